"""Signals to commands: what was finished is kept, the exit status names the signal, nothing is left running."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from store.database import Transaction
from store.identity.register import Register
from store.library import Library
from tests.store.troublesome import troublesome
from tests.tui.driving import explorer
from tui.cli import main
from tui.desk.desk import Desk

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = 12
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
COMMANDS = [
    "load a.md",
    "search 远山",
    "show 远山银行",
    "export 远山银行",
    "extract a.md",
    "check",
    "remove a.md",
    "forget 远山银行",
]

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows interrupts in another way")


@pytest.fixture
def clippings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder with an article in it the present one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_STORE", "store")
    (tmp_path / "a.md").write_text("# 事\n\n远山银行投资3亿元。", "utf-8")


@pytest.mark.usefixtures("clippings")
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_ends_with_the_status_of_the_signal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    number: signal.Signals,
) -> None:
    before = [signal.getsignal(one) for one in SIGNALS]

    def interrupted(*arguments: object, **named: object) -> NoReturn:
        del arguments, named
        os.kill(os.getpid(), number)
        raise AssertionError("it went on")

    monkeypatch.setattr(Library, "open", interrupted)
    monkeypatch.setattr("store.extraction.pipeline.extract", interrupted)
    assert main(command.split()) == 128 + number
    assert capsys.readouterr() == ("", "dossier: interrupted; what was finished is kept.\n")
    assert [signal.getsignal(one) for one in SIGNALS] == before


@pytest.mark.usefixtures("clippings")
def test_who_starts_it_may_have_it_ignore_a_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    count = Library.counts

    def hung_up(library: Library) -> object:
        os.kill(os.getpid(), signal.SIGHUP)
        return count(library)

    monkeypatch.setattr(Library, "counts", hung_up)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert main(["load", "a.md"]) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


AT_A_FILE = """
import sys
import tui.cli, store.library.loading
from tests.store.troublesome import troublesome
store.library.loading.read_file = troublesome
if __name__ == "__main__": sys.exit(tui.cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_what_is_being_taken_in_is_taken_in_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for article in range(ARTICLES):
        (folder / f"{article:02}.md").write_text(f"# 第{article}事\n\n远山银行投资{article + 1}亿元。", "utf-8")
    write = Library.write

    def interrupted(library: Library, change: Callable[[Transaction, Register], None]) -> None:
        os.kill(os.getpid(), number)
        write(library, change)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "write", interrupted)
        patch.setattr("store.library.loading.BATCH", 5)
        patch.setattr("store.library.loading.SECONDS", float("inf"))
        assert main(["--store", str(tmp_path / "store"), "load", str(folder)]) == 128 + number
    assert capsys.readouterr().out.startswith("5 added; interrupted, so load again for the rest")
    with Library.open(tmp_path / "store") as library:
        assert library.counts()["article"] == 5
        assert library.check().problems == ()
        library.load([folder])
        assert library.counts()["article"] == ARTICLES


@pytest.mark.parametrize("name", ["never", "never-lets-go"])
def test_a_file_whose_reading_never_ends_does_not_keep_it(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / f"{name}.md").write_text("远山银行投资3亿元。", "utf-8")
    begun = folder / f"{name}.begun"
    os.mkfifo(begun)
    with subprocess.Popen(
        [sys.executable, "-c", AT_A_FILE, "--store", "store", "load", "clippings"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert begun.read_bytes() == b"!"
        process.send_signal(signal.SIGINT)
        # Whatever it has started holds the other ends of these pipes: they are at their ends when nothing is left.
        said, narrated = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGINT
    assert "interrupted, so load again for the rest" in said
    assert "Traceback" not in narrated


@pytest.mark.parametrize("name", ["never", "never-lets-go"])
async def test_it_does_not_keep_the_explorer_which_names_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{name}.md").write_text("远山银行投资3亿元。", "utf-8")
    begun = tmp_path / f"{name}.begun"
    os.mkfifo(begun)
    monkeypatch.setattr("store.library.loading.read_file", troublesome)
    before = set(multiprocessing.active_children())
    async with explorer(desk=Desk(tmp_path / "store"), paths=[tmp_path / f"{name}.md"], wait=False) as driver:
        beginning = asyncio.create_task(asyncio.to_thread(begun.read_bytes))
        await driver.until(beginning.done)
        assert beginning.result() == b"!"
        await driver.until(lambda: f"{name}.md" in driver.main.view.status.note)
        await driver.pilot.press("q")
    assert set(multiprocessing.active_children()) <= before
