"""The gazetteer: organisations and people that are known beforehand. It is evidence beside others, never a shortcut."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.forms import FormIndex
from store.extraction.lexicon import rows
from store.extraction.organisations.words import is_office, is_site
from store.text.fold import fold

_SURE = 0.95
_AMBIGUOUS = 0.3
_MODEL = re.compile(r"\d{2,4}(?![\d.,]*\s?[年月日号%亿万千百元家名个人岁周季财点时分秒次倍场位款届成])")
"""A number that is joined to a name and counts nothing: 波音747 is an aeroplane."""
_TOWNS = frozenset("市巿县镇")
"""What makes a short name a town: 伊利市."""
_FLAGS = 5
"""The column of flags."""
_SEAM = re.compile(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])")
_LONG = 4
"""From this length on a known name is found even where the segmenter cuts the text otherwise."""


class Known(NamedTuple):
    """A row of a gazetteer.

    Attributes:
        name: canonical name, Simplified.
        kind: kind of organisation; empty for people.
        forms: all forms as the list writes them, the name first, the marks of ambiguity taken off.
        folded: all forms folded.
        ambiguous: the folded forms that are also common words and need evidence in the article (苹果, 小米).
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    folded: frozenset[str]
    ambiguous: frozenset[str]


@dataclass(frozen=True)
class Gazetteer:
    """Known names of one sort.

    Attributes:
        sort: what its rows are, organisation or person.
        known: the rows of each folded form, in the order of the list.
    """

    sort: CandidateKind
    known: dict[str, tuple[Known, ...]]

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex(self.known)

    def propose(self, document: Document) -> Iterator[Candidate]:
        """Yield each known form in the article's prose; an ambiguous one with a score that needs other evidence."""
        inner = document.inner
        for block in document.blocks:
            for start, end, form in self._index.find(document.folded, block.start, block.end):
                if end - start < _LONG and (inner[start] or inner[end]):
                    continue
                if is_site(document.folded, end):
                    continue  # 香港迪士尼乐园 and 恒生大厦 are places
                if is_office(document.folded, end):
                    continue
                if end - start == 2 and (_goes_on(document, start, end) or document.folded[end : end + 1] in _TOWNS):
                    continue
                sure = not self.is_ambiguous(form) and not _MODEL.match(document.folded, end)
                score = _SURE if sure else _AMBIGUOUS
                yield Candidate(start, end, self.sort, f"{self.sort}.gazetteer", score)

    def is_ambiguous(self, form: str) -> bool:
        """Return whether a known folded form is also something else and needs evidence."""
        return any(form in row.ambiguous for row in self.known[form])

    def resolve(self, forms: Collection[str]) -> dict[str, Known]:
        """Return the row of each folded form of an article; of several, the one with most of its forms there."""
        present = set(forms)
        return {
            form: max(self.known[form], key=lambda row: len(row.folded & present))
            for form in forms
            if form in self.known
        }


def _goes_on(document: Document, start: int, end: int) -> bool:
    """Return whether a short form is the beginning of a longer foreign name: 海尔 in 海尔布隆.

    What follows is written with the characters of foreign names and stands nowhere else without the form before it.
    """
    after = next(iter(document.tokens_between(end, end + 1)), None)
    if after is None or not 2 <= len(after.text) <= 3 or after.tag[:2] != "nr":
        return False
    if not all(character in _foreign() for character in document.folded[start : after.end]):
        return False
    folded = document.folded
    return folded.count(after.text) == folded.count(folded[start : after.end])


@cache
def _foreign() -> frozenset[str]:
    """Return the characters that foreign names are written with."""
    return frozenset("".join(row[0] for row in rows("transliteration.tsv")))


EMPTY = Gazetteer("organisation", {})


@cache
def organisations() -> Gazetteer:
    """Return the gazetteer of organisations."""
    return _read("organisation", "organisations.tsv")


@cache
def people() -> Gazetteer:
    """Return the gazetteer of people."""
    return _read("person", "people.tsv")


def _read(sort: CandidateKind, name: str) -> Gazetteer:
    """Return a gazetteer; columns: name, kind, traditional, english, short, flags; forms are separated by |."""
    known: dict[str, tuple[Known, ...]] = {}
    plain = fold("\n".join("\t".join(row) for row in rows(name))).split("\n")  # at once: a call for each is slow
    for row, line in zip(rows(name), plain, strict=True):
        forms = tuple(dict.fromkeys(form.removesuffix("?") for form in _forms(row)))
        folded = _forms(line.split("\t"))
        doubtful = {form[:-1] for form in folded if form.endswith("?")}
        folds = tuple(dict.fromkeys(form.removesuffix("?") for form in folded))
        if len(row) > _FLAGS and "ambiguous" in row[_FLAGS].split():
            doubtful.add(folds[0])
        entry = Known(row[0], "".join(row[1:2]), forms, frozenset(folds), frozenset(doubtful))
        for known_as in dict.fromkeys(variant for form in folds for variant in (form, _spaced(form))):
            known[known_as] = (*known.get(known_as, ()), entry)
    return Gazetteer(sort, known)


def _forms(row: Sequence[str]) -> list[str]:
    """Return the forms of a row as written, the name first, with their marks of ambiguity."""
    cells = (row[0], *(form for cell in row[2:_FLAGS] for form in cell.split("|")))
    return [form for cell in cells if (form := cell.strip())]


def _spaced(form: str) -> str:
    """Return a form with spaces between Latin and Chinese, as many editors set it (IT 之家)."""
    return form if form.isascii() else _SEAM.sub(" ", form)
