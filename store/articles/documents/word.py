"""Word documents (.docx), as HTML by mammoth: headings, lists, tables and notes, without what was struck out."""

from io import BytesIO
from xml.parsers.expat import ExpatError

from store.articles.documents.document import Document, UnreadableError
from store.articles.documents.packed import opened
from store.text.language import kept

_STYLES = "p[style-name='Title'] => h1:fresh"
"""The one style with a meaning that mammoth leaves as it is."""


def read_word(data: bytes) -> Document:
    """Return the document in the bytes of a Word file.

    What its properties say is not asked: their author is who owns the computer, their title often an older document's.

    Raises:
        UnreadableError: it is broken, encrypted, or has more text than any article.
    """
    import mammoth

    with opened(data):
        try:
            pictures = mammoth.images.img_element(lambda _: {"src": ""})  # none is opened
            found = mammoth.convert_to_html(BytesIO(data), style_map=_STYLES, convert_image=pictures)
        except (ExpatError, AttributeError, IndexError, TypeError, RecursionError) as error:  # of hostile markup
            raise UnreadableError(kept("is broken ({error}). Save it again, or leave it out.", error=error)) from error
    return Document(source=found.value)
