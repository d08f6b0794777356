"""What the user wrote among the properties of notes that means a correction: tags, aliases, whom one is the same as."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from store.errors import ExportError
from store.export.own_part import Parts, parts_of
from store.export.properties import Lines, keyed, listed, value_of
from store.export.vault.files import Files, Seen
from store.export.vault.heads import kind_tag, tag_of
from store.export.vault.names import same
from store.export.vault.source import VaultSource
from store.kinds import NAMED_HEADS, NAMED_KINDS
from store.model import AnyEntity, Organisation, Person
from store.text.fold import key
from store.text.language import tr

_SAME = ("same-as", "same_as", "sameAs")
_LINK = re.compile(r"!?\[\[([^\]|#]+)")

What = Literal["tag", "untag", "alias", "same"]


class Wish(NamedTuple):
    """A correction that a note asks for.

    Attributes:
        what: which.
        which: id of whom the note is of.
        value: the tag, the alias, or the id or name of whom it is the same as.
        path: of the note.
    """

    what: What
    which: str
    value: str
    path: str


class Wishes(NamedTuple):
    """What notes ask for, and sentences about notes that could not be read."""

    found: tuple[Wish, ...]
    unread: tuple[str, ...]


def wishes(source: VaultSource, files: Files, seen: Seen) -> Wishes:
    """Return what the notes of a vault ask for that is not so in the store already.

    Args:
        source: the store.
        files: the files of the vault.
        seen: what lies there.
    """
    found: list[Wish] = []
    unread = [tr("{path} could not be read: {why}.", path=path, why=why) for path, why in seen.unread.items()]
    there: dict[str, AnyEntity] = {one.id: one for kind in NAMED_KINDS for one in source.entities(kind)}
    leads = _Leads(seen)
    for identity, paths in sorted(seen.paths.items()):
        entity = there.get(source.resolve(identity)) if identity.startswith(NAMED_HEADS) else None
        if isinstance(entity, Organisation | Person):
            for path in paths:
                try:
                    found += _of_note(source, entity, files.read(path), path, leads)
                except ExportError as error:
                    unread.append(str(error))
    return Wishes(tuple(dict.fromkeys(found)), tuple(unread))


def _of_note(
    source: VaultSource, entity: Organisation | Person, text: str, path: str, leads: "_Leads"
) -> Iterator[Wish]:
    parts = parts_of(text.replace("\r\n", "\n"))
    if parts is None:
        raise ExportError(tr("{path} has no part any more that dossier writes, and is not read.", path=path))
    hers = dict(keyed(parts.head))
    yield from _tags(source, entity, parts, hers, path)
    known = {key(form) for form in (entity.name, *entity.aliases, *entity.also)}
    given = parts.given.get("aliases", ())
    for form in listed(hers.get("aliases", []), path):
        if form not in given and key(form) not in known:
            yield Wish("alias", entity.id, form, path)
    for name in _SAME:
        for other in _others(hers.get(name, []), path, leads):
            if source.resolve(other) != entity.id and key(other) not in known:
                yield Wish("same", entity.id, other, path)


def _tags(
    source: VaultSource, entity: Organisation | Person, parts: Parts, hers: Mapping[str, Lines], path: str
) -> Iterator[Wish]:
    """Yield tags that a note has and its subject has not, and those that were taken out of it."""
    tags = {tag_of(tag).casefold(): tag for tag in source.annotation(entity.id).tags}
    there = [tag.removeprefix("#") for tag in listed(hers.get("tags", []), path)]
    for tag in there:
        ours = tag in parts.given.get("tags", ()) or tag.casefold().startswith(kind_tag(""))
        if not ours and tag_of(tag).casefold() not in tags:
            yield Wish("tag", entity.id, tag, path)
    still = {tag_of(tag).casefold() for tag in there}
    for tag in parts.given.get("tags", ()):
        if tag.casefold() in tags and tag.casefold() not in still:
            yield Wish("untag", entity.id, tags[tag.casefold()], path)


def _others(lines: Lines, path: str, leads: "_Leads") -> Iterator[str]:
    """Yield ids of whom links in a property lead to, and names that stand there."""
    links = [match[1].strip() for line in lines for match in _LINK.finditer(line)]
    if links:
        yield from (leads.to(one) or one.rpartition("/")[2].removesuffix(".md") for one in links)
    else:
        value = value_of(lines, path)
        yield from (one.strip() for one in ([value] if isinstance(value, str) else value) if one.strip())


class _Leads:
    """Where links lead: to the note of that name, or at the end of that path."""

    def __init__(self, seen: Seen) -> None:
        self._notes: dict[str, list[tuple[str, str]]] = {}
        for path, identity in seen.ids.items():
            if path.endswith(".md"):
                whole = same(path.removesuffix(".md"))
                self._notes.setdefault(whole.rpartition("/")[2], []).append((whole, identity))

    def to(self, link: str) -> str:
        """Return the id of what the note is of that a link leads to; "" where it leads to none of dossier."""
        wanted = same(link.removesuffix(".md").strip("/"))
        found: Sequence[tuple[str, str]] = self._notes.get(wanted.rpartition("/")[2], ())
        fitting = [identity for whole, identity in found if f"/{whole}".endswith(f"/{wanted}")]
        return fitting[0] if len(fitting) == 1 else ""
