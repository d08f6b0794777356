"""How the file that is being read is told of. No Textual here."""

from pathlib import Path

from store.text.language import tr
from store.text.paths import shown

_WORTH_TELLING = 3.0  # seconds after which somebody wonders what is being waited for
_LENGTH = 32  # characters of a name, so that what stands behind it stays in sight


def reading(path: Path, seconds: float) -> str:
    """Return the name of the file being read, with the seconds for which it has been read where these are many."""
    name = shown(Path(path.name))
    name = name if len(name) <= _LENGTH else name[: _LENGTH - 1] + "…"
    return tr("{name} (for {seconds:.0f} s)", name=name, seconds=seconds) if seconds > _WORTH_TELLING else name
