"""A floor under the extraction: a few points below what it reached on articles annotated by hand.

The articles are their publishers' and are not in the project; where they are missing the test says so and is skipped.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.articles import read_article
from store.extraction.pipeline import extract
from store.extraction.report import to_guidelines
from store.model import Article, Extraction

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated articles are not on this machine")

DETECTION = {
    "organisations": 0.89,
    "people": 0.93,
    "figures": 0.95,
    "quotes, loose (0.3)": 0.90,
    "quotes, strict (0.8)": 0.88,
}
"""Least F1, entity level, all articles together."""

ATTRIBUTES = {
    "figure value": 0.97,
    "organisation kind": 0.93,
    "quote speaker": 0.90,
    "role title": 0.88,
}
"""Least share of matched entities for which it is right."""

Scores = dict[str, dict[str, dict[str, float]]]


Found = dict[str, tuple[Article, Extraction]]


@pytest.fixture(scope="module")
def found() -> Found:
    """The articles and what is in them, by the names of their files."""
    articles = {path.stem: read_article(path) for path in sorted((CORPUS / "articles").glob("*.md"))}
    return {stem: (article, extract(article)) for stem, article in articles.items()}


@pytest.fixture(scope="module")
def scores(found: Found, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """What the corpus's own scorer says."""
    folder = tmp_path_factory.mktemp("found")
    for stem, (article, extraction) in found.items():
        told = to_guidelines(stem, article, extraction)
        (folder / f"{stem}.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    command = [sys.executable, str(CORPUS / "score.py"), str(CORPUS / "gold"), str(folder), "--json"]
    result: Scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return result


def test_what_is_found_stays_above_its_floor(scores: Scores) -> None:
    """All in one test: what the scorer says is asked once, however many processes share the tests."""
    detection = {kind: scores["detection"][kind]["f1"] for kind in DETECTION}
    attributes = {name: scores["attributes"][name]["accuracy"] for name in ATTRIBUTES}
    assert [one for one in detection.items() if one[1] < DETECTION[one[0]]] == []
    assert [one for one in attributes.items() if one[1] < ATTRIBUTES[one[0]]] == []


def test_every_mention_is_what_stands_at_its_place(found: Found) -> None:
    for stem, (article, extraction) in found.items():
        mentions = [
            mention
            for entity in (*extraction.organisations, *extraction.people, *extraction.figures, *extraction.quotes)
            for mention in entity.mentions
        ]
        assert mentions, stem
        assert [(stem, m) for m in mentions if article.text[m.start : m.end] != m.exact] == []
        assert [(stem, m) for m in mentions if not (0 < m.score <= 1 and m.why)] == []
