"""Which files of a folder may be articles, and how one file's bytes are fetched without harm."""

import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from store.articles.documents.table import endings, missing_for
from store.errors import ReadError
from store.text.language import kept
from store.text.paths import STANDARD_INPUT, shown

_TEXTS = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})
"""The endings of texts that are looked for in folders, in any case; a file that is named itself may have any."""
SIZE_LIMIT = 20_000_000
"""Bytes of the largest file that is read. The largest among 5,000 clippings has 111 kB."""
_COMPANIONS = ("_files", ".files")
"""The endings of the folders into which browsers save what a page brings: nobody expects an article in its pictures."""
_VAULT_FOLDERS = frozenset({"templates", "template", "_templates", "attachments", "_attachments"})
_VAULT_SETTINGS = (
    ("templates.json", "folder"),  # core plug-in Templates
    ("app.json", "attachmentFolderPath"),
    ("plugins/templater-obsidian/data.json", "templates_folder"),
)


def find_articles(
    paths: Iterable[Path], *, follow_links: bool = False, leave_out: Callable[[Path], object] = lambda _: None
) -> Iterator[Path | ReadError]:
    """Yield the files under `paths` that may be articles, sorted inside each folder, each once; `-` is standard input.

    Hidden files and folders, what saved pages bring with them (`NAME_files`), and the templates and attachments of
    Obsidian vaults are passed over. What cannot be read is yielded as the error that says why, and files of other kinds
    are told, pictures too: nothing is left out in silence.

    Args:
        paths: files and folders; who names a link means what it leads to.
        follow_links: whether the links in folders may lead out of all that is named.
        leave_out: told of each file in a folder that is of a kind that is not read.
    """
    named = tuple(paths)
    walk = _Walk(None if follow_links else frozenset(map(real_path, named)), leave_out)
    for path in named:
        if path == STANDARD_INPUT:
            yield path
            continue
        try:
            status = os.stat(path)
        except (OSError, ValueError) as error:
            yield _unreadable(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from walk.through(path)
        else:
            yield _checked(path, status)


def why_left_out(path: Path) -> str:
    """Return the sentence that says why a file in a folder was not taken for an article."""
    return missing_for(path) or kept("left out: no article")


class _Walk:
    """A walk through folders; one that was seen, by any link, is not seen again.

    Args:
        bounds: the real paths of the files and folders into which links may lead, None for anywhere.
        leave_out: told of each file of a kind that is not read.
    """

    def __init__(self, bounds: frozenset[str] | None, leave_out: Callable[[Path], object]) -> None:
        self._bounds = bounds
        self._leave_out = leave_out
        self._endings = _TEXTS | endings()
        self._seen: set[tuple[int, int]] = set()

    def through(self, top: Path) -> Iterator[Path | ReadError]:
        """Yield what is in a folder and in those inside it."""
        waiting: list[tuple[Path, frozenset[Path]]] = [(top, frozenset())]
        while waiting:
            folder, left_out = waiting.pop()
            try:
                status = os.stat(os.path.join(folder, os.curdir))  # one that can be listed may still be shut
                with os.scandir(folder) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                yield _unreadable(folder, error)
                continue
            if (status.st_dev, status.st_ino) in self._seen:
                continue
            self._seen.add((status.st_dev, status.st_ino))
            names = [entry.name for entry in entries]
            if ".obsidian" in names:
                left_out = left_out | _vault_folders(folder, names)
            inner: list[Path] = []
            for entry in entries:
                path = folder / entry.name
                if not entry.name.startswith(".") and path not in left_out:
                    yield from self._looked_at(entry, path, inner)
            waiting.extend((path, left_out) for path in reversed(inner))

    def _looked_at(self, entry: "os.DirEntry[str]", path: Path, inner: list[Path]) -> Iterator[Path | ReadError]:
        """Yield what is in a folder if it may be an article, or put it to the folders inside."""
        try:
            is_folder = entry.is_dir()
            leads_out = entry.is_symlink() and self._leads_out(path)
        except OSError as error:
            yield _unreadable(path, error)
            return
        ending = path.suffix.lower()
        found = path if is_folder else _stated(path) if ending in self._endings else None
        if found is None and not path.parent.name.lower().endswith(_COMPANIONS):
            self._leave_out(path)
        if leads_out and isinstance(found, Path):
            yield ReadError(
                kept(
                    "{path} is a link that leads out of the folder. Name what it leads to, or load the folder with "
                    "dossier load --follow-links.",
                    path=shown(path),
                ),
                str(path),
            )
        elif is_folder:
            inner.append(path)
        elif found is not None:
            yield found

    def _leads_out(self, link: Path) -> bool:
        target = Path(real_path(link))
        return self._bounds is not None and self._bounds.isdisjoint(map(str, (target, *target.parents)))


def _vault_folders(vault: Path, names: Iterable[str]) -> frozenset[Path]:
    """Return the folders of an Obsidian vault that hold no notes: those so named, and those its settings name."""
    folders = {vault / name for name in names if name.lower() in _VAULT_FOLDERS}
    for file, key in _VAULT_SETTINGS:
        try:
            settings: object = json.loads((vault / ".obsidian" / file).read_bytes()[:100_000])
        except (OSError, ValueError, RecursionError):
            continue
        name = settings.get(key) if isinstance(settings, dict) else None
        if isinstance(name, str) and name.strip("./ "):
            folders.add(vault / name.strip("/ ").removeprefix("./"))
    return frozenset(folders)


def real_path(path: Path) -> str:
    """Return the absolute path of a file without links, as far as they can be followed; `-` is standard input."""
    try:
        return str(path) if path == STANDARD_INPUT else os.path.realpath(path)
    except ValueError:  # a path that no file can have
        return str(path)


def is_gone(path: Path) -> bool:
    """Return whether a file is not there; one that the system does not let be looked for may be there."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _stated(path: Path) -> Path | ReadError:
    try:
        return _checked(path, os.stat(path))
    except (OSError, ValueError) as error:
        return _unreadable(path, error)


def _checked(path: Path, status: os.stat_result) -> Path | ReadError:
    """Return the path, or why it cannot be an article."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return ReadError(kept("{path} has a name that is not valid UTF-8. Rename it.", path=shown(path)), str(path))
    if not stat.S_ISREG(status.st_mode):
        return ReadError(kept("{path} is no ordinary file. Leave it out.", path=shown(path)), str(path))
    if status.st_size > SIZE_LIMIT:
        return too_large(path)
    return path


def too_large(path: Path) -> ReadError:
    """Return the error for a file over the limit."""
    limit = SIZE_LIMIT // 1_000_000
    told = kept(
        "{path} is larger than {limit} MB, which no article is. Split it, or leave it out.",
        path=shown(path),
        limit=limit,
    )
    return ReadError(told, str(path))


def _unreadable(path: Path, error: OSError | ValueError) -> ReadError:
    """Return the error for a file that the system does not give."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if os.path.islink(path):
        return ReadError(
            kept(
                "{path} is a link that leads to no file ({reason}). Remove or mend it.", path=shown(path), reason=reason
            ),
            str(path),
        )
    told = kept(
        "{path} cannot be read: {reason}. Check that it is there and that you may read it.",
        path=shown(path),
        reason=reason,
    )
    return ReadError(told, str(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; never more than the limit is in memory.

    Raises:
        ReadError: it cannot be read, is no ordinary file, or is too large.
    """
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    else:
        found = _stated(path)
        if isinstance(found, ReadError):
            raise found
        try:
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
        except OSError as error:
            raise _unreadable(path, error) from error
    if len(data) > SIZE_LIMIT:
        raise too_large(path)
    return data
