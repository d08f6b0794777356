"""Themes of one's own: files beside the settings, with the fields that Textual's themes have."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import msgspec
from textual.color import Color, ColorParseError
from textual.theme import Theme

from store.text.language import tr
from tui.settings.lines import lines_of
from tui.settings.mistakes import nearest

_FIELDS = {one.name: one.type for one in fields(Theme) if one.name != "name"}
_NO_COLOURS = frozenset({"dark", "ansi", "luminosity_spread", "text_alpha", "variables"})


class OwnThemes(NamedTuple):
    """What is in the folder of themes.

    Attributes:
        themes: those that can be shown.
        troubles: a sentence for each mistake.
    """

    themes: tuple[Theme, ...] = ()
    troubles: tuple[str, ...] = ()


def own_themes(folder: Path) -> OwnThemes:
    """Return the themes of a folder, each called like its file; a mistake costs the field in which it stands."""
    themes: list[Theme] = []
    troubles: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            text = path.read_text("utf-8-sig")
            says = tomllib.loads(text)
        except OSError as error:
            troubles.append(tr("{path}: {why}; the theme is left out.", path=path, why=error.strerror or error))
        except ValueError as error:  # what is no TOML, and what is no UTF-8
            troubles.append(tr("{path}: {why}; the theme is left out.", path=path, why=error))
        else:
            if theme := _theme(path, says, lines_of(text), troubles):
                themes.append(theme)
    return OwnThemes(tuple(themes), tuple(troubles))


def _theme(path: Path, says: dict[str, object], lines: Mapping[str, int], troubles: list[str]) -> Theme | None:
    """Return the theme that a file says, None where it does not say the one colour that each must have."""
    known: dict[str, object] = {}
    for name, value in says.items():
        if why := _mistake(name, value):
            troubles.append(f"{path}:{lines.get(name, 1)}: {why}.")
        else:
            known[name] = value
    if "primary" not in known:
        troubles.append(tr("{path}: a theme must say its primary colour; it is left out.", path=path))
        return None
    return msgspec.convert({**known, "name": path.stem}, Theme)


def _mistake(name: str, value: object) -> str:
    """Return why a field cannot be taken, "" where it can."""
    if name not in _FIELDS:
        return tr("a theme has no {name}{nearest}", name=name, nearest=nearest(name, _FIELDS))
    try:
        msgspec.convert({"name": "", "primary": "", name: value}, Theme)
        if isinstance(value, str) and name not in _NO_COLOURS:
            Color.parse(value)
    except msgspec.ValidationError as error:
        return tr("{key} is not taken: {why}", key=name, why=str(error).partition(" - ")[0].replace("`", ""))
    except ColorParseError:
        return tr("{key} is not taken: {value} is no colour; write #rrggbb or its name", key=name, value=value)
    return ""
