"""Media: cited as the source (据路透报道, 来源：IT之家), in the by-line, and as the voice of the article (36氪获悉)."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import in_order, one_of, words, words_of
from store.extraction.organisations.heads import head_of, heads
from store.extraction.organisations.known_names import known_organisations
from store.text.fold import fold
from store.text.patterns import holds

_NOT = "not_organisations.tsv"
_WORDS = "media_words.tsv"
SOURCE = Rule(
    "media.source",
    0.8,
    finds=Example("公司已经停产。（来源：乐居时代）", "乐居时代"),
    leaves=Example("公司已经停产。（来源：官方）", "官方"),
    lists=(_WORDS, _NOT, "places.tsv"),
)
"""A medium behind the word for source."""
VOICE = Rule(
    "media.voice",
    0.55,
    finds=Example("蓝鲸财讯获悉，公司已经停产。", "蓝鲸财讯"),
    leaves=Example("记者获悉，公司已经停产。", "记者"),
    lists=(_WORDS, _NOT, "places.tsv", "suffixes.tsv"),
)
"""A medium as the voice of the article."""
CITED = Rule(
    "media.cited",
    0.7,
    finds=Example("公司援引海讯报道，称已经停产。", "海讯"),
    leaves=Example("据外媒报道，公司已经停产。", "外媒"),
    lists=(_WORDS, _NOT, "places.tsv", "suffixes.tsv"),
)
"""A medium that the article cites."""
INTERVIEWED = Rule(
    "media.interviewed",
    0.8,
    finds=Example("她接受河谷体育报专访时说，公司已经停产。", "河谷体育报"),
    leaves=Example("她接受记者专访时说，公司已经停产。", "记者"),
    lists=(_WORDS, _NOT, "places.tsv", "suffixes.tsv"),
)
"""A medium that somebody gives an interview."""
ACCOUNT = Rule(
    "media.account",
    0.75,
    finds=Example("本文来自微信公众号“云岫经纬”，作者林晓月。", "云岫经纬"),
    leaves=Example("本文来自微信公众号，作者林晓月。", "作者林晓月"),
    lists=(_NOT,),
)
"""What an account of a medium is called, between quotation marks or before its number."""
BYLINE = Rule(
    "media.byline",
    0.85,
    finds=Example("公司停产。\n云杉时报", "云杉时报", block="byline", publisher="云杉时报"),
    leaves=Example("公司停产。\n林小川", "林小川", block="byline", publisher="云杉时报"),
    lists=(_WORDS,),
    cases={"publisher": 0.85, "house": 0.75},
)
"""The publisher where a by-line writes it, and authors that are plainly houses."""
_NAME = r"(?:(?!的)[A-Za-z0-9\u4e00-\u9fff&·.]){2,16}?(?: [A-Za-z\u4e00-\u9fff]{2,10}){0,3}?"
_ON = r"(?:\d+年)?(?:\d+月)?(?:\d+日)?"
_HUMPED = re.compile(r"[A-Z][a-z]+[A-Z]\w+")
_WORD = 2
"""Characters of an account's name that is a word of every day as well, and means that elsewhere (一条)."""
_STROKE = re.compile("[-—–|｜·]")
_SLOGAN = re.compile(r"(?<=\S{2}) ?[-–—|｜] ?(?=[^-–—|｜]*[\u4e00-\u9fff]{4})[^-–—|｜]{6,}$")
"""What a site says of itself behind its name: 河谷网-有思想的新媒体."""


@cache
def _source() -> re.Pattern[str]:
    """Return the pattern of a source with its label (来源：IT之家)."""
    return re.compile(rf"{one_of(_WORDS, 'label')}\s*[:｜|丨]\s*(?P<name>{_NAME})\s*(?=[)）】\]，,。;；、|/]|$|\s)")


@cache
def _voice() -> re.Pattern[str]:
    """Return the pattern of a medium that speaks at the beginning of a clause (36氪获悉)."""
    return re.compile(
        rf"(?:^|(?<=[\n。】\]）)「」“” ]))(?:据|援引|引述)?\s?(?P<name>{_NAME})(?:\s?App|\s?APP)?"
        rf"(?:[讯电]?(?:北京|当地)时间)?\s?{_ON}"
        rf"(?:{one_of(_WORDS, 'voice')}|讯[，,）)]|消息[，,（(]|报道[，,。]|报导[，,]|报道$)"
    )


@cache
def _spoken() -> tuple[str, ...]:
    """Return the words with which a medium speaks: where none stands, its pattern, which begins anywhere, is dear."""
    return (*words_of(_WORDS, "voice"), "讯", "消息", "报道", "报导")


@cache
def _cited() -> re.Pattern[str]:
    """Return the pattern of a medium that is cited (据路透报道)."""
    return re.compile(
        rf"{one_of(_WORDS, 'citing')}{one_of(_WORDS, 'unnamed')}?[《「“\"]?(?P<name>{_NAME})[》」”\"]?"
        rf"(?:的?(?:记者|网站|记者[\u4e00-\u9fff]{{2,3}}))?\s?{_ON}[^，。；]{{0,8}}?{one_of(_WORDS, 'cited')}"
    )


@cache
def _interviewed() -> re.Pattern[str]:
    """Return the pattern of a medium that somebody gives an interview (接受河谷时报专访)."""
    how = "(?:的|记者|独家|电话|书面|网上|视频)"
    name = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9 ]{2,12}?)"
    return re.compile(rf"接受[《「“\"]?{name}[》」”\"]?{how}{{0,2}}(?:专访|采访|访问|访谈|查询)")


@cache
def _account() -> re.Pattern[str]:
    """Return the pattern of a medium beside a word for its account."""
    return re.compile(
        rf"{one_of(_WORDS, 'account')}[:：]?\s?[“「『\"](?P<quoted>[^“”「」『』\"\n]{{2,12}})[”」』\"]"
        rf"|{one_of(_WORDS, 'taken')}[:：]?\s?(?:微信|微博)?[“「『《](?P<taken>[^“”「」『』《》\n]{{2,12}})[”」』》]"
        r"|公众号[:：]\s?(?P<bare>[A-Za-z0-9\u4e00-\u9fff]{2,12})(?=[)）,，。;；\s]|$)"
        r"|(?P<named>[A-Za-z0-9\u4e00-\u9fff]{2,12})\((?:微信|公众)号[:：]"
    )


@cache
def _sort() -> re.Pattern[str]:
    """Return the pattern of what sort of medium it is, before its name (东欧媒体NEXTA)."""
    return re.compile(rf".{{0,6}}{one_of(_WORDS, 'sort')}(?=.{{2}})")


def _patterns(document: Document) -> Iterator[tuple[re.Pattern[str], Rule]]:
    """Yield the patterns that may find anything in an article, each with its rule."""
    if holds(document.folded, words_of(_WORDS, "label")):
        yield _source(), SOURCE
    yield _voice(), VOICE
    if holds(document.folded, words_of(_WORDS, "citing")) and holds(document.folded, words_of(_WORDS, "cited")):
        yield _cited(), CITED
    if "接受" in document.folded:
        yield _interviewed(), INTERVIEWED


def propose_media(document: Document) -> Iterator[Candidate]:
    """Yield the media an article cites, and its publisher where a by-line names it."""
    patterns = tuple(_patterns(document))
    for block in document.blocks:
        if block.kind == "byline":
            yield from _publisher(document, block.start, block.end)
        for pattern, rule in patterns:
            if rule is VOICE and not holds(document.folded[block.start : block.end], _spoken()):
                continue
            for match in pattern.finditer(document.folded, block.start, block.end):
                start, end = match.span("name")
                if rule is INTERVIEWED and not _may_interview(match["name"]):
                    continue
                sort = _sort().match(document.folded, start, end)
                start = sort.end() if sort else start
                end = _without_site(document, start, end)
                if _is_name(document, start, end):
                    sure = rule in (SOURCE, INTERVIEWED)
                    certainty = rule.score if sure else min(rule.score, _certainty(document, start, end))
                    yield Candidate(start, end, "organisation", rule.name, certainty)


def _without_site(document: Document, start: int, end: int) -> int:
    """Return where the name of a source ends without the word for its pages: 民政部|网站."""
    site = next((word for word in ("官方网站", "网站", "官网") if document.folded.endswith(word, start, end)), "")
    rest = end - len(site)
    page = document.folded[start : rest + 1] in known_organisations().known  # 中国政府网 has a name of its own
    return rest if rest - start > 2 and not page and head_of(document.folded[start:rest]) is not None else end


def propose_accounts(document: Document) -> Iterator[Candidate]:
    """Yield the media whose accounts are named, or that a text is from: 公众号“云岫经纬”, 原文来自「云岫经纬」."""
    if not holds(document.folded, (*words_of(_WORDS, "account"), *words_of(_WORDS, "taken"), "微信号")):
        return
    for block in document.blocks:
        for match in _account().finditer(document.folded, block.start, block.end):
            start, end = match.span(match.lastgroup or 0)
            if match.lastgroup == "named":
                start = _noun_before(document, start, end)
            name = document.folded[start:end]
            if end - start > 1 and name not in words(_NOT) and not (end - start == _WORD and is_known(name)):
                yield Candidate(start, end, "organisation", ACCOUNT.name, ACCOUNT.score)


def _noun_before(document: Document, floor: int, end: int) -> int:
    """Return where the nouns and unknown words begin that stand right before a place."""
    start = end
    while start > floor:
        token = document.token_map.before(start)
        if token is None or token.start < floor or (token.known and token.tag[0] not in "njxeg"):
            break
        start = token.start
    return start


def _may_interview(name: str) -> bool:
    """Return whether a name ends like a medium's and is more than a word for one: 河谷电视台, not 电视台."""
    return name.endswith(in_order(_WORDS, "interviewer")) and name not in heads()


def _is_name(document: Document, start: int, end: int) -> bool:
    """Return whether a cited source has a name: not 外媒, not a place, not the half of a word."""
    name = document.folded[start:end]
    if document.inner[start] or document.inner[end] or name.endswith(".") or name.endswith(in_order(_WORDS, "nobody")):
        return False
    if name in words(_NOT) or name in words("places.tsv"):
        return False
    return not any(name.startswith(word) for word in words_of(_NOT, "source"))


def _certainty(document: Document, start: int, end: int) -> float:
    """Return the most that a name before 报道 or 获悉 is worth; words of a sentence are none (翻查过往, 根据事实)."""
    inside = document.tokens_between(start, end)
    if len(inside) > 5 or any(token.known and token.tag[0] not in "njxebs" for token in inside):
        return 0.2
    head = head_of(document.folded[start:end])
    named = any(not token.known or token.tag in ("nz", "nt", "eng", "j") for token in inside)
    return 0.8 if named or (head is not None and head.kind == "media") else 0.3


def _is_house(author: str) -> bool:
    """Return whether an author is a house: two humps in one Latin word, or the end of a medium's name."""
    return _HUMPED.fullmatch(author) is not None or fold(author).endswith(in_order(_WORDS, "house"))


def _houses(publisher: str) -> list[str]:
    """Return a publisher, or both of two known ones that a stroke joins: 河谷日报-河谷新闻."""
    houses = [house.strip() for house in _STROKE.split(publisher)]
    known = known_organisations().known
    return houses if len(houses) > 1 and all(fold(house) in known for house in houses) else [publisher]


def _publisher(document: Document, start: int, end: int) -> Iterator[Candidate]:
    """Yield the publisher, and authors that are plainly no people, where a by-line writes them."""
    article = document.article
    names = [
        *(
            (house, BYLINE.cases["publisher"])
            for part in re.split("[()（）]", _SLOGAN.sub("", article.publisher))
            for house in _houses(part.strip())
        ),
        *((author, BYLINE.cases["house"]) for author in article.authors if _is_house(author)),
    ]
    for name, score in names:
        position = document.text.find(name, start, end) if 2 <= len(name) <= 30 and "://" not in name else -1
        if position >= 0:
            yield Candidate(position, position + len(name), "organisation", BYLINE.name, score)
