"""Who a figure is about, and which figure states the same amount: 蔚来…注资 33 亿元; 620亿港元（80亿美元）."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.document import Document, captions_of
from store.extraction.figures.contexts import beside, letters, one_of
from store.model import Figure, Mention

_REACH = 240  # characters: a clause or a sentence longer than that is no longer one statement
_NEAREST = 12  # names on one side of a figure that are weighed
_CLAUSE = re.compile(r"[，；：。！？;!?\n\u3000]|[,:](?=\s)")
_OWNED = 6  # characters from a name to what is its own (云岭科技的净利9亿元)


@cache
def _converted() -> re.Pattern[str]:
    """Return the pattern of what stands between an amount and the same in another unit."""
    bracketed = letters("converted", "converted-bracketed")
    return re.compile(rf"\s*(?:[（(]\s*+{bracketed}{{0,5}}|，\s*{one_of('converted')})\s*")


class Name(NamedTuple):
    """A mention of an organisation or a person."""

    start: int
    end: int
    entity: str


class _Place(NamedTuple):
    """A sentence: which one it is of the prose, or of the captions."""

    page: Document
    ordinal: int


class Names:
    """The mentions of the names of an article, ready to be asked who stands beside a figure."""

    def __init__(self, document: Document, mentions: Iterable[tuple[Mention, str]]) -> None:
        self.document = document
        self.names = sorted(Name(mention.start, mention.end, entity) for mention, entity in mentions)
        self.starts = [name.start for name in self.names]

    def within(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin and end in a stretch of the text, in order."""
        stretch = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in stretch if name.end <= end]

    def about(self, figure: Mention, speaker: str = "") -> tuple[str, ...]:
        """Return whom a figure is about: the subject of its clause, then of the clauses before it, then the others.

        A sentence that names nobody goes on about the subject of the sentence before it, as Chinese leaves out a
        subject that is clear. Whoever speaks the words that the figure stands in comes last.

        Args:
            figure: where the figure stands.
            speaker: id of the speaker of its quote, or "".
        """
        place = self._place(figure.start, figure.end)
        start, end = self._bounds(figure.start, figure.end, place)
        order = self._in_sentence(figure, start, end) or self._subject_before(place)
        found = tuple(dict.fromkeys(name.entity for name in order))
        return (*(entity for entity in found if entity != speaker), *(entity for entity in found if entity == speaker))

    def _place(self, start: int, end: int) -> _Place | None:
        """Return the sentence of the prose or of the captions that a figure stands in, None where it is in none."""
        for page in (self.document, self.document.once(captions_of)):
            if page is not None and page.sentences:
                ordinal = page.sentence_at(start)
                if page.sentences[ordinal].start <= start and end <= page.sentences[ordinal].end:
                    return _Place(page, ordinal)
        return None

    def _bounds(self, start: int, end: int, place: _Place | None) -> tuple[int, int]:
        """Return the bounds of the sentence around a figure, no further than one statement reaches."""
        if place is None:
            return start, end
        sentence = place.page.sentences[place.ordinal]
        return max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)

    def _in_sentence(self, figure: Mention, start: int, end: int) -> list[Name]:
        """Return the names of the sentence, likeliest first: whose the figure is, then who begins its clause."""
        text = self.document.text
        clauses = [start, *(match.end() for match in _CLAUSE.finditer(text, start, figure.start))]
        behind = _CLAUSE.search(text, figure.end, end)
        clause_end = behind.start() if behind is not None else end
        before = list(self.within(start, figure.start))[-_NEAREST:]
        after = list(self.within(figure.end, end))[:_NEAREST]
        ranked: list[tuple[int, int, Name]] = []
        for name in before:
            clause = len(clauses) - bisect_left(clauses, name.start + 1)  # 0 for the figure's own
            other = text[name.start - 1 : name.start] in beside("not-subject")
            owner = text[name.end : name.end + 1] == "的" and figure.start - name.end <= _OWNED
            ranked.append((-1 if owner else 4 * clause + 2 * other, name.start, name))
        for name in after:
            ranked.append((3 if name.end <= clause_end else 4 * len(clauses) + 5, name.start - figure.end, name))
        return [name for _, _, name in sorted(ranked)]

    def _subject_before(self, place: _Place | None) -> list[Name]:
        """Return the first name of the sentence before, if it is of the same paragraph."""
        if place is None or place.ordinal == 0:
            return []
        before, here = place.page.sentences[place.ordinal - 1 : place.ordinal + 1]
        if here.block != before.block:
            return []
        return list(self.within(before.start, min(before.end, before.start + _REACH)))[:1]


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
