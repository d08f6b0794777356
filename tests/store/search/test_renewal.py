"""Index and links of which only what was written since is read again are those that are read as a whole."""

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from store.kinds import ENTITY_KINDS, EntityKind
from store.library import Library, since
from store.library.removing import remove, what
from store.search.gathering import build_rows
from store.search.index import Index
from store.search.renewal import renewed_rows
from store.search.shelf import Shelf
from store.search.texts import Written
from store.text.strings import Strings
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


def take_out(library: Library, chance: random.Random) -> None:
    """Take an article out of a store whose file stays: what was written before is where it was."""
    gone = chance.choice([article.id for article in library.articles()])
    remove(library.write, what(library.database, [gone]))


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
        [(one, links.of(one)) for one in ids],
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
            if chance.random() < 0.5:
                take_out(library, chance)
            kept = Catalogue(library, kept)
            kept.prepare()
            ids = sorted(one.id for kind in ENTITY_KINDS for one in library.entities(kind))
            assert said(kept.index, kept.links, ids) == said(Index.build(library, kept), Links.build(library), ids)


@pytest.mark.parametrize("seed", range(8))
def test_rows_of_which_some_are_written_or_taken_out_are_those_of_all_that_there_is(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(chance, number) for number in range(9)])
        rows, position = build_rows(library), library.position
        texts = Written.of(rows)
        for _ in range(6):
            take_in(library, [made_up(chance, number) for number in chance.sample(range(12), chance.randrange(3))])
            if chance.random() < 0.6:
                take_out(library, chance)
            written = library.since(position)
            assert written is not None
            rows, position = renewed_rows(rows, written), library.position
            assert plain(rows) == plain(build_rows(library))
            texts = texts.renewed(rows)
            assert read(texts) == read(Written.of(rows))


@pytest.mark.parametrize("seed", range(6))
def test_the_shelf_of_which_some_is_written_or_taken_out_is_that_of_all_articles(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def filed(number: int) -> Story:
        return story(
            f"{number}篇",
            f"远山银行{chance.random()}。",
            published=chance.choice((None, "2031-01-02", "2031-01-03")),
            publisher=chance.choice(("", "山间日报", "近水时报")),
            tags=tuple(chance.sample(("港口", "贷款", "用工"), chance.randrange(3))),
            clipped=chance.choice((None, "2031-02-01")),
            path=f"/c/{number}.md",
        )

    with Library.open(tmp_path) as library:
        take_in(library, [filed(number) for number in range(9)])
        shelf, bookmark = Shelf.of(library.articles()), library.bookmark
        for _ in range(6):
            take_in(library, [filed(number) for number in chance.sample(range(12), chance.randrange(3))])
            if chance.random() < 0.6:
                take_out(library, chance)
            written = library.articles_since(bookmark)
            assert written is not None
            shelf, bookmark = shelf.renewed(written), library.bookmark
            assert plain(shelf) == plain(Shelf.of(library.articles()))


def test_for_one_article_the_others_are_not_listed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(4)
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(chance, number) for number in range(8)])
        catalogue = Catalogue(library)
        catalogue.prepare(articles=True)
        take_in(library, [made_up(chance, 8)])
        monkeypatch.setattr(library, "articles", Mock(side_effect=AssertionError))
        catalogue = Catalogue(library, catalogue)
        catalogue.prepare(articles=True)
        assert len(catalogue.index.search("text:明年").passages) == 9


@pytest.mark.of_a_folder
def test_of_what_is_taken_out_not_even_its_characters_stay(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(random.Random(6), 1), story("搬迁", "丁泓野出席。", people=[Who("丁泓野")])])
        rows, position = build_rows(library), library.position
        texts = Written.of(rows)
        for change in (
            lambda: remove(library.write, what(library.database, [one_called(library, "搬迁")])),
            lambda: take_in(library, [story("升空", "尉迟骁在场。", people=[Who("尉迟骁")])]),
        ):
            many = len(texts.coded.characters)
            change()
            written = library.since(position)
            assert written is not None
            rows, position = renewed_rows(rows, written), library.position
            texts = texts.renewed(rows)
            assert read(texts) == read(Written.of(rows))
            stand = {texts.coded.characters[code] for code in texts.coded.codes.tolist()}
            assert set(texts.coded.characters) == stand
            assert len(texts.coded.characters) == many, "new ones take the numbers of those that went"


def one_called(library: Library, title: str) -> str:
    return next(one.id for one in library.articles() if one.title == title)


def read(texts: Written) -> object:
    """Return the characters of texts, where words begin, and where each pair of characters stands."""
    coded, pairs = texts.coded, texts.pairs
    characters = [coded.characters[code] for code in coded.codes.tolist()]
    wide = [bool(coded.wide[code]) for code in coded.codes.tolist()]
    found = {
        (coded.characters[pair >> 16], coded.characters[pair & 0xFFFF]): pairs.positions[first:last].tolist()
        for pair, (first, last) in zip(pairs.pairs.tolist(), pairwise(pairs.heads.tolist()), strict=True)
    }
    beside = pairs.texts[np.argsort(pairs.positions)].tolist(), pairs.runs[np.argsort(pairs.positions)].tolist()
    return characters, wide, coded.word_starts.tolist(), coded.firsts.tolist(), found, beside


def plain(columns: object) -> object:
    """Return columns as values that can be compared."""
    if isinstance(columns, tuple):
        return [plain(one) for one in columns]
    if isinstance(columns, np.ndarray):
        return np.where(columns == columns, columns, -1).tolist()  # noqa: PLR0124 (what is no number)
    return list(columns) if isinstance(columns, Strings) else columns


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
@pytest.mark.parametrize("what", ["article", "person"])
def test_what_lies_beside_a_store_is_made_of_less_when_something_goes_and_says_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    chance = random.Random(4)
    gone = story(
        "搬迁", "霁川银行迁入新址，董事曹野泓昨日出席。", orgs=[Org("霁川银行")], people=[Who("曹野泓", title="董事")]
    )
    with Workspace.open(tmp_path, begin=False) as workspace:
        with Library.open(tmp_path) as library:
            take_in(library, [*(made_up(chance, number) for number in range(30)), gone])
        workspace.refresh()
        workspace.catalogue.prepare()
        workspace.catalogue.prepare(articles=True)
        named = {path.name: path for path in tmp_path.glob("*.columns") if path.name != "dossier.columns"}
        assert any("曹野泓".encode() in path.read_bytes() for path in named.values())
        if what == "article":
            workspace.remove(*(one.id for one in workspace.holdings.articles() if one.title == "搬迁"))
        else:
            workspace.forget("曹野泓")
    kept = [path.read_bytes() for path in named.values() if path.exists()]
    told = ("曹野泓", *("霁泓" if what == "article" else ""))  # of a person the text of the article is still there
    assert not [one for one in told for data in kept if one.encode() in data]
    with Library.open(tmp_path) as library:
        read = Mock(wraps=library.entities)
        with monkeypatch.context() as patched:
            patched.setattr(library, "entities", read)
            catalogue = Catalogue(library)
            catalogue.prepare()
            catalogue.prepare(articles=True)
        assert read.call_count == 0, "what was made before the file was written anew is taken over"
        ids = sorted(one.id for kind in ENTITY_KINDS for one in library.entities(kind))
        whole = Index.build(library, catalogue), Links.build(library)
        assert said(catalogue.index, catalogue.links, ids) == said(*whole, ids)


@pytest.mark.of_a_folder
def test_what_lies_beside_a_store_is_not_made_anew_when_something_goes_after_much_was_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(since, "_SHARE", 8)
    chance = random.Random(7)
    with Workspace.open(tmp_path, begin=False) as workspace:
        with Library.open(tmp_path) as library:
            take_in(library, [made_up(chance, number) for number in range(10)])
        workspace.refresh()
        workspace.catalogue.prepare()
    with Library.open(tmp_path) as library:
        take_in(library, [made_up(chance, number) for number in range(10, 40)])
    with Workspace.open(tmp_path, begin=False) as workspace:
        read = Mock(wraps=workspace.holdings.entities)
        monkeypatch.setattr(workspace.holdings, "entities", read)
        workspace.remove(workspace.holdings.articles()[0].id)
        assert read.call_count == 0
    assert not (tmp_path / "rows.columns").exists()


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
