"""Who only reads the store does not pay for reading articles."""

import subprocess
import sys
from pathlib import Path

import pytest

from store.library import Library
from store.workspace.folders import seed_files

READING = ("rjieba", "markdown_it", "charset_normalizer", "yaml", "rensa", "store.extraction.pipeline", "textual")
"""What reads files and finds entities in them, and what draws."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with Library.open(folder) as library:
        library.load(seed_files())
    return folder


def imported(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def test_commands_that_read_the_store_import_no_reader_of_articles(folder: Path) -> None:
    words = [("search", "李家超"), ("show", "李家超"), ("export", "李家超"), ("check",)]
    each = f"for command in {{}}: assert main(['--store', {str(folder)!r}, *command]) == 0"
    spelled = "import sys\nassert not {'pypinyin', 'cantoroman'} & sys.modules.keys()"
    typed = each.format([("search", "ljc")])
    modules = imported(f"from tui.cli import main\n{each.format(words)}\n{spelled}\n{typed}")
    assert "store.library" in modules
    assert "pypinyin" in modules
    assert [name for name in READING if name in modules] == []


def test_opening_the_explorer_imports_no_reader_of_articles(folder: Path) -> None:
    desk = f"from pathlib import Path; from tui.desk.desk import Desk; desk = Desk(Path({str(folder)!r})); desk.open()"
    modules = imported(f"{desk}; desk.search('', None, {{}})")
    assert [name for name in (*READING, "pypinyin") if name in modules] == []


def test_extracting_from_a_file_imports_nothing_of_searching() -> None:
    modules = imported(f"from tui.cli import main; main(['extract', {str(seed_files()[0])!r}])")
    assert "store.extraction.pipeline" in modules
    assert "numpy" not in modules


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_needs_no_store_imports_next_to_nothing(option: str) -> None:
    said = f"from tui.cli import main\ntry: main([{option!r}])\nexcept SystemExit: pass"
    added = imported(said) - imported("import os, pathlib, argparse; argparse.ArgumentParser().format_help()")
    assert len(added) <= 32, sorted(added)
    assert not {"msgspec", "numpy", "tinydb", "textual", "rich"} & added


def test_the_version_imports_nothing_at_all() -> None:
    started = "import sys\nsys.argv[1:] = ['--version']\nfrom tui.__main__ import main\nassert main() == 0"
    assert imported(started) - imported("pass") == {"tui", "tui.__main__"}
