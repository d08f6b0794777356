"""A command is a module and a row, and is imported when it is given; the others are not."""

import argparse
import pkgutil
import subprocess
import sys

import pytest

from tui.cli import commands
from tui.cli.parser import build_parser, parse
from tui.cli.table import BY_NAME, COMMANDS


def test_each_module_has_a_row_and_each_row_a_module() -> None:
    assert sorted(BY_NAME) == sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    assert len(BY_NAME) == len(COMMANDS)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_command_explains_itself_as_among_all_others(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for parser in (build_parser(), build_parser([name])):
        with pytest.raises(SystemExit):
            parser.parse_args([name, "--help"])
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert "usage: dossier" in shown[0]
    assert BY_NAME[name].help in " ".join(build_parser([]).format_help().split())


def test_what_is_given_before_a_command_does_not_hide_its_arguments() -> None:
    for words in (
        ["--store", "load", "search", "x"],
        ["--sto", "load", "search", "x"],
        ["--store=load", "search", "x"],
    ):
        options = parse(words)
        assert isinstance(options, argparse.Namespace)
        assert (str(options.store), options.command, options.query) == ("load", "search", ["x"])


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_the_help_of_a_command_imports_no_other_command_and_no_store(name: str) -> None:
    code = (
        "import sys; from tui.cli import main\n"
        f"try: main([{name!r}, '--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stderr.split())
    assert {one for one in modules if one.startswith("tui.cli.commands.")} == {f"tui.cli.commands.{name}"}
    assert not {"msgspec", "numpy", "tinydb", "textual", "rich", "store.library"} & modules
