"""The recipes of CONTRIBUTING.md work: they are followed on a copy of the sources, and do what they say."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from store.extraction.rules import table
from tests.recipes import ROOT, Recipe, recipes
from tests.store.extraction.test_rules import test_a_rule_does_what_its_examples_say as keep_examples
from tests.tui.cli.test_commands import Command

RECIPES = {recipe.title: recipe for recipe in recipes()}
RULE = "organisation.stock-code"


def told(recipe: Recipe, folder: Path) -> str:
    """Return what the command of a recipe tells of its article; in an empty folder."""
    command = Command(folder)
    (folder / "article.md").write_text(f"# 事\n\n{recipe.article}", "utf-8")
    program, *arguments = shlex.split(recipe.command)
    assert program == "dossier"
    if arguments[0] != "extract":
        command("load", "article.md", "--jobs", "1")
    return command(*arguments).stdout


def all_told(folder: Path) -> dict[str, str]:
    """Return what the command of each recipe tells, each in a folder of its own; by their titles."""
    found = {}
    for title, recipe in RECIPES.items():
        (folder / title).mkdir(parents=True)
        found[title] = told(recipe, folder / title)
    return found


def tell() -> None:
    """Try the rule that a recipe has written on its examples, and print what each recipe comes to."""
    keep_examples(table()[RULE].rule)
    print(json.dumps(all_told(Path("after"))))


def test_there_are_four_recipes() -> None:
    assert list(RECIPES) == [
        "A verb of saying",
        "A form of figures",
        "A rule for a name",
        "An export format",
    ]


def test_recipes_do_what_they_say(tmp_path: Path) -> None:
    """All in one copy and one program: most of its time would go into starting."""
    before = all_told(tmp_path / "before")
    for package in ("store", "tui", "seeds"):
        shutil.copytree(ROOT / package, tmp_path / package)
    assert RULE not in table()
    for title, recipe in RECIPES.items():
        assert not any(line in before[title] for line in recipe.told), "it says nothing new: choose another example"
        for edit in recipe.edits:
            edit.apply(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from tests.test_recipes import tell; tell()"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    after = json.loads(done.stdout)
    assert [line for title, recipe in RECIPES.items() for line in recipe.told if line not in after[title]] == []
