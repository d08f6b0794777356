"""The table of what the rows of a query have in common, with how many have it."""

from collections.abc import Sequence

from store.search.facets import Facet
from tui.desk.tables import Column, Rows, Table, TableRow

_COLUMNS = (Column("Facet", 12), Column("Value"), Column("Rows", 8, right=True), Column("", 12, 1))
_BAR = 12


def facets_table(found: Sequence[Facet], query: str = "") -> Table:
    """Return the table.

    Args:
        found: the facets.
        query: whose rows are counted; "" for all.
    """
    most = max((one.rows for one in found), default=1)

    def row(one: Facet) -> TableRow:
        cells = (one.name, one.value, f"{one.rows:,}", "█" * max(1, round(_BAR * one.rows / most)))
        return TableRow(cells, asks=one.asks)

    return Table(
        "Facets",
        f"of {query}" if query else "of all rows",
        _COLUMNS,
        Rows(found, row),
        "Nothing is found, so nothing is in common.",
    )
