"""What a number is counted in: currencies, units and classifiers, looked up longest first."""

from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple, TypeVar, cast

from store.extraction.lexicon import rows
from store.model import FigureKind

Guard = Literal["", "any", "many", "person", "times", "points", "score", "served"]
PLACE_MONEY = "?"  # a word for money that needs the article's place (元, 块, $)
YUAN_OR_YEN = "¥"
DOLLARS = "$"  # of Hong Kong in its articles, else American
UNDECIDED = frozenset((PLACE_MONEY, YUAN_OR_YEN, DOLLARS))

_Entry = TypeVar("_Entry")


class Unit(NamedTuple):
    """A unit as it stands in a text.

    Attributes:
        end: one past its last character.
        form: its folded characters.
        kind: the kind of figure it makes.
        unit: what the record says; "" where it says what is written.
        factor: what the number is multiplied by.
        guard: for a classifier, after which numbers it counts.
    """

    end: int
    form: str
    kind: FigureKind
    unit: str = ""
    factor: Decimal = Decimal(1)
    guard: Guard = ""


class _Form(NamedTuple):
    form: str
    kind: FigureKind
    unit: str
    factor: Decimal
    guard: Guard
    not_before: tuple[str, ...]


def _by_first(entries: list[tuple[str, _Entry]]) -> dict[str, tuple[tuple[str, _Entry], ...]]:
    """Return entries by the first character of their form, longer forms first."""
    groups: dict[str, list[tuple[str, _Entry]]] = {}
    for form, entry in entries:
        groups.setdefault(form[0], []).append((form, entry))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in groups.items()}


@cache
def _units() -> dict[str, tuple[tuple[str, _Form], ...]]:
    forms: list[_Form] = []
    for word, code, place in rows("currencies.tsv"):
        if place == "after":
            forms.append(_Form(word, "money", code, Decimal(1), "", ()))
    for row in rows("units.tsv"):
        form, kind, unit, factor, not_before = (*row, "", "", "")[:5]
        refused = tuple(not_before.split())
        forms.append(_Form(form, cast(FigureKind, kind), unit, Decimal(factor or 1), "", refused))
    for row in rows("classifiers.tsv"):
        form, guard, not_before = (*row, "")[:3]
        forms.append(_Form(form, "count", "", Decimal(1), cast(Guard, guard), tuple(not_before.split())))
    return _by_first([(form.form, form) for form in forms])


def unit_at(text: str, position: int) -> Unit | None:
    """Return the longest unit that begins at `position` or after one or two blanks, or None."""
    start = position
    for _ in range(2):
        if text[position : position + 1].isspace() and text[position] != "\n":
            position += 1
    if text[position : position + 1] == "\n":  # a line cut by force, not the end of a paragraph
        position += 1
    for form, entry in _units().get(text[position : position + 1], ()):
        if text.startswith(form, position):
            end = position + len(form)
            if form[-1].isascii() and form[-1].isalpha() and _latin(text, end):
                continue
            if position == start and form.isascii() and form.islower() and entry.kind in ("duration", "multiple"):
                continue  # 0day is a name, 5 days a duration
            if any(text.startswith(word, end) for word in entry.not_before):
                continue
            return Unit(end, form, entry.kind, entry.unit, entry.factor, entry.guard)
    return None


def _latin(text: str, position: int) -> bool:
    following = text[position : position + 1]
    return following.isascii() and following.isalnum()


@cache
def _currency_signs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the currencies that stand before a number, by their last character."""
    signs = [(word, code) for word, code, place in rows("currencies.tsv") if place == "before"]
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, code in signs:
        groups.setdefault(word[-1], []).append((word, code))
    return {last: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for last, group in groups.items()}


def currency_before(text: str, end: int) -> tuple[int, str] | None:
    """Return where a currency that ends at `end` begins and its code, or None."""
    for word, code in _currency_signs().get(text[end - 1 : end], ()):
        start = end - len(word)
        if start >= 0 and text.startswith(word, start):
            if (
                word[0].isascii()
                and word[0].isalpha()
                and start
                and text[start - 1].isascii()
                and text[start - 1].isalnum()
            ):
                continue
            return start, code
    return None
