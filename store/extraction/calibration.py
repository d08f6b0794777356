"""What the score of a name says: of what says .9, nine in ten are right.

Rules are added to decide (`evidence.combined`), and what they add up to is lower than how often it is right: what is
accepted has been weighed against everything else in the article. So a name that was accepted says how often names of
its sort with that sum are right, as measured on annotated articles (`python -m tests.corpus --reliability`). A name
that only the words beside it show says what it adds up to, as those are right that often.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from store.extraction.engine.evidence import Verdict
from store.extraction.organisations.doubts import is_shown_beside
from store.extraction.organisations.enumerations import GROUP
from store.extraction.organisations.head_rules import (
    BRAND_HEAD,
    BRAND_INDUSTRY,
    FIELD_HEAD,
    LEVEL,
    PLACE_FIELD_HEAD,
    PLACE_HEAD,
)
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.organisations.media import BYLINE
from store.extraction.organisations.units import ORGAN
from store.extraction.people.beside import CUE_AFTER
from store.extraction.people.known_names import GAZETTEER as KNOWN_PERSON
from store.extraction.people.transliteration import DOTTED
from store.extraction.people.withheld import WITHHELD

_Knots = Sequence[tuple[float, float]]
_PEOPLE: _Knots = ((0.5, 0.6), (0.57, 0.81), (0.65, 0.87), (0.75, 0.92), (0.9, 0.95), (1.0, 0.98))
_ORGANISATIONS: _Knots = ((0.5, 0.55), (0.6, 0.65), (0.75, 0.77), (0.85, 0.86), (0.95, 0.92), (1.0, 0.975))
"""What rules add up to, and the share of such names that is right; between two of them it is a line."""
_ALONE: Mapping[str, float] = {
    BRAND_HEAD.name: 0.81,
    PLACE_HEAD.name: 0.84,
    PLACE_FIELD_HEAD.name: 0.9,
    FIELD_HEAD.name: 0.55,
    BRAND_INDUSTRY.name: 0.74,
    LEVEL.name: 0.88,
    ORGAN.name: 0.89,
    GROUP.name: 0.88,
    BYLINE.name: 0.94,
    KNOWN_PERSON.name: 0.91,
    WITHHELD.name: 0.84,
    CUE_AFTER.name: 0.65,
    DOTTED.name: 0.91,
}
"""The share of names that is right of which one rule alone tells, where it is another than that of their sum."""

_PASSING = 0.85
"""The share of known organisations with a short name that are right where that alone tells of them, and once."""
_SHORT = 4


def measured(verdict: Verdict, form: str = "") -> float:
    """Return how often names like an accepted one are right, 0 to 1.

    Args:
        verdict: what is said of it.
        form: its folded form, where it is known.
    """
    if len(verdict.rules) == 1 and (alone := _ALONE.get(next(iter(verdict.rules)))):
        return alone
    if verdict.kind == "person":
        return _between(_PEOPLE, verdict.score)
    if 0 < len(form) < _SHORT and verdict.shown == 1 and verdict.rules.keys() == {GAZETTEER.name}:
        return min(verdict.score, _PASSING)
    return verdict.score if is_shown_beside(verdict) else _between(_ORGANISATIONS, verdict.score)


def _between(knots: _Knots, score: float) -> float:
    """Return the value of a line through knots at a score; outside them that of the nearest."""
    number = bisect_right(knots, (score, 1.0))
    if number in (0, len(knots)):
        return knots[min(number, len(knots) - 1)][1]
    (low, below), (high, above) = knots[number - 1], knots[number]
    return below + (above - below) * (score - low) / (high - low)
