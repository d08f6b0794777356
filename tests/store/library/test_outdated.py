"""A store of an older dossier, which told otherwise who is who: it answers, says so, and is brought up to date."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.library import Library
from store.library.losses import META, RESOLVED
from store.library.outdated import OUTDATED
from store.model import Block, Person
from store.workspace import Workspace
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in

pytestmark = pytest.mark.over_both

STORIES = [story(f"{n}篇", "远山银行行长李明到了。", orgs=[Org("远山银行")], people=[Who("李明")]) for n in "甲乙"]


def made_by_an_older_one(folder: Path) -> dict[str, object]:
    """Make a store as one whose rules kept other names would have; return what it holds by the present rules."""
    with Library.open(folder) as library:
        take_in(library, STORIES)
        held: dict[str, object] = dict(state(library))
        with library.database.transaction() as transaction:
            transaction.remove(META, RESOLVED)
            for identity in transaction.ids("names"):
                transaction.remove("names", identity)
    return held


def test_it_answers_and_check_says_what_it_is(tmp_path: Path) -> None:
    made_by_an_older_one(tmp_path)
    with Library.open(tmp_path) as library:
        assert library.entity("organisation/远山银行").article_count == 2
        assert library.check().problems == (OUTDATED,)


def test_the_first_change_brings_it_up_to_date_once(tmp_path: Path) -> None:
    held = made_by_an_older_one(tmp_path)
    with Library.open(tmp_path) as library:
        with library.writing():
            pass
        assert [notice for notice in library.notices if notice.startswith("An older dossier made the store")]
        assert dict(state(library)) == held
        assert library.check().problems == ()
    with Library.open(tmp_path) as library:
        take_in(library, [story("丙篇", "李明又到了。", people=[Who("李明")])])
        assert library.notices == ()


def test_repair_brings_it_up_to_date(tmp_path: Path) -> None:
    made_by_an_older_one(tmp_path)
    with Library.open(tmp_path) as library:
        assert library.check(repair=True).problems == ()


def with_a_caption(sentence: int) -> Story:
    """Return an article with a picture of 何若健's, whose caption has an ordinal as given."""
    article, extraction = story("丙篇", "远山银行行长李明到了。\n何若健摄", people=[Who("李明"), Who("何若健")])
    caption = Block(start=article.text.index("何若健"), end=len(article.text), kind="caption")
    prose = replace(article.blocks[1], end=caption.start - 1)
    who, photographer = extraction.people
    who = replace(who, mentions=(replace(who.mentions[0], sentence=1),))
    photographer = replace(photographer, mentions=(replace(photographer.mentions[0], sentence=sentence),))
    return Story(
        replace(article, blocks=(article.blocks[0], prose, caption)), replace(extraction, people=(who, photographer))
    )


def test_captions_that_had_the_ordinal_of_the_prose_before_them_get_their_own(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new") as library:
        take_in(library, [with_a_caption(2)])
        wanted = dict(state(library))
    with Library.open(tmp_path / "old") as library:
        take_in(library, [with_a_caption(1)])
        assert dict(state(library)) != wanted
        with library.database.transaction() as transaction:
            transaction.remove(META, RESOLVED)
    with Library.open(tmp_path / "old") as library, library.writing():
        assert dict(state(library)) == wanted


@pytest.fixture
def before_variants(tmp_path: Path) -> Path:
    """Return a store that the last version made, which did not fold variants: 頴 stood for 颕 there, and not for 颖.

    Of four articles by invented publishers, with decisions, a note, a tag, somebody watched and 頴泰銀行 forgotten.
    """
    folder = tmp_path / "store"
    shutil.copytree(Path(__file__).with_name("of_version_4"), folder)
    return folder


@pytest.mark.of_a_folder
def test_variants_of_one_name_become_one_and_keep_what_was_taught(before_variants: Path) -> None:
    with Library.open(before_variants) as library:
        with library.writing():
            pass
        one = library.entity("organisation/霜颕科技有限公司")
        assert (one.id, one.article_count) == ("organisation/霜颖科技有限公司", 3)
        who = library.entity("person/何颖文")
        assert isinstance(who, Person)
        assert who.name == "何颖文博士"
        assert library.check().problems == ()
    with Workspace.open(before_variants) as workspace:
        for query in ("tag:跟進", "note:上市前", "頴科技", "颖科技"):
            assert list(workspace.index.search(query).panes["organisation"].ids) == [one.id], query
        assert [workspace.holdings.resolve(who) for who in workspace.visits.watched] == [one.id]


@pytest.mark.of_a_folder
def test_who_was_forgotten_by_a_variant_stays_so(before_variants: Path) -> None:
    with Library.open(before_variants) as library:
        bank = "頴泰銀行"
        take_in(library, [story("甲篇", f"{bank}開張。", orgs=[Org(bank), Org("远山银行")])])
        assert library.database.has("organisations", "organisation/远山银行")
        assert [one for one in library.database.ids_of("organisations") if "泰" in one] == []
