"""What is remembered beside a store of who asked it what: of somebody to be forgotten, that too."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from store.library.layout import LAYOUT, Layout
from store.library.searches import SEARCHES, Searches
from store.library.session import SESSION, Session
from store.library.sources import SOURCES, Sources
from store.library.visits import VISITS, Visits


class Memory(Protocol):
    """One such file."""

    def drop_where(self, names_them: Callable[[str], bool], /) -> None:
        """Let nothing be in it that names somebody."""

    def sweep(self) -> None:
        """Take away what was left half-written."""


def memories(folder: Path) -> tuple[Memory, ...]:
    """Return what is remembered beside the store in a folder."""
    return (
        Searches(folder / SEARCHES),
        Visits(folder / VISITS),
        Sources(folder / SOURCES),
        Layout(folder / LAYOUT),
        Session(folder / SESSION),
    )
