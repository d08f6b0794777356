"""What the user has put to entities and passages: notes and tags."""

from collections.abc import Mapping
from typing import NamedTuple


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
