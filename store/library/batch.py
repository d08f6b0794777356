"""Some files read where a cluster wants them read: what its machines do, and what they must agree in."""

import multiprocessing
import platform
import unicodedata
from collections.abc import Mapping
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import msgspec

from store.errors import StoreError
from store.extraction.version import RULES
from store.library.limits import limits_for
from store.library.readers import Readers
from store.library.reading import Read, Task
from store.library.worker import Reader, Spare
from store.text.language import kept, listed
from store.text.tables import OwnRow

TAKING_PART = (
    *("dossier-tui", "rjieba", "opencc", "pypinyin", "rensa", "numpy", "msgspec", "charset-normalizer"),
    *("markdown-it-py", "pyyaml", "trafilatura", "lxml", "justext", "pypdfium2", "mammoth"),
)
"""Distributions that have a part in what is found in a file."""
_SPARE = Spare(1_000)  # one for each thread that reads here, however many those are


class Batch(NamedTuple):
    """What a machine of a cluster is asked for.

    Attributes:
        tasks: files, with their bytes.
        seconds: how long one may take, see `limits_for`.
        own_rows: rows that the user adds to word lists.
    """

    tasks: tuple[Task, ...]
    seconds: float | None
    own_rows: tuple[OwnRow, ...]


@cache
def made_by() -> Mapping[str, str]:
    """Return the versions of all that has a part in what is found in a file here; "" of what is not installed."""
    return {"rules": str(RULES), "Unicode": unicodedata.unidata_version} | {
        name: _version(name) for name in TAKING_PART
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def differing(host: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """Return the sentence for a machine that would find other things in a file; "" where it would not.

    Args:
        host: the machine.
        theirs: what is installed there, see `made_by`.
        ours: likewise, where the articles are taken in.
    """
    names = [name for name in ours if theirs.get(name, "") != ours[name]]
    if not names:
        return ""
    return kept(
        "{host} would find other things in the same articles: it has {theirs}, and {ours} are needed. Install the same "
        "versions on all machines.",
        host=host,
        theirs=listed(f"{name} {theirs.get(name) or 'none'}" for name in names),
        ours=listed(f"{name} {ours[name] or 'none'}" for name in names),
    )


def read_batch(needed: Mapping[str, str], read: Reader, asked: bytes) -> bytes:
    """Read the files of a batch, under the same limits and by the same processes as a load of this machine's own.

    Args:
        needed: what must be installed here.
        read: what reads a file.
        asked: the batch, as msgpack, since one that an older version made could not be unpickled.

    Returns:
        What became of each file, as msgpack.

    Raises:
        StoreError: nothing can be read here, or only otherwise; in English, since this is not where it is told.
    """
    if sentence := differing(platform.node(), made_by(), needed):
        raise StoreError(sentence)
    if multiprocessing.current_process().daemon:
        raise StoreError(
            kept("The worker on {host} may start no processes. Start it with --no-nanny.", host=platform.node())
        )
    batch = msgspec.msgpack.decode(asked, type=Batch)
    with Readers(batch.tasks, 1, limits=partial(limits_for, seconds=batch.seconds), read=read) as readers:
        readers.own_rows, readers.spare = batch.own_rows, _SPARE
        return msgspec.msgpack.encode([step.read for step in readers.steps() if step.read is not None])


def reads_of(answer: bytes) -> list[Read]:
    """Return what became of the files of a batch."""
    return msgspec.msgpack.decode(answer, type=list[Read])
