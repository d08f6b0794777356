"""The sentences of README.md, and which tests stand for them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")

_Test = TypeVar("_Test", bound=Callable[..., object])

CLAIMED: list[str] = []
"""Every sentence that a test of this folder stands for."""


def words(text: str) -> str:
    """Return a text as one line, whatever lines it is set in."""
    return " ".join(text.split())


def says(*sentences: str) -> Callable[[_Test], _Test]:
    """Mark a test as the one that shows these sentences, lines or table rows of README to be true."""

    def claimed(test: _Test) -> _Test:
        CLAIMED.extend(map(words, sentences))
        return test

    return claimed


def page() -> str:
    """Return README as one line, without the fences of its blocks."""
    return words(re.sub(r"^```.*$", "", README, flags=re.MULTILINE))


def unclaimed() -> list[str]:
    """Return what of README is code, and so can be run, and stands in no sentence that a test is marked with."""
    rest = page()
    for sentence in sorted(CLAIMED, key=len, reverse=True):
        rest = rest.replace(sentence, " ¶ ")
    return [part.strip() for part in rest.split("¶") if "`" in part or "$ " in part]


def examples(row: str) -> list[str]:
    """Return the examples in the first cell of a table's row."""
    return re.findall(r"`([^`]+)`", row.split("|")[1])
