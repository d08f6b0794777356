"""Units of public bodies, named right behind them: 交通运输部|救助打捞局, 调查局|资讯安全工作站."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.words import begins_title, is_place, name_characters

PART = Rule(
    "organisation.part",
    0.7,
    finds=Example("教育部水质监测局已派船。", "教育部水质监测局"),
    leaves=Example("教育部成立水质监测局。", "教育部成立水质监测局"),
    lists=("context_phrases.tsv", "contexts.tsv", "organisation_characters.tsv"),
)
"""A public body, a field of work and a word for units of such bodies, with nothing between them."""
_SURE = 0.85
_FIELD = frozenset(("n", "vn", "v", "b", "j", "an", "l", "g", "ng", "nz", "a"))
_LONGEST = 10


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of a field of work and a word for a unit."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?{one_of('context_phrases.tsv', 'unit')}(?!长)")


def propose_units(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the units that are named with the public body they belong to."""
    bodies = name_characters("public")
    ends = {
        candidate.end: candidate.start
        for candidate in candidates
        if candidate.kind == "organisation"
        and candidate.score >= _SURE
        and document.folded[candidate.end - 1] in bodies
    }
    starts = {candidate.start for candidate in candidates if candidate.score >= _SURE}
    for end, start in sorted(ends.items()):
        unit = _unit().match(document.folded, end)
        if unit is None or document.inner[unit.end()]:
            continue
        if begins_title(document.folded, end) or begins_title(document.folded, unit.end()):
            continue  # 财政部|税政司|司长: there the unit is part of the title
        inside = document.tokens_between(end, unit.end())
        apart = inside[0].start == end and starts.isdisjoint(range(end, unit.end()))
        if apart and _is_field(inside):
            yield Candidate(start, unit.end(), "organisation", PART.name, PART.score)


def _is_field(inside: Sequence[Token]) -> bool:
    """Return whether words say what a unit deals with: no place, nothing that its body does, no word of structure."""
    if is_place(inside[0]) or is_cue(inside[0].text):
        return False
    return all(token.tag in _FIELD or not token.known for token in inside[:-1])
