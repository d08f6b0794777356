"""README on views: each is a key and a command away, and leads to the evidence."""

import json
from pathlib import Path

import pytest

from tests.readme.claims import says
from tests.readme.trying import LEE, Dossier
from tests.tui.driving import clipboard, explorer
from tests.tui.screens.test_views import rows, view
from tui.cli.table import BY_NAME
from tui.desk.desk import Desk
from tui.keys.table import KEYS


@says(
    "A view is a table over the whole screen, one key away and in the palette: `enter` goes to what a row is about, "
    "`o` to the sentence behind it, which stands below the table too, `y` copies it with its source, `esc` goes back. "
    "`backspace` leads from what was chosen back to the view as it stood. Every view is a command, too."
)
async def test_the_frame_of_a_view(seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.press("6")
        below = str(view(driver).evidence.content)
        await driver.press("y")
        assert below == copied[0]
        await driver.press("o")
        assert driver.main.view.side.reader.article is not None
        await driver.press("backspace")
        assert view(driver).table.count == 1
        await driver.press("escape")
        assert driver.at_main
    offered = [key for key in KEYS if key.group == "Views"]
    assert all(key.palette for key in offered)
    assert "articles" in BY_NAME


@says(
    "| `6` `A` | a view of all articles; of those that the selected one stands in |",
    "- **Articles** (`6`): what is in each, which came since the last visit, which were read, copies; and the files "
    "that could not be read, with the reason, or are of a kind that is not.",
)
async def test_articles(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("6")
        assert len(rows(driver)) == 1
        await driver.press("escape", "A")
        assert len(rows(driver)) == 1


@says("dossier articles # what is in each, which are new; files that could not be read. --format json")
def test_articles_as_a_command(dossier: Dossier) -> None:
    folder = dossier.store.parent / "some"
    folder.mkdir()
    (folder / "a.md").write_text("# 云岭智造增资\n\n云岭智造有限公司增资8亿港元。\n", "utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF")
    assert dossier("load", str(folder)).status == 0
    listed = dossier("articles").out
    assert "云岭智造增资" in listed
    assert "b.pdf" in listed
    [one] = json.loads(dossier("articles", "--format", "json").out)["articles"]
    assert (one["figures"], one["new"]) == (1, True)
