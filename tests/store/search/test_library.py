"""Search and links over a real store: the articles' words, their publishers, and what a load changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.kinds import NAMED_KINDS, kind_of
from store.library import Library
from store.search.index import Index
from store.search.query import parse
from store.text.sentences import sentence_around
from store.views.links import Links
from tests.store.articles_by_hand import Org, Who, story, take_in

pytestmark = pytest.mark.over_both

FUND, LAB = Org("港投公司", also=("HKIC",)), Org("思谋科技", aliases=("思谋",))
CHAN, SUN = Who("陈家齐", title="行政总裁", at="港投公司"), Who("孙东", title="局长")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        take_in(
            library,
            [
                story(
                    "算力之城",
                    "港投公司投资思谋科技。陈家齐说：“我们带来算力”。\n思谋筹得3亿元。",
                    orgs=[FUND, LAB],
                    people=[CHAN],
                    published="2025-06-12",
                    publisher="钛媒体",
                    tags=("跟进", "clippings"),
                    clipped="2025-06-13",
                ),
                story(
                    "局长谈算力",
                    "孙东说：“香港要更多算力”。港投公司没有回应。",
                    orgs=[FUND],
                    people=[SUN],
                    published="2025-05-01",
                    publisher="明報",
                    tags=("clippings",),
                    clipped="2025-05-02",
                ),
            ],
        )
        yield library


@pytest.fixture
def index(library: Library) -> Index:
    return Index.build(library, Links.build(library))


def test_the_mentions_of_names_are_all_that_stand_in_the_articles(library: Library) -> None:
    one_by_one = {
        (entity, mention)
        for summary in library.articles()
        for entity, mention in library.in_article(summary.id)
        if kind_of(entity) in NAMED_KINDS
    }
    assert set(library.mentions_of_named()) == one_by_one


def test_text_finds_the_sentences_newest_first(index: Index, library: Library) -> None:
    passages = index.search("text:算力").passages
    assert [passage.article for passage in passages] == [
        "article/2025-06-12-算力之城",
        "article/2025-06-12-算力之城",
        "article/2025-05-01-局长谈算力",
        "article/2025-05-01-局长谈算力",
    ]
    for passage in passages:
        assert library.article(passage.article).text[passage.start : passage.end] == "算力"


def test_text_is_folded_and_crosses_spaces(index: Index) -> None:
    assert len(index.search("text:孫東說").passages) == 1
    assert len(index.search('text:"3亿 元"').passages) == 1
    assert index.search("text:龘").passages[:] == []


def test_of_several_texts_a_passage_holds_all_and_none_of_those_left_out(index: Index, library: Library) -> None:
    def sentences(query: str) -> list[str]:
        found = []
        for passage in index.search(query).passages:
            article = library.article(passage.article)
            start, end, _ = sentence_around(article.text, article.blocks, passage.start)
            found.append(article.text[start:end])
        return found

    every = sentences("text:算力")
    other = next(word for word in ("投资", "孙东", "亿") if 0 < sum(word in one for one in every) < len(every))
    assert sentences(f"text:算力 text:{other}") == [one for one in every if other in one]
    assert sentences(f"text:算力 -text:{other}") == [one for one in every if other not in one]


def test_text_narrows_the_panes_to_what_stands_in_those_sentences(index: Index) -> None:
    panes = index.search("text:投资").panes
    assert sorted(panes["organisation"].ids) == ["organisation/思谋科技", "organisation/港投公司"]
    assert list(panes["person"].ids) == []
    assert list(index.search("text:没有回应").panes["organisation"].ids) == ["organisation/港投公司"]


def test_text_finds_a_quote_by_its_later_sentences(library: Library) -> None:
    take_in(library, [story("长谈", "孙东说：“先做基础。再谈量子。”", people=[SUN], published="2025-07-01")])
    assert len(Index.build(library, Links.build(library)).search("text:量子").panes["quote"].ids) == 1


def test_from_narrows_to_a_publisher_in_any_script(index: Index) -> None:
    assert list(index.search("from:明报").panes["person"].ids) == ["person/孙东"]
    assert list(index.search("from:明報 港投").panes["organisation"].ids) == ["organisation/港投公司"]
    assert list(index.search("-from:明報").panes["person"].ids) == ["person/陈家齐"]
    assert [way.text for way in index.complete("from:", 5)] == ["from:明報", "from:钛媒体"]


def test_an_entity_is_found_by_the_focus_of_its_links(index: Index) -> None:
    focused = index.search("", focus="person/陈家齐").panes
    assert list(focused["organisation"].ids) == ["organisation/港投公司"]
    assert len(focused["quote"].ids) == 1


def test_a_new_index_sees_what_was_loaded(library: Library) -> None:
    before = Index.build(library)
    take_in(library, [story("新闻", "李家超到访。", people=[Who("李家超")])])
    assert list(before.search("ljc").panes["person"].ids) == []
    assert list(Index.build(library).search("ljc").panes["person"].ids) == ["person/李家超"]


def test_an_empty_library_is_searched_without_a_word_of_complaint(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty") as library:
        index = Index.build(library, Links.build(library))
        for query in ("", "李", "ljc", "620亿", ">1", "text:李", "from:李", "said-by:x", "smratmore", "陈茂坡"):
            assert parse(query).errors == ()
            panes = index.search(query).panes
            assert [len(hits.ids) for hits in panes.values()] == [0, 0, 0, 0]
        assert index.complete("李", 1) == ()
        assert list(index.browse("person", "name").ids) == []


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("tag:跟进", ["person/陈家齐"]),
        ("tag:跟", ["person/陈家齐"]),
        ("tag:clippings -tag:跟进", ["person/孙东"]),
        ("tag:进", []),
        ("clipped:2025-06", ["person/陈家齐"]),
        ("clipped:2025-6-13", ["person/陈家齐"]),
        ("clipped:2025/05/02", ["person/孙东"]),
        ("clipped:2025-05-03", []),
    ],
)
def test_the_header_of_an_article_is_asked_for(index: Index, query: str, people: list[str]) -> None:
    assert list(index.search(f"{query} kind:person").panes["person"].ids) == people


def test_a_tag_alone_is_what_the_user_has_tagged_in_the_store(index: Index) -> None:
    assert list(index.search("tag:").panes["person"].ids) == []
    assert [way.text for way in index.complete("tag:", 4)] == ["tag:clippings", "tag:跟进"]


def test_what_is_no_day_of_clipping_is_said(index: Index) -> None:
    assert "is no date" in str(index.search("clipped:昨日").error)
