"""The texts of all rows, found by their characters and by how they are read.

What finds them are columns made of the rows, in four parts: each is made when it is first asked for, kept beside the
store, and from then on looked at where it lies.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np

from store.search.codes import Coded, encode_texts
from store.search.guesses import Guesses, GuessIndex
from store.search.keys import is_reading
from store.search.literal import LiteralIndex, Pairs
from store.search.matching import Readings
from store.search.ranking import BY_PART, CANTONESE, EVERY, FOUND, Part, in_part
from store.search.recoding import recoded
from store.search.rows import Bytes, Ints, Prints, Rows
from store.search.sounds import SoundIndex, Sounds
from store.search.sources import IN_MEMORY, Keeper
from store.text.cantonese import readings as cantonese
from store.text.pinyin import readings
from store.text.splicing import Splice

_PARTS: Bytes = np.array([[in_part(rank, part) for rank in EVERY] for part in Part], np.uint8)


class Written(NamedTuple):
    """The characters of all texts, and where each pair of them stands.

    Attributes:
        coded: the characters.
        pairs: the pairs of them.
        prints: what tells each text from all others.
    """

    coded: Coded
    pairs: Pairs
    prints: Prints

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """Return those of rows."""
        coded = encode_texts(rows.texts)
        return cls(coded, Pairs.of(coded), rows.prints)

    def renewed(self, rows: Rows) -> Self:
        """Return those of rows, some of which may be those of before."""
        splice, fresh = Splice.matching(rows.prints, self.prints)
        texts = [rows.texts[text] for text in fresh.tolist()]
        return type(self)(*recoded(self.coded, self.pairs, splice, texts), rows.prints)


class Spoken(NamedTuple):
    """How names are read: any in pinyin, or by initials, those of people in Cantonese.

    Organisations have English names in Hong Kong.
    """

    pinyin: Sounds
    cantonese: Sounds

    @classmethod
    def of(cls, coded: Coded, rows: Rows, spell: Readings) -> Self:
        """Return how the names of rows are read."""
        pinyin = Sounds.of(coded, rows.owners, range(rows.names), spell)
        return cls(pinyin, Sounds.of(coded, rows.owners, _people(rows), cantonese, CANTONESE))


class Texts:
    """Finds keys among the texts of rows. How they are read is looked at when it is first asked for.

    Args:
        rows: what is searched.
        spell: what may be typed for a Chinese character.
        keeper: keeps what is made of the rows.
    """

    def __init__(self, rows: Rows, spell: Readings = readings, keeper: Keeper = IN_MEMORY) -> None:
        self._rows = rows
        self._spell = spell
        self._keeper = keeper
        self._coded, pairs, _ = keeper.keep(
            "texts.columns", Written, lambda: Written.of(rows), lambda then, _: then.renewed(rows), of=rows.mark
        )
        self._literal = LiteralIndex(self._coded, pairs)

    @cached_property
    def _spoken(self) -> Spoken:
        rows, spell = self._rows, self._spell
        name = "sounds.columns" if spell is readings else "sounds.fuzzy.columns"
        return self._keeper.keep(name, Spoken, lambda: Spoken.of(self._coded, rows, spell), of=rows.mark)

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._spoken.pinyin)

    @cached_property
    def _cantonese(self) -> SoundIndex:
        return SoundIndex(self._spoken.cantonese, CANTONESE)

    @cached_property
    def _guesses(self) -> GuessIndex:
        rows = self._rows
        guesses = self._keeper.keep(
            "guesses.columns", Guesses, lambda: Guesses.of(self._coded, self._spoken.pinyin, rows.names), of=rows.mark
        )
        return GuessIndex(guesses, rows.owners[: rows.names], self._sounds, self._literal)

    def prepare(self) -> None:
        """Make now what the first letters typed need, and the first typing error."""
        for one in (self._sounds, self._cantonese):
            one.prepare()
        _ = self._guesses

    def find(self, key: str, *, sound: bool) -> Iterator[tuple[Ints, Bytes]]:
        """Yield rows that match and how well; with `sound`, those it can be read off, too."""
        texts, ranks = self._literal.find(key)
        if ranks.min(initial=FOUND) <= BY_PART:
            ranks = _PARTS[self._rows.parts.take(texts), ranks]
        yield self._rows.owners.take(texts), ranks
        if sound and is_reading(key):
            yield from self._sounds.find(key)
            yield from self._cantonese.find(key)

    def guess(self, key: str) -> Ints:
        """Return the rows that may have been meant if the key holds a typing error."""
        return self._guesses.find(key)


def _people(rows: Rows) -> range:
    """Return which texts are names of people; they stand together."""
    first, last = rows.panes["person"]
    owners = rows.owners[: rows.names]
    found = np.flatnonzero((owners >= first) & (owners < last))
    return range(int(found[0]), int(found[-1]) + 1) if len(found) else range(0)
