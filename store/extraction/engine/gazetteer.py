"""The gazetteer: names of one sort that are known beforehand. It is evidence beside others, never a shortcut."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex, Found
from store.text.fold import fold

_HEAD = 2
"""Characters that forms are found by."""
_NOTHING: Mapping[str, list[int]] = {}
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


class Listed(Mapping[str, tuple[Known, ...]]):
    """The rows of each folded form, in the order of the list.

    An article names few of tens of thousands. So of each form the first two characters are looked at, and only rows
    with a form that begins as somebody asks are folded and taken apart.

    Args:
        lines: the rows as they are written; columns: name, kind, traditional, english, short, flags, with tabs between
            them; forms are separated by |.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._begin: dict[str, list[int]] = {}
        self._numbers: dict[str, dict[str, list[int]]] = {}
        self._read: dict[int, Known] = {}
        written: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            for head in {form[:_HEAD] for form in _forms(line.split("\t"))}:
                written.setdefault(head, []).append(number)
        for rows, head in zip(written.values(), _folded(list(written)), strict=True):
            for other in _beginnings(head):
                self._begin.setdefault(other, []).extend(rows)

    @property
    def heads(self) -> Set[str]:
        """The two characters that folded forms begin with, and some that only might."""
        return self._begin.keys()

    def beginning(self, heads: Set[str]) -> Iterator[str]:
        """Yield the folded forms that begin with some of the heads."""
        self._take_apart({head for head in heads if head not in self._numbers})  # a difference goes through all keys
        for head in heads:
            yield from self._numbers[head]

    def __getitem__(self, form: str) -> tuple[Known, ...]:
        return tuple(map(self._row, self._of(form)[form]))

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and form in self._of(form)  # without reading its rows

    def __iter__(self) -> Iterator[str]:
        return self.beginning(self.heads)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, form: str) -> Mapping[str, list[int]]:
        """Return the rows of the forms that begin as a form does, by their numbers."""
        head = form[:_HEAD]
        if head not in self._numbers and head in self._begin:
            self._take_apart({head})
        return self._numbers.get(head, _NOTHING)

    def _take_apart(self, heads: Set[str]) -> None:
        """Read the forms that begin with some of the heads."""
        numbers = sorted({number for head in heads for number in self._begin[head]})
        found: dict[str, dict[str, list[int]]] = {head: {} for head in heads}
        for number, line in zip(numbers, _folded([self._lines[number] for number in numbers]), strict=True):
            forms = _forms(line.split("\t"))
            plainly = [_plain(form) for form in forms]
            spaced = map(_spaced, plainly) if _SEAMED.search(line) else ()
            for known_as in dict.fromkeys((*plainly, *spaced, *_in_capitals(forms))):
                if (head := known_as[:_HEAD]) in found:
                    found[head].setdefault(known_as, []).append(number)
        self._numbers |= found

    def _row(self, number: int) -> Known:
        if number not in self._read:
            line = self._lines[number]
            self._read[number] = _known(line.split("\t"), _forms(fold(line).split("\t")))
        return self._read[number]


@dataclass(frozen=True)
class Gazetteer:
    """Known names of one sort.

    Attributes:
        known: the rows of each folded form, in the order of the list.
    """

    known: Listed
    _index: FormIndex = field(default_factory=FormIndex, init=False, repr=False, compare=False)

    def find(self, document: Document) -> Iterator[Found]:
        """Yield each known form in the article's prose, the longest at each place."""
        new = self._left & document.pairs
        if new:
            self._index.add(self.known.beginning(new))
            self._left.difference_update(new)
        return document.find(self._index)

    @cached_property
    def _left(self) -> set[str]:
        """The beginnings of forms that no article had so far."""
        return set(self.known.heads)

    def kind(self, form: str) -> str:
        """Return of what kind a folded form is, by the first of its rows; "" of one that is not known."""
        rows = self.known.get(form, ())
        return rows[0].kind if rows else ""

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


def gazetteer_of(lines: Sequence[str]) -> Gazetteer:
    """Return a gazetteer of the rows of a list, as they are written."""
    return Gazetteer(Listed(lines))


def _folded(texts: Sequence[str]) -> list[str]:
    """Return texts without ends of lines folded; at once, since each by itself is slow."""
    return fold("\n".join(texts)).split("\n") if texts else []


def _beginnings(head: str) -> set[str]:
    """Return how forms begin that begin with two characters in the list, and those that are made of them."""
    plain = _plain(head)
    if plain.isascii():
        return {plain, plain.upper()}
    return {plain, f"{plain[0]} "} if plain[0].isascii() or plain[-1].isascii() else {plain}


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


EMPTY = Gazetteer(Listed(()))
