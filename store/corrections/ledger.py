"""The ledger of decisions: one plain file beside the store, which is only added to.

    {"id":"20311126T205512000123Z-k3f7m","kind":"same","at":…,"subject":{…},"other":{…},"sum":"5a1c07e2"}

Each line is a decision as JSON, the last field the CRC-32 of all before it, so that a line which is not what was
written costs that line alone, and says so. It can be read, put under version control, and carried to another machine.
Fields that this version does not know stay as they are: lines are kept as bytes. Who writes has the turn to write to
the store.
"""

import os
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.corrections.decisions import Decision
from store.corrections.soundness import fault_of
from store.log.disk import Disk, explained
from store.text.wording import how_many

LEDGER = "corrections.jsonl"
"""Name of the file, beside the store."""

_END = re.compile(rb',"sum":"([0-9a-f]{8})"\}$')


class Entry(NamedTuple):
    """A line of the ledger."""

    decision: Decision
    line: bytes


class Contents(NamedTuple):
    """What a ledger says.

    Attributes:
        entries: its sound lines, each decision once, in the order of the file.
        damaged: a sentence for each line that is not what was written, with its number.
        torn: bytes at the end that are no whole line: whoever wrote them was stopped in the middle.
    """

    entries: tuple[Entry, ...] = ()
    damaged: tuple[str, ...] = ()
    torn: int = 0

    @property
    def decisions(self) -> list[Decision]:
        """The decisions, in the order of the file."""
        return [entry.decision for entry in self.entries]

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said about it, one sentence each."""
        end = f"The last line of the ledger was not whole: {how_many(self.torn, 'byte is', 'bytes are')} left out."
        return (*self.damaged, *([end] if self.torn else []))


def line_of(decision: Decision) -> bytes:
    """Return a decision as a line, with its checksum and line end."""
    body = msgspec.json.encode(decision).removesuffix(b"}")
    return b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body))


def parse(data: bytes) -> Contents:
    """Return what some bytes say as a ledger; never fails."""
    entries: dict[str, Entry] = {}
    damaged: list[str] = []
    lines = data.split(b"\n")
    last = lines.pop()
    if _is_proven(last):  # an editor may have left out the last line end
        lines.append(last)
        last = b""
    for number, line in enumerate(lines, 1):
        bare = line.rstrip(b"\r")
        if not bare.strip():
            continue
        entry = _entry(bare)
        if isinstance(entry, str):
            damaged.append(f"Line {number:,} of the ledger {entry}.")
        elif entries.setdefault(entry.decision.id, entry).line != entry.line:
            damaged.append(f"Line {number:,} of the ledger says otherwise than an earlier one of the same id.")
    return Contents(tuple(entries.values()), tuple(damaged), len(last))


def _is_proven(line: bytes) -> bool:
    """Return whether a line ends with the right checksum."""
    found = _END.search(line)
    return found is not None and zlib.crc32(line[: found.start()]) == int(found[1], 16)


def _entry(line: bytes) -> Entry | str:
    """Return what a line says, or what is wrong with it."""
    if not _is_proven(line):
        return "is not what was written there; it is left out"
    try:
        decision = msgspec.json.decode(line, type=Decision)
        fault = fault_of(decision)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        fault = str(error)
    return (
        f"cannot be read by this dossier ({fault}); it is kept, and without effect"
        if fault
        else Entry(decision, line + b"\n")
    )


class Ledger:
    """The file of a store's decisions.

    Args:
        folder: the store's.
        disk: the system calls; another one in tests.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.path = folder / LEDGER
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
        with explained(f"The ledger of your decisions {self.path} could not be read"):
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
        with explained(f"The ledger of your decisions {self.path} could not be written"):
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
        if not self.path.exists():
            return
        lines: list[bytes] = []
        for entry in self.read().entries:
            changed = change(entry.decision)
            if changed is not None:
                lines.append(entry.line if changed == entry.decision else line_of(changed))
        self._put(lines)

    def _put(self, lines: Iterable[bytes]) -> None:
        with explained(f"The ledger of your decisions {self.path} could not be written"):
            with self._disk.put_whole(self.path, self.fresh) as file:
                file.writelines(lines)
                file.flush()
                self._disk.sync(file.fileno())
            self._disk.sync_folder(self.path.parent)

    @property
    def fresh(self) -> Path:
        """What it is called while it is being written anew."""
        return self.path.with_suffix(".new")


def exported(entries: Iterable[Entry]) -> bytes:
    """Return lines in the order in which the decisions were made."""
    return b"".join(entry.line for entry in sorted(entries, key=lambda entry: entry.decision.id))


def missing(entries: Iterable[Entry], known: Mapping[str, Decision]) -> list[Entry]:
    """Return the lines of decisions that are not known, in the order in which they were made."""
    return sorted((one for one in entries if one.decision.id not in known), key=lambda entry: entry.decision.id)
