"""A name without its legal form or line of business: what is left is what people call it."""

import re

from store.extraction.lexicon import words, words_of
from store.extraction.organisations.heads import head_of

_LEGAL = re.compile(r"(?:有限责任公司|有限公司|集团|公司|控股|股份){1,8}$")
_LATIN_LEGAL = re.compile(
    r"(?:,? (?:Inc|Ltd|Limited|Corp|Corporation|Co|Company|LLC|Plc|PLC|plc|AG|SE|SA|NV|Group|Holdings?)\.?){1,8}$"
)
LATIN_FIELD = words("latin_fields.tsv")
"""Last words of Latin names that are left off in speech."""
_PLACES = "places.tsv"


def stem(form: str) -> str:
    """Return a folded form without its legal form at the end; unchanged where too little would be left."""
    bare = (_LATIN_LEGAL.sub("", form) if form.isascii() else _LEGAL.sub("", form)).strip()
    return bare if len(bare) >= 2 and bare not in words(_PLACES) else form


def brand(form: str) -> str:
    """Return a stem without one line of business at its end (思谋科技 → 思谋); unchanged where there is none."""
    bare = stem(form)
    head = head_of(bare)
    if head is None or head.strength not in ("industry", "field") or len(bare) - len(head.text) < 2:
        return bare
    rest = bare[: -len(head.text)]
    return bare if rest in words(_PLACES) or rest in words_of("not_organisations.tsv", "generic") else rest
