"""Strings made to keep a regular expression busy, taken from the pattern itself.

Whatever takes long repeats something. So for each repetition in a pattern, what it repeats is written many times,
behind what the pattern wants before it, and with something at the end that it does not want there.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain, islice
from typing import NamedTuple, cast

_FEW = 30
"""A repetition of no more than so many times takes so many times as long at most."""
_COMMON = "aA1 \u3000\t\n一驻，。、：;\"“”'（）()[]<>&*_-./|王的年%$#\x00·"
_VARIETY = 12
"""How many strings are made of what a repetition repeats."""
_PREFIXES = 4
_BRANCHES = 40

_Parsed = Iterable[tuple[object, object]]
"""A pattern as the standard library parses it: operations with their arguments."""


class Character(NamedTuple):
    """One character: whether another would do as well, and those that the pattern names."""

    accepts: Callable[[str], bool]
    named: str


class Repeat(NamedTuple):
    """What is repeated, and how often."""

    body: "Nodes"
    least: int
    most: int


class Choice(NamedTuple):
    """One of several; a group is one of one, and a place, such as the end, one of nothing."""

    branches: "tuple[Nodes, ...]"


Nodes = tuple[Character | Repeat | Choice, ...]


def parsed(pattern: str | bytes, flags: int) -> Nodes:
    """Return what a pattern is made of."""
    parse = cast(Callable[[str | bytes, int], _Parsed], import_module("re._parser").parse)
    return _nodes(parse(pattern, flags))


def _nodes(sequence: _Parsed) -> Nodes:
    return tuple(_node(str(operation), argument) for operation, argument in sequence)


def _node(operation: str, argument: object) -> Character | Repeat | Choice:
    """Return a part of a pattern: a character, a repetition, or whatever else can be chosen there."""
    if operation in ("LITERAL", "NOT_LITERAL"):
        letter = chr(cast(int, argument))
        return Character(partial(str.__eq__ if operation == "LITERAL" else str.__ne__, letter), letter)
    if operation == "ANY":
        return Character(partial(str.__ne__, "\n"), "")
    if operation == "IN":
        return _set(cast(_Parsed, argument))
    if operation.endswith("_REPEAT"):
        least, most, body = cast(tuple[int, int, _Parsed], argument)
        return Repeat(_nodes(body), int(least), int(most))
    return Choice(tuple(map(_nodes, _branches(operation, argument))))


def _branches(operation: str, argument: object) -> list[_Parsed]:
    """Return what can be chosen: of a group itself, of what is only looked at itself or nothing, else nothing."""
    if operation == "BRANCH":
        return cast(tuple[object, list[_Parsed]], argument)[1]
    if operation == "SUBPATTERN":
        return [cast(tuple[object, object, object, _Parsed], argument)[3]]
    if operation == "ATOMIC_GROUP":
        return [cast(_Parsed, argument)]
    return [(), cast(tuple[object, _Parsed], argument)[1]] if operation in ("ASSERT", "ASSERT_NOT") else [()]


_CATEGORIES: dict[str, Callable[[str], bool]] = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": str.isalnum}


def _set(items: _Parsed) -> Character:
    """Return a set of characters."""
    tests: list[Callable[[str], bool]] = []
    named, other = "", False
    for operation, argument in items:
        if str(operation) == "NEGATE":
            other = True
        elif str(operation) == "CATEGORY":
            category = str(argument).removeprefix("CATEGORY_")
            test = _CATEGORIES[category.removeprefix("NOT_")]
            tests.append(partial(_differs, test) if category.startswith("NOT_") else test)
        else:
            first, last = cast(tuple[int, int], (argument, argument) if str(operation) == "LITERAL" else argument)
            tests.append(partial(_between, chr(first), chr(last)))
            named += chr(first) + chr(last)
    return Character(partial(_any, tests, other), named)


def _differs(test: Callable[[str], bool], letter: str) -> bool:
    return not test(letter)


def _between(first: str, last: str, letter: str) -> bool:
    return first <= letter <= last


def _any(tests: list[Callable[[str], bool]], other: bool, letter: str) -> bool:
    return any(test(letter) for test in tests) != other


def attacks(nodes: Nodes) -> set[tuple[str, str]]:
    """Return what to begin with and what to write many times, for each repetition in a pattern; empty without one."""
    letters = "".join(dict.fromkeys([*_named(nodes), *_COMMON]))
    found = set(_within(nodes, letters, {""}))
    return found | {("", letter) for letter in letters} if found else found


def _named(nodes: Nodes) -> Iterator[str]:
    """Yield the characters that stand in a pattern, but not those of mere words, that nothing repeats."""
    for node in nodes:
        if isinstance(node, Character):
            yield from node.named
        else:
            for part in (node.body,) if isinstance(node, Repeat) else node.branches:
                yield from _named(part)


def _within(nodes: Nodes, letters: str, before: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the attacks on the repetitions of a sequence, of which `before` is what may stand before it."""
    for place, node in enumerate(nodes):
        written = _written(nodes[:place], letters, 2)
        here = {prefix + text for prefix in sorted(before)[:_PREFIXES] for text in (written[0], written[-1])}
        if isinstance(node, Repeat):
            if node.most > _FEW:
                bodies = [text for text in _written(node.body, letters, _VARIETY) if text]
                pumps = [*bodies, "".join(bodies[:2])]
                yield from ((prefix, pump) for prefix in here for pump in pumps if pump)
            yield from _within(node.body, letters, here)
        elif isinstance(node, Choice):
            for branch in node.branches:
                yield from _within(branch, letters, here)


def _written(nodes: Nodes, letters: str, variety: int) -> list[str]:
    """Return some strings that a sequence matches, different ones first."""
    texts = [""]
    for node in nodes:
        more = _of(node, letters, variety) or [""]
        count = min(max(len(texts), len(more)), _VARIETY)
        texts = [texts[number % len(texts)] + more[number % len(more)] for number in range(count)]
    return list(dict.fromkeys(texts))


def _of(node: Character | Repeat | Choice, letters: str, variety: int) -> list[str]:
    """Return some strings that a node matches."""
    if isinstance(node, Character):
        return list(islice(filter(node.accepts, chain(node.named, letters)), variety))
    if isinstance(node, Choice):
        return [text for branch in node.branches[:_BRANCHES] for text in _written(branch, letters, 2)[:2]]
    times = sorted({node.least, max(node.least, 1), min(node.most, node.least + 1)})
    return [text * count for count in times for text in _written(node.body, letters, variety)]
