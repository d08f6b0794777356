"""Links as a table, for spreadsheets and databases: a row for each pair and kind of link, with both names."""

from collections.abc import Iterator, Mapping

import msgspec

from store.export.network import Edge, Node, edges_of, nodes_of
from store.export.selection import Selection
from store.export.tables import written

_ENDS = tuple(f"{end}_{what}" for end in ("source", "target") for what in ("name", "kind"))
COLUMNS: tuple[str, ...] = (*Edge.__struct_fields__, *_ENDS)
"""The columns: an edge, and what its ends are called and are."""


def to_link_csv(selection: Selection) -> str:
    """Return the links of some entities with people and organisations as CSV (RFC 4180)."""
    edges = tuple(edges_of(selection))
    nodes = {node.id: node for node in nodes_of(selection, edges)}
    return written((dict(_row(edge, nodes)) for edge in edges), COLUMNS)


def _row(edge: Edge, nodes: Mapping[str, Node]) -> Iterator[tuple[str, object]]:
    yield from msgspec.structs.asdict(edge).items()
    for end, node in (("source", nodes[edge.source]), ("target", nodes[edge.target])):
        yield from ((f"{end}_name", node.label), (f"{end}_kind", node.kind))
