"""The shapes in which something is copied, one row for each; the dialog that chooses one is made of this table.

Who adds one writes a function from a `Cited` to its text, "" where there is nothing to copy, and a row here.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from store.errors import ExportError
from store.export.addresses import readable
from store.export.bibliography import to_apa, to_gb_t_7714
from store.export.citation import Cited, in_marks, source_markdown, to_words, with_guess
from store.export.escaping import inline
from store.model import Figure, Organisation, Person, Quote
from store.text.language import tr


class Shape(NamedTuple):
    """A shape.

    Attributes:
        name: what it is called where it is remembered.
        title: what people call it.
        text: returns what is copied.
        apart: what stands between several.
    """

    name: str
    title: str
    text: Callable[[Cited], str]
    apart: str = "\n"


def to_block_quote(cited: Cited) -> str:
    """Return the words as a block quote of Markdown, with the source linked."""
    words, by = cited.sentence, ""
    match cited.entity:
        case Quote():
            words, by = in_marks(cited.entity, cited.article), cited.entity.speaker
        case Figure(inferred=True):
            by = with_guess(cited.entity)
    source = " · ".join(filter(None, (inline(by), source_markdown(cited.article, cited.page))))
    return f"> {inline(words)}\n>\n> — {source}" if words else f"> {source}"


def to_address(cited: Cited) -> str:
    """Return the address of the original alone."""
    return readable(cited.article.url)


def to_value(cited: Cited) -> str:
    """Return the number, the words or the name alone; of a figure that is not worked out, how it is written."""
    match cited.entity:
        case Figure(value=None) | Quote():
            return cited.entity.text
        case Figure():
            bounds = (cited.entity.value, cited.entity.upper)
            return "–".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in bounds if value is not None)
        case Organisation() | Person():
            return cited.entity.name
        case None:
            return cited.sentence or cited.article.title


SHAPES: tuple[Shape, ...] = (
    # name, what people call it, what makes it
    Shape("words", "Words with citation", to_words, "\n\n"),
    Shape("block-quote", "Markdown block quote", to_block_quote, "\n\n"),
    Shape("gb-t-7714", "GB/T 7714", lambda cited: to_gb_t_7714(cited.article)),
    Shape("apa", "APA", lambda cited: to_apa(cited.article)),
    Shape("url", "Address alone", to_address),
    Shape("value", "Value alone", to_value),
)
"""Every shape, the usual one first."""


def shape_called(name: str) -> Shape:
    """Return the shape of a name; the usual one where there is none of that name, as in what an older version kept."""
    return next((one for one in SHAPES if one.name == name), SHAPES[0])


def copied(several: Iterable[Cited], shape: Shape) -> str:
    """Return what is copied of several, each once.

    Raises:
        ExportError: none of them has anything in this shape.
    """
    texts = dict.fromkeys(filter(None, map(shape.text, several)))
    if not texts:
        raise ExportError(tr("{title}: the article has none. Y copies something else of it.", title=shape.title))
    return shape.apart.join(texts)
