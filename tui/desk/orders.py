"""In which orders each pane can be sorted. No Textual here and nothing that asks the store."""

from collections.abc import Mapping

from store.kinds import KINDS, EntityKind, SortOrder


def orders_for(chosen: Mapping[EntityKind, SortOrder], query: str) -> dict[EntityKind, SortOrder]:
    """Return the order of each pane: what was chosen, else relevance while searching, else its usual one."""
    usual = {kind.name: "relevance" if query.strip() else kind.orders[0] for kind in KINDS.values()}
    return {**usual, **chosen}


def next_order(kind: EntityKind, present: SortOrder, query: str) -> SortOrder:
    """Return the order after the present one, around the end."""
    usual = KINDS[kind].orders
    orders: tuple[SortOrder, ...] = ("relevance", *usual) if query.strip() else usual
    return orders[(orders.index(present) + 1) % len(orders)] if present in orders else orders[0]
