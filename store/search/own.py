"""What the user has put to rows: tags, notes, corrections; asked for with `tag:`, `note:` and `corrected:`."""

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol, runtime_checkable

from store.model import Annotated, Annotation
from store.search.keys import make_key
from store.search.query import Query, Term
from store.search.results import Passage


@runtime_checkable
class OwnSource(Protocol):
    """What knows what the user has put to entities; a library is one."""

    def annotated(self) -> Annotated:
        """Return notes and tags."""
        ...

    def corrected(self) -> Mapping[str, Collection[str]]:
        """Return which entities are corrected, and by which kinds of decisions."""
        ...


class Own:
    """Answers for the fields that ask for what is the user's own; a field without words asks for any.

    Args:
        source: the library.
    """

    def __init__(self, source: OwnSource) -> None:
        self._source = source

    def prepare(self) -> None:
        """Have it worked out now what rows show of it."""
        self._source.annotated()

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags, those that were given most often first."""
        return self._source.annotated().tags

    def tagged(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of all entities that have tags, once with each."""
        entities = self._source.annotated().entities
        return ((identity, tag) for identity, own in entities.items() for tag in own.tags)

    @property
    def corrections(self) -> tuple[str, ...]:
        """The kinds of decisions by which anything is corrected, sorted."""
        return tuple(sorted({kind for kinds in self._source.corrected().values() for kind in kinds}))

    def with_term(self, term: Term) -> Iterator[str]:
        """Yield the ids of the entities that have what a term asks for."""
        if term.field == "corrected":
            wanted = term.text.casefold()
            for identity, kinds in self._source.corrected().items():
                if any(kind.startswith(wanted) for kind in kinds):
                    yield identity
        else:
            entities = self._source.annotated().entities
            yield from (identity for identity, own in entities.items() if _has(own, term))

    def passages(self, query: Query) -> tuple[Passage, ...]:
        """Return the passages that have what a query asks for, where it asks for tags and notes alone; newest first."""
        if not query.terms or any(term.field not in ("tag", "note") for term in query.terms):
            return ()
        passages = self._source.annotated().passages
        found = (
            Passage(*spot)
            for spot, own in passages.items()
            if all(_has(own, term) != term.negative for term in query.terms)
        )
        return tuple(sorted(found, key=lambda one: (one.article, -one.start), reverse=True))


def _has(own: Annotation, term: Term) -> bool:
    """Return whether something has the tag that a term names, any where it names none, or a note with its words."""
    if term.field == "tag":
        return any(not term.key or term.names(make_key(tag).text) for tag in own.tags)
    return any(term.key in make_key(note.text).text for note in own.notes)
