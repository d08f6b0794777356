"""Names in a list whose items spaces part, or what is told of each: 何青 (女) 冷溶, 林晓月（微博）、夏一瑶（微博）."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from store.extraction.people.name_readings import Reading

_PARTED = re.compile(r"(?:\([^()\n]{1,12}\)){0,2}(?:[ \n]{1,3}|、)")
"""What stands between the names of a list: spaces, and what is told of each in brackets."""
_LONGEST = 4
"""How many unknown names may stand between two known ones."""


def chained(text: str, known: Collection[Reading], possible: Iterable[Reading]) -> Iterator[str]:
    """Yield the strings that are all of what stands between two names of a list, each a whole item of it.

    Args:
        text: the folded text.
        known: the places of names.
        possible: the places of what weighs a little less than a name.
    """
    items: dict[int, list[Reading]] = defaultdict(list)
    for reading in possible:
        items[reading.start].append(reading)
    if not items:
        return
    starts = {reading.start for reading in known}
    for end in {reading.end for reading in known}:
        yield from _chain(text, end, starts, items, 0) or ()


def _chain(
    text: str, end: int, starts: set[int], items: Mapping[int, Sequence[Reading]], length: int
) -> list[str] | None:
    """Return the items from where one ends to the next known name, None where another thing stands between."""
    parted = _PARTED.match(text, end)
    if parted is None:
        return None
    if parted.end() in starts:
        return []
    if length == _LONGEST:
        return None
    for item in items.get(parted.end(), ()):
        rest = _chain(text, item.end, starts, items, length + 1)
        if rest is not None:
            return [item.text, *rest]
    return None
