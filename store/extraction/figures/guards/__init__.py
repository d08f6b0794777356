"""What has a number and a unit and is still no figure: years, dates, ordinals, versions, ranks, counts that refer back.

One function is one reason; `refusing` asks those of the amount's kind in turn.
"""

from store.extraction.figures.amount import Amount
from store.extraction.figures.guards.case import Case, Guard
from store.extraction.figures.guards.counts import COUNT_GUARDS, follows_noun_of_points, slogan
from store.extraction.figures.guards.durations import DURATION_GUARDS
from store.extraction.figures.guards.numbered import article_of_law
from store.extraction.figures.guards.others import (
    ANY_GUARDS,
    MEASURE_GUARDS,
    MONEY_GUARDS,
    MULTIPLE_GUARDS,
    PERCENT_GUARDS,
    glued,
)
from store.model import FigureKind

__all__ = ["article_of_law", "follows_noun_of_points", "glued", "guards_of", "refusing"]

_GUARDS: dict[FigureKind | None, tuple[Guard, ...]] = {
    "count": COUNT_GUARDS,
    "duration": DURATION_GUARDS,
    "money": MONEY_GUARDS,
    "measure": (*MEASURE_GUARDS, slogan),  # “两降两升”: no litres
    "percent": PERCENT_GUARDS,
    "multiple": MULTIPLE_GUARDS,
}


def guards_of(kind: FigureKind | None) -> tuple[Guard, ...]:
    """Return the guards that are asked of an amount of a kind, None for a number without a unit, in order."""
    return *ANY_GUARDS, *_GUARDS.get(kind, ())


def refusing(text: str, amount: Amount, start: int, qualified: bool, taiwan: bool) -> Guard | None:
    """Return the guard that says that what reads like a figure states no quantity, or None.

    Args:
        text: the folded text.
        amount: the number and its unit.
        start: where the phrase begins, its qualifier and currency included.
        qualified: whether a qualifier touches it, which only a quantity has.
        taiwan: whether 113年 is a year of the Republic.
    """
    case = Case(text, amount, text[max(0, start - 8) : start], qualified, taiwan)
    return next((guard for guard in guards_of(amount.kind) if guard(case)), None)
