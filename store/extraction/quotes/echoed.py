"""Whom a headline only describes or points at: who says in the article what it quotes (某人女儿：…, 她喊：…)."""

from itertools import pairwise

from store.extraction.lexicon import words_of
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.offices import is_several
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Said, Words
from store.text.fold import fold

_LEAST = 0.5
"""The share of the pairs of characters in what a headline quotes that stand in what is said in the article."""
_SHORTEST = 3
"""Pairs: of fewer nothing is told."""


def echoed(page: Page, spoken: list[tuple[Said, Words]]) -> list[tuple[Said, Words]]:
    """Return who says what, headlines by those who say the same in the article."""
    return [(_by_echo(page, said, words, spoken), words) for said, words in spoken]


def _by_echo(page: Page, said: Said, words: Words, spoken: list[tuple[Said, Words]]) -> Said:
    """Return who speaks in a headline; where it only describes one person, he who says the same further down."""
    pointed = said.attribution.subject.sort == "pronoun"
    if not _in_title(page, words) or not (pointed or _is_described(said)):
        return said
    wanted = _pairs(page, words)
    if len(wanted) < _SHORTEST:
        return said
    below = [(voice.speaker, _pairs(page, other)) for voice, other in spoken if not _in_title(page, other)]
    same = [(len(wanted & pairs), speaker) for speaker, pairs in below]
    shared, speaker = max(same, key=lambda found: found[0], default=(0, said.speaker))
    if shared < _LEAST * len(wanted) or speaker.kind != "person":
        return said
    own = said.speaker
    meant = speaker._replace(start=own.start, end=own.end, score=0.75)
    return said._replace(speaker=meant.told_by(echoed, speaker.start))


def _is_described(said: Said) -> bool:
    """Return whether one person is only described; bodies and groups are told by the words for them."""
    folded = fold(said.speaker.name)
    several = is_several(folded) and folded not in words_of(SPEAKERS, "head")  # 专家 may be one or many
    return said.speaker.kind == "unresolved" and not several and folded not in words_of(SPEAKERS, "all")


def _in_title(page: Page, words: Words) -> bool:
    """Return whether words stand in the headline of the article."""
    return page.is_headline(words.start) and words.start <= page.document.blocks[0].end


def _pairs(page: Page, words: Words) -> frozenset[str]:
    """Return the pairs of neighbouring characters in what is said."""
    plain = [character for character in page.document.folded[words.start : words.end] if character.isalnum()]
    return frozenset(left + right for left, right in pairwise(plain))
