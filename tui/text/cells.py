"""Widths on the screen, in terminal cells."""

from rich.cells import cell_len, get_character_cell_size


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, its end replaced by … where it is too wide."""
    if cell_len(text) <= width:
        return text
    room = width - 1
    for place, character in enumerate(text):
        room -= get_character_cell_size(character)
        if room < 0:
            return text[:place] + "…" if width > 0 else ""
    return text
