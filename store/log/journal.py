"""The file under the store: a log that is added to at its end, a batch at a time, all of it or nothing.

Why not one JSON file, as TinyDB's own storage has it: putting one article into a store of ten thousand would write all
of them again. Here it writes the article's own lines. Why a batch ends with a checksum: a batch counts when its commit
line is whole and right, so that a process killed in the middle of writing, or a power cut that let only some of the
pages reach the disk, leaves a tail that the next opening drops. What lies before is never written to again.

Opening reads the bytes once, checks the checksums and notes where each document lies; documents are parsed when asked
for, and looked at again then. What is damaged costs what stands there: the rest answers, and is not written to before
`store.library.recovery` has mended it. How far the file goes is written down beside it (`store.log.committed`), since a
log cannot tell that its end is gone. Lines that later lines replace are garbage; `compact` writes the living ones to a
new file, which takes the old one's place in one step, and keeps the old one as the newest sound copy.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from store.errors import DamagedError, StoreError
from store.log.batches import Change, header_line
from store.log.committed import Committed, keep_committed, known_committed
from store.log.contents import Contents
from store.log.disk import Disk, OpenFile, explained
from store.log.documents import Documents
from store.log.fresh import Copy, Transform, put_in_place, write_fresh
from store.log.packed import encode
from store.text.language import tr

_WORTH_COMPACTING = 4 << 20
"""Bytes that a file has at least to be compacted by itself."""
_SHARE = 5
"""Garbage is at most one byte in so many then: packs make the file small, and this keeps it so."""


class Journal(Documents):
    """A file of documents in tables.

    Reading is safe from any thread at any time, also while another one appends or compacts: a reader takes the place
    of a document under the lock and reads it from a file that nobody changes there. Writing is for one thread at a
    time.

    Attributes:
        backup: where the newest sound copy lies, once there is one.
        committed: what was known to be in the file when it was opened, or None.
        replaced: whether that is not how the file begins now, though it holds more.
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
        super().__init__(path, schema)
        self.backup = path.with_suffix(".backup.jsonl")
        self.committed: Committed | None = None
        self.replaced = False
        self.schema = schema
        self.disk = disk or Disk()
        self._read_only = read_only
        self._ragged = False
        with explained(tr("The store {path} could not be opened", path=path)):
            self._open()

    # Writing

    def append(self, changes: Iterable[Change], then: Callable[[], None] | None = None) -> int:
        """Write one batch and return, when it has reached the disk, how many bytes it took.

        Args:
            changes: the documents.
            then: called when the batch is written, in the same moment for readers as it is taken in.

        Raises:
            StoreError: it could not be written; the store is what it was.
        """
        file = self._writable()
        data, places = encode(changes, self.generation + 1, self.has)
        if not places:
            return 0
        with explained(tr("The store {path} could not be written and is what it was before", path=self.path)):
            file = self._still_there(file)
            if self._ragged:
                self.disk.truncate(file.descriptor, self.size)
                self._ragged = False
            if self.written < self.schema:
                self._mark(file)
            try:
                self.disk.write(file.descriptor, data, self.size)
                self.disk.sync(file.descriptor)
            except BaseException:
                self._cut(file)
                raise
        with self.lock:
            for place in places:
                self._contents.put(place, self.size)
            self._contents.size += len(data)
            self._contents.generation += 1
            if then is not None:
                then()
        self._remember()
        return len(data)

    def _writable(self) -> OpenFile:
        """Return the file, if it may be written to: of a damaged one, what can be had is to be had first."""
        if self._read_only or self._file is None:
            raise StoreError(tr("The store {path} is open for reading only.", path=self.path))
        if self.damage is not None:
            raise DamagedError(tr("The store {path} is damaged; `dossier check --repair` mends it.", path=self.path))
        return self._file

    def _mark(self, file: OpenFile) -> None:
        """Let the file of an older version say that its lines may be of this one, before one is; a byte changes."""
        self.disk.write(file.descriptor, header_line(self.schema), 0)
        self.disk.sync(file.descriptor)
        self._contents.written = self.schema

    def _remember(self) -> None:
        """Write down how far the file goes."""
        stamp = self._file.stamp if self._file is not None else ""
        committed = Committed(self.generation, self.size, self._contents.counts(), stamp)
        if self.generation and self.damage is None and not self._read_only and committed != self.committed:
            keep_committed(self.disk, self.path, committed)
            self.committed = committed

    def _still_there(self, file: OpenFile) -> OpenFile:
        """Return the file to write to: where it was taken away while it was open, a new one of the same content."""
        identity = self.disk.identity(self.path)
        if identity == file.identity:
            return file
        if identity is not None:
            raise StoreError(tr("The store {path} was replaced by another program; open it again.", path=self.path))
        fresh = self.path.with_suffix(".new.jsonl")
        self._put_in_place(fresh, "leave", self._write_living(fresh))
        return self._file or file

    def _cut(self, file: OpenFile) -> None:
        """Take a half-written batch away; where even that fails, the next batch or the next opening does it."""
        try:
            self.disk.truncate(file.descriptor, self.size)
        except OSError:
            self._ragged = True

    @property
    def wants_compaction(self) -> bool:
        """Whether so much of the file is garbage, or was written before documents were packed, that it pays."""
        saved = max(self.garbage * _SHARE, self.loose * 2)
        return self.damage is None and self.size > _WORTH_COMPACTING and saved > self.size

    def compact(self, *, copy: Copy = "replace", through: Transform | None = None) -> None:
        """Write the living documents to a new file, by table, and put it in the old one's place.

        Args:
            copy: what becomes of the newest sound copy; "remove" leaves nothing of what was taken out.
            through: what each document becomes on the way; None for a document drops it.

        Raises:
            StoreError: the new file could not be written; the store is what it was.
        """
        self._writable()
        fresh = self.path.with_suffix(".new.jsonl")
        with explained(tr("The store {path} could not be compacted and is what it was before", path=self.path)):
            self._put_in_place(fresh, copy, self._write_living(fresh, through))

    def _write_living(self, fresh: Path, through: Transform | None = None) -> Contents:
        """Write the living documents to a new file, and return what that holds."""
        from store.log.compacting import Compacting  # this and what it imports is seldom needed

        compacting = Compacting(self._contents, self._packs, self._each, through)
        write_fresh(self.disk, fresh, self.schema, compacting.lines(self.schema), self.generation)
        return compacting.contents(self.schema)

    def adopt(self, fresh: Path) -> None:
        """Put another store's file, whole and closed and of a newer generation, in this one's place.

        This one is kept as the newest sound copy, unless it is damaged.

        Raises:
            StoreError: it could not be put there; the store is what it was.
        """
        with explained(tr("The store {path} could not be replaced and is what it was before", path=self.path)):
            self._put_in_place(fresh, "leave" if self.damage else "replace")

    def _put_in_place(self, fresh: Path, copy: Copy, contents: Contents | None = None) -> None:
        """Let a file be the store's, in one step, and open it; who would read meanwhile waits.

        Args:
            fresh: the file.
            copy: what becomes of the newest sound copy.
            contents: what it holds; None where it is to be read through.
        """
        with self.lock:
            if not self.disk.replaces_open_files:
                self._file = None
            try:
                put_in_place(self.disk, fresh, self.path, self.backup, copy)
            except BaseException:
                self.disk.remove(fresh)
                if not self.disk.replaces_open_files:
                    self._open()
                raise
            file = self._opened() if contents is not None else None
            if file is not None and contents is not None and self.disk.size(file.descriptor) == contents.size:
                self._take_up(file, contents)
            else:
                self._open()

    def _take_up(self, file: OpenFile, contents: Contents) -> None:
        """Open a file of which it is known what it holds."""
        self.replaced = False
        self._hold(file, contents, self.committed)

    # Opening

    def refresh(self) -> bool:
        """Take in what another process has written since; True where that is anything."""
        with explained(tr("The store {path} could not be read", path=self.path)), self.lock:
            before = self.generation
            committed = known_committed(self.path)  # first: what is read or found after it is no older than it says
            added = self._file.all(self.size) if self._file is not None else b""
            identity = self.disk.identity(self.path)
            if identity is not None and (self._file is None or identity != self._file.identity):
                self._open()
                return True
            if added:
                self._contents.add(added, 0, self.size, committed)
            return self.generation != before

    def close(self) -> None:
        """Let go of the file; a reader that is in the middle of it keeps it until it is done."""
        with self.lock:
            self._file = None

    def _open(self) -> None:
        """Open the file and note where everything lies."""
        committed = known_committed(self.path)  # before the file: another process may be adding to it
        contents = Contents(self.schema)
        file = self._opened()
        if file is not None:
            data = file.all()
            contents.read(data, committed)
            if contents.written > self.schema:
                raise StoreError(
                    tr(
                        "The store {path} was written by a newer dossier (version {written} of the store, this "
                        "one knows {schema}); install the newer dossier to open it.",
                        path=self.path,
                        written=contents.written,
                        schema=self.schema,
                    )
                )
            other = committed is not None and committed.is_other(data, contents.generation)
            self.replaced = other and committed == known_committed(self.path)
        if file is not None or committed is not None:
            contents.compare(committed, self.path)
        self._hold(file, contents, committed)
        if file is not None and self.torn and self.damage is None and not self._read_only:
            self.disk.truncate(file.descriptor, self.size)
            self.disk.sync(file.descriptor)

    def _opened(self) -> OpenFile | None:
        """Return the file, begun where there is none, or None where there is none and none may be begun."""
        if self.disk.identity(self.path) is None:
            if self._read_only:
                return None
            fresh = self.path.with_suffix(".new.jsonl")
            write_fresh(self.disk, fresh, self.schema)
            put_in_place(self.disk, fresh, self.path, self.backup, "leave")
        opener = self.disk.open_to_read if self._read_only else self.disk.open_to_write
        return OpenFile(self.disk, opener(self.path))

    def _hold(self, file: OpenFile | None, contents: Contents, committed: Committed | None) -> None:
        """Let a file be the one that is read and written, in one moment for readers."""
        with self.lock:
            self._file, self._contents, self.committed = file, contents, committed
            self._openings += 1
        self._remember()
