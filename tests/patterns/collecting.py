"""Every regular expression of the store, and how each is used: none can be added without being collected.

The calls of `re` stand in the source, where a scan of its syntax finds each. What a call compiles is written there, or
is seen when the store is imported, when it builds what it builds once, and when it reads a sample.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

_CALLS = ("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")

Pattern = re.Pattern[str] | re.Pattern[bytes]


class Site(NamedTuple):
    """A call of `re`: the file, and the lines where it begins and ends."""

    file: str
    line: int
    end: int


class Used(NamedTuple):
    """A pattern, where it is made, and by which methods it is tried."""

    site: Site
    pattern: Pattern
    methods: frozenset[str]


class Source:
    """The calls of `re` in the source of a package."""

    def __init__(self, folder: Path) -> None:
        self._holders: dict[ast.AST, ast.AST] = {}
        self._methods: dict[str, set[str]] = defaultdict(set)
        self.calls: dict[Site, ast.Call] = {}
        for path in sorted(folder.rglob("*.py")):
            self._scan(str(path), ast.parse(path.read_text("utf-8")))

    def _scan(self, file: str, tree: ast.Module) -> None:
        for node in ast.walk(tree):  # from the outside to the inside: what holds a node has been seen before it
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Load):
                    self._methods[_key(file, node.id)].add(self._method(node))
                continue
            assert not (isinstance(node, ast.ImportFrom) and node.module == "re"), f"{file} hides its calls of re"
            if isinstance(node, ast.Call) and _called(node):
                self.calls[Site(file, node.lineno, node.end_lineno or node.lineno)] = node
            for held in ast.iter_child_nodes(node):
                self._holders[held] = node

    def _method(self, name: ast.Name) -> str:
        """Return the method that is called on what has a name, or on what a function of that name returns."""
        holder = self._holders[name]
        if isinstance(holder, ast.Call) and holder.func is name:
            holder = self._holders[holder]
        return holder.attr if isinstance(holder, ast.Attribute) else ""

    def methods(self, site: Site) -> frozenset[str]:
        """Return by which methods what a call compiles is tried: match, fullmatch, and search for all the others."""
        call = self.calls[site]
        if _called(call) != "compile":
            return _kinds({_called(call)})
        holder = self._holders[call]
        if isinstance(holder, ast.Attribute):
            return _kinds({holder.attr})
        name = ""
        if isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Name):
            name = holder.targets[0].id
        while isinstance(holder, ast.Return | ast.If):
            holder = self._holders[holder]
            name = holder.name if isinstance(holder, ast.FunctionDef) else ""
        return _kinds(self._methods[_key(site.file, name)])


def _kinds(methods: set[str]) -> frozenset[str]:
    """Return the kinds of some methods; where the source does not tell them ("") it may be either kind."""
    kinds = {method if method in ("match", "fullmatch") else "search" for method in methods}
    return frozenset(kinds if kinds and "" not in methods else {"search", "fullmatch"})


def _key(file: str, name: str) -> str:
    """Return under what the uses of a name are kept: a name that begins with _ is that of its file alone."""
    return f"{file}:{name}" if name.startswith("_") else name


def _called(call: ast.Call) -> str:
    """Return which function of `re` is called, "" for none."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr if function.attr in _CALLS else ""
    return ""


class Recorder:
    """Notes what the functions of `re` are given, and by which line."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, int], set[Pattern]] = defaultdict(set)
        for name in _CALLS:
            setattr(re, name, self._recording(getattr(re, name)))

    def _recording(self, function: Callable[..., object]) -> Callable[..., object]:
        real = re.compile

        def recording(pattern: str | Pattern, *given: object, **named: object) -> object:
            caller = sys._getframe(1)
            flags = given[0] if function is real and given else named.get("flags", 0)
            assert isinstance(flags, int)
            compiled = pattern if isinstance(pattern, re.Pattern) else real(pattern, flags)
            self.given[caller.f_code.co_filename, caller.f_lineno].add(compiled)
            return function(pattern, *given, **named)

        return recording


def build(package: ModuleType) -> None:
    """Import all of a package, and build what it builds once, without being given anything."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(found.name)).values():
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                value()


def collected(source: Source, recorder: Recorder) -> Iterator[Used | Site]:
    """Yield the patterns of each call of `re`, and the calls of which none is known."""
    for site, call in source.calls.items():
        seen = {
            pattern
            for (file, line), patterns in recorder.given.items()
            if file == site.file and site.line <= line <= site.end
            for pattern in patterns
        }
        written = call.args[0]
        if not seen and isinstance(written, ast.Constant) and isinstance(written.value, str | bytes):
            seen = {re.compile(written.value)}
        for pattern in seen:
            yield Used(site, pattern, source.methods(site))
        if not seen:
            yield site
