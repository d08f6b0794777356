"""Whoever is to be forgotten, and whether something names them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.identity.tallies import form_key
from store.text.pinyin import readings


class Leaving(NamedTuple):
    """Whoever is to be forgotten, before they are.

    Attributes:
        ids: of their entities.
        names: folded, by kind: what is theirs alone.
        articles: ids of the articles that mention them; their names stay in the texts of these.
        titles: of the articles whose title has a name of theirs, which stays too.
    """

    ids: tuple[str, ...]
    names: Mapping[str, frozenset[str]]
    articles: tuple[str, ...]
    titles: tuple[str, ...]

    def is_named_in(self, query: str) -> bool:
        """Return whether a query has a name of theirs in it, or is one as it is typed in pinyin or initials."""
        folded, words = form_key(query), set(query.casefold().split())
        names = {name for some in self.names.values() for name in some}
        return any(name in folded or _is_typed(name, words) for name in names)


def _is_typed(name: str, words: Iterable[str]) -> bool:
    """Return whether one of some words is a Chinese name in pinyin, or by its initials, in any of its readings."""
    syllables = [readings(character) for character in name]
    initials = [tuple(syllable[0] for syllable in some) for some in syllables]
    return any(_spells(word, syllables) or _spells(word, initials) for word in words)


def _spells(word: str, parts: Iterable[Iterable[str]]) -> bool:
    """Return whether a word is one of each of some parts, in their order; tried part by part: names may be long."""
    ends = {0}
    for some in parts:
        ends = {end + len(one) for end in ends for one in some if word.startswith(one, end)}
    return len(word) in ends
