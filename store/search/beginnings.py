"""Which of many beginnings of names are nearly what was typed: all compared at once, as `guessing` compares one."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.search.guessing import forgiven

Names = npt.NDArray[np.int64]
Letters = npt.NDArray[np.uint8]
Heads = Callable[[Names, int], list[bytes]]
"""Returns the beginnings of some names, each of so many letters."""


def heads_in(spelt: Letters) -> Heads:
    """Return what tells the beginnings of names, given by their first letters."""

    def heads(some: Names, length: int) -> list[bytes]:
        found: list[bytes] = np.ascontiguousarray(spelt[some, :length]).view(f"S{length}").ravel().tolist()
        return found

    return heads


def heads_of(names: list[str]) -> Heads:
    """Return what tells the same of names given as they are."""
    return lambda some, length: [names[name][:length].encode() for name in some.tolist()]


def near(letters: str, count: int, heads: Heads) -> Names:
    """Return which of so many names nearly begin with the letters.

    What was meant may be longer or shorter by as many letters as there may be errors. A beginning that is longer or
    shorter by one letter has one error more or less: where those as long as what was typed have too many, no other has
    few enough, and is not looked at.
    """
    most = forgiven(letters)
    some = np.arange(count)
    errors = _errors(letters, heads(some, len(letters)), 2 * most)
    some, is_near = some[errors <= 2 * most], errors[errors <= 2 * most] <= most
    for length in range(len(letters) - most, len(letters) + most + 1):
        if length != len(letters):
            is_near |= _errors(letters, heads(some, length), most) <= most
    return some[is_near]


def _errors(letters: str, heads: list[bytes], most: int) -> npt.NDArray[np.int32]:
    """Return how many errors turn each of some beginnings into the letters; of too many, one more than the most."""
    if not heads:
        return np.zeros(0, np.int32)
    found: npt.NDArray[np.int32] = process.cdist([letters.encode()], heads, scorer=OSA.distance, score_cutoff=most)[0]
    return found
