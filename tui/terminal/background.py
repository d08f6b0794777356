"""Whether the terminal paints on dark or on light: asked of it, and until it answers what its environment says.

Asked is by OSC 11 (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Operating System Commands"). Nobody waits
for the answer: it comes between two keys, or never.
"""

import os
import re
from collections.abc import Mapping
from typing import Literal

from textual.message import Message

Shade = Literal["dark", "light"]

QUESTION = "\x1b]11;?\x1b\\"
ANSWER = re.compile(
    r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})[^\x07\x1b]*(?:\x07|\x1b\\)"
)
BEGUN = re.compile(r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,30}\x1b?)?)?)?\Z")
"""An answer of which the rest is yet to come."""

_WITHOUT = ("ansi", "cons", "dumb", "linux", "sun", "vt")
"""What the names of terminals begin with that might print the question, and answer none."""
_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue are (ITU-R BT.709)."""
_LIGHT = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})
"""Of the sixteen colours those that rxvt, Konsole and others mean by a light background in COLORFGBG."""


class Answered(Message):
    """The terminal has said what it paints on."""

    def __init__(self, shade: Shade) -> None:
        super().__init__()
        self.shade: Shade = shade


def may_ask(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the terminal is of a kind that may answer."""
    return not environment.get("TERM", "").startswith(_WITHOUT)


def shade_of(answer: re.Match[str]) -> Shade:
    """Return what an answer means, a match of `ANSWER`."""
    parts = (int(part, 16) / (16 ** len(part) - 1) for part in answer.groups())
    return "light" if sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True)) > 0.5 else "dark"


def told_shade(environment: Mapping[str, str] = os.environ) -> Shade | Literal[""]:
    """Return what the environment says, "" for nothing."""
    told = environment.get("COLORFGBG", "")
    return "" if not told else "light" if told.rpartition(";")[2] in _LIGHT else "dark"
