"""Signals to the explorer in a real terminal: it ends, the terminal is as it was, and nobody has it any more.

What it showed is there again at the next start, however it ended.
"""

import os
import re
import signal
from pathlib import Path
from shutil import copytree

import pytest

from store.library import Library
from store.text.folders import SESSION
from store.workspace.folders import seed_files
from tests.tui.pseudo_terminal import Terminal

TURNED_OFF = ("1000", "1003", "1006", "2004", "1004", "1049")
"""The private modes of a terminal that the explorer sets: mouse, pasting, focus, and the alternate screen at last."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the seeds in it."""
    with Library.open(tmp_path_factory.mktemp("store")) as library:
        library.load(seed_files())
        return library.folder


def given_back(terminal: Terminal) -> bool:
    """Return whether each mode that was set was reset later, and the cursor is shown."""
    modes = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", terminal.written))
    return modes[b"25"] == b"h" and {modes[mode.encode()] for mode in TURNED_OFF} == {b"l"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_ends_it_and_gives_the_terminal_back(store: Path, number: signal.Signals) -> None:
    with Terminal(store=store) as terminal:
        before = terminal.attributes
        terminal.until("李家超")
        assert terminal.attributes != before
        os.kill(terminal.program.pid, number)
        assert terminal.status() == 128 + number
        assert terminal.attributes == before
        assert given_back(terminal)
        assert "Traceback" not in terminal.text


def test_stopped_and_let_go_on_in_any_way_it_knows_what_to_give_back(store: Path) -> None:
    with Terminal(store=store) as terminal:
        before = terminal.attributes
        terminal.until("李家超")
        for stop in (None, signal.SIGSTOP, signal.SIGTSTP):
            terminal.written = b""
            if stop is not None:
                os.kill(terminal.program.pid, stop)
            if stop is signal.SIGTSTP:
                terminal.until("\x1b[?1049l")
            if stop is not None:
                os.waitpid(terminal.program.pid, os.WUNTRACED)
            assert (terminal.attributes == before) == (stop is signal.SIGTSTP)
            os.kill(terminal.program.pid, signal.SIGCONT)
            terminal.until("\x1b[?1049h")
            terminal.until("People")
        terminal.type("/ljc")
        terminal.until("ljc ")
        os.kill(terminal.program.pid, signal.SIGTERM)
        assert terminal.status() == 128 + signal.SIGTERM
        assert terminal.attributes == before
        assert given_back(terminal)


SHELL = """
import os, pathlib, signal, subprocess, sys
dossier = pathlib.Path(sys.executable).with_name("dossier")
job = subprocess.Popen([dossier, *sys.argv[1:]], process_group=0)
while os.WIFSTOPPED(status := os.waitpid(job.pid, os.WUNTRACED)[1]):
    print("Stopped", flush=True)
    assert sys.stdin.readline() == "fg\\n"
    os.killpg(job.pid, signal.SIGCONT)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_suspended_it_leaves_the_terminal_to_the_shell_and_comes_back_whole(store: Path) -> None:
    with Terminal(store=store, source=SHELL) as terminal:
        before = terminal.attributes
        terminal.until("李家超")
        for _ in range(2):
            terminal.written = b""
            terminal.type("\x1a")  # ctrl+z
            terminal.until("Stopped")
            assert terminal.attributes == before
            assert given_back(terminal)
            terminal.written = b""  # some of it was painted before it stopped
            terminal.type("fg\n")
            terminal.until("\x1b[?1049h")
            terminal.until("李家超")
        terminal.type("q")
        assert terminal.status() == 0
        assert terminal.attributes == before


def test_where_no_shell_could_bring_it_back_it_is_not_suspended(store: Path) -> None:
    with Terminal(store=store) as terminal:
        terminal.until("李家超")
        terminal.type("\x1a")
        terminal.until("no shell")
        terminal.type("q")
        assert terminal.status() == 0


def test_a_terminal_that_is_gone_ends_it_and_where_one_was_is_kept(store: Path, tmp_path: Path) -> None:
    with Terminal(store=copytree(store, tmp_path / "store")) as terminal:
        terminal.until("李家超")
        terminal.type("/ljc")
        terminal.until("ljc ")
        terminal.type("x")
        terminal.until("ljcx ")  # a letter is shown before it is asked: now the others were
        terminal.hang_up()
        assert terminal.program.wait(60) == 128 + signal.SIGHUP
    assert b'"ljc' in (tmp_path / "store" / SESSION).read_bytes()


F4 = "\x1bOS"
OFTEN = """
import sys, tui.cli, tui.screens.main.resuming
tui.screens.main.resuming._OFTEN = 0.01
sys.exit(tui.cli.main(sys.argv[1:]))
"""


def test_killed_it_comes_back_where_it_was_and_the_store_is_whole(store: Path, tmp_path: Path) -> None:
    session = copytree(store, tmp_path / "store") / SESSION
    with Terminal(store=tmp_path / "store", source=OFTEN) as terminal:
        terminal.until("李家超")
        terminal.type("/ljc")
        terminal.until_met(lambda: session.exists() and b'"ljc"' in session.read_bytes())
        terminal.type(F4)
        terminal.until_met(lambda: b'"reading": [' in session.read_bytes())
        terminal.program.kill()
        assert terminal.status() == -signal.SIGKILL
    with Terminal(store=tmp_path / "store") as terminal:
        terminal.until("ljc ")
        terminal.until("╭─ 0 ")  # the reader
        terminal.type("q")
        assert terminal.status() == 0
    with Library.open(tmp_path / "store") as library, library.writing(seconds=0):
        assert library.check().problems == ()


def test_a_load_in_flight_ends_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.md").write_text(f"# 第{number}事\n\n远山银行投资{number + 1}亿元。" * 20, "utf-8")
    with Terminal(folder, store=tmp_path / "store") as terminal:
        terminal.until("/200, ")
        os.kill(terminal.program.pid, signal.SIGTERM)
        assert terminal.status() == 128 + signal.SIGTERM, "read to its end: no process that reads has it any more"
        assert given_back(terminal)
    with Library.open(tmp_path / "store") as library:
        assert library.counts()["article"] < 200
        assert library.check().problems == ()


STUCK = """
import os, signal, sys, threading, tui.terminal.leaving, tui.app, tui.cli
tui.terminal.leaving.GRACE = 0
def wait(app):
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait()
tui.app.DossierApp.{where} = wait
sys.exit(tui.cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("where", ["on_ready", "on_unmount", "run"])
def test_what_does_not_end_is_ended(store: Path, where: str) -> None:
    with Terminal(store=store, source=STUCK.format(where=where)) as terminal:
        before = terminal.attributes
        if where == "on_unmount":
            terminal.until("李家超")
            terminal.type("\x11")  # ctrl+q
        assert terminal.status() == 128 + signal.SIGTERM
        assert terminal.attributes == before
        assert where == "run" or given_back(terminal)
        assert "Traceback" not in terminal.text


def test_a_terminal_without_a_cursor_is_told_what_works_there(store: Path) -> None:
    with Terminal(store=store, environment={"TERM": "dumb"}) as terminal:
        assert terminal.status() == 2
        assert "dossier search" in terminal.text
