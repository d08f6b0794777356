"""Where a function stands, for whoever wants to change what it does."""

import inspect
import re
from collections.abc import Callable


def place_of(function: Callable[..., object]) -> str:
    """Return where a function is defined, as `file:line`, the file from the folder that holds `store`."""
    plain = inspect.unwrap(function)
    return f"{plain.__module__.replace('.', '/')}.py:{plain.__code__.co_firstlineno}"


def name_of(function: Callable[..., object]) -> str:
    """Return the name of a function with its module's (`aliases.same_stem`)."""
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__.lstrip('_')}"


def says(function: Callable[..., object]) -> str:
    """Return what a function tells, in the first sentence of its own docstring: who leads the nearest sentence."""
    said = (inspect.getdoc(function) or "").partition("\n")[0]
    return re.sub(r"^(?:Return|Yield) ", "", said).rstrip(".")
