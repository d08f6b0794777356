"""The file of the ledger of decisions: a plain one beside the store, which is only added to.

Who writes has the turn to write to the store.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from store.corrections.decisions import Decision
from store.corrections.ledger import Contents, line_of, parse
from store.log.disk import Disk, explained
from store.text.language import tr

LEDGER_FILE = "corrections.jsonl"
"""Name of the file, beside the store."""


class Ledger:
    """The file of a store's decisions.

    Args:
        folder: the store's.
        disk: the system calls; another one in tests.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.path = folder / LEDGER_FILE
        self._disk = disk or Disk()
        self._known: tuple[str, Contents] = ("", Contents())

    @property
    def stamp(self) -> str:
        """What tells one state of the file from another without reading it; "" where there is none."""
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            return ""
        return f"{status.st_size} {status.st_mtime_ns}"

    def data(self) -> bytes:
        """Return all bytes of it.

        Raises:
            StoreError: it cannot be read.
        """
        with explained(tr("The ledger of your decisions {path} could not be read", path=self.path)):
            return self.path.read_bytes() if self.path.exists() else b""

    def read(self) -> Contents:
        """Return what it says; read again where it is another one than when this was last asked.

        Raises:
            StoreError: it cannot be read.
        """
        stamp = self.stamp
        if self._known[0] != stamp:
            self._known = (stamp, parse(self.data()))
        return self._known[1]

    def append(self, lines: Sequence[bytes]) -> None:
        """Add lines, which are on the disk when this returns; what was torn off before them goes.

        Raises:
            StoreError: they could not be written; the file says what it said.
        """
        before = self.read()
        torn = before.torn
        with explained(tr("The ledger of your decisions {path} could not be written", path=self.path)):
            is_new = not self.path.exists()
            descriptor = self._disk.open_beside(self.path)
            try:
                size = self._disk.size(descriptor) - torn
                last = self._disk.read(descriptor, size - 1, 1) if size else b"\n"
                data = b"".join((b"" if last == b"\n" else b"\n", *lines))
                try:
                    self._disk.truncate(descriptor, size)
                    self._disk.write(descriptor, data, size)
                    self._disk.sync(descriptor)
                except OSError:
                    self._disk.truncate(descriptor, size)
                    raise
            finally:
                self._disk.close(descriptor)
            if is_new:
                self._disk.sync_folder(self.path.parent)
        added = parse(b"".join(lines)).entries
        self._known = (self.stamp, Contents((*before.entries, *added), before.damaged))

    def rewrite(self, change: Callable[[Decision], Decision | None]) -> None:
        """Write it anew with what a function makes of each decision, None for nothing; nothing else is left of it.

        Raises:
            StoreError: it could not be written; it is what it was.
        """
        if not self.stamp:
            return
        lines: list[bytes] = []
        for entry in self.read().entries:
            changed = change(entry.decision)
            if changed is not None:
                lines.append(entry.line if changed == entry.decision else line_of(changed))
        self._put(lines)

    def _put(self, lines: Iterable[bytes]) -> None:
        with explained(tr("The ledger of your decisions {path} could not be written", path=self.path)):
            with self._disk.put_whole(self.path, self.fresh) as file:
                file.writelines(lines)
                file.flush()
                self._disk.sync(file.fileno())
            self._disk.sync_folder(self.path.parent)

    @property
    def fresh(self) -> Path:
        """What it is called while it is being written anew."""
        return self.path.with_suffix(".new")
