"""Names as decisions look for them in texts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from store.text.fold import fold, spelled


@lru_cache(maxsize=1 << 14)
def searched_name(name: str) -> str:
    """Return `searched` of a name; the same names come again and again."""
    return searched(name)


@lru_cache(maxsize=4)  # whoever looks for several things in a text does so one after the other
def searched(text: str) -> str:
    """Return text as names are looked for in it: folded, in lower case, the same length."""
    folded = fold(text)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


_FEW = 16
"""So many names are looked for one by one, before a text is folded."""


class Forms:
    """Names of two characters and more, by their first two, so that a text is gone through once for all of them.

    Args:
        forms: the names, as `searched` has them.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._few: re.Pattern[str] | None = None
        self._by_head: dict[str, list[str]] = defaultdict(list)
        self._all = sorted(set(forms))
        for form in self._all:
            self._by_head[form[:2]].append(form)

    def are_in(self, text: str) -> bool:
        """Return whether the characters of any of the names stand in a text, as it is written."""
        if self._few is None and len(self._all) <= _FEW:
            self._few = re.compile("|".join(spelled(form).pattern for form in self._all))
        if self._few is not None and not self._few.search(text):
            return False
        return any(True for _ in self.within(searched(text)))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._all)

    def within(self, text: str) -> Iterator[str]:
        """Yield the names whose characters stand in a text, as `searched` has it."""
        if len(self._all) <= _FEW:
            yield from (form for form in self._all if form in text)
        else:
            heads = {text[at : at + 2] for at in range(len(text) - 1)}
            for head in sorted(heads & self._by_head.keys()):
                yield from (form for form in self._by_head[head] if form in text)
