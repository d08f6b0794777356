"""A gate: no measure falls below what was reached, and what is gained is kept."""

from tests.corpus import baseline
from tests.corpus.annotation import names_in, run
from tests.corpus.scoring import by_language, score

ADVICE = "python -m tests.corpus --errors tells more; where the change is meant, --update-baseline keeps it"


def test_the_extractor_does_as_well_as_the_baseline_says() -> None:
    """The measures that have moved, and after them the articles and names that moved them."""
    cases = [run(name) for name in names_in()]
    scores = [score(case) for case in cases]
    groups = by_language(zip(cases, scores, strict=True))
    now = baseline.made_of(groups, {case.name: one for case, one in zip(cases, scores, strict=True)})
    before = baseline.read()
    moved = list(baseline.moved(before, now))
    assert not moved, "\n".join([*moved, *baseline.changes(before, now), ADVICE])
