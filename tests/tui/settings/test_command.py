"""`dossier config`: what is in effect and who says so, and a file for one's own that says nothing yet."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tui.cli import main
from tui.settings.about import ABOUT
from tui.settings.reading import effective
from tui.settings.settings import USUAL
from tui.settings.writing import annotated, as_toml


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "a b" / "config.toml"
    monkeypatch.setenv("DOSSIER_CONFIG", str(path))
    return path


def test_what_is_written_first_sets_nothing_and_explains_each(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--init"]) == 0
    assert effective() == USUAL
    written = config.read_text("utf-8")
    assert all(about.words.split("\n")[0] in written for about in ABOUT.values())
    config.write_text("theme = 'nord'")
    assert main(["config", "--init"]) == 1
    assert "--force overwrites" in capsys.readouterr().err
    assert config.read_text() == "theme = 'nord'"
    assert main(["config", "--init", "--force"]) == 0
    assert config.read_text("utf-8") == annotated()


def test_each_line_of_it_may_be_taken_in(config: Path) -> None:
    config.parent.mkdir()
    config.write_text("".join(f"{key} = {as_toml(about.example)}\n" for key, about in ABOUT.items()), "utf-8")
    now = effective()
    assert not now.troubles
    assert set(now.said) - {"keys.zoom"} == set(ABOUT) - {"keys"}
    assert tomllib.loads(re.sub(r"(?m)^# (?=[\w-]+ = )", "", annotated())).keys() == {
        key.split(".")[0] for key in ABOUT
    }


def test_what_is_in_effect_and_where_it_comes_from(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.parent.mkdir()
    config.write_text('citation = "apa"\nthme = 1\n')
    assert main(["config", "--set", "theme=nord"]) == 1
    out, err = capsys.readouterr()
    told = {line.split("#")[0].strip(): line.split("#")[1].strip() for line in out.splitlines()}
    assert told['citation = "apa"'] == f"file: {config}:1"
    assert told['theme = "nord"'] == "command line: --set theme=nord"
    assert err.splitlines()[-1] == f"dossier: {config}:2: there is no setting thme; the nearest is theme."
    assert main(["config", "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["settings"]["citation"] == {"value": "apa", "source": "file", "where": f"{config}:1"}
    assert shown["settings"]["theme"] == {"value": "auto", "source": "default", "where": None}


def test_a_theme_that_there_is_not(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", "theme=nrod", "config"]) == 1
    assert "there is no theme nrod; the nearest is nord" in capsys.readouterr().err
    assert not config.exists()


def test_where_the_file_is(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == f"{config}\n"


def test_a_command_tells_of_a_mistake_and_works(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.parent.mkdir()
    config.write_text("thme = 1")
    assert main(["rules", "title-before"]) == 0
    out, err = capsys.readouterr()
    assert out
    assert err == f"dossier: {config}:1: there is no setting thme; the nearest is theme.\n"


def test_the_keys_as_they_are_set(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not config.exists()
    assert main(["keys", "--set", "keys.zoom=s"]) == 0
    out, err = capsys.readouterr()
    told = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert (told["zoom"][0], told["sort"][0]) == ("s", "f6")
    assert err == "dossier: --set keys.zoom=s: s is zoom, so sort has only f6.\n"
    assert main(["keys", "--format", "json"]) == 0
    keys = json.loads(capsys.readouterr().out)
    assert {"action": "theme", "keys": ["f2"], "where": "app", "set": False}.items() <= next(
        one for one in keys if one["action"] == "theme"
    ).items()
