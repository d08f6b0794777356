"""Where another back end may enter later: nothing outside the log, the database and the library touches the journal."""

import ast
from collections.abc import Iterator
from pathlib import Path

import store
import tui

MAY = ("log", "library", "database")


def touched(root: Path) -> Iterator[str]:
    """Yield the places at which code asks something for its journal."""
    for file in sorted(root.rglob("*.py")):
        if file.relative_to(root).parts[0] in MAY:
            continue
        source = file.read_text("utf-8")
        for node in ast.walk(ast.parse(source if "journal" in source else "")):
            if isinstance(node, ast.Attribute) and node.attr == "journal":
                yield f"{file}:{node.lineno}"


def test_nothing_above_the_library_touches_the_journal() -> None:
    roots = [Path(package.__path__[0]) for package in (store, tui)]
    assert [place for root in roots for place in touched(root)] == []


def test_it_is_found_where_it_is_touched() -> None:
    assert list(touched(Path(store.__path__[0]) / "library"))
