"""Which decisions of a ledger are in effect: those that no other one in effect takes back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from store.corrections.decisions import KINDS, Decision


class Effect:
    """A ledger's decisions with what became of them.

    Args:
        decisions: all of them, in whatever order; of several with one id the first counts.

    Attributes:
        all: every decision by its id, in the order in which they were made.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        known: dict[str, Decision] = {}
        for one in decisions:
            known.setdefault(one.id, one)
        self.all: Mapping[str, Decision] = dict(sorted(known.items()))
        self._taken_back_by: dict[str, list[str]] = defaultdict(list)
        for one in self.all.values():
            if one.takes_back:
                self._taken_back_by[one.undoes].append(one.id)
        self._counts: dict[str, bool] = {}

    def counts(self, identity: str) -> bool:
        """Return whether a decision counts: nothing that counts takes it back."""
        chain = [identity]
        while chain:  # no recursion: undo and redo may have been pressed a thousand times
            one = chain[-1]
            unknown = [by for by in self._taken_back_by.get(one, ()) if by not in self._counts and by not in chain]
            if unknown:
                chain += unknown
                continue
            self._counts[one] = not any(self._counts.get(by, False) for by in self._taken_back_by.get(one, ()))
            chain.pop()
        return self._counts[identity]

    @property
    def in_effect(self) -> dict[str, Decision]:
        """Decisions that say something, count, and are understood, by id."""
        return {
            identity: one
            for identity, one in self.all.items()
            if one.kind in KINDS and not one.takes_back and self.counts(identity)
        }

    @property
    def to_undo(self) -> str:
        """The id of the newest decision that counts; "" where there is none."""
        said = (one.id for one in reversed(list(self.all.values())) if not one.takes_back)
        return next(filter(self.counts, said), "")

    @property
    def to_redo(self) -> str:
        """The id of the newest undo that counts, if nothing was decided since; else ""."""
        for one in reversed(list(self.all.values())):
            if one.kind == "undo" and self.counts(one.id) and one.undoes in self.all:
                return one.id
            if not one.takes_back:
                return ""
        return ""
