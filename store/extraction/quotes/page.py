"""An article as the rules of quotation read it: whose names stand where, what is bracketed, what is quoted."""

import bisect
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, rows, words, words_of
from store.extraction.quotes.lists import SPEAKERS, SPEAKING
from store.extraction.quotes.marks import Marked, pair_marks
from store.model import Block, Organisation, Person
from store.text.patterns import alternatives

_BRACKET = re.compile(r"[（(〔\[【][^（）()\n]{0,60}[）)〕\]】]|〈[^〈〉\n]{0,80}〉|《[^《》\n]{11,80}》")
_COLON = re.compile(r"[：:]")
_CLAUSE_MARKS = re.compile(r"[，。！？；,!?;]")
_FULL_WIDTH = {
    "，": "，﹐︐",
    "；": "；﹔︔",
    "：": "：﹕︓︰",
    "！": "！﹗︕",
    "？": "？﹖︖",
    "（": "（﹙︵",
    "）": "）﹚︶",
    "\u3000": "\u3000",
}
"""The full-width marks that folding makes half-width, each with the forms of it that are read like it."""
_MARKS = str.maketrans({form: mark for mark, forms in _FULL_WIDTH.items() for form in forms})
_FOLDED_MARK = re.compile(f"[{''.join(_FULL_WIDTH.values())}]")
_DETERMINED = re.compile(r"[该这][^，。；：！？、\s他她该这]{1,10}(?<![的和与及在对向])\Z")
"""What points at a noun by what stands before it."""
_DESCRIBED = 16
_WHEN = 16
"""Characters: a clause that only says when somebody spoke is no longer."""
_DAY = frozenset("年月日号时分")
BRACKETED = "\x01"
QUOTED = "\x02"
_BEFORE_SURNAME = frozenset("的 ，。、；：！？\n“「《）") | {"", BRACKETED}
_NO_CROWD = ("没有", "没", "未有", "不是", "并非", "如果", "假如")
"""Right before words for many people shows that they are not said to say anything (没有很多人认为)."""
_REACH = 90
"""How far before a verb of saying its speaker is looked for; keeps the work linear in texts without punctuation."""

Sort = Literal["name", "pronoun", "head", "counted", "alone", "media", "title", "document"]


class Name(NamedTuple):
    """A mention of a person or an organisation."""

    start: int
    end: int
    identity: str
    name: str
    kind: Literal["person", "organisation"]


class Item(NamedTuple):
    """Something in a clause that may be who speaks: a name, or a word that stands for a speaker."""

    start: int
    end: int
    sort: Sort
    text: str
    name: Name | None = None


@cache
def _outlet() -> re.Pattern[str]:
    """Return the pattern of a medium that its name between book marks shows to be one."""
    return re.compile(rf"《([^《》\n,。:]{{1,18}}{one_of(SPEAKERS, 'outlet')})》")


@cache
def _speaker_words() -> tuple[re.Pattern[str], dict[str, Sort]]:
    """Return the pattern of the words that stand for speakers, longest first, and the class of each."""
    sorts: dict[str, Sort] = {}
    known: dict[str, Sort] = {
        "head": "head",
        "counted": "counted",
        "alone": "alone",
        "media": "media",
        "title": "title",
        "document": "document",
    }
    for word, sort in rows("speakers.tsv"):
        if sort in known:
            sorts.setdefault(word, known[sort])
    for word, *_ in rows("pronouns.tsv"):
        sorts[word] = "pronoun"
    return re.compile(alternatives(sorts)), sorts


class Page:
    """What the rules read. Offsets are those of the article's text.

    Attributes:
        document: the prepared article.
        names: mentions of people and organisations, in order; of two that overlap the longer.
        marks: the outermost quotations, in order.
        masked: the folded text with what is bracketed and what is said in quotation marks blotted out.
        boundaries: where a word begins or ends.
    """

    def __init__(self, document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]) -> None:
        self.document = document
        self.organisations = {entity.id: entity for entity in organisations}
        self.people = {entity.id: entity for entity in people}
        self.names = _with_outlets(document, _names(organisations, people))
        self._name_starts = [name.start for name in self.names]
        self._name_ends = frozenset(name.end for name in self.names)
        self.marks: tuple[Marked, ...] = ()
        self._mark_starts: list[int] = []
        begins = frozenset(block.start for block in document.blocks)
        self.masked = _BRACKET.sub(lambda match: _blotted(match, begins), _plain(document))
        self._token_starts = document.token_map.starts
        self.boundaries = document.token_map.edges

    def pair(self, breaks: Callable[[], list[int]]) -> None:
        """Find the quotations and blot out what is said in them.

        Args:
            breaks: tells where sentences name a speaker; asked only where a mark is not closed.
        """
        blocks = self.document.blocks
        self.marks = pair_marks(self.document.text, blocks, ())
        if not all(mark.closed for mark in self.marks):
            self.marks = pair_marks(self.document.text, blocks, breaks())
        self._mark_starts = [mark.start for mark in self.marks]
        self._blot([(mark.inside, mark.inside_end) for mark in self.marks if self.is_speech(mark)])

    def blot(self, spans: Sequence[tuple[int, int]]) -> None:
        """Blot out what is said in the paragraphs of a transcript: names and verbs in it are not the article's own.

        Args:
            spans: where it stands, in order; the quotation marks in it are none of the article's either.
        """
        if not spans:
            return
        self._blot(spans)
        starts = [start for start, _ in spans]
        places = ((mark, bisect.bisect_right(starts, mark.start) - 1) for mark in self.marks)
        self.marks = tuple(mark for mark, place in places if place < 0 or mark.start >= spans[place][1])
        self._mark_starts = [mark.start for mark in self.marks]

    def _blot(self, spans: Iterable[tuple[int, int]]) -> None:
        """Blot out stretches, which are in order."""
        parts: list[str] = []
        last = 0
        for start, end in spans:
            parts += [self.masked[last:start], QUOTED * (end - start)]
            last = end
        self.masked = "".join([*parts, self.masked[last:]])
        self.__dict__.pop("_words", None)  # read anew from what is now blotted out

    def is_medium(self, identity: str) -> bool:
        """Return whether an id is that of a medium."""
        organisation = self.organisations.get(identity)
        return organisation is not None and organisation.kind == "media"

    def is_public(self, identity: str) -> bool:
        """Return whether an id is that of a public body."""
        organisation = self.organisations.get(identity)
        return organisation is not None and organisation.kind == "government"

    def is_outlet(self, place: int) -> bool:
        """Return whether a medium stands at a place that only its marks and its name show to be one."""
        index = bisect.bisect_left(self._name_starts, place)
        return index < len(self.names) and self.names[index].start == place and not self.names[index].identity

    def is_headline(self, place: int) -> bool:
        """Return whether a place is in a title or a heading, where a space parts phrases; elsewhere it frames links."""
        return self.block_at(place).kind in ("title", "heading")

    def block_at(self, place: int) -> Block:
        """Return the block that a place is in."""
        blocks = self.document.blocks
        return blocks[max(0, bisect.bisect_right(blocks, place, key=lambda block: block.start) - 1)]

    def mark_between(self, start: int, end: int) -> bool:
        """Return whether a quotation begins between two places."""
        place = bisect.bisect_left(self._mark_starts, start)
        return place < len(self.marks) and self.marks[place].start < end

    def after_mark(self, place: int) -> bool:
        """Return whether a quotation ends right before a place, but for a comma and spaces."""
        while place > 0 and self.masked[place - 1] in " \t\u3000，,\n—":
            place -= 1
        index = bisect.bisect_left(self._mark_starts, place) - 1
        if index < 0 or self.marks[index].end > place:
            return False
        return self.past_time(self.marks[index].end, place) == place

    def past_time(self, start: int, end: int) -> int:
        """Return where a clause that only says when ends, if one begins at `start` (13日，); else `start`."""
        tokens = self.tokens_within(start, min(end, start + _WHEN))
        for token in tokens:
            if token.text in "，,":
                return token.end
            if not (token.tag.startswith(("t", "m", "f")) or token.text in _DAY):
                break
            if token.end == end:
                return end
        return start

    def mark_ending(self, place: int) -> Marked | None:
        """Return the quotation whose closing mark ends at a place."""
        index = bisect.bisect_left(self._mark_starts, place) - 1
        return self.marks[index] if index >= 0 and self.marks[index].end == place else None

    def past_marks(self, place: int) -> int:
        """Return `place`, or the end of the quotation that it stands within."""
        index = bisect.bisect_left(self._mark_starts, place) - 1
        return max(place, self.marks[index].end) if index >= 0 else place

    def is_speech(self, mark: Marked) -> bool:
        """Return whether a quotation is more than a term: it has a pause inside, or is long."""
        inside = self.document.text[mark.inside : mark.inside_end]
        return len(inside) > 20 or _CLAUSE_MARKS.search(inside) is not None

    def names_within(self, start: int, end: int) -> list[Name]:
        """Return the names that stand between two places and are not blotted out."""
        low = bisect.bisect_left(self._name_starts, start)
        high = bisect.bisect_left(self._name_starts, end)
        return [
            name
            for name in self.names[low:high]
            if name.end <= end and self.masked[name.start] not in (BRACKETED, QUOTED)
        ]

    def tokens_within(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the words that begin between two places."""
        return self.document.token_map.beginning(start, end)

    def within_name(self, offset: int) -> bool:
        """Return whether an offset is within a name, past its first character."""
        place = bisect.bisect_left(self._name_starts, offset) - 1
        return place >= 0 and self.names[place].end > offset

    def in_name(self, offset: int) -> bool:
        """Return whether the character at an offset is part of a name."""
        return self.begins_name(offset) or self.within_name(offset)

    def _meets_name(self, start: int, end: int) -> bool:
        """Return whether any character of a stretch is part of a name."""
        place = bisect.bisect_left(self._name_starts, end) - 1
        return place >= 0 and self.names[place].end > start

    def word_before(self, offset: int) -> Token | None:
        """Return the word that ends at an offset."""
        place = bisect.bisect_left(self._token_starts, offset) - 1
        return self.document.tokens[place] if place >= 0 and self.document.tokens[place].end == offset else None

    def is_known(self, offset: int) -> bool:
        """Return whether the word at an offset is in the segmenter's dictionary; 会上称 is none, 堪称 is one."""
        place = bisect.bisect_right(self._token_starts, offset) - 1
        return place < 0 or self.document.tokens[place].known

    def ends_name(self, offset: int) -> bool:
        """Return whether a name ends at an offset."""
        return offset in self._name_ends

    def begins_name(self, offset: int) -> bool:
        """Return whether a name begins at an offset."""
        place = bisect.bisect_left(self._name_starts, offset)
        return place < len(self._name_starts) and self._name_starts[place] == offset

    def items(self, start: int, end: int) -> list[Item]:
        """Return what may be who speaks between two places, in order, names before words."""
        start = max(start, end - 4 * _REACH)
        items = [Item(name.start, name.end, "name", name.name, name) for name in self.names_within(start, end)]
        every = self._words
        low = bisect.bisect_left(every, start, key=lambda item: item.start)
        while low < len(every) and every[low].start < end:
            if every[low].end <= end:
                items.append(every[low])
            low += 1
        return sorted(items)

    @cached_property
    def _words(self) -> list[Item]:
        """The words that stand for speakers and are no part of a name, in order."""
        pattern, sorts = _speaker_words()
        found: list[Item] = []
        place = 0
        while match := pattern.search(self.masked, place):
            sort = sorts[match.group()]
            if self._is_nobody(match, sort):
                place = match.start() + 1
                continue
            place = match.end()
            if sort == "pronoun" and _DETERMINED.search(self.masked, max(0, place - _DESCRIBED), match.start()):
                sort = "counted"  # 该勒索软件组织 is more than 组织
            if sort == "counted" and self._titled(match.start()):
                sort = "head"
            if not self._meets_name(match.start(), match.end()):
                found.append(Item(match.start(), match.end(), sort, match.group()))
        return found

    def _is_nobody(self, match: re.Match[str], sort: Sort) -> bool:
        """Return whether a pronoun, or a word for many, only begins another word, or is denied (没有很多人认为)."""
        crowd = match.group() in words_of(SPEAKERS, "crowd")
        if not crowd and sort != "pronoun":
            return False
        if not self.ends_word(match.end(), match.group()):
            return True  # 该报告 is no 该报, 不少人士 no 不少人
        return self.masked.endswith(_NO_CROWD, 0, match.start()) if crowd else self._goes_on_as_person(match)

    def _goes_on_as_person(self, match: re.Match[str]) -> bool:
        """Return whether what a pronoun points at is the beginning of a longer word for somebody (该店|长)."""
        place = match.start() + 1
        longer = _longer(match.group()[1:]) if match.group()[0] in "该这" else ()
        return any(
            self.masked.startswith(word, place) and place + len(word) in self.boundaries  # not 该店|长期
            for word in longer
        )

    def _titled(self, start: int) -> bool:
        """Return whether a surname stands before a word for somebody, and no other character of it (的罗老师)."""
        before = self.masked[start - 1 : start]
        if before not in words("surnames.tsv") or self.masked[start - 2 : start - 1] not in _BEFORE_SURNAME:
            return False
        return start - 1 in self.boundaries

    def ends_word(self, end: int, text: str) -> bool:
        """Return whether a pronoun ends there: 该报告 is no 该报, but the segmenter may glue 她续 together."""
        return (
            end in self.boundaries
            or self.masked.startswith(_pure(), end)  # 本院认为, one word in dictionaries
            or (text in ("他", "她", "他们", "她们") and self.masked[end : end + 1] in words_of(SPEAKING, "glued"))
        )

    def window(self, end: int, least: int) -> int:
        """Return where to begin looking for the speaker of a verb at `end`."""
        return max(least, end - _REACH)


@cache
def _longer(beginning: str) -> tuple[str, ...]:
    """Return the words for somebody that go on behind what a pronoun points at (店: 店员, 店长)."""
    somebody = words_of(SPEAKERS, "address") | words_of(SPEAKERS, "counted") | words_of(SPEAKERS, "title")
    return tuple(word for word in somebody if word.startswith(beginning) and word != beginning)


@cache
def _pure() -> tuple[str, ...]:
    """Return the verbs of more than one character that always report speech."""
    return tuple(words_of("cues.tsv", "pure"))


def _plain(document: Document) -> str:
    """Return the folded text with the full-width punctuation that folding made half-width: ，is no thousands mark."""
    characters = list(document.folded)
    for match in _FOLDED_MARK.finditer(document.text):
        characters[match.start()] = match.group().translate(_MARKS)
    return "".join(characters)


def _blotted(match: re.Match[str], begins: frozenset[int]) -> str:
    """Return what is bracketed blotted out, but for what is a headline by itself at a block's head (【甲局：…】)."""
    bracketed = match.group()
    headline = bracketed[0] == "【" and match.start() in begins and _COLON.search(bracketed)
    return bracketed if headline else BRACKETED * len(bracketed)


def _with_outlets(document: Document, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names together with the outlets in book marks that are none of them (《港岛邮报》): ids are empty."""
    starts = [name.start for name in names]
    added: list[Name] = []
    for match in _outlet().finditer(document.folded):
        start, end = match.span(1)
        index = bisect.bisect_left(starts, end)
        if index == 0 or names[index - 1].end <= start:
            added.append(Name(start, end, "", document.text[start:end], "organisation"))
    return tuple(sorted((*names, *added))) if added else names


def _names(organisations: tuple[Organisation, ...], people: tuple[Person, ...]) -> tuple[Name, ...]:
    """Return all mentions in order; one that begins within another is left out."""
    every = [Name(m.start, m.end, e.id, e.name, "organisation") for e in organisations for m in e.mentions]
    every += [Name(m.start, m.end, e.id, e.name, "person") for e in people for m in e.mentions]
    chosen: list[Name] = []
    for name in sorted(every, key=lambda name: (name.start, -name.end)):
        if not chosen or name.start >= chosen[-1].end:
            chosen.append(name)
    return tuple(chosen)
