"""What is drawn takes as many cells as was reckoned, in every terminal."""

import pytest
from rich.cells import cell_len, get_character_cell_size

from tui.text.cells import printable, printable_lines


@pytest.mark.parametrize(
    "text",
    ["👩‍💻", "👨‍👩‍👧", "❤️", "☀️", "👍🏽", "1️⃣", "葛󠄀城", "☎︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\u200bb", "\ufeff远山", "👩‍❤️‍👨"],
)
def test_no_character_alters_how_wide_another_is(text: str) -> None:
    shown = printable(text)
    assert cell_len(shown) == sum(map(get_character_cell_size, shown))
    assert len(shown) == len(text), "places in it are places in the text"
    assert not any("\u200b" <= character <= "\u200d" or "\ufe00" <= character <= "\ufe0f" for character in shown)
    assert printable_lines(f"{text}\n远山") == f"{shown}\n远山"


@pytest.mark.parametrize("text", ["远山银行", "é", "e\u0301", "“—”", "🇭🇰", "👍", "각"])
def test_writing_stays_as_it_is(text: str) -> None:
    assert printable(text) == text
