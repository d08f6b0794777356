"""Media that a caption credits with its picture: 美聯社圖片, 商台直播截圖. Captions are not read for anything else."""

import re
from collections.abc import Collection, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.organisations.heads import head_of

CREDIT = Rule(
    "media.credit",
    0.7,
    finds=Example("市民排隊。河谷時報照片", "河谷時報", block="caption"),
    leaves=Example("市民排隊。網上圖片", "網上", block="caption"),
    lists=("organisations.tsv", "suffixes.tsv"),
)
"""A medium that a caption credits with its picture."""
_CREDIT = re.compile(
    r"(?:^|(?<=[。,;:!?)】」\]( /]))(?P<name>[A-Za-z\u4e00-\u9fff0-9]{2,12}?)"
    r"(?:网站|新闻|直播|电视|影片|视频|资料|画面|记者)?(?:图片|照片|相片|截图|截屏|提供)(?=[。)\] ]|$)"
)
_BARE = re.compile(r"(?:(?<=[。)!?])|(?<=[。)!?] ))(?P<name>[A-Za-z\u4e00-\u9fff]{2,8})$")
"""A credit that is the name alone: 市民排隊。美聯社."""


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
        for match in (*_CREDIT.finditer(caption), *_BARE.finditer(caption)):
            name = match["name"]
            medium = any(row.kind == "media" for row in listed.known.get(name, ()))
            if medium or (match.re is _CREDIT and (_says_it(name) or name in accepted)):
                start = block.start + match.start("name")
                yield Candidate(start, start + len(name), "organisation", CREDIT.name, CREDIT.score)


def _says_it(name: str) -> bool:
    """Return whether a name says itself that it is a medium's."""
    head = head_of(name)
    return head is not None and head.kind == "media" and head.strength != "never"
