"""The explorer stands at the next start as it was left, whatever may have become of the store or the file meanwhile."""

import os
from pathlib import Path

import msgspec
import pytest

from store.text.folders import SESSION
from store.workspace import Workspace
from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import CHAN, FUND, LEE, SMART, sample_desk, sample_store
from tui.app import DossierApp
from tui.desk.desk import Desk
from tui.screens.main.navigation import Navigation
from tui.screens.view import ViewScreen
from tui.settings.settings import USUAL, Effective, Said
from tui.styles.themes import UNKNOWN, Looks, looks_to_begin_with


@pytest.fixture
def store() -> Path:
    """A store with the sample, in which the explorer never was."""
    return sample_store()


async def _left(store: Path, *keys: str, query: str = "") -> None:
    """Leave the explorer after some keys, and perhaps a query before them."""
    async with explorer(desk=Desk(store)) as driver:
        if query:
            await driver.type(query)
            await driver.press("enter")
        await driver.press(*keys)
        driver.app.exit()


def _where(driver: Driver) -> Navigation:
    return driver.main.navigation


async def test_query_pane_cursor_and_order_are_as_they_were(store: Path) -> None:
    await _left(store, "2", "s", "j")
    async with explorer(desk=Desk(store)) as driver:
        assert (_where(driver).here.pane, driver.main.view.panes.active) == ("person", "person")
        assert driver.pane("person").cursor == 1
        assert driver.main.search.arranged[0] == {"person": driver.pane("person").order}
        assert driver.pane("person").has_focus
    await _left(store, query="ljc")
    async with explorer(desk=Desk(store)) as driver:
        assert (_where(driver).here.query, driver.labels("person")) == ("ljc", ["李家超"])
        assert driver.main.view.search_bar.input.value == "ljc"


async def test_focus_trail_zoom_and_what_is_read_are_as_they_were(store: Path) -> None:
    await _left(store, "enter", "o", "z", query="ljc")
    async with explorer(desk=Desk(store)) as driver:
        here = _where(driver).here
        assert (here.chain, here.in_side, driver.main.has_class("-zoomed")) == ((LEE,), True, True)
        article = driver.main.view.side.reader.article
        assert article is not None
        assert here.reading is not None
        assert article.id == here.reading.article_id
        await driver.press("z", "alt+left", "alt+left")
        assert _where(driver).here.query == "ljc"
        await driver.press("alt+right")
        assert _where(driver).here.focus == LEE


async def test_the_reader_stands_where_it_stood(store: Path) -> None:
    async with explorer(desk=Desk(store), size=(60, 14)) as driver:
        await driver.press("o", "G")
        top = driver.main.view.side.reader.top
        driver.app.exit()
    assert top > 0
    async with explorer(desk=Desk(store), size=(60, 14)) as driver:
        assert driver.main.view.side.reader.top == top


async def test_theme_and_a_view_are_as_they_were(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        driver.app.theme = "dossier-light"
        await driver.press("6", "j")
        driver.app.exit()
    async with explorer(desk=Desk(store)) as driver:
        assert isinstance(driver.app.screen, ViewScreen)
        assert driver.app.screen.table.cursor == 1
    assert looks_to_begin_with(store / SESSION, "auto").theme == "dossier-light"


def _set_to(theme: str) -> Effective:
    return USUAL._replace(
        settings=USUAL.settings._replace(theme=theme), said={"theme": Said("theme", theme, "file", "config.toml:1")}
    )


async def test_of_theme_and_setting_the_one_that_was_said_last_counts(store: Path) -> None:
    async with explorer(desk=Desk(store), effective=_set_to("nord")) as driver:
        assert looks_to_begin_with(store / SESSION, "nord").theme == "nord"
        driver.app.theme = "dossier-light"
        driver.app.exit()
    assert looks_to_begin_with(store / SESSION, "nord").theme == "dossier-light"
    assert looks_to_begin_with(store / SESSION, "gruvbox").theme == "gruvbox"
    assert looks_to_begin_with(None, "nord").theme == "nord"


async def test_a_theme_that_there_is_not_is_told_once_with_the_nearest() -> None:
    async with explorer(effective=_set_to("nrod"), messages=True) as driver:
        told = [message.message for message in driver.app._notifications]
        assert told == ["config.toml:1: there is no theme nrod; the nearest is nord."]
        assert driver.app.theme == "dossier-dark"


@pytest.mark.parametrize(
    ("theme", "shown"),
    [("dossier-light", "dossier-light"), ("ansi-light", "ansi-light"), ("nonsense", "dossier-dark")],
)
async def test_the_theme_that_one_begins_with_is_as_if_it_was_chosen(theme: str, shown: str) -> None:
    app, other = DossierApp(sample_desk, looks=Looks(theme)), DossierApp(sample_desk)
    async with app.run_test(), other.run_test():
        other.theme = shown
        assert (app.theme, app.classes, app.pseudo_classes) == (shown, other.classes, other.pseudo_classes)


async def test_what_is_otherwise_is_kept_now_and_then(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        await driver.press("2")
        driver.main.resuming.keep()
        await driver.settle()
        kept = (store / SESSION).stat().st_mtime_ns
        driver.main.resuming.keep()
        await driver.settle()
        assert (store / SESSION).stat().st_mtime_ns == kept
    async with explorer(desk=Desk(store)) as driver:  # it was not left in order
        assert _where(driver).here.pane == "person"


async def test_beginning_anew_takes_up_nothing(store: Path) -> None:
    await _left(store, query="ljc")
    async with explorer(desk=Desk(store), fresh=True) as driver:
        assert _where(driver).here.query == ""


async def test_who_is_gone_meanwhile_is_not_shown_and_that_is_said(store: Path) -> None:
    await _left(store, "enter", query="ljc")
    with Workspace.open(store) as workspace:
        workspace.remove("article/2024-07-01-b")
    desk = Desk(store)
    async with explorer(desk=desk) as driver:
        assert _where(driver).here.chain == ()
        assert "is not in the store any more" in desk.taken.trouble


async def test_who_is_forgotten_is_in_nothing_that_is_kept(store: Path) -> None:
    await _left(store, "enter", query="李家超")
    with Workspace.open(store) as workspace:
        workspace.forget(LEE)
    assert "李家超" not in (store / SESSION).read_text("utf-8")
    async with explorer(desk=Desk(store)) as driver:
        await driver.type("李家超")
        driver.app.exit()
    assert "李家超" not in (store / SESSION).read_text("utf-8")


_PLACE = {"chain": [], "query": "", "pane": "person", "in_side": False, "subject": None, "spots": {}, "reading": None}


@pytest.mark.parametrize(
    "written",
    [
        b"{",
        b"\xff\xfe\x00",
        b'{"left": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"[" * 2_000_000,
        b'{"left": 7}',
        b'{"left": {"version": 2}}',
        b'{"left": {"places": []}}',
        *(
            msgspec.json.encode({"left": {"version": 1, "places": [_PLACE], **bad}})
            for bad in (
                {"here": 7},
                {"here": -1},
                {"places": [_PLACE] * 1000},
                {"places": [{**_PLACE, "query": "\x1b[31m"}]},
                {"places": [{**_PLACE, "query": "长" * 10_000}]},
                {"places": [{**_PLACE, "pane": "nobody"}]},
                {"places": [{**_PLACE, "spots": {"person": [10**12, 0, None]}}]},
                {"orders": {"person": "speaker"}},
                {"orders": {"nobody": "name"}},
                {"theme": 7},
            )
        ),
    ],
    ids=lambda written: written[:40].decode(errors="replace"),
)
async def test_of_a_file_that_is_bad_nothing_is_taken_up_and_that_is_said(store: Path, written: bytes) -> None:
    (store / SESSION).write_bytes(written)
    desk = Desk(store)
    desk.open()
    assert desk.taken.left is None
    assert desk.taken.trouble.startswith("Where you were last is not known, so the explorer starts afresh: ")
    desk.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none here")
def test_what_is_no_file_is_not_waited_for(store: Path) -> None:
    os.mkfifo(store / SESSION)
    assert looks_to_begin_with(store / SESSION, "auto") == UNKNOWN
    desk = Desk(store)
    desk.open()
    assert desk.taken.trouble
    desk.close()


@pytest.mark.parametrize(
    "place",
    [
        {"chain": ["person/nobody"], "subject": "nonsense"},
        {"view": ["nonsense"]},
        {"view": ["timeline", "article/undated-c"]},
        {"view": ["near", SMART, "", "", "nonsense"]},
        {"reading": ["article/none", None, 0, "", 10**6]},
        {"reading": ["article/undated-c", SMART, 10**6, CHAN, 10**6]},
        {"subject": [10**6, "text:香港", "person/nobody"], "in_side": True},
        {"spots": {"person": [10**6, 10**6, FUND], "quote": [-5, -5, LEE]}},
    ],
    ids=str,
)
async def test_a_foreign_place_is_taken_up_as_far_as_it_is_there(store: Path, place: dict[str, object]) -> None:
    left = {
        "version": 1,
        "theme": "nonsense",
        "places": [{**_PLACE, **place}],
        "folder": "/nowhere",
        "form": "nonsense",
    }
    (store / SESSION).write_bytes(msgspec.json.encode({"left": left}))
    async with explorer(desk=Desk(store)) as driver:
        assert driver.labels("person")
        assert [worker for worker in driver.app.workers if worker.error] == []
        assert driver.at_main or isinstance(driver.app.screen, ViewScreen)


async def test_a_bad_file_stays_under_another_name_when_a_new_one_is_written(store: Path) -> None:
    (store / SESSION).write_bytes(b"{")
    async with explorer(desk=Desk(store), messages=True) as driver:
        assert any("starts afresh" in one.message for one in driver.app._notifications)
        driver.app.exit()
    assert (store / SESSION).with_suffix(".broken.json").read_bytes() == b"{"
    assert b'"version"' in (store / SESSION).read_bytes()


async def test_a_store_that_one_may_only_read_keeps_nothing_and_says_nothing(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        (store / "session.new").mkdir()  # which nothing can be written to
        await driver.press("2")
        driver.main.resuming.keep()
        await driver.settle()
        assert driver.at_main
        driver.app.exit()
    assert not (store / SESSION).exists()
