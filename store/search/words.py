"""The words of all articles, looked for character by character, and the sentences that hold them."""

from collections.abc import Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from store.search.codes import Alphabet, encode_texts
from store.search.results import Passage
from store.search.rows import Ints

_LINE_END = "\u2028"  # stands for U+000A, which ends a text in `codes`
_SENTENCE_ENDS = "。！？!?" + _LINE_END + "\n"


class Words:
    """The words of all articles, and their sentences numbered through."""

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "".join(text.replace("\n", _LINE_END) + "\n" for text in texts)
        self.coded = encode_texts([text.replace("\n", _LINE_END) for text in texts], offsets=True)
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.isin(points, np.array([ord(end) for end in _SENTENCE_ENDS], np.uint32))
        self._ends: npt.NDArray[np.int64] = np.flatnonzero(ends)
        lengths = np.array([len(text) + 1 for text in texts], np.int64)
        self.heads: npt.NDArray[np.int64] = np.concatenate(([0], np.cumsum(lengths)))

    def sentence_at(self, page: Ints, start: Ints) -> npt.NDArray[np.int64]:
        """Return the sentences at offsets of pages."""
        return np.searchsorted(self._ends, self.heads[page] + start)

    def _places(self, key: str) -> Ints:
        """Return where a key begins, as places in the codes, ascending."""
        codes, needle = self.coded.codes, Alphabet(self.coded.characters).encode(key)
        if not needle or len(needle) > len(codes):
            return np.empty(0, np.int32)
        places = np.flatnonzero(codes[: len(codes) - len(needle) + 1] == needle[0])
        for step, code in enumerate(needle[1:], 1):
            places = places[codes[places + step] == code]
        return places.astype(np.int32)

    def sentences_with(self, key: str) -> npt.NDArray[np.bool_]:
        """Return for each sentence whether it holds a key."""
        found = np.zeros(len(self._ends) + 1, np.bool_)
        found[self.sentence_of(self._places(key))] = True
        return found

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._ends)

    def sentence_of(self, places: Ints) -> npt.NDArray[np.int64]:
        """Return the sentences of places."""
        return np.searchsorted(self._ends, self.coded.offsets[places])

    def page_of(self, places: Ints) -> Ints:
        """Return the pages of places."""
        return self.coded.text_of[places]

    def first_places(self, key: str) -> Ints:
        """Return the first place of a key in each sentence that holds it, in the order of the pages."""
        places = self._places(key)
        _, firsts = np.unique(self.sentence_of(places), return_index=True)
        return places[firsts]


class Passages(Sequence[Passage]):
    """Passages made when they are looked at."""

    def __init__(self, words: Words, articles: Sequence[str], length: int, places: Ints) -> None:
        self._words = words
        self._articles = articles
        self._length = length
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = int(self._places[at])
        coded = self._words.coded
        page = int(coded.text_of[place])
        head = int(self._words.heads[page])
        start, end = int(coded.offsets[place]), int(coded.offsets[place + self._length - 1]) + 1
        return Passage(self._articles[page], start - head, end - head)
