"""In which orders each pane can be sorted. No Textual here and nothing that asks the store."""

from collections.abc import Mapping

from store.kinds import KINDS, STATED_KINDS, EntityKind, SortOrder


def orders_for(
    chosen: Mapping[EntityKind, SortOrder], query: str, focus: str | None = None
) -> dict[EntityKind, SortOrder]:
    """Return the order of each pane.

    That is what was chosen, else relevance while searching, else the newest first of what somebody said and what is
    said of them, else the usual one.
    """
    usual: dict[EntityKind, SortOrder] = {kind.name: kind.orders[0] for kind in KINDS.values()}
    if query.strip():
        usual = dict.fromkeys(usual, "relevance")
    elif focus:
        usual |= dict.fromkeys(STATED_KINDS, "newest")
    return {**usual, **chosen}


def next_order(kind: EntityKind, present: SortOrder, query: str) -> SortOrder:
    """Return the order after the present one, around the end."""
    usual = KINDS[kind].orders
    orders: tuple[SortOrder, ...] = ("relevance", *usual) if query.strip() else usual
    return orders[(orders.index(present) + 1) % len(orders)] if present in orders else orders[0]
