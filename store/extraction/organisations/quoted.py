"""Bodies in quotation marks, before the title of who belongs to them: 「云岫故事」成员林晓月."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words

QUOTED_BODY = Rule(
    "organisation.quoted-body",
    0.7,
    finds=Example("「云岫故事」成員林晓月到场。", "云岫故事"),
    leaves=Example("「云岫故事」作者林晓月到场。", "云岫故事"),
    lists=("context_phrases.tsv", "not_organisations.tsv", "places.tsv"),
)
"""Quotation marks, a word for members or heads of bodies, and a person."""
_PERSON = 0.6


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of a name in quotation marks and of a title behind it."""
    when = "(?:前|副|共同|联合|创会|荣誉|轮值|现任|时任|候任)"
    title = rf"{when}?(?:(?:立法会|区议会|市议会|国会)?议员|{one_of('context_phrases.tsv', 'belongs')})"
    return re.compile(rf"[「“『](?P<name>[^「」“”『』，。！？、\s]{{2,10}})[」”』]{title}")


def propose_quoted(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies in quotation marks that people of the article belong to."""
    people = {candidate.start for candidate in candidates if candidate.kind == "person" and candidate.score >= _PERSON}
    for block in document.blocks:
        for match in _quoted().finditer(document.folded, block.start, block.end):
            name = match["name"]
            known = name in words("not_organisations.tsv") or name in words("places.tsv")
            if match.end() in people and not known:
                yield Candidate(*match.span("name"), "organisation", QUOTED_BODY.name, QUOTED_BODY.score)
