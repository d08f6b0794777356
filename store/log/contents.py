"""What the store's file holds and where: found by reading it through, and kept up with each batch."""

from dataclasses import dataclass, field
from pathlib import Path

from store.log.batches import LENGTH, LENGTH_BITS, LINE, Batch, Slot, batches, document_end, line_start, read_header
from store.log.committed import Committed, known_committed
from store.log.packed import PACKED, unpacked
from store.log.places import Places
from store.log.salvage import Damage, salvage

_HEADER = 14
"""Bytes of a header with a version of one figure: where the first line ends when it does not say what it should."""

_PACKED = PACKED.encode()


@dataclass
class Contents:
    """A file's documents.

    Attributes:
        written: the schema that the file is of.
        size: how many bytes its known part has.
        generation: of its last batch.
        held: how many bytes all documents of the file have when they are not packed.
        garbage: how many of those are of documents that were replaced or taken out since.
        loose: how many bytes are of documents that have a line of their own.
        replaced: where packs begin in which not all documents live.
        tables: where each document lies.
        damage: what is wrong with the file, or None.
        torn: how many bytes of an unfinished batch follow.
    """

    written: int
    size: int = 0
    generation: int = 0
    held: int = 0
    garbage: int = 0
    loose: int = 0
    replaced: set[int] = field(default_factory=set)
    tables: dict[str, Places] = field(default_factory=dict)
    damage: Damage | None = None
    torn: int = 0

    def counts(self) -> dict[str, int]:
        """Return how many documents each table has, of those that have any."""
        return {name: len(table) for name, table in sorted(self.tables.items()) if table}

    def put(self, place: Slot, base: int) -> None:
        """Note where a document lies, or that it was taken out."""
        table = self._table(place.table)
        self.held += place.length
        if place.length:
            older = table.put(place.id, (base + place.start) << LENGTH_BITS | place.length)
        else:
            older = table.take_out(place.id, base + place.start)
        if older:
            self.garbage += older & LENGTH
            self.replaced.add(older >> LENGTH_BITS)

    def _table(self, name: str) -> Places:
        table = self.tables.get(name)
        if table is None:
            table = self.tables[name] = Places()
        return table

    def read(self, data: bytes, committed: Committed | None) -> None:
        """Take in a whole file.

        Args:
            data: its bytes.
            committed: what is known to have been in it.
        """
        self.written, start = read_header(data)
        if not self.written:
            start = start if start == _HEADER else 0
            self.damage = Damage().plus(salvage(data, 0, start), 0)
        self.size = start
        self.add(data, start, 0, committed)

    def add(self, data: bytes, start: int, base: int, committed: Committed | None) -> None:
        """Take in the batches of some bytes.

        An unsound batch at the end is one that was never finished, unless it is known to have been: that is dropped,
        whereas of a damaged one what is sound is kept.

        Args:
            data: the bytes.
            start: where in them the first batch begins.
            base: where in the file they begin.
            committed: what is known to have been in the file.
        """
        found = list(batches(data, start))
        last = max((number for number, batch in enumerate(found) if batch.sound), default=-1)
        for number, batch in enumerate(found):
            if batch.sound:
                self._take(data, batch, base)
            elif number < last or committed is None or committed.generation > self.generation:
                after = next((one.generation for one in found[number:] if one.sound), None)
                self._salvage(data, batch.start, batch.lines_end, base)
                self._guess(batch, after or (committed.generation + 1 if committed else batch.generation + 1))
            else:
                break
            self.size = base + batch.end
        rest = self.size - base
        if rest < len(data) and committed is not None and committed.generation > self.generation:
            self._salvage(data, rest, len(data), base)
            self.generation += 1
            self.size = base + len(data)
        self.torn = base + len(data) - self.size

    def _guess(self, batch: Batch, after: int) -> None:
        """Take the generation of an unsound batch from its commit line, where it lies between those around it."""
        plausible = self.generation < batch.generation < after
        self.generation = batch.generation if plausible else max(self.generation, min(self.generation + 1, after - 1))

    def compare(self, committed: Committed | None, path: Path) -> None:
        """Note as damage what was in the file and is not.

        Args:
            committed: what is known to have been in it; else what is kept beside it is asked of which generation it is.
            path: where the file lies.
        """
        if committed is None:
            from store.log.saved import newest_generation  # this and what it imports is seldom needed

            short = newest_generation(path.parent) > self.generation
            short = short and known_committed(path) is None  # or another process has written since the file was read
        elif committed.generation < self.generation:
            short = False
        else:
            later = committed.generation > self.generation and self.damage is None
            short = self.counts() != committed.counts or later
        if short:
            self.damage = (self.damage or Damage())._replace(short=True)

    def _take(self, data: bytes, batch: Batch, base: int) -> None:
        """Take in a sound batch; one that was taken in before says nothing new."""
        if self.generation and batch.generation != self.generation + 1 and data[batch.lines_end - 3] == ord('"'):
            damage = self.damage or Damage()
            self.damage = damage._replace(gaps=damage.gaps + 1)
        if batch.generation > self.generation:
            self._note(data, batch.start, batch.lines_end, base)
            self.generation = batch.generation

    def _note(self, data: bytes, start: int, end: int, base: int, line: int | None = None) -> None:
        """Note where the documents of some lines lie; reading a store through spends most of its time here.

        Args:
            data: bytes with the lines.
            start: where in them the first line begins.
            end: where in them the last one ends.
            base: where in the file the bytes begin.
            line: where in the file the line begins that they are packed into, where they are.
        """
        known: dict[bytes, Places] = {}
        garbage = held = 0
        for match in LINE.finditer(data, start, end):
            name, identity = match.group(1, 2)
            begin, stop = match.span(3)
            stop = document_end(data, stop)
            if name == _PACKED and line is None:
                lines = unpacked(data[begin:stop])
                self._note(lines, 1, len(lines), 0, base + match.start())
                continue
            table = known.get(name)
            if table is None:
                table = known[name] = self._table(name.decode())
            key = identity.decode()
            length = stop - begin
            if length == 4 and data[begin:stop] == b"null":
                older = table.take_out(key, base + begin if line is None else line)
                if line is not None:
                    self.replaced.add(line)
            else:
                held += length
                older = table.put(key, (base + begin if line is None else line) << LENGTH_BITS | length)
            if older:
                garbage += older & LENGTH
                self.replaced.add(older >> LENGTH_BITS)
        self.garbage += garbage
        self.held += held
        if line is None:
            self.loose += held

    def _salvage(self, data: bytes, start: int, end: int, base: int) -> None:
        """Take in what is sound of what is not; what is not is not there, in no older form either."""
        lines = salvage(data, start, end)
        for place in lines.broken:
            self.put(place._replace(length=0), base)
        for place in lines.readable:  # of one that is there twice the sound one
            if place.table == PACKED:
                packed = unpacked(data[place.start : place.start + place.length])
                self._note(packed, 1, len(packed), 0, base + line_start(place))
            else:
                self.put(place, base)
                self.loose += place.length
        self.damage = (self.damage or Damage()).plus(lines, base)
