"""Facets: what rows have in common, with counts and with the query that finds them."""

import pytest

from store.search.index import Index
from store.workspace import Workspace
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
        assert {"kind", "finer kind", "currency", "role", "publisher", "month"} == {one.name for one in found}
        for one in found:
            panes = workspace.index.search(" ".join(one.asks)).panes
            hits = [identity for pane in panes.values() for identity in pane.ids]
            if one.name in ("kind", "finer kind", "month"):
                assert len(hits) == one.rows, one
            assert len(hits) >= one.rows, one


def test_only_the_rows_of_the_query_and_the_focus_are_counted(index: Index) -> None:
    kinds = {one.value: one.rows for one in index.facets("陈家齐", {}) if one.name == "kind"}
    assert kinds["People"] == 1
    focused = {one.value: one.rows for one in index.facets("", {}, focus="person/李家超") if one.name == "kind"}
    assert focused["People"] <= 3
    assert index.facets("nothing of the kind", {}) == ()


def test_speakers_without_a_name_are_told_with_their_quotes(index: Index) -> None:
    assert index.strangers() == {}
