"""Names as decisions look for them in texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from store.text.fold import fold


def searched(text: str) -> str:
    """Return text as names are looked for in it: folded, in lower case, the same length."""
    folded = fold(text)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


class Forms:
    """Names of two characters and more, by their first two, so that a text is gone through once for all of them.

    Args:
        forms: the names, as `searched` has them.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for form in sorted(set(forms)):
            self._by_head[form[:2]].append(form)

    def within(self, text: str) -> Iterator[str]:
        """Yield the names whose characters stand in a text, as `searched` has it."""
        if self._by_head:
            heads = {text[at : at + 2] for at in range(len(text) - 1)}
            for head in sorted(heads & self._by_head.keys()):
                yield from (form for form in self._by_head[head] if form in text)
