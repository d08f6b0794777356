"""Ids that last: one that an entity had leads to the one it has, through all that may happen to a store."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from store.database import Transaction
from store.errors import NotFoundError
from store.identity.redirects import REDIRECTS, Redirect
from store.library import Library
from store.library.rebuilding import rebuild
from store.views.links import Links
from tests.store.articles_by_hand import Org, Story, Who, story, take_in
from tests.store.lines import in_version, lines_of

SHORT, FULL, FULLER = "山湾集团", "山湾控股集团", "山湾控股集团有限公司"
OLD, MIDDLE, NEW = (f"organisation/{name}" for name in (SHORT, FULL, FULLER))


def called(number: int, name: str, *aliases: str) -> Story:
    """Return an article that calls an organisation by a name, and gives it other forms."""
    body = f"{name}昨日开会。" + "".join(f"{alias}也到了。" for alias in aliases)
    return story(f"第{number}篇", body, orgs=[Org(name, aliases)])


FIRST, SECOND, THIRD = called(1, SHORT), called(2, FULL, SHORT), called(3, FULLER, FULL)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A store in which an organisation had two ids before its present one."""
    library = Library.open(tmp_path / "store")
    take_in(library, [FIRST, SECOND, THIRD])
    return library


def reopened(library: Library) -> Library:
    library.close()
    return Library.open(library.folder)


def compacted(library: Library) -> Library:
    library.compact()
    return reopened(library)


def rebuilt(library: Library) -> Library:
    with library.writing():
        rebuild(library.database)
    return reopened(library)


def repaired(library: Library) -> Library:
    with library.database.transaction() as transaction:
        transaction.remove("organisations", NEW)
    assert library.check(repair=True).sound
    return library


def damaged(library: Library) -> Library:
    """Return the store mended after a byte of one of its lines was another one."""
    library.close()
    path = library.folder / "dossier.jsonl"
    sound = f'"written":{{"{FULL}":1}}'.encode()
    data = in_version(2, path.read_bytes())
    assert sound in data
    path.write_bytes(data.replace(sound, sound.replace(b"1", b"2")))
    mended = Library.open(library.folder)
    assert mended.is_damaged
    with mended.writing():
        return mended


def untouched(library: Library) -> Library:
    return library


@pytest.mark.parametrize("done", [untouched, reopened, compacted, rebuilt, repaired, damaged])
def test_a_former_id_leads_to_the_present_one(library: Library, done: Callable[[Library], Library]) -> None:
    with done(library) as after:
        assert after.former_ids() == {OLD: NEW, MIDDLE: NEW}
        assert after.entity(OLD).id == after.resolve(MIDDLE) == NEW
        assert after.mentions(OLD) == after.mentions(NEW) != ()
        assert Links.open(after).of(after.resolve(OLD)) == Links.open(after).of(NEW)
        report = after.check()
        assert report.problems == ()
        assert "2 former ids" in report.summary


def test_an_id_is_its_own_again_when_what_joined_it_goes(library: Library) -> None:
    library.remove(SECOND.article.id)
    assert library.entity(OLD).id == OLD
    assert library.former_ids() == {MIDDLE: NEW}
    take_in(library, [SECOND])
    assert library.former_ids() == {OLD: NEW, MIDDLE: NEW}


def test_an_id_leads_on_when_the_fuller_name_goes(library: Library) -> None:
    library.remove(THIRD.article.id)
    assert library.former_ids() == {OLD: MIDDLE, NEW: MIDDLE}
    library.remove(SECOND.article.id)
    assert library.former_ids() == {MIDDLE: OLD, NEW: OLD}


def test_an_edited_article_leads_the_id_on(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [story("甲篇", "林晓如到了。", people=[Who("Nora Lam")], path="/c/a.md")])
        take_in(library, [story("甲篇", "林晓如来了。", people=[Who("林晓如", ("Nora Lam",))], path="/c/a.md")])
        assert library.entity("person/Nora Lam").id == "person/林晓如"


def test_those_called_so_have_the_id_when_one_comes_apart_into_several(tmp_path: Path) -> None:
    """Two who were one: the id of a name goes with those who are called by it, not with the greater part."""
    many = [story(f"{n}篇", "林晓如到了。", people=[Who("林晓如")], published=f"2026-01-0{n}") for n in range(1, 4)]
    both = story("甲篇", "校长林晓如（Nora Lam）说：“好。”", people=[Who("林晓如", ("Nora Lam",))])
    one = story("乙篇", "Nora Lam（陈晓如）说，很好。", people=[Who("Nora Lam", ("陈晓如",))])
    other = story("丙篇", "陈晓如（Nora Lam）说，不好。", people=[Who("陈晓如", ("Nora Lam",))])
    with Library.open(tmp_path) as library:
        take_in(library, [one, *many, both])
        assert library.entity("person/Nora Lam").id == "person/林晓如"
        take_in(library, [other])
        library.remove(both.article.id)
        assert library.entity("person/Nora Lam").id == "person/陈晓如"


def test_what_vanishes_takes_its_former_ids_along(library: Library) -> None:
    library.remove(FIRST.article.id, SECOND.article.id)
    assert library.former_ids() == {OLD: NEW, MIDDLE: NEW}  # what lives on keeps them
    library.remove(THIRD.article.id)
    assert library.former_ids() == {}
    for identity in (OLD, MIDDLE, NEW):
        with pytest.raises(NotFoundError):
            library.entity(identity)
    assert not [line for line in lines_of((library.folder / "dossier.jsonl").read_bytes()) if SHORT.encode() in line]


@pytest.mark.parametrize("which", [OLD, NEW, SHORT])
def test_forgetting_takes_former_ids_along(library: Library, which: str) -> None:
    assert library.forget(which) == (NEW,)
    assert library.former_ids() == {}
    lines = lines_of((library.folder / "dossier.jsonl").read_bytes())
    assert not [line for line in lines if SHORT.encode() in line and not line.startswith(b'["texts"')]
    assert library.check().problems == ()


@pytest.mark.parametrize("which", range(4))
def test_the_id_of_a_forgotten_namesake_is_never_anothers(tmp_path: Path, which: int) -> None:
    """Forgetting once more by the same id, as after a kill, takes nobody else; what is loaded later neither."""
    stories = [story(f"{n}篇", f"李明来了{n}地。", people=[Who("李明")]) for n in "甲乙丙丁"]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        ids = sorted(entity.id for entity in library.entities("person"))
        gone, *others = ids[which], *ids[:which], *ids[which + 1 :]
        assert library.forget(gone) == (gone,)
        stayed = {entity.id for entity in library.entities("person")}
        assert stayed == set(others)
        assert library.former_ids() == {}
        with pytest.raises(NotFoundError, match="is forgotten"):
            library.forget(gone)
        take_in(library, [story("戊篇", "李明走了。", people=[Who("李明")])])
        assert gone not in {entity.id for entity in library.entities("person")}
        library.check(repair=True)
        assert gone not in {entity.id for entity in library.entities("person")}
        assert len(library.forget("李明")) == len(others) + 1  # a name still means all who bear it


def test_namesakes_keep_their_ids_when_others_come_and_go(tmp_path: Path) -> None:
    stories = [story(f"{n}篇", f"李明来了{n}地。", people=[Who("李明")]) for n in "甲乙丙丁"]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        before = {one.article.id: _person_in(library, one.article.id) for one in stories}
        [plain] = [article for article, identity in before.items() if identity == "person/李明"]
        other, *kept = [article for article in before if article != plain]
        library.remove(other)
        assert all(_person_in(library, article) == before[article] for article in (plain, *kept))
        library.remove(plain)
        after = {article: _person_in(library, article) for article in kept}
        [heir] = [article for article, identity in after.items() if identity != before[article]]
        assert after[heir] == "person/李明"
        assert library.entity(before[heir]).id == "person/李明"  # its former id leads on


def _person_in(library: Library, article: str) -> str:
    [identity] = [identity for identity, _ in library.in_article(article) if identity.startswith("person/")]
    return identity


@pytest.mark.parametrize("which", ["person/林晓如", "林晓如", "Nora Lam"])
def test_who_is_forgotten_is_so_by_the_names_that_removed_articles_gave_them(tmp_path: Path, which: str) -> None:
    both = story("甲篇", "校长林晓如（Nora Lam）说：“好。”", people=[Who("林晓如", ("Nora Lam",))])
    with Library.open(tmp_path) as library:
        take_in(library, [both, story("乙篇", "Nora Lam到了。", people=[Who("Nora Lam")])])
        library.remove(both.article.id)
        assert library.former_ids() == {"person/林晓如": "person/Nora Lam"}
        assert library.forget(which) == ("person/Nora Lam",)
        take_in(library, [story("丙篇", "林晓如到了。", people=[Who("林晓如")])])
        assert list(library.entities("person")) == []


def test_a_name_that_only_removed_articles_had_is_forgotten_with_whom_it_was_of(tmp_path: Path) -> None:
    """Until then the id that is made of it is history: it leads to somebody who is in the store."""
    with Library.open(tmp_path) as library:
        take_in(library, [FIRST, SECOND, called(3, FULL)])
        library.remove(FIRST.article.id, SECOND.article.id)
        assert library.former_ids() == {OLD: MIDDLE}
        assert library.forget(MIDDLE) == (MIDDLE,)
        take_in(library, [called(4, SHORT)])
        assert list(library.entities("organisation")) == []
        library.remove(*(one.id for one in library.articles()))
    assert not [line for path in tmp_path.iterdir() for line in lines_of(path.read_bytes()) if SHORT.encode() in line]


def test_whom_many_former_ids_lead_to_is_found_without_reading_the_store_for_each(library: Library) -> None:
    reads = []
    for number in (1, 20):
        with library.database.transaction() as transaction:
            for name in range(number):
                transaction.put(REDIRECTS, f"organisation/旧名{name}", Redirect(to=NEW))
        with pytest.MonkeyPatch.context() as patch:
            counted = Mock(wraps=library.database.records)
            patch.setattr(library.database, "records", counted)
            names = library.to_forget(NEW).names["organisation"]
        assert {f"旧名{name}" for name in range(number)} <= names
        reads.append(counted.call_count)
    assert reads[0] == reads[1]


def test_an_older_store_has_no_former_ids_and_follows_names_that_articles_use(library: Library) -> None:
    """So does one that was loaded anew: a note of another store leads to the same."""
    with library.database.transaction() as transaction:
        for identity in transaction.ids(REDIRECTS):
            transaction.remove(REDIRECTS, identity)
    with reopened(library) as older:
        assert older.former_ids() == {}
        assert older.check().problems == ()
        assert older.entity(OLD).id == older.entity(MIDDLE).id == NEW
        with pytest.raises(NotFoundError):
            older.entity("organisation/河谷")


def lead(identity: str, to: str) -> Callable[[Transaction], None]:
    return lambda transaction: transaction.put(REDIRECTS, identity, Redirect(to=to))


def in_a_circle(transaction: Transaction) -> None:
    lead("person/甲", "person/乙")(transaction)
    lead("person/乙", "person/甲")(transaction)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lead("person/甲", "person/无此人"), "person/甲 is a former id and leads to person/无此人, which there is not"),
        (lead("person/甲", NEW), "of another kind"),
        (lead(NEW, OLD), f"{NEW} is there, and is said to have another id now"),
        (in_a_circle, "person/甲 is a former id and leads back to itself"),
    ],
)
def test_a_wrong_redirect_is_told_and_mended(library: Library, wrong: Callable[[Transaction], None], told: str) -> None:
    with library.database.transaction() as transaction:
        wrong(transaction)
    assert library.entity(NEW).id == NEW
    with pytest.raises(NotFoundError):
        library.entity("person/甲")
    problems = library.check().problems
    assert any(told in problem for problem in problems)
    assert all(problem.endswith(".") for problem in problems)
    assert library.check(repair=True).sound
    assert library.former_ids() == {OLD: NEW, MIDDLE: NEW}


def test_a_redirect_and_its_move_are_one_change(library: Library) -> None:
    """Whoever reads the file up to any batch finds each id, or what it became."""
    path = library.folder / "dossier.jsonl"
    batches = in_version(2, path.read_bytes()).split(b'["commit"')
    move = next(batch for batch in batches if b'["redirects","' + OLD.encode() in batch)
    assert b'["organisations","' + OLD.encode() + b'",null' in move
    assert b'{"to":"' + MIDDLE.encode() in move
