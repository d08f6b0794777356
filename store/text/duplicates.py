"""Copies: articles that say nearly the same words, as a press release does in five papers or an edited version.

How much two texts have in common is the Jaccard similarity of their stretches of five folded characters, estimated
from MinHash signatures (Broder 1997, "On the resemblance and containment of documents"; the library is rensa).
Candidates are found by locality-sensitive hashing: signatures cut into bands, of which copies share one (Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", 3.4). Which articles are copies follows from the set of them, not from
their order.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from store.text.fold import key
from store.text.sets import Sets

SHINGLE = 5
"""Characters of a stretch: the length at which two Chinese texts on one subject still share less than a tenth."""
ALIKE = 0.5
"""Similarity from which two articles are copies. Of real articles different ones share up to 0.07, edited ones 0.9."""
_VALUES = 128
# Of pairs at a similarity of 0.6 the 32 bands of four values find 99 in 100; at 0.3, 23, which the estimate sorts out.
_SEED = 1

Signature = NDArray[np.uint16]


def signature(text: str) -> str:
    """Return what near copies of a text have in common; "" for a text too short to tell."""
    import rensa

    folded = key(text)
    if len(folded) < 2 * SHINGLE:
        return ""
    minhash = rensa.RMinHash(num_perm=_VALUES, seed=_SEED)
    minhash.update([folded[start : start + SHINGLE] for start in range(len(folded) - SHINGLE + 1)])
    values = np.array(minhash.digest(), dtype=np.uint32) & 0xFFFF  # 16 of 32 bits err once in 65,536 values
    return base64.b64encode(values.astype("<u2").tobytes()).decode()


def groups(signatures: Mapping[str, str] | Mapping[str, Signature]) -> dict[str, tuple[str, ...]]:
    """Return for each article that has copies all of its group, itself too, sorted.

    Args:
        signatures: of the articles, by id; as they are kept, or as numbers.
    """
    numbers = {one: values_of(found) if isinstance(found, str) else found for one, found in signatures.items()}
    known = {one: numbers[one] for one in sorted(numbers) if len(numbers[one])}
    alike = Sets(known)
    for bucket in _buckets(known):
        earlier: set[str] = set()
        for one in bucket:
            earlier = {alike.find(other) for other in earlier}
            for other in sorted(earlier - {alike.find(one)}):
                if similarity(known[one], known[other]) >= ALIKE:
                    alike.unite(one, other)
            earlier.add(alike.find(one))
    return {one: tuple(group) for group in alike.groups() if len(group) > 1 for one in group}


def values_of(encoded: str) -> Signature:
    """Return a signature as numbers; none where it is ""."""
    return np.frombuffer(base64.b64decode(encoded), dtype="<u2").astype(np.uint16)


def _buckets(known: Mapping[str, Signature]) -> Iterator[list[str]]:
    """Yield articles that share a band, each bucket sorted, in an order that follows from them alone."""
    if not known:
        return
    ids = list(known)
    for band in bands_of(np.stack(list(known.values()))).T:
        order = np.argsort(band, kind="stable")
        ends = np.flatnonzero(np.diff(band[order])) + 1
        yield from ([ids[one] for one in run] for run in np.split(order, ends) if len(run) > 1)


def as_rows(signatures: Iterable[str]) -> Signature:
    """Return signatures that are none of them "" as numbers, one a row."""
    rows = [values_of(one) for one in signatures]
    return np.stack(rows) if rows else np.empty((0, _VALUES), np.uint16)


def bands_of(signatures: Signature) -> NDArray[np.uint64]:
    """Return the bands of signatures, both one a row: four values of two bytes each are one band."""
    return np.ascontiguousarray(signatures).view(np.uint64)


def similarity(one: Signature, other: Signature) -> float:
    """Return the estimated share of stretches that two texts have in common, 0 to 1."""
    return float(np.mean(one == other))
