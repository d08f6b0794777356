"""Keys that are typed into a real terminal while the program is still starting: none is lost, none ends it."""

from pathlib import Path

import pytest

from store.library import Library
from store.workspace.folders import seed_files
from tests.tui.pseudo_terminal import Terminal

WHEN = {
    "before the program runs": "",
    "as it takes the terminal": "\x1b[?1049h",
    "as it asks for pasted text to be marked": "\x1b[?2004h",
    "when it has painted its first frame": "People",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the seeds in it."""
    with Library.open(tmp_path_factory.mktemp("store")) as library:
        library.load(seed_files())
        return library.folder


@pytest.mark.parametrize("after", WHEN.values(), ids=WHEN.keys())
def test_what_is_typed_while_the_program_starts_is_a_query_all_the_same(store: Path, after: str) -> None:
    with Terminal(store=store) as terminal:
        terminal.until(after)
        terminal.type("/ljc")
        terminal.until("ljc ")
        terminal.until("李家超")
        terminal.type("\x11")  # ctrl+q
        assert terminal.status() == 0
