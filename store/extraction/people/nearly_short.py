"""What may be a short form of somebody and stands for nobody: the article does not tell who is meant."""

import re
from collections.abc import Iterable, Iterator, Sequence

from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.people import words
from store.extraction.people.short_forms import Bearers, alone, bearers, owners, surname_form
from store.model import Person
from store.text.fold import fold
from store.text.language import tr
from store.text.patterns import alternatives


def nearly_short_forms(
    document: Document, people: Sequence[Person], taken: Iterable[tuple[int, int]]
) -> list[NearMiss]:
    """Return where what may be a short form stands for nobody, since the article does not tell who is meant.

    Args:
        document: the article.
        people: who is named in it.
        taken: where names were found, or nearly found: start and end.
    """
    names = sorted((m.start, m.end, fold(person.name)) for person in people for m in person.mentions)
    held = {offset for start, end in taken for offset in range(start, end)}
    misses = (*_parts_of_several(document, names), *_of_nobody(document, names))
    return [miss for miss in misses if miss.start not in held]


def _parts_of_several(document: Document, names: Sequence[tuple[int, int, str]]) -> Iterator[NearMiss]:
    """Yield where a part of several foreign names stands alone."""
    several = {part: sorted(full) for part, full in owners(names).items() if len(full) > 1}
    if not several:
        return
    pattern = re.compile(alternatives(several))
    for block in document.blocks:
        for match in pattern.finditer(document.folded, block.start, block.end):
            start, end = match.span()
            if alone(document.folded, start, end):
                yield NearMiss(start, end, tr("may be {names}", names=tr(" or ").join(several[match.group()])), owners)


def _of_nobody(document: Document, names: Sequence[tuple[int, int, str]]) -> Iterator[NearMiss]:
    """Yield where a surname stands as short forms do, and nobody who bears it is meant."""
    text, borne = document.folded, bearers(document, names)
    for block in document.blocks:
        for match in words.surname_pattern().finditer(text, block.start, block.end):
            surname = match.group(1) or match.group()
            strength, _ = words.surnames().get(surname, (0, ""))
            if strength < words.SURE or surname in words.name_characters("function-alone"):
                continue
            end = match.start() + len(surname)
            form = surname_form(text, (block.start, block.end), match.start(), end, document.token_map)
            if form is None:
                continue
            who = (
                tr("which of them is not told")
                if surname in borne
                else tr("nobody named {surname} in full", surname=surname)
            )
            yield NearMiss(form[0], form[1], tr("{name}, but {who}", name=form[2].name, who=who), Bearers.at)
