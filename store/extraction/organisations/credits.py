"""Media that a caption credits with its picture: 美聯社圖片, 商台直播截圖. Captions are not read for anything else."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of
from store.extraction.organisations.heads import head_of

_WORDS = "media_words.tsv"
CREDIT = Rule(
    "media.credit",
    0.7,
    finds=Example("市民排隊。河谷時報照片", "河谷時報", block="caption"),
    leaves=Example("市民排隊。網上圖片", "網上", block="caption"),
    lists=(_WORDS, "organisations.tsv", "suffixes.tsv"),
)
"""A medium that a caption credits with its picture."""
_BARE = re.compile(r"(?:(?<=[。)!?])|(?<=[。)!?] ))(?P<name>[A-Za-z\u4e00-\u9fff]{2,8})$")
"""A credit that is the name alone: 市民排隊。美聯社."""


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a credit: a name, what of it the picture is taken from, and the picture."""
    return re.compile(
        r"(?:^|(?<=[。,;:!?)】」\]( /]))(?P<name>[A-Za-z\u4e00-\u9fff0-9]{2,12}?)"
        rf"{one_of(_WORDS, 'footage')}?{one_of(_WORDS, 'picture')}(?=[。)\] ]|$)"
    )


def credited(document: Document, listed: Gazetteer, accepted: Collection[str]) -> Iterator[Candidate]:
    """Yield the media that captions credit: known ones, those whose name says it, and those the prose names.

    Args:
        document: the article.
        listed: the gazetteer of organisations.
        accepted: the folded forms of the organisations that the prose names.
    """
    for block in document.article.blocks:
        if block.kind != "caption":
            continue
        caption = document.folded[block.start : block.end].rstrip()
        for match in (*_credit().finditer(caption), *_BARE.finditer(caption)):
            name = match["name"]
            medium = any(row.kind == "media" for row in listed.known.get(name, ()))
            if medium or (match.re is _credit() and (_says_it(name) or name in accepted)):
                start = block.start + match.start("name")
                yield Candidate(start, start + len(name), "organisation", CREDIT.name, CREDIT.score)


def _says_it(name: str) -> bool:
    """Return whether a name says itself that it is a medium's."""
    head = head_of(name)
    return head is not None and head.kind == "media" and head.strength != "never"
