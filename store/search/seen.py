"""Why a visible row is among the hits, and which of its characters to light."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from store.kinds import ENTITY_KINDS, STATED_KINDS, EntityKind
from store.search.guessing import guess
from store.search.keys import is_reading, may_hold
from store.search.matching import (
    NOTHING,
    Fit,
    Readings,
    Spans,
    find_literal,
    find_sound,
    key_of,
    merge,
    units_of_text,
)
from store.search.query import KIND_FIELDS, Query, Term
from store.search.ranking import CANTONESE, Rank
from store.search.results import Match
from store.search.rows import Crossed, Rows
from store.text.cantonese import readings as cantonese

_WORDED = {None, *KIND_FIELDS, "said-by", "about"}
"""The fields whose words are lit where they stand."""
_NAMES = 1024
"""Rows of which the texts are known, and names of which it is known how they are read: what is on the screen refers to
the same ones again and again."""


class Seen:
    """Answers for one row at a time; some microseconds for each of its texts.

    Args:
        rows: all of them.
        crossed: returns the same from the other end.
        spell: what may be typed for a Chinese character.
    """

    def __init__(self, rows: Rows, crossed: Callable[[], Crossed], spell: Readings) -> None:
        self._rows = rows
        self._spell = spell
        self._lasts = [rows.panes[kind][1] for kind in ENTITY_KINDS]
        self._crossed = crossed
        self._read = lru_cache(maxsize=_NAMES)(self._as_read)
        self._texts_of = lru_cache(maxsize=_NAMES)(self._look_up)

    def matches(self, query: Query, row: int) -> tuple[Match, ...]:
        """Return what a query finds in the texts of a row, then in the names of what it refers to."""
        own = self._texts_of(row)
        spans: dict[str, list[Spans]] = {}
        best: dict[str, Rank] = {}
        for term in query.terms:
            if term.negative or term.field not in _WORDED:
                continue
            found = (
                self._best(term, own, row)
                or next(filter(None, (self._best(term, [name], None) for name in self._others(row))), None)
                or self._guess(term, own, row)
            )
            if found:
                text, hit = found
                spans.setdefault(text, []).append(hit.spans)
                best[text] = min(best.get(text, Rank.NONE), hit.rank)
        texts = sorted(spans, key=lambda text: (text not in own, best[text]))
        return tuple(
            Match(text, merge(tuple(span for some in spans[text] for span in some)), best[text] >= Rank.GUESS)
            for text in texts
        )

    def _best(self, term: Term, texts: list[str], row: int | None) -> tuple[str, Fit] | None:
        """Return which of the texts a term matches best; they are those of a row, or names from elsewhere."""
        kind = "person" if row is None else self._kind(row)
        best, hit = "", NOTHING
        for text in texts:
            found = self._find(term, text, kind, hit.rank)
            if found.rank < hit.rank:
                best, hit = text, found
        return (best, hit) if hit.rank < Rank.NONE else None

    def _find(self, term: Term, text: str, kind: EntityKind, least: Rank) -> Fit:
        """Return how a text of a row of some kind matches, or nothing where that is no better than the least rank."""
        found = find_literal(term.key, key_of(text)) if term.key and may_hold(text, term.key) else NOTHING
        if found.rank < Rank.NONE or term.exact:
            return found
        if term.amount is not None:
            return Fit(Rank.ALIAS, ((0, len(text)),)) if kind == "figure" else NOTHING
        if kind in STATED_KINDS or least < Rank.INITIALS_WHOLE or not is_reading(term.key):
            return NOTHING
        return self._read(term.key, text, kind == "person")

    def _as_read(self, needle: str, name: str, is_person: bool) -> Fit:
        """Return how a name can be read as what was typed; one of a person in Cantonese, too."""
        key = key_of(name)
        found = find_sound(needle, key, units_of_text(name, self._spell))
        if is_person and found.rank > Rank.CANTONESE_START:
            said = find_sound(needle, key, units_of_text(name, cantonese), CANTONESE)
            return min(found, said, key=lambda one: one.rank)
        return found

    def _guess(self, term: Term, texts: list[str], row: int) -> tuple[str, Fit] | None:
        """Return the name that may have been meant; figures and quotes are not guessed at."""
        if term.exact or term.anchored or term.amount is not None or self._kind(row) in STATED_KINDS:
            return None
        return next(((text, hit) for text in texts if (hit := guess(term.key, key_of(text))).rank < Rank.NONE), None)

    def _kind(self, row: int) -> EntityKind:
        return ENTITY_KINDS[bisect_right(self._lasts, row)]

    def _others(self, row: int) -> Iterator[str]:
        """Yield the names of what a row refers to; of each the one that is shown comes before its aliases."""
        first, last = self._rows.panes["figure"][0], self._rows.panes["quote"][1]
        names = (other for other in self._crossed().linked.of(row).tolist() if not first <= other < last)
        return (text for other in names for text in self._texts_of(other))

    def _look_up(self, row: int) -> list[str]:
        return [self._rows.texts[text] for text in self._crossed().texts.of(row).tolist()]

    def linked(self, row: int) -> list[int]:
        """Return the rows of the panes that a row refers to, or that refer to it."""
        found: list[int] = self._crossed().linked.of(row).tolist()
        return [other for other in found if other < len(self._rows.ids)]
