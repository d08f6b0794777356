"""Writing entities into files: several of them in one, or a note of each in a folder. No Textual here."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from store.errors import DossierError, ExistsError, ExportError, NotFoundError
from store.export.formats import FORMATS, Format
from store.text.language import sentences, tr
from store.text.wording import how_many
from store.workspace.exports import Exports, Tell
from tui.terminal.saving import save

_SHOWN = 3
"""So many are shown of what waits to be written, and so many troubles are told; the others are counted."""


_OF_ALL = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.EIO, errno.EEXIST)
)
"""What the system says of a folder or a disk, not of one file."""


class GivenUpError(Exception):
    """Whoever asked for files wants no more of them."""


class Preview(NamedTuple):
    """What waits to be written.

    Attributes:
        name: what its file may be called.
        text: how it begins.
    """

    name: str
    text: str


class Written(NamedTuple):
    """What became of it.

    Attributes:
        files: how many were written.
        wanted: how many were to be.
        troubles: a sentence for each that could not be.
        given_up: whether the rest was given up.
    """

    files: int
    wanted: int
    troubles: tuple[str, ...] = ()
    given_up: bool = False

    @property
    def sentence(self) -> str:
        """What is to be said of it besides where the files are; "" where all went well."""
        left = (
            ""
            if self.files == self.wanted
            else tr("{done:,} of {files} written.", done=self.files, files=how_many(self.wanted, "file"))
        )
        more = len(self.troubles) - _SHOWN
        told = [*self.troubles[:_SHOWN], *([tr("{more:,} more could not be.", more=more)] if more > 0 else [])]
        return sentences((left, *told, tr("The rest was given up.") if self.given_up else ""))


def are_apart(ids: Sequence[str], form: Format) -> bool:
    """Return whether entities become a file each."""
    return form.is_note and len(ids) > 1


def write_each(
    exports: Exports, ids: Sequence[str], form: Format, folder: Path, *, overwrite: bool, whole: bool, tell: Tell
) -> Written:
    """Write a note of each into a folder; one that cannot be does not keep the others from it, but a full disk does.

    Args:
        exports: makes them.
        ids: of the entities.
        form: the format.
        folder: where they go; it is made.
        overwrite: whether files that are there may be.
        whole: whether all of each list is written.
        tell: is told how many are done, out of how many. It may raise `GivenUpError`; what was written stays.

    Raises:
        ExistsError: some are there already and may not be overwritten; nothing was written.
        NotFoundError: there is no such entity.
    """
    names = exports.names(ids, form)
    there = [name for name in names if os.path.exists(folder / name)]
    if there and not overwrite:
        raise ExistsError(
            tr(
                "{folder} has {number:,} of {files} already, {first} first.",
                folder=folder,
                number=len(there),
                files=how_many(len(names), "file"),
                first=there[0],
            )
        )
    troubles, number = list[str](), 0
    try:
        for number, (identity, name) in enumerate(zip(ids, names, strict=True)):
            tell(number, len(ids))
            try:
                text = exports.note(identity, form, whole=whole).text
                save(folder / name, text, overwrite=overwrite, present=exports.present)
            except (ExportError, NotFoundError) as error:
                troubles.append(str(error))
                if _is_of_all(error):
                    return Written(number + 1 - len(troubles), len(ids), tuple(troubles), given_up=True)
    except GivenUpError:
        return Written(number - len(troubles), len(ids), tuple(troubles), given_up=True)
    return Written(len(ids) - len(troubles), len(ids), tuple(troubles))


def _is_of_all(error: DossierError) -> bool:
    """Return whether what keeps one file from being written keeps all of them: a full disk, no right to the folder."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in _OF_ALL


def preview(exports: Exports, ids: Sequence[str], form: Format | None = None) -> Preview:
    """Return what waits to be written, in the usual format unless one is given; of many the first few.

    Raises:
        NotFoundError: one is gone.
    """
    form = form or FORMATS[0]
    if len(ids) == 1 or are_apart(ids, form):
        note = exports.note(ids[0], form)
        return Preview(note.name, note.text)
    return Preview(exports.name(ids, form), exports.note(ids[:_SHOWN], form).text)


def write(exports: Exports, ids: Sequence[str], form: Format, path: Path, *, overwrite: bool, tell: Tell) -> Written:
    """Write entities; see `write_each` for several notes, of which the path is the folder.

    Raises:
        ExistsError: there is a file already, and it may not be overwritten.
        ExportError: it cannot be written.
        NotFoundError: one is gone.
    """
    if are_apart(ids, form):
        return write_each(exports, ids, form, path, overwrite=overwrite, whole=False, tell=tell)
    if os.path.exists(path) and not overwrite:
        raise ExistsError(tr("{name} exists already.", name=path.name))  # which is told before it takes time to make
    try:
        note = exports.note(ids[0] if len(ids) == 1 else ids, form, tell=tell)
    except GivenUpError:
        return Written(0, 1, given_up=True)
    save(path, note.text, overwrite=overwrite, present=exports.present)
    return Written(1, 1)
