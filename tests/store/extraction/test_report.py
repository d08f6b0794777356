"""The command that prints what is found in articles; once through the interpreter as its users start it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main

DOSSIER = Path(sys.executable).parent / "dossier"
TEXT = """---
title: 极岚完成融资
date: 2025-03-04
---

极岚集团（Jilan Works）宣布完成融资，极岚总裁林若溪表示，港府支持这项计划。
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with an article."""
    path = tmp_path / "brief.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_prints_what_the_guidelines_ask_for(article: Path) -> None:
    started = [str(DOSSIER), "extract", str(article)]
    done = subprocess.run(started, capture_output=True, text=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)
    assert found["id"] == "brief"
    organisation = next(o for o in found["organisations"] if "Jilan Works" in (o["name"], *o["aliases"]))
    assert {organisation["name"], *organisation["aliases"]} >= {"极岚集团", "Jilan Works"}
    assert organisation["kind"] == "company"
    assert all(mention["why"] and mention["exact"] for mention in organisation["mentions"])


def test_writes_one_file_per_article(article: Path, tmp_path: Path) -> None:
    assert main(["extract", str(article), "--out", str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))["id"] == "brief"


def test_the_gazetteer_can_be_left_out(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def names_with(*options: str) -> set[str]:
        assert main(["extract", str(article), *options]) == 0
        return {organisation["name"] for organisation in json.loads(capsys.readouterr().out)["organisations"]}

    names, without = names_with(), names_with("--no-gazetteer")
    assert "港府" in names - without


def test_what_cannot_be_read_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text("", encoding="utf-8")
    assert main(["extract", str(empty)]) == 1
    assert "empty" in capsys.readouterr().err
