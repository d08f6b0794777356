"""Notes and tags: what the user thinks of an entity or a passage, from the decisions that say so."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.corrections.decisions import Decision
from store.identity.tallies import form_key


class Written(NamedTuple):
    """A note.

    Attributes:
        id: of the decision that it is.
        text: what it says.
        at: when it was written, ISO 8601.
        by: who wrote it.
    """

    id: str
    text: str
    at: str
    by: str


class Annotation(NamedTuple):
    """What the user has put to something.

    Attributes:
        tags: in the order in which they were given.
        notes: the oldest first; several where what they are on became one, or a colleague has one, too.
    """

    tags: tuple[str, ...] = ()
    notes: tuple[Written, ...] = ()

    @property
    def note(self) -> str:
        """All notes as one text."""
        return "\n\n".join(note.text for note in self.notes)


class Annotated(NamedTuple):
    """All that the user has put something to.

    Attributes:
        entities: by their ids.
        passages: by article, and where in its text they begin and end.
    """

    entities: Mapping[str, Annotation] = {}
    passages: Mapping[tuple[str, int, int], Annotation] = {}

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags, those that were given most often first."""
        counts: dict[str, int] = {}
        for one in (*self.entities.values(), *self.passages.values()):
            for tag in one.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))

    def within(self, article: str, start: int, end: int) -> Annotation:
        """Return what the passages that share characters with a stretch of an article have."""
        found = [
            one
            for (other, begins, ends), one in self.passages.items()
            if other == article and begins < end and start < ends
        ]
        tags = dict.fromkeys(tag for one in found for tag in one.tags)
        return Annotation(tuple(tags), tuple(note for one in found for note in one.notes))


def annotation(decisions: Iterable[Decision]) -> Annotation:
    """Return what some decisions put to one thing, all of which are about it, in the order in which they were made."""
    tags: dict[str, str] = {}
    notes: dict[str, Written] = {}
    for one in decisions:
        for gone in one.value.untagged:
            tags.pop(form_key(gone), None)
        for tag in one.value.tags:
            tags.setdefault(form_key(tag), tag)
        for replaced in one.value.replaces:
            notes.pop(replaced, None)
        if one.value.text:
            notes[one.id] = Written(one.id, one.value.text, one.at, one.by)
    return Annotation(tuple(tags.values()), tuple(notes.values()))
