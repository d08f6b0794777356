"""One file read and extracted."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from store.articles.files import read_bytes
from store.errors import OwnNoteError, ReadError
from store.identity.incoming import Incoming
from store.identity.records import Place
from store.library.examined import Examined
from store.text.language import kept
from store.text.paths import shown


class Task(NamedTuple):
    """A file to read.

    Attributes:
        path: where it lies.
        size: how many bytes it has, as far as is known.
        data: its bytes, where they have been read already.
        again: whether it is as it was, and something else would be found in it now.
        modified: when it was modified (`st_mtime_ns`), where its bytes have been read already and it is a file.
    """

    path: str
    size: int = 0
    data: bytes | None = None
    again: bool = False
    modified: int = 0


class Read(NamedTuple):
    """What became of a file.

    Attributes:
        place: the file, and what it looked like.
        arriving: the article.
        error: a sentence why there is none.
        known: the id of the article whose very bytes the file has, where that is why it was not read.
        is_own: whether dossier wrote it as a note, so that it is no article.
        examined: what was found in it, where nobody means to take it in.
        again: whether what was found in it counts in the place of what was found before, though its text is the same.
    """

    place: Place
    arriving: Incoming | None = None
    error: str = ""
    known: str = ""
    is_own: bool = False
    examined: Examined | None = None
    again: bool = False


def fetched(task: Task) -> Task:
    """Return a file to read with its bytes, so that it can be read where it does not lie.

    Raises:
        ReadError: it cannot be read.
        OSError: likewise.
    """
    if task.data is not None:
        return task
    path = Path(task.path)
    modified = path.stat().st_mtime_ns
    data = read_bytes(path)
    return task._replace(data=data, size=len(data), modified=modified)


def read_file(task: Task) -> Read:
    """Read and extract one file."""
    from store.articles.reader import parse_article
    from store.extraction.pipeline import extract
    from store.identity.incoming import incoming

    path = Path(task.path)
    place = Place(path=task.path)
    try:
        modified = path.stat().st_mtime_ns if task.data is None else task.modified
        data = read_bytes(path) if task.data is None else task.data
        place = Place(path=task.path, modified=modified, size=len(data), digest=hashlib.sha256(data).hexdigest())
        article = parse_article(data, task.path)
    except OwnNoteError:
        return Read(place, is_own=True)
    except ReadError as error:
        return Read(place, error=str(error))
    except OSError as error:
        return Read(
            place,
            error=kept(
                "{path} cannot be read: {strerror}. Check that it is there.", path=shown(path), strerror=error.strerror
            ),
        )
    return Read(place, incoming(article, extract(article)), again=task.again)
