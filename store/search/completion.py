"""What may come next in the search bar: fields, their values, and names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from store.kinds import ENTITY_KINDS, EntityKind
from store.search.amounts import currencies
from store.search.query import FIELDS, SUBKINDS, Field
from store.search.results import Hits
from store.search.syntax import MEANING, quoted

_ENOUGH = 8
_NAMED: dict[Field, tuple[EntityKind, ...]] = {
    "person": ("person",),
    "org": ("organisation",),
    "said-by": ("person", "organisation"),
    "about": ("organisation", "person"),
}


class Completion(NamedTuple):
    """One way to go on.

    Attributes:
        text: what to put in the query.
        start: the first code point of the query that it replaces.
        end: one past the last; the cursor then stands behind the new text.
        detail: what it means, in a few words; "" where the text says it.
    """

    text: str
    start: int
    end: int
    detail: str = ""


class Completer:
    """Completes queries.

    Args:
        search: finds what a query says in all panes.
        name: the name of an entity.
        listed: of a field whose values are listed, all of them, the likeliest first.
    """

    def __init__(
        self,
        search: Callable[[str], dict[EntityKind, Hits]],
        name: Callable[[str], str],
        listed: Mapping[Field, Callable[[], Sequence[str]]],
    ) -> None:
        self._search = search
        self._name = name
        self._listed = listed

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Return the ways to go on with the word that ends at the cursor, likeliest first; at most eight."""
        cursor = min(max(cursor, 0), len(query))
        start = cursor
        while start > 0 and not query[start - 1].isspace():
            start -= 1
        word = query[start:cursor].replace("：", ":")
        minus = "-" if word.startswith("-") else ""
        head, colon, value = word.removeprefix("-").partition(":")
        field = next((field for field in FIELDS if field == head.casefold()), None)
        if colon and field is None:
            return ()
        found = self._values(field, value.lstrip('"')) if colon and field else self._words(head)
        lead = f"{minus}{field}:" if colon else minus
        ways = (Completion(lead + text, start, cursor, detail) for text, detail in found if lead + text != word)
        return tuple(way for _, way in zip(range(_ENOUGH), ways, strict=False))

    def _words(self, word: str) -> Iterable[tuple[str, str]]:
        """Return fields that begin with a word, and the names it finds; for no word, all the fields."""
        folded = word.casefold()
        yield from ((f"{field}:", MEANING[field]) for field in FIELDS if field.startswith(folded))
        if word:
            yield from self._names(word, ("person", "organisation"))

    def _values(self, field: Field, value: str) -> Iterable[tuple[str, str]]:
        folded = value.casefold()
        match field:
            case "kind":
                return ((kind, "") for kind in (*ENTITY_KINDS, *SUBKINDS) if kind.startswith(folded))
            case "cur":
                return ((code, "") for code in currencies() if code.casefold().startswith(folded))
            case _ if field in self._listed:
                return ((quoted(name), "") for name in self._listed[field]() if folded in name.casefold())
            case _:
                return self._names(value, _NAMED.get(field, ()))

    def _names(self, word: str, kinds: Iterable[EntityKind]) -> Iterable[tuple[str, str]]:
        panes = self._search(word)
        for kind in kinds:
            yield from ((quoted(self._name(entity)), kind) for entity in panes[kind].ids[:3])
