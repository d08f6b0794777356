"""What is attacked: stores that are made once and copied for each attack, and what must be in them."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.errors import DossierError
from store.kinds import ENTITY_KINDS
from store.library import Library
from store.workspace.folders import seed_files
from tests.attacks.articles import halved, real_files, write_made_up
from tests.attacks.running import forked, in_child

ARTICLES = 40
_PORTION = 5  # articles loaded at once, so that a store has many batches
_LONG = 160  # sentences of an article in a store whose log is worth keeping locations of

Contents = Mapping[str, str]
"""What a store shows: of each article and entity by its id, a digest of all that is said of it."""


class Base(NamedTuple):
    """A store as it was made.

    Attributes:
        folder: where it lies.
        contents: what is in it.
        earlier: the same store before its last batch.
        before: what was in that.
        answer: what a search for QUERY says.
        earlier_answer: what it said before the last batch.
    """

    folder: Path
    contents: Contents
    earlier: Path
    before: Contents
    answer: str
    earlier_answer: str


QUERY = ("投资", "--kind", "quote", "--format", "json", "--limit", "500")
"""A query that finds something in every article; of traditional ones too."""


def _load(folder: Path, files: Sequence[Path]) -> bytes:
    """Load files into a store, a batch for each few."""
    with Library.open(folder) as library:
        for start in range(0, len(files), _PORTION):
            library.load(files[start : start + _PORTION], jobs=1)
    return b""


def shown(folder: Path, *, read_only: bool = True) -> Contents | None:
    """Return what a store shows, read in a process of its own; None where it cannot be read, and says so or not."""
    said = in_child(lambda: json.dumps(_read(folder, read_only)).encode())
    if said is None:
        return None
    found: dict[str, str] = json.loads(said)
    return found


def _read(folder: Path, read_only: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    with Library.open(folder, read_only=read_only) as library:
        for summary in library.articles():
            try:
                found[summary.id] = _digest(library.article(summary.id), library.in_article(summary.id))
            except (DossierError, msgspec.DecodeError):
                found[summary.id] = "cannot be read"
        for kind in ENTITY_KINDS:
            for entity in library.entities(kind):
                found[entity.id] = _digest(entity, library.mentions(entity.id))
    return found


def _digest(*said: object) -> str:
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def seed_title() -> str:
    """Return how the id of the article begins that an empty store is loaded with: with its date."""
    (file,) = [file for file in seed_files() if file.suffix == ".md"]
    return f"article/{file.stem[:10]}"


class Ground:
    """A folder with the stores, and room for copies.

    Attributes:
        folder: where it is.
        nothing: an empty folder to load.

    Args:
        folder: where; must be empty.
        real: real articles to make those from that are loaded, or None for made-up ones.
        seed: of what is made up.
        articles: how many a store has.
    """

    def __init__(self, folder: Path, real: Path | None, seed: int, articles: int = ARTICLES) -> None:
        self.folder = folder
        self._articles = articles
        self._real = real_files(real) if real else []
        self._seed = seed
        self.nothing = folder / "nothing"
        self.nothing.mkdir()
        self._copies = 0
        self._bases: dict[str, Base] = {}

    def clippings(self, name: str, count: int, *, length: int = 6, first: int = 0) -> Path:
        """Return a new folder of articles."""
        folder = self.folder / f"clippings-{name}"
        if self._real:
            folder.mkdir()
            for number, text in enumerate(halved(self._real, count, self._seed + first)):
                (folder / f"{number:05}.md").write_text(text, "utf-8")
        else:
            write_made_up(folder, count, self._seed, first=first, length=length)
        return folder

    def base(self, name: str) -> Base:
        """Return a store: "kept" with its files still there, "gone" without, "large", "other" of other articles."""
        if name not in self._bases:
            self._bases[name] = self._make(name)
        return self._bases[name]

    def _make(self, name: str) -> Base:
        first = self._articles if name == "other" else 0
        clippings = self.clippings(name, self._articles, first=first, length=_LONG if name == "large" else 6)
        folder, earlier = self.folder / f"store-{name}", self.folder / f"earlier-{name}"
        files = sorted(clippings.glob("*.md"))
        last = (len(files) - 1) // _PORTION * _PORTION
        for some in (files[:last], files[last:]):
            in_child(partial(_load, folder, some))
            forked(folder, "search", *QUERY)  # so that there are files beside the store's
            if not earlier.exists():
                shutil.copytree(folder, earlier)
        if name == "gone":
            shutil.rmtree(clippings)
        contents, before = shown(folder), shown(earlier)
        if not contents or not before:
            raise RuntimeError("The store to attack cannot be read.")
        answer, earlier_answer = (forked(store, "search", *QUERY).out for store in (folder, earlier))
        return Base(folder, contents, earlier, before, answer, earlier_answer)

    def copy(self, folder: Path) -> Path:
        """Return a copy of a store, with the same time stamps."""
        self._copies += 1
        target = self.folder / f"copy-{self._copies}"
        shutil.copytree(folder, target)
        return target

    @contextmanager
    def small_disk(self, store: Path, free: int) -> Iterator[tuple[Path, tuple[str, ...]]]:
        """Give a store a disk with so many bytes free, of its own where this user may mount one.

        Where not, each file may grow by so many bytes: what the store is called with then begins with a command.
        """
        disk, size = self.place("disk"), sum(file.stat().st_blocks * 512 for file in store.iterdir())
        disk.mkdir()
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size + free + (1 << 16)}", "dossier-attacks", str(disk)]
        if subprocess.run(mounting, check=False, capture_output=True).returncode:
            largest = max(file.stat().st_size for file in store.iterdir())
            yield store, ("prlimit", f"--fsize={largest + free}")
            return
        try:
            small = shutil.copytree(store, disk / "store")
            left = os.statvfs(small)
            (small / "filler").write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - free)))
            yield small, ()
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)

    def place(self, name: str) -> Path:
        """Return a path that nothing lies at."""
        self._copies += 1
        return self.folder / f"{name}-{self._copies}"

    def clear(self, *folders: Path) -> None:
        """Take copies away."""
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def log_of(store: Path) -> Path:
    """Return the file of a store."""
    return store / "dossier.jsonl"


def beside(store: Path) -> list[Path]:
    """Return the files beside a store's own."""
    return sorted(file for file in store.iterdir() if file.is_file() and file != log_of(store) and file.stat().st_size)


def overwrite(file: Path, data: bytes | bytearray, *, keep_times: bool) -> None:
    """Write a file in its place, with the time stamps it had where asked."""
    status = file.stat()
    with file.open("r+b") as opened:
        opened.write(data)
        opened.truncate()
    if keep_times:
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
