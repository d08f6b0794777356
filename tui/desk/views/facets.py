"""The table of what the rows of a query have in common, with how many have it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from store.search.facets import MOST, Facet
from store.text.language import later, tr
from tui.desk.tables import Column, Rows, Table, TableRow

_COLUMNS = (Column("Facet", 12), Column("Value"), Column("Rows", 8, right=True), Column("", 12, 1))
_BAR = 12
_FIRST = 5
"""Values of each facet that are shown of all together."""
ALL = later("all")
"""The way of showing all facets."""
_OURS = frozenset({"kind", "finer kind", "certainty"})
"""Facets whose values are words of dossier, and not of articles or of its user."""


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
            more = tr("more") if len(groups[one]) == MOST else tr("{number:,} more", number=len(groups[one]) - _FIRST)
            return TableRow(("", tr("and {more}", more=more), "", ""), way=one, quiet=True)
        value = tr(one.value) if one.name in _OURS else one.value
        cells = (tr(one.name), value, f"{one.rows:,}", "█" * max(1, round(_BAR * one.rows / most[one.name])))
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
        tr("Facets"),
        tr("of {query}", query=query) if query else tr("of all rows"),
        _COLUMNS,
        Rows(listed, row),
        tr("Nothing is found, so nothing is in common."),
        way,
        (ALL, *groups),
    )
