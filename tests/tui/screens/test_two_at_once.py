"""Several explorers on one store: each reads and writes, and takes over what the others have written."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from store.corrections.asked import Rename
from store.library import Library
from store.library.holdings import Holdings
from store.library.searches import SEARCHES
from store.log.lock import Lock
from store.log.turn import LOCK
from store.workspace import Workspace
from tests.store.articles_by_hand import Org, Who, story, take_in
from tests.store.kills import numbered
from tests.tui.driving import Driver, explorer
from tui.desk.desk import Desk
from tui.desk.refreshing import Refreshing
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that is not in the store yet."""
    path = tmp_path / "a.md"
    path.write_text("远山银行行长陈大文表示，今年投资3亿元。", "utf-8")
    return path


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an explorer look for what another has written only when it is told to."""
    monkeypatch.setattr("tui.screens.main.loading._LOOK", 3600)
    monkeypatch.setattr("tui.screens.main.take_away._LOOK", 3600)


@pytest.fixture
def two_people(tmp_path: Path) -> Path:
    """A store with two people."""
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0), numbered(1)])
    return tmp_path / "store"


async def test_an_explorer_sees_unasked_what_another_has_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.main.loading._LOOK", 0.01)
    with Library.open(tmp_path) as other:
        take_in(other, [numbered(0)])
        async with explorer(desk=Desk(tmp_path)) as driver:
            await driver.type("陈大甲")
            take_in(other, [numbered(1), numbered(4)])
            await driver.until(lambda: driver.main.view.trail_bar.summary == "3 articles")
            await driver.settle()
            assert (driver.main.navigation.here.query, driver.labels("person")) == ("陈大甲", ["陈大甲"])
        assert other.check().problems == ()


@pytest.mark.usefixtures("unasked")
async def test_while_another_goes_on_writing_the_panes_are_not_filled_without_end(tmp_path: Path) -> None:
    now = 0.0
    with Library.open(tmp_path) as other:
        take_in(other, [numbered(0)])
        async with explorer(desk=Desk(tmp_path)) as driver:
            driver.main.loader._refreshing = Refreshing(driver.main.context.desk, lambda: now)
            for number, articles, note in ((1, "2 articles", ""), (2, "2 articles", "the store has changed: r")):
                take_in(other, [numbered(number)])
                driver.main.loader.look()
                await driver.settle()
                assert (driver.main.view.trail_bar.summary, driver.main.view.status.note) == (articles, note)
            now += 60
            driver.main.loader.look()
            await driver.settle()
            assert (driver.main.view.trail_bar.summary, driver.main.view.status.note) == ("3 articles", "")


@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("keys", ["e", "y", "o", "n", "enter"])
async def test_nobody_whom_another_has_forgotten_is_shown_copied_or_exported(two_people: Path, keys: str) -> None:
    async with explorer(desk=Desk(two_people)) as driver:
        await driver.press("2")
        name = driver.labels("person")[0]
        with Library.open(two_people) as other:
            other.forget(name)
        await driver.press(keys)
        said = [toast.message for toast in driver.app._notifications]
        if isinstance(driver.app.screen, ErrorDialog):
            said.append(driver.app.screen._message)
            await driver.press("enter")
        assert any("There is no" in one or "was taken out of the store" in one for one in said)
        assert driver.main.navigation.here.reading is None
        driver.main.loader.look()
        await driver.settle()
        assert name not in driver.labels("person")
        card = driver.main.view.side.card.model
        assert card is None or card.title != name


@pytest.mark.usefixtures("unasked")
async def test_who_is_forgotten_is_left_where_one_stands_and_on_the_way_back(two_people: Path) -> None:
    async with explorer(desk=Desk(two_people)) as driver:
        await driver.press("2", "enter", "o")
        name = driver.main.context.desk.name(driver.main.navigation.here.focus or "")
        assert driver.main.navigation.here.reading is not None
        await driver.press("escape", "1")
        with Library.open(two_people) as other:
            other.forget(name)
        driver.main.loader.look()
        await driver.settle()
        assert driver.main.navigation.here.chain == ()
        assert [crumb.label for crumb in driver.main.view.trail_bar.crumbs] == []
        await driver.press("backspace")
        assert driver.main.navigation.here.chain == ()
        assert driver.main.navigation.here.reading is None


@pytest.mark.usefixtures("unasked")
async def test_who_decided_otherwise_is_told_once_to_who_is_at_the_keyboard(
    two_people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = ["lin"]
    monkeypatch.setattr(Holdings, "user", property(lambda _: who[-1]))

    def rename(name: str) -> None:
        with Library.open(two_people) as other:
            Workspace(other, guest=True).corrections.make(Rename(which="person/陈大甲", name=name))

    rename("陈达甲")
    async with explorer(desk=Desk(two_people)) as driver:
        who.append("chen")
        rename("陈答甲")
        who.append("lin")
        for _ in range(2):
            driver.main.loader.look()
            await driver.settle()
        (told,) = (one.message for one in driver.app._notifications if one.title == "Decided otherwise")
        assert told.startswith("chen decided otherwise on ")
        assert told.endswith("陈大甲 is called 陈达甲.")


def gone(driver: Driver) -> list[str]:
    """Return of whom it was said that they are gone."""
    return [toast.title for toast in driver.app._notifications if toast.title.endswith("is gone")]


@pytest.fixture
def namesakes(tmp_path: Path) -> Path:
    """A store with two people of one name."""
    with Library.open(tmp_path / "store") as library:
        take_in(library, [story(f"{n}篇", f"李明来了{n}地。", people=[Who("李明")]) for n in "甲乙"])
        assert len(list(library.entities("person"))) == 2
    return tmp_path / "store"


@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("keys", [(), ("enter",), ("o",), ("enter", "escape")], ids=" ".join)
async def test_a_namesake_is_not_shown_in_the_place_of_who_is_gone(namesakes: Path, keys: tuple[str, ...]) -> None:
    async with explorer(desk=Desk(namesakes)) as driver:
        await driver.go_to("2", "person/李明")
        await driver.press(*keys)
        with Library.open(namesakes) as other:
            (mention,) = other.mentions("person/李明")
            other.remove(mention.article)
            (left,) = other.entities("person")
            assert left.id == "person/李明", "the one who is left has the id now"
        driver.main.loader.look()
        await driver.settle()
        assert gone(driver) == ["李明 is gone"]
        assert driver.main.navigation.here.chain == ()
        assert driver.main.navigation.here.reading is None
        driver.main.loader.look()
        await driver.settle()
        assert len(gone(driver)) == 1
        await driver.press("2", "enter")
        assert driver.main.navigation.here.focus == "person/李明", "who asks for that one is shown them"
        assert len(gone(driver)) == 1


@pytest.mark.usefixtures("unasked")
async def test_who_keeps_their_articles_is_followed_to_the_id_of_a_namesake_who_is_gone(namesakes: Path) -> None:
    async with explorer(desk=Desk(namesakes)) as driver:
        rows = driver.pane("person").rows
        assert rows is not None
        (other_id,) = {str(one) for one in rows.subjects} - {"person/李明"}
        driver.main.navigation.focus_on(other_id)
        await driver.settle()
        with Library.open(namesakes) as other:
            other.remove(other.mentions("person/李明")[0].article)
        driver.main.loader.look()
        await driver.settle()
        assert driver.main.navigation.here.chain == ("person/李明",)
        assert gone(driver) == []


@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("key", ["e", "y", "o"])
async def test_nor_is_a_namesake_copied_or_exported_before_the_panes_know(namesakes: Path, key: str) -> None:
    async with explorer(desk=Desk(namesakes)) as driver:
        await driver.go_to("2", "person/李明")
        with Library.open(namesakes) as other:
            other.remove(other.mentions("person/李明")[0].article)
        await driver.press(key)
        told = [toast.title + toast.message for toast in driver.app._notifications]
        told += [driver.app.screen._message] if isinstance(driver.app.screen, ErrorDialog) else []
        assert any("李明 is gone" in one for one in told)


@pytest.mark.usefixtures("unasked")
async def test_an_export_that_waits_for_its_name_is_not_written_of_somebody_forgotten(
    two_people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path / "notes")
    async with explorer(desk=Desk(two_people)) as driver:
        await driver.press("2", "e")
        with Library.open(two_people) as other:
            other.forget(driver.labels("person")[0])
        await driver.press("enter")
        assert not driver.at_main
    assert list((tmp_path / "notes").iterdir()) == []


@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("panes_first", [False, True])
async def test_the_preview_of_an_export_is_of_what_the_store_holds(
    namesakes: Path, monkeypatch: pytest.MonkeyPatch, panes_first: bool
) -> None:
    desk = Desk(namesakes)
    async with explorer(desk=desk) as driver:
        await driver.go_to("2", "person/李明")
        await driver.press("e")
        dialog, take_away = driver.app.screen, driver.main.take_away
        assert isinstance(dialog, ExportDialog)
        with Library.open(namesakes) as other:
            article = other.mentions("person/李明")[0].article
            take_in(other, [story("远山开业", "远山银行行长李明说：“明年更好。”", people=[Who("李明")])])
            take_away.look()
            await driver.settle()
            assert driver.app.screen is dialog
            export = Mock(wraps=desk.taking.preview)
            monkeypatch.setattr(desk.taking, "preview", export)
            take_away.look()
            await driver.settle()
            assert not export.called, "nothing has changed since"
            other.remove(article)
        if panes_first:
            driver.main.loader.look()
            await driver.settle()
        take_away.look()
        await driver.settle()
        assert driver.at_main
        assert gone(driver) == ["李明 is gone"]


async def test_a_search_for_somebody_forgotten_is_not_kept(two_people: Path) -> None:
    with Library.open(two_people) as library:
        library.forget("陈大甲")
    async with explorer(desk=Desk(two_people)) as driver:
        for query in ("陳大甲", "said-by:陈大甲 投资", "陈大乙"):
            await driver.type(query)
            await driver.press("enter", "escape")
        assert driver.main.context.desk.queries.searches.history == ("陈大乙",)
        await driver.type("陈大甲")
        await driver.press("ctrl+s", "enter")
        assert not driver.at_main, "it says why"
        assert driver.main.context.desk.queries.searches.kept == {}
    assert "陈大甲" not in (two_people / SEARCHES).read_text("utf-8")


async def test_the_trail_leads_to_who_has_another_id_since(tmp_path: Path) -> None:
    short = story("甲篇", "山湾集团开会。", orgs=[Org("山湾集团")])
    full = story("乙篇", "山湾控股集团有限公司上市。山湾集团到了。", orgs=[Org("山湾控股集团有限公司", ("山湾集团",))])
    with Library.open(tmp_path) as other:
        take_in(other, [short, numbered(0)])
        async with explorer(desk=Desk(tmp_path)) as driver:
            driver.main.navigation.focus_on("organisation/山湾集团")
            await driver.settle()
            driver.main.navigation.focus_on("person/陈大甲")
            await driver.settle()
            take_in(other, [full])
            await driver.press("r")
            driver.main.navigation.back()
            await driver.settle()
            navigation, card = driver.main.navigation, driver.main.view.side.card.model
            assert navigation.here.focus == navigation.subject == "organisation/山湾控股集团有限公司"
            assert driver.labels("organisation") == ["山湾集团"]
            assert card is not None
            assert card.title == "山湾控股集团有限公司"


async def test_what_another_has_taken_out_is_not_read_in_again_with_r(tmp_path: Path, article: Path) -> None:
    with Library.open(tmp_path / "store") as other:
        take_in(other, [numbered(0)])
        other.load([article])
        async with explorer(desk=Desk(tmp_path / "store")) as driver:
            other.remove(str(article))
            await driver.press("r")
            assert driver.main.view.trail_bar.summary == "1 article"


async def test_a_store_whose_file_is_gone_for_good_has_not_changed(tmp_path: Path) -> None:
    set_aside = tmp_path / "dossier.damaged-1.jsonl"
    set_aside.write_bytes(b"")
    async with explorer(desk=Desk(tmp_path)) as driver:
        driver.main.loader.look()
        await driver.settle()
        assert driver.main.view.status.note != "the store has changed: r"
    assert list(tmp_path.iterdir()) == [set_aside]


async def test_two_explorers_load_and_lose_nothing(tmp_path: Path, article: Path) -> None:
    second = tmp_path / "b.md"
    second.write_text("远海集团主席林晓月说：“我们会投资5亿元。”", "utf-8")
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    async with (
        explorer(desk=Desk(tmp_path / "store"), paths=[article]) as one,
        explorer(desk=Desk(tmp_path / "store"), paths=[second]) as other,
    ):
        await one.settle()
        assert other.main.view.trail_bar.summary == "3 articles"
    with Library.open(tmp_path / "store") as library:
        assert library.counts()["article"] == 3
        assert library.check().problems == ()


@pytest.mark.parametrize("patient", [True, False])
async def test_a_load_waits_for_another_dossier_and_esc_gives_up(
    tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, patient: bool
) -> None:
    monkeypatch.setattr("store.log.turn._TELL", 0)
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(0)])
    elsewhere = Lock(tmp_path / "store" / LOCK)
    assert elsewhere.acquire()
    async with explorer(desk=Desk(tmp_path / "store"), paths=[article], wait=False) as driver:
        await driver.until(lambda: "another dossier is writing" in driver.main.view.status.note)
        if not patient:
            await driver.pilot.press("escape")
            await driver.settle()
        elsewhere.release()
        await driver.settle()
        assert driver.main.view.trail_bar.summary == ("2 articles" if patient else "1 article")
