"""How good a match is, as one number per row: the smaller the better, equal ones by mentions and recency.

The order is that of a reader's expectation: the name itself, another of its names, its beginning, the start of a word
or of another name, inside, then what was typed as initials or pinyin, then guesses. Initials and pinyin of a whole name
stand before those of its beginning, and those before the inside, so that `chen` finds 陈 before four initials amid a
long name. What Cantonese would make of it comes after pinyin.
"""

from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """The classes of a match, best first."""

    EXACT = 0  # the name
    ALIAS = 1  # another name, or the same amount written otherwise
    PREFIX = 2  # the name begins with it
    WORD = 3  # another name or a word begins with it
    INSIDE = 4
    LINKED = 5  # not in its own words: its speaker, its role, what it is about
    INITIALS_WHOLE = 6
    SOUND_WHOLE = 7
    INITIALS_START = 8
    SOUND_START = 9
    CANTONESE_START = 10
    INITIALS_INSIDE = 11
    SOUND_INSIDE = 12
    CANTONESE_INSIDE = 13
    LOOSE = 14  # from the middle of one Latin word into the next
    GUESS = 15  # only if the query holds a typing error
    NONE = 255


FOUND, TOLD, LEADS = int(Rank.NONE), int(Rank.GUESS), int(Rank.INITIALS_INSIDE)
"""Below which ranks a row is found at all, not guessed at, and leads to what is linked with it: as plain numbers, since
for a member of `Rank` numpy has a column of bytes copied as one of long numbers before it is compared, eight times as
long as comparing takes."""

EVERY: tuple[Rank, ...] = tuple(Rank(rank) if rank <= Rank.GUESS else Rank.NONE for rank in range(256))
"""The class that each number is or stands for: for tables of what becomes of each."""

WHOLE: frozenset[Rank] = frozenset({Rank.EXACT, Rank.ALIAS, Rank.INITIALS_WHOLE, Rank.SOUND_WHOLE})
"""The classes of a match of a whole name."""


class Part(IntEnum):
    """What a text is to the row it belongs to; the better part first."""

    NAME = 0  # the name; the words of a figure or quote
    ALIAS = 1  # another name


class SoundRanks(NamedTuple):
    """The classes of a match by sound: of a whole name, its beginning, its inside.

    Attributes:
        sound: as syllables, in part or in full.
        initials: as one letter for each syllable; None where a syllable is read in full, but for the last of several.
    """

    sound: tuple[Rank, Rank, Rank]
    initials: tuple[Rank, Rank, Rank] | None = None


PINYIN = SoundRanks(
    (Rank.SOUND_WHOLE, Rank.SOUND_START, Rank.SOUND_INSIDE),
    (Rank.INITIALS_WHOLE, Rank.INITIALS_START, Rank.INITIALS_INSIDE),
)
CANTONESE = SoundRanks((Rank.CANTONESE_START, Rank.CANTONESE_START, Rank.CANTONESE_INSIDE))

_ALIAS = {Rank.EXACT: Rank.ALIAS, Rank.PREFIX: Rank.WORD}
BY_PART = max(map(int, _ALIAS))
"""Up to which rank it matters in which part of a row something was found."""


def in_part(rank: Rank, part: Part) -> Rank:
    """Return how good a match is for a row when it was found in that part of it."""
    if rank >= Rank.NONE or part is Part.NAME:
        return rank
    return _ALIAS.get(rank, rank)


def linked(rank: Rank, *, speaker: bool) -> Rank:
    """Return how good a match is for what is linked with the row that matched; a vague one leads nowhere."""
    if rank >= LEADS:
        return Rank.NONE
    return max(rank, Rank.WORD if speaker else Rank.LINKED)
