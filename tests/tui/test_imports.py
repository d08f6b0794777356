"""What the explorer imports before its first frame: each module costs time that somebody waits."""

import subprocess
import sys

import pytest

CEILING = 65
"""Modules that the explorer may add to those of a bare Textual app with an input and a command palette; three of them
are for `tui.terminal.allocator`, which comes before any thread."""

BARE = "import textual.app, textual.command, textual.scroll_view; from textual.widgets import Input, Static"


def modules_after(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def explorer_modules() -> set[str]:
    return modules_after("import tui.app")


@pytest.mark.parametrize(
    "heavy",
    [
        *("numpy", "tinydb", "opencc", "rjieba", "pypinyin", "rapidfuzz", "yaml", "markdown_it"),
        *(
            "charset_normalizer",
            "textual.widgets._markdown",
            "textual.widgets._data_table",
            "textual.widgets._text_area",
        ),
        *("store.library", "store.search.index", "store.views.links", "store.extraction", "store.articles"),
        *("msgspec", "store.model", "tui.desk.desk", "store.workspace", "tui.desk.passages"),
        *("tui.terminal.clipboard", "tui.terminal.editor"),
        *("tui.screens.palette", "tui.screens.help", "tui.dialogs", "tui.desk.card_page", "tui.desk.reader_page"),
    ],
)
def test_what_only_the_store_needs_waits_for_the_store(heavy: str, explorer_modules: set[str]) -> None:
    assert heavy not in explorer_modules


def test_the_explorer_adds_few_modules_to_a_bare_textual_app(explorer_modules: set[str]) -> None:
    added = explorer_modules - modules_after(BARE)
    assert len(added) <= CEILING, sorted(added)


def test_what_draws_nothing_imports_no_textual() -> None:
    desk = ("desk", "loading", "rows", "cards", "trail", "models", "card_page", "reader_page")
    modules = [*(f"desk.{module}" for module in desk), "keys.table", "keys.hints", "text.cells", "text.wrap"]
    assert "textual" not in modules_after(f"import {', '.join(f'tui.{module}' for module in modules)}")


def test_only_the_desk_and_its_helpers_know_the_store() -> None:
    """Widgets get plain records; names of kinds, errors and what marks a text are all they share with the store."""
    allowed = {"store", "store.kinds", "store.errors", "store.text", "store.text.language"}
    drawing = "import tui.widgets.pane_grid, tui.widgets.side, tui.widgets.search_bar, tui.widgets.trail_bar"
    known = {name for name in modules_after(drawing) if name.startswith("store")}
    assert known <= allowed
