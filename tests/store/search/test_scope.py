"""How much there is of each row in what is asked for: shared with a focus, in the articles that a query leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.search.counts import Count
from store.search.index import Index
from store.search.results import WHOLE, Listing
from store.views.links import Links
from tests.store.articles_by_hand import Org, Who, story, take_in

FUND, LAB, DOCK = Org("青石基金"), Org("远山实验室"), Org("北湾船坞")
HEAD = Who("苏映川", title="总裁", at="青石基金")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """Return an index of a laboratory that is in the news more often, and beside the fund less often than a dock."""
    stories = [
        story(
            "船坞",
            "青石基金买下北湾船坞。\n苏映川说：“船坞值得等”。北湾船坞归青石基金。",
            orgs=[FUND, DOCK],
            people=[HEAD],
            published="2025-01-10",
            publisher="晨报",
        ),
        story(
            "再买",
            "北湾船坞又属青石基金。",
            orgs=[FUND, DOCK],
            published="2025-03-10",
            publisher="晚报",
            tags=("待查",),
        ),
        story("投资", "青石基金投资远山实验室。", orgs=[FUND, LAB], published="2025-03-11", publisher="晚报"),
        *(
            story(
                f"实验{month}",
                f"远山实验室第{month}次开门。",
                orgs=[LAB],
                published=f"2025-0{month}-01",
                publisher="晨报",
            )
            for month in range(2, 7)
        ),
    ]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        yield Index.build(library, Links.build(library))


def told(index: Index, query: str, focus: str | None = None) -> dict[str, tuple[int, int]]:
    """Return in how many articles organisations stand in what is asked for, and how often, in their order."""
    found = index.search(query, focus=focus, orders={"organisation": "sources"})
    assert found.counts is not None
    counts = {one: found.counts.of(one) for one in found.panes["organisation"].ids}
    return {one.partition("/")[2]: count[:2] for one, count in counts.items() if count is not None}


def test_all_is_counted_where_neither_a_focus_nor_a_filter_is(index: Index) -> None:
    assert index.search("远山").counts is None
    assert (
        index.search("", orders={"organisation": "sources"}).panes["organisation"].ids[0] == "organisation/远山实验室"
    )


def test_under_a_focus_what_is_shared_with_it_counts_and_comes_first(index: Index) -> None:
    shared = told(index, "", "organisation/青石基金")
    assert list(shared) == ["青石基金", "北湾船坞", "远山实验室"]
    assert shared["北湾船坞"] == (2, 3)
    assert shared["远山实验室"] == (1, 1), "of its six articles one names both"


def test_of_the_quotes_that_go_with_somebody_those_they_said_come_first(tmp_path: Path) -> None:
    other = Who("林望舒", title="馆长", at="北湾船坞")
    days = {"苏映川": ("2025-01-10", "2025-02-10"), "林望舒": ("2025-03-10", "2025-04-10")}
    speakers = {"苏映川": [HEAD, other], "林望舒": [other, HEAD]}
    stories = [
        story(day, f"{name}说：“{day}的船坞值得众人一看”，{rest.name}在场。", people=[who, rest], published=day)
        for name, (who, rest) in speakers.items()
        for day in days[name]
    ]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        index = Index.build(library, Links.build(library))

    def said(listing: Listing = WHOLE) -> tuple[list[str], int]:
        found = index.search("", focus="person/苏映川", orders={"quote": "newest"}, listing=listing).panes["quote"]
        return [one.split("/")[1].removeprefix("2025-")[:2] for one in found.ids], found.said

    assert said() == (["02", "01", "04", "03"], 2)
    assert said(Listing(turned=frozenset({"quote"}))) == (["01", "02", "03", "04"], 2)
    assert index.search("").panes["quote"].said == 0


@pytest.mark.parametrize(
    ("query", "focus", "span"),
    [
        ("", "organisation/青石基金", ("2025-03-11", "2025-03-11")),
        ("after:2025-03-12 before:2025-05-02", None, ("2025-04-01", "2025-05-01")),
    ],
)
def test_the_dates_are_of_what_is_asked_for(index: Index, query: str, focus: str | None, span: tuple[str, str]) -> None:
    counts = index.search(query, focus=focus).counts
    assert counts is not None
    count = counts.of("organisation/远山实验室")
    assert count is not None
    assert (count.first, count.last) == span


def test_of_those_who_share_as_much_who_shares_it_latest_comes_first(tmp_path: Path) -> None:
    stories = [
        story("旧约", "青石基金约见远山实验室。", orgs=[FUND, LAB], published="2025-01-10"),
        story("新约", "青石基金约见北湾船坞。", orgs=[FUND, DOCK], published="2025-05-10"),
        story("招生", "远山实验室今年招收十名研究生。", orgs=[LAB], published="2025-06-10"),
    ]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        index = Index.build(library, Links.build(library))
        assert list(told(index, "", "organisation/青石基金")) == ["青石基金", "北湾船坞", "远山实验室"]
        newest = index.search("", focus="organisation/青石基金", orders={"organisation": "newest"})
        assert newest.panes["organisation"].ids[-1] == "organisation/远山实验室", "it stands alone in the newest"


def test_under_a_filter_what_it_leaves_counts(index: Index) -> None:
    assert told(index, "after:2025-03-11") == {"远山实验室": (4, 4), "青石基金": (1, 1)}
    assert told(index, "from:晚报")["青石基金"] == (2, 2)
    assert told(index, "after:2025-03-11 before:2025-03-12") == {"青石基金": (1, 1), "远山实验室": (1, 1)}


def test_who_stands_in_none_of_the_articles_that_several_fields_leave_is_not_found(index: Index) -> None:
    assert "北湾船坞" not in told(index, "from:晚报 before:2025-02")
    assert "北湾船坞" not in told(index, "after:2025-02 before:2025-02")


def test_a_focus_under_a_filter_counts_what_is_shared_there(index: Index) -> None:
    assert told(index, "from:晚报", "organisation/青石基金")["北湾船坞"] == (1, 1)


def test_statements_are_those_that_are_asked_for(index: Index) -> None:
    found = index.search("before:2025-02").counts
    assert found is not None
    count = found.of("person/苏映川")
    assert count is not None
    assert count.said == 1
    later = index.search("after:2025-02").counts
    assert later is not None
    assert later.of("person/苏映川") == (0, 0, 0, "", "")
    assert later.of("person/无人") is None


def test_words_of_the_articles_leave_the_sentences_that_hold_all_of_them(index: Index) -> None:
    assert told(index, "text:买下")["北湾船坞"] == (1, 1), "of its three mentions one stands beside these words"
    assert told(index, "text:北湾 text:又属") == {"北湾船坞": (1, 1), "青石基金": (1, 1)}
    assert told(index, "text:买下 text:又属") == {}, "each holds one of them"
    assert told(index, "text:北湾 from:晚报")["北湾船坞"] == (1, 1)
    assert told(index, "text:买下", "organisation/青石基金") == {"北湾船坞": (1, 1), "青石基金": (1, 1)}


def test_a_tag_of_articles_leaves_these(index: Index) -> None:
    assert told(index, "tag:待查") == {"北湾船坞": (1, 1), "青石基金": (1, 1)}
    assert told(index, "tag:待查 from:晨报") == {}


def test_a_rule_counts_what_it_found(index: Index) -> None:
    assert told(index, "rule:test.hand")["远山实验室"] == (6, 6)
    assert told(index, "rule:test.other") == {}


def test_names_are_counted_where_the_figures_and_quotes_that_are_asked_for_refer_to_them(index: Index) -> None:
    assert told(index, "said-by:苏映川") == {"北湾船坞": (1, 1), "青石基金": (1, 1)}
    found = index.search("said-by:苏映川 after:2025-02")
    assert [list(hits.ids) for hits in found.panes.values()] == [[], [], [], []]


def test_passages_are_of_the_articles_that_are_asked_for(index: Index) -> None:
    def passages(query: str) -> list[str]:
        return [passage.article.partition("-")[2] for passage in index.search(query).passages]

    assert passages("text:北湾") == ["03-10-再买", "01-10-船坞", "01-10-船坞"]
    assert passages("text:北湾 after:2025-02") == ["03-10-再买"], "the dock stands in a later article, too"
    assert passages("text:北湾 -from:晚报") == ["01-10-船坞", "01-10-船坞"]


def test_people_and_organisations_that_are_asked_for_count_as_a_focus_does(index: Index) -> None:
    assert told(index, "org:青石基金") == {"青石基金": (3, 4)}, "no other organisation is asked for"
    head = told_of(index, "org:青石基金", "person/苏映川")
    assert head == told_of(index, "", "person/苏映川", focus="organisation/青石基金")
    assert told_of(index, "org:青石基金 from:晨报", "organisation/青石基金")[:2] == (1, 2)


def test_the_days_are_of_what_is_asked_for(index: Index) -> None:
    lab = "organisation/远山实验室"
    shared = index.search("", focus="organisation/青石基金").counts
    assert shared is not None
    assert shared.days(lab) == ["2025-03-11"]
    later = index.search("after:2025-05").counts
    assert later is not None
    assert sorted(later.days(lab)) == ["2025-05-01", "2025-06-01"]
    assert later.days("person/无人") == []


def told_of(index: Index, query: str, entity: str, focus: str | None = None) -> Count:
    counts = index.search(query, focus=focus).counts
    assert counts is not None
    count = counts.of(entity)
    assert count is not None
    return count
