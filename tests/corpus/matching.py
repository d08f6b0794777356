"""Which of the things found are which of the things marked: one to one, the surest pairs first."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from tests.corpus.annotation import Annotation, Figure, Named, Quote

T = TypeVar("T")
N = TypeVar("N", bound=Named)
Pairs = list[tuple[T, T]]

_NUMBER = re.compile(r"[\d.]+|[零〇一二两兩三四五六七八九十百千万萬亿億半几幾数數]+")


def plain(text: str | None) -> str:
    """Return the letters and digits of a text alone: how it is spaced, marked and punctuated does not count."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(character for character in folded if character.isalnum() or character in "%$€£¥")


def forms(entity: Named) -> set[str]:
    """Return all forms of a name, plain."""
    return {plain(form) for form in (entity.name, *entity.aliases)} - {""}


def named(name: str | None, article: Annotation) -> set[str]:
    """Return all forms of whoever has this name in an article; the name alone where nobody has."""
    wanted = plain(name)
    entities: tuple[Named, ...] = (*article.people, *article.organisations)
    return next((forms(entity) for entity in entities if wanted in forms(entity)), {wanted})


def pair_names(gold: Sequence[N], found: Sequence[N]) -> Pairs[N]:
    """Pair by equal names, then by a name that is a form of the other, then by any form that both have."""
    return _pair(
        gold,
        found,
        (
            lambda wanted, got: plain(wanted.name) == plain(got.name),
            lambda wanted, got: plain(got.name) in forms(wanted),
            lambda wanted, got: bool(forms(wanted) & forms(got)),
        ),
    )


def pair_figures(gold: Sequence[Figure], found: Sequence[Figure]) -> Pairs[Figure]:
    """Pair by equal text, then where one holds the other with the same numbers: a unit or a qualifier more or less."""
    return _pair(
        gold,
        found,
        (lambda wanted, got: _compact(wanted.text) == _compact(got.text), _same_number),
    )


def pair_quotes(gold: Sequence[Quote], found: Sequence[Quote], least: float) -> Pairs[Quote]:
    """Pair those whose texts overlap at least so far (0 to 1), the greatest overlap first."""
    left = [plain(quote.text) for quote in gold]
    right = [plain(quote.text) for quote in found]
    overlaps = sorted(
        ((overlap(one, other, least), i, j) for i, one in enumerate(left) for j, other in enumerate(right)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in overlaps:
        if share >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def overlap(one: str, other: str, least: float = 0.0) -> float:
    """Return how far two stretches of one text overlap, 0 to 1: intersection over union, by their longest common run.

    Where it is surely below `least` it is not worked out, and 0.
    """
    short, long = sorted((one, other), key=len)
    if not short or len(short) < least * len(long):
        return 0.0
    run = len(short)
    if short not in long:
        run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return run / (len(one) + len(other) - run)


def _pair(gold: Sequence[T], found: Sequence[T], rules: Iterable[Callable[[T, T], bool]]) -> Pairs[T]:
    """Go through the rules, the surest first; each pairs what is still free, in order."""
    wanted, free = dict(enumerate(gold)), dict(enumerate(found))
    pairs: Pairs[T] = []
    for rule in rules:
        for i, left in list(wanted.items()):
            j = next((j for j, right in free.items() if rule(left, right)), None)
            if j is not None:
                pairs.append((wanted.pop(i), free.pop(j)))
    return pairs


def _compact(text: str) -> str:
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text).lower())


def _same_number(wanted: Figure, got: Figure) -> bool:
    one, other = _compact(wanted.text), _compact(got.text)
    numbers = _NUMBER.findall(one)
    return bool(numbers) and numbers == _NUMBER.findall(other) and (one in other or other in one)
