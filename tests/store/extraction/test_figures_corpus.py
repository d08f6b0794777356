"""A floor under the figures of annotated articles, some points below what was reached; runs where those are at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.articles import read_article
from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated articles are not beside the project")
def test_figures_of_annotated_articles_stay_above_the_floor(tmp_path: Path) -> None:
    for path in sorted((CORPUS / "articles").glob("*.md")):
        gold = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text("utf-8"))
        gold["figures"] = [
            {"text": figure.text, "kind": figure.kind, "value": figure.value, "unit": figure.unit}
            for figure in find_figures(prepare(read_article(path)))
        ]
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(gold), "utf-8")
    command = [sys.executable, str(CORPUS / "score.py"), "--json", str(CORPUS / "gold"), str(tmp_path)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert result["detection"]["figures"]["f1"] >= 0.95
    assert result["attributes"]["figure value"]["accuracy"] >= 0.97
    assert result["attributes"]["figure kind"]["accuracy"] >= 0.97
