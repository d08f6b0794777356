"""Text measured and cut in cells of the terminal; never in code points."""

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

ELLIPSIS = "…"

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that turn the direction of what follows (Unicode Standard Annex 9): they could disguise a name."""

_SHOWN: dict[int, str] = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *_BIDI)}
_SHOWN |= {ord(space): " " for space in "\t\n\v\f\r\x85\u2028\u2029"}
_SHIFTING = (
    *((0x200B, 0x200D), (0x2060, 0x2064), (0xFEFF, 0xFEFF)),  # joiners of emoji among them
    *((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),  # selectors of variants
    *((0x1F3FB, 0x1F3FF), (0xE0001, 0xE007F)),  # skin tones, and tags such as those of a flag
)
"""Characters, from and to, that alter how wide their neighbours are, of which each terminal thinks otherwise."""
_SHIFTS = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _SHIFTING)}]")
_SHOWN |= {  # the grapheme joiner takes no cell, in any terminal
    code: "\u034f" for first, last in _SHIFTING for code in range(first, last + 1)
}
_SHOWN_IN_LINES = {code: shown for code, shown in _SHOWN.items() if code != ord("\n")}

_MARKS_PER_CELL = 4
"""Code points without a width that a cell may carry; more of them are a flood, not writing."""


def printable(text: str) -> str:
    """Return the text as it can be drawn: as long as before, so offsets hold.

    Control characters are replaced by a visible one, and what makes a row wider here than there by what takes no cell.
    """
    return text if text.isprintable() and not _SHIFTS.search(text) else text.translate(_SHOWN)


def printable_lines(text: str) -> str:
    """Return the same of a text of several lines, whose line feeds stay."""
    return text.translate(_SHOWN_IN_LINES)


def cut(text: str, width: int) -> str:
    """Return as much of the text as fits into `width` cells, ending with an ellipsis where something is left out."""
    if len(text) <= width * _MARKS_PER_CELL and cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    used, room = 0, width - cell_len(ELLIPSIS)
    kept: list[str] = []
    for character in text[: width * _MARKS_PER_CELL]:
        used += get_character_cell_size(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept) + (ELLIPSIS if room >= 0 else ".")


@lru_cache(maxsize=4096)
def shown(text: str, width: int) -> tuple[str, int]:
    """Return what of a text is drawn in `width` cells, and how many it takes; rows have the same again and again."""
    drawn = cut(printable(text), width)
    return drawn, cell_len(drawn)


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Return a text with blanks up to so many cells."""
    blanks = " " * max(0, cells - cell_len(text))
    return blanks + text if right else text + blanks
