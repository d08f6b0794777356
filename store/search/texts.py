"""The texts of all rows, found by their characters and by how they are read."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from store.search.codes import encode_texts
from store.search.guesses import GuessIndex
from store.search.keys import is_reading
from store.search.literal import LiteralIndex
from store.search.matching import Readings
from store.search.ranking import CANTONESE
from store.search.rows import Bytes, Ints, Rows
from store.search.sounds import SoundIndex
from store.text.cantonese import readings as cantonese
from store.text.pinyin import readings


class Texts:
    """Finds keys among the texts of rows. How they are read is made when it is first asked for.

    Args:
        rows: what is searched.
        spell: what may be typed for a Chinese character.
    """

    def __init__(self, rows: Rows, spell: Readings = readings) -> None:
        self._rows = rows
        self._spell = spell
        self._coded = encode_texts(rows.texts)
        self._literal = LiteralIndex(self._coded)

    @cached_property
    def _sounds(self) -> SoundIndex:
        """Any name in pinyin, or by initials."""
        return SoundIndex(self._coded, range(self._rows.names), self._spell)

    @cached_property
    def _cantonese(self) -> SoundIndex:
        """The names of people in Cantonese: organisations have English names in Hong Kong."""
        return SoundIndex(self._coded, _people(self._rows), cantonese, CANTONESE)

    @cached_property
    def _guesses(self) -> GuessIndex:
        return GuessIndex(self._coded, self._rows.names, self._sounds, self._literal)

    def prepare(self) -> None:
        """Make now what the first letters typed need, and the first typing error."""
        _ = self._cantonese, self._guesses

    def find(self, key: str, *, sound: bool) -> Iterator[tuple[Ints, Bytes]]:
        """Yield texts that match and how well; with `sound`, those it can be read off, too."""
        yield self._literal.find(key)
        if sound and is_reading(key):
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
