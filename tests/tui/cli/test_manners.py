"""Manners of the command line: completion, manual, examples, what is said to whom, what every command can be told."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli import main
from tui.cli.completing import SHELLS, script
from tui.cli.examples import EXAMPLES
from tui.cli.manual import manual
from tui.cli.parser import parse, settings_in, with_command
from tui.cli.table import BY_NAME
from tui.terminal import streams

ARTICLE = "---\ntitle: 远山银行增聘\n---\n\n远山银行董事长林晓月表示，公司会增聘三百人。\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new store, in a folder with an article that is not loaded yet."""
    (tmp_path / "article.md").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))
    yield tmp_path
    streams.speak(quiet=False, colour="auto")


def test_each_command_has_examples_and_each_can_be_typed() -> None:
    assert EXAMPLES.keys() == BY_NAME.keys()
    for name, examples in EXAMPLES.items():
        typed = [part for line, _ in examples for part in line.partition(" > ")[0].split(" | ")]
        named = {parse(shlex.split(line.partition(" < ")[0])[1:]).command for line in typed}
        assert name in named


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_help_ends_with_examples_and_exit_statuses(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([name, "--help"])
    shown = capsys.readouterr().out
    assert EXAMPLES[name][0][0] in shown
    assert shown.rstrip().endswith("128 + n ended by signal n")


def test_what_all_commands_can_be_told_stands_before_or_behind_them() -> None:
    options = parse(
        ["--set", "theme=a", "-q", "corrections", "--set", "theme=b", "list", "--set=theme=c", "--color", "never"]
    )
    assert settings_in(options) == ["theme=a", "theme=b", "theme=c"]
    assert (options.quiet, options.verbose, options.plain, options.color) == (True, False, False, "never")
    assert with_command(["--color", "never", "-q", "notes.md"]) == ["--color", "never", "-q", "open", "notes.md"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_for_each_shell(shell: str) -> None:
    assert "compact" in script(shell)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("load art", ["article.md", "articles"]),
        ("vault art", ["articles"]),
        ("export x -o art", ["article.md", "articles"]),
        ("--store art", ["articles"]),
        ("search --kind p", ["passage", "person"]),
        ("show lxy", ["林晓月"]),
        ("serch", []),
    ],
)
def test_bash_completes_files_folders_choices_and_names(tmp_path: Path, typed: str, offered: list[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "article.md").touch()
    (tmp_path / "dossier").write_text('#!/bin/sh\n[ "$1 $3" = \'search names\' ] && [ "$7" = lxy ] && echo 林晓月\n')
    (tmp_path / "dossier").chmod(0o755)
    (tmp_path / "script").write_text(script("bash"), "utf-8")
    words = ["dossier", *shlex.split(typed)]
    code = (
        f"PATH={shlex.quote(str(tmp_path))}:$PATH; source ./script; COMP_WORDS=({shlex.join(words)}); "
        f"COMP_CWORD={len(words) - 1}; _shtab_dossier dossier {shlex.join(words[:-3:-1])}; "
        "printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run(["bash", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert sorted(filter(None, done.stdout.split("\n"))) == offered


def test_the_manual_has_every_command_and_option() -> None:
    page = manual()
    assert page.startswith(".TH DOSSIER 1")
    for name in BY_NAME:
        assert f"\n.SS dossier {name}\n" in page
    assert "\n.SS dossier correct not\\-one\n" in page
    assert "\\-\\-time\\-limit SECONDS" in page
    assert page.count("\\-\\-color {auto,always,never}\n") == 1
    assert not [line for line in page.splitlines() if line[:1] == "." and not line[1:2].isupper()]


@pytest.mark.skipif(not shutil.which("groff"), reason="there is no groff here")
def test_the_manual_can_be_printed() -> None:
    page = manual().encode()
    done = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input=page, capture_output=True, check=True)
    assert not [
        line
        for line in done.stderr.decode().splitlines()
        if "warning" in line and "adjust" not in line and "break" not in line
    ]


def documented(command: str) -> set[str]:
    """Return the fields that the page about JSON gives a command."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "COMMANDS.md").read_text("utf-8")
    [fields] = re.findall(rf"^\| `{command}` \| (.+) \|$", page, re.MULTILINE)
    said = re.sub(r"\([^)]*\)|and `where`|`value`|, `source`|`--ids`", "", fields)
    return set(re.findall(r"`(\w+)`", said))


def test_what_was_done_can_be_read_by_programs(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> str:
        assert main([*words, "--format", "json"]) == 0
        out = capsys.readouterr().out
        if words[0] not in ("corrections", "rules"):
            assert json.loads(out).keys() == documented(words[0])
        return out

    loaded = json.loads(told("load", "article.md"))
    assert (len(loaded["added"]), loaded["failed"], loaded["store"]["article"]) == (1, [], 1)
    assert json.loads(told("check"))["sound"] is True
    assert json.loads(told("compact"))["after"] > 0
    assert json.loads(told("config"))["settings"]["theme"]["source"] == "default"
    decision = json.loads(told("correct", "rename", "林晓月", "林晓悦", "--yes"))
    assert json.loads(told("corrections", "undo"))["decision"] == decision["decision"]
    assert json.loads(told("vault", str(store / "vault")))["fresh"]
    assert json.loads(told("forget", "林晓月", "--yes"))["forgotten"] == ["person/林晓月"]
    assert json.loads(told("remove", "article.md", "--yes")) == {"removed": loaded["added"]}
    [rule] = json.loads(told("rules", "person.title-before"))["rules"][:1]
    assert rule["lists"]


def test_who_wants_to_hear_only_of_trouble(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "article.md"]) == 0
    capsys.readouterr()
    assert main(["check", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["load", "article.md", "--quiet"]) == 0
    assert main(["search", "nobody", "--quiet"]) == 1
    assert main(["corrections", "undo", "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert main(["-q", "correct", "rename", "林晓月", "林晓悦", "--yes"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["-q", "search", "林晓悦", "--kind", "person", "--format", "ids"]) == 0
    assert capsys.readouterr().out == "person/林晓月\n"
    assert main(["-q", "load", "none.md"]) == 1
    assert "none.md" in capsys.readouterr().err
    assert main(["check", "--verbose"]) == 0
    told = capsys.readouterr().err
    assert f"The store is {store / 'store'}" in told
    assert "check took" in told


def test_lists_for_a_screen_reader_are_sentences(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert store.exists()
    assert main(["load", "article.md"]) == 0
    capsys.readouterr()
    assert main(["search", "林晓月", "--kind", "person", "--plain"]) == 0
    assert capsys.readouterr().out == "person: 林晓月; 远山银行 董事长; 1; person/林晓月\n"
    assert main(["--plain", "articles"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("new; Date: undated; Title: 远山银行增聘; ")
    assert "  " not in out


def test_colour_is_asked_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "")
    streams.speak(quiet=False, colour="always")
    assert "NO_COLOR" not in os.environ
    assert os.environ["FORCE_COLOR"]
    streams.speak(quiet=False, colour="never")
    assert os.environ["NO_COLOR"]


def test_an_extension_that_is_interrupted_as_it_is_imported_is_an_interruption(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("an extension") from None

    assert store.exists()
    monkeypatch.setattr("tui.cli.command.Command.run", fail)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "dossier: interrupted; what was finished is kept.\n"


def test_visitors_get_the_settings_of_who_serves_and_change_nothing_where_that_is_asked_for(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    pytest.importorskip("textual_serve")

    def serve(words: list[str], *_: object) -> int:
        started.append(words)
        return 143

    monkeypatch.setattr("tui.serve.server.serve", serve)
    assert main(["--store", str(store), "--set", "theme=nord", "serve", "--read-only", "--set=language=en"]) == 143
    [words] = started
    options = parse(words[words.index("tui") + 1 :])
    assert (options.command, options.read_only, options.store) == ("open", True, store)
    assert settings_in(options) == ["theme=nord", "language=en"]


def test_ctrl_c_before_anything_can_be_interrupted_ends_it_without_a_word() -> None:
    code = "import os, signal, sys\nsys.modules['tui.cli'] = None\nfrom tui.__main__ import main\n"
    code += "class Early:\n    def find_spec(self, *_): os.kill(os.getpid(), signal.SIGINT)\n"
    code += "del sys.modules['tui.cli']\nsys.meta_path.insert(0, Early())\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-2, "")


def test_garbage_is_looked_for_while_a_command_works() -> None:
    code = (
        "import gc, sys\nsys.argv[1:] = ['keys']\nfrom tui.__main__ import main\nmain()\nsys.exit(not gc.isenabled())"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
