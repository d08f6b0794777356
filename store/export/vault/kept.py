"""What a vault keeps of itself, in a hidden folder of its own: which notes were written, and of which state of a store.

Nothing of it is needed to keep what the user wrote: that the notes say themselves. Without it every note is made again
and compared with what lies there, and those that the user took away come back.

The list of notes is a file to which a line is added once a note is in its place, so that a run that is killed loses
nothing; the state is replaced as a whole at the end of a run that came to its end.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.export.vault.files import OWN, Files, Stamp, explained
from store.text.language import Language

_NOTES, _STATE = "notes.jsonl", "state.json"
_SLACK = 1000
"""Lines of the list that newer ones replace, besides as many as there are notes, before it is written anew."""


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A file that was written.

    Attributes:
        id: of what it is: an entity, an article, or another thing of the vault.
        path: where, from the folder of the vault on, with slashes; "" once dossier took it away.
        stamp: what the file looked like then.
        made: of a file that has no part of its own for dossier, a checksum of what was written; else "".
        inside: of a canvas, the ids of its nodes.
    """

    id: str
    path: str
    stamp: Stamp = (0, 0)
    made: str = ""
    inside: tuple[str, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """What is wanted of a vault; it counts until something else is.

    Attributes:
        query: whom a query finds have notes; everybody where it is "".
        at_least: in so many articles they stand.
        with_text: whether notes of articles have their text.
        language: in which dossier writes what is its own; English, where an older version wrote the vault.
    """

    query: str = ""
    at_least: int = 1
    with_text: bool = False
    language: Language = "en"


class State(msgspec.Struct, frozen=True):
    """What the notes were made of.

    Attributes:
        form: the versions of the notes' form and of links.
        bookmark: of the state of the store, see `Library.bookmark`.
        wanted: what was wanted.
        articles: of each article a checksum of what stands in it, and of its copies.
        labels: of each note a checksum of what other notes show of it wherever they name it.
        roles: of each person a checksum of what lists show of them, besides.
        own: of whom the user has put tags or notes to, a checksum of them.
        owed: ids of notes that could not be written.
    """

    form: str = ""
    bookmark: str = ""
    wanted: Wanted = Wanted()
    articles: dict[str, int] = {}
    labels: dict[str, int] = {}
    roles: dict[str, int] = {}
    own: dict[str, int] = {}
    owed: tuple[str, ...] = ()


class Kept(NamedTuple):
    """What a vault keeps of itself.

    Attributes:
        files: the files of the vault.
        notes: the files that were written, by the ids of what they are of.
        state: what they were made of.
        lines: how many lines the list of them has.
    """

    files: Files
    notes: dict[str, Written]
    state: State
    lines: int

    @classmethod
    def of(cls, files: Files) -> "Kept":
        """Return what is kept in a vault; what is not there, or not what was written, is as if nothing had been."""
        notes: dict[str, Written] = {}
        lines = 0
        decoder = msgspec.json.Decoder(Written)
        with suppress(OSError):
            for line in (files.root / OWN / _NOTES).read_bytes().splitlines():
                lines += 1
                with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    one = decoder.decode(line)
                    notes[one.id] = one
        state = State()
        with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            state = msgspec.json.decode((files.root / OWN / _STATE).read_bytes(), type=State)
        return cls(files, notes, state, lines)

    def add(self, written: Iterable[Written]) -> None:
        """Add files to the list.

        Raises:
            ExportError: it cannot be written.
        """
        fresh = [one for one in written if self.notes.get(one.id) != one]
        if not fresh:
            return
        path = self.files.root / OWN / _NOTES
        data = b"".join(msgspec.json.encode(one) + b"\n" for one in fresh)
        with explained(path), open(path, "ab") as file:
            if file.tell() and not _ends_a_line(path):
                data = b"\n" + data
            file.write(data)
        self.notes.update((one.id, one) for one in fresh)

    def finish(self, state: State) -> None:
        """Note what the notes are made of now, and write the list anew where most of it counts no more.

        So it is where a note was taken away: of somebody who was forgotten nothing is kept here.

        Raises:
            ExportError: it cannot be written.
        """
        gone = [identity for identity, one in self.notes.items() if not one.path]
        for identity in gone:
            del self.notes[identity]
        if gone or self.lines > 2 * len(self.notes) + _SLACK:
            lines = (msgspec.json.encode(one) + b"\n" for one in self.notes.values())
            self.files.put(f"{OWN}/{_NOTES}", b"".join(lines))
        if state != self.state:
            self.files.put(f"{OWN}/{_STATE}", msgspec.json.encode(state))


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def changes(then: Mapping[str, int], now: Mapping[str, int]) -> set[str]:
    """Return the keys that have another value now, or are new, or gone."""
    return {key for key, value in now.items() if then.get(key) != value} | (then.keys() - now.keys())
