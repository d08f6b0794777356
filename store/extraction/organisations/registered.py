"""Companies as they are registered and as people call them: 云州极岚新能源科技有限公司, 极岚公司."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from store.extraction.organisations.heads import heads
from store.extraction.organisations.naming import BUSINESS
from store.extraction.organisations.stems import stem
from store.extraction.organisations.words import is_generic, names_place

_FULL = ("有限公司", "有限责任公司")
_CALLED = ("公司", "集团")
_SHORTEST = 2
_LONGEST_PLACE, _LONGEST_LINE = 6, 4


def registered(forms: Iterable[str]) -> list[tuple[str, str]]:
    """Return the short forms of companies with the one registered name that they are short for.

    Such a name is a place, a brand, lines of business and the legal form; it is called by its brand, or by that and its
    first lines of business. Where two names fit, the short form stays for itself.
    """
    known = list(forms)
    called = {form: stem(form) for form in known if form.endswith(_CALLED) and not form.endswith(_FULL)}
    fits: dict[str, list[str]] = defaultdict(list)
    for full in known:
        if full.endswith(_FULL):
            names = list(_without_places(stem(full)))
            for short, core in called.items():
                if any(name.startswith(core) and _is_business(name[len(core) :]) for name in names):
                    fits[short].append(full)
    return [(full[0], short) for short, full in fits.items() if len(full) == 1]


def _without_places(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it behind each place that it begins with."""
    yield name
    for length in range(2, min(_LONGEST_PLACE, len(name) - _SHORTEST) + 1):
        if names_place(name[:length]):
            yield from _without_places(name[length:])


def _is_business(rest: str) -> bool:
    """Return whether a piece of a name is made of lines of business and common modifiers alone."""
    if not rest:
        return True
    for length in range(min(_LONGEST_LINE, len(rest)), 1, -1):
        word = rest[:length]
        head = heads().get(word)
        if (is_generic(word) or (head is not None and head.strength in BUSINESS)) and _is_business(rest[length:]):
            return True
    return False
