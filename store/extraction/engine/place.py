"""Where a function stands, for whoever wants to change what it does."""

import inspect
from collections.abc import Callable


def place_of(function: Callable[..., object]) -> str:
    """Return where a function is defined, as `file:line`, the file from the folder that holds `store`."""
    plain = inspect.unwrap(function)
    return f"{plain.__module__.replace('.', '/')}.py:{plain.__code__.co_firstlineno}"


def name_of(function: Callable[..., object]) -> str:
    """Return the name of a function with its module's (`aliases.same_stem`)."""
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__.lstrip('_')}"
