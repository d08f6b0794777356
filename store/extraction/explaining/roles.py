"""What is told of roles: by which rule each was read, which title says it, and what told the organisation."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.place import place_of
from store.extraction.explaining.lists import row_ending, rows_at
from store.extraction.people.role_readings import Reading
from store.extraction.people.role_titles import distinct
from store.extraction.people.roles import assign_roles
from store.model import Person, Role
from store.text.fold import key

_TITLES = "titles.tsv"


class Told(NamedTuple):
    """What is told of a role.

    Attributes:
        start: where it stands.
        lines: what is told.
        rule: the rule that read it, "" for what was nearly one.
    """

    start: int
    lines: tuple[str, ...]
    rule: str = ""


def told_roles(
    document: Document,
    people: Sequence[Person],
    readings: Sequence[tuple[Person, Reading]],
    by: Callable[[Callable[..., object]], str],
) -> Iterator[Told]:
    """Yield what is told of the roles of an article, found and nearly found.

    Args:
        document: the article.
        people: who is named in it.
        readings: the roles as they are read.
        by: returns the name of a function, to be told with its place.
    """
    read: dict[str, list[Reading]] = defaultdict(list)
    for person, reading in readings:
        read[person.id].append(reading)
    for person in people:
        own = list({(reading.start, reading.end, reading.role): reading for reading in read[person.id]}.values())
        kept = distinct([reading.role for reading in own])
        for reading in own:
            yield _told(document, person, reading, kept, by)
        if not own and person.mentions:
            reason = f"no title of {_TITLES} beside the name: {place_of(assign_roles)}"
            yield Told(person.mentions[0].start, (f"  ? role of {person.name}  {reason}",))


def _told(
    document: Document,
    person: Person,
    reading: Reading,
    kept: Collection[Role],
    by: Callable[[Callable[..., object]], str],
) -> Told:
    """Return what is told of one role."""
    role = reading.role
    name = f"{person.name}: {role.title}" + (f" at {role.organisation}" if role.organisation else "")
    if not any(_same(role, other) for other in kept):
        return Told(reading.start, (f"  ? role {name}  gave way to a fuller one: {place_of(distinct)}",))
    title = row_ending(document.folded, reading.start, reading.end, _TITLES)
    lists = [entry for entry in reading.rule.lists if entry != _TITLES]
    rows = (*((title,) if title else ()), *rows_at(document.folded, reading.start, reading.end, lists))
    where = f"at {role.organisation}" if role.organisation else "at no organisation"
    lines = (f"  + role {name}  {reading.rule.name}", *(f"      {row.told}" for row in rows))
    return Told(reading.start, (*lines, f"      {where} by {by(reading.by)}"), reading.rule.name)


def _same(role: Role, other: Role) -> bool:
    """Return whether two roles are one, written in two ways."""
    return role.organisation_id == other.organisation_id and key(role.title) == key(other.title)
