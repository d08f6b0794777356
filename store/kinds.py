"""The four kinds of entity, and the ids that say which one something is; imports nothing, so that all may ask."""

from typing import Literal

EntityKind = Literal["organisation", "person", "figure", "quote"]
ENTITY_KINDS: tuple[EntityKind, ...] = ("organisation", "person", "figure", "quote")


def kind_of(entity_id: str) -> EntityKind:
    """Return which of the four kinds an id belongs to.

    Raises:
        ValueError: it is no entity's id.
    """
    head = entity_id.partition("/")[0]
    for kind in ENTITY_KINDS:
        if head == kind:
            return kind
    raise ValueError(f"{entity_id!r} is not the id of an entity; those begin with {', '.join(ENTITY_KINDS)}")
