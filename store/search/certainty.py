"""How sure it is that something is what it was found as, in three words: by the score of its surest mention."""

import numpy as np
import numpy.typing as npt

from store.model import CERTAINTIES
from store.search.rows import Ints


def surest(row: Ints, score: Ints, count: int) -> Ints:
    """Return of so many rows the score of the surest mention, -1 for one without mentions.

    Args:
        row: of each mention, its row.
        score: of each mention, in hundredths.
        count: how many rows there are.
    """
    found = np.full(count, -1, np.int32)
    np.maximum.at(found, row, score)
    return found


def are_called(word: str, scores: Ints) -> npt.NDArray[np.bool_]:
    """Return of some scores whether what has one is as sure as a word of `CERTAINTIES` says."""
    least = CERTAINTIES[word]
    above = min((other for other in CERTAINTIES.values() if other > least), default=101)
    return (scores >= least) & (scores < above)
