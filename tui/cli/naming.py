"""From what is typed to an entity of the store, and an entity as a question names it."""

from typing import TYPE_CHECKING

from store.errors import NotFoundError, SeveralError
from store.text.language import tr
from store.text.wording import how_many
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.workspace import Workspace


def find(workspace: "Workspace", name: str) -> str:
    """Return the id of the entity that an id or a name means; say so where an id is another one now.

    Raises:
        NotFoundError: none is called so, or several are; the sentence lists the nearest.
    """
    found = workspace.find(name)
    if workspace.holdings.resolve(name) == found != name:
        tell(tr("dossier: {name} is {found} now.", name=name, found=found))
    return found


def find_to_show(workspace: "Workspace", name: str) -> str:
    """Return the same to show it: of several of the name the one that nearly all mentions are of, and say so.

    Raises:
        NotFoundError: none is called so, or several are, of whom none stands out.
    """
    try:
        return find(workspace, name)
    except SeveralError as several:
        from store.search.naming import dominant

        meant = dominant(workspace.holdings, several.ids)
        if meant is None:
            raise
        others = how_many(len(several.ids) - 1, "other")
        tell(
            tr(
                "dossier: {name} is also the name of {others}, seldom mentioned; {meant} is taken.",
                name=name,
                others=others,
                meant=meant,
            )
        )
        return meant


def described(workspace: "Workspace", identity: str) -> str:
    """Return the id of a person or an organisation with what tells them from others of the name."""
    from store.model import Organisation, Person
    from tui.desk.rows import role_of, short_name

    holdings = workspace.holdings
    try:
        entity = holdings.entity(identity)
    except NotFoundError:  # found in articles, and shown no more by the user's decision
        return identity
    known = ""
    if isinstance(entity, Person) and entity.roles:
        known = role_of(entity.roles[0], lambda other: short_name(holdings.entity(other)))
    elif isinstance(entity, Organisation) and entity.kind != "other":
        known = tr(entity.kind)
    newest = holdings.summary(holdings.mentions(identity)[0].article).title
    parts = (known, f"{how_many(entity.article_count, 'article')}, {newest}")
    return f"{identity} ({'; '.join(filter(None, parts))})"
