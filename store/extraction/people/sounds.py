"""Whether a Latin name and a Chinese transliteration sound alike: Gurman and 古尔曼, Musk and 马斯克.

Only consonants count, in classes that languages confuse (d and t, l and r). Good enough to unite two names that one
article uses for one person; never used between articles.
"""

import re
from functools import cache

from store.extraction.lexicon import rows

_LATIN = (
    ("tch|sch|sh|ch|ts|tz|dj|sc(?=[ei])", "S"),
    ("ng(?=[^aeiou]|$)", "N"),
    ("ph", "F"),
    ("th", "T"),
    ("ck|qu", "K"),
    ("gh", ""),
    ("x", "KS"),
    ("c(?=[eiy])|[jzs]", "S"),
    ("[cgkq]", "K"),
    ("[bp]", "P"),
    ("[dt]", "T"),
    ("[lr]", "L"),
    ("[vw]", "W"),
    ("m", "M"),
    ("n", "N"),
    ("f", "F"),
    ("h", ""),
    (".", ""),
)
_SPELLING = re.compile("|".join(f"(?P<s{number}>{pattern})" for number, (pattern, _) in enumerate(_LATIN)))
_TWICE = re.compile(r"(.)\1+")


@cache
def _characters() -> dict[str, str]:
    return {
        character: "" if fields[0] == "-" else fields[0].replace("H", "")
        for fields in rows("transliteration_sounds.tsv")
        for character in fields[1]
    }


def sound_alike(latin: str, chinese: str) -> bool:
    """Return whether one word in Latin letters and a name in folded Chinese characters have the same consonants.

    One consonant may be missing or differ where there are three or more (Altman, 奥特曼).
    """
    first, second = _of_latin(latin), _of_chinese(chinese)
    if not first or not second or second[0] not in first[:2]:
        return False
    if first == second:
        return len(first) >= 2
    return min(len(first), len(second)) >= 3 and _one_apart(first, second)


def _of_latin(word: str) -> str:
    sounds = "".join(_LATIN[int((match.lastgroup or "s0")[1:])][1] for match in _SPELLING.finditer(word.casefold()))
    return _TWICE.sub(r"\1", sounds)


def _of_chinese(name: str) -> str:
    table = _characters()
    if any(character not in table for character in name):
        return ""
    return _TWICE.sub(r"\1", "".join(table[character] for character in name))


def _one_apart(first: str, second: str) -> bool:
    """Return whether two strings differ by one insertion, deletion or exchange."""
    if abs(len(first) - len(second)) > 1:
        return False
    shorter, longer = sorted((first, second), key=len)
    for index, character in enumerate(shorter):
        if character != longer[index]:
            rest = shorter[index + 1 :] if len(shorter) == len(longer) else shorter[index:]
            return rest == longer[index + 1 :]
    return True
