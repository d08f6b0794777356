"""How far to the left the words that modify a title reach: 民望较|前特首, 左方为|校友关注组召集人."""

from collections.abc import Collection
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import is_latin
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words as listed
from store.extraction.lexicon import words_of
from store.extraction.people import words
from store.extraction.people.formed_titles import formed_title
from store.extraction.people.role_titles import QUOTES, joints, soft_joints

HARD = frozenset("，。；：！？,;:!?\n（）()《》<>|｜【】〔〕…—─━│□■◇◆○●◎⊙△▲▼☆★※")
"""Marks that no title goes across."""
_TITLE_WORDS = "title_words.tsv"
_VERBS = "role_verbs.tsv"
_SPACES = 4
"""Characters: no more spaces part two words of a line."""
_CUT_TAGS = frozenset(("p", "r", "d", "t", "m", "c", "y", "e", "o", "u", "uj", "ul", "uv", "ud", "uz", "ug", "df"))


@cache
def _noun_like_verbs() -> frozenset[str]:
    """Return the verbs that stand inside titles and names (招聘系统负责人, 投资总监)."""
    return listed("name_words.tsv") | listed(_TITLE_WORDS)


@cache
def _closing() -> frozenset[str]:
    """Return the words that no title contains, whatever the segmenter takes them for (陪伴|特首)."""
    return words_of(_VERBS, "closing")


class Borders:
    """Where titles of one article begin."""

    def __init__(self, document: Document, name_ends: Collection[int]) -> None:
        """Prepare the look-ups of an article; `name_ends` is where people's names end."""
        self.name_ends = name_ends
        self._text = document.folded
        self._written = document.text
        self._tokens = document.all_words
        self._joints = joints()
        self._soft = soft_joints()
        self._before_front = _closing() | self._soft

    def before(self, head: int, floor: int, anchor: int, places: str = "") -> int:
        """Return how far left the modifiers of a title reach: to a joint, a mark, or a word of structure.

        Args:
            head: where the title begins.
            floor: how far left they may reach at most.
            anchor: where the organisation before it ends.
            places: of the title, see titles.tsv.
        """
        position = head
        if "w" in places and self._is_done(self._tokens.at(head - 1)):
            return head
        while position > max(floor, anchor) and position not in self.name_ends:
            if self._is_border(position, anchor):
                break
            joint = self._joint_at(position)
            if joint and self._parts(joint, position, anchor):
                break
            if joint in self._soft and not self._inside_word(position - 1, position):
                position -= 1
                continue
            start = self._word_start(position, max(floor, anchor), anchor)
            if start is None:
                break
            position = start
        position = max(position, floor)
        if position < head and self._text[position] in self._soft and not self._inside_word(position, position + 1):
            return position + 1  # it joins what stands before it: 与|特首
        return position + (position < head and self._text[position] == "所")

    def _is_done(self, token: Token | None) -> bool:
        """Return whether a word says what is done to somebody: 调查|特首; but 署理特首."""
        return token is not None and token.tag in ("v", "vn") and token.text not in listed(_TITLE_WORDS)

    def acts(self, start: int, end: int) -> bool:
        """Return whether a stretch is a clause and no words before a title: 在布景前宣布参选|特首, 由律师林小川|代表.

        No verb of holding a title is the last of its verbs, and it has another, or names somebody.
        """
        words_there = self._tokens.inside(start, end)
        verbs = [token.text for token in words_there if token.tag == "v" or token.text in _closing()]
        if verbs and verbs[-1] in words_of(_VERBS, "holds"):
            return False
        return bool(verbs) or any(start < name_end <= end for name_end in self.name_ends)

    def begins(self, position: int) -> bool:
        """Return whether a word begins at a position."""
        token = self._tokens.at(position)
        return token is None or token.start == position or self._parted(position)

    def skip_back(self, position: int, least: int) -> int:
        """Return where the text before marks and 的 ends."""
        while position > least and self._text[position - 1] in QUOTES + "的":
            position -= 1
        return position

    def title_before(self, position: int) -> words.Title | None:
        """Return the role title that ends at a position."""
        found = words.titles_before().before(self._text, position)
        start = position - len(found)
        if found and is_latin(found[0]) and start > 0 and is_latin(self._text[start - 1]):
            return None  # C|HR
        title = words.titles().get(found)
        if title is None or title.kind not in words.ROLE_CLASSES:
            return self._formed(position)  # 市民 introduces somebody, and says what he is
        return title

    def _formed(self, position: int) -> words.Title | None:
        """Return the noun that ends at a position, where what it ends in says that it is one for somebody: 化妆师."""
        formed = formed_title(self._text[position - 1 : position], self._tokens, position)
        return words.Title(formed, "profession", "b") if formed else None

    def _is_border(self, position: int, anchor: int) -> bool:
        """Return whether a mark, 的 or a word of being stands before a position."""
        before = self._text[position - 1]
        if before in HARD or before in '「」『』“”"为是' or self._written[position - 1] == "\u3000":
            return True
        if before == " " and words.is_han(self._text[position]):  # 新华社电 |主席, but 终端 BG 主席
            return words.is_han(self._text[max(0, position - _SPACES) : position].rstrip()[-1:])
        return before == "的" and position - 1 > anchor

    def _joint_at(self, position: int) -> str | None:
        """Return the joint that ends at a position."""
        return next((joint for joint in self._joints if self._text.startswith(joint, position - len(joint))), None)

    def _word_start(self, position: int, floor: int, anchor: int) -> int | None:
        """Return where the word that ends at a position begins, or None where it is no part of a title."""
        token = self._tokens.at(position - 1)
        if self._parted(position) and self._text[position - 1] in _closing():
            return None
        institute = token is not None and token.text == "所" and words.titles_before().after(self._text, position)
        if token and token.start >= anchor and token.end == position and self._closes(token) and not institute:
            return None  # but 微电子所|所长
        start = token.start if token and token.start >= floor else position - 1
        if self._parted(position - 1):
            start = position - 1
        return None if any(between in self.name_ends for between in range(start + 1, position)) else start

    def _parts(self, joint: str, position: int, anchor: int) -> bool:
        """Return whether a joint that ends at a position parts two titles, and is no piece of a word or a name."""
        start = position - len(joint)
        if joint == "&":
            return self.title_before(self.skip_back(start, anchor)) is not None
        if joint not in self._soft or start in self.name_ends:
            return True
        before = self._tokens.at(start - 1)
        # 计算机科学与工程学系讲座教授: between two common nouns before the title's own words
        behind = before is not None and before.start == anchor > 0  # 云岫医学院|麻醉及深切治疗学系副教授
        inner = behind or (before is not None and before.tag in ("n", "vn", "an", "b", "j") and before.known)
        if inner and self.title_before(start) is None and start - anchor >= 2:
            return False
        return not self._inside_word(start, position)

    def _closes(self, token: Token) -> bool:
        """Return whether a word cannot belong to a title: a word of structure, saying, meeting, or a person's name."""
        if token.text in _closing() or (token.tag in _CUT_TAGS and not token.text.isdigit()):
            return True
        if token.tag == "v" and len(token.text) > 1 and token.text not in _noun_like_verbs():
            return True
        if token.end in self.name_ends or token.text in words.before_person().weights:
            return True
        return words.after_person().weights.get(token.text) == 3.0

    def _inside_word(self, start: int, end: int) -> bool:
        """Return whether a joint's characters are a piece of a longer word."""
        token = self._tokens.at(start)
        return token is not None and (token.start < start or token.end > end) and not self._parted(end)

    def _parted(self, position: int) -> bool:
        """Return whether the segmenter has joined 前 at a position with a preposition before it: 较|前, 及|前."""
        token = self._tokens.at(position)
        if token is None or (token.start, token.end) != (position - 1, position + 1) or self._text[position] != "前":
            return False
        return self._text[token.start] in self._before_front
