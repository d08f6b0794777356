"""Where the documents of a journal lie, in a file beside it (see `store.log.saved`)."""

from collections.abc import Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.log.saved import load, save, stamp_of

_VERSION = 1
"""Of what is kept; another number than there has it made anew."""


class State(NamedTuple):
    """A journal as it was: see the attributes of `Journal`."""

    written: int
    size: int
    generation: int
    garbage: int


class _Locations(NamedTuple):
    """Tables with how many documents they have; ids and places, table by table."""

    tables: list[str]
    counts: npt.NDArray[np.int64]
    ids: list[str]
    places: npt.NDArray[np.uint64]
    state: State


def keep_locations(path: Path, tables: Mapping[str, Mapping[str, int]], state: State) -> bool:
    """Write down where the documents lie; False where that cannot be written."""
    counts = np.array([len(table) for table in tables.values()], np.int64)
    ids = list(chain.from_iterable(tables.values()))
    places = np.array(list(chain.from_iterable(table.values() for table in tables.values())), np.uint64)
    return save(path, _stamp(path), _Locations(list(tables), counts, ids, places, state))


def kept_locations(path: Path) -> tuple[dict[str, dict[str, int]], State] | None:
    """Return where the documents lie, or None unless that was kept and the files are what they were then."""
    known = load(path, _stamp(path), _Locations)
    if known is None:
        return None
    ids, places = iter(known.ids), iter(known.places.tolist())
    tables = {
        name: dict(zip(islice(ids, count), islice(places, count), strict=True))
        for name, count in zip(known.tables, known.counts.tolist(), strict=True)
    }
    return tables, known.state


def _stamp(path: Path) -> str:
    return stamp_of(path.parent, 0, _VERSION)
