"""Titles and outlets of one's own: heeded, explained by the line they stand on, and read with where they count."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.settings.own_lists import mistake_in
from tui.text.dates import show_days_as, shown_day

ARTICLE = """---
title: 远山实验室增聘
date: 2031-05-06
url: https://news.haigang.example/a/{number}
---

远山实验室首席{title}{name}表示，公司会增聘{number}百人。
"""
CONFIG = '# mine\ntitles = ["首席洞察官"]\noutlets = ["海港周刊 haigang.example"]\n'


def dossier(folder: Path, *words: str) -> str:
    """Return what a command prints, in a process of its own: lists are read once."""
    environment = os.environ | {"DOSSIER_CONFIG": str(folder / "config.toml"), "DOSSIER_STORE": str(folder / "store")}
    command = [sys.executable, "-m", "tui", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_a_change_of_them_has_what_it_can_change_read_again_and_nothing_else(tmp_path: Path) -> None:
    for number, (title, name) in enumerate((("洞察官", "林晓月"), ("测量师", "陈家齐")), 1):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        (folder / "article.md").write_text(ARTICLE.format(title=title, name=name, number=number), "utf-8")
    dossier(tmp_path, "load", "folder 1", "folder 2")
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    assert "the next load reads those again" in dossier(tmp_path, "search", "林晓月")
    explained = dossier(tmp_path, "extract", "folder 1/article.md", "--explain")
    assert f"{tmp_path / 'config.toml'}:2 首席洞察官" in explained
    changed = json.loads(dossier(tmp_path, "load", "folder 2", "--format", "json").partition("dossier:")[0])
    assert (len(changed["again"]), changed["unchanged"]) == (2, 0), "the host of both is that of the outlet"
    told = dossier(tmp_path, "articles", "--plain")
    assert told.count("Publisher: 海港周刊") == 2
    assert "the next load" not in told
    assert "远山实验室首席洞察官" in dossier(tmp_path, "show", "林晓月")
    (tmp_path / "config.toml").write_text(CONFIG.replace("titles", "# titles"), "utf-8")
    back = json.loads(dossier(tmp_path, "load", "folder 2", "--format", "json").partition("dossier:")[0])
    assert (len(back["again"]), back["unchanged"]) == (1, 1)
    assert "洞察官" not in dossier(tmp_path, "search", "林晓月", "--kind", "person")
    assert "as it should be" in dossier(tmp_path, "check")


@pytest.mark.parametrize(
    ("key", "word", "fits"),
    [
        ("titles", "首席洞察官", True),
        ("titles", "Chief Insight Wizard", True),
        ("titles", "人", False),
        ("titles", "官\t员", False),
        ("titles", "第3名。", False),
        ("titles", "", False),
        ("outlets", "海港报", True),
        ("outlets", "Harbour Times ht.example news.ht.example", True),
        ("outlets", "ht.example", False),
        ("outlets", "", False),
    ],
)
def test_what_is_no_title_or_outlet(key: str, word: str, *, fits: bool) -> None:
    assert bool(mistake_in(key, word)) is not fits


def test_days_are_shown_as_is_wished() -> None:
    try:
        show_days_as("DD.MM.YYYY")
        assert [*map(shown_day, ("2031-05-06", "2031-05", "", "undated"))] == ["06.05.2031", "2031-05", "", "undated"]
    finally:
        show_days_as("YYYY-MM-DD")
    assert shown_day("2031-05-06") == "2031-05-06"
