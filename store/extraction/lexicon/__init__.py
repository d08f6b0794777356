"""Word lists as data: tab-separated files beside this module, each with a comment that says where it comes from."""

import re
from functools import cache

from store.text import tables
from store.text.patterns import alternatives

_FIRST_WORDS = re.compile(r" ?[(（]|[.:;] |\.$|, (?:Simplified|written|folded)|,? in Simplified ")
"""Where the first words of a header end, which say what the list holds."""

_CLASS = re.compile(r"(?<![\w-])([\w-]+): (?=([^.]*))")
"""A class that a header names, and what it says of it up to the end of the sentence, other classes among it."""


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a word list; blank lines and lines that begin with # are left out.

    Args:
        name: the file, for example `suffixes.tsv`.

    Raises:
        FileNotFoundError: there is no such word list.
    """
    return tables.rows(__name__, name)


def lines(name: str) -> list[str]:
    """Return the rows of a word list as they are written, with tabs between columns."""
    return tables.lines(__name__, name)


def placed(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows of a word list, each with file and line where it stands, for whoever is told of it.

    Args:
        name: the file.
    """
    return tables.placed(__name__, name)


def purpose(name: str) -> str:
    """Return what a word list holds, in the first words of its own header."""
    return _FIRST_WORDS.split(tables.header(__name__, name), maxsplit=1)[0]


def meaning(name: str, kind: str) -> str:
    """Return what the header of a word list says of a class of its words, "" where it says nothing."""
    classes = _CLASS.finditer(tables.header(__name__, name))
    return next((said.group(2).strip() for said in classes if said.group(1) == kind), "")


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a word list."""
    return frozenset(row[0] for row in rows(name))


@cache
def _by_class(name: str) -> dict[str, tuple[str, ...]]:
    """Return the first column of a word list by its second, in the order of the list; a list has dozens of classes."""
    classes: dict[str, list[str]] = {}
    for row in rows(name):
        if len(row) > 1:
            classes.setdefault(row[1], []).append(row[0])
    return {kind: tuple(found) for kind, found in classes.items()}


@cache
def words_of(name: str, kind: str) -> frozenset[str]:
    """Return the words of a class: the first column of the rows of a word list whose second column is `kind`.

    Raises:
        KeyError: there is no such class; a pattern of no words would match everywhere.
    """
    return frozenset(_by_class(name)[kind])


@cache
def one_of(name: str, kind: str) -> str:
    """Return a regular expression of the words of a class, the longest first."""
    return f"(?:{alternatives(words_of(name, kind))})"


@cache
def in_order(name: str, kind: str) -> tuple[str, ...]:
    """Return the same in the order of the list, for rules that take one word after the other."""
    return _by_class(name).get(kind, ())


@cache
def characters(name: str, kind: str) -> frozenset[str]:
    """Return a class of a list whose rows are a class and its characters, or short words with spaces between them."""
    listed = next(row[1] for row in rows(name) if row[0] == kind)
    return frozenset(listed.split() if " " in listed else listed)


@cache
def column(name: str, number: int) -> dict[str, str]:
    """Return a column of a word list by its first column; where a row has no such column, the empty string."""
    return {row[0]: row[number] if len(row) > number else "" for row in rows(name)}
