"""The texts of all rows, found by their characters and by how they are read."""

from collections.abc import Iterator

import numpy as np

from store.search.codes import encode_texts
from store.search.guesses import GuessIndex
from store.search.literal import LiteralIndex
from store.search.matching import Readings
from store.search.ranking import CANTONESE
from store.search.rows import Bytes, Ints, Rows
from store.search.sounds import SoundIndex
from store.text.cantonese import readings as cantonese
from store.text.pinyin import readings


class Texts:
    """Finds keys among the texts of rows.

    Args:
        rows: what is searched.
        spell: what may be typed for a Chinese character.
    """

    def __init__(self, rows: Rows, spell: Readings = readings) -> None:
        coded = encode_texts(rows.texts)
        self._literal = LiteralIndex(coded)
        self._sounds = SoundIndex(coded, range(rows.names), spell)
        self._cantonese = SoundIndex(coded, _people(rows), cantonese, CANTONESE)
        self._guesses = GuessIndex(coded, rows.names, self._sounds, self._literal)

    def find(self, key: str, *, sound: bool) -> Iterator[tuple[Ints, Bytes]]:
        """Yield texts that match and how well; with `sound`, those it can be read off, too.

        In pinyin or by initials any name, in Cantonese a person's: organisations have English names in Hong Kong.
        """
        yield self._literal.find(key)
        if sound:
            yield from self._sounds.find(key)
            yield from self._cantonese.find(key)

    def guess(self, key: str) -> Ints:
        """Return the texts that may have been meant if the key holds a typing error."""
        return self._guesses.find(key)


def _people(rows: Rows) -> range:
    """Return which texts are names of people; they stand together."""
    first, last = rows.panes["person"]
    owners = rows.owners[: rows.names]
    found = np.flatnonzero((owners >= first) & (owners < last))
    return range(int(found[0]), int(found[-1]) + 1) if len(found) else range(0)
