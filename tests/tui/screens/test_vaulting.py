"""A vault from the explorer: written, brought up to date, given up, and what is the matter with it told."""

import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from store.export.vault.making import Making
from tests.tui.driving import Driver, explorer
from tui.dialogs.error import ErrorDialog
from tui.dialogs.vault import VaultDialog

LEE = "People/李家超.md"


def dialog_of(driver: Driver) -> VaultDialog:
    dialog = driver.app.screen
    assert isinstance(dialog, VaultDialog)
    return dialog


async def test_it_is_written_and_brought_up_to_date_in_the_same_folder(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    async with explorer() as driver:
        await driver.press("V", "enter")
        assert str(dialog_of(driver).query_one(".dialog--trouble", Static).content) == "Name its folder."
        dialog_of(driver).query_one(Input).value = str(root)
        await driver.press("enter")
        assert (root / LEE).exists()
        (told,) = driver.app._notifications
        assert told.message == f"{root}\n13 new."
        await driver.press("Ｖ")
        assert dialog_of(driver).query_one(Input).value == str(root)
        await driver.press("enter")
        assert "nothing has changed." in list(driver.app._notifications)[-1].message


async def test_what_is_left_as_it_is_and_why_stands_in_a_dialog(tmp_path: Path) -> None:
    async with explorer() as driver:
        await driver.press("V")
        dialog_of(driver).query_one(Input).value = str(tmp_path)
        await driver.press("enter")
        note = tmp_path / LEE
        note.write_text(note.read_text("utf-8").replace("## Said", "我写在里面\n\n## Said"), "utf-8")
        (tmp_path / ".dossier/state.json").unlink()
        await driver.press("V", "enter")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert f"{LEE} was changed inside" in driver.app.export_screenshot().replace("&#160;", " ")


async def test_a_folder_that_is_none_is_told_in_the_dialog(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", "utf-8")
    async with explorer() as driver:
        await driver.press("V")
        dialog_of(driver).query_one(Input).value = str(tmp_path / "a")
        await driver.press("enter")
        assert "could not be made" in str(dialog_of(driver).query_one(".dialog--trouble", Static).content)


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_it_is_given_up_and_the_next_time_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    text = Making.text

    def slow(making: Making, identity: str) -> str:
        begun.set()
        may_go_on.wait(10)
        return text(making, identity)

    async with explorer() as driver:
        with monkeypatch.context() as patch:
            patch.setattr(Making, "text", slow)
            await driver.press("V")
            dialog_of(driver).query_one(Input).value = str(tmp_path)
            await driver.pilot.press("enter")
            while not begun.is_set():
                await driver.pilot.pause()
            driver.main.vaulting._look()
            assert "Writing … 0 of" in str(dialog_of(driver).query_one(".dialog--at", Static).content)
            await driver.pilot.press(key)
            may_go_on.set()
            await driver.settle()
        assert driver.at_main
        assert "interrupted, the next run goes on" in list(driver.app._notifications)[-1].message
        await driver.press("V", "enter")
        assert (tmp_path / LEE).exists()
