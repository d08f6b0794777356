"""How much time and memory the reading of one file may take."""

from pathlib import Path
from typing import NamedTuple

from store.text.language import kept
from store.text.paths import shown
from store.text.wording import how_many

_SECONDS = 30.0
_SECONDS_A_BYTE = 14e-6
_BYTES = 1_000_000_000
_BYTES_A_BYTE = 200


class Limits(NamedTuple):
    """The seconds and the bytes of memory that a file may take."""

    seconds: float
    memory: int


def limits_for(size: int, seconds: float | None = None) -> Limits:
    """Return what a file may take.

    An article of 5 kB takes 30 ms, and a process that reads articles 100 MB; the worst file that was ever waited for, a
    line of 10 MB with 270,000 figures, 69 seconds and 1.75 GB, which is 7 µs and 165 bytes for each of its bytes. A
    small file may take a thousand times as long and ten times as much, a large one twice as long as that one.

    Args:
        size: bytes of the file.
        seconds: the time it may take, where somebody has said.
    """
    return Limits(seconds or _SECONDS + size * _SECONDS_A_BYTE, _BYTES + size * _BYTES_A_BYTE)


def too_slow(path: str, limits: Limits) -> str:
    """Return the sentence for a file that took too much time."""
    return kept(
        "{path} was given up after {seconds}. Split it, leave it out, or give it longer with dossier "
        "load --time-limit.",
        path=shown(Path(path)),
        seconds=how_many(round(limits.seconds), "second"),
    )


def ended_its_reader(path: str) -> str:
    """Return the sentence for a file at which more than one process ended."""
    return kept("{path} ended the process that read it. Leave it out, and report it.", path=shown(Path(path)))


def too_big(path: str, limits: Limits) -> str:
    """Return the sentence for a file that took too much memory."""
    return kept(
        "{path} was given up because it takes more than {number:.1f} GB of memory. Split it, or leave it out.",
        path=shown(Path(path)),
        number=limits.memory / 1e9,
    )
