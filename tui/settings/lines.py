"""On which line of a file each of its keys stands: what reads TOML does not say."""

import re
from collections.abc import Mapping

_BARE_OR_QUOTED = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = rf"{_BARE_OR_QUOTED}(?:\s*\.\s*{_BARE_OR_QUOTED})*"
_TABLE = re.compile(rf"\s*\[\s*({_KEY})\s*\]")
_PAIR = re.compile(rf"\s*({_KEY})\s*=")
_PART = re.compile(_BARE_OR_QUOTED)


def lines_of(text: str) -> Mapping[str, int]:
    """Return the number of the line, from 1, of each key by its dotted name, and of each table.

    Args:
        text: sound TOML.
    """
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(line):
            table = f"{_dotted(match.group(1))}."
            found.setdefault(table[:-1], number)
        elif match := _PAIR.match(line):
            found.setdefault(table + _dotted(match.group(1)), number)
    return found


def _dotted(key: str) -> str:
    return ".".join(part.strip("\"'") for part in _PART.findall(key))
