"""A damaged store: what is sound answers at once, and what can be had of the rest is, while one looks on."""

from pathlib import Path

import pytest

from store.library import Library
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
from tests.store.lines import in_version
from tests.tui.cli.test_commands import Command
from tests.tui.driving import explorer
from tui.desk.desk import Desk
from tui.dialogs.error import ErrorDialog


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A store of four articles, of which the name of one person cannot be read."""
    with Library.open(tmp_path / "store") as library:
        take_in(library, [numbered(number) for number in range(4)])
    path = tmp_path / "store" / "dossier.jsonl"
    data = in_version(2, path.read_bytes())
    place = data.index(b'["people","person/') + 40
    path.write_bytes(data[:place] + b"\x00" + data[place + 1 :])
    return tmp_path / "store"


async def test_the_explorer_mends_a_damaged_store_while_it_is_open(damaged: Path) -> None:
    desk = Desk(damaged)
    desk.open()
    assert "damaged" in desk.workspace.notices[0]
    assert desk.counts()["person"] == 3
    desk.close()
    async with explorer(desk=Desk(damaged)) as driver:
        assert driver.main.view.trail_bar.summary == "4 articles"
        assert len(driver.labels("person")) == 4
        assert any("set aside" in one.message for one in driver.app._notifications)
    with Library.open(damaged) as library:
        assert library.notices == ()
        assert library.check().problems == ()


async def test_what_was_mended_is_told_until_it_is_read(damaged: Path) -> None:
    async with explorer((80, 24), Desk(damaged)) as driver:
        assert driver.main.view.status.note == "about the store: p"
        await driver.press("r")
        assert driver.main.view.status.note.startswith("about the store: p")
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        assert driver.app.screen._detail.startswith("The damaged store was set aside as dossier.damaged-")
        await driver.press("enter", "r")
        assert "about the store" not in driver.main.view.status.note


def test_what_happened_and_what_to_do_comes_before_the_folder(damaged: Path) -> None:
    with Library.open(damaged) as library:
        (notice,) = library.notices
    assert notice.index("damaged") < notice.index("mends it") < notice.index(str(damaged))
    assert len(notice[: notice.index("mends it")]) < 120


def test_a_command_that_reads_answers_and_one_that_writes_mends(damaged: Path) -> None:
    command = Command(damaged.parent)
    found = command("search", "陈大", "--kind", "person")
    assert found.returncode == 0
    assert found.stdout.count("person/") == 3
    assert "damaged in one place" in found.stderr
    (damaged.parent / "a.md").write_text("远山银行行长陈大文表示，今年投资3亿元。", "utf-8")
    assert "set aside" in command("load", "a.md").stderr
    assert command("check").returncode == 0
    assert "damaged" not in command("search", "陈大").stderr


def test_what_was_mended_before_something_is_taken_out_is_said(damaged: Path) -> None:
    command = Command(damaged.parent)
    removed = command("remove", numbered(0).article.id)
    assert removed.returncode == 0
    assert "set aside" in removed.stderr
    assert "set aside" not in command("check").stderr
