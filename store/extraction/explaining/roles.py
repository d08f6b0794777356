"""What is told of roles: by which rule each was read, which title says it, and what told the organisation."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.place import name_of, place_of
from store.extraction.explaining.borders import told_newsroom
from store.extraction.explaining.lists import row_ending, row_of, rows_at
from store.extraction.people.role_borders import Borders
from store.extraction.people.role_organisations import Holders
from store.extraction.people.role_readings import Reading
from store.extraction.people.role_titles import cut_title, distinct
from store.extraction.people.roles import LABEL, assign_roles
from store.model import Mention, Person, Role
from store.text.fold import key
from store.text.language import tr

_TITLES = "titles.tsv"
_VERBS = "role_verbs.tsv"
_PHRASES = (_TITLES, _VERBS, "formed_titles.tsv", "title_words.tsv", "name_words.tsv", "government_offices.tsv")
"""Lists that are read while a phrase is; which of their rows counted is told with the title."""

_OF_A_CLASS = frozenset(
    name_of(by) for by in (Holders.context, Holders.resolved, Holders.newsroom, Holders.of_government)
)
"""Where a title is held is asked of these functions by the class of the title."""


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
    refused: Sequence[tuple[Person, NearMiss]],
    names: Sequence[Mention],
    by: Callable[[Callable[..., object]], str],
) -> Iterator[Told]:
    """Yield what is told of the roles of an article, found and nearly found.

    Args:
        document: the article.
        people: who is named in it.
        readings: the roles as they are read.
        refused: the titles beside names that are no roles.
        names: where organisations are named.
        by: returns the name of a function, to be told with its place.
    """
    read: dict[str, list[Reading]] = defaultdict(list)
    for person, reading in readings:
        read[person.id].append(reading)
    for person in people:
        own = list({(reading.start, reading.end, reading.role): reading for reading in read[person.id]}.values())
        kept = distinct([reading.role for reading in own])
        for reading in own:
            yield _told(document, person, reading, kept, names, by)
        if not own and person.mentions and all(other.id != person.id for other, _ in refused):
            reason = tr("no title of {file} beside the name: {place}", file=_TITLES, place=place_of(assign_roles))
            yield Told(
                person.mentions[0].start, (tr("  ? role of {person}  {reason}", person=person.name, reason=reason),)
            )
    for person, miss in refused:
        rows = rows_at(document.folded, miss.start, miss.end, [_TITLES], ("is",))
        head = tr("  ? role of {person}  {reason}", person=person.name, reason=f"{miss.reason}: {miss.place}")
        yield Told(miss.start, (head, *(f"      {row.told}" for row in rows)))


def _told(
    document: Document,
    person: Person,
    reading: Reading,
    kept: Collection[Role],
    names: Sequence[Mention],
    by: Callable[[Callable[..., object]], str],
) -> Told:
    """Return what is told of one role."""
    role = reading.role
    name = f"{person.name}: {role.title}" + (
        tr(" at {organisation}", organisation=role.organisation) if role.organisation else ""
    )
    if not any(_same(role, other) for other in kept):
        return Told(
            reading.start,
            (
                tr(
                    "  ? role {role}  {reason}",
                    role=name,
                    reason=tr("gave way to a fuller one: {place}", place=place_of(distinct)),
                ),
            ),
        )
    where = tr("at {organisation}", organisation=role.organisation) if role.organisation else tr("at no organisation")
    lines = (
        *_title(document, reading, names, by),
        *_shown(document, reading),
        tr("{what} by {by}", what=where, by=by(reading.by)),
        *_asked(document, reading),
    )
    if reading.rule is LABEL:
        lines += tuple(told_newsroom(document.folded, reading.start, by))
    head = tr("  + role {role}  {reason}", role=name, reason=reading.rule.name)
    return Told(reading.start, (head, *(f"      {line}" for line in lines)), reading.rule.name)


def _title(
    document: Document, reading: Reading, names: Sequence[Mention], by: Callable[[Callable[..., object]], str]
) -> Iterator[str]:
    """Yield the row of a title, what stands before its word and is part of it, and what was cut off there."""
    title = row_ending(document.folded, reading.start, reading.end, _TITLES)
    if title is None:
        return
    yield title.told
    own = [name.end for name in names if reading.start <= name.start and name.end <= reading.end - len(title.word)]
    cut = cut_title(document.text[max(own, default=reading.start) : reading.end])
    if cut.title != reading.role.title:
        return
    modifiers = cut.title[: -len(title.word)].strip()
    if modifiers:
        yield tr("{modifiers} before it is part of the title by {by}", modifiers=modifiers, by=by(Borders.before))
        yield tr("not part of it? add what to drop to {file} (dropped)", file=_VERBS)
    for word in cut.words:
        row = row_of(_VERBS, word)
        yield tr("{word} dropped before it by {by}", word=word, by=by(cut_title)) + (f": {row.told}" if row else "")


def _asked(document: Document, reading: Reading) -> Iterator[str]:
    """Yield why the function was asked that told the organisation, where only titles of some classes lead to it."""
    title = row_ending(document.folded, reading.start, reading.end, _TITLES)
    if title is not None and name_of(reading.by) in _OF_A_CLASS:
        yield tr(
            "asked because {word} is of class {name} in {file}", word=title.word, name=title.classes[0], file=_TITLES
        )


def _shown(document: Document, reading: Reading) -> Iterator[str]:
    """Yield the rows of the words that show a role to be held, where it takes some, or of a label."""
    if reading.shown[0] < reading.shown[1]:
        yield from (row.told for row in rows_at(document.folded, *reading.shown, [_VERBS], ("inside",)))
        return
    lists = [name for name in reading.rule.lists if name not in _PHRASES]
    yield from (row.told for row in rows_at(document.folded, reading.start, reading.end, lists))


def _same(role: Role, other: Role) -> bool:
    """Return whether two roles are one, written in two ways."""
    return role.organisation_id == other.organisation_id and key(role.title) == key(other.title)
