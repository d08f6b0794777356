"""Who stands where in a large store is looked up beside it, and is what the store itself says, whatever was written."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings

from store.corrections.asked import Tag
from store.errors import NotFoundError
from store.identity.register import Everywhere
from store.library import Library, open_store
from store.library import located as beside
from store.library.deciding import Corrections
from store.library.locations import Lists, Located
from store.library.relocating import relocated
from store.model import Figure, Mention
from store.text.places import Places
from tests.store.articles_by_hand import Org, Story, Who, spans, state, story, take_in
from tests.store.identity.test_coming_and_going import EXAMPLES, Recipe, Step, follow, steps

FIRST = story("开业", "远山银行行长周启岚说：“明年更好。”投资3亿元。", orgs=[Org("远山银行")], people=[Who("周启岚")])
SECOND = story("增资", "远山银行增资3亿元。林晓月在场。", orgs=[Org("远山银行")], people=[Who("林晓月")])
THIRD = story(
    "换届", "周启岚离任，林晓月接任远山银行行长。", orgs=[Org("远山银行")], people=[Who("周启岚"), Who("林晓月")]
)
EVERYBODY = ("organisation/远山银行", "person/周启岚", "person/林晓月")

Told = dict[str, tuple[object, ...]]


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look up in small stores, too."""
    monkeypatch.setattr(open_store, "WORTH_LOCATING", 0)


def mentions(library: Library, entity: str) -> tuple[Mention, ...]:
    try:
        return library.mentions(entity)
    except NotFoundError:
        return ()


def told(library: Library) -> Told:
    """Return what a library says of where everything stands."""

    def each() -> Iterator[tuple[str, tuple[object, ...]]]:
        for article in library.articles():
            yield article.id, (library.in_article(article.id), library.inside(article.id))
        for entity in EVERYBODY:
            yield entity, mentions(library, entity)

    return dict(each())


def known(folder: Path) -> Told:
    """Return the same as somebody says who has read the ids of all."""
    with pytest.MonkeyPatch.context() as patched, Library.open(folder, read_only=True) as library:
        patched.setattr(open_store, "WORTH_LOCATING", 1 << 30)
        library.placed()
        return told(library)


@pytest.mark.parametrize("much", [0, 1 << 30], ids=["much was written", "little was written"])
def test_who_writes_looks_it_up_and_finds_what_the_ids_of_all_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, much: int
) -> None:
    monkeypatch.setattr(beside, "_MUCH", much)
    with Library.open(tmp_path) as library:
        take_in(library, [FIRST, SECOND])
    with Library.open(tmp_path) as library:
        for change in (
            lambda: take_in(library, [THIRD]),
            lambda: library.remove(FIRST.article.id),
            lambda: take_in(library, [FIRST]),
            lambda: library.forget("林晓月"),
        ):
            change()
            found, every = library.placed(), Everywhere(library.database)
            slugs = [one.id.partition("/")[2] for one in library.articles()]
            for lists, all_of in ((found.entities, every.entities), (found.contents, every.contents)):
                assert [set(lists.get(one, ())) for one in slugs] == [set(all_of.get(one, ())) for one in slugs]
            for entity in EVERYBODY:
                assert set(found.articles.get(entity, ())) == set(every.articles.get(entity, ()))
                assert [found.stands(entity, one) for one in slugs] == [every.stands(entity, one) for one in slugs]


@pytest.mark.parametrize("share", [0, 32], ids=["whatever was written", "little was written"])
def test_it_is_what_the_store_says_after_each_change_of_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: int
) -> None:
    folder = tmp_path / "store"
    monkeypatch.setattr(beside, "_SHARE", share)
    with Library.open(folder) as writer:
        take_in(writer, [FIRST, SECOND])
        with Library.open(folder) as reader:
            assert told(reader) == known(folder)
            assert len(mentions(reader, EVERYBODY[0])) == 2
            take_in(writer, [THIRD])
            reader.refresh()
            assert told(reader) == known(folder)
            assert len(mentions(reader, EVERYBODY[0])) == 3
            writer.remove(FIRST.article.id)
            reader.refresh()
            assert told(reader) == known(folder)
            assert [one.article for one in mentions(reader, EVERYBODY[1])] == [THIRD.article.id]
            writer.forget("林晓月")
            reader.refresh()
            assert told(reader) == known(folder)
            assert mentions(reader, EVERYBODY[2]) == ()
            assert not reader.has_register


def test_one_more_article_does_not_make_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "store"
    monkeypatch.setattr(beside, "_SHARE", 0)
    with Library.open(folder) as writer:
        take_in(writer, [FIRST, SECOND])
    with Library.open(folder) as reader:
        reader.mentions(EVERYBODY[0])
    before = (folder / "register.columns").stat().st_ino
    with Library.open(folder) as writer:
        take_in(writer, [THIRD])
    with Library.open(folder) as reader:
        assert len(reader.mentions(EVERYBODY[0])) == 3
        assert not reader.has_register
    assert (folder / "register.columns").stat().st_ino == before
    monkeypatch.setattr(beside, "_SHARE", 32)
    with Library.open(folder) as reader:
        assert len(reader.mentions(EVERYBODY[0])) == 3
    assert (folder / "register.columns").stat().st_ino != before


ONE: Recipe = (0, 2), (0, 8), False, "2026-01-05"
NAMESAKE: Recipe = (1, 3), (0, 8), False, "2026-01-05"
NOBODY: Recipe = (), (), False, "2026-01-05"
COMING_BACK: list[Step] = [{0: ONE, 1: NAMESAKE}, {0: NOBODY}, {2: NAMESAKE, 0: ONE}, {1: None}]
"""Of a name that leaves an article and comes back, the ids of all tell another order than what is looked up."""


def left_by(folder: Path, changes: list[Step], *, located: bool) -> tuple[object, ...]:
    """Return what changes leave, by who reads the ids of all or looks up what stood where before the second one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(open_store, "WORTH_LOCATING", 0 if located else 1 << 30)
        patched.setattr(beside, "_MUCH", 1 << 30)
        patched.setattr(beside, "_SHARE", 0)
        with Library.open(folder) as library:
            follow(library, changes[:1])
        with Library.open(folder) as library:
            follow(library, changes)
            left = state(library), library.former_ids()
            with suppress(NotFoundError):
                library.forget("李明")
            return *left, state(library), library.former_ids()


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(changes=COMING_BACK)
@given(changes=steps)
def test_the_order_in_which_it_is_found_makes_nothing_else_of_the_store(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    assert left_by(folder / "one", changes, located=True) == left_by(folder / "other", changes, located=False)


def lists(found: Lists, values: Sequence[str]) -> dict[str, list[str]]:
    """Return lists as dictionaries have them; a key with none is a list, too."""
    spans = pairwise(found.starts.tolist())
    return {
        key: sorted(values[int(one)] for one in found.values[first:last])
        for key, (first, last) in zip(found.keys, spans, strict=True)
    }


def everything(found: Located) -> tuple[object, ...]:
    """Return all that columns say, and whether each string is found by what it is looked up by."""
    for one in (found.articles, found.entities, found.contents):
        known = Places(one.keys, one.lookup)
        assert [known[key] for key in one.keys] == list(range(len(one.keys)))
    return (
        lists(found.articles, found.entities.keys),
        lists(found.entities, found.articles.keys),
        lists(found.contents, found.stated),
        sorted(found.stated),
    )


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(changes=COMING_BACK)
@example(changes=[{0: ONE}, {0: NOBODY}])
@given(changes=steps)
def test_brought_to_a_later_state_it_is_what_it_would_be_made_anew(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Step]
) -> None:
    with Library.open(tmp_path_factory.mktemp("stores")) as library:
        known: list[tuple[Located, str]] = []
        for change in changes:
            with library.writing():  # at whose end what was taken out goes from the file, and no earlier state is known
                is_fresh = library.generation == 0
                known.append((Located.of(library.database), library.database.bookmark))
                follow(library, [change])
                now = everything(Located.of(library.database))
                found = [relocated(library.database, then, bookmark) for then, bookmark in known]
                assert is_fresh or found[-1] is not None
                assert all(everything(one) == now for one in found if one is not None)


@pytest.mark.parametrize("worth", [0, 1 << 30], ids=["looked up", "the ids of all"])
def test_what_was_told_of_all_names_stays_what_it_was_while_others_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr(open_store, "WORTH_LOCATING", worth)
    with Library.open(tmp_path) as library:
        take_in(library, [FIRST, SECOND])
        library.placed()
        known = library.articles_by_name()
        then = {name: list(known.get(name, ())) for name in EVERYBODY}
        take_in(library, [THIRD])
        assert {name: list(known.get(name, ())) for name in EVERYBODY} == then
        now = library.articles_by_name()
        assert [len(now.get(name, ())) for name in EVERYBODY] == [3, 2, 2]


def test_who_asks_while_something_is_written_keeps_the_old_answer_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [FIRST])
    with Library.open(tmp_path) as library:
        has = library.database.has
        written: list[Story] = []

        def meanwhile(table: str, identity: str) -> bool:
            if written:
                take_in(library, [written.pop()])
            return has(table, identity)

        monkeypatch.setattr(library.database, "has", meanwhile)
        placed = library.placed()
        written.append(SECOND)
        assert len(placed.articles.get(EVERYBODY[0], ())) == 1
        assert not written
        assert len(placed.articles.get(EVERYBODY[0], ())) == 2


def stating(edition: int, *figures: str) -> Story:
    """Return an edition of an article, of whose range some figures are found."""
    article, extraction = story("区间", f"投资3亿元至5亿元。第{edition}版。")
    found = tuple(
        Figure(id=f"figure/区间/{one}", text=one, kind="money", unit="CNY", mentions=spans(article.text, [one]))
        for one in figures
    )
    return Story(article, msgspec.structs.replace(extraction, figures=found))


def test_of_two_figures_that_are_as_near_everybody_tells_a_tag_of_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_SHARE", 0)
    with Library.open(tmp_path) as library:
        take_in(library, [stating(1, "3亿元", "5亿元", "3亿元至5亿元")])
        [whole] = [one.id for one in library.entities("figure") if "至" in one.id]
        Corrections(library).make(Tag(which=whole, tags=("核实",)))
    with Library.open(tmp_path) as library:
        library.whereabouts()
        take_in(library, [stating(2, "5亿元")])
        take_in(library, [stating(3, "3亿元", "5亿元")])
    tagged = []
    for worth in (0, 1 << 30):
        monkeypatch.setattr(open_store, "WORTH_LOCATING", worth)
        with Library.open(tmp_path, read_only=True) as library:
            tagged += [one.rpartition("/")[2] for one in library.annotated().entities]
    assert tagged == ["3亿元", "3亿元"]
