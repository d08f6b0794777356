"""Index and links of which only what was written since is read again are those that are read as a whole."""

import random
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from store.kinds import ENTITY_KINDS, EntityKind
from store.library import Library, since
from store.search.index import Index
from store.views.links import Links
from store.workspace import Catalogue, Workspace
from tests.store.articles_by_hand import Org, Story, Who, story, take_in
from tests.thorough import volume

pytestmark = pytest.mark.over_both

ORGS = ("山湾集团", "远山银行", "近水大学", "云岭智造")
PEOPLE = ("陈大文", "林晓月", "李明", "Nora Lam")
QUERIES = (
    *("", "远山", "cdw", "nora", "said-by:林晓月", "about:银行", ">1亿", "行长", "kind:company", "主席", "昨日"),
    *("text:3亿元", "text:昨日 -text:近水"),
)


@pytest.fixture(autouse=True)
def _all_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(since, "_SHARE", 0)


def made_up(chance: random.Random, number: int) -> Story:
    """Return an article that others share names with; the file of a number may hold another one the next time."""
    org, other, who = chance.choice(ORGS), chance.choice(ORGS), chance.choice(PEOPLE)
    title, day = chance.choice(("主席", "行长", "校长")), chance.randrange(1, 5)
    body = f"{org}{title}{who}说：“明年投资3亿元。”{other}昨日开会{chance.random()}。"
    return story(
        f"{number}篇",
        body,
        orgs=[Org(org), *([Org(other)] if other != org else [])],
        people=[Who(who, title=title, at=org)],
        published=f"2031-01-0{day}",
        path=f"/c/{number}.md",
    )


def said(index: Index, links: Links, ids: Sequence[str]) -> object:
    """Return what index and links answer."""
    found = [index.search(query) for query in QUERIES]
    orders: list[EntityKind] = list(ENTITY_KINDS)
    panes = [{kind: list(results.panes[kind].ids) for kind in orders} for results in found]
    passages = [list(results.passages) for results in found]
    counts = [results.counts and [results.counts.of(one) for one in ids] for results in found]
    return (
        panes,
        passages,
        counts,
        [(one, frozenset(links.of(one))) for one in ids],
        [index.matches("行长", one) for one in ids],
    )


@pytest.mark.parametrize("seed", range(volume(3, 12)))
def test_what_is_renewed_is_as_if_all_were_read(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(chance, number) for number in range(8)])
        kept = Catalogue(library)
        kept.prepare()
        for _ in range(4):
            numbers = chance.sample(range(12), 2)
            take_in(library, [made_up(chance, number) for number in numbers])
            kept = Catalogue(library, kept)
            kept.prepare()
            ids = sorted(one.id for kind in ENTITY_KINDS for one in library.entities(kind))
            assert said(kept.index, kept.links, ids) == said(Index.build(library, kept), Links.build(library), ids)


@pytest.mark.of_a_folder
def test_for_one_article_the_others_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    with Library.open(tmp_path) as other, Workspace.open(tmp_path, begin=False) as workspace:
        take_in(other, [made_up(chance, number) for number in range(30)])
        workspace.refresh()
        read = Mock(wraps=workspace.holdings.entities)
        monkeypatch.setattr(workspace.holdings, "entities", read)
        take_in(other, [made_up(chance, 40)])
        workspace.refresh()
        assert workspace.is_current
        assert read.call_count == 0
        other.compact()
        workspace.refresh()
        assert read.call_count > 0, "in another file nothing is where it was"


def test_what_another_process_kept_is_renewed_and_is_as_if_all_were_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(2)
    for number in (*range(9), 3, 20):
        with Library.open(tmp_path) as library:
            take_in(library, [made_up(chance, number)])
        with Library.open(tmp_path) as library:
            read = Mock(wraps=library.entities)
            with monkeypatch.context() as patched:
                patched.setattr(library, "entities", read)
                catalogue = Catalogue(library)
                catalogue.prepare()
            assert read.call_count == 0 or number == 0, "only the first time there is nothing that was kept"
            ids = sorted(one.id for kind in ENTITY_KINDS for one in library.entities(kind))
            whole = Index.build(library, catalogue), Links.build(library)
            assert said(catalogue.index, catalogue.links, ids) == said(*whole, ids)


@pytest.mark.of_a_folder
def test_a_bookmark_leads_nowhere_in_a_file_that_is_another_one(tmp_path: Path) -> None:
    chance = random.Random(3)
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(chance, 1)])
        bookmark = library.database.bookmark
    with Library.open(tmp_path) as library:
        assert library.database.place(bookmark) == library.position
        take_in(library, [made_up(chance, 2)])
        found = library.since(bookmark)
        assert found is not None
        assert all("2篇" in one.article for one in found.sightings)
        for wrong in ("", "1", "1:1", "9:" + bookmark.partition(":")[2], bookmark + "0"):
            assert library.since(wrong) is None
        library.compact()
        assert library.since(bookmark) is None
