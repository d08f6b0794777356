"""No sentence of README goes untested: what can be run stands in a test, word for word."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.readme.claims import CLAIMED, page, unclaimed

for module in sorted(Path(__file__).parent.glob("test_*.py")):
    if module.stem != Path(__file__).stem:
        import_module(f"tests.readme.{module.stem}")


@pytest.mark.parametrize("sentence", CLAIMED)
def test_a_tested_sentence_is_in_readme(sentence: str) -> None:
    assert sentence in page(), "README says something else now; let the test say what"


def test_what_can_be_run_is_run() -> None:
    assert unclaimed() == [], "no test of this folder is marked with these words of README (tests/readme/claims.py)"
