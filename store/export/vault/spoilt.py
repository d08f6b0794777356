"""Which notes were changed by hand inside the part that dossier writes, whether they say anything new or not."""

from store.errors import ExportError
from store.export.own_part import is_sound
from store.export.vault.files import Files, Seen
from store.export.vault.kept import Kept, Written
from store.export.vault.plan import Plan


def spoilt(files: Files, seen: Seen, kept: Kept, plan: Plan) -> frozenset[str]:
    """Return of whom the notes are in which that part is not as it was written, or that cannot be read.

    Only files that look otherwise than when they were written are read; of those that are sound it is kept what they
    look like now, so that the next run need not read them.

    Args:
        files: the files of the vault.
        seen: what lies there.
        kept: what the vault keeps of itself.
        plan: which notes there are.

    Raises:
        ExportError: what the vault keeps of itself cannot be written.
    """
    found: set[str] = set()
    sound: list[Written] = []
    for identity, path in plan.paths.items():
        if path not in seen.stamps:
            continue
        now = Written(identity, path, seen.stamps[path])
        if kept.notes.get(identity) == now:
            continue
        if _is_sound(files, seen, path):
            sound.append(now)
        else:
            found.add(identity)
    kept.add(sound)
    return frozenset(found)


def _is_sound(files: Files, seen: Seen, path: str) -> bool:
    try:
        return path not in seen.unread and is_sound(files.read(path))
    except ExportError:
        return False
