"""The keys of texts of which some are others than before: those alone are made, the others taken over."""

from collections.abc import Sequence

import numpy as np

from store.search.codes import END, Coded, encode_texts, used_alone, with_new
from store.search.keys import is_wide
from store.search.literal import Pairs
from store.search.rows import Ints
from store.text.splicing import Splice


def recoded(coded: Coded, pairs: Pairs, splice: Splice, fresh: Sequence[str]) -> tuple[Coded, Pairs]:
    """Return the keys of texts, and where the pairs of their characters stand, as if all were read.

    The characters that are still there have the numbers that they had, new ones those of characters that are not any
    more, else the next.

    Args:
        coded: how they were.
        pairs: likewise.
        splice: which of them stay, and where fresh ones stand.
        fresh: these.
    """
    read = encode_texts(fresh)
    characters, code_of = with_new(coded.characters, read.characters)
    codes = code_of[read.codes]
    every = splice.pieces((coded.codes, coded.firsts), (codes, read.firsts))
    characters = used_alone(characters, np.bincount(every, minlength=len(characters)))
    lengths = splice.column(np.diff(coded.firsts), np.diff(read.firsts))
    firsts = np.concatenate((np.zeros(1, np.int32), np.cumsum(lengths, dtype=np.int32)))
    now = Coded(
        every,
        splice.pieces((coded.word_starts, coded.firsts), (read.word_starts, read.firsts)),
        firsts,
        characters,
        np.array([bool(one) and is_wide(one) for one in characters]),
        np.empty(0, np.int32),
    )
    more = Pairs.of(read._replace(codes=codes))
    return now, _with_more(_moved(pairs, coded, splice, firsts), more, read, splice, firsts)


def _moved(pairs: Pairs, coded: Coded, splice: Splice, firsts: Ints) -> Pairs:
    """Return the pairs of the texts that stay, where they stand now."""
    place = splice.places[: splice.earlier]
    shift = np.where(place >= 0, firsts[np.maximum(place, 0)] - coded.firsts[:-1], -len(coded.codes)).astype(np.int32)
    texts = place.astype(np.int32)[pairs.texts]
    stays = texts >= 0
    positions = pairs.positions + shift[pairs.texts]
    counts = np.add.reduceat(stays, pairs.heads[:-1], dtype=np.int32) if len(stays) else np.empty(0, np.int32)
    known = pairs.pairs[counts > 0], _heads(counts[counts > 0])
    return Pairs(positions[stays], texts[stays], pairs.runs[stays], *known)


def _with_more(pairs: Pairs, more: Pairs, read: Coded, splice: Splice, firsts: Ints) -> Pairs:
    """Return the pairs of texts, given those of the texts that stay, and those of the fresh ones."""
    if not len(more.positions):
        return pairs
    texts = splice.places[splice.earlier + more.texts]
    positions = more.positions - read.firsts[more.texts] + firsts[texts]
    which = np.repeat(np.arange(len(more.pairs)), np.diff(more.heads))
    order = np.lexsort((positions, which))
    positions, texts, which = positions[order].astype(np.int32), texts[order].astype(np.int32), which[order]
    at = np.searchsorted(pairs.pairs, more.pairs)
    is_known = np.append(pairs.pairs, np.uint32(END))[at] == more.pairs
    low, high = pairs.heads[at], pairs.heads[np.minimum(at + is_known, len(pairs.heads) - 1)]
    places = _between(pairs.positions, low[which], high[which], positions)
    every = np.union1d(pairs.pairs, more.pairs)
    counts = np.zeros(len(every), np.int32)
    counts[np.searchsorted(every, pairs.pairs)] += np.diff(pairs.heads)
    counts[np.searchsorted(every, more.pairs)] += np.diff(more.heads)
    return Pairs(
        np.insert(pairs.positions, places, positions),
        np.insert(pairs.texts, places, texts),
        np.insert(pairs.runs, places, more.runs[order]),
        every,
        _heads(counts),
    )


def _between(positions: Ints, low: Ints, high: Ints, wanted: Ints) -> Ints:
    """Return where each number comes among some that ascend from one place to another: all halved at once."""
    while (low < high).any():
        middle = (low + high) // 2
        is_behind = (low < high) & (positions[np.minimum(middle, len(positions) - 1)] < wanted)
        low, high = np.where(is_behind, middle + 1, low), np.where(is_behind, high, np.minimum(middle, high))
    return low


def _heads(counts: Ints) -> Ints:
    return np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))
