"""A run: the notes of a vault are brought up to what the store says, and whatever their user wrote stays."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from store.errors import ExportError, NotFoundError
from store.export.own_part import Merged, merged, parts_of
from store.export.vault.canvas import Near
from store.export.vault.files import Files, Seen, Stamp
from store.export.vault.kept import Kept, State, Wanted, Written
from store.export.vault.making import INDEX, INDEX_NAME, Making
from store.export.vault.others import Others
from store.export.vault.plan import NOTE, Plan, folders
from store.text.language import listed, tr
from store.text.wording import how_many

Progress = Callable[[int, int, str], None]
"""Told how many notes are looked at, of how many, and which is next."""
_NAMED = 20
"""Notes of a kind that are named; the others are counted."""
_FEW = 10
"""So many notes may be of what is in the store no more before it is asked whether that is the right one."""
_TRIES = 3
"""So often a note is read again that somebody else writes to just then."""
_BATCH = 200
"""Notes after which the list of what was written is added to."""


class Asked(NamedTuple):
    """What is asked of a run.

    Attributes:
        wanted: of whom notes are wanted, and with what.
        found: ids that the query of that finds; None where it has none.
        leading: ids of people and organisations that the index names, in its order, with their independent articles.
        near: who is to be on a canvas, the one in the middle first; nobody where none is asked for.
        restore: whether notes come back that the user took away.
        force: whether notes are written anew in which the part that dossier writes was changed by hand: what stood
            there stands below then.
    """

    wanted: Wanted = Wanted()
    found: Collection[str] | None = None
    leading: Sequence[tuple[str, int]] = ()
    near: Sequence[Near] = ()
    restore: bool = False
    force: bool = False


class Report(NamedTuple):
    """What a run did.

    Attributes:
        fresh: paths of notes that were not there.
        renewed: paths of those that say something else now.
        same: how many were looked at and are what they were.
        removed: paths of those that were taken away: what they were of is in the store no more, and nothing in them was
            the user's.
        deleted: how many notes the user took away, which stay so.
        edited: properties that the user has changed, by the path of the note; they stay so.
        refused: sentences about notes that were left as they are, since what is the user's cannot be told apart.
        doubles: paths of copies of notes, which are left as they are.
        interrupted: whether it was stopped before its end.
    """

    fresh: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    same: int = 0
    removed: tuple[str, ...] = ()
    deleted: int = 0
    edited: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    interrupted: bool = False

    @property
    def troubles(self) -> tuple[str, ...]:
        """What there is to know besides what was done, one sentence each; of many the first few are named."""
        named = (
            (tr("You changed properties that dossier writes, and they stay as they are"), self.edited),
            (
                tr("Taken away, since the store has no more what they were of, and nothing in them was yours"),
                self.removed,
            ),
            (tr("Left as they are, since another note is of the same"), self.doubles),
        )
        more = [tr("and {number:,} more that are left as they are.", number=len(self.refused) - _NAMED)]
        deleted = how_many(self.deleted, "note that you deleted stays deleted.", "notes that you deleted stay deleted.")
        return (
            *self.refused[:_NAMED],
            *(more if len(self.refused) > _NAMED else []),
            *(tr("{what}: {paths}.", what=what, paths=_listed(paths)) for what, paths in named if paths),
            *([deleted] if self.deleted else []),
        )

    @property
    def sentence(self) -> str:
        """What was done, in a line."""
        did = (
            (len(self.fresh), tr("new")),
            (len(self.renewed), tr("renewed")),
            (len(self.removed), tr("taken away")),
            (len(self.refused), tr("left as it is") if len(self.refused) == 1 else tr("left as they are")),
        )
        done = listed(tr("{count:,} {what}", count=number, what=what) for number, what in did if number)
        done = done or tr("nothing has changed")
        if self.interrupted:
            return tr("{done}; interrupted, the next run goes on.", done=done)
        return tr("{done}.", done=done)


class _LeftError(Exception):
    """A note is left as it is; the sentence says why."""


def _listed(paths: Sequence[str]) -> str:
    more = tr(" and {number:,} more", number=len(paths) - _NAMED) if len(paths) > _NAMED else ""
    return "; ".join(paths[:_NAMED]) + more


class Run:
    """One run.

    Args:
        files: the files of the vault.
        seen: what lies there.
        kept: what the vault keeps of itself.
        plan: which notes there are to be.
        making: makes them.
        asked: what is asked for.
    """

    def __init__(self, files: Files, seen: Seen, kept: Kept, plan: Plan, making: Making, asked: Asked) -> None:
        self._files = files
        self._seen = seen
        self._kept = kept
        self._plan = plan
        self._making = making
        self._asked = asked
        self._written: list[Written] = []
        self._fresh: list[str] = []
        self._renewed: list[str] = []
        self._removed: list[str] = []
        self._edited: list[str] = []
        self._refused: list[str] = []
        self._owed: list[str] = []
        self._same = 0

    def run(self, ids: Iterable[str], state: State, progress: Progress, stop: Callable[[], bool]) -> Report:
        """Bring notes up to date.

        Args:
            ids: of those that may say something else now.
            state: what they are made of then.
            progress: told how far it is.
            stop: asked whether to end.

        Raises:
            ExportError: nothing can be written; what was written stays.
        """
        interrupted = False
        wanted = sorted(ids, key=self._newest_first)
        try:
            for number, identity in enumerate(wanted):
                if interrupted := stop():
                    break
                progress(number, len(wanted), self._plan.paths[identity])
                self._keep_up(identity)
                if len(self._written) >= _BATCH:
                    self._note()
            if not interrupted:
                self._finish(state)
        finally:
            self._note()
        return Report(
            fresh=tuple(self._fresh),
            renewed=tuple(self._renewed),
            same=self._same,
            removed=tuple(self._removed),
            deleted=len(self._plan.deleted),
            edited=tuple(self._edited),
            refused=tuple(self._refused),
            doubles=self._plan.doubles,
            interrupted=interrupted,
        )

    def _finish(self, state: State) -> None:
        for identity, now in self._plan.former.items():
            self._rewrite(identity, self._path(identity), self._making.united(identity, now))
        self._leave_gone()
        others = Others(self._files, self._seen, self._kept, self._asked.wanted.language)
        if not self._was_deleted(INDEX):
            index = self._path(INDEX) or self._seen.free(INDEX_NAME, NOTE)
            self._rewrite(INDEX, index, self._making.index(self._asked.leading, others.bases))
        self._fresh += others.put_bases(restore=self._asked.restore)
        if self._asked.near:
            drawn = others.draw(self._asked.near, self._plan.paths)
            self._fresh += [path for path in drawn if path not in self._seen.ids]
            self._renewed += [path for path in drawn if path in self._seen.ids]
        self._kept.finish(msgspec.structs.replace(state, owed=tuple(sorted(self._owed))))

    def _newest_first(self, identity: str) -> tuple[str, str]:
        """Return an order in which notes are made that cite the same articles are made one after the other."""
        entity = self._plan.named.get(identity)
        day = (entity.last_seen if entity else self._plan.articles[identity].published) or ""
        return day, identity

    # Notes

    def _keep_up(self, identity: str) -> None:
        try:
            text = self._making.text(identity)
        except NotFoundError:  # another load has taken it out of the store meanwhile, and the next run sees to it
            self._owed.append(identity)
            return
        self._rewrite(identity, self._plan.paths[identity], text)

    def _rewrite(self, identity: str, path: str, text: str) -> None:
        """Write a note, with what the user wrote into it; nothing where it is what it was."""
        try:
            if path not in self._seen.ids:
                self._create(identity, path, text)
            else:
                self._renew(identity, path, text)
        except _LeftError as error:
            self._refused.append(str(error))
            self._owed.append(identity)

    def _create(self, identity: str, path: str, text: str) -> None:
        stamp = self._files.create(path, text.encode(errors="replace"))
        if stamp is None:
            raise _LeftError(
                tr("{path} came into being while the vault was written; the next run sees to it.", path=path)
            )
        self._written.append(Written(identity, path, stamp))
        self._fresh.append(path)

    def _renew(self, identity: str, path: str, text: str) -> None:
        for _ in range(_TRIES):
            stamp, there, now = self._merged(path, text)
            if now.text == there:
                self._same += 1
            else:
                written = self._files.renew(path, now.text.encode(errors="replace"), stamp)
                if written is None:
                    continue
                stamp = written
                self._renewed.append(path)
            self._written.append(Written(identity, path, stamp))
            self._edited += [f"{path}: {', '.join(now.changed)}"] if now.changed else []
            return
        raise _LeftError(tr("{path} is being written to by another program; the next run sees to it.", path=path))

    def _merged(self, path: str, text: str) -> tuple[Stamp, str, Merged]:
        """Return what a note looks like, what stands in it, and what is to stand there."""
        try:
            if path in self._seen.unread:
                raise ExportError(tr("{path} could not be read: {unread}.", path=path, unread=self._seen.unread[path]))
            stamp = self._files.stamp(path)
            there = self._files.read(path)
            return stamp, there, merged(there, text, path, force=self._asked.force)
        except ExportError as error:
            raise _LeftError(str(error)) from error

    def _leave_gone(self) -> None:
        """See to the notes of what is in the store no more; where those are most, it may be the wrong store."""
        gone = self._plan.gone
        if len(gone) > max(_FEW, len(self._plan.files)) and not self._asked.force:
            self._refused.append(
                tr(
                    "{notes} of what is not in this store, more than are; they stay as they are. Is it the store "
                    "that the vault was made from?",
                    notes=how_many(len(gone), "note is", "notes are"),
                )
            )
            return
        for identity, path in gone.items():
            self._leave(identity, path)

    def _leave(self, identity: str, path: str) -> None:
        """Take a note away whose subject is in the store no more; what the user wrote stays."""
        try:
            parts = parts_of(self._files.read(path))
        except ExportError as error:
            self._refused.append(str(error))
            return
        if parts is None or not parts.is_untouched or not path.startswith(folders()):
            self._rewrite(identity, path, self._making.gone(identity))
            return
        self._files.take_away(path)
        self._written.append(Written(identity, ""))
        self._removed.append(path)

    def _was_deleted(self, identity: str) -> bool:
        written = self._kept.notes.get(identity)
        was_there = written is not None and bool(written.path) and identity not in self._seen.paths
        return was_there and not self._asked.restore

    def _path(self, identity: str) -> str:
        """Return where the note of an id lies; "" where there is none."""
        written = self._kept.notes.get(identity)
        paths = self._seen.paths.get(identity, [""])
        return written.path if written is not None and written.path in paths else paths[0]

    def _note(self) -> None:
        self._kept.add(self._written)
        self._written.clear()
