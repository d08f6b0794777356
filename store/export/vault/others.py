"""The files of a vault that are no notes: bases, which are the user's once they have changed them, and canvases."""

import zlib
from collections.abc import Iterator, Mapping, Sequence

from store.export.vault.bases import bases
from store.export.vault.canvas import Near, canvas
from store.export.vault.files import Files, Seen, Stamp
from store.export.vault.kept import Kept, Written
from store.export.vault.names import stem_of
from store.text.language import Language, tr, writing_in

CANVAS = ".canvas"
_BASE = ".base"


class Others:
    """Writes what is no note.

    Args:
        files: the files of the vault.
        seen: what lies there.
        kept: what the vault keeps of itself.
        language: the one that the vault is written in.
    """

    def __init__(self, files: Files, seen: Seen, kept: Kept, language: Language) -> None:
        self._files = files
        self._seen = seen
        self._kept = kept
        with writing_in(language):
            self._bases = [(Written(f"base/{name}", f"{title}{_BASE}"), text) for name, title, text in bases()]
            self._canvases = tr("Canvases")

    @property
    def bases(self) -> Iterator[str]:
        """The paths of the bases, those that the user took away too."""
        for base, _ in self._bases:
            yield self._before(base).path

    def _before(self, base: Written) -> Written:
        return self._kept.notes.get(base.id, base)

    def put_bases(self, *, restore: bool) -> Iterator[str]:
        """Write the bases that are missing, or that dossier makes otherwise by now, and yield their paths.

        What the user has changed stays, and what they took away does not come back unless that is asked for.

        Raises:
            ExportError: one cannot be written.
        """
        for base, text in self._bases:
            made, before = _checksum(text), self._before(base)
            is_there = before.path in self._seen.ids
            if is_there:
                wanted = before.made not in ("", made) and _checksum(self._files.read(before.path)) == before.made
            else:
                wanted = restore or not before.made
            if wanted and (stamp := self._put(before.path, text, is_there=is_there)):
                self._kept.add([Written(base.id, before.path, stamp, made)])
                yield before.path

    def draw(self, shown: Sequence[Near], paths: Mapping[str, str]) -> Iterator[str]:
        """Draw a canvas of somebody and those near, and yield its path where it says something else now.

        Args:
            shown: who is to be on it, the one in the middle first.
            paths: where the notes lie.

        Raises:
            ExportError: what lies there is no canvas, or it cannot be written.
        """
        identity = f"canvas/{shown[0].id}"
        before = self._kept.notes.get(identity, Written(identity, ""))
        path = before.path or self._seen.free(f"{self._canvases}/{stem_of(shown[0].name)}", CANVAS)
        is_there = path in self._seen.ids
        there = self._files.read(path) if is_there else ""
        placed = [one._replace(path=paths.get(one.id, "")) for one in shown]
        text, inside = canvas(there, before.inside if is_there else (), placed, path)
        if text != there and (stamp := self._put(path, text, is_there=is_there)):
            self._kept.add([Written(identity, path, stamp, "", inside)])
            yield path

    def _put(self, path: str, text: str, *, is_there: bool) -> Stamp | None:
        """Write a file; None where somebody has written to it, or put one there, since it was looked at."""
        data = text.encode(errors="replace")
        return self._files.renew(path, data, self._seen.stamps[path]) if is_there else self._files.create(path, data)


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
