"""Which names so many people bear that a name alone does not say who is meant."""

from functools import cache

from store.text.fold import fold
from store.text.tables import rows

_DOTS = "·•‧・"
_LEXICON = "store.extraction.lexicon"


def is_common(form: str) -> bool:
    """Return whether many bear a full name.

    These are Chinese names of two characters or with a given name that is in fashion, two Latin words of which one is a
    common surname, and all of which `is_surname` is true. What is longer, or has its parts marked, is rare.

    Args:
        form: the name as it is written.
    """
    folded = fold(form)
    if is_surname(form):
        return True
    if folded.isascii():
        parts = _parts(folded)
        return len(parts) == 2 and not _common("common_latin_surnames.tsv").isdisjoint(parts)
    if any(dot in folded for dot in _DOTS) or len(folded) > 3:
        return False
    return len(folded) < 3 or folded[1:] in _common("common_given_names.tsv")


def is_very_common(folded: str) -> bool:
    """Return whether a folded full name is one of two characters with a surname of the commonest."""
    return len(folded) == 2 and folded[0] in _common("commonest_surnames.tsv")


def is_surname(form: str) -> bool:
    """Return whether a name is likely the surname of a foreigner alone: one Latin word, or transliterated."""
    folded = fold(form)
    if folded.isascii():
        return len(_parts(folded)) < 2
    given = folded[1:] if len(folded) == 3 else folded
    foreign = all(character in _foreign_characters() for character in given)
    return len(folded) < 4 and (folded[0] not in _surnames() or foreign)


def _parts(latin: str) -> list[str]:
    return latin.casefold().replace("-", " ").split()


@cache
def _common(table: str) -> frozenset[str]:
    return frozenset(word for (word,) in rows("store.identity", table))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row[0][0] for row in rows(_LEXICON, "surnames.tsv"))


@cache
def _foreign_characters() -> frozenset[str]:
    """Return the characters that hardly stand elsewhere than in transliterated names."""
    return frozenset(
        c for characters, weight in rows(_LEXICON, "transliteration.tsv") if weight == "2" for c in characters
    )
