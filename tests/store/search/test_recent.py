"""What was just decided is found before the index is made anew, as it is found after."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.corrections.asked import Alias, Asked, Different, Missed, NotOne, Rename, Retype, Same
from store.kinds import NAMED_KINDS
from store.workspace import Workspace
from tests.store.articles_by_hand import take_in
from tests.store.corrections.ground import STORIES

pytestmark = pytest.mark.over_both

BANK, GROUP, NONE = "organisation/远山银行", "organisation/远山集团", "organisation/算法"

_Found = dict[str, list[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.open(tmp_path / "store", begin=False)
    take_in(workspace._library, STORIES)
    workspace.catalogue.prepare()
    return workspace


def found(workspace: Workspace, query: str = "", focus: str | None = None) -> _Found:
    panes = workspace.catalogue.search(query, focus=focus).panes
    assert all(hits.total >= len(hits.ids) for hits in panes.values())
    return {kind: [one for row in hits.ids for one in workspace.index.said_alike(row)] for kind, hits in panes.items()}


def totals(workspace: Workspace) -> dict[str, int]:
    """Return how many names there are: which figures are one fact is told once all is read again."""
    panes = workspace.catalogue.search("").panes
    return {kind: panes[kind].total for kind in NAMED_KINDS}


@pytest.mark.parametrize(
    "asked",
    [
        NotOne(which=NONE),
        NotOne(which=BANK, article="article/2026-01-05-丁篇"),
        Same(one=BANK, other=GROUP),
        Rename(which=BANK, name="远山行"),
        Alias(which=BANK, form="远海投资"),
        Retype(which=NONE, kind="person"),
        Missed(kind="organisation", name="远海投资"),
        Missed(kind="person", name="今天"),
    ],
    ids=lambda asked: type(asked).__name__,
)
def test_rows_are_those_of_the_index_made_anew(workspace: Workspace, asked: Asked) -> None:
    before = found(workspace)
    for decide in (lambda: workspace.corrections.make(asked), workspace.corrections.undo):
        _decided(workspace, decide)
        soon = {query: found(workspace, query) for query in ("", "远")}
        counts = totals(workspace)
        workspace.refresh()
        for query, rows in soon.items():
            assert {kind: set(ids) for kind, ids in rows.items()} == {
                kind: set(ids) for kind, ids in found(workspace, query).items()
            }
        assert counts == totals(workspace)
    assert found(workspace) == before


def _decided(workspace: Workspace, decide: Callable[[], object]) -> None:
    decide()
    workspace.keep_up()


def test_a_new_name_is_found_at_once(workspace: Workspace) -> None:
    workspace.corrections.make(Rename(which=BANK, name="丑寅卯"))
    workspace.corrections.make(Alias(which=GROUP, form="远海投资"))
    workspace.keep_up()
    assert found(workspace, "丑寅")["organisation"] == [BANK]
    assert found(workspace, "海投")["organisation"] == [GROUP]


def test_a_row_that_came_stands_by_its_mentions(workspace: Workspace) -> None:
    workspace.corrections.make(Missed(kind="organisation", name="远海投资"))
    workspace.keep_up()
    soon = found(workspace)["organisation"]
    counts = [workspace.holdings.entity(one).mention_count for one in soon]
    assert "organisation/远海投资" in soon
    assert counts == sorted(counts, reverse=True)


def test_a_row_that_came_is_found_in_its_own_focus_alone(workspace: Workspace) -> None:
    workspace.corrections.make(Missed(kind="organisation", name="远海投资"))
    workspace.keep_up()
    assert "organisation/远海投资" in found(workspace, focus="organisation/远海投资")["organisation"]
    assert "organisation/远海投资" not in found(workspace, focus=GROUP)["organisation"]


def test_what_is_about_to_be_none_is_hidden_until_that_is_known(workspace: Workspace) -> None:
    workspace.keep_up([NONE])
    assert NONE not in found(workspace)["organisation"]
    workspace.keep_up()
    assert NONE in found(workspace)["organisation"]


def test_two_names_of_one_row_are_two_at_once(workspace: Workspace) -> None:
    workspace.corrections.make(Same(one=BANK, other=GROUP))
    workspace.keep_up()
    [row] = [one for one in found(workspace)["organisation"] if one in (BANK, GROUP)]
    workspace.corrections.undo()
    workspace.corrections.make(Different(one=BANK, other=GROUP))
    workspace.keep_up()
    assert row in (BANK, GROUP)
    assert {BANK, GROUP} <= set(found(workspace)["organisation"])
