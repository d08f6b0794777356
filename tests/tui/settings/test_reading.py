"""What is in effect: command line before environment before file before what is usual; mistakes cost what they name."""

from pathlib import Path

import pytest

from tui.settings.about import ABOUT
from tui.settings.lines import lines_of
from tui.settings.reading import effective
from tui.settings.settings import USUAL, Settings, field_of


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("DOSSIER_CONFIG", str(path))
    return path


def test_each_setting_has_a_field_and_is_told_of() -> None:
    assert [field_of(key) for key in ABOUT] == list(Settings._fields)


@pytest.mark.usefixtures("config")
def test_nobody_says_anything() -> None:
    assert effective() == USUAL


def test_the_command_line_comes_first_then_the_environment_then_the_file(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('\n# mine\ntheme = "nord"\n')
    assert effective().settings.theme == "nord"
    assert effective().said["theme"].where == f"{config}:3"
    monkeypatch.setenv("DOSSIER_THEME", "gruvbox")
    assert effective().settings.theme == "gruvbox"
    assert effective().said["theme"].source == "environment"
    now = effective(["theme=dracula", "theme = monokai"])
    assert now.settings.theme == "monokai"
    assert now.said["theme"].source == "command line"
    assert not now.troubles


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('\nthme = "nord"', "{path}:2: there is no setting thme; the nearest is theme."),
        ("theme = 7", "{path}:1: theme must be a text, not 7."),
        (
            'language = "zh-hans"',
            "{path}:1: language cannot be zh-hans, only auto, en, zh-Hans, zh-Hant; the nearest is zh-Hans.",
        ),
        (
            '[columns]\npeople = ["rle"]',
            "{path}:2: columns.people cannot be rle, only role, articles, mentions, said, "
            "first, last, trend, own; the nearest is role.",
        ),
        ('[keys]\nzoom = "Z"\nzom = "Z"', "{path}:3: there is no action zom; the nearest is zoom."),
        ("[terminal]\nambiguous_width = 3", "{path}:2: terminal.ambiguous_width must be one of 1, 2, ask, not 3."),
        ('titles = ["人"]', "{path}:1: titles cannot have 人, only words such as 首席洞察官, two characters or more."),
        (
            'outlets = ["b.example"]',
            "{path}:1: outlets cannot have b.example, only a name with its hosts, such as 海港报 haigang.example.",
        ),
        (
            'dates = "DD-MM-YYYY"',
            "{path}:1: dates cannot be DD-MM-YYYY, only YYYY-MM-DD, YYYY/MM/DD, YYYY.MM.DD, "
            "DD/MM/YYYY, DD.MM.YYYY, MM/DD/YYYY; the nearest is DD/MM/YYYY.",
        ),
        ("[zzz]\nqqq = 1", "{path}:2: there is no setting zzz.qqq."),
    ],
)
def test_a_mistake_is_told_with_file_line_key_and_the_nearest(config: Path, written: str, told: str) -> None:
    config.write_text(written)
    now = effective()
    assert now.settings._replace(keys={}) == USUAL.settings
    assert now.troubles == (told.format(path=config),)


def test_a_clash_of_keys_is_told_where_it_was_made(config: Path) -> None:
    config.write_text('[keys]\nzoom = ["s", "f5"]\nnote = []')
    now = effective()
    assert now.settings.keys == {"zoom": ("s", "f5"), "note": ()}
    assert now.troubles == (f"{config}:2: s is zoom, so sort has only f6.",)


def test_in_the_environment_a_list_needs_no_brackets(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not config.exists()
    for name, value in (("FOLDERS", "~/a b"), ("COLUMNS_PEOPLE", '["role", "last"]'), ("SEARCH_FUZZY_PINYIN", "true")):
        monkeypatch.setenv(f"DOSSIER_{name}", value)
    settings = effective(["terminal.ambiguous_width=2"]).settings
    assert (settings.folders, settings.columns_people) == (("~/a b",), ("role", "last"))
    assert (settings.search_fuzzy_pinyin, settings.terminal_ambiguous_width) == (True, 2)


@pytest.mark.parametrize("written", [b"theme = nord", b"theme = '\xff'", b"theme = 1\ntheme = 2"])
def test_what_is_no_such_file_is_told_and_nothing_of_it_taken(config: Path, written: bytes) -> None:
    config.write_bytes(written)
    now = effective()
    assert now.settings == USUAL.settings
    [told] = now.troubles
    assert told.startswith(f"{config}: ")


def test_a_folder_in_the_place_of_the_file_is_told(config: Path) -> None:
    config.mkdir()
    assert effective().troubles


def test_what_is_given_without_a_value_is_told(config: Path) -> None:
    assert not config.exists()
    assert effective(["theme"]).troubles == ("--set theme: that is no KEY=VALUE.",)


def test_the_line_of_each_key() -> None:
    text = "a = 1\n\n[ \"b\" . c ]\n d.e=2\n'f g' = 3\n"
    assert lines_of(text) == {"a": 1, "b.c": 3, "b.c.d.e": 4, "b.c.f g": 5}
