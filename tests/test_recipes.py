"""The recipes of CONTRIBUTING.md work: each is followed on a copy of the sources, and does what it says."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.recipes import ROOT, Recipe, recipes
from tui.cli import main

RECIPES = recipes()


Dossier = Callable[..., str]


def told(dossier: Dossier, recipe: Recipe) -> str:
    """Return what the command of a recipe tells of its article."""
    Path("article.md").write_text(f"# 事\n\n{recipe.article}", "utf-8")
    program, *arguments = shlex.split(recipe.command)
    assert program == "dossier"
    if arguments[0] != "extract":
        dossier("load", "article.md")
    return dossier(*arguments)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the sources, compiled as far as they are."""
    for package in ("store", "tui", "seeds"):
        shutil.copytree(ROOT / package, tmp_path / package)
    return tmp_path


def test_there_are_four_recipes() -> None:
    assert [recipe.title for recipe in RECIPES] == [
        "A verb of saying",
        "A form of figures",
        "A rule for a name",
        "An export format",
    ]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_does_what_it_says(
    recipe: Recipe, sources: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(sources))
    monkeypatch.setenv("COLUMNS", "200")
    (sources / "work").mkdir()
    monkeypatch.chdir(sources / "work")

    def here(*arguments: str) -> str:
        monkeypatch.setenv("DOSSIER_STORE", "before")
        with suppress(SystemExit):
            main(arguments)
        return capsys.readouterr().out

    def with_it(*arguments: str) -> str:
        monkeypatch.setenv("DOSSIER_STORE", "after")
        started = [sys.executable, "-m", "tui", *arguments]
        done = subprocess.run(started, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    before = told(here, recipe)
    assert not any(line in before for line in recipe.told), "it says nothing new: choose another example"
    for edit in recipe.edits:
        edit.apply(sources)
    after = told(with_it, recipe)
    for line in recipe.told:
        assert line in after


def test_the_rule_of_a_recipe_keeps_its_examples(sources: Path) -> None:
    [recipe] = [recipe for recipe in RECIPES if recipe.title == "A rule for a name"]
    for edit in recipe.edits:
        edit.apply(sources)
    shutil.copytree(ROOT / "tests", sources / "tests")
    options = ["-n0", "-p", "no:cacheprovider", "-k", "organisation.listed"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "tests/store/extraction/test_rules.py"],
        cwd=sources,
        env={**os.environ, "PYTHONPATH": str(sources)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
