"""The verbs by which somebody holds a title, and what stands where they do and shows that he holds none."""

import re
from functools import cache

from store.extraction.lexicon import one_of

_VERBS = "role_verbs.tsv"
_OPENING = frozenset("「『“‘")


@cache
def opens_holding() -> re.Pattern[str]:
    """Return a pattern of the verbs by which somebody holds a title."""
    return re.compile(rf"[,，]?{one_of(_VERBS, 'adverb')}{{0,3}}{one_of(_VERBS, 'holds')}{one_of(_VERBS, 'new')}?")


@cache
def opens_clause() -> re.Pattern[str]:
    """Return a pattern of the verbs that begin a clause about a title somebody has held."""
    return re.compile(rf"{one_of(_VERBS, 'clause')}$")


@cache
def opens_apposition() -> re.Pattern[str]:
    """Return a pattern of the mark between a name and a title, with what says when it is held."""
    return re.compile(rf"[,，（(][ ]?{one_of(_VERBS, 'apposed')}?")


def is_opinion(text: str, position: int) -> bool:
    """Return whether being and a quotation say what somebody thinks of a person, not a post: 是「偉大領袖」."""
    return text[position - 1] in "是为系" and text[position : position + 1] in _OPENING


def only_when(text: str, position: int) -> bool:
    """Return whether holding a post only says when something was: 在任|时, 在任|期间."""
    return text.endswith("在任", 0, position) and text[position : position + 1] in ("时", "期", "内", "后", "前")
