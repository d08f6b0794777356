"""The gazetteer: names of one sort that are known beforehand. It is evidence beside others, never a shortcut."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex, Found
from store.text.fold import fold

_FLAGS = 5
"""The column of flags."""
_CAPITALS = 5
"""Letters: a name of so many is the same in capitals (OPENAI)."""
_SEAMED = re.compile(r"[A-Za-z0-9][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9]")
_SEAM = re.compile(r"(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])")
"""Where Latin and Chinese meet; whether they do anywhere is found in half the time by the first."""


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
        known: the rows of each folded form, in the order of the list.
    """

    known: Mapping[str, tuple[Known, ...]]

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex(self.known)

    def find(self, document: Document) -> Iterator[Found]:
        """Yield each known form in the article's prose, the longest at each place."""
        return document.find(self._index)

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


EMPTY = Gazetteer({})


class _Listed(Mapping[str, tuple[Known, ...]]):
    """The rows of each folded form. A row is read when it is asked for: an article names few of thousands.

    Args:
        rows: the rows as they are written.
        plain: the same folded, each on a line.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]], plain: Sequence[str]) -> None:
        self._rows, self._plain = rows, plain
        self._read: dict[int, Known] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, line in enumerate(plain):
            forms = _forms(line.split("\t"))
            plainly = [_plain(form) for form in forms]
            spaced = map(_spaced, plainly) if _SEAMED.search(line) else ()
            for known_as in dict.fromkeys((*plainly, *spaced, *_in_capitals(forms))):
                self._numbers.setdefault(known_as, []).append(number)

    def __getitem__(self, form: str) -> tuple[Known, ...]:
        return tuple(map(self._row, self._numbers[form]))

    def __contains__(self, form: object) -> bool:
        return form in self._numbers  # without reading its rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def _row(self, number: int) -> Known:
        if number not in self._read:
            self._read[number] = _known(self._rows[number], _forms(self._plain[number].split("\t")))
        return self._read[number]


def gazetteer_of(rows: Sequence[tuple[str, ...]]) -> Gazetteer:
    """Return a gazetteer; columns: name, kind, traditional, english, short, flags; forms are separated by |."""
    return Gazetteer(_Listed(rows, fold("\n".join(map("\t".join, rows))).split("\n")))  # at once: each is slow


def _in_capitals(forms: Sequence[str]) -> list[str]:
    """Return how forms, given with their marks of ambiguity, are written in capitals, which only sure ones are."""
    return [form.upper() for form in forms if form.isascii() and form.isalpha() and len(form) >= _CAPITALS]


def _known(row: Sequence[str], folded: Sequence[str]) -> Known:
    """Return the entry of a row, given also its folded forms with their marks of ambiguity."""
    forms = tuple(dict.fromkeys(forms_of(row)))
    return Known(row[0], "".join(row[1:2]), forms, frozenset(map(_plain, folded)), _doubtful(row, folded))


def _doubtful(row: Sequence[str], forms: Sequence[str]) -> frozenset[str]:
    """Return those of the forms of a row, given with their marks, that are also common words; without the marks."""
    marked = {form[:-1] for form in forms if form.endswith("?")}
    flagged = len(row) > _FLAGS and "ambiguous" in row[_FLAGS].split()
    return frozenset(marked | {_plain(forms[0])} if flagged else marked)


def doubtful_of(row: Sequence[str]) -> frozenset[str]:
    """Return the folded forms of a row that are also common words and need evidence in the article."""
    return _doubtful(row, [fold(form) for form in _forms(row)])


def forms_of(row: Sequence[str]) -> list[str]:
    """Return the forms of a row as written, the name first, without their marks of ambiguity."""
    return [_plain(form) for form in _forms(row)]


def _plain(form: str) -> str:
    """Return a form without its mark of ambiguity."""
    return form.removesuffix("?")


def _forms(row: Sequence[str]) -> list[str]:
    """Return the forms of a row as written, the name first, with their marks of ambiguity."""
    cells = "|".join((row[0], *row[2:_FLAGS])).split("|")
    return [form for cell in cells if (form := cell.strip())]


def _spaced(form: str) -> str:
    """Return a form with spaces between Latin and Chinese, as many editors set it (IT 之家)."""
    return form if form.isascii() else _SEAM.sub(" ", form)
