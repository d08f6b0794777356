"""Quotes of captions: captions are not read as prose, but some say what the person in the picture said.

Only plain attributions count there (李明表示，…), by names that the article's prose knows or that stand in the caption.
"""

from msgspec.structs import replace

from store.extraction.engine.captions import mentioned
from store.extraction.engine.document import Document
from store.model import Organisation, Person


def caption_page(
    captions: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and people whose names stand in the captions, with their places there."""
    found = mentioned(captions, [(entity.name, *entity.aliases) for entity in organisations])
    bodies = tuple(replace(organisations[place], mentions=mentions) for place, mentions in found.items())
    found = mentioned(captions, [(entity.name, *entity.aliases) for entity in people])
    return bodies, tuple(replace(people[place], mentions=mentions) for place, mentions in found.items())
