"""What a command prints, whatever it was given, wherever that goes, and whatever the environment calls its encoding."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.test_commands import ARTICLE, Command
from tests.tui.pseudo_terminal import Terminal
from tui.cli import main
from tui.terminal.streams import visible, words

DOSSIER = Path(sys.executable).with_name("dossier")
ENVIRONMENTS = {
    "C": {"LC_ALL": "C"},
    "C, and no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "POSIX, taken as it is": {"LANG": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "Latin-1": {"PYTHONIOENCODING": "iso-8859-1"},
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """A store with one article in it, whose title has characters of which UTF-16 makes two."""
    folder = tmp_path_factory.mktemp("streams")
    (folder / "文.md").write_text(ARTICLE.replace("云岭智造获", "📈云岭智造获"), "utf-8")
    command = Command(folder)
    for name in ("LANG", "LC_ALL", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONUNBUFFERED"):
        command.env.pop(name, None)
    command.env["LC_CTYPE"] = "C.UTF-8"
    assert command("load", "文.md").returncode == 0
    return command


def run(command: Command, *arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = command.env | environment
    if {"LC_ALL", "LANG"} & set(environment):
        del env["LC_CTYPE"]
    return subprocess.run([DOSSIER, *arguments], cwd=command.folder, env=env, capture_output=True, check=False)


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_encoding_is_printed_in(loaded: Command, name: str) -> None:
    environment = ENVIRONMENTS[name]
    done = run(loaded, "search", "text:研发", "--kind", "passage", "--format", "json", **environment)
    assert done.stderr == b""
    (found,) = json.loads(done.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8")))
    assert found["exact"] == "研发"
    assert found["title"].startswith("📈云岭智造")


def test_files_and_arguments_are_understood_without_a_locale(loaded: Command) -> None:
    environment = ENVIRONMENTS["C, and no UTF-8 mode"]
    assert run(loaded, "load", "文.md", **environment).stdout.startswith(b"1 unchanged.")
    assert "陈家齐".encode() in run(loaded, "show", "陈家齐", **environment).stdout


def test_what_ascii_cannot_say_is_escaped(loaded: Command) -> None:
    shown = run(loaded, "show", "陈家齐", **ENVIRONMENTS["ASCII"])
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"\\u9648\\u5bb6\\u9f50" in shown.stdout


BYTES = "\udcffa\x1b]0;x\x07\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["load", BYTES], "\\xffa\\n cannot be read"),
        (["extract", BYTES], "\\xffa\\n cannot be read"),
        ([BYTES], "needs a terminal"),
    ],
)
def test_no_argument_reaches_the_terminal_as_it_is(
    loaded: Command, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["--store", loaded.env["DOSSIER_STORE"], *arguments]) in (1, 2)
    written = "".join(capsys.readouterr())
    assert told in written
    assert written.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["load", "--jobs", BYTES, "x"], "is not a whole number"),
        (["search", "--format", BYTES, "x"], "invalid choice"),
        (["completion", BYTES], "invalid choice"),
        *(
            ([command, BYTES], r"\xffa\x1b]0;x\x07\n is no valid UTF-8")
            for command in ("search", "facets", "show", "export", "remove", "forget")
        ),
        (["check", "--" + BYTES], r"unrecognized arguments: --\xffa\x1b]0;x\x07\n"),
        (["--" + BYTES], r"unrecognized arguments: --\xffa\x1b]0;x\x07\n"),
    ],
)
def test_nor_does_it_by_way_of_wrong_use(capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    written = "".join(capsys.readouterr())
    assert told in written
    assert written.replace("\n", "").isprintable()


def test_a_note_is_written_where_it_is_told_to(loaded: Command) -> None:
    done = run(loaded, "export", "陈家齐", "-o", b"\xff.md")
    assert done.stderr == b"Wrote \\xff.md\n"
    assert (Path(os.fsdecode(os.fsencode(loaded.folder) + b"/\xff.md"))).read_text("utf-8").startswith("---\n")


def test_a_folder_whose_name_is_no_utf8_holds_a_store(loaded: Command) -> None:
    store = os.fsencode(loaded.folder) + b"/\xff"
    assert run(loaded, b"--store=" + store, "load", "文.md").stdout.startswith(b"1 added.")


@pytest.mark.parametrize(("arguments", "unbuffered"), [("search 陈家齐", ""), ("export 陈家齐", "1"), ("--help", "")])
def test_who_has_read_enough_is_told_no_more(loaded: Command, arguments: str, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    env = loaded.env | {"PYTHONUNBUFFERED": unbuffered}
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [DOSSIER, *arguments.split()],
            cwd=loaded.folder,
            env=env,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_what_cannot_be_written_is_told(loaded: Command) -> None:
    shell = 'export PYTHONUNBUFFERED=; "$0" show 陈家齐 >/dev/full; echo $?; "$0" show 陈家齐 >/dev/full 2>&1; echo $?'
    done = subprocess.run(
        ["sh", "-c", shell, DOSSIER], cwd=loaded.folder, env=loaded.env, capture_output=True, check=False
    )
    assert done.stdout == b"1\n1\n"
    assert done.stderr == b"dossier: No space left on device.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["--help", "--version", "search --help"])
def test_nor_is_help_that_cannot_be_written_passed_over(loaded: Command, arguments: str, unbuffered: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [DOSSIER, *arguments.split()],
            env=loaded.env | {"PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"dossier: No space left on device.\n")


def test_closed_streams_are_no_files_of_the_store(loaded: Command) -> None:
    shell = '"$0" show 陈家齐 >&-; echo $?; "$0" load - 文.md <&- >&- 2>&-; echo $?; "$0" check 2>&1'
    done = subprocess.run(
        ["sh", "-c", shell, DOSSIER], cwd=loaded.folder, env=loaded.env, capture_output=True, check=False
    )
    assert done.stdout.startswith(b"0\n1\n")
    assert b"as it should be" in done.stdout
    assert done.stderr == b""


def test_what_is_shown_of_an_argument() -> None:
    assert visible("a\udcff\n\x1b[31m\u202e陈") == "a\\xff\\n\\x1b[31m\\u202e陈"
    assert words("a\udcff\n") == "a\\xff\n"


def test_the_explorer_paints_in_utf8_or_says_why_it_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENTS["C, and no UTF-8 mode"].items():
        monkeypatch.setenv(name, value)
    with Terminal(store=tmp_path / "store") as terminal:
        terminal.until("李家超")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    with Terminal(store=tmp_path / "store") as terminal:
        assert terminal.status() == 2
        assert "the explorer paints in UTF-8" in terminal.text
