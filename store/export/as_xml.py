"""Text as XML 1.0 has it, in elements and in attributes."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(value: object) -> str:
    """Return a value as the text of an element; characters that XML has no way to write are U+FFFD."""
    return escape(_text(value))


def attribute(value: object) -> str:
    """Return the same as the value of an attribute, with its quotation marks."""
    return quoteattr(_text(value))


def _text(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _NOT_IN_XML.sub("\ufffd", text)
