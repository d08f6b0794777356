"""The file under the store: a log that is added to at its end, a batch at a time, all of it or nothing.

Why not one JSON file, as TinyDB's own storage has it: putting one article into a store of ten thousand would write all
of them again. Here it writes the article's own lines. Why a batch ends with a checksum: a batch counts when its commit
line is whole and right, so that a process killed in the middle of writing, or a power cut that let only some of the
pages reach the disk, leaves a tail that the next opening drops. What lies before is never written to again.

Opening reads the bytes once, checks the checksums and notes where each document lies; documents are parsed when asked
for. Lines that later lines replace are garbage; `compact` writes the living ones to a new file, which takes the old
one's place in one step, and keeps the old one as the newest sound copy.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from store.errors import StoreError
from store.log.batches import (
    LENGTH,
    LENGTH_BITS,
    Change,
    Damage,
    Place,
    batches,
    documents,
    encode,
    line,
    note_sound,
    read_header,
)
from store.log.disk import Disk, OpenFile, explained, reason
from store.log.fresh import Copy, Transform, put_in_place, write_fresh

_BLOCK = 1 << 20
_WORTH_COMPACTING = 4 << 20


class Journal:
    """A file of documents in tables.

    Reading is safe from any thread at any time, also while another one appends or compacts: a reader takes the place
    of a document under the lock and reads it from a file that nobody changes there. Writing is for one thread at a
    time.

    Attributes:
        path: where the file lies.
        backup: where the newest sound copy lies, once there is one.
        generation: how many batches the store has seen; another number is another state.
        written: the schema that the file is of.
        damage: what was wrong with it when it was opened, or None.
        torn: how many bytes of an unfinished batch its end had then.
        size: how many bytes its sound part has.
        garbage: how many of them are documents that were replaced or taken out since.
        lock: held while a batch is taken in; who holds it sees one state for as long.
    """

    def __init__(self, path: Path, *, schema: int, disk: Disk | None = None, read_only: bool = False) -> None:
        """Open the file, or begin one.

        Args:
            path: where it lies.
            schema: the version of the documents' shape that this program writes.
            disk: the system calls; another one in tests.
            read_only: change nothing on the disk, not even a torn tail.

        Raises:
            StoreError: it cannot be read or made, or a newer program wrote it.
        """
        self.path = path
        self.backup = path.with_suffix(".backup.jsonl")
        self.schema = schema
        self.disk = disk or Disk()
        self._read_only = read_only
        self.lock = threading.RLock()
        self._ragged = False
        self._file: OpenFile | None = None
        self._forget_all()
        with explained(f"The store {path} could not be opened"):
            self._open()

    def _forget_all(self) -> None:
        self.generation = 0
        self.written = self.schema
        self.damage: Damage | None = None
        self.torn = 0
        self.size = 0
        self.garbage = 0
        self._tables: dict[str, dict[str, int]] = {}

    # Reading

    def read(self, table: str, identity: str) -> bytes | None:
        """Return a document as JSON, or None where there is none."""
        with self.lock:
            location = self._tables.get(table, {}).get(identity)
            file = self._file
        if location is None or file is None:
            return None
        try:
            document = file.disk.read(file.descriptor, location >> LENGTH_BITS, location & LENGTH)
        except OSError as error:
            raise StoreError(f"The store {self.path} could not be read: {reason(error)}.") from error
        return self._whole(document, location)

    def has(self, table: str, identity: str) -> bool:
        """Return whether there is a document of that id."""
        return identity in self._tables.get(table, {})

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table as they are now."""
        with self.lock:
            return list(self._tables.get(table, ()))

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        return len(self._tables.get(table, ()))

    def names(self) -> list[str]:
        """Return the names of the tables that hold anything."""
        with self.lock:
            return sorted(name for name, table in self._tables.items() if table)

    def documents(self, table: str) -> Iterator[tuple[str, bytes]]:
        """Yield ids and documents of a table as they are now, in the order of the file, which is the cheapest."""
        with self.lock:
            places = sorted((location, identity) for identity, location in self._tables.get(table, {}).items())
            file = self._file
        if file is None:
            return
        block, begin = b"", 0
        with explained(f"The store {self.path} could not be read"):
            for location, identity in places:
                offset, length = location >> LENGTH_BITS, location & LENGTH
                if offset + length > begin + len(block):
                    block, begin = file.disk.read(file.descriptor, offset, max(length, _BLOCK)), offset
                yield identity, self._whole(block[offset - begin : offset - begin + length], location)

    def _whole(self, document: bytes, location: int) -> bytes:
        """Return a document that was read, if it is all there."""
        if len(document) < location & LENGTH:
            raise StoreError(f"The store {self.path} has become shorter while it was open; open it again.")
        return document

    # Writing

    def append(self, changes: Iterable[Change], then: Callable[[], None] | None = None) -> int:
        """Write one batch and return, when it has reached the disk, how many bytes it took.

        Args:
            changes: the documents.
            then: called when the batch is written, in the same moment for readers as it is taken in.

        Raises:
            StoreError: it could not be written; the store is what it was.
        """
        file = self._file
        if self._read_only or file is None:
            raise StoreError(f"The store {self.path} is open for reading only.")
        data, places = encode(changes, self.generation + 1)
        if not places:
            return 0
        with explained(f"The store {self.path} could not be written and is what it was before"):
            file = self._still_there(file)
            if self._ragged:
                self.disk.truncate(file.descriptor, self.size)
                self._ragged = False
            try:
                self.disk.write(file.descriptor, data, self.size)
                self.disk.sync(file.descriptor)
            except BaseException:
                self._cut(file)
                raise
        with self.lock:
            for place in places:
                self._put(place, self.size)
            self.size += len(data)
            self.generation += 1
            if then is not None:
                then()
        return len(data)

    def _still_there(self, file: OpenFile) -> OpenFile:
        """Return the file to write to: where it was taken away while it was open, a new one of the same content."""
        identity = self.disk.identity(self.path)
        if identity == file.identity:
            return file
        if identity is not None:
            raise StoreError(f"The store {self.path} was replaced by another program; open it again.")
        fresh = self.path.with_suffix(".new.jsonl")
        write_fresh(self.disk, fresh, self.schema, self._lines(None), self.generation)
        self._put_in_place(fresh, "leave")
        return self._file or file

    def _cut(self, file: OpenFile) -> None:
        """Take a half-written batch away; where even that fails, the next batch or the next opening does it."""
        try:
            self.disk.truncate(file.descriptor, self.size)
        except OSError:
            self._ragged = True

    def _put(self, place: Place, base: int) -> None:
        """Note where a document lies, or that it was taken out."""
        table = self._tables.setdefault(place.table, {})
        if place.length:
            self.garbage += table.get(place.id, 0) & LENGTH
            table[place.id] = (base + place.start) << LENGTH_BITS | place.length
        else:
            self.garbage += table.pop(place.id, 0) & LENGTH

    @property
    def wants_compaction(self) -> bool:
        """Whether more of the file is garbage than not, and it is large enough to matter."""
        return self.garbage > max(_WORTH_COMPACTING, self.size // 2)

    def compact(self, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        """Write the living documents to a new file, by table and id, and put it in the old one's place.

        Args:
            copy: what becomes of the newest sound copy; "remove" leaves nothing of what was taken out.
            through: what each document becomes on the way; None for a document drops it.

        Raises:
            StoreError: the new file could not be written; the store is what it was.
        """
        if self._read_only:
            raise StoreError(f"The store {self.path} is open for reading only.")
        fresh = self.path.with_suffix(".new.jsonl")
        with explained(f"The store {self.path} could not be compacted and is what it was before"):
            write_fresh(self.disk, fresh, self.schema, self._lines(through), self.generation)
            self._put_in_place(fresh, copy)

    def adopt(self, fresh: Path) -> None:
        """Put another store's file, whole and closed, in this one's place, of a newer generation than either.

        This one is kept as the newest sound copy, unless it is damaged.

        Raises:
            StoreError: it could not be put there; the store is what it was.
        """
        generation = self.generation
        with explained(f"The store {self.path} could not be replaced and is what it was before"):
            self._put_in_place(fresh, "leave" if self.damage else "replace")
        self.generation = max(generation, self.generation)
        self.append([Change("meta", "rebuilt", b"{}")])

    def _put_in_place(self, fresh: Path, copy: Copy) -> None:
        """Let a file be the store's, in one step, and open it."""
        try:
            put_in_place(self.disk, fresh, self.path, self.backup, copy)
        except BaseException:
            self.disk.remove(fresh)
            raise
        self._open()

    def _lines(self, through: Transform | None) -> Iterator[bytes]:
        """Yield the lines of all living documents, by table and id."""
        for name in self.names():
            for identity in sorted(self._tables[name]):
                document = self.read(name, identity)
                if through is not None and document is not None:
                    document = through(name, identity, document)
                if document is not None:
                    yield line(Change(name, identity, document))

    # Opening

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        with explained(f"The store {self.path} could not be read"), self.lock:
            before = self.generation
            identity = self.disk.identity(self.path)
            if identity is not None and (self._file is None or identity != self._file.identity):
                self._open()
                return True
            if self._file is not None and self.disk.size(self._file.descriptor) > self.size:
                self._scan(self._file.all(self.size), 0, self.size)
            return self.generation != before

    def close(self) -> None:
        """Let go of the file; a reader that is in the middle of it keeps it until it is done."""
        with self.lock:
            self._file = None

    def _open(self) -> None:
        """Open the file and note where everything lies."""
        if self.disk.identity(self.path) is None:
            if self._read_only:
                return
            fresh = self.path.with_suffix(".new.jsonl")
            write_fresh(self.disk, fresh, self.schema)
            put_in_place(self.disk, fresh, self.path, self.backup, "leave")
        opener = self.disk.open_to_read if self._read_only else self.disk.open_to_write
        file = OpenFile(self.disk, opener(self.path))
        data = file.all()
        with self.lock:
            self._forget_all()
            self._file = file
            self.written, start = read_header(data)
            if self.written > self.schema:
                raise StoreError(
                    f"The store {self.path} was written by a newer dossier (version {self.written} of the store, "
                    f"this one knows {self.schema}); install the newer dossier to open it."
                )
            self.size = start
            if self.written == 0:
                self.damage = Damage(1, frozenset())
            self._scan(data, start, 0)
            self.torn = len(data) - self.size
        if self.torn and not self._read_only:
            self.disk.truncate(file.descriptor, self.size)
            self.disk.sync(file.descriptor)

    def _scan(self, data: bytes, start: int, base: int) -> None:
        """Note the documents of the batches in `data`, which begins at `base` in the file."""
        suspects: set[tuple[str, str]] = set()
        unsound = 0
        for batch in batches(data, start):
            if batch.sound:
                self.garbage += note_sound(data, batch, base, self._tables)
            else:
                unsound += 1
                for place in documents(data, batch):
                    self._put(place, base)
                    suspects.add((place.table, place.id))
            self.size = base + batch.end
            self.generation = max(self.generation + 1, batch.generation) if not batch.sound else batch.generation
        if unsound:
            earlier = self.damage or Damage(0, frozenset())
            self.damage = Damage(earlier.batches + unsound, earlier.suspects | suspects)
