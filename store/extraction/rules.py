"""The table of rules: every rule that finds something, with the line where it is declared beside its code."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from store.extraction.engine.rule import Rule
from store.extraction.lexicon import purpose

_ROOMS = ("organisations", "people", "figures", "quotes", "names")


class Entry(NamedTuple):
    """A rule of the table.

    Attributes:
        rule: the rule.
        file: the file that declares and applies it, from the folder that holds `store`.
        line: the line of its declaration, from 1.
    """

    rule: Rule
    file: str
    line: int

    @property
    def place(self) -> str:
        """Where to look, as editors and terminals understand it: `file:line`."""
        return f"{self.file}:{self.line}"

    @property
    def reads(self) -> list[tuple[str, str]]:
        """The word lists that the rule reads, each with what it holds."""
        return [(name, purpose(name)) for name in self.rule.lists]


@cache
def table() -> dict[str, Entry]:
    """Return every rule by its name, in the order of the rooms."""
    return {entry.rule.name: entry for module in _modules() for entry in _declared(module)}


def _modules() -> Iterator[ModuleType]:
    """Yield the modules that may declare rules."""
    for room in _ROOMS:
        module = import_module(f"store.extraction.{room}")
        yield module
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
            yield import_module(found.name)


def _declared(module: ModuleType) -> Iterator[Entry]:
    """Yield the rules that a module itself declares, not those it imports."""
    file = module.__name__.replace(".", "/") + ("/__init__.py" if hasattr(module, "__path__") else ".py")
    for statement in ast.parse(inspect.getsource(module)).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            rule = getattr(module, statement.targets[0].id)
            if isinstance(rule, Rule):
                yield Entry(rule, file, statement.lineno)
