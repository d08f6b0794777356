"""Plain text to pieces: a line is a paragraph, unless the file is wrapped at a width."""

from collections.abc import Sequence

from store.articles.pieces import Piece, PieceWriter

_WIDEST = 120
"""A file with longer lines than this, in cells, is not wrapped."""


def read_plain(lines: Sequence[str], start: int, skipped: Sequence[int] = ()) -> list[Piece]:
    """Return the pieces of the lines from ordinal `start` on, without those in `skipped`."""
    writer = PieceWriter()
    omitted = frozenset(skipped)
    widths = [_cells(line) for number, line in enumerate(lines) if number >= start and line.strip()]
    widest = max(widths, default=0)
    wrapped = widest <= _WIDEST and sum(width > 0.8 * widest for width in widths) > 0.4 * len(widths)
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip() or number in omitted:
            writer.close("paragraph")
            continue
        if line[0] in "\t　" or line.startswith("  "):  # an indented line begins a paragraph
            writer.close("paragraph")
        writer.add(line.strip("　 \t"), number + 1)
        full = _cells(line) > 0.8 * widest
        if wrapped and full and line.rstrip()[-1:] not in "。！？!?…":
            writer.wrap()
        else:
            writer.close("paragraph")
    writer.close("paragraph")
    return writer.pieces


def _cells(line: str) -> int:
    """Return about how wide a line is on a terminal."""
    return len(line) + sum("\u2e80" <= character <= "\uffef" for character in line[:400])
