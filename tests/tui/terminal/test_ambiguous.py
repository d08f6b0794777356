"""In a terminal that draws “ ” — … two cells wide, every row ends where it should."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.pseudo_terminal import Terminal
from tui.terminal.ambiguous import CHROME, drawn_width

MEASURED = """
from tui.terminal.ambiguous import widen
widen()
from rich.cells import cell_len
from rich.segment import Segment
from tui.text.cells import cut, padded
from tui.text.wrap import wrap
print([cell_len(text) for text in ("“港”", "—…", "×·①α", "─│█⠿", "港a»✓", "e\\u0301", "é")])
print([cell_len(cut("“数据中心—投资”", cells)) <= cells for cells in range(20)], cell_len(padded("—", 6)))
print([part.text for part in Segment("a—b").split_cells(3)])
print(max(cell_len("截至—“年底”…"[start:end]) for start, end in wrap("截至—“年底”…", 8)) <= 8)
"""


def test_they_are_measured_so_and_lines_are_not() -> None:
    """In a process of its own: it is for good."""
    done = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[6, 4, 8, 4, 5, 1, 2]",
        f"{[True] * 20} 6",
        "['a—', 'b']",
        "True",
    ]


def test_lines_and_bars_are_drawn_with_ascii() -> None:
    assert "╭─│┃█▁└".translate(CHROME) == "+-||#_+"
    assert all(chr(code).translate(CHROME).isascii() for code in range(0x2500, 0x25A0))


@pytest.mark.parametrize(("setting", "cells"), [(1, 1), (2, 2), ("ask", 2)])
def test_the_terminal_is_asked_where_it_is_to_be(setting: int | str, cells: int) -> None:
    assert drawn_width(setting, lambda: 2) == cells


def test_the_explorer_draws_no_line_that_such_a_terminal_would_draw_too_wide(tmp_path: Path) -> None:
    with Terminal(store=tmp_path / "store", environment={"DOSSIER_TERMINAL_AMBIGUOUS_WIDTH": "2"}) as terminal:
        terminal.until("李家超")
        terminal.type("q")
        assert terminal.status() == 0
        assert not [character for character in terminal.text if 0x2500 <= ord(character) <= 0x259F]
        assert "+- 1 Org" in terminal.text
