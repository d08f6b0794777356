"""Numbers without a unit (620亿, 近200万, 5600): money, a count, parameters or nothing, by what stands around them."""

import re
from typing import NamedTuple

from store.extraction.figures.phrases import Phrase
from store.extraction.lexicon import words_of
from store.model import FigureKind

_CLAUSE = re.compile(r"[，。；！？\n:,;!?]")
_REACH = 24  # characters of the clause that are looked at before and after
_COUNTED_FOLLOWS = re.compile(r"[^\W\d_]")
_REACHED = re.compile(r"(?:[达为至到有共逾超破]|达到|达到了|超过|超过了|增至|升至|降至|减至|数为|分别为|共有)\s?$")


class Bare(NamedTuple):
    """What a number without a unit is."""

    kind: FigureKind
    unit: str
    rule: str
    score: float


def explain_bare(text: str, phrase: Phrase, noun: str) -> Bare | None:
    """Return what a number without a unit states, or None where nothing says that it states a quantity.

    Args:
        text: the folded text.
        phrase: the number and its qualifiers.
        noun: the noun that follows at once, "" where none does.
    """
    before, after = _around(text, phrase)
    large = phrase.number.scale >= 10**4
    if noun in words_of("figure_cues.tsv", "counted"):
        countable = large or phrase.qualifier or phrase.number.arabic
        return Bare("count", "", "bare_count", 0.75) if countable else None
    if large:
        return _large(phrase, before, after)
    return _row_of_digits(text, phrase, before)


def _large(phrase: Phrase, before: str, after: str) -> Bare:
    nearest = _last(before)
    if nearest in words_of("figure_cues.tsv", "parameter"):
        return Bare("measure", "参数", "bare_parameters", 0.7)
    if nearest in words_of("figure_cues.tsv", "money"):
        return Bare("money", "?", "bare_money", 0.75)
    if nearest in words_of("figure_cues.tsv", "count"):
        return Bare("count", "", "bare_count", 0.7)
    following = _last(after, first=True)
    if following in words_of("figure_cues.tsv", "money"):
        return Bare("money", "?", "bare_money", 0.7)
    if phrase.number.scale >= 10**8 and following not in words_of("figure_cues.tsv", "count"):
        return Bare("money", "?", "bare_money", 0.55)
    return Bare("count", "", "bare_count", 0.55)


def _row_of_digits(text: str, phrase: Phrase, before: str) -> Bare | None:
    """Return a count for digits that a count cue and a verb of reaching lead to (被引数已经达到了 11947)."""
    written = text[phrase.number.start : phrase.number.end]
    plain = phrase.number.arabic and "." not in written and (len(written) >= 5 or "," in written)
    if not plain or not (_REACHED.search(before) or phrase.qualifier):
        return None
    return Bare("count", "", "bare_count", 0.6) if _last(before) in words_of("figure_cues.tsv", "count") else None


def _around(text: str, phrase: Phrase) -> tuple[str, str]:
    """Return the stretches of the clause before and after a phrase."""
    before = text[max(0, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : phrase.end + _REACH]
    for cut in list(_CLAUSE.finditer(before))[-1:]:
        before = before[cut.end() :]
    if cut_after := _CLAUSE.search(after):
        after = after[: cut_after.start()]
    return before, after


def _last(stretch: str, *, first: bool = False) -> str:
    """Return the cue that ends last in a stretch (or begins first), "" where there is none."""
    best, place = "", -1
    for kind in ("money", "count", "parameter"):
        for word in words_of("figure_cues.tsv", kind):
            at = stretch.find(word) if first else stretch.rfind(word)
            if at < 0:
                continue
            rank = len(stretch) - at if first else at + len(word)
            if rank > place or (rank == place and len(word) > len(best)):
                best, place = word, rank
    return best
