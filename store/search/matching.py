"""Whether one text matches one term, how well, and where: character by character, for the rows that are seen.

The index answers the same question for all rows at once; its tests hold it to what this module says.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from store.search.keys import SearchKey, is_wide, make_key
from store.search.ranking import PINYIN, Rank, SoundRanks
from store.text.pinyin import readings

Readings = Callable[[str], tuple[str, ...]]
Spans = tuple[tuple[int, int], ...]


class Fit(NamedTuple):
    """How well a text matches, and the stretches of it that do, in code points of the text as written."""

    rank: Rank
    spans: Spans


NOTHING = Fit(Rank.NONE, ())


class KeyUnit(NamedTuple):
    """What is read as one: a Chinese character or a Latin word of a key.

    Attributes:
        start: its first character in the key.
        end: one past its last.
        spellings: what may be typed for it, in full.
        initials: the first letters of those.
    """

    start: int
    end: int
    spellings: tuple[str, ...]
    initials: str


@lru_cache(maxsize=8192)
def key_of(text: str) -> SearchKey:
    """Return the key of a text; the rows on the screen ask for the same ones again with each keystroke."""
    return make_key(text)


@lru_cache(maxsize=8192)
def units_of_text(text: str, spell: Readings) -> tuple[KeyUnit, ...]:
    """Return the units of a text; kept for the same reason as its key."""
    return units_of(key_of(text), spell)


def find_literal(needle: str, key: SearchKey) -> Fit:
    """Return how the needle stands in the key by its characters; spans are all the places of the best kind."""
    at = key.text.find(needle)
    if at < 0:
        return NOTHING
    best = Rank.NONE
    places: list[int] = []
    while at >= 0:
        rank = _literal_rank(needle, key, at)
        if rank < best:
            best, places = rank, []
        if rank == best:
            places.append(at)
        at = key.text.find(needle, at + len(needle))
    return Fit(best, merge(tuple((key.offsets[at], key.offsets[at + len(needle) - 1] + 1) for at in places)))


def _literal_rank(needle: str, key: SearchKey, at: int) -> Rank:
    if at == 0:
        return Rank.EXACT if len(needle) == len(key.text) else Rank.PREFIX
    if is_wide(needle[0]):
        return Rank.INSIDE
    if key.starts[at]:
        return Rank.WORD
    return Rank.LOOSE if any(key.starts[at + 1 : at + len(needle)]) and needle.isascii() else Rank.INSIDE


def units_of(key: SearchKey, spell: Readings = readings) -> tuple[KeyUnit, ...]:
    """Return the Chinese characters and Latin words of a key with what may be typed for each."""
    heads = [at for at, starts in enumerate(key.starts) if starts]
    units: list[KeyUnit] = []
    for start, end in pairwise([*heads, len(key.text)]):
        word = key.text[start:end]
        spellings = (*spell(word), word) if is_wide(word[0]) else (word,)
        units.append(KeyUnit(start, end, spellings, "".join(spelling[0] for spelling in spellings)))
    return tuple(units)


def find_sound(needle: str, key: SearchKey, units: tuple[KeyUnit, ...], ranks: SoundRanks = PINYIN) -> Fit:
    """Return how the needle can be read off the units: the beginning of one reading of each, one unit after another.

    `lijiachao`, `lijc` and `ljc` are 李家超; `chan mp` is Chan Mo-po. Where the ranks know no initials, readings are to
    be typed in full, but for the last of several.
    """
    best = NOTHING
    inside = min(classes[2] for classes in (ranks.sound, ranks.initials) if classes)
    for first, unit in enumerate(units):
        if best.rank <= inside:
            break  # further on it is read no better
        if needle[0] not in unit.initials:
            continue
        path = _read(needle, units, first, in_full=ranks.initials is None)
        if path is None:
            continue
        initials = len(path) > 1 and all(length == 1 for length in path)
        classes = ranks.initials if initials and ranks.initials else ranks.sound
        rank = classes[2 if first else 1 if len(path) < len(units) else 0]
        if rank < best.rank:
            spans = ((units[first + step], length) for step, length in enumerate(path))
            best = Fit(rank, merge(tuple(_lit(key, unit, length) for unit, length in spans)))
    return best


def _lit(key: SearchKey, unit: KeyUnit, length: int) -> tuple[int, int]:
    """Return what to light for so many typed letters of a unit: all of a character, part of a word."""
    last = unit.end - 1 if is_wide(key.text[unit.start]) else unit.start + length - 1
    return key.offsets[unit.start], key.offsets[last] + 1


def _read(needle: str, units: tuple[KeyUnit, ...], first: int, *, in_full: bool) -> list[int] | None:
    """Return how many letters each unit from `first` on takes of the needle; the best way, or None.

    The best way is that of initials, else the one that takes the fewest units.

    Args:
        needle: what was typed.
        units: what it is read off.
        first: where.
        in_full: whether each reading is to be typed in full, but for the last of several.
    """
    if (
        not in_full
        and len(needle) <= len(units) - first
        and all(letter in units[first + step].initials for step, letter in enumerate(needle))
    ):
        return [1] * len(needle)
    ways: dict[int, list[int]] = {0: []}  # by letters taken
    for unit in units[first:]:
        further: dict[int, list[int]] = {}
        for taken, way in ways.items():
            if needle[taken] not in unit.initials:
                continue
            for spelling in unit.spellings:
                longest = _common(needle, taken, spelling)
                for length in range(1, longest + 1):
                    if not in_full or length == len(spelling) or (way and taken + length == len(needle)):
                        further.setdefault(taken + length, [*way, length])
        if len(needle) in further:
            return further[len(needle)]
        if not further:
            return None
        ways = further
    return None


def _common(needle: str, start: int, spelling: str) -> int:
    """Return how many letters of the needle from `start` on are the beginning of the spelling."""
    if needle.startswith(spelling, start):
        return len(spelling)
    length = 0
    while length < len(spelling) and start + length < len(needle) and needle[start + length] == spelling[length]:
        length += 1
    return length


def merge(spans: Spans) -> Spans:
    """Return the spans in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
