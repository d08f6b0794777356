"""What lies beside a store's file: what was set aside, what can be made again, what was left half-written."""

from pathlib import Path

from store.log.disk import COPYING

SET_ASIDE = "dossier.damaged-{}.jsonl"
"""What a damaged store's file is called that was set aside, with the time."""

_HALF_WRITTEN = (
    "*.columns.new",
    "dossier.new.jsonl",
    f"dossier*{COPYING}",
    "corrections.new",
    *(f"{name}.new" for name in ("copies", "dossier", "links", "mentions", "rows")),  # an earlier dossier's columns
)
_EARLIER = ("*.columns", "dossier.rebuilt.*", *_HALF_WRITTEN, SET_ASIDE.format("*"))
"""What may hold anything of an earlier state.

The store's own files alone: whoever keeps it among others may have a `draft.new.md`. The searches see to their own.
"""
_TRACES = ("*.columns", "*.backup.jsonl", "*.committed", SET_ASIDE.format("*"))


def leftovers(folder: Path) -> list[Path]:
    """Return the files beside a store that may hold anything of an earlier state."""
    return sorted({path for kind in _EARLIER for path in folder.glob(kind) if path.is_file() or path.is_symlink()})


def has_traces(folder: Path) -> bool:
    """Return whether a store has been in a folder, to judge by what is kept beside one."""
    return any(True for kind in _TRACES for _ in folder.glob(kind))
