"""Channels of portals, which are media by themselves: 新浪娱乐讯, 搜狐教育频道."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.text.patterns import holds

_WORDS = "media_words.tsv"
CHANNEL = Rule(
    "media.channel",
    0.85,
    finds=Example("新浪娱乐讯 昨日影片开拍。", "新浪娱乐"),
    leaves=Example("新浪娱乐了大家。", "新浪娱乐"),
    lists=(_WORDS,),
)
"""A portal, a field, and what only a medium does."""


def propose_channels(document: Document) -> Iterator[Candidate]:
    """Yield the channels of portals that an article names by both."""
    if not holds(document.folded, words_of(_WORDS, "portal")):
        return
    for match in _channel().finditer(document.folded):
        yield Candidate(*match.span("name"), "organisation", CHANNEL.name, CHANNEL.score)


@cache
def _channel() -> re.Pattern[str]:
    """Return the pattern of a channel before what shows it to be one."""
    name = f"(?P<name>{one_of(_WORDS, 'portal')}{one_of(_WORDS, 'channel')})"
    return re.compile(rf"{name}(?= ?(?:{one_of(_WORDS, 'airs')}|\d{{1,4}}[年月]|:))")
