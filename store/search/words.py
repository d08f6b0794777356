"""The words of all articles as columns, looked for character by character, and the sentences that hold them.

An index of all places of all pairs of characters would take several times the room of the texts. To look at every
character takes some milliseconds for ten million of them; it begins with the rarest character of the words, and lets
go of what it has looked at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from store.errors import NotFoundError, StoreError
from store.search.codes import Alphabet, Codes, encode_texts
from store.search.results import Passage
from store.search.rows import Ints
from store.text.columns import let_go

Mask = npt.NDArray[np.bool_]

LINE_END = "\u2028"
"""Stands for U+000A, which ends a text in `codes`."""
_BLOCK = 1 << 20
"""Characters that are looked at at once."""
_MANY = 1 << 24
"""From so many characters on what was looked at is let go of."""
_KEYS = 3
"""Keys of which it is kept where they stand: a common character's million places take 4 MB."""
_SCREEN = 50
"""Passages whose articles are asked for and read at once: one costs a third of what fifty do."""
_SCREENS = 4
"""So many times these are known for a while."""


class Worded(NamedTuple):
    """The words of articles.

    Attributes:
        codes: a number for each character of the keys of all texts, `END` after each text.
        characters: character of each number.
        counts: how often each number comes.
        heads: where each text begins; one more at the end.
        sentences: one past the last character of each sentence.
        first: of all that stands anywhere the sentence that it begins in.
        last: likewise the one that it ends in; a quote may have several.
    """

    codes: Codes
    characters: list[str]
    counts: npt.NDArray[np.int64]
    heads: Ints
    sentences: Ints
    first: Ints
    last: Ints


class Words:
    """Finds words in all articles.

    Args:
        worded: what they say.
    """

    def __init__(self, worded: Worded) -> None:
        self._worded = worded
        self._alphabet = Alphabet(worded.characters)
        self._found = lru_cache(maxsize=_KEYS)(self._look_for)

    @property
    def of_mentions(self) -> tuple[Ints, Ints]:
        """The first and the last sentence of everything that stands anywhere."""
        return self._worded.first, self._worded.last

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._worded.sentences)

    def places(self, key: str) -> Ints:
        """Return where a key begins, as places in the codes, ascending."""
        return self._found(key)

    def _look_for(self, key: str) -> Ints:
        codes, needle = self._worded.codes, self._alphabet.encode(key)
        if not needle or len(needle) > len(codes):
            return np.empty(0, np.int32)
        step = min(range(len(needle)), key=lambda at: self._worded.counts[needle[at]])
        last = len(codes) - len(needle)
        found = [np.empty(0, np.int64)]
        for start in range(0, len(codes), _BLOCK):
            places = np.flatnonzero(codes[start : start + _BLOCK] == needle[step]) + (start - step)
            places = places[(places >= 0) & (places <= last)]
            for at, code in enumerate(needle):
                if at != step and len(places):
                    places = places[codes[places + at] == code]
            found.append(places)
            if len(codes) > _MANY:
                let_go(codes[start : start + _BLOCK])
        return np.concatenate(found).astype(np.int32)

    def sentences_with(self, key: str) -> Mask:
        """Return for each sentence whether it holds a key."""
        found = np.zeros(self.count + 1, np.bool_)
        found[self.sentence_of(self.places(key))] = True
        return found

    def sentence_of(self, places: Ints) -> npt.NDArray[np.int64]:
        """Return the sentences of places."""
        return np.searchsorted(self._worded.sentences, places, side="right")

    def page_of(self, places: Ints) -> npt.NDArray[np.int64]:
        """Return the pages of places."""
        return np.searchsorted(self._worded.heads, places, side="right") - 1

    def first_places(self, key: str) -> Ints:
        """Return the first place of a key in each sentence that holds it, in the order of the pages."""
        places = self.places(key)
        sentences = self.sentence_of(places)
        is_first = np.ones(len(places), np.bool_)
        is_first[1:] = sentences[1:] != sentences[:-1]
        return places[is_first]

    def in_page(self, place: int) -> tuple[int, int]:
        """Return the page of a place, and how many characters of its key come before there."""
        page = int(self.page_of(np.array([place], np.int32))[0])
        return page, place - int(self._worded.heads[page])


class Passages(Sequence[Passage]):
    """Passages made when they are looked at.

    Args:
        words: what the articles say.
        articles: their ids.
        text_of: returns the text of one.
        ahead: told of which the text will be asked for.
        length: of the key that was found.
        places: where.
    """

    def __init__(
        self,
        words: Words,
        articles: Sequence[str],
        text_of: Callable[[str], str],
        ahead: Callable[[Iterable[str]], object],
        length: int,
        places: Ints,
    ) -> None:
        self._words = words
        self._articles = articles
        self._ahead = ahead
        self._length = length
        self._places = places
        self._text_of = text_of
        self._offsets = lru_cache(maxsize=_SCREENS)(self._read)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        page, place = self._words.in_page(int(self._places[at]))
        offsets = self._offsets(at // _SCREEN)[page][place : place + self._length]
        if len(offsets) < self._length:  # the article is not there any more, or not as it was
            return Passage(self._articles[page], 0, 0)
        return Passage(self._articles[page], int(offsets[0]), int(offsets[-1]) + 1)

    def _read(self, screen: int) -> Mapping[int, Ints]:
        """Return where in their texts the characters of their keys stand, of the articles of a screen."""
        places = self._places[screen * _SCREEN : (screen + 1) * _SCREEN]
        pages = list(dict.fromkeys(self._words.page_of(places).tolist()))
        self._ahead([self._articles[page] for page in pages])
        texts = [self._text(self._articles[page]).replace("\n", LINE_END) for page in pages]
        coded = encode_texts(texts, offsets=True)
        heads = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int32)
        return {
            page: coded.offsets[coded.firsts[number] : coded.firsts[number + 1]] - heads[number]
            for number, page in enumerate(pages)
        }

    def _text(self, article: str) -> str:
        """Return the text of an article, "" where it cannot be read."""
        try:
            return self._text_of(article)
        except (NotFoundError, StoreError):
            return ""
