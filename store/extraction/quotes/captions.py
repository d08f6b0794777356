"""Quotes of captions: captions are not read as prose, but some say what the person in the picture said.

Only plain attributions count there (李明表示，…), by names that the article's prose knows or that stand in the caption.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex
from store.model import Mention, Organisation, Person


def mentioned(captions: Document, forms: Sequence[tuple[str, ...]]) -> dict[int, tuple[Mention, ...]]:
    """Return where names stand in the captions, by the ordinal of the name.

    Args:
        captions: the captions.
        forms: the forms of each name.
    """
    owners: dict[str, int] = {}
    for place, every in enumerate(forms):
        for form in every:
            if len(form) > 1:
                owners.setdefault(form, place)
    index = FormIndex(owners)
    found: dict[int, list[Mention]] = {}
    for block in captions.blocks:
        for start, end, form in index.find(captions.text, block.start, block.end, whole=False):
            mention = Mention(start=start, end=end, exact=form, why="caption", score=1.0)
            found.setdefault(owners[form], []).append(mention)
    return {place: tuple(mentions) for place, mentions in found.items()}


def caption_page(
    captions: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and people whose names stand in the captions, with their places there."""
    found = mentioned(captions, [(entity.name, *entity.aliases) for entity in organisations])
    bodies = tuple(replace(organisations[place], mentions=mentions) for place, mentions in found.items())
    found = mentioned(captions, [(entity.name, *entity.aliases) for entity in people])
    return bodies, tuple(replace(people[place], mentions=mentions) for place, mentions in found.items())
