"""Titles said once for several people: 立法会议员A、B和C, A、B等五名议员, 多名议员要求交代，包括A、B, A和B均为董事."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.people.role_borders import HARD
from store.extraction.people.role_phrases import Phrases
from store.extraction.people.role_pieces import Piece
from store.extraction.people.role_titles import joints, soft_joints
from store.extraction.people.words import ROLE_CLASSES, titles, titles_before
from store.model import Mention
from store.text.fold import fold

_LISTS = ("titles.tsv", "role_verbs.tsv")
SHARED = Rule(
    "role.shared",
    0.0,
    finds=Example("立法会议员林小川和周文静到会。", "议员"),
    leaves=Example("董事长林小川和周文静到会。", "董事长"),
    lists=_LISTS,
)
"""A title before a list of names that all hold it."""
COUNTED = Rule(
    "role.counted",
    0.0,
    finds=Example("林小川、周文静等五名议员到会。", "议员"),
    leaves=Example("林小川和五名议员到会。", "议员"),
    lists=_LISTS,
)
"""A title behind a list of names, which it counts or sums up."""
LISTED = Rule(
    "role.listed",
    0.0,
    finds=Example("多名议员要求交代，包括林小川、周文静。", "议员"),
    leaves=Example("议员要求交代多个问题，包括林小川、周文静案。", "议员"),
    lists=_LISTS,
)
"""A title whose holders a list of names says: behind 包括, 分别为, 有, a colon or a dash."""
_NUMBER = r"(?:[二两三四五六七八九十]{1,3}|\d{1,3}|十?[多数几]|各|若干)"
_PLURAL = re.compile(rf"{_NUMBER}(?:名|位)|一众|众")
_SUMS_UP = re.compile(rf"(等)?(?:({_NUMBER})(?:名|位|个))?")
_EQUALS = re.compile("(?:均|都|皆|同|俱|全)(?:是|为|属|任|曾任|曾是|担任)")
_OTHER = r"(?:[^、。:,()]{2,8}(?:\([^()]{1,12}\))?、){0,8}"
"""Names of the list that are not known as such."""
_OPENS = re.compile(
    rf"[,(]?(?:(?P<lists>(?:其中|当中|主要|还)?(?:包括|包含)了?[:,]?|分别[为是][:,]?|例如|[计共]有[:,]?|:|[—─]{{1,3}}){_OTHER}"
    r"|(?P<is>[是为有]:?|中,?))$"
)
_OPENING = frozenset("括含了为是如有:,中、—─")
"""What may stand right before a list, or before the last of its names that is known."""
_REACH = 90
"""Characters: how far before a name the word that opens its list is looked for."""
_HEAD = 24
"""Characters: the title of a counted group stands no further from its number."""
_MOST = 12
"""Names of a list that are gone through."""
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"两": 2}


class Told(NamedTuple):
    """A phrase that tells what each of several people is.

    Attributes:
        rule: what found it.
        pieces: its titles.
        position: where the name stands that they are told of first.
    """

    rule: Rule
    pieces: Sequence[Piece]
    position: int


class NameLists:
    """The lists of people's names of one article."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        """Keep the text, its phrases, and the names that they know of."""
        self._text = document.folded
        self._words = document.all_words
        self._phrases = phrases
        self._starts = phrases.names
        self._ends = phrases.name_ends_by_start
        self._joints = soft_joints() | {"、", " "}
        self._between = joints()
        self._goes_on = frozenset("(").union(joint[0] for joint in self._between)

    def previous(self, position: int, least: int) -> int | None:
        """Return where the name begins that a joint (、和) and perhaps a bracket part from a position."""
        text = self._text
        end = position
        while end > least and text[end - 1] in self._joints:
            end -= 1
        if end == position:
            return self._starts.get(end)  # 记者林小川|周文静
        if text[end - 1] == ")":
            end = max(text.rfind("(", least, end), least)
        while end > least and text[end - 1] == " ":
            end -= 1
        return self._starts.get(end)

    def chief(self, piece: Piece, least: int) -> int | None:
        """Return where the name begins of the chief whose deputy a title of its sentence makes somebody: 副|主任.

        The title is the chief's behind 副 and stands in the next item of the list: 主任林小川受处分、副主任周文静.
        """
        title = fold(piece.title)
        if piece.organisation is not None or not title.startswith("副") or self._text[piece.start - 1] not in "、,和及":
            return None
        for end in sorted((end for end in self._starts if least < end < piece.start), reverse=True):
            before = self._phrases.before(self._starts[end], least)
            if before:
                return self._starts[end] if fold(before[-1].title).endswith(title[1:]) else None
        return None

    def before(self, mention: Mention, least: int, most: int) -> Told | None:
        """Return what is told of a name together with others: before their list or behind it.

        Args:
            mention: the name, before which no title stands.
            least: where its sentence begins.
            most: where it ends.
        """
        first, before, told = self._first(mention.start, least)
        if before >= 0 and self._text[first - 1 : first] in _OPENING:
            end, more = self._end(mention.end, most)
            told = self._listed(first, before + 1 + more, end, least)
        relative = titles().get(titles_before().after(self._text, mention.end)) if told else None
        # 董事林小川及周文静|次子: the next one is told of
        return None if relative is not None and relative.kind not in ROLE_CLASSES else told

    def _first(self, position: int, least: int) -> tuple[int, int, Told | None]:
        """Return where the first name of a list begins, how many are before, and the title that all of them share.

        The list begins behind a title that is not shared: the number of names is -1.
        """
        before = 0
        for start in self._preceding(position, least):
            position, before = start, before + 1
            pieces = self._phrases.before(start, least)
            if pieces:
                shared = self._is_shared(pieces[-1]) or self._is_plural(pieces[-1], least) or _is_deputy(pieces[-1])
                return start, -1, Told(SHARED, pieces[-1:], start) if shared else None
        return position, before if before < _MOST else -1, None

    def _is_plural(self, piece: Piece, least: int) -> bool:
        """Return whether a title is one of several people by a number before it: 两名|督察."""
        return _PLURAL.search(self._text, max(least, piece.start - 4), piece.end) is not None

    def _end(self, position: int, most: int) -> tuple[int, int]:
        """Return where a list of names ends that goes on behind a name, and how many more it has."""
        for more in range(_MOST):
            if self._text[position : position + 1] not in self._goes_on:
                return position, more
            begin = self._past_bracket(position, most)
            joint = next((joint for joint in self._between if self._text.startswith(joint, begin)), None)
            end = self._ends.get(begin + len(joint)) if joint else None
            if end is None:
                return begin, more
            position = end
        return position, _MOST

    def _past_bracket(self, position: int, most: int) -> int:
        """Return where a bracket behind a name ends."""
        if not self._text.startswith("(", position):
            return position
        closing = self._text.find(")", position, most)
        return closing + 1 if closing > 0 else position

    def behind(self, mention: Mention, least: int, most: int) -> Told | None:
        """Return the title behind a list of names that sums it up (等五名议员), or that all hold (均为董事)."""
        end, more = self._end(mention.end, most)
        summed = _SUMS_UP.match(self._text, end)
        if summed and summed.end() > end:
            if not (summed[1] and summed[2]) and not self._fits(summed[2], mention, more, least):
                return None  # 林小川等|医生做完手术: waits for him
            begin = summed.end()
            pieces = self._phrases.after(begin, self._title_end(begin, min(most, begin + _HEAD), "n"))
        else:
            equals = _EQUALS.match(self._text, end)
            begin = equals.end() if equals else end
            pieces = self._phrases.after(begin, most) if equals else []
        return Told(COUNTED, pieces, mention.start) if pieces and pieces[0].start == begin else None

    def _fits(self, number: str | None, mention: Mention, more: int, least: int) -> bool:
        """Return whether a list has several names, so many behind one of them, and a number counts them, if any."""
        names = len([*self._preceding(mention.start, least)]) + 1 + more
        return names > 1 and (number is None or _value(number) in (None, names))

    def _preceding(self, position: int, least: int) -> Iterator[int]:
        """Yield where the names of its list before a name begin, the nearest first."""
        for _ in range(_MOST):
            start = self.previous(position, least)
            if start is None:
                return
            yield start
            position = start

    def _listed(self, first: int, names: int, end: int, least: int) -> Told | None:
        """Return what the words before a list of so many names, which ends at a place, say that they are."""
        if self._text.startswith("的", end):
            return None
        begin = max(least, first - _REACH)
        opens = _OPENS.search(self._text, begin, first)
        if opens is None:
            return None
        at = opens.start()
        word = (opens["lists"] or opens["is"]).strip(":,—─")
        pieces = self._phrases.before(at, least)
        if not pieces:
            pieces = self._counted(least, at) if opens["lists"] and self._text[at] in ",(" else []
        elif word in ("是", "为"):
            pieces = pieces if self._text[end : end + 1] in HARD else []  # 律师为林小川|辩护
        elif not opens["lists"] or not word:
            many = self._is_plural(pieces[-1], least)
            pieces = pieces if names > 1 and (many or (word != "中" and self._is_shared(pieces[-1]))) else []
        return Told(LISTED, pieces[-1:], first) if pieces else None

    def _counted(self, least: int, most: int) -> list[Piece]:
        """Return the title of the group of people that a sentence counts last before a place: 多名|议员|要求交代."""
        for plural in list(_PLURAL.finditer(self._text, least, most))[::-1]:
            end = self._title_end(plural.end(), min(most, plural.end() + _HEAD), "nu")
            if end > plural.end():
                piece = self._phrases.piece_back(end, plural.start())
                return [piece] if piece else []
        return []

    def _title_end(self, begin: int, most: int, follows: str) -> int:
        """Return where the first title behind a place ends, or the place; no other word goes on with it (议员|助理).

        Args:
            begin: the place.
            most: how far it may end; a mark ends the search before.
            follows: the first letters of the tags of such words.
        """
        for position in range(begin + 2, most + 1):
            if self._text[position - 1] in HARD:
                break
            if self._words.is_edge(position) and self._phrases.longest_at(position) is not None:
                following = self._words.at(position)
                if following is None or following.tag[0] not in follows:
                    return position
        return begin

    def _is_shared(self, piece: Piece) -> bool:
        """Return whether a title is one that several people of a place hold: 议员, 董事."""
        title = self._phrases.borders.title_before(piece.end)
        return title is not None and "s" in title.places


def _is_deputy(piece: Piece) -> bool:
    """Return whether a title is a deputy's, of whom there may be several: 副行长|A、B、C."""
    return fold(piece.title).startswith("副")


def _value(numeral: str) -> int | None:
    """Return the value of digits, or of one Chinese character; None of another number (十二) and of a vague one."""
    return int(numeral) if numeral.isdecimal() else _DIGITS.get(numeral)
