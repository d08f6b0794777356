"""The recipes of CONTRIBUTING.md work: each is followed on a copy of the sources, and does what it says."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes import ROOT, Recipe, recipes

RECIPES = recipes()


def outcome(sources: Path, recipe: Recipe) -> subprocess.CompletedProcess[str]:
    """Return what the command of a recipe comes to with some sources, for its article."""
    work = sources / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    (work / "article.md").write_text(f"# 事\n\n{recipe.article}", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(sources), "DOSSIER_STORE": str(work / "store"), "COLUMNS": "200"}

    def dossier(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    program, *arguments = shlex.split(recipe.command)
    assert program == "dossier"
    if arguments[0] != "extract":
        assert dossier("load", "article.md").returncode == 0
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
def test_a_recipe_does_what_it_says(recipe: Recipe, sources: Path) -> None:
    before = outcome(sources, recipe).stdout
    assert not any(line in before for line in recipe.told), "it says nothing new: choose another example"
    for edit in recipe.edits:
        edit.apply(sources)
    after = outcome(sources, recipe)
    for line in recipe.told:
        assert line in after.stdout, after.stderr


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
