"""What reads like the name of an organisation and is a sort of which there are many: 美国大学, 债券型基金, 某大学."""

from functools import cache

from store.extraction.lexicon import words_of
from store.extraction.organisations.words import name_characters, names_place

_UNIVERSITY = "大学"
_FUND = "基金"
_ENDED = ("型", "式", "类", "系")
"""Ends words for a sort of fund: 债券型, 封闭式."""
_INVESTING = "投资"
"""Behind its place alone this is a fund's own name: 海州产业投资基金, but not 海州阳光私募基金."""
_SOME = "某"
"""Says that a name is withheld: 海州某大学."""


def is_sort(form: str) -> bool:
    """Return whether a folded string that no list of names holds only says what sort of organisation is meant."""
    if form.endswith(_UNIVERSITY):
        country = form.removesuffix(_UNIVERSITY)
        return country in words_of("places.tsv", "country") or _SOME in form
    return _SOME in form or (form.endswith(_FUND) and _is_fund(form.removesuffix(_FUND)))


def _is_fund(before: str) -> bool:
    """Return whether what stands before 基金 says of which sort it is and nothing more, but for its place."""
    if before.endswith(_ENDED):
        return True
    rest = before.lower()
    while word := next((word for word in _sorts() if rest.endswith(word)), ""):
        rest = rest.removesuffix(word).rstrip()
    placed = names_place(rest) and len(rest) < len(before) and not before.endswith(_INVESTING)
    return bool(before) and (not rest or placed)


@cache
def _sorts() -> tuple[str, ...]:
    """Return the words for sorts of funds, the longest first."""
    return tuple(sorted(name_characters("fund"), key=len, reverse=True))
