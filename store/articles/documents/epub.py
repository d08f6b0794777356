"""Books (.epub, of EPUB 2 and 3): the chapters in their order, as one page.

No library of a licence that fits reads them; what is to be read is a ZIP archive with two small files of XML that name
the chapters (https://www.w3.org/TR/epub-33/), which are pages.
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

from store.articles.claims import Claim
from store.articles.documents.document import Document, UnreadableError
from store.articles.documents.packed import opened
from store.articles.encoding import decode
from store.text.language import kept
from store.text.sanitise import sanitise

_CONTAINER = "META-INF/container.xml"
_CLAIMED = {"title": "title", "creator": "author", "publisher": "publisher", "date": "date", "source": "url"}
"""Elements of Dublin Core, and under which keys they are claimed."""


def read_epub(data: bytes) -> Document:
    """Return the book in the bytes of a file.

    Raises:
        UnreadableError: it is broken, encrypted, or has more text than any article.
    """
    with opened(data) as archive:
        try:
            package = _named(fromstring(archive.read(_CONTAINER)))
            book = fromstring(archive.read(package))
        except ParseError as error:
            raise UnreadableError(kept("is broken ({error}). Save it again, or leave it out.", error=error)) from error
        pages = [decode(archive.read(name)).text for name in _chapters(book, package, archive)]
    return Document("\n".join(pages), _claims(book))


def _named(container: Element) -> str:
    """Return the name of the file that says what is in the book."""
    return next((one.get("full-path", "") for one in _all(container, "rootfile")), "")


def _chapters(book: Element, package: str, archive: ZipFile) -> Iterator[str]:
    """Yield the names of the files of the chapters, in the order in which they are read."""
    folder = posixpath.dirname(package)
    items = {one.get("id", ""): one for one in _all(book, "item")}
    names = frozenset(archive.namelist())
    for reference in _all(book, "itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or "nav" in item.get("properties", "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if name in names:
            yield name


def _claims(book: Element) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for name, key in _CLAIMED.items():
        said = [" ".join(sanitise(one.text or "").split()) for one in _all(book, name)]
        if values := tuple(filter(None, said)):
            claims[key] = Claim(values, 1)
    return claims


def _all(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name inside one, whatever their namespace."""
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == name)
