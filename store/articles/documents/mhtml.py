"""Pages saved as one file (.mhtml, .mht; RFC 2557): the first page in it, by the standard library's `email`."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from store.articles.claims import Claim
from store.articles.documents.document import Document, UnreadableError
from store.articles.encoding import decode
from store.text.language import kept
from store.text.sanitise import sanitise

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEADERS = {
    "originurl": ("Snapshot-Content-Location", "Content-Location"),
    "htmltitle": ("Subject",),
    "clipped": ("Date",),
}
"""Under which key a header is claimed; `Date` is when the page was saved."""


def read_mhtml(data: bytes) -> Document:
    """Return the page in the bytes of a file.

    Raises:
        UnreadableError: there is none in it.
    """
    message = message_from_bytes(data)
    part = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise UnreadableError(kept("has no page in it. Save it again, or leave it out."))
    try:
        decoded = decode(payload)
    except UnicodeError as error:
        raise UnreadableError(
            kept("has no text in it ({error}). Save it again, or leave it out.", error=error)
        ) from error
    claims: dict[str, Claim] = {}
    for key, names in _HEADERS.items():
        said = next(filter(None, (_said(source, name) for name in names for source in (message, part))), "")
        if said:
            claims[key] = Claim((said,), 1)
    return Document(decoded.text, claims, is_page=True, encoding=decoded.encoding)


def _said(message: Message, name: str) -> str:
    """Return what a header says, on one line; "" where there is none, or nobody can read it."""
    value = message.get(name)
    try:
        said = str(make_header(decode_header(value))) if value is not None else ""
    except (ValueError, LookupError):
        return ""
    return " ".join(sanitise(said).split())
