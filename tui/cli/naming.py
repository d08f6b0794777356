"""From what is typed to an entity of the store, and an entity as JSON has it."""

from typing import TYPE_CHECKING

from store.errors import NotFoundError
from store.kinds import ENTITY_KINDS
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.library import Library
    from store.links import Links
    from store.model import AnyEntity
    from store.search.index import Index


def indexed(library: "Library") -> tuple["Index", "Links"]:
    """Return the index and the links of a library."""
    from store.links import Links
    from store.search.index import Index

    links = Links.open(library)
    return Index.open(library, links), links


def plain(entity: "AnyEntity") -> dict[str, object]:
    """Return an entity as JSON has it."""
    import msgspec

    record: dict[str, object] = msgspec.to_builtins(entity)
    return {"kind_of_entity": entity.id.partition("/")[0], **record}


def find(library: "Library", index: "Index", name: str) -> str:
    """Return the id of the entity that an id or a name means.

    Raises:
        NotFoundError: none is called so, or several are; the sentence lists the nearest.
    """
    from store.search.naming import named

    try:
        present = library.entity(name).id
    except NotFoundError:
        pass
    else:
        if present != name:
            tell(f"dossier: {name} is {present} now.")
        return present
    exact = named(library, index, name)
    if len(exact) == 1:
        return exact[0]
    if exact:
        listed = "\n".join(f"  {identity}" for identity in exact)
        raise NotFoundError(f"{name} is the name of several; say which by its id:\n{listed}")
    nearest = [i for kind in ENTITY_KINDS for i in index.search(name).panes[kind].ids[:3]][:8]
    listed = "\n".join(f"  {identity}" for identity in nearest)
    raise NotFoundError(f"Nothing is called {name}." + (f" The nearest:\n{listed}" if nearest else ""))
