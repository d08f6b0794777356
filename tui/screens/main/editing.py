"""From a sentence on the screen to its line in the file, in the user's own editor; and reading files again."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.message import Message

from store.errors import DossierError
from tui.screens.main.errand import Errand
from tui.screens.main.navigation import Places

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Source


@dataclass
class SourceFound(Message):
    """Where in which file the sentence stands."""

    source: "Source"


class Editing(Places):
    """The part of the main screen that goes back to the files."""

    def load(self, paths: Iterable[Path]) -> None:
        """Read articles in a thread; its subclass knows how."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Open the file of what is read, or of the sentence chosen on the card, in the editor."""
        reader, subject = self.side.reader, self.subject
        if reader.article is not None:
            article, offset = reader.article.id, reader.at
            self._ask(lambda: self.desk.source(article, offset))
        elif subject is not None:
            number = self.side.card.mention or 0
            self._ask(lambda: self.desk.source_of(subject, number))

    def _ask(self, find: Callable[[], "Source"]) -> None:
        Errand(self, "edit").ask(lambda: SourceFound(find()))

    @on(SourceFound)
    def _edit(self, event: SourceFound) -> None:
        from tui.terminal.editor import edit, editor_command, source_file

        try:
            file = source_file(event.source.path)
            command = editor_command(file, event.source.line, os.environ)
            before = file.stat().st_mtime_ns
            with self.app.suspend():
                edit(command)
        except SuspendNotSupported:
            self.explain("Edit", "This terminal cannot be lent to another program.")
        except (DossierError, OSError) as error:
            self.explain("Edit", str(error))
        else:
            if file.exists() and file.stat().st_mtime_ns != before:
                self.load([file])

    def action_reload(self) -> None:
        """Take over what other dossiers have written, and read again what has changed."""
        if self.is_open:
            self.load(chain(self.paths, self.desk.files()))
