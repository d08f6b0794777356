"""How far scores say what they mean: of what says .9, nine in ten should be right.

Right is what a reader marked: a name by any of its forms, a figure with its value, a quote with its speaker. The score
of an entity is that of its surest mention, as the explorer shows it. The expected calibration error is the mean
distance of score and share right over bins of scores, weighted by what is in them (Guo et al. 2017, On Calibration of
Modern Neural Networks).
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tests.corpus.annotation import Case
from tests.corpus.matching import pair_figures, pair_names, pair_quotes
from tests.corpus.scoring import LOOSE, Item, is_speaker, is_value

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95)
"""The lowest score of each bin."""
_DRAWN = 200


class Outcome(NamedTuple):
    """Of one thing that was found: its score, 0 to 1, and whether it is right."""

    kind: str
    score: float
    right: bool


class Bin(NamedTuple):
    """What has a score from `low` on, below the next bin: how many, their mean score, and the share that is right."""

    low: float
    many: int
    score: float
    right: float


def outcomes(case: Case) -> Iterator[Outcome]:
    """Yield what became of each thing found in an article."""
    gold, found = case.gold, case.found
    right: set[int] = set()
    right |= {id(other) for _, other in pair_names(gold.organisations, found.organisations)}
    right |= {id(other) for _, other in pair_names(gold.people, found.people)}
    right |= {id(other) for one, other in pair_figures(gold.figures, found.figures) if is_value(one, other)}
    quotes = pair_quotes(gold.quotes, found.quotes, LOOSE)
    right |= {id(other) for one, other in quotes if is_speaker(one, other, gold)}
    rows: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("organisations", found.organisations),
        ("people", found.people),
        ("figures", found.figures),
        ("quotes", found.quotes),
    )
    for kind, items in rows:
        for item in items:
            yield Outcome(kind, max((place.score for place in item.mentions), default=0.0), id(item) in right)


def bins(told: Iterable[Outcome]) -> list[Bin]:
    """Return the bins that have anything in them, the lowest scores first."""
    sorted_in: dict[float, list[Outcome]] = {}
    for one in told:
        sorted_in.setdefault(max(edge for edge in EDGES if edge <= one.score), []).append(one)
    return [
        Bin(low, len(ones), sum(one.score for one in ones) / len(ones), sum(one.right for one in ones) / len(ones))
        for low, ones in sorted(sorted_in.items())
    ]


def error(found: Iterable[Bin]) -> float:
    """Return the expected calibration error of some bins, 0 to 1; 0 where there are none."""
    ones = list(found)
    many = sum(one.many for one in ones)
    return sum(one.many * abs(one.score - one.right) for one in ones) / many if many else 0.0


def by_chance(told: Sequence[Outcome]) -> float:
    """Return the error that only one in twenty samples of this size would exceed if scores said just how it is.

    Few things in a bin are seldom right just as often as they should be: an error below this shows nothing.
    """
    rng = random.Random(0)
    drawn = ((one._replace(right=rng.random() < one.score) for one in told) for _ in range(_DRAWN))
    return sorted(error(bins(sample)) for sample in drawn)[_DRAWN * 19 // 20]


def table(told: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of a table: of each kind its bins and its error."""
    kinds: dict[str, list[Outcome]] = {}
    for one in told:
        kinds.setdefault(one.kind, []).append(one)
    yield f"{'':16}{'from':>6}{'found':>7}{'score':>7}{'right':>7}"
    for kind, ones in kinds.items():
        found = bins(ones)
        for held in found:
            yield f"{kind:16}{held.low:6.2f}{held.many:7}{held.score:7.3f}{held.right:7.3f}"
        yield f"{kind:16}{'error':>6}{len(ones):7}{error(found):14.3f}   by chance up to {by_chance(ones):.3f}"
