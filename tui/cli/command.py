"""What a command is: a row of the table, with a module of its own that is imported when the command is given."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from tui.cli.opens import Opens
from tui.settings.settings import USUAL, Effective, Settings

if TYPE_CHECKING:
    from store.workspace import Workspace

DONE, NOTHING, MISUSED = 0, 1, 2
"""Exit statuses: done; nothing found, or some files failed; wrong use."""


class Call(NamedTuple):
    """A command as it was given.

    Attributes:
        options: what was given with it.
        opens: how it opens the store.
        effective: the settings that are in effect.
    """

    options: argparse.Namespace
    opens: Opens
    effective: Effective = USUAL

    @property
    def settings(self) -> Settings:
        """The settings that are in effect."""
        return self.effective.settings

    @contextmanager
    def workspace(self, opens: Opens | None = None, *, fuzzy_pinyin: bool = False) -> Iterator["Workspace"]:
        """Open the store.

        Args:
            opens: how, where an option of the command has it opened in another way.
            fuzzy_pinyin: whether pinyin may confuse what southern speakers do, whatever was chosen for the store.

        Raises:
            NotFoundError: there is no store, and one is needed.
        """
        from tui.cli.opening import open_workspace

        fuzzy_pinyin = fuzzy_pinyin or self.settings.search_fuzzy_pinyin
        with open_workspace(self.options, opens or self.opens, self.settings, fuzzy_pinyin=fuzzy_pinyin) as workspace:
            yield workspace


class CommandModule(Protocol):
    """The module of a command. What its work needs it imports as it works: its help needs none of that."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Tell a parser what can be given with it."""

    def run(self, call: Call) -> int:
        """Do the work and return the exit status."""


class Command(NamedTuple):
    """A command.

    Attributes:
        name: the word that is typed; its module in `tui.cli.commands` is called so.
        help: what it does, in a line.
        opens: how it opens the store.
    """

    name: str
    help: str
    opens: Opens

    def _module(self) -> CommandModule:
        from importlib import import_module

        return cast(CommandModule, import_module(f"tui.cli.commands.{self.name}"))

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Tell a parser what can be given with it."""
        self._module().arguments(parser)

    def run(self, options: argparse.Namespace, effective: Effective) -> int:
        """Do the work and return the exit status."""
        return self._module().run(Call(options, self.opens, effective))
