"""A small file beside the store that the explorers open on it share: earlier searches, visits, what was loaded.

What is asked for is read when it is asked for; a change is made in what the file says at that moment, one process after
the other.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from store.errors import StoreError
from store.log.disk import Disk, explained
from store.log.turn import Patience, Turn
from store.text.language import tr

_PATIENCE = Patience(5)  # a change takes a thousandth of a second; who takes longer was stopped in the middle of it

Form = TypeVar("Form", bound=msgspec.Struct)


class SideFile(Generic[Form]):
    """One such file.

    Args:
        path: where it lies; it need not be there. One that cannot be read counts as empty, and stays under another name
            when a new one is written. None for nowhere: what is changed counts until the program ends.
        form: what it says; each of its fields has a default.
    """

    def __init__(self, path: Path | None, form: type[Form]) -> None:
        self._path = path or Path()
        self._is_nowhere = path is None
        self._form = form
        self._turn = Turn(self._path.parent, name=f"{self._path.stem}.lock")
        self._held: Form | None = form() if path is None else None

    def _read(self) -> Form | None:
        """Return what the file says, None where that cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=self._form)
        except FileNotFoundError:
            return self._form()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    @property
    def says(self) -> Form:
        """What the file says."""
        return self._held or self._read() or self._form()

    @property
    def is_broken(self) -> bool:
        """Whether there is a file that cannot be read."""
        return self._held is None and self._read() is None

    def change(self, change: Callable[[Form], None]) -> None:
        """Make a change; one that cannot be written counts until the program ends.

        Raises:
            StoreError: it cannot be written.
        """
        if self._held is not None and self._is_nowhere:
            change(self._held)
            return
        try:
            self._write(change)
        except StoreError:
            held = self.says
            change(held)
            self._held = held
            raise
        self._held = None

    def drop(self, drop: Callable[[Form], None]) -> None:
        """Take something out of the file, if there is one, and a broken one away as a whole.

        Raises:
            StoreError: it cannot be written.
        """
        if self._path.exists():
            self.change(drop)
        with explained(tr("{path} could not be taken away", path=self._broken)):
            self._broken.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take away what was left half-written, and not what another process is writing just now.

        Raises:
            StoreError: it cannot be taken away.
        """
        if self._fresh.exists():
            with explained(tr("{path} could not be taken away", path=self._fresh)), self._turn.taken(_PATIENCE):
                self._fresh.unlink(missing_ok=True)

    @property
    def _broken(self) -> Path:
        return self._path.with_suffix(".broken.json")

    @property
    def _fresh(self) -> Path:
        return self._path.with_suffix(".new")

    def _write(self, change: Callable[[Form], None]) -> None:
        """Make a change in what the file says now, whoever wrote that."""
        disk = Disk()
        with explained(tr("{path} cannot be written", path=self._path)), self._turn.taken(_PATIENCE):
            file = self._read()
            if file is None:
                disk.replace(self._path, self._broken)
            file = file or self._form()
            change(file)
            with disk.put_whole(self._path, self._fresh) as written:
                written.write(msgspec.json.format(msgspec.json.encode(file)))


def now() -> str:
    """Return the time, ISO 8601 to the second, UTC, as all that is kept beside a store has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
