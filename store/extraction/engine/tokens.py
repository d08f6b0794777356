"""Words of a text: what the segmenter says of each, and where they begin and end, asked by position."""

import bisect
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple, cast

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


_token = cast(Callable[[tuple[int, int, str, str, bool]], Token], partial(tuple.__new__, Token))
"""Makes a word of its fields without a step of Python for each, of which an article has thousands."""
_START, _END = itemgetter(0), itemgetter(1)
_DAY = re.compile("(?<=[0-9]日)(?![前后起晚内电版夜间来元圆本])(?=.)", re.DOTALL)
"""Where a date ends, that the dictionary would read on into a name: 25日|向市议会, not 日向市."""


@cache
def is_known(word: str) -> bool:
    """Return whether the dictionary holds a word: without the hidden Markov model an unknown one falls apart."""
    return len(rjieba.cut(word, hmm=False)) == 1


@cache
def is_ordinary(word: str) -> bool:
    """Return whether the dictionary holds a word, and not as a person's name."""
    return is_known(word) and not rjieba.tag(word)[0][1].startswith("nr")


def tokens_of(folded: str, start: int, end: int) -> Iterator[Token]:
    """Return the words of a stretch of a folded text, in order; they cover it."""
    for part in _DAY.split(folded[start:end]):
        for word, tag in rjieba.tag(part):
            begins, start = start, start + len(word)
            yield _token((begins, start, word, tag, tag != "x" and is_known(word)))


class TokenMap:
    """The tokens of a text, asked by position.

    Attributes:
        starts: where they begin, in order.
        edges: where one begins or ends.
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        """Keep the tokens, which are in order and do not overlap."""
        self._tokens = tokens
        self.starts: list[int] = list(map(_START, tokens))
        self.edges: frozenset[int] = frozenset(self.starts).union(map(_END, tokens))

    def at(self, position: int) -> Token | None:
        """Return the token that covers the position."""
        number = bisect.bisect_right(self.starts, position) - 1
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
        return position in self.edges

    def beginning(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin between start and end."""
        first = bisect.bisect_left(self.starts, start)
        return self._tokens[first : bisect.bisect_left(self.starts, end, first)]

    def inside(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that lie wholly between start and end."""
        left = bisect.bisect_left(self.starts, start)
        right = bisect.bisect_left(self.starts, end)
        if right > left and self._tokens[right - 1].end > end:
            right -= 1
        return self._tokens[left:right]
