"""A small store: three articles in sentences of our own, with everything that stands in them."""

import hashlib
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import msgspec

from store.identity.records import slug_of
from store.library import Library
from store.model import (
    Article,
    Block,
    Extraction,
    Figure,
    Mention,
    Organisation,
    OrganisationKind,
    Person,
    Quote,
    Role,
)
from store.text.sentences import split_sentences
from tests.store.articles_by_hand import Story, take_in
from tui.desk.desk import Desk

FUND = "organisation/香港投资管理有限公司"
SMART = "organisation/思谋集团"
GOVERNMENT = "organisation/香港特别行政区政府"
LEE = "person/李家超"
CHAN = "person/陈家齐"
JIA = "person/贾佳亚"
BILLIONS = "figure/2024-06-14-a/620亿港元"

_TEXTS = (
    (
        "article/2024-06-14-a",
        "港投公司与思谋集团签署合作协议",
        "2024-06-14",
        "港投公司与思谋集团签署合作协议\n"
        "港投公司今日宣布与思谋集团合作，双方会在香港设立人工智能研究中心。\n"
        "港投公司行政总裁陈家齐表示：“耐心资本要看十年。”她说，公司管理的资产达620亿港元，约80%投向科技。\n"
        "思谋集团创办人贾佳亚指出，公司已服务近300家客户。",
    ),
    (
        "article/2024-07-01-b",
        "行政长官谈创新",
        "2024-07-01",
        "行政长官谈创新\n行政长官李家超表示，特区政府会与港投公司同行。李家超说：“香港要做国际创科中心。”\n陈家齐在场。李家超其后离开。",
    ),
    (
        "article/undated-c",
        "[/foo] [red]题目里有记号",
        None,
        "[/foo] [red]题目里有记号\n思谋集团的营收增长3倍，思谋集团计划上市。",
    ),
)


_ORGANISATIONS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], OrganisationKind], ...] = (
    (FUND, "香港投资管理有限公司", ("港投公司",), (), "company"),
    (SMART, "思谋集团", (), ("SmartMore",), "company"),
    (GOVERNMENT, "香港特别行政区政府", ("特区政府",), (), "government"),
)
_PEOPLE = (
    (LEE, (Role(title="行政长官"),)),
    (CHAN, (Role(title="行政总裁", organisation="港投公司", organisation_id=FUND),)),
    (JIA, (Role(title="创办人", organisation="思谋集团", organisation_id=SMART),)),
)
_FIGURES = (
    Figure(id="", text="620亿港元", kind="money", value=62e9, unit="HKD", about=(FUND,)),
    Figure(id="", text="约80%", kind="percent", value=80.0, unit="%", about=(FUND,)),
    Figure(id="", text="近300家", kind="count", value=300.0, unit="家", counted="客户", about=(SMART,)),
    Figure(id="", text="3倍", kind="multiple", value=3.0, unit="倍"),
)
_QUOTES = (("耐心资本要看十年。", CHAN), ("香港要做国际创科中心。", LEE))


def _article(identity: str, title: str, published: str | None, text: str) -> Article:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block(start=start, end=start + len(line), kind="title" if start == 0 else "paragraph"))
        start += len(line) + 1
    return Article(
        id=identity,
        title=title,
        text=text,
        published=published,
        publisher="示例报",
        path="-",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        url="https://example.org/" + identity.rpartition("-")[2],
        blocks=tuple(blocks),
    )


ARTICLES = {identity: _article(identity, title, date, text) for identity, title, date, text in _TEXTS}


def _mentions(article: Article, *forms: str) -> tuple[Mention, ...]:
    """Return every place of the first form that stands there, longer forms first."""
    found: list[Mention] = []
    sentences = split_sentences(article.text, article.blocks)
    taken: set[int] = set()
    for form in sorted(forms, key=len, reverse=True):
        start = article.text.find(form)
        while start >= 0:
            end = start + len(form)
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                ordinal = sum(1 for sentence in sentences if sentence.end <= start)
                found.append(
                    Mention(
                        start=start, end=end, exact=form, sentence=ordinal, why="test", score=0.9, article=article.id
                    )
                )
            start = article.text.find(form, end)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _named(article: Article) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and the people of an article."""
    organisations = tuple(
        Organisation(id=identity, name=name, aliases=forms, also=also, kind=kind, mentions=found)
        for identity, name, forms, also, kind in _ORGANISATIONS
        if (found := _mentions(article, name, *forms))
    )
    people = tuple(
        Person(id=identity, name=name, roles=roles, mentions=found)
        for identity, roles in _PEOPLE
        if (found := _mentions(article, name := identity.partition("/")[2]))
    )
    return organisations, people


def _figures(article: Article) -> tuple[Figure, ...]:
    return tuple(
        msgspec.structs.replace(figure, id=f"figure/{slug_of(article.id)}/{figure.text}", mentions=found[:1])
        for figure in _FIGURES
        if (found := _mentions(article, figure.text))
    )


def _quotes(article: Article) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            id=f"quote/{slug_of(article.id)}/{words}",
            text=words,
            kind="direct",
            cue="表示",
            speaker=speaker.partition("/")[2],
            speaker_kind="person",
            speaker_id=speaker,
            mentions=found[:1],
        )
        for words, speaker in _QUOTES
        if (found := _mentions(article, words))
    )


def sample_stories() -> dict[str, Story]:
    """Return the three articles by their ids, with the organisations, people, figures and quotes in them."""
    stories = {}
    for identity, article in ARTICLES.items():
        organisations, people = _named(article)
        extraction = Extraction(
            article=identity,
            organisations=organisations,
            people=people,
            figures=_figures(article),
            quotes=_quotes(article),
        )
        stories[identity] = Story(article, extraction)
    return stories


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return where the stores of this process lie, until it ends."""
    return TemporaryDirectory(prefix="dossier-sample-")


def new_folder() -> Path:
    """Return a folder that is not there yet."""
    return Path(mkdtemp(dir=_folder().name)) / "store"


def store_of(stories: Iterable[Story]) -> Path:
    """Return a new store that holds some articles."""
    folder = new_folder()
    with Library.open(folder) as library:
        take_in(library, stories)
    return folder


@cache
def _sample() -> Path:
    return store_of(sample_stories().values())


def sample_store() -> Path:
    """Return a new store with the sample in it."""
    return shutil.copytree(_sample(), new_folder())


def sample_desk() -> Desk:
    """Return a desk over the sample, not open yet."""
    return Desk(sample_store())
