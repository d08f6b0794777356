"""What leaves the explorer: exports and copies, as they were wanted last. A helper of the desk; no Textual here."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from store.errors import ExportError, StoreError
from store.export.citation import Cited
from store.export.formats import Format, format_named
from store.export.shapes import Shape, copied, shape_called
from store.text.language import tr
from store.workspace import Choice, Workspace
from store.workspace.exports import Tell
from tui.desk.mentions import Mentions
from tui.desk.models import FoundPassage, Subject
from tui.desk.passages import cited_passage
from tui.desk.writing import Preview, Written, preview, write


class Taking:
    """Makes files and copies of what is selected.

    Args:
        workspace: returns the open store.
        mentions: where subjects stand.
        meet: takes in what another dossier has written; raises `NotFoundError` where a subject is gone.
    """

    def __init__(
        self, workspace: Callable[[], Workspace], mentions: Mentions, meet: Callable[[Subject], object]
    ) -> None:
        self._workspace = workspace
        self._mentions = mentions
        self._meet = meet

    # What was chosen last

    @property
    def folder(self) -> Path:
        """Where exports go: where the last one went, as long as that is there; else the present folder."""
        last = self._workspace().layout.chosen("folder")
        return Path(last) if last and os.path.isdir(last) else Path.cwd()

    @property
    def format(self) -> Format:
        """The format of exports: that chosen last."""
        return format_named(self._workspace().layout.chosen("format"))

    @property
    def shape(self) -> Shape:
        """The shape in which something is copied: that chosen last."""
        return shape_called(self._workspace().layout.chosen("shape"))

    def keep(self, chosen: Mapping[Choice, str]) -> None:
        """Keep what was chosen; where that cannot be written, it counts until the program ends."""
        with suppress(StoreError):
            self._workspace().layout.choose(chosen)

    # Files

    def preview(self, subjects: Sequence[Subject], form: Format | None = None) -> Preview:
        """Return what waits to be written of entities, in the usual format unless one is given.

        Raises:
            ExportError: it is a passage.
            NotFoundError: one is gone meanwhile.
        """
        return preview(self._workspace().exports, self._met(subjects), form)

    def write(self, subjects: Sequence[Subject], form: Format, path: Path, *, overwrite: bool, tell: Tell) -> Written:
        """Write entities; see `tui.desk.writing.write`.

        Raises:
            ExistsError: there is a file already, and it may not be overwritten.
            ExportError: it cannot be written.
            NotFoundError: one is gone meanwhile.
        """
        return write(self._workspace().exports, self._met(subjects), form, path, overwrite=overwrite, tell=tell)

    def _met(self, subjects: Sequence[Subject]) -> Sequence[str]:
        """Return the ids of those that are entities.

        Raises:
            ExportError: none is.
            NotFoundError: one is gone.
        """
        for subject in subjects:
            self._meet(subject)
        ids = [one for one in subjects if isinstance(one, str)]
        if not ids:
            raise ExportError(tr("A passage has no note of its own: y copies it with its source."))
        return ids

    # Copies

    def cite(self, subjects: Sequence[Subject], shape: Shape, number: int = 0, beside: str = "") -> str:
        """Return one of the mentions of each subject in a shape; beside another, of one that they share.

        Raises:
            ExportError: there is nothing to copy in this shape.
            NotFoundError: one is gone meanwhile.
        """
        return copied((self._cited(one, number, beside) for one in subjects), shape)

    def _cited(self, subject: Subject, number: int, beside: str) -> Cited:
        self._meet(subject)
        number = self._mentions.nearest(subject, number, beside)[0]
        if isinstance(subject, FoundPassage):
            mention = self._mentions.one(subject, number)[2]
            return cited_passage(mention, self._workspace().holdings.article(mention.article))
        return self._workspace().cited(subject, number)
