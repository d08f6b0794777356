"""Where names that the prose tells stand in captions, which the rules do not read as prose."""

from collections.abc import Sequence

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex
from store.model import Mention


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
