"""The user's editor: which command it is, and what the explorer does around it. No real editor is run."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from textual.app import App

from store.errors import DossierError
from tests.store.articles_by_hand import Story
from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_stories, store_of
from tui.desk.desk import Desk
from tui.dialogs.error import ErrorDialog
from tui.terminal.editor import edit, editor_command, source_file
from tui.terminal.interrupting import ENDING, handled

FILE = Path("/clippings/with space/題.md")


@pytest.fixture
def programs(tmp_path: Path) -> dict[str, str]:
    """An environment whose PATH holds programs of these names that do nothing."""
    for name in ("vi", "code", "subl", "zed", "my editor"):
        (tmp_path / name).write_text("#!/bin/sh\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    return {"PATH": str(tmp_path)}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("vi", ["vi", "+12", str(FILE)]),
        ("vi -u NONE", ["vi", "-u", "NONE", "+12", str(FILE)]),
        ("'my editor' -x 'two words'", ["my editor", "-x", "two words", "+12", str(FILE)]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:12"]),
        ("subl -w", ["subl", "-w", f"{FILE}:12"]),
        ("zed", ["zed", f"{FILE}:12"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(programs: dict[str, str], value: str, words: list[str]) -> None:
    program, *rest = editor_command(FILE, 12, programs | {"EDITOR": value})
    assert [Path(program).name, *rest] == words


def test_visual_goes_before_editor_unless_it_is_empty(programs: dict[str, str]) -> None:
    assert Path(editor_command(FILE, 1, programs | {"VISUAL": "zed", "EDITOR": "vi"})[0]).name == "zed"
    assert Path(editor_command(FILE, 1, programs | {"VISUAL": " ", "EDITOR": "vi"})[0]).name == "vi"


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [({}, "No editor is named"), ({"EDITOR": "nowhere"}, "which is not there"), ({"VISUAL": "vi '"}, "is no command")],
)
def test_without_an_editor_a_sentence_says_what_to_do(
    programs: dict[str, str], environment: dict[str, str], sentence: str
) -> None:
    with pytest.raises(DossierError, match=sentence):
        editor_command(FILE, 1, programs | environment)


@pytest.mark.parametrize(("path", "sentence"), [("-", "standard input"), ("", "standard input"), ("/no/a.md", "gone")])
def test_an_article_without_a_file_cannot_be_edited(path: str, sentence: str) -> None:
    with pytest.raises(DossierError, match=sentence):
        source_file(path)


def test_a_name_made_to_harm_is_named_harmlessly() -> None:
    with pytest.raises(DossierError) as caught:
        source_file("/no/\x1b]52;c;eA==\x07\u202egood\n.md")
    assert str(caught.value).isprintable()


def test_an_interruption_ends_the_editor_and_not_the_explorer() -> None:
    interrupts = "import os, signal, sys; os.kill(os.getppid(), signal.SIGINT); sys.exit(0)"
    edit([sys.executable, "-c", interrupts])
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    takes = "import signal, sys; sys.exit(signal.getsignal(signal.SIGINT) is not signal.default_int_handler)"
    edit([sys.executable, "-c", takes])


def test_what_asks_for_the_end_meanwhile_waits_for_the_editor(tmp_path: Path) -> None:
    saved, seen = tmp_path / "saved", []
    ends = "import os, signal, sys; [os.kill(os.getppid(), n) for n in (15, 3, 1)]; open(sys.argv[1], 'w')"
    with handled(ENDING, lambda number, _: seen.append((number, saved.exists()))):
        edit([sys.executable, "-c", ends, str(saved)])
    assert sorted(seen) == [(signal.SIGHUP, True), (signal.SIGTERM, True)], "ctrl+\\ is for the editor alone"


@pytest.mark.parametrize("words", [["/no/such/program"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_an_editor_that_fails_is_reported(words: list[str]) -> None:
    with pytest.raises(DossierError, match=r"could not be started|ended with status 3"):
        edit(words)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of an article; its text does not matter here."""
    path = tmp_path / "a.md"
    path.write_text("first\n", "utf-8")
    return path


@pytest.fixture
def desk(source: Path) -> Desk:
    """A desk whose article comes from that file, the n-th line of the text from its line 10 × n."""
    article, extraction = next(iter(sample_stories().values()))
    lines = tuple((block.start, 10 * number) for number, block in enumerate(article.blocks, 1))
    story = Story(msgspec.structs.replace(article, path=str(source), lines=lines), extraction)
    return Desk(store_of([story]))


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file into which a stand-in for an editor writes its words; the terminal is lent for as long as it runs."""
    said, script = tmp_path / "said", tmp_path / "editor.py"
    script.write_text(
        f"import sys; open({str(said)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n'); open(sys.argv[2], 'a')", "utf-8"
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    monkeypatch.delenv("VISUAL", raising=False)

    @contextmanager
    def suspend(self: App[None]) -> Iterator[None]:
        del self
        yield

    monkeypatch.setattr(App, "suspend", suspend)
    return said


async def choose(driver: Driver, label: str) -> None:
    """Search for a figure and go to its row."""
    await driver.type(label)
    await driver.press("enter", "3")


async def test_v_opens_the_line_of_the_sentence(desk: Desk, written: Path, source: Path) -> None:
    async with explorer(desk=desk) as driver:
        await choose(driver, "620亿")
        await driver.press("v")
        assert written.read_text() == f"+30 {source}\n", "from the card"
        await driver.press("o", "v")
        assert written.read_text() == f"+30 {source}\n" * 2, "from the reader"
        await driver.press("tab", "tab", "v")
        assert written.read_text().splitlines()[2] == f"+40 {source}", "where the walked mention stands"
        assert driver.at_main


async def test_a_file_that_was_edited_is_read_again(desk: Desk, written: Path, source: Path) -> None:
    async with explorer(desk=desk) as driver:
        await driver.press("v")
        assert not driver.app._notifications, "nothing was changed"
        os.utime(source, ns=(1, 1))
        script = Path(written.parent / "editor.py")
        script.write_text("import sys; open(sys.argv[2], 'a').write('more')", "utf-8")
        await driver.press("v")
        assert [toast.message for toast in driver.app._notifications] == ["1 changed"]


@pytest.mark.parametrize("missing", ["editor", "file", "terminal"])
async def test_what_is_missing_is_said_in_a_dialog(
    desk: Desk, source: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' -V")
    monkeypatch.delenv("VISUAL", raising=False)
    if missing == "editor":
        monkeypatch.delenv("EDITOR")
    elif missing == "file":
        source.unlink()
    async with explorer(desk=desk) as driver:
        await driver.press("v")
        assert isinstance(driver.app.screen, ErrorDialog)
        sentence = {"editor": "No editor is named", "file": "is gone", "terminal": "cannot be lent"}[missing]
        assert sentence in driver.app.screen._message


async def test_r_reads_the_files_again(desk: Desk) -> None:
    async with explorer(desk=desk) as driver:
        await driver.press("r")
        assert [toast.message for toast in driver.app._notifications] == ["1 changed"]
