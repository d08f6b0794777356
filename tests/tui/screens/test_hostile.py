"""Files made to act on the terminal, the clipboard, a path or the screen: from the file to every way out.

What time and memory they take to read is tested with the reader (tests/store/articles/test_hostile.py).
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.driving import Driver, clipboard, explorer
from tui.cli import main
from tui.desk.desk import Desk
from tui.dialogs.error import ErrorDialog
from tui.dialogs.export import ExportDialog

ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|[\u0300-\u036f]{5}"
)
"""What must leave by no way: it moves the cursor, sets the clipboard, turns the writing, or hides."""

ESCAPES = "\x1b]52;c;cm0gLXJm\x07\x1b]0;title\x07\x1b]8;;http://evil.example\x1b\\\x9b31m\x1b[2J\x90q\x9c"
TURNED = "\u202e\u2066\u200e\u200b\u2060" + "e" + "\u0301" * 500
MARKUP = "[bold red][/nothing][@click=app.quit]x[/] [link=file:///etc/passwd]"
SAYING = "远山银行行长陈大文表示：“今年{}投资3亿元。”远山银行与东海公司签约。"

FILES = {
    "escapes.md": f"---\ntitle: 远山{ESCAPES}银行\nauthor: 王{ESCAPES}小明\npublisher: 日{ESCAPES}报\n"
    f"source: http://a.example/{ESCAPES}\n---\n\n" + SAYING.format(ESCAPES),
    "turned.md": f"---\ntitle: 远山{TURNED}银行\ndate: 2026-02-03\n---\n\n" + SAYING.format(TURNED),
    "markup.md": f"---\ntitle: '远山{MARKUP}银行'\n---\n\n" + SAYING.format(MARKUP) + MARKUP,
    "way-out.md": "---\ntitle: ../../../../etc/passwd\n---\n\n" + SAYING.format("再"),
    "page.html": f"<html><title>远山&#x1b;]52;c;eA==&#7;银行</title><p>{SAYING.format('&#x9b;31m&#x202e;')}</p></html>",
    "anchors.md": "---\ntitle: 远山银行\na: &a [x, x]\n"
    + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(20))
    + "---\n\n"
    + SAYING.format("又"),
    "laughs.html": '<!DOCTYPE x [<!ENTITY e0 "lol">'
    + "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(20))
    + f"]><html><p>&e20;{SAYING.format('还')}</p></html>",
    "\x1b]52;c;eA==\x07\u202egpj.md": SAYING.format("也"),
    "\x1b[31mline\nfeed.md": "",
    "\x9b31m..\\..\\evil.md": "\x7fELF\x00\x00" * 50,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files, in a folder of their own; a system that refuses a name has one file less."""
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for name, text in FILES.items():
        try:
            (clippings / name).write_text(text, "utf-8")
        except OSError:
            continue
    return clippings


@pytest.fixture
def loaded(tmp_path: Path, folder: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as library:
        report = library.load([folder])
        assert {Path(path).name for path, _ in report.failed} <= {"\x1b[31mline\nfeed.md", "\x9b31m..\\..\\evil.md"}
        yield library


Command = Callable[..., str]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """What runs a command and returns all it wrote; nothing of it may act on a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))

    def run(*words: str) -> str:
        main(words)
        written = "".join(capsys.readouterr())
        assert ACTS.findall(written) == []
        return written

    return run


def test_the_executable_names_files_harmlessly(tmp_path: Path, folder: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("dossier"), "--store", "store", "load", folder],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    written = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 1
    assert "line\\nfeed.md is empty" in written
    assert ACTS.findall(written) == []


def test_nothing_acts_on_the_terminal_of_the_command_line(command: Command, folder: Path) -> None:
    assert "line\\nfeed.md is empty" in command("load", str(folder))
    assert "陈大文" in command("search", "陈大文")
    assert "陈大文" in command("show", "陈大文")
    assert "陈大文" in command("show", "陈大文", "--format", "json")
    assert "# 陈大文" in command("export", "陈大文")
    assert "陈大文" in command("extract", str(folder), "--explain")
    name = "\x1b]52;c;eA==\x07\u202egpj.md"
    assert "陈大文" in command("extract", str(folder / name))
    (folder / name).unlink()
    assert "is gone" in command("load", str(folder))
    assert "Nothing is called" in command("show", ESCAPES + TURNED)
    assert "Nothing found" in command("search", ESCAPES + "没有")
    assert "cannot be read" in command("load", f"no{ESCAPES.replace('/', '')}\n.md")
    assert "all is as it should be" in command("check")


def test_no_note_leaves_its_folder(command: Command, tmp_path: Path, folder: Path) -> None:
    command("load", str(folder))
    before = {path.name for path in tmp_path.iterdir()}
    with Library.open(tmp_path / "store", read_only=True) as library:
        ids = [entity.id for kind in ("person", "quote") for entity in library.entities(kind)]
    assert len(ids) > 5
    for identity in (ids[0], ids[-1]):
        command("export", identity, "-o", "notes/", "--force")
    assert {path.name for path in tmp_path.iterdir()} == before | {"notes"}
    assert all(path.is_file() and not ACTS.search(path.name) for path in (tmp_path / "notes").iterdir())


def test_what_is_stored_can_act_on_nothing(loaded: Library) -> None:
    for summary in loaded.articles():
        article = loaded.article(summary.id)
        for said in (article.title, article.publisher, article.url, *article.authors, *article.warnings):
            assert not ACTS.search(said)
            assert "\n" not in said
        assert not ACTS.search(article.text)
        assert len(article.text) < 5_000, "nothing has exploded"
    assert "../../../../etc/passwd" in {summary.title for summary in loaded.articles()}
    assert any(MARKUP in loaded.article(summary.id).text for summary in loaded.articles())
    assert loaded.check().problems == ()


async def seen(driver: Driver) -> str:
    """Return what is on the screen, checked: a picture of it holds the characters that a terminal would be sent."""
    await driver.settle()
    shown = driver.app.export_screenshot()
    assert ACTS.findall(shown) == []
    return shown.replace("&#160;", " ")


async def test_the_explorer_shows_what_is_hostile_as_text(
    loaded: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = clipboard(monkeypatch)
    monkeypatch.chdir(tmp_path)
    async with explorer(desk=Desk(loaded.folder), paths=[tmp_path / "clippings"]) as driver:
        assert "not read" in await seen(driver)
        await driver.press("p")
        assert isinstance(driver.app.screen, ErrorDialog)
        await seen(driver)
        await driver.press("escape", "2", "g")
        for _ in range(3):
            await driver.press("o")
            await seen(driver)
            for _ in range(2):
                await driver.press("n")
                await seen(driver)
            await driver.press("y", "o", "j")
            await seen(driver)
        await driver.press("4")
        for _ in range(3):
            await driver.press("y", "j")
            await seen(driver)
        await driver.press("e")
        assert isinstance(driver.app.screen, ExportDialog)
        await seen(driver)
        await driver.press("enter")
        assert driver.at_main
        await driver.type(MARKUP[:12])
        await seen(driver)
    assert len(copied) == 6
    assert not [text for text in copied if ACTS.search(text)]
    assert len(list(tmp_path.glob("*.md"))) == 1
