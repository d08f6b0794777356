"""Words of a text: what the segmenter says of each, and where they begin and end, asked by position."""

import bisect
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import rjieba


class Token(NamedTuple):
    """A word of the folded text.

    Attributes:
        start: first code point.
        end: one past the last.
        text: the folded characters.
        tag: part of speech, ICTCLAS tag set (n, v, nr, ns, nt, m, x…).
        known: whether the segmenter's dictionary holds it; a name usually is not in it.
    """

    start: int
    end: int
    text: str
    tag: str
    known: bool


@cache
def is_known(word: str) -> bool:
    """Return whether the dictionary holds a word: without the hidden Markov model an unknown one falls apart."""
    return len(rjieba.cut(word, hmm=False)) == 1


class TokenMap:
    """The tokens of a text, asked by position."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Keep the tokens, which are in order and do not overlap."""
        self._tokens = tokens
        self._starts = [token.start for token in tokens]
        self._edges = frozenset(self._starts) | {token.end for token in tokens}

    def at(self, position: int) -> Token | None:
        """Return the token that covers the position."""
        number = bisect.bisect_right(self._starts, position) - 1
        if number < 0:
            return None
        token = self._tokens[number]
        return token if position < token.end else None

    def before(self, position: int) -> Token | None:
        """Return the token that ends at the position."""
        token = self.at(position - 1)
        return token if token is not None and token.end == position else None

    def is_edge(self, position: int) -> bool:
        """Return whether a token begins or ends at the position."""
        return position in self._edges

    def inside(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that lie wholly between start and end."""
        left = bisect.bisect_left(self._starts, start)
        right = bisect.bisect_left(self._starts, end)
        if right > left and self._tokens[right - 1].end > end:
            right -= 1
        return self._tokens[left:right]
