"""Characters whose width Unicode leaves open (UAX 11, "ambiguous"), as “ ” — … · × ① α: in many a Chinese terminal two.

Where the terminal draws them so, they are reckoned so, and lines and bars, which need one cell, are drawn with ASCII.
"""

import os
import re
import select
import sys
import unicodedata
from collections.abc import Callable, Iterator

_LINES = (0x2500, 0x259F)
"""Box drawing and block elements, from and to."""
_SCANNED = (range(0xA1, 0x3040), range(0xE000, 0xF900), range(0xFFFD, 0xFFFE), range(0x1F100, 0x1F1E6))
"""Where all of them lie but private ones far away, and the variation selectors, which are none here."""
_BLOCKS = " _.-:=+*#"
"""For eighths of a block, from none to all."""
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_SECONDS = 0.3
"""How long the terminal has to say how wide it draws one, where it is to be asked."""

CHROME: dict[int, str] = {code: "+" for code in range(0x2500, 0x2580)}
"""The ASCII that lines and bars are drawn with."""
CHROME |= dict.fromkeys(map(ord, "─━┄┅┈┉═╌╍╴╶╸╺╼╾"), "-")
CHROME |= dict.fromkeys(map(ord, "│┃┆┇┊┋║╎╏╵╷╹╻╽╿"), "|")
CHROME |= {0x2580 + eighths: _BLOCKS[eighths] for eighths in range(1, 9)}
CHROME |= dict.fromkeys((0x2580, *range(0x2589, 0x25A0)), "#")


def _wide() -> Iterator[tuple[int, int, int]]:
    """Yield the characters that are two cells wide then, as Rich's table has them: first, last, width."""
    for scanned in _SCANNED:
        for code in scanned:
            known = unicodedata.east_asian_width(chr(code)) == "A" and not unicodedata.combining(chr(code))
            if known and code != 0xAD and not _LINES[0] <= code <= _LINES[1]:
                yield code, code, 2


def widen() -> None:
    """Have Rich, and so Textual and all that is measured here, take them for two cells wide."""
    from rich import cells, segment
    from rich._unicode_data import load

    usual = load()
    wide = tuple(_wide())
    known = {code for first, last, _ in usual.widths for code in range(first, last + 1) if first < 0x20000}
    table = usual._replace(widths=sorted([*usual.widths, *(one for one in wide if one[0] not in known)]))
    narrow = frozenset(cells._SINGLE_CELLS - {chr(code) for code, _, _ in wide}).issuperset
    vars(cells)["load_cell_table"] = lambda _="auto": table
    for module in (cells, segment):
        vars(module)["_is_single_cell_widths"] = narrow
    for measured in (cells.get_character_cell_size, cells.cached_cell_len):
        measured.cache_clear()


def drawn_width(setting: int | str, ask: Callable[[], int] | None = None) -> int:
    """Return how many cells the terminal draws them in.

    Args:
        setting: 1, 2, or "ask" for the terminal to be asked.
        ask: asks it.
    """
    return (ask or _asked)() if setting == "ask" else int(setting)


def _asked() -> int:
    """Ask the terminal where its cursor stands behind one of them; 1 where it does not say."""
    if sys.platform == "win32" or not os.isatty(0):
        return 1
    import termios
    import tty

    before = termios.tcgetattr(0)
    try:
        tty.setcbreak(0, termios.TCSANOW)
        os.write(2, "\r—\x1b[6n".encode())
        said = b""
        while not (answer := _ANSWER.search(said)) and select.select((0,), (), (), _SECONDS)[0]:
            said += os.read(0, 64)
        os.write(2, b"\r\x1b[K")
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    return 2 if answer and int(answer.group(1)) == 3 else 1
