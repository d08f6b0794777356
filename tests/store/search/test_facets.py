"""Facets: what rows have in common, with counts and with the query that finds them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from store.library import Library
from store.model import CERTAINTIES
from store.search.index import Index
from store.views.links import Links
from store.workspace import Workspace
from tests.store.articles_by_hand import Org, Story, story, take_in
from tests.tui.sample_library import sample_store


@pytest.fixture(scope="module")
def index() -> Index:
    with Workspace.open(sample_store()) as workspace:
        workspace.catalogue.prepare()
        return workspace.index


def test_each_facet_asks_for_as_many_rows_as_it_counts() -> None:
    with Workspace.open(sample_store()) as workspace:
        workspace.catalogue.prepare(articles=True)
        found = workspace.views.facets()
        names = list(dict.fromkeys(one.name for one in found))
        assert names == [
            *("kind", "finer kind", "certainty", "publisher", "month", "speaker", "about", "role", "of what"),
            *("currency", "rule"),
        ]
        for one in found:
            panes = workspace.index.search(" ".join(one.asks)).panes
            hits = [identity for pane in panes.values() for identity in pane.ids]
            if one.name in ("kind", "finer kind", "certainty", "month", "rule"):
                assert len(hits) == one.rows, one
            assert len(hits) >= one.rows, one


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Index]:
    """Return an index of names that are more and less sure, in articles with tags of which one begins as another."""
    fund, lab, dock = Org("青石基金"), Org("远山实验室"), Org("北湾船坞")
    stories = [
        judge(story("一", "青石基金来了。", orgs=[fund], tags=("船", "船坞")), "test.name", 0.95),
        judge(story("二", "青石基金买下远山实验室。", orgs=[fund, lab], tags=("船坞",)), "test.name-before", 0.75),
        judge(story("三", "北湾船坞停工。", orgs=[dock], tags=("待 查",)), "test.name", 0.6),
    ]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        index = Index.build(library, Links.build(library))
        index.prepare(articles=True)
        yield index


def judge(one: Story, why: str, score: float) -> Story:
    """Return a story whose names were found by a rule that is right so often."""
    organisations = tuple(
        msgspec.structs.replace(
            org, mentions=tuple(msgspec.structs.replace(mention, why=why, score=score) for mention in org.mentions)
        )
        for org in one.extraction.organisations
    )
    return one._replace(extraction=msgspec.structs.replace(one.extraction, organisations=organisations))


def found(index: Index, query: str) -> set[str]:
    return {one.partition("/")[2] for one in index.search(query).panes["organisation"].ids}


def test_who_is_found_by_a_rule_a_tag_or_how_sure_it_is_counts_once_and_is_asked_for_by_the_same_word(
    judged: Index,
) -> None:
    counted = {(one.name, one.value): (one.rows, one.asks) for one in judged.facets("", {})}
    assert counted["certainty", "sure"] == (1, ("certainty:sure",))
    assert counted["certainty", "doubtful"][0] == 1
    assert counted["rule", "test.name"] == (2, ('rule:"test.name"',))
    assert counted["rule", "test.name-before"][0] == 2
    assert counted["tag", "船坞"] == (2, ('tag:"船坞"',))
    assert counted["tag", "船"][0] == 1
    for (name, _), (rows, asks) in counted.items():
        if name in ("certainty", "rule", "tag"):
            assert len(found(judged, asks[0])) == rows, asks
            assert len(found(judged, f"-{asks[0]}")) == 3 - rows, asks


def test_the_surest_mention_tells_how_sure_something_is(judged: Index) -> None:
    assert found(judged, "certainty:sure") == found(judged, "sure:s") == {"青石基金"}
    assert found(judged, "sure:likely") == {"远山实验室"}
    assert found(judged, "certainty:d") == {"北湾船坞"}
    assert judged.search("certainty:maybe").error == ("There is no certainty maybe; there are sure, likely, doubtful.")
    assert [way.text for way in judged.complete("certainty:", 10)] == [f"certainty:{word}" for word in CERTAINTIES]


def test_in_quotation_marks_a_tag_and_a_rule_are_named_whole(judged: Index) -> None:
    assert found(judged, "tag:船") == {"青石基金", "远山实验室"}
    assert found(judged, 'tag:"船"') == {"青石基金"}
    assert found(judged, "rule:test.name") == {"青石基金", "远山实验室", "北湾船坞"}
    assert found(judged, 'rule:"test.name"') == {"青石基金", "北湾船坞"}


def test_only_the_rows_of_the_query_and_the_focus_are_counted(index: Index) -> None:
    kinds = {one.value: one.rows for one in index.facets("陈家齐", {}) if one.name == "kind"}
    assert kinds["People"] == 1
    focused = {one.value: one.rows for one in index.facets("", {}, focus="person/李家超") if one.name == "kind"}
    assert focused["People"] <= 3
    assert index.facets("nothing of the kind", {}) == ()


def test_speakers_without_a_name_are_told_with_their_quotes(index: Index) -> None:
    assert index.strangers() == {}
