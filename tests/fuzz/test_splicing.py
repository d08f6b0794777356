"""No rule fails at texts that nobody wrote; and where one does, the text and the rule are named."""

import pytest

from store.extraction import pipeline
from tests.fuzz import splicing

TEXTS = [file.read_text("utf-8") for file in sorted(splicing.OWN.glob("*.md"))]


def test_no_rule_fails_at_spliced_texts() -> None:
    wrong = [said for said in map(splicing.wrong_with, splicing.spliced(TEXTS, 200, seed=11)) if said]
    assert not wrong


def test_what_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object, **_: object) -> None:
        raise IndexError(f"no such place in {type(document).__name__}")

    monkeypatch.setattr(pipeline, "find_quotes", fail)
    assert "IndexError: no such place in Document" in splicing.wrong_with("岚山公司表示，会扩建。")
