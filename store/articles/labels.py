"""The words of by-lines and of credits, as pages write them: see `bylines.tsv` and `pictures.tsv`."""

from functools import cache

from store.text.patterns import alternatives
from store.text.tables import rows


@cache
def labels(name: str, use: str) -> tuple[str, ...]:
    """Return the words of a list that have a use, in every form, the longest first.

    Args:
        name: the list, for example `bylines.tsv`.
        use: one of those that its head explains.
    """
    forms: list[str] = []
    for word, uses, *other in rows("store.articles", name):
        if use in uses.split():
            forms += (word, *(form for column in other for form in column.split("|")))
    return tuple(sorted(forms, key=len, reverse=True))


def either(name: str, use: str, *, any_case: bool = False) -> str:
    """Return a regular expression that matches the longest of these words.

    Args:
        name: the list.
        use: the use.
        any_case: whether it is for a pattern that ignores case: such a one would try By, then by, and where a word may
            be repeated, for ever.
    """
    forms = labels(name, use)
    return alternatives(dict.fromkeys(map(str.casefold, forms)) if any_case else forms)
