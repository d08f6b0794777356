"""The table of what the rows of a query have in common, with how many have it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from store.search.facets import MOST, Facet
from tui.desk.tables import Column, Rows, Table, TableRow

_COLUMNS = (Column("Facet", 12), Column("Value"), Column("Rows", 8, right=True), Column("", 12, 1))
_BAR = 12
_FIRST = 5
"""Values of each facet that are shown of all together."""
ALL = "all"
"""The way of showing all facets."""


def facets_table(found: Sequence[Facet], query: str = "", way: str = ALL) -> Table:
    """Return the table.

    Args:
        found: the facets, facet by facet.
        query: whose rows are counted; "" for all.
        way: which facet is shown, `ALL` for the first values of each.
    """
    groups = {name: list(members) for name, members in groupby(found, lambda one: one.name)}
    most = {name: max(one.rows for one in members) for name, members in groups.items()}

    def row(one: Facet | str) -> TableRow:
        if isinstance(one, str):
            more = "more" if len(groups[one]) == MOST else f"{len(groups[one]) - _FIRST:,} more"
            return TableRow(("", f"and {more}", "", ""), way=one, quiet=True)
        cells = (one.name, one.value, f"{one.rows:,}", "█" * max(1, round(_BAR * one.rows / most[one.name])))
        return TableRow(cells, asks=one.asks)

    def lines() -> Iterator[Facet | str]:
        for name, members in groups.items():
            shown = members if way == name or len(members) == _FIRST + 1 else members[:_FIRST]
            yield from shown
            yield from [name] * (len(members) > len(shown))

    if way not in groups:
        way = ALL
    listed: Sequence[Facet | str] = list(lines()) if way == ALL else groups[way]
    return Table(
        "Facets",
        f"of {query}" if query else "of all rows",
        _COLUMNS,
        Rows(listed, row),
        "Nothing is found, so nothing is in common.",
        way,
        (ALL, *groups),
    )
