"""How names are read and written in Hong Kong: Jyutping without tones, and the spellings in use there.

Readings come from the table of cantonese-romanisation (MIT, https://github.com/chunlaw/cantonese-romanisation); which
letters Hong Kong has for them, from `hong_kong_spellings.tsv` beside this module. The table is of Traditional
characters; a Simplified one is read as all those that fold to it. It is read when first needed (fifty milliseconds).
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import product

from store.text.fold import fold
from store.text.tables import rows

_INITIALS = ("ng", "gw", "kw", *"bpmfdtnlgkhwzcsj", "")


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return all that may be typed for a Simplified Chinese character: 陈 is can, chan and tsan; 超 is ciu and chiu."""
    return tuple(
        dict.fromkeys(spelling for syllable in _syllables().get(character, ()) for spelling in spell(syllable))
    )


@cache
def spell(syllable: str) -> tuple[str, ...]:
    """Return the spellings of a syllable of Jyutping without its tone, itself first."""
    initial = next(initial for initial in _INITIALS if syllable.startswith(initial) and syllable != initial)
    parts = _spellings()
    heads = parts.get(("initial", initial), ("",))
    tails = parts.get(("final", syllable.removeprefix(initial)), ())
    written = (head + tail for head, tail in product(heads, tails))
    return tuple(dict.fromkeys((syllable, *written, *parts.get(("syllable", syllable), ()))))


@cache
def _syllables() -> Mapping[str, tuple[str, ...]]:
    """Return the syllables of each Simplified character, without tones."""
    table: Mapping[str, list[str]] = import_module("cantoroman").Cantonese().charToLshk
    characters = "".join(table)
    found: dict[str, dict[str, None]] = {}
    for character, plain in zip(characters, fold(characters), strict=True):
        for toned in table[character]:
            syllable = toned.casefold().rstrip("0123456789")
            if syllable.isalpha() and syllable.isascii():
                found.setdefault(plain, {})[syllable] = None
    return {character: tuple(syllables) for character, syllables in found.items()}


@cache
def _spellings() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return how Hong Kong writes initials, finals and some whole syllables."""
    table = rows("store.text", "hong_kong_spellings.tsv")
    return {(part, jyutping): tuple(spellings.split()) for part, jyutping, spellings in table}
