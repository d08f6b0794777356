"""In which orders each pane can be sorted. No Textual here and nothing that asks the store."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.kinds import EntityKind

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.search.results import SortOrder

ORDERS: "dict[EntityKind, tuple[SortOrder, ...]]" = {
    "organisation": ("mentions", "name", "newest"),
    "person": ("mentions", "name", "newest"),
    "figure": ("newest", "value", "name"),
    "quote": ("newest", "name"),
}
"""Sort orders of each pane, the usual one first; while searching, the usual one gives way to relevance."""


def orders_for(chosen: "Mapping[EntityKind, SortOrder]", query: str) -> "dict[EntityKind, SortOrder]":
    """Return the order of each pane: what was chosen, else relevance while searching, else its usual one."""
    return {kind: chosen.get(kind, "relevance" if query.strip() else usual[0]) for kind, usual in ORDERS.items()}


def next_order(kind: EntityKind, present: "SortOrder", query: str) -> "SortOrder":
    """Return the order after the present one, around the end."""
    orders: tuple[SortOrder, ...] = ("relevance", *ORDERS[kind]) if query.strip() else ORDERS[kind]
    return orders[(orders.index(present) + 1) % len(orders)] if present in orders else orders[0]
