"""Titles as they are written, what joins several of them, and which of several are one."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import in_order, words_of
from store.model import Role
from store.text.fold import fold, key

QUOTES = "「」『』“”\"'‘’ \u00a0\u3000"
"""What may stand around a title and is no part of it."""
CLOSING = ("」", "』", "”", '"')
"""The marks that close a nickname or the name of a body before a title."""
_VERBS = "role_verbs.tsv"
_EDGES = QUOTES + "》的之·-—,，▲●■◆★※▶"
_COUNTED = re.compile(r"(?:另|其中|[该这那])?[一二两三四五六七八九十\d]*(?:名|位)(?=.{2})")
_ITEM = re.compile(r"^\d{1,2}[.．、] ?(?=\D)")
"""The number of an item that begins with a title: 6. 前财长."""


@cache
def soft_joints() -> frozenset[str]:
    """Return the joints that also stand inside a title (科学与工程)."""
    return words_of(_VERBS, "soft")


@cache
def joints() -> tuple[str, ...]:
    """Return what joins two titles, a longer one before its own end (以及, 及)."""
    return (*in_order(_VERBS, "joint"), *in_order(_VERBS, "soft"))


@cache
def _dropped() -> tuple[str, ...]:
    """Return the words that begin a title and only say when or whose it is, the longest first."""
    return tuple(sorted(in_order(_VERBS, "dropped"), key=len, reverse=True))


class Cut(NamedTuple):
    """A title as it is written, and the words of role_verbs.tsv that were cut off before it."""

    title: str
    words: tuple[str, ...]


def cut_title(text: str) -> Cut:
    """Return a title as written, without quotation marks and words that only say when it is held."""
    text = text.strip(_EDGES).strip()
    cut: list[str] = []
    for word in _dropped():
        if (
            fold(text).startswith(word)
            and len(text) > len(word) + 1
            and not (len(word) == 1 and is_known(fold(text[:2])))
        ):
            text = text[len(word) :].lstrip("的 ")
            cut.append(word)
    text = text.rsplit("的", 1)[-1] or text
    while len(text) > 3 and fold(text[0]) in words_of(_VERBS, "leading") and not fold(text).startswith("有限"):
        cut.append(fold(text[0]))
        text = text[1:]
    return Cut(_bare(text), tuple(cut))


def _bare(text: str) -> str:
    """Return a title without numbers and doubled spaces before it."""
    text = _ITEM.sub("", text)
    counted = _COUNTED.match(fold(text))
    if counted and counted.end() > 1:
        text = text[counted.end() :]
    return " ".join(text.split())


def distinct(found: Sequence[Role]) -> tuple[Role, ...]:
    """Return each role once.

    A title without an organisation gives way to the same title with one, and to a longer one (总统, 美国总统).
    """
    latest = {(key(role.title), role.organisation_id): role for role in reversed(found)}
    roles = list(reversed(latest.values()))
    placed = {key(role.title) for role in roles if role.organisation}
    unplaced = [role.title for role in roles if role.organisation is None]
    return tuple(
        role for role in roles if role.organisation or not (key(role.title) in placed or _is_end(role.title, unplaced))
    )


def _is_end(title: str, others: Sequence[str]) -> bool:
    """Return whether a longer title ends in this one."""
    return any(other != title and other.endswith(title) for other in others)
