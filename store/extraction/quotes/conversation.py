"""What interviews and narrations share: paragraphs that are said word for word, who is asked, where they end."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.lexicon import one_of
from store.extraction.quotes.lists import PATTERNS
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.model import Block

_OPENING = tuple('“「『"')
_LEAST = 4
_SHORT = 20
_ENDED = re.compile(r"[。！？；：，、…—.!?;:,”」』）)]\Z")
_ANNOUNCED = re.compile(r"[：:]\s*\Z")
_BRACKETED_NOTE = r"[(【\[](?![^)】\]\n]{1,6}[)】\]][^\n]{4})"
"""A note in brackets; a sound or a gesture before what somebody says is none (（笑）我不知道)."""


class Turn(NamedTuple):
    """A paragraph that begins with who speaks and a colon.

    Attributes:
        block: its ordinal among the paragraphs, of which a block may hold several.
        start: where the label begins.
        label: who speaks, folded.
        colon: where the label ends.
        body: where what is said begins.
    """

    block: int
    start: int
    label: str
    colon: int
    body: int


class Answer(NamedTuple):
    """A paragraph of a transcript: where what is said stands, and of whom; of nobody where it is a question."""

    start: int
    end: int
    turn: Turn | None
    speaker: Speaker | None


@cache
def _interviewing() -> re.Pattern[str]:
    """Return the pattern of the words that say that somebody is interviewed."""
    return re.compile(one_of(PATTERNS, "interview"))


@cache
def _editorial() -> re.Pattern[str]:
    """Return the pattern of how a note of the editors begins."""
    return re.compile(rf"\s*(?:{_BRACKETED_NOTE}|[*—]|完\W|{one_of(PATTERNS, 'editorial')})")


@cache
def _own_words() -> re.Pattern[str]:
    """Return the pattern of the words for who speaks."""
    return re.compile(one_of(PATTERNS, "own-words"))


@cache
def to_you() -> re.Pattern[str]:
    """Return the pattern of the words for who listens."""
    return re.compile(one_of(PATTERNS, "addressed"))


def paragraph(page: Page, start: int, end: int, turn: Turn | None, speaker: Speaker | None) -> list[Answer]:
    """Return what is said in a paragraph, without its last full stop."""
    text = page.document.text
    while end > start and text[end - 1] in " \t\u3000\n。":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    marked = text[start:end].startswith(_OPENING)  # what is in marks is read as such
    return [Answer(start, end, turn, speaker)] if end - start >= _LEAST and not marked else []


def ends_turn(page: Page, block: Block, speaker: Speaker | None, *, last: bool) -> bool:
    """Return whether a paragraph is the article's own again: a heading, a note, or one about who speaks."""
    if block.kind not in ("paragraph", "item", "quotation") or _editorial().match(page.document.folded, block.start):
        return True
    names = page.names_within(block.start, block.end)
    return speaker is not None and any(name.identity == speaker.identity for name in names) and last


def interviewee(page: Page, until: int) -> Speaker | None:
    """Return the one person whom an article says before a place that it interviews, most of all right before it."""
    if until <= 0:
        return None
    before = page.block_at(until - 1)
    if _ANNOUNCED.search(page.document.text, before.start, before.end):
        named = people_within(page, before.start, before.end)
        if len(named) == 1 and _interviewing().search(page.masked, before.start, before.end):
            return speaker_of(*named.values())
    told: dict[str, Name] = {}
    for sentence in page.document.sentences:
        if sentence.start >= until:
            break
        if _interviewing().search(page.masked, sentence.start, sentence.end):
            told |= people_within(page, sentence.start, sentence.end)
    if not told:
        return None
    every = Counter(name.identity for name in page.names if name.start < until and name.kind == "person")
    best = sorted(told, key=lambda identity: -every[identity])
    if len(best) > 1 and every[best[0]] == every[best[1]]:
        return None
    return speaker_of(told[best[0]])


def people_within(page: Page, start: int, end: int) -> dict[str, Name]:
    """Return the people who are named between two places, by identity, each as named last."""
    return {name.identity: name for name in page.names_within(start, end) if name.kind == "person"}


def speaks_of_himself(page: Page, block: Block) -> bool:
    """Return whether a paragraph has a word for who speaks (我, 我们) outside what it quotes."""
    return _own_words().search(page.masked, block.start, block.end) is not None


def is_heading(page: Page, block: Block) -> bool:
    """Return whether a paragraph is only a few words that nothing ends, as a heading between what somebody says."""
    words = page.document.text[block.start : block.end].strip()
    return len(words) <= _SHORT and _ENDED.search(words) is None


def own_words_last(page: Page, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return paragraphs up to the last with a word for who speaks or listens: what follows is the article's own."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if speaks_of_himself(page, block) or to_you().search(page.masked, block.start, block.end):
            return blocks[: place + 1]
    return blocks[:0]
