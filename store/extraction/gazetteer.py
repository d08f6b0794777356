"""The gazetteer: organisations and people that are known beforehand. It is evidence beside others, never a shortcut."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from store.extraction.candidates import Candidate, CandidateKind
from store.extraction.document import Document
from store.extraction.forms import FormIndex
from store.extraction.lexicon import rows
from store.text.fold import fold

_SURE = 0.95
_AMBIGUOUS = 0.3
_LONG = 4
"""From this length on a known name is found even where the segmenter cuts the text otherwise."""


class Known(NamedTuple):
    """A row of a gazetteer.

    Attributes:
        name: canonical name, Simplified.
        kind: kind of organisation; empty for people.
        forms: all forms as the list writes them, the name first, the marks of ambiguity taken off.
        ambiguous: the folded forms that are also common words and need evidence in the article (苹果, 小米).
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    ambiguous: frozenset[str]


@dataclass(frozen=True)
class Gazetteer:
    """Known names of one sort.

    Attributes:
        sort: what its rows are, organisation or person.
        known: the rows by each of their folded forms; where two rows share a form, the first.
    """

    sort: CandidateKind
    known: dict[str, Known]

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex(self.known)

    def propose(self, document: Document) -> Iterator[Candidate]:
        """Yield each known form in the article's prose; an ambiguous one with a score that needs other evidence."""
        for block in document.blocks:
            for start, end, form in self._index.find(document.folded, block.start, block.end):
                if end - start < _LONG and (document.inner[start] or document.inner[end]):
                    continue
                sure = form not in self.known[form].ambiguous
                yield Candidate(start, end, self.sort, f"{self.sort}.gazetteer", _SURE if sure else _AMBIGUOUS)

    def row(self, form: str) -> Known | None:
        """Return the row that a form as written belongs to, or None."""
        return self.known.get(fold(form))


EMPTY = Gazetteer("organisation", {})


@cache
def organisations() -> Gazetteer:
    """Return the gazetteer of organisations."""
    return _read("organisation", "organisations.tsv", 1)


@cache
def people() -> Gazetteer:
    """Return the gazetteer of people."""
    return _read("person", "people.tsv", 1)


def _read(sort: CandidateKind, name: str, kind: int) -> Gazetteer:
    """Return a gazetteer; columns: name, kind, traditional, english, short, flags; forms are separated by |."""
    known: dict[str, Known] = {}
    for row in rows(name):
        cells = (*row, "", "", "", "", "", "")
        written = [cells[0], *(form for cell in cells[2:5] for form in cell.split("|"))]
        forms = tuple(dict.fromkeys(form.strip().removesuffix("?") for form in written if form.strip()))
        doubtful = {fold(form.strip()[:-1]) for form in written if form.strip().endswith("?")}
        if "ambiguous" in cells[5].split():
            doubtful.add(fold(cells[0]))
        entry = Known(cells[0], cells[kind], forms, frozenset(doubtful))
        for form in forms:
            known.setdefault(fold(form), entry)
    return Gazetteer(sort, known)
