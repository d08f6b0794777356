"""Whom a clause is about: the name that it begins with, somebody else, or whoever the clauses before it are about.

Read from its beginning up to an amount. In doubt it is about nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

import rjieba

from store.extraction.engine.document import Document
from store.extraction.figures.contexts import beside
from store.extraction.lexicon import words_of

Sort = Literal["named", "other", "none"]
_LIGHT = frozenset("cdtuy")
"""Tags of words that may stand before a subject: conjunctions, adverbs, times, particles."""
_NOMINAL = frozenset("nabjmqslzgkf")
_LETTERS = frozenset(("eng", "vn", "an", "i"))
_PAUSE = re.compile(r"[，；：。！？;!?\n\u3000|｜]|[,:](?=\s)")
_MARKS = frozenset("，；：。！？;!?\n\u3000|｜,:")
"""What begins a pause, asked before the pattern: of the words of a sentence few are marks."""
_LEADING = frozenset("：:")
_SUFFERED = frozenset("被获遭")
"""What a verb begins with that happens to its subject: 被囚, 获聘."""
OURS = "我们"
"""The pronoun that 本公司 is read as."""
_DATES = frozenset("年月日时")
_OPENING, _CLOSING = frozenset("（(【["), frozenset("）)】]")


class Name(NamedTuple):
    """A mention of an organisation or a person."""

    start: int
    end: int
    entity: str


class Opening(NamedTuple):
    """What a clause begins with.

    Attributes:
        sort: a name, another noun, or nothing that may be a subject.
        names: the names, of several that are joined all.
        says: whether a verb of saying ends the clause, after which others may be spoken of.
        does: whether the clause goes on about whoever said it (表示，将投资…).
        head: the last word of the other noun.
        refers: the pronoun, or the noun like one, that stands for whoever was named, "" for none.
        acts: whether a verb, or 其中, follows where there is no subject.
    """

    sort: Sort
    names: tuple[Name, ...] = ()
    says: bool = False
    does: bool = False
    head: str = ""
    refers: str = ""
    acts: bool = False


class Part(NamedTuple):
    """A word, or a name that is read as one."""

    start: int
    end: int
    text: str
    tag: str
    name: Name | None = None


@cache
def _saying() -> frozenset[str]:
    """Return verbs of saying behind which a clause begins, wherever they stand."""
    return frozenset().union(*(words_of("cues.tsv", sort) for sort in ("pure", "tail", "document")))


@cache
def _announcing() -> frozenset[str]:
    """Return those that say so only at the end of a clause."""
    return _saying().union(*(words_of("cues.tsv", sort) for sort in ("comma", "stance", "noun")))


def parts_of(document: Document, names: Sequence[Name], start: int, end: int) -> Iterator[Part]:
    """Yield the words between two places, a name as one of them."""
    place = start
    following = iter((*names, None))
    name = next(following)
    for word in document.all_words.inside(start, end):
        while name is not None and name.end <= place:
            name = next(following)
        if word.end <= place:
            continue
        if name is not None and name.start < word.end:
            if place < name.start and word.start < name.start:
                yield Part(max(place, word.start), name.start, word.text, word.tag)
            yield Part(name.start, name.end, "", "name", name)
            place = name.end
            if place >= word.end:
                continue
        if place <= word.start:
            yield Part(*word[:4])
        else:
            rest = word.text[place - word.start :]
            yield Part(place, word.end, rest, _tag_of(rest))
        place = word.end


@cache
def _tag_of(rest: str) -> str:
    """Return what the rest of a word is that a name begins (得 of 某某得)."""
    return str(rjieba.tag(rest)[-1][1])


def clauses(parts: Sequence[Part], text: str) -> Iterator[tuple[Sequence[Part], bool]]:
    """Yield the clauses of some words, each with whether a verb of saying ends it.

    One begins behind such a verb, and where a name that does something follows another one (质疑海风集团亏损).
    """
    first = 0
    for place, part in enumerate(parts):
        pause = text[part.start : part.start + 1] in _MARKS and _PAUSE.match(text, part.start) is not None
        if pause or (part.name is None and (part.text in _saying() or _tells_of(parts, place))):
            if place > first:
                yield parts[first:place], not pause or part.text in _LEADING or _says(parts[first:place])
            first = place + 1
    yield parts[first:], False


def _tells_of(parts: Sequence[Part], place: int) -> bool:
    """Return whether a word is a verb of saying, behind which somebody or something else does something."""
    if parts[place].text not in _announcing() or place + 2 >= len(parts):
        return False
    whoever, following = parts[place + 1 : place + 3]
    if whoever.name is None and (whoever.tag not in ("n", "ns", "nt", "nr") or whoever.text in beside("measured")):
        return False
    return following.tag[0] in "vdptm" and following.tag not in _LETTERS


def _says(parts: Sequence[Part]) -> bool:
    """Return whether the last word of a clause is a verb of saying; 了 and marks behind it do not count."""
    last = next((one for one in reversed(parts) if one.name or (one.tag != "x" and one.text != "了")), None)
    return last is not None and last.text in _announcing()


def opening_of(parts: Sequence[Part], *, says: bool = False) -> Opening:
    """Return what a clause begins with.

    Args:
        parts: its words.
        says: whether a verb of saying ends it.
    """
    reading = _Reading()
    for place, part in enumerate(parts):
        following = parts[place + 1].text if place + 1 < len(parts) else ""
        if not reading.takes(part, following):
            break
    return reading.opening(says=says)


@dataclass
class _Reading:
    """The beginning of a clause as it is read word by word.

    Attributes:
        names: of the subject so far.
        joined: whether another one follows (和).
        tail: the last noun behind them (云岭科技的净利), "" for none.
        noun: the last noun where no name stands, "" for none.
        governor: the preposition whose noun is being read, "" for none.
        inside: whether that is in brackets.
        does: whether it is said that somebody does something (将, 已).
        refers: the pronoun that stands for the subject, "" for none.
        acts: whether a verb, or 其中, came where no subject stood.
    """

    names: list[Name] = field(default_factory=list)
    joined: bool = False
    tail: str = ""
    noun: str = ""
    governor: str = ""
    inside: bool = False
    does: bool = False
    refers: str = ""
    acts: bool = False

    def takes(self, part: Part, following: str) -> bool:
        """Take in a word, and return whether the subject may go on behind it."""
        if part.text in _OPENING or part.text in _CLOSING:
            self.inside = part.text in _OPENING
        elif self.inside or (part.tag == "x" and not part.text.isalnum()):
            self.joined = self.joined or (part.text == "、" and bool(self.names))
        elif part.name is not None and not self.governor:
            self.names = [*self.names, part.name] if self.joined and not self.tail else [part.name]
            self.joined, self.noun, self.tail = False, "", ""
        elif part.text in beside("joins"):
            self.joined = bool(self.names)
            if not self.names and not self.noun:
                self.governor = part.text  # 与某某会谈
        elif self.governor:
            return self._governed(part, following)
        elif self.names:
            return self._behind_name(part, following)
        else:
            return self._leading(part, following)
        return True

    def _governed(self, part: Part, following: str) -> bool:
        """Read what a preposition governs: a place ends it (在报告中), and so does a verb (向某某借款)."""
        verb = _is_verb(part)
        if self.governor in beside("compared") and (not verb or following == "的"):
            return True  # 较去年的高点下降, 比所需的300席少
        if part.text == "的" or (verb and self.governor == "由"):
            self.noun, self.governor = part.text, ""  # 对北美的出口增加, 由某某承建
        elif verb or part.tag[0] in "df" or part.text in beside("place"):
            self.governor = ""
            self.acts = verb
        return not verb

    def _behind_name(self, part: Part, following: str) -> bool:
        """Read on behind a name: a noun, or the verb of which it is the subject, unless 的 follows (某某举办的展览)."""
        if _is_verb(part) or part.tag[0] in "dpa":
            self.tail = self.tail or ("的" if following == "的" else "")
            return False
        if self.joined and _is_nominal(part):
            self.joined = False  # 某某与前妻: of the two it is he who is known
            return False
        dated = part.tag[0] in "mq" or part.text in _DATES
        if part.text == "等" or (_is_nominal(part) and not dated and part.text not in beside("light")):
            if part.text == "前" and following[:1].isdigit():
                return True  # 今年前9月
            self.tail = part.text
        return not (self.tail and part.tag[0] == "m")

    def _leading(self, part: Part, following: str) -> bool:
        """Read what stands where no name has come: small words, a preposition, a pronoun, a noun, at last a verb."""
        measured = part.text in beside("measured")
        if self.noun in beside("measured") and part.tag[0] == "m":
            return False  # 营收9亿元
        light = part.tag[0] in _LIGHT or part.text in beside("light") or part.text in beside("since")
        if not measured and (light or (not self.noun and self._is_date(part, following))):
            self.does = self.does or (not self.noun and part.text in beside("does"))
            self.acts = self.acts or part.text in beside("of-those")
        elif (part.tag[0] == "p" or part.text in beside("not-subject") | beside("compared")) and not self.noun:
            self.governor = part.text
        elif not self.noun and self._refers(part, following):
            self.refers = following if part.text in beside("this") else part.text
            if part.text in beside("own") and following in beside("goes-on"):
                self.refers = OURS
            return False
        elif not self.noun and part.text[0] == "我" and part.tag[0] == "v":
            self.refers = part.text[0]  # 我付, which is no word
            return False
        elif measured or part.tag[0] == "r" or (_is_nominal(part) and not (self.does and part.tag == "vn")):
            self.noun = part.text
        else:
            self.does = self.does or (not self.noun and part.text in beside("does"))
            self.acts = True
            return False
        return True

    @staticmethod
    def _refers(part: Part, following: str) -> bool:
        """Return whether a word stands for whoever was named or speaks: 该公司, not 该项目, nor 他的."""
        if part.text in beside("this") or (part.text in beside("own") and part.text not in beside("goes-on")):
            return following in beside("goes-on")
        return part.text in beside("goes-on") and following != "的"

    @staticmethod
    def _is_date(part: Part, following: str) -> bool:
        """Return whether a word is of a date (7日)."""
        return part.text in _DATES or (part.tag[0] == "m" and following in _DATES)

    def opening(self, *, says: bool) -> Opening:
        """Return what was read."""
        if self.refers:
            return Opening("none", says=says, refers=self.refers)
        speaks = says and self.tail.endswith(tuple(beside("announcement")))
        if self.names and not self.joined and (not self.tail or speaks or self.tail in beside("measured")):
            return Opening("named", tuple(self.names), says)
        if self.names or self.noun or (self.governor and self.governor not in beside("by-means")):
            return Opening("other", says=says, head=self.tail or self.noun)
        return Opening("none", says=says, does=self.does, acts=self.acts)


def _is_verb(part: Part) -> bool:
    return (part.tag[0] == "v" and part.tag not in _LETTERS) or (len(part.text) > 1 and part.text[0] in _SUFFERED)


def _is_nominal(part: Part) -> bool:
    return part.tag[0] in _NOMINAL or part.tag in _LETTERS
