"""Which state of an archive a connection reads: its one row of state, as one transaction sees it."""

from typing import NamedTuple, Self

from store.archive.connecting import Line
from store.errors import ArchiveError
from store.text.language import tr

_STATE = "SELECT identity::text, shape, generation, batch, removed, ledger FROM dossier_state"
_IS_BATCH = "SELECT 1 FROM dossier_batches WHERE generation = %s AND batch = %s"


class Known(NamedTuple):
    """The row of state.

    Attributes:
        identity: of the archive, whatever it is called and wherever it is moved to.
        shape: the version of what its documents say.
        generation: how many batches it has seen.
        batch: a number drawn for the last one, which tells it from another of the same generation.
        removed: generation of the last batch that took something out.
        ledger: how many times the ledger of decisions was written.
    """

    identity: str
    shape: int
    generation: int
    batch: int
    removed: int
    ledger: int

    @classmethod
    def of(cls, line: Line) -> Self:
        """Return the state that a connection sees.

        Raises:
            ArchiveError: there is no archive.
        """
        found = line.rows(_STATE)
        if not found:
            raise ArchiveError(
                tr("There is no archive at {address} yet; dossier archive init makes one.", address=line.address.shown)
            )
        identity, *numbers = found[0]
        shape, generation, batch, removed, ledger = (number for number in numbers if isinstance(number, int))
        return cls(str(identity), shape, generation, batch, removed, ledger)

    @property
    def bookmark(self) -> str:
        """What other processes know this state by."""
        return f"{self.generation}:{self.batch}"

    @property
    def key(self) -> int:
        """The number of the lock that writers of this archive hold, 63 bits of its identity."""
        return int(self.identity.replace("-", ""), 16) >> 65

    def is_state_of(self, other: Self) -> bool:
        """Return whether another one says the same: who knows it knows this."""
        return (self.identity, self.generation, self.batch) == (other.identity, other.generation, other.batch)


def has_seen(line: Line, generation: int, batch: int) -> bool:
    """Return whether what a connection sees has come from a state: it may be a copy of before, or another archive."""
    return generation == 0 or bool(line.rows(_IS_BATCH, [generation, batch]))
