"""The command that prints what is found in articles, through the interpreter as its users start it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DOSSIER = Path(sys.executable).parent / "dossier"
TEXT = """---
title: 极岚完成融资
date: 2025-03-04
---

极岚集团（Jilan Works）宣布完成融资，极岚总裁林若溪表示，港府支持这项计划。
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [str(DOSSIER), "extract", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with an article."""
    path = tmp_path / "brief.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_prints_what_the_guidelines_ask_for(article: Path) -> None:
    found = json.loads(run(str(article)).stdout)
    assert found["id"] == "brief"
    organisation = next(o for o in found["organisations"] if "Jilan Works" in (o["name"], *o["aliases"]))
    assert {organisation["name"], *organisation["aliases"]} >= {"极岚集团", "Jilan Works"}
    assert organisation["kind"] == "company"
    assert all(mention["why"] and mention["exact"] for mention in organisation["mentions"])


def test_writes_one_file_per_article(article: Path, tmp_path: Path) -> None:
    assert run(str(article), "--out", str(tmp_path / "out")).returncode == 0
    assert json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))["id"] == "brief"


def test_the_gazetteer_can_be_left_out(article: Path) -> None:
    names = {o["name"] for o in json.loads(run(str(article)).stdout)["organisations"]}
    without = {o["name"] for o in json.loads(run(str(article), "--no-gazetteer").stdout)["organisations"]}
    assert "港府" in names - without


def test_what_cannot_be_read_is_told_and_fails(tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text("", encoding="utf-8")
    result = run(str(empty))
    assert result.returncode == 1
    assert "empty" in result.stderr
