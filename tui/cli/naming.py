"""From what is typed to an entity of the store, and an entity as JSON has it."""

from typing import TYPE_CHECKING

from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.model import AnyEntity
    from store.workspace import Workspace


def plain(entity: "AnyEntity") -> dict[str, object]:
    """Return an entity as JSON has it."""
    import msgspec

    record: dict[str, object] = msgspec.to_builtins(entity)
    return {"kind_of_entity": entity.id.partition("/")[0], **record}


def find(workspace: "Workspace", name: str) -> str:
    """Return the id of the entity that an id or a name means; say so where an id is another one now.

    Raises:
        NotFoundError: none is called so, or several are; the sentence lists the nearest.
    """
    found = workspace.find(name)
    if workspace.holdings.resolve(name) == found != name:
        tell(f"dossier: {name} is {found} now.")
    return found
