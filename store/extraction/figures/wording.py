"""How an amount is worded, so that amounts of one thing are found among all that are ever read; see `Wording`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, zip_longest

from store.extraction.figures.about import Names
from store.extraction.figures.subjects import Part, parts_of
from store.model import Figure
from store.text.fold import fold
from store.text.patterns import alternatives
from store.text.sentences import Sentence
from store.text.tables import rows
from store.text.wordings import WORDS, worded

_BEFORE, _BEHIND = 80, 60
"""Characters before an amount and behind it whose words are looked at, within its sentence."""
_PERIOD_REACH = 400
"""Characters on both sides of an amount among which the time is looked for that it is of, within its sentence."""
_CELLS = ("|", "｜")
"""What divides the cells of a table: words of the next cell are of something else."""
_SAYING = 2
"""Characters before an amount, and behind its noun, that tell what is said of it (拘捕28名, 28名议员离席)."""
_FURTHEST_NOUN = 16
"""Characters from a number to the end of the noun that it counts, at most."""
_PERIOD = re.compile(
    r"\d{4}年|[去今前明]年|[上下]半年|全年|第?[一二三四首上本末1-4]季度?|[上本]月|\d{1,2}月(?:\d{1,2}日)?|[昨今前]日|每[日月年周]|财年|学年"
)
"""Words for the time that an amount is of, folded."""
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"))
_TELLING = frozenset("nvaijl")
"""First letters of the tags of words that tell what is spoken of."""
_COUNTS_ITSELF = frozenset("死伤亡")
"""Units that say themselves what is counted (20死)."""


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r"[^\u4e00-\u9fffA-Za-z]")


def wording(names: Names, sentence: Sentence, figure: Figure) -> str:
    """Return how an amount is worded, as it is kept; "" where its words tell nothing, as in a table.

    Args:
        names: those of its article.
        sentence: that it stands in.
        figure: the amount, with its noun.
    """
    folded, mention = names.document.folded, figure.mentions[0]
    if any(folded.find(cell, sentence.start, sentence.end) >= 0 for cell in _CELLS):
        return ""
    start, end = max(sentence.start, mention.start - _BEFORE), min(sentence.end, mention.end + _BEHIND)
    times = frozenset(_PERIOD.findall(folded, max(sentence.start, mention.start - _PERIOD_REACH), mention.start)).union(
        _PERIOD.findall(folded, mention.end, min(sentence.end, mention.end + _PERIOD_REACH))
    )
    found = _nearest(_parts(names, start, mention.start), _parts(names, mention.end, end))
    return worded(
        _said(folded[start : mention.start], folded[mention.end : end], figure), " ".join(sorted(times)), found
    ).text


def _parts(names: Names, start: int, end: int) -> Sequence[Part]:
    return tuple(parts_of(names.document, names.within(start, end), start, end))


def _nearest(before: Sequence[Part], behind: Sequence[Part]) -> Iterator[tuple[str, bool]]:
    """Yield the words on both sides that tell something, the nearest first, and whether each is a name."""
    for part in chain.from_iterable(zip_longest(reversed(before), behind)):
        if part is None:
            continue
        if part.name is not None:
            yield part.name.entity, True
        elif len(part.text) > 1 and (part.tag in _NAMES or part.tag[0] in _TELLING):
            yield part.text.lower(), part.tag in _NAMES


def _said(ahead: str, after: str, figure: Figure) -> str:
    """Return what is said of an amount: the ends of the words before it and behind its noun, folded, "" for nothing.

    Of what counts nothing it is all that tells what it is of, with its unit.
    """
    noun = fold(figure.counted or "")
    place = after.find(noun, 0, _FURTHEST_NOUN)
    if noun and place < 0:
        return ""  # it is the noun before it that is measured
    words = _ending(ahead), _beginning(after[place + len(noun) :])
    unit = fold(figure.unit or "") if not noun else ""
    return "|".join((unit, *words)) if any(words) or not _COUNTS_ITSELF.isdisjoint(unit) else ""


def _beginning(behind: str) -> str:
    """Return what is said of an amount behind its noun, "" where its clause ends there."""
    words = behind.lstrip()[:_SAYING]
    return words if len(words) == _SAYING and _cut().search(words) is None else ""


def _ending(before: str) -> str:
    """Return what is said of an amount before it, without words of reaching: 警方拘捕了 gives 拘捕."""
    words, reaching = before.rstrip(), _reaching()
    while (found := reaching.search(words, max(0, len(words) - WORDS))) is not None:
        words = words[: found.start()].rstrip()
    return _cut().split(words[-_SAYING:])[-1]


@cache
def _reaching() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(word for [word] in rows('store.text', 'reaching.tsv'))})$")
