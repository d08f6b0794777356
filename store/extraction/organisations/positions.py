"""Where the organisations of an article stand, asked by position."""

import bisect
from collections.abc import Sequence

from store.model import Organisation
from store.text.fold import fold


class Organisations:
    """Where the organisations of an article stand."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        """Sort the mentions by their end, and keep every form for places where nothing was tagged."""
        self._forms = {
            fold(form): number
            for number, organisation in reversed(list(enumerate(organisations)))
            for form in (organisation.name, *organisation.aliases)
            if len(form) >= 2
        }
        spans = sorted(
            (mention.end, mention.start, number)
            for number, organisation in enumerate(organisations)
            for mention in organisation.mentions
        )
        self._spans = spans
        self._ends = [span[0] for span in spans]
        self._begun: dict[int, tuple[int, int]] = {}
        for end, start, number in spans:
            self._begun[start] = end, number

    def ending_within(self, left: int, right: int) -> tuple[int, int, int] | None:
        """Return (start, end, number) of the organisation that ends last in left < end <= right, the longest."""
        index = bisect.bisect_right(self._ends, right) - 1
        best: tuple[int, int, int] | None = None
        while index >= 0 and self._ends[index] > left:
            end, start, number = self._spans[index]
            if best is not None and end < best[1]:
                break
            if start >= left and (best is None or start < best[0]):
                best = (start, end, number)
            index -= 1
        return best

    def beginning(self, text: str) -> tuple[str, int] | None:
        """Return the longest form of an organisation that begins a folded text, with its number."""
        for length in range(len(text) - 1, 1, -1):
            number = self._forms.get(text[:length])
            if number is not None:
                return text[:length], number
        return None

    def ending(self, text: str) -> tuple[str, int] | None:
        """Return the longest form of an organisation that ends a folded text, with its number."""
        for length in range(len(text), 1, -1):
            number = self._forms.get(text[-length:])
            if number is not None:
                return text[-length:], number
        return None

    def starting_at(self, position: int) -> tuple[int, int] | None:
        """Return (end, number) of the longest organisation that begins at a position."""
        return self._begun.get(position)

    def covering(self, position: int) -> tuple[int, int] | None:
        """Return the stretch of the longest organisation around a position."""
        index = bisect.bisect_right(self._ends, position)
        best: tuple[int, int] | None = None
        for end, start, _ in self._spans[index : index + 12]:
            if start <= position < end and (best is None or end - start > best[1] - best[0]):
                best = (start, end)
        return best
