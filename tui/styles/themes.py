"""The two themes of dossier, and the colours of the four kinds for every other theme.

One colour per kind of entity, the same wherever it shows: border title, mention in the reader, link on the card, trail.
Each has a contrast of at least 4.5 to 1 on its background (WCAG 2.2, 1.4.3).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from textual.theme import Theme

from store.kinds import KINDS

_ON_DARK = {"blue": "#7fb4e8", "green": "#8cc9a1", "amber": "#e3b878", "violet": "#c5a3e6", "lit": "#ffdf80"}
_ON_LIGHT = {"blue": "#1a5fa8", "green": "#1f6f43", "amber": "#8a5200", "violet": "#7440a8", "lit": "#b3261e"}
_ON_TERMINAL = {
    "blue": "ansi_blue",
    "green": "ansi_green",
    "amber": "ansi_yellow",
    "violet": "ansi_magenta",
    "lit": "ansi_red",
}


def _variables(palette: Mapping[str, str]) -> dict[str, str]:
    """Return what the styles know the colours of a palette by: the kind that has it, and what is lit."""
    return {**{kind.name: palette[kind.colour] for kind in KINDS.values()}, "lit": palette["lit"]}


DARK = Theme(
    name="dossier-dark",
    primary="#7fb4e8",
    secondary="#8cc9a1",
    accent="#e3b878",
    warning="#e3b878",
    error="#e88a8a",
    success="#8cc9a1",
    foreground="#d9dce3",
    background="#15181e",
    surface="#1b1f27",
    panel="#252a34",
    dark=True,
    variables={
        **_variables(_ON_DARK),
        "block-cursor-background": "#7fb4e8",
        "block-cursor-foreground": "#15181e",
        "block-cursor-text-style": "none",
        "input-selection-background": "#7fb4e8 30%",
    },
)

LIGHT = Theme(
    name="dossier-light",
    primary="#1a5fa8",
    secondary="#1f6f43",
    accent="#8a5200",
    warning="#8a5200",
    error="#b3261e",
    success="#1f6f43",
    foreground="#23262d",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e7e4dc",
    dark=False,
    variables={
        **_variables(_ON_LIGHT),
        "block-cursor-background": "#1a5fa8",
        "block-cursor-foreground": "#fbfaf7",
        "block-cursor-text-style": "none",
        "input-selection-background": "#1a5fa8 25%",
    },
)


AUTO = "auto"
"""The setting that leaves it to the program which theme to begin with."""


class Looks(NamedTuple):
    """What the explorer looks like.

    Attributes:
        theme: its name, "" for the one that suits what the terminal paints on.
        shade: what that is, "" where it is not known.
    """

    theme: str = ""
    shade: Literal["dark", "light", ""] = ""


UNKNOWN = Looks()
_REMEMBERED = re.compile(
    rb'"theme":\s*"([\w-]{1,64})"(?:,\s*"theme_set":\s*"([\w-]{1,64})")?(?:,\s*"shade":\s*"(light)")?'
)
_NEAR = 400
"""Bytes from the beginning of the file among which they stand."""


def looks_to_begin_with(session: Path | None, setting: str) -> Looks:
    """Return what the first frame is painted in.

    What was said last counts: the theme that was used last, unless the setting is another one since.

    Args:
        session: the file that says where the explorer was left, which is read in whole only when the store is open;
            None to begin anew.
        setting: what the settings say.
    """
    looks, set_then = _remembered(session) if session is not None else (UNKNOWN, AUTO)
    if looks.theme and set_then == setting:
        return looks
    return looks._replace(theme="" if setting == AUTO else setting)


def _remembered(session: Path) -> tuple[Looks, str]:
    """Return what the explorer looked like last, and what the settings said of the theme then."""
    if not session.is_file():
        return UNKNOWN, AUTO
    try:
        with session.open("rb") as file:
            found = _REMEMBERED.search(file.read(_NEAR))
    except OSError:
        return UNKNOWN, AUTO
    if not found:
        return UNKNOWN, AUTO
    used, set_then, light = (part.decode("ascii", errors="replace") for part in found.groups(default=b""))
    return Looks(used, "light" if light else "dark"), set_then or AUTO


def kind_colours(theme: Theme) -> dict[str, str]:
    """Return the variables that a theme of somebody else's does not define."""
    if theme.ansi:
        return _variables(_ON_TERMINAL if theme.dark else {**_ON_TERMINAL, "amber": "ansi_cyan"})  # yellow on white
    return _variables(_ON_DARK if theme.dark else _ON_LIGHT)
