"""A catalogue of GNU gettext as a file, in which a translation is read when it is asked for.

The standard library's reader makes all of them first, which takes longer than all else that a command says.
(GNU gettext Manual, 10.3 The Format of GNU MO Files.)
"""

from struct import unpack_from

_CONTEXT = b"\4"
"""What stands between a context and its text."""
_HEAD = 8
"""Where the head says how many texts there are, and where the tables of texts and translations begin."""


class Catalogue:
    """Translations into one language, one that has a single form for all numbers, as Chinese has.

    Args:
        data: the file, as Babel writes it on every machine: the small end first.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        count, texts, translations = unpack_from("<3I", data, _HEAD)
        table = unpack_from(f"<{2 * count}I", data, texts)
        self._numbers = {
            data[start : start + length]: number
            for number, (length, start) in enumerate(zip(table[::2], table[1::2], strict=True))
        }
        self._translations: int = translations
        self._known: dict[tuple[str, str], str] = {}

    def told(self, text: str, context: str = "") -> str:
        """Return the translation of a text, or the text where it has none."""
        if not text:
            return ""  # of which the file has its head
        told = self._known.get((text, context))
        if told is None:
            key = context.encode() + _CONTEXT + text.encode() if context else text.encode()
            told = self._known[text, context] = self._find(key) or text
        return told

    def told_of_several(self, one: str, many: str) -> str:
        """Return the translation of what is said of a number of things, or what is said of many."""
        told = self.told(f"{one}\0{many}")
        return many if "\0" in told else told

    def _find(self, key: bytes) -> str:
        number = self._numbers.get(key)
        if number is None:
            return ""
        length, start = unpack_from("<2I", self._data, self._translations + 8 * number)
        return self._data[start : start + length].decode()
