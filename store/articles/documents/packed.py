"""Files packed as a ZIP archive, unpacked without harm: a small archive can hold a thousand times what it takes."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from store.articles.documents.document import UnreadableError
from store.text.language import kept

_LIMIT = 20_000_000
"""Bytes of text in an archive that is read, unpacked; pictures are not, and may be as large as they like."""
_TEXT = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf")
_BROKEN = (BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
"""What unpacking a broken, an encrypted or an unknown kind of archive may raise."""


@contextmanager
def opened(data: bytes) -> Iterator[ZipFile]:
    """Open an archive; what goes wrong inside is told as a broken file.

    Raises:
        UnreadableError: it is broken, encrypted, or has more text than any article.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            sizes = (entry.file_size for entry in archive.infolist() if entry.filename.lower().endswith(_TEXT))
            if sum(sizes) > _LIMIT:
                raise UnreadableError(
                    kept(
                        "unpacks to more than {limit} MB of text. Split it, or leave it out.", limit=_LIMIT // 1_000_000
                    )
                )
            yield archive
    except _BROKEN as error:
        raise UnreadableError(
            kept("is broken or encrypted ({error}). Save it again, or leave it out.", error=error)
        ) from error
