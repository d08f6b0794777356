"""Two articles of one date and one beginning of a title are two, whatever the digests of their texts have in common."""

from collections import defaultdict
from pathlib import Path

import pytest

from store.database import Database
from store.identity.records import Text
from store.library import Library
from tests.store.articles_by_hand import Story, story, take_in
from tests.store.library.test_loading import write

pytestmark = pytest.mark.over_both


@pytest.fixture(scope="module")
def alike() -> list[Story]:
    """Return three articles that share a date and a title, of which two share the first digits of their digests too."""
    found: defaultdict[str, list[Story]] = defaultdict(list)
    for number in range(60_000):
        one = story("甲事", f"远山银行今年开了{number}家分行。", path=f"/clippings/{number}.md")
        same = found[one.article.digest[:6]]
        same.append(one)
        if len(same) == 2:
            return [story("甲事", "远山银行没有开分行。"), *same]
    raise AssertionError("no two of so many begin alike, which is as good as impossible")


def texts(library: Library) -> dict[str, str]:
    return {summary.id: library.article(summary.id).text for summary in library.articles()}


def test_articles_whose_digests_begin_alike_do_not_overwrite_each_other(tmp_path: Path, alike: list[Story]) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, alike)
        before = texts(library)
        assert sorted(before.values()) == sorted(one.article.text for one in alike)
        take_in(library, alike)
        assert texts(library) == before
        assert library.check().problems == ()


def forge(database: Database, identity: str) -> None:
    """Damage the text of an article."""
    with database.transaction() as transaction:
        transaction.put("texts", identity, Text(text="另一篇"))


def test_each_keeps_its_id_when_some_are_read_from_their_files_again(tmp_path: Path) -> None:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for number in range(3):
        write(clippings / f"{number}.md", "甲事", number)
    with Library.open(tmp_path / "store") as library:
        library.load([clippings])
        before = texts(library)
        for identity in list(before)[1:]:
            forge(library.database, identity)
        assert library.check(repair=True).sound
        assert texts(library) == before


def test_a_changed_file_keeps_the_id_of_its_article(tmp_path: Path) -> None:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for number in range(2):
        write(clippings / f"{number}.md", "甲事", number)
    with Library.open(tmp_path / "store") as library:
        library.load([clippings])
        before = {summary.path: summary.id for summary in library.articles()}
        for number in range(2):
            write(clippings / f"{number}.md", "甲事", number + 50)
        library.load([clippings])
        assert {summary.path: summary.id for summary in library.articles()} == before


@pytest.mark.of_a_folder
def test_what_came_through_standard_input_comes_from_the_older_copy_each_by_itself(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [story("甲事", "远山银行。", path="-"), story("乙事", "远海银行。", path="-")])
        before = texts(library)
        library.database.journal.compact()
        forge(library.database, min(before))
        assert library.check(repair=True).sound
        assert texts(library) == before
