"""Signals to commands: what was finished is kept, the exit status names the signal, and the store is sound."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from store.library import Library
from tui.cli import main

ARTICLES = 40
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
    monkeypatch.setattr("tui.extracting.extract", interrupted)
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


PROGRAM = """
import os, signal, sys
import tui.cli, store.upkeep.loading
commit = store.upkeep.loading.Loader._commit
def interrupted(self, batch):
    commit(self, batch)
    store.upkeep.loading.Loader._commit = commit
    os.kill(os.getpid(), {number})
store.upkeep.loading.Loader._commit = interrupted
store.upkeep.loading.BATCH, store.upkeep.loading.SECONDS = 5, float('inf')
if __name__ == '__main__': sys.exit(tui.cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("number", "jobs"), [(signal.SIGINT, 1), (signal.SIGTERM, 2), (signal.SIGHUP, 1)])
def test_what_was_finished_is_kept(tmp_path: Path, number: signal.Signals, jobs: int) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for article in range(ARTICLES):
        (folder / f"{article:02}.md").write_text(f"# 第{article}事\n\n远山银行投资{article + 1}亿元。", "utf-8")
    command = ["--store", "store", "load", "--jobs", str(jobs), "clippings"]
    done = subprocess.run(  # it returns when nobody has its output any more: no process that reads is left
        [sys.executable, "-c", PROGRAM.format(number=int(number)), *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 128 + number
    assert "interrupted, so load again for the rest" in done.stdout
    with Library.open(tmp_path / "store") as library:
        assert 5 <= library.counts()["article"] < ARTICLES
        assert library.check().problems == ()
        library.load([folder])
        assert library.counts()["article"] == ARTICLES
