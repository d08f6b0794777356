"""What a number is counted in: currencies, units and classifiers, looked up longest first."""

from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple, cast

from store.extraction.engine.phrases import Phrases
from store.extraction.lexicon import rows
from store.model import FigureKind

Guard = Literal["", "any", "many", "person", "times", "points", "score", "served", "force", "medal"]
PLACE_MONEY = "?"  # a word for money that needs the article's place (元, 块, $)
YUAN_OR_YEN = "¥"
DOLLARS = "$"  # of Hong Kong in its articles, else American
UNDECIDED = frozenset((PLACE_MONEY, YUAN_OR_YEN, DOLLARS))


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


@cache
def _units() -> Phrases[_Form]:
    """Return the currencies behind a number, the units and the classifiers."""
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
    return Phrases((form.form, form) for form in forms)


def unit_at(text: str, position: int) -> Unit | None:
    """Return the longest unit that begins at `position` or after one or two blanks, or None."""
    start = position
    for _ in range(2):
        if text[position : position + 1].isspace() and text[position] != "\n":
            position += 1
    if text[position : position + 1] == "\n":  # a line cut by force, not the end of a paragraph
        position += 1
    for form, entry in _units().beginning(text, position):
        end = position + len(form)
        if _is_unit(text, end, entry, joined=position == start):
            return Unit(end, form, entry.kind, entry.unit, entry.factor, entry.guard)
    return None


def unit_refused(text: str, position: int) -> str:
    """Return the unit that would stand at a place, were it not for what follows it, with that (年底); "" for none."""
    for form, entry in _units().beginning(text, position):
        following = next((word for word in entry.not_before if text.startswith(word, position + len(form))), "")
        if following:
            return form + following
    return ""


def same_unit(first: Unit, second: Unit | None) -> bool:
    """Return whether two units are one, however the second is written."""
    return (
        second is not None and first.kind == second.kind and (first.unit or first.form) == (second.unit or second.form)
    )


def _is_unit(text: str, end: int, entry: _Form, *, joined: bool) -> bool:
    """Return whether a form that ends at `end` is a unit there and no piece of another word."""
    form = entry.form
    if form[-1].isascii() and form[-1].isalpha() and (_latin(text, end) or (not joined and _hyphenated(text, end))):
        return False
    if (
        joined
        and len(form) > 1
        and form[0] != "-"
        and form.isascii()
        and form.islower()
        and entry.kind in ("duration", "multiple")
    ):
        return False  # 0day is a name, 5 days a duration
    return not text.startswith(entry.not_before, end)


def _hyphenated(text: str, position: int) -> bool:
    """Return whether a hyphen joins the next word to one that ends at a place: 1,200 second-life batteries."""
    return text.startswith("-", position) and _latin(text, position + 1)


def _latin(text: str, position: int) -> bool:
    following = text[position : position + 1]
    return following.isascii() and following.isalnum()


@cache
def _currency_signs() -> Phrases[str]:
    """Return the currencies that stand before a number, with their codes."""
    return Phrases((word, code) for word, code, place in rows("currencies.tsv") if place == "before")


def currency_before(text: str, end: int) -> tuple[int, str] | None:
    """Return where a currency that ends at `end` begins and its code, or None."""
    for word, code in _currency_signs().ending(text, end):
        start = end - len(word)
        letters = word[0].isascii() and word[0].isalpha()
        if not (letters and start and _latin(text, start - 1)):
            return start, code
    return None
