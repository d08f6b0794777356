"""Forms of one organisation that differ in hardly a letter: in spaces, in a domain, in the level of their place."""

import re
from collections import defaultdict

from store.extraction.lexicon import words

_STATE = "中华人民共和国"
"""What a ministry may begin with and be the same."""
_DOMAIN = re.compile(r"(?<=\w\w)\.(?:com|net|org|io|ai|vc|co|tv|cn)$")
"""What a name that is an address has more than the name alone: Brivex.vc, Brivex."""


def same_letters(forms: list[str]) -> list[tuple[str, str]]:
    """Return the forms that differ in case, spaces or a domain alone, or in that one has no level (合肥国资).

    Where a place has two levels in the article (合肥市, 合肥县), the form without one may be of either.
    """
    first: dict[str, str] = {}
    pairs = [(first.setdefault(_letters(form), form), form) for form in forms]
    levelled: dict[str, list[str]] = defaultdict(list)
    for letters in first:
        levelled[_without_level(letters)].append(letters)
    for bare, fulls in levelled.items():
        if bare in first and len(fulls) == 2:
            pairs.append((first[fulls[0]], first[fulls[1]]))
    return pairs


def _letters(form: str) -> str:
    """Return what counts of a form."""
    return re.sub(r"[\s.]", "", _DOMAIN.sub("", form)).casefold().removeprefix(_STATE)


def _without_level(letters: str) -> str:
    """Return a form without the level after its place (合肥市国资, 合肥国资)."""
    level = letters[2:3] in ("市", "省", "县") and letters[:2] in words("places.tsv") and len(letters) > 4
    return letters[:2] + letters[3:] if level else letters
