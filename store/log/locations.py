"""Where the documents of a journal lie, in a file beside it (see `store.log.saved`)."""

from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.log.contents import Contents
from store.log.saved import load, save

_VERSION = 4
"""Of what is kept; another number than there has it made anew."""


class _State(NamedTuple):
    """The attributes of `Contents` of the same names."""

    written: int
    size: int
    generation: int
    held: int
    garbage: int
    loose: int


class _Locations(NamedTuple):
    """Tables with how many documents they have; ids and places, table by table."""

    tables: list[str]
    counts: npt.NDArray[np.int64]
    ids: list[str]
    places: npt.NDArray[np.uint64]
    state: _State


def keep_locations(path: Path, file: str, contents: Contents) -> bool:
    """Write down where the documents of a file (its stamp) lie; False where that cannot be written."""
    tables = contents.tables
    counts = np.array([len(table) for table in tables.values()], np.int64)
    ids = list(chain.from_iterable(tables.values()))
    places = np.array(list(chain.from_iterable(table.values() for table in tables.values())), np.uint64)
    state = _State(
        contents.written, contents.size, contents.generation, contents.held, contents.garbage, contents.loose
    )
    return save(path, _stamp(file), _Locations(list(tables), counts, ids, places, state))


def kept_locations(path: Path, file: str) -> Contents | None:
    """Return what a file (its stamp) holds, or None where that was not kept of it as it is."""
    known = load(path, _stamp(file), _Locations)
    if known is None:
        return None
    ids, places = iter(known.ids), iter(known.places.tolist())
    tables = {
        name: dict(zip(islice(ids, count), islice(places, count), strict=True))
        for name, count in zip(known.tables, known.counts.tolist(), strict=True)
    }
    return Contents(**known.state._asdict(), tables=tables)


def _stamp(file: str) -> str:
    return f"{_VERSION} {file}"
