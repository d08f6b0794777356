"""Media: cited as the source (据路透报道, 来源：IT之家), in the by-line, and as the voice of the article (36氪获悉)."""

import re
from collections.abc import Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.heads import head_of

SOURCE = Rule(
    "media.source",
    0.8,
    finds=Example("公司已经停产。（来源：乐居时代）", "乐居时代"),
    leaves=Example("公司已经停产。（来源：官方）", "官方"),
    lists=("not_organisations.tsv", "places.tsv"),
)
"""A medium behind the word for source."""
VOICE = Rule(
    "media.voice",
    0.55,
    finds=Example("蓝鲸财讯获悉，公司已经停产。", "蓝鲸财讯"),
    leaves=Example("记者获悉，公司已经停产。", "记者"),
    lists=("not_organisations.tsv", "places.tsv", "suffixes.tsv"),
)
"""A medium as the voice of the article."""
CITED = Rule(
    "media.cited",
    0.7,
    finds=Example("公司援引海讯报道，称已经停产。", "海讯"),
    leaves=Example("据外媒报道，公司已经停产。", "外媒"),
    lists=("not_organisations.tsv", "places.tsv", "suffixes.tsv"),
)
"""A medium that the article cites."""
MASTHEAD = Rule(
    "media.masthead",
    0.8,
    finds=Example("《河谷言论报》昨日停印。", "河谷言论报"),
    leaves=Example("两国发表《联合公报》。", "联合公报"),
    lists=("suffixes.tsv",),
    cases={"paper cited": 0.8, "paper": 0.6, "cited as issued": 0.7, "issued": 0.55},
)
"""A newspaper or magazine in title marks."""
BYLINE = Rule(
    "media.byline",
    0.85,
    finds=Example("公司停产。\n云杉时报", "云杉时报", block="byline", publisher="云杉时报"),
    leaves=Example("公司停产。\n林小川", "林小川", block="byline", publisher="云杉时报"),
    cases={"publisher": 0.85, "house": 0.75},
)
"""The publisher where a by-line writes it, and authors that are plainly houses."""
_NAME = r"(?:(?!的)[A-Za-z0-9\u4e00-\u9fff&·.]){2,16}?(?: [A-Za-z\u4e00-\u9fff]{2,10}){0,3}?"
_SOURCE = re.compile(
    r"(?:消息来源|资料来源|文章来源|新闻来源|稿源|来源|转自|转载自|来自公众号|公众号)\s*[:｜|丨]\s*"
    rf"(?P<name>{_NAME})\s*(?=[)）】\]，,。;；、|/]|$|\s)"
)
_VOICE = re.compile(
    rf"(?:^|(?<=[\n。】\]）)「」“” ]))(?:据|援引|引述)?\s?(?P<name>{_NAME})(?:\s?App|\s?APP)?\s?"
    r"(?:\d+年)?(?:\d+月)?(?:\d+日)?"
    r"(?:获悉|讯[，,）)]|消息[，,（(]|消息称|报道称|报道[，,。]|报导[，,]|综合报道|综合报导|编译|报道$|独家获悉|原创)"
)
_CITED = re.compile(
    r"(?:根据|据|援引|引述|引用)(?:外媒|媒体|英国媒体|美国媒体|日本媒体|港媒|知名媒体|德国媒体|科技媒体)?"
    rf"[《「“\"]?(?P<name>{_NAME})[》」”\"]?"
    r"(?:的?(?:记者|网站|记者[\u4e00-\u9fff]{2,3}))?\s?(?:\d+年)?(?:\d+月)?(?:\d+日)?[^，。；]{0,8}?(?:报道|报导|消息|获悉|引述|援引)"
)
_MASTHEAD = re.compile(r"《(?P<name>[^《》\n]{2,24})》")
_PAPER = re.compile(r"[^公年季月简通预战举海情汇回警申谎捷喜快周日]报$|(?:日报|周报|邮报|快报|周刊|月刊|新闻)$")
_ISSUED = re.compile(r"(?:杂志|周刊|月刊|媒体|报章|报纸|大报|日报|网站|刊物|网媒|报业)[的:]?$")
_PUBLISHES = re.compile(
    r" ?(?:的)?(?:昨日|今日|昨天|今天|周[一二三四五六日])?(?:\d+月)?(?:\d+日)?"
    r"(?:报道|报导|引述|引用|援引|称|指|证实|记者|主编|总编|编辑|专栏|社评|社论|发言人|网站|旗下|刊登|刊出|刊发|删除|表示|透露|披露|采访|专访"
    r"|查询|获悉|揭发|率先|独家|消息|撰文|发表|曾报|今报|的报|评选|创办|创刊|停刊|员工|中文网)"
)
_NOT = "not_organisations.tsv"
_SORT = re.compile(r".{0,6}(?:媒体|传媒|网站|报章|杂志)(?=.{2})")
"""What sort of medium it is, before its name (东欧媒体NEXTA)."""
_NOBODY = re.compile(r"(?:记者|媒体|消息|人士|官方|网友|网民|据|称|等|是|有)$")
_HOUSE = re.compile(
    r"^[A-Z][a-z]+[A-Z]\w+$|(?:编辑部|編輯部|研究院|研究所|新闻|新聞|财经|財經|科技|日报|日報|社|网|網|Lab|Team|News)$"
)
"""Authors that are houses: two humps in one Latin word, or the end of a medium's name."""
_LONGEST_PAPER = 12
_RULES = ((_SOURCE, SOURCE), (_VOICE, VOICE), (_CITED, CITED))


def propose_media(document: Document) -> Iterator[Candidate]:
    """Yield the media an article cites, and its publisher where a by-line names it."""
    for block in document.blocks:
        if block.kind == "byline":
            yield from _publisher(document, block.start, block.end)
        for pattern, rule in _RULES:
            for match in pattern.finditer(document.folded, block.start, block.end):
                start, end = match.span("name")
                sort = _SORT.match(document.folded, start, end)
                start = sort.end() if sort else start
                if _is_name(document, start, end):
                    sure = rule is SOURCE
                    certainty = rule.score if sure else min(rule.score, _voice(document, start, end))
                    yield Candidate(start, end, "organisation", rule.name, certainty)


def propose_mastheads(document: Document) -> Iterator[Candidate]:
    """Yield newspapers and magazines in title marks: by their last word, or because they publish as a house does."""
    for block in document.blocks:
        for match in _MASTHEAD.finditer(document.folded, block.start, block.end):
            start, end = match.span("name")
            name = match["name"]
            head = head_of(name)
            paper = _PAPER.search(name) is not None or (head is not None and head.kind == "media")
            cited = _PUBLISHES.match(document.folded, end + 1, block.end) is not None
            issued = _ISSUED.search(document.folded[max(block.start, start - 5) : start - 1]) is not None
            if len(name) > _LONGEST_PAPER and not name.isascii():
                continue
            if paper and len(name) > 2:
                sure = "paper cited" if cited or issued else "paper"
                yield Candidate(start, end, "organisation", MASTHEAD.name, MASTHEAD.cases[sure])
            elif cited and issued:
                yield Candidate(start, end, "organisation", MASTHEAD.name, MASTHEAD.cases["cited as issued"])
            elif issued or (cited and name.isascii() and " " in name):
                yield Candidate(start, end, "organisation", MASTHEAD.name, MASTHEAD.cases["issued"])


def _is_name(document: Document, start: int, end: int) -> bool:
    """Return whether a cited source has a name: not 外媒, not a place, not the half of a word."""
    name = document.folded[start:end]
    if document.inner[start] or document.inner[end] or name.endswith(".") or _NOBODY.search(name):
        return False
    if name in words(_NOT) or name in words("places.tsv"):
        return False
    return not any(name.startswith(word) for word in words_of(_NOT, "source"))


def _voice(document: Document, start: int, end: int) -> float:
    """Return the most that a name before 报道 or 获悉 is worth; words of a sentence are none (翻查过往, 根据事实)."""
    inside = document.tokens_between(start, end)
    if len(inside) > 5 or any(token.known and token.tag[0] not in "njxebs" for token in inside):
        return 0.2
    head = head_of(document.folded[start:end])
    named = any(not token.known or token.tag in ("nz", "nt", "eng", "j") for token in inside)
    return 0.8 if named or (head is not None and head.kind == "media") else 0.3


def _publisher(document: Document, start: int, end: int) -> Iterator[Candidate]:
    """Yield the publisher, and authors that are plainly no people, where a by-line writes them."""
    article = document.article
    names = [
        (article.publisher.strip(), BYLINE.cases["publisher"]),
        *((author, BYLINE.cases["house"]) for author in article.authors if _HOUSE.search(author)),
    ]
    for name, score in names:
        position = document.text.find(name, start, end) if 2 <= len(name) <= 30 and "://" not in name else -1
        if position >= 0:
            yield Candidate(position, position + len(name), "organisation", BYLINE.name, score)
