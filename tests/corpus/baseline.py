"""The scores that were reached, kept beside the articles, and what has changed since."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tests.corpus.annotation import HERE
from tests.corpus.scoring import Scores

PATH = HERE / "baseline.json"
FALL = 0.002
"""A measure may not be lower than in the baseline by more than this."""
RISE = 0.02
"""Nor higher by more than this while the baseline stays as it is: what was gained would not be held."""


class Baseline(msgspec.Struct, frozen=True):
    """Each measure of each group, rounded down to three digits; and by article what is not as a reader marked it."""

    measures: dict[str, dict[str, float]]
    faults: dict[str, list[str]]


def made_of(groups: Mapping[str, Scores], articles: Mapping[str, Scores]) -> Baseline:
    """Return the baseline that these scores are."""
    return Baseline(
        measures={
            group: {measure: math.floor(value * 1000) / 1000 for measure, value in scores.measures().items()}
            for group, scores in groups.items()
        },
        faults={name: sorted(str(fault) for fault in scores.faults) for name, scores in articles.items()},
    )


def read(path: Path = PATH) -> Baseline:
    """Return the baseline that is kept."""
    return msgspec.json.decode(path.read_bytes(), type=Baseline)


def write(baseline: Baseline, path: Path = PATH) -> None:
    """Keep a baseline, one fault a line, so that a change shows what was gained and what was lost."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(baseline), indent=1) + b"\n")


def moved(old: Baseline, new: Baseline) -> Iterator[str]:
    """Yield each measure that has moved too far, in one line."""
    for group in sorted(old.measures.keys() | new.measures.keys()):
        before, after = old.measures.get(group, {}), new.measures.get(group, {})
        for measure in sorted(before.keys() | after.keys()):
            if measure not in before or measure not in after:
                yield f"{group}, {measure}: not in both"
            elif not -FALL - 1e-9 <= after[measure] - before[measure] <= RISE + 1e-9:
                yield f"{group}, {measure}: {before[measure]:.3f} → {after[measure]:.3f}"


def changes(old: Baseline, new: Baseline) -> Iterator[str]:
    """Yield what is wrong now and was not (+), and what was and is no more (-), by article."""
    for name in sorted(old.faults.keys() | new.faults.keys()):
        before, after = Counter(old.faults.get(name, ())), Counter(new.faults.get(name, ()))
        yield from (f"+ {name}  {fault}" for fault in (after - before).elements())
        yield from (f"- {name}  {fault}" for fault in (before - after).elements())
