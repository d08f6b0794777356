"""A small library in memory: three articles in sentences of our own, with everything that stands in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from store.errors import NotFoundError
from store.kinds import ENTITY_KINDS, EntityKind, kind_of
from store.links import Links
from store.model import AnyEntity, Article, Block, Figure, Mention, Organisation, Person, Quote, Role
from store.search.index import Index
from store.text.sentences import split_sentences
from tui.desk.desk import Desk
from tui.desk.shelf import Loaded, Progress, Shelf, Stop

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


@dataclass
class SampleLibrary:
    """What the desk needs of a library, in memory."""

    items: dict[str, AnyEntity] = field(default_factory=dict)
    places: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    texts: dict[str, Article] = field(default_factory=lambda: dict(ARTICLES))

    def counts(self) -> Mapping[str, int]:
        return {"article": len(self.texts)} | {kind: sum(1 for _ in self.entities(kind)) for kind in ENTITY_KINDS}

    def article(self, article_id: str, /) -> Article:
        if article_id not in self.texts:
            raise NotFoundError(f"There is no {article_id}.")
        return self.texts[article_id]

    def articles(self) -> Sequence[Article]:
        return sorted(self.texts.values(), key=lambda article: article.published or "", reverse=True)

    def resolve(self, entity_id: str, /) -> str:
        return entity_id

    def entity(self, entity_id: str, /) -> AnyEntity:
        if entity_id not in self.items:
            raise NotFoundError(f"There is no {entity_id}.")
        return self.items[entity_id]

    def entities(self, kind: EntityKind, /) -> Iterator[AnyEntity]:
        return (entity for entity in self.items.values() if kind_of(entity.id) == kind)

    def mentions(self, entity_id: str, /) -> tuple[Mention, ...]:
        self.entity(entity_id)
        return self.places[entity_id]

    def copies(self, which: str, /) -> tuple[str, ...]:
        del which
        return ()

    def every_mention(self) -> Iterator[tuple[str, Mention]]:
        return ((identity, mention) for identity, mentions in self.places.items() for mention in mentions)

    def in_article(self, article_id: str, /) -> tuple[tuple[str, Mention], ...]:
        found = [(i, m) for i, mentions in self.places.items() for m in mentions if m.article == article_id]
        return tuple(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)))


def _all(*forms: str) -> tuple[Mention, ...]:
    newest_first = sorted(ARTICLES.values(), key=lambda article: article.published or "", reverse=True)
    return tuple(mention for article in newest_first for mention in _mentions(article, *forms))


def _add(library: SampleLibrary, mentions: tuple[Mention, ...], entity: AnyEntity) -> None:
    library.items[entity.id] = entity
    library.places[entity.id] = mentions


def sample_library() -> SampleLibrary:
    """Return organisations, people, figures and quotes of the three articles."""
    library = SampleLibrary()
    for identity, name, forms, aliases in (
        (FUND, "香港投资管理有限公司", ("港投公司",), ("港投公司",)),
        (SMART, "思谋集团", ("思谋集团",), ("SmartMore",)),
        (GOVERNMENT, "香港特别行政区政府", ("特区政府",), ("特区政府",)),
    ):
        mentions = _all(*forms)
        kind = "government" if identity == GOVERNMENT else "company"
        _add(
            library,
            mentions,
            Organisation(
                id=identity,
                name=name,
                aliases=aliases,
                kind="government" if kind == "government" else "company",
                mention_count=len(mentions),
                article_count=len({mention.article for mention in mentions}),
                last_seen="2024-07-01",
            ),
        )
    for identity, title, organisation, organisation_id in (
        (LEE, "行政长官", None, ""),
        (CHAN, "行政总裁", "港投公司", FUND),
        (JIA, "创办人", "思谋集团", SMART),
    ):
        name = identity.partition("/")[2]
        mentions = _all(name)
        _add(
            library,
            mentions,
            Person(
                id=identity,
                name=name,
                roles=(Role(title=title, organisation=organisation, organisation_id=organisation_id),),
                mention_count=len(mentions),
                article_count=len({mention.article for mention in mentions}),
                last_seen="2024-07-01",
            ),
        )
    _add_figures(library)
    _add_quotes(library)
    return library


def _add_figures(library: SampleLibrary) -> None:
    for figure in (
        Figure(id="a", text="620亿港元", kind="money", value=62e9, unit="HKD", about=(FUND,)),
        Figure(id="a", text="约80%", kind="percent", value=80, unit="%", about=(FUND,)),
        Figure(id="a", text="近300家", kind="count", value=300, unit="家", counted="客户", about=(SMART,)),
        Figure(id="c", text="3倍", kind="multiple", value=3, unit="倍"),
    ):
        article = next(article for article in ARTICLES.values() if article.id.endswith(figure.id))
        whole = msgspec.structs.replace(
            figure,
            id=f"figure/{article.id.partition('/')[2]}/{figure.text}",
            article=article.id,
            mention_count=1,
            article_count=1,
            last_seen=article.published,
        )
        _add(library, _mentions(article, figure.text)[:1], whole)


def _add_quotes(library: SampleLibrary) -> None:
    for words, article_id, speaker in (
        ("耐心资本要看十年。", "article/2024-06-14-a", CHAN),
        ("香港要做国际创科中心。", "article/2024-07-01-b", LEE),
    ):
        article = ARTICLES[article_id]
        _add(
            library,
            _mentions(article, words)[:1],
            Quote(
                id=f"quote/{article_id.partition('/')[2]}/{words[:16]}",
                text=words,
                kind="direct",
                cue="表示",
                speaker=speaker.partition("/")[2],
                speaker_kind="person",
                speaker_id=speaker,
                article=article_id,
                mention_count=1,
                article_count=1,
                last_seen=article.published,
            ),
        )


def shelf_of(library: SampleLibrary) -> Shelf:
    """Return a shelf over a library in memory, with the real index and the real links."""
    links = Links.build(library)

    def load(paths: Iterable[Path], progress: Progress, stop: Stop) -> Loaded:
        names = [path.name for path in paths if not stop()]
        for done, name in enumerate(names, 1):
            progress(done, len(names), name, 10.0)
        return Loaded(
            f"{len(names)} read",
            tuple(f"{name}: is empty" for name in names if "broken" in name),
            tuple(name for name in names if "gone" in name),
            len(names),
        )

    def remove(paths: Iterable[str]) -> int:
        gone = [library.texts.popitem() for _ in paths]
        return len(gone)

    return Shelf(
        library=library,
        index=Index.build(library, links),
        links=links,
        load=load,
        remove=remove,
        export=lambda entity_id: (f"{entity_id.rpartition('/')[2]}.md", f"# {entity_id}\n"),
        cite=lambda entity_id, number: f"{entity_id} {number}",
        refresh=lambda: shelf_of(library),
        close=lambda: None,
    )


def sample_desk() -> Desk:
    """Return a desk over the sample, not open yet."""
    return Desk(Path("unused"), lambda _: shelf_of(sample_library()))
