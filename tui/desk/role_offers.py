"""What role somebody may have, and which they have not, from what is typed. No Textual here."""

from collections.abc import Iterator

from store.corrections.asked import RoleIs
from store.model import Organisation, Person
from store.text.language import tr
from store.workspace import Workspace
from tui.desk.offered import Offer
from tui.desk.rows import NameOf, role_of

_MOST = 6
"""Organisations that are offered at once."""


def roles(workspace: Workspace, name: NameOf, which: str, typed: str) -> Iterator[Offer]:
    """Yield that somebody has what is typed, besides other roles or in the place of one; else what they have not.

    Args:
        workspace: the open store.
        name: what entities are called where there is little room.
        which: id of the person.
        typed: a title, and the organisation after a space or @.
    """
    person = workspace.holdings.entity(which)
    if not isinstance(person, Person):
        return
    title, _, where = typed.replace("@", " ").replace("＠", " ").partition(" ")
    where = where.strip()
    if not title:
        for role in person.roles:
            yield Offer(tr("Is not {role}", role=role_of(role, name)), (RoleIs(which=which, instead=role.title),))
        return
    places = [(_called(workspace, one), one) for one in _found(workspace, where)] if where else []
    places += [(tr("{where}, as written", where=where), where)] if where else [("", "")]
    for shown, at in places:
        said = tr("{title} at {shown}", title=title, shown=shown) if shown else title
        yield Offer(tr("Is {said}", said=said), (RoleIs(which=which, title=title, organisation=at),))
    first, at = places[0]
    for role in person.roles:
        asked = RoleIs(
            which=which,
            title=title,
            organisation=at or role.organisation_id or role.organisation or "",
            instead=role.title,
        )
        yield Offer(
            tr(
                "Is {title}{where}, not {role}",
                title=title,
                where=tr(" at {first}", first=first) if first else "",
                role=role_of(role, name),
            ),
            (asked,),
        )


def _found(workspace: Workspace, typed: str) -> list[str]:
    return list(workspace.catalogue.index.search(typed).panes["organisation"].ids[:_MOST])


def _called(workspace: Workspace, which: str) -> str:
    entity = workspace.holdings.entity(which)
    return entity.name if isinstance(entity, Organisation) else which
