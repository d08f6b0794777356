"""What a guard looks at."""

from collections.abc import Callable
from typing import NamedTuple

from store.extraction.figures.amount import Amount
from store.extraction.figures.contexts import beside


class Case(NamedTuple):
    """An amount in its text.

    Attributes:
        text: the folded text.
        amount: the number with its unit.
        before: the few characters before the phrase, its qualifier and currency.
        qualified: whether a qualifier touches it.
        taiwan: whether the article is one of Taiwan.
    """

    text: str
    amount: Amount
    before: str
    qualified: bool
    taiwan: bool

    def follows(self, *words: str) -> bool:
        """Return whether one of the words stands behind the unit."""
        return self.text.startswith(words, self.amount.end)

    def qualified_by(self, word: str) -> bool:
        """Return whether a word touches the number."""
        return self.text.endswith(word, 0, self.amount.start)

    @property
    def small(self) -> bool:
        """Whether the number is a Chinese numeral of one to ten."""
        return self.amount.number.small and self.amount.upper is None

    @property
    def one(self) -> bool:
        """Whether the number is 一, which is an article more often than a number."""
        following = self.text[self.amount.end : self.amount.end + 1]
        halved = self.amount.halved and (not following.isalpha() or following in beside("halved-behind"))
        more = self.amount.more != ""  # 一个多月
        return self.small and self.amount.number.value == 1 and not (halved or more)

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.amount.number.start : self.amount.number.end]


Guard = Callable[[Case], bool]
