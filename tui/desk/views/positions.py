"""The table of what somebody said on one subject over time, and what changed in the wording, also as a picture."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from store.model import AnyEntity, Quote
from store.text.language import later, tr
from store.text.wording import how_many
from store.views.positions import Part, Position, Positions
from tui.desk.rows import NameOf, words_of
from tui.desk.tables import Column, Draw, Evidence, Rows, Table, TableRow
from tui.text.canvas import Drawing, Piece
from tui.text.cells import cut, printable
from tui.text.dates import shown_day
from tui.text.wrap import wrap

_COLUMNS = (Column("Date", 10), Column("What"), Column("Sources", 7, 1, right=True))
_EACH = 30
"""Cells for what was dropped, and for what was added, of which the picture has all."""
EVERYTHING = later("everything")
"""The way of showing all that somebody said."""
_SIGNS = {"same": ("", ""), "dropped": ("[-", "-]"), "added": ("{+", "+}")}
"""What stands around words that were dropped or added, as in the word differences of git and wdiff."""


class _Line(NamedTuple):
    position: Position
    is_change: bool = False


def positions_table(
    found: Positions, entity: Callable[[str], AnyEntity], name: NameOf, subjects: Mapping[str, str]
) -> Table:
    """Return the table.

    Args:
        found: the statements.
        entity: from an id to the entity.
        name: what an entity is called where there is little room.
        subjects: ways of showing it, and of each the id of the subject, "" for all.
    """
    lines = list(_lines(found))

    def row(line: _Line) -> TableRow:
        one = line.position
        evidence = tuple(Evidence(quote) for quote in (one.quote, one.since) if quote)
        if line.is_change:
            signs = (("−", one.words("dropped")), ("+", one.words("added")))
            told = "  ".join(cut(f"{sign} {' · '.join(words)}", _EACH) for sign, words in signs if words)
            return TableRow(
                ("", tr("since {date}  {told}", date=shown_day(one.since_date or tr("before")), told=told), ""),
                " ",
                one.quote,
                evidence,
                quiet=True,
            )
        quote = entity(one.quote)
        words = words_of(quote) if isinstance(quote, Quote) else one.text
        sources = f"{one.sources:,}" if one.sources > 1 else ""
        return TableRow((shown_day(one.date or tr("undated")), words, sources), " ", one.quote, evidence)

    def picture(place: int) -> Draw | None:
        parts = lines[place].position.parts
        return partial(wording, parts) if parts else None

    changed = sum(bool(one.since) for one in found.positions)
    subject = (name(found.about) if "/" in found.about else found.about) or tr(EVERYTHING)
    return Table(
        tr("{name} on {subject}", name=name(found.speaker), subject=subject),
        tr(
            "{statements} · {changed:,} in other words than before",
            statements=how_many(len(found.positions), "statement"),
            changed=changed,
        ),
        _COLUMNS,
        Rows(lines, row),
        tr("They said nothing on that."),
        next((way for way, which in subjects.items() if which == found.about), ""),
        tuple(subjects),
        picture,
    )


def _lines(found: Positions) -> Iterator[_Line]:
    for one in found.positions:
        yield _Line(one)
        if one.since:
            yield _Line(one, is_change=True)


def wording(parts: tuple[Part, ...], cells: int, lines: int) -> Drawing:
    """Return what changed in the wording as a picture: `[-dropped-]`, `{+added+}`, and what stayed.

    Args:
        parts: the words of both statements.
        cells: how wide the picture is.
        lines: how high; what lies below is not seen.
    """
    spans: list[tuple[int, int, str]] = []
    text = ""
    for part in parts:
        before, after = _SIGNS[part.change]
        words = before + printable(part.text) + after
        spans.append((len(text), len(text) + len(words), "" if part.change == "same" else part.change))
        text += words
    drawn = []
    for start, end in wrap(text, cells)[:lines]:
        inside = ((max(start, left), min(end, right), style) for left, right, style in spans)
        drawn.append(tuple(Piece(text[left:right], style) for left, right, style in inside if left < right))
    return tuple(drawn)
