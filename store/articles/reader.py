"""A file, or its bytes, to an article."""

from pathlib import Path

from store.articles.assembly import Assembly
from store.articles.documents.table import read_document
from store.articles.encoding import decode
from store.articles.files import SIZE_LIMIT, read_bytes, too_large
from store.articles.material import Material, of_document, of_text
from store.articles.pieces import PIECES_LIMIT, TooManyPiecesError
from store.errors import OwnNoteError, ReadError
from store.model import Article
from store.text.language import kept
from store.text.paths import shown
from store.text.sanitise import sanitise

LINES_LIMIT = 1_000_000
"""Lines of the longest file that is read."""


def read_article(path: Path) -> Article:
    """Return the article in a file; `-` is standard input.

    Raises:
        ReadError: it cannot be read, is too large, is no text, or is a document that cannot be read.
        OwnNoteError: dossier wrote it.
    """
    return parse_article(read_bytes(path), str(path))


def parse_article(data: bytes, name: str) -> Article:
    """Return the article in the bytes of a file called `name`; its ending says which format is expected.

    Raises:
        ReadError: it is empty, too large, or no text.
        OwnNoteError: dossier wrote it.
    """
    path = Path(name)
    if len(data) > SIZE_LIMIT:
        raise too_large(path)
    try:
        document = read_document(data, path)
        material = _text_of(data, path) if document is None else of_document(document)
        assembly = Assembly(material, path)
        if assembly.note_of:
            raise OwnNoteError(
                kept(
                    "{path} is no article but a note that dossier wrote of {note_of}.",
                    path=shown(path),
                    note_of=assembly.note_of,
                )
            )
        return assembly.article()
    except TooManyPiecesError:
        raise _too_long(path, kept("{count} paragraphs", count=PIECES_LIMIT)) from None


def _text_of(data: bytes, path: Path) -> Material:
    try:
        decoded = decode(data)
    except UnicodeError as error:
        raise ReadError(
            kept("{path} is no text ({error}). Save it as UTF-8, or leave it out.", path=shown(path), error=error)
        ) from error
    if decoded.text.count("\n") > LINES_LIMIT:
        raise _too_long(path, kept("{count} lines", count=LINES_LIMIT))
    lines = sanitise(decoded.text).split("\n")
    if not any(line.strip() for line in lines):
        raise ReadError(kept("{path} is empty. Clip the article again, or leave it out.", path=shown(path)))
    return of_text(lines, path.suffix.lower(), decoded.encoding, decoded.warnings)


def _too_long(path: Path, measure: str) -> ReadError:
    return ReadError(
        kept(
            "{path} has more than {measure}, which no article has. Split it, or leave it out.",
            path=shown(path),
            measure=measure,
        )
    )
