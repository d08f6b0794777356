"""The texts of all rows, found by their characters and by how they are read."""

from collections.abc import Iterator

from store.search.codes import encode_texts
from store.search.guesses import GuessIndex
from store.search.literal import LiteralIndex
from store.search.matching import Readings
from store.search.rows import Bytes, Ints, Rows
from store.search.sounds import SoundIndex
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
        self._sounds = SoundIndex(coded, rows.names, spell)
        self._guesses = GuessIndex(coded, rows.names, self._sounds, self._literal)

    def find(self, key: str, *, sound: bool) -> Iterator[tuple[Ints, Bytes]]:
        """Yield texts that match and how well; with `sound`, those it is the pinyin or initials of, too."""
        yield self._literal.find(key)
        if sound:
            yield from self._sounds.find(key)

    def guess(self, key: str) -> Ints:
        """Return the texts that may have been meant if the key holds a typing error."""
        return self._guesses.find(key)
