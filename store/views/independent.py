"""How many independent articles name somebody: copies of one text are one."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from store.text.columns import distinct
from store.views.standing import Standing

Ints = npt.NDArray[np.int64]


def sources(known: Standing, copies: Mapping[str, Sequence[str]], wanted: npt.NDArray[np.bool_] | None = None) -> Ints:
    """Return for each entity in how many independent articles it stands.

    Args:
        known: where everything stands.
        copies: of articles that have copies, all of the group.
        wanted: of each article whether it counts; all unless given.
    """
    place = {article: page for page, article in enumerate(known.articles)}
    group = np.fromiter((place.get(copies.get(one, (one,))[0], at) for one, at in place.items()), np.int64, len(place))
    entity, page = known.mentions[:, 0], known.mentions[:, 1]
    if wanted is not None:
        entity, page = entity[wanted[page]], page[wanted[page]]
    pages = max(1, len(known.articles))
    pairs = distinct(entity * np.int64(pages) + group[page])
    return np.bincount(pairs // pages, minlength=len(known.ids))
