"""Which words may be names where only their place says so: pen names beside a label, full names without one."""

import re
from functools import cache

from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import words as lexicon_words
from store.extraction.lexicon import words_of
from store.extraction.people import words
from store.extraction.people.transliteration import is_foreign

_IN_CAPITALS = re.compile(
    r"[A-Z'’-]{3,12}(?: [A-Z]\.?)? (?!NEWS|TIMES|POST|DAILY|MEDIA|TV|CERT|LABS?|TEAM|SRC|SECURITY)[A-Z'’-]{4,14}"
)
"""A name all in capitals, as some newsrooms sign, no initials of a newsroom."""
_JOINED = re.compile(r"[a-z][A-Z]")
_SURNAME = 2
"""Characters of a long surname: 欧阳."""


def is_pen_name(word: str) -> bool:
    """Return whether a word beside a label may be a person: short, and not a newsroom, a place or a thing."""
    if word.isascii():
        return _is_latin_pen_name(word)
    if any(dot in word for dot in words.DOTS):
        return is_foreign(word)
    if word in words.not_people() or word in lexicon_words("places.tsv") or word in words.titles():
        return False
    return 2 <= len(word) <= 4 and not word.endswith(_newsrooms())


def _is_latin_pen_name(word: str) -> bool:
    """Return whether a word in Latin letters beside a label may be a person: no initials, no humps, no product."""
    if (
        not 2 <= len(word) <= 30
        or (word.isupper() and not _IN_CAPITALS.fullmatch(word))
        or _JOINED.search(word.removeprefix("Mc").removeprefix("Mac"))
    ):
        return False
    return word.split(maxsplit=1)[0] not in lexicon_words("latin_not_names.tsv")


def is_full_name(word: str) -> bool:
    """Return whether a word that stands alone, without a label, is a person's name rather than a newsroom's."""
    if word.isascii():
        return word.split(maxsplit=1)[0] in words.latin_given_names() or len(word.split()) == 2
    if any(dot in word for dot in words.DOTS):
        return True
    surname = word[:2] if len(word) > _SURNAME and word[:2] in words.surnames() else word[0]
    strength, given = words.surnames().get(surname, (0, ""))[0], word[len(surname) :]
    return strength >= 1 and len(given) in (1, 2) and given_ok(given) and not is_known(word)


def given_ok(given: str) -> bool:
    """Return whether no character speaks against a given name."""
    weights = words.given_weights()
    return all(weights.get(character, 0) >= 0 for character in given)


@cache
def _newsrooms() -> tuple[str, ...]:
    return tuple(words_of("byline_words.tsv", "newsroom"))
