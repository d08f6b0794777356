"""What the ledger of decisions says, line by line.

    {"id":"20311126T205512000123Z-k3f7m","kind":"same","at":…,"subject":{…},"other":{…},"sum":"5a1c07e2"}

Each line is a decision as JSON, the last field the CRC-32 of all before it, so that a line which is not what was
written costs that line alone, and says so. It can be read, put under version control, and carried to another machine.
Fields that this version does not know stay as they are: lines are kept as bytes.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from store.corrections.decisions import Decision
from store.corrections.soundness import fault_of
from store.text.language import tr
from store.text.wording import how_many

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
        end = tr(
            "The last line of the ledger was not whole: {bytes} left out.",
            bytes=how_many(self.torn, "byte is", "bytes are"),
        )
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
            damaged.append(tr("Line {number:,} of the ledger {fault}.", number=number, fault=entry))
        elif entries.setdefault(entry.decision.id, entry).line != entry.line:
            damaged.append(
                tr("Line {number:,} of the ledger says otherwise than an earlier one of the same id.", number=number)
            )
    return Contents(tuple(entries.values()), tuple(damaged), len(last))


def _is_proven(line: bytes) -> bool:
    """Return whether a line ends with the right checksum."""
    found = _END.search(line)
    return found is not None and zlib.crc32(line[: found.start()]) == int(found[1], 16)


def _entry(line: bytes) -> Entry | str:
    """Return what a line says, or what is wrong with it."""
    if not _is_proven(line):
        return tr("is not what was written there; it is left out")
    try:
        decision = msgspec.json.decode(line, type=Decision)
        fault = fault_of(decision)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        fault = str(error)
    return (
        tr("cannot be read by this dossier ({fault}); it is kept, and without effect", fault=fault)
        if fault
        else Entry(decision, line + b"\n")
    )


def exported(entries: Iterable[Entry]) -> bytes:
    """Return lines in the order in which the decisions were made."""
    return b"".join(entry.line for entry in sorted(entries, key=lambda entry: entry.decision.id))


def missing(entries: Iterable[Entry], known: Mapping[str, Decision]) -> list[Entry]:
    """Return the lines of decisions that are not known, in the order in which they were made."""
    return sorted((one for one in entries if one.decision.id not in known), key=lambda entry: entry.decision.id)
