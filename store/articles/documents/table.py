"""The kinds of document: how each is known, what reads it, and what must be installed for that."""

import importlib
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from store.articles.documents.document import Document, UnreadableError
from store.errors import ReadError
from store.text.language import kept, later
from store.text.paths import shown

_EXTRA = "dossier-tui[documents]"


class Format(NamedTuple):
    """A kind of document.

    Attributes:
        name: what a file of it is called.
        endings: of the names of such files, in lower case.
        mark: what the bytes of one begin with, where they all do; it may have another ending then.
        home: module and function that read one.
        needs: the module of the extra that it is read with, "" where none is needed.
    """

    name: str
    endings: tuple[str, ...]
    mark: bytes
    home: str
    needs: str = ""

    @property
    def is_there(self) -> bool:
        """Whether what it is read with is installed."""
        return not self.needs or _is_installed(self.needs)


FORMATS = (
    Format(later("a PDF"), (".pdf",), b"%PDF-", "store.articles.documents.pdf:read_pdf", "pypdfium2"),
    Format(later("a Word document"), (".docx",), b"", "store.articles.documents.word:read_word", "mammoth"),
    Format(later("a book"), (".epub",), b"", "store.articles.documents.epub:read_epub"),
    Format(later("a saved page"), (".mhtml", ".mht"), b"", "store.articles.documents.mhtml:read_mhtml"),
)


@cache
def _is_installed(module: str) -> bool:
    return find_spec(module) is not None


def endings() -> frozenset[str]:
    """Return the endings of documents that can be read here."""
    return frozenset(ending for kind in FORMATS if kind.is_there for ending in kind.endings)


def missing_for(path: Path) -> str:
    """Return the sentence that says what to install so that a file can be read; "" where nothing is missing for it."""
    ending = path.suffix.lower()
    return next((_install(path, kind) for kind in FORMATS if ending in kind.endings and not kind.is_there), "")


def _install(path: Path, kind: Format) -> str:
    return kept("{path} is {kind}; to read these, install {extra}.", path=shown(path), kind=kind.name, extra=_EXTRA)


def read_document(data: bytes, path: Path) -> Document | None:
    """Return the document in the bytes of a file; None where it is none.

    Raises:
        ReadError: it cannot be read, or not without what is not installed.
    """
    kind = _format_of(data, path.suffix.lower())
    if kind is None:
        return None
    if not kind.is_there:
        raise ReadError(_install(path, kind))
    module, _, name = kind.home.partition(":")
    read: Callable[[bytes], Document] = getattr(importlib.import_module(module), name)
    try:
        return read(data)
    except UnreadableError as error:
        raise ReadError(kept("{path} is {kind} that {error}", path=shown(path), kind=kind.name, error=error)) from error


def _format_of(data: bytes, ending: str) -> Format | None:
    """Return the kind of a document: what its bytes begin with is surer than its name."""
    for kind in FORMATS:
        if data[:1024].lstrip().startswith(kind.mark) if kind.mark else ending in kind.endings:
            return kind
    return None
