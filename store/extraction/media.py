"""Media: cited as the source (据路透报道, 来源：IT之家), in the by-line, and as the voice of the article (36氪获悉)."""

import re
from collections.abc import Iterator

from store.extraction.candidates import Candidate
from store.extraction.document import Document
from store.extraction.lexicon import words

_NAME = r"(?:(?!的)[A-Za-z0-9\u4e00-\u9fff&·.]){2,16}?(?: [A-Za-z\u4e00-\u9fff]{2,10}){0,3}?"
_SOURCE = re.compile(
    rf"(?:消息来源|资料来源|文章来源|新闻来源|稿源|来源|转自|转载自|来自公众号|公众号)\s*[:｜|丨]\s*(?P<name>{_NAME})\s*(?=[)）】\]，,。;；、|/]|$|\s)"
)
_VOICE = re.compile(
    rf"(?:^|(?<=[\n。】\]）)「」“” ]))(?:据)?(?P<name>{_NAME})(?:\s?App|\s?APP)?\s?(?:\d+年)?(?:\d+月)?(?:\d+日)?"
    r"(?:获悉|讯[，,）)\s]|消息[，,（(]|消息称|报道称|报道[，,。]|报导[，,]|综合报道|综合报导|编译|报道$|电[，,]|独家获悉|原创)"
)
_CITED = re.compile(
    rf"(?:根据|据|援引|引述|引用)(?:外媒|媒体|英国媒体|美国媒体|日本媒体|港媒|知名媒体|德国媒体|科技媒体)?[《「“\"]?(?P<name>{_NAME})[》」”\"]?"
    r"(?:的?(?:记者|网站|记者[\u4e00-\u9fff]{2,3}))?\s?(?:\d+年)?(?:\d+月)?(?:\d+日)?[^，。；]{0,8}?(?:报道|报导|消息|获悉|引述|援引)"
)
_NOT = "not_organisations.tsv"
_NEVER = re.compile(
    r"^(?:网络|互联网|网上|综合|官方|作者|本文|原创|未知|图片|视频|外媒|媒体|悉|了解|介绍|公开|多家|多方|知情|内部|有关|相关|最新|市场|本报|本网|当地|今日|昨日|近日|今天|新华|.*(?:记者|媒体|消息|人士)$)"
)


def propose_media(document: Document) -> Iterator[Candidate]:
    """Yield the media an article cites, and its publisher where a by-line names it."""
    for block in document.blocks:
        if block.kind == "byline" and document.article.publisher:
            yield from _publisher(document, block.start, block.end)
        for pattern, why, score in (
            (_SOURCE, "media.source", 0.8),
            (_VOICE, "media.voice", 0.5),
            (_CITED, "media.cited", 0.7),
        ):
            for match in pattern.finditer(document.folded, block.start, block.end):
                name = match["name"]
                if name not in words(_NOT) and not _NEVER.match(name) and "." not in name[-1:]:
                    yield Candidate(match.start("name"), match.end("name"), "organisation", why, score)


def _publisher(document: Document, start: int, end: int) -> Iterator[Candidate]:
    """Yield the publisher where a by-line writes it."""
    publisher = document.article.publisher.strip()
    position = document.text.find(publisher, start, end)
    if position >= 0 and 2 <= len(publisher) <= 30 and "://" not in publisher:
        yield Candidate(position, position + len(publisher), "organisation", "media.byline", 0.85)
