"""Whom a figure is about (蔚来…注资 33 亿元), of what it is, and which other states the same: 620亿港元（80亿美元）."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.document import Document, captions_of
from store.extraction.figures.contexts import beside, letters, one_of
from store.extraction.figures.measured import Noun, changing_before, measured_before
from store.extraction.figures.subjects import Name, Opening, clauses, opening_of, parts_of
from store.model import Figure, Mention

_REACH = 240  # characters: a clause or a sentence longer than that is no longer one statement
_CLAUSE = re.compile(r"[，；、,;(（]\s?")
_NEAR = 8  # characters from a name behind a figure to the noun that both belong to (28名民主黨議員)


@cache
def _converted() -> re.Pattern[str]:
    """Return the pattern of what stands between an amount and the same in another unit."""
    bracketed = letters("converted", "converted-bracketed")
    return re.compile(rf"\s*(?:[（(]\s*+{bracketed}{{0,5}}|，\s*{one_of('converted')})\s*")


class Told(NamedTuple):
    """Whom a figure is about, and of what it is where it counts nothing behind it."""

    about: tuple[str, ...]
    noun: str | None


class _Place(NamedTuple):
    """A sentence: which one it is of the prose, or of the captions."""

    page: Document
    ordinal: int


class Names:
    """The mentions of the names of an article, ready to be asked whom a figure is about."""

    def __init__(
        self, document: Document, mentions: Iterable[tuple[Mention, str]], figures: Iterable[Figure] = ()
    ) -> None:
        self.document = document
        self.ends = frozenset(figure.mentions[0].end for figure in figures)
        self.names = sorted(Name(mention.start, mention.end, entity) for mention, entity in mentions)
        self.starts = [name.start for name in self.names]

    def within(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin and end in a stretch of the text, in order."""
        stretch = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in stretch if name.end <= end]

    def about(self, figures: Iterable[Figure]) -> Iterator[Told]:
        """Yield of each of some figures in order whom it is about and of what it is."""
        last, noun = -1, None
        for figure in figures:
            told = self._told(figure)
            mention = figure.mentions[0]
            if told.noun is None and noun and mention.sentence == last:
                told = told._replace(noun=self._changed(noun, figure))
            last, noun = mention.sentence, told.noun or noun if mention.sentence == last else told.noun
            yield told

    def _changed(self, noun: str, figure: Figure) -> str | None:
        """Return what changed in a clause that says no more than that something did: 营收9亿元，同比增长8%."""
        start = figure.mentions[0].start
        change = changing_before(self.document.folded, start)
        starts = change >= 0 and _CLAUSE.match(self.document.folded, change - 1) is not None
        return noun + self.document.text[change:start].strip() if starts else None

    def _told(self, figure: Figure) -> Told:
        """Return whom a figure is about and of what it is, as far as its sentence says so; in doubt nobody.

        It is about whose it is (云岭科技的净利9亿元), else about the subject of its clause. A clause without a subject,
        and one about somebody's profits and the like, goes on about that of the clauses before, a sentence about that
        of the sentence before, as Chinese leaves out a subject that is clear; not behind a verb of saying, which others
        follow.
        """
        mention = figure.mentions[0]
        place = self._place(mention.start, mention.end)
        if place is None:
            return Told((), figure.counted)
        start = max(place.page.sentences[place.ordinal].start, mention.start - _REACH)
        openings = self._openings(start, mention.start)
        if openings[-1][0] == mention.start and self._leads(figure):
            openings[-1] = mention.start, Opening("other")
        clause = openings[-1][0]
        before = self.within(clause, mention.start)
        noun = None
        if figure.kind != "duration":
            noun = measured_before(self.document, mention.start, before[-1].end if before else clause)
        names = self._owner(mention.start, before, noun) or self._counted(figure)
        if not names:
            names = self._subject([one for _, one in openings], place)
        return Told(tuple(dict.fromkeys(name.entity for name in names)), self._noun(figure, noun))

    def _leads(self, figure: Figure) -> bool:
        """Return whether a figure with what it counts is the subject itself of the clause that it begins: 72人被捕."""
        behind = self.document.text[figure.mentions[0].end : figure.mentions[0].end + 1]
        return figure.kind in ("count", "percent") and behind.isalpha()

    def _noun(self, figure: Figure, before: Noun | None) -> str | None:
        """Return of what a figure is: what it counts, else the noun before it or behind it, a verb last."""
        counts = figure.kind in ("count", "percent")
        if before is None or (figure.counted and (counts or not before.is_told)):
            return figure.counted
        if figure.kind == "count" and not before.is_told:
            return None
        return self.document.text[before.start : before.end]

    def _owner(self, start: int, before: Sequence[Name], noun: Noun | None) -> Sequence[Name]:
        """Return whose an amount is: the name right before it or before the noun that is measured."""
        if not before:
            return ()
        name, folded = before[-1], self.document.folded
        measured = noun.start if noun is not None and not noun.is_verb else start
        between = folded[name.end : measured].strip()
        owns = between == "的" or (between == "" and measured < start)
        return (name,) if owns and name.start not in self.ends else ()

    def _counted(self, figure: Figure) -> Sequence[Name]:
        """Return the name between a figure and the noun that it counts: 28名民主党议员."""
        if not figure.counted:
            return ()
        end, text = figure.mentions[0].end, self.document.text
        name = next(iter(self.within(end, end + 2 * _NEAR)), None)
        if name is None or text.find(figure.counted, name.end, name.end + _NEAR) < 0:
            return ()
        between = text[end : name.start].strip()
        return (name,) if not between or between.isalpha() else ()

    def _subject(self, openings: Sequence[Opening], place: _Place) -> Sequence[Name]:
        """Return the subject of the last of some clauses of a sentence, else of those before it."""
        for later, opening in zip((None, *reversed(openings)), reversed(openings), strict=False):
            if opening.says and later is not None and not (later.does or (later.refers and _are_firms(opening.names))):
                return ()
            if opening.sort == "named":
                return opening.names
            if opening.sort == "other" and opening.head not in beside("measured"):
                return ()
        if place.ordinal == 0 or openings[0].does:
            return ()
        before, here = place.page.sentences[place.ordinal - 1 : place.ordinal + 1]
        if here.block != before.block or before.end - before.start > _REACH:
            return ()
        first = self._openings(before.start, before.end)[0][1]
        return first.names if first.sort == "named" and not first.says else ()

    def _openings(self, start: int, end: int) -> list[tuple[int, Opening]]:
        """Return where the clauses of a stretch begin, and with what."""
        parts = tuple(parts_of(self.document, self.within(start, end), start, end))
        found = []
        for words, says in clauses(parts, self.document.text):
            opening = opening_of(words, says=says)
            if any(name.start in self.ends for name in opening.names):
                opening = Opening("other", says=says)  # 3则林晓月, 5则陈望川
            found.append((words[0].start if words else end, opening))
        return found

    def _place(self, start: int, end: int) -> _Place | None:
        """Return the sentence of the prose or of the captions that a figure stands in, None where it is in none."""
        for page in (self.document, self.document.once(captions_of)):
            if page is not None and page.sentences:
                ordinal = page.sentence_at(start)
                if page.sentences[ordinal].start <= start and end <= page.sentences[ordinal].end:
                    return _Place(page, ordinal)
        return None


def _are_firms(names: Sequence[Name]) -> bool:
    """Return whether none of some names is a person's, whom 公司 does not stand for."""
    return not any(name.entity.startswith("person/") for name in names)


def same_amounts(text: str, figures: Sequence[Figure]) -> dict[int, int]:
    """Return which figure states the amount of which other in another unit, both ways, by their place in `figures`."""
    pairs: dict[int, int] = {}
    for place, (first, second) in enumerate(pairwise(figures)):
        if place in pairs or first.kind != second.kind or first.unit == second.unit:
            continue
        between = text[first.mentions[0].end : second.mentions[0].start]
        if first.kind in ("money", "measure") and len(between) < 12 and _converted().fullmatch(between):
            pairs[place], pairs[place + 1] = place + 1, place
    return pairs
