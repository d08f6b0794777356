"""What is said of a setting that cannot be taken: where it stands, and what is nearest to it."""

from collections.abc import Iterable

from store.text.language import tr
from tui.settings.settings import Effective

_NEAR = 60
"""How alike a word must be to what it is taken to mean, of 100; see rapidfuzz.fuzz.ratio."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return which of some words is meant, as the end of a sentence; "" where none is near."""
    from rapidfuzz import fuzz, process  # which who makes no mistake does without

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return tr("; the nearest is {word}", word=found[0]) if found else ""


def with_known_theme(effective: Effective, themes: Iterable[str]) -> Effective:
    """Return what is in effect, with a word of trouble where there is no theme of that name.

    Args:
        effective: what is in effect.
        themes: the names that there are.
    """
    said = effective.said.get("theme")
    known = ("auto", *themes)
    if said is None or effective.settings.theme in known:
        return effective
    name = effective.settings.theme
    near = nearest(name, known)
    trouble = tr("{where}: there is no theme {name}{nearest}.", where=said.where, name=name, nearest=near)
    return effective._replace(
        settings=effective.settings._replace(theme="auto"),
        said={key: one for key, one in effective.said.items() if one is not said},
        troubles=(*effective.troubles, trouble),
    )
