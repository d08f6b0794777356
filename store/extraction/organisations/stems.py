"""A name without its legal form or line of business: what is left is what people call it."""

import re
from functools import cache

from store.extraction.lexicon import one_of, words, words_of
from store.extraction.organisations.heads import head_of

_PLACES = "places.tsv"
_LEGAL = "company_endings.tsv"


@cache
def _legal() -> re.Pattern[str]:
    """Return the pattern of the legal forms at the end of a Chinese name."""
    return re.compile(rf"{one_of(_LEGAL, 'Chinese')}{{1,8}}$")


@cache
def _latin_legal() -> re.Pattern[str]:
    """Return the pattern of the legal forms at the end of a Latin name."""
    return re.compile(rf"(?:,? {one_of(_LEGAL, 'Latin')}\.?){{1,8}}$")


def stem(form: str) -> str:
    """Return a folded form without its legal form at the end; unchanged where too little would be left."""
    bare = (_latin_legal() if form.isascii() else _legal()).sub("", form).strip()
    return bare if len(bare) >= 2 and bare not in words(_PLACES) else form


def brand(form: str) -> str:
    """Return a stem without one line of business at its end (思谋科技 → 思谋); unchanged where there is none."""
    bare = stem(form)
    head = head_of(bare)
    if head is None or head.strength not in ("industry", "field") or len(bare) - len(head.text) < 2:
        return bare
    rest = bare[: -len(head.text)]
    return bare if rest in words(_PLACES) or rest in words_of("not_organisations.tsv", "generic") else rest
