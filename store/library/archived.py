"""The library of an archive of several people: as that of a folder, but for where it and its ledger are kept.

What is one's own (what was asked, read, arranged, loaded) and what is made of the archive (columns) lies in a folder of
one's own.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from store.archive import ledger as table
from store.archive.archive import PostgresArchive
from store.database import SCHEMA, Database
from store.identity.register import Placed
from store.library.ledger import Ledger
from store.library.library import Library
from store.library.open_store import Hears
from store.log.disk import explained
from store.text.addresses import Address
from store.text.language import tr

if TYPE_CHECKING:  # for who keeps an index alone
    from store.library.served import ServedRegister
    from store.log.saved import Keeper


class TableLedger(Ledger):
    """The ledger of an archive.

    Args:
        archive: whose it is.
    """

    def __init__(self, archive: PostgresArchive) -> None:
        super().__init__(archive.path.parent, archive.disk)
        self._line = archive.writer

    @property
    def stamp(self) -> str:
        """What tells one state of it from another without reading it; "" where nothing was ever decided."""
        return table.stamp_of(self._line)

    def data(self) -> bytes:
        """Return all lines of it."""
        return table.lines_of(self._line)

    def append(self, lines: Sequence[bytes]) -> None:
        """Add lines, which last when this returns.

        Raises:
            StoreError: they could not be written; it says what it said.
        """
        table.add(self._line, lines)

    def _put(self, lines: Iterable[bytes]) -> None:
        table.put(self._line, lines)


class _Beside(NamedTuple):
    """One's own folder of an archive, in which columns of it are kept by whoever may read it."""

    archive: PostgresArchive
    read_only: bool = False

    @property
    def folder(self) -> Path:
        return self.archive.path.parent

    @property
    def generation(self) -> int:
        return self.archive.generation

    @property
    def is_current(self) -> bool:
        return self.archive.is_current


class ArchivedLibrary(Library):
    """The library of an archive.

    Attributes:
        archive: where its documents are.
    """

    archive: PostgresArchive
    is_shared = True
    _where = ""

    @classmethod
    def at(cls, address: Address, *, read_only: bool = False, folder: Path | None = None) -> Self:
        """Open an archive; where its role may not write, for reading only.

        Args:
            address: where it is.
            read_only: change nothing.
            folder: where one's own files of it lie; that of the address unless given.

        Raises:
            ArchiveError: there is none, or it cannot be read by this program.
            LostError: nobody answers.
        """
        archive = PostgresArchive(address, schema=SCHEMA, read_only=read_only, folder=folder)
        own = archive.path.parent
        with explained(tr("The folder {folder} of your own files could not be made", folder=own)):
            archive.disk.make_folder(own)
        library = cls(own, Database.over(archive), read_only=archive.read_only)
        library.archive = archive
        if archive.read_only and not read_only:
            told = tr(
                "The archive at {address} is open for reading only: your role may not write.", address=address.shown
            )
            library.notices = (told,)
        library._catch_up()
        return library

    @classmethod
    def in_folder(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open the archive in a folder, whose server is started.

        Raises:
            ArchiveError: it cannot be started, or read.
        """
        from store.archive.embedded import served

        library = cls.at(served(folder), read_only=read_only, folder=folder)
        library._where = str(folder)
        return library

    @property
    def where(self) -> str:
        """Where it is, for people."""
        return self._where or self.archive.address.shown

    @property
    def user(self) -> str:
        """Who decides, as decisions have it: who is let in by the server."""
        return self.archive.user

    def whereabouts(self) -> Placed:
        """Return what stands where in the present state, which who writes asks too."""
        return self.placed()

    def _looked_up(self) -> "ServedRegister":
        """Return what stands where, asked of the server: the ids of all may be millions."""
        from store.library.served import ServedRegister

        return ServedRegister(self.archive)

    def hear(self, told: Callable[[], object]) -> Hears:
        """Have it told, in a thread, when others may have written; see `OpenStore.hear`."""
        hearing = self.archive.hear(told)
        return lambda: hearing.is_on

    @cached_property
    def ledger(self) -> Ledger:
        """The table of decisions."""
        return TableLedger(self.archive)

    def keeper(self, version: int) -> "Keeper":
        """Return what keeps, in one's own folder, what is made of the present state."""
        from store.log.saved import Keeper

        stamp = f"{version} {self.archive.generation} {self.archive.identity} dossier.jsonl:{self.archive.batch}:"
        return Keeper(_Beside(self.archive), version, stamp=stamp)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing was ever written to it."""
        return self.archive.generation == 0

    def begin(self, paths: Iterable[Path]) -> None:
        """Leave it as it is: an example in an archive would be everybody's."""


def begun(store: Path | Address, partitions: int | None) -> tuple[bool, int]:
    """Make an archive or bring it up to this program; return whether it was there, and by how many steps it came."""
    from store.archive.beginning import begin
    from store.archive.embedded import served
    from store.archive.tables import PARTITIONS

    address = store if isinstance(store, Address) else served(store)
    return begin(address, partitions=partitions or PARTITIONS)
