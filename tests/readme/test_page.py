"""README.md is true: its commands are understood, its pictures are there, its test command is the one that CI runs."""

import re
import shlex
from pathlib import Path

import pytest

from tests.readme.claims import README, ROOT, says
from tests.readme.trying import Dossier
from tests.test_quality import TOOLS
from tui.cli.parser import build_parser, with_command
from tui.keys.table import KEYS

LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def commands() -> list[str]:
    """Every call of dossier in README's blocks, without its comment."""
    calls = [part.strip() for line in LINES for part in re.split(r"&&|\|", line.partition("  #")[0])]
    return [call for call in calls if Path(call.split()[0]).name == "dossier"]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_understood(command: str) -> None:
    options = build_parser().parse_args(with_command(shlex.split(command)[1:]))
    assert options.command


@says(
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest",
    "runs everything: tests, ruff, mypy in strict mode, and the contracts on which room may import which.",
)
def test_ci_runs_the_test_command_of_readme_and_that_runs_everything() -> None:
    [command] = [line for line in LINES if line.endswith("pytest")]
    assert {tool[0] for tool in TOOLS} == {"ruff", "mypy", "lint-imports"}
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README))
def test_every_picture_is_there(picture: str) -> None:
    assert (ROOT / picture).read_text("utf-8").startswith("<svg")


def test_the_keys_of_readme_are_in_the_table_of_keys() -> None:
    section = README.partition("## Keys")[2].partition("\n## ")[0]
    named = {key for row in section.splitlines() for key in re.findall(r"`([^`]+)`", row)}
    known = {name for key in KEYS for name in (*key.keys.split(), key.display)}
    written = {"esc": "escape", "alt+→": "alt+right"}
    assert {written.get(key, key) for key in named} <= known | {"enter"}


@says(
    "A wrong extraction explains itself: `dossier extract FILE --explain` names the rules behind each thing found or "
    "nearly found, the rows of the lists in `store/extraction/lexicon` that decided, and for each rule, function and "
    "guard the file and line where it stands. It ends with the list to open for what is missing, is none, or is wrong. "
    "A rule carries its score and two examples, one that it must find and one that it must leave; `dossier rules` "
    "lists them, and a test runs them all."
)
def test_an_extraction_explains_itself(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 事\n\n远山银行主席林晓月表示，股息增加两成。\n", "utf-8")
    sentences, _, ended = dossier("extract", "a.md", "--explain").out.partition("\nrules\n")
    rules, _, ended = ended.partition("\nlists\n")
    _, _, ended = ended.partition("\nfunctions\n")
    functions, _, guards = ended.partition("\nguards")
    guards, _, missing = guards.partition("\nmissing above")
    missing, _, none = missing.partition("\nabove, but none\n")
    none, _, wrong = none.partition("\nabove, but wrong\n")
    assert "titles.tsv" in missing
    assert "not_people.tsv" in none
    assert "role_verbs.tsv" in wrong
    rows = re.findall(r"(\w+\.tsv):(\d+) (\w+)", sentences)
    assert {("titles.tsv", "主席"), ("cues.tsv", "表示")} <= {(name, word) for name, _, word in rows}
    lists = ROOT / "store" / "extraction" / "lexicon"
    assert all(word in (lists / name).read_text("utf-8").splitlines()[int(line) - 1] for name, line, word in rows)
    for function in functions.splitlines():
        file, line = function.split()[1].split(":")
        assert (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1].lstrip().startswith(("def ", "@"))
    named = re.findall(r"\b(?:organisation|person|role|figure|quote)\.[a-z-]+(?!\w|:)", sentences)
    told = dict(line.strip().partition("  ")[::2] for line in rules.splitlines())
    assert set(named) == set(told)
    assert {name.partition(".")[0] for name in named} == {"organisation", "person", "role", "figure", "quote"}
    for name, where in told.items():
        place, _, reads = where.partition("  ")
        file, line = place.split(":")
        declared = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1 :]
        assert f'"{name}"' in "\n".join(declared[:2])
        assert all((lists / one).is_file() for one in reads.split(", "))
    listed = dossier("rules").out
    assert all(f"{name}  " in listed for name in told)


@says("With `--store DIR` it reads the file as that store does, with the names that many articles of it have.")
def test_an_extraction_is_explained_as_a_store_reads_it(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "clippings").mkdir()
    for number in range(8):
        text = f"# 第{number}篇\n\n海岬大学校长管云鹤表示，第{number}期校舍会如期动工。\n"
        (tmp_path / "clippings" / f"{number}.md").write_text(text, "utf-8")
    (tmp_path / "a.md").write_text("# 事\n\n记者多次追问管云鹤一案，没有得到答复。\n", "utf-8")
    assert not dossier("load", "clippings").status
    assert "person.elsewhere" in dossier("extract", "a.md", "--explain", "--store", str(dossier.store)).out
    assert "person.elsewhere" not in dossier("extract", "a.md", "--explain").out
