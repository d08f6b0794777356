"""README.md is true: its commands are understood, its pictures are there, its test command is the one that CI runs."""

import re
import shlex
from pathlib import Path

import pytest

from tui.cli import build_parser, with_command
from tui.keys.table import KEYS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def commands() -> list[str]:
    """Every call of dossier in README's blocks, without its comment."""
    calls = [part.strip() for line in LINES for part in line.partition("  #")[0].split("&&")]
    return [call for call in calls if Path(call.split()[0]).name == "dossier"]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_understood(command: str) -> None:
    options = build_parser().parse_args(with_command(shlex.split(command)[1:]))
    assert options.command


def test_ci_runs_the_test_command_of_readme() -> None:
    [command] = [line for line in LINES if line.endswith("pytest")]
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
