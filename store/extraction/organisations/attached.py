"""Hospitals and schools that belong to a university: 云州大学附属第一医院, 云州大学医学院附设医院."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of
from store.extraction.organisations.heads import head_of

ATTACHED = Rule(
    "organisation.attached",
    0.85,
    finds=Example("他在云州大学附属第一医院就诊。", "云州大学附属第一医院"),
    leaves=Example("他在云州大学和第一医院任职。", "云州大学和第一医院"),
    lists=("context_phrases.tsv", "suffixes.tsv"),
)
"""A university, a word that says that something is its own or a number, and a hospital or school."""
_LIKELY = 0.1


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of what stands behind the university's name."""
    body = one_of("context_phrases.tsv", "attached-body")
    own = one_of("context_phrases.tsv", "attached")
    return re.compile(rf"(?:{own}[^\W\d_a-zA-Z]{{0,6}}?|第[一二三四五六七八九十]|人民){body}")


def propose_attached(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the hospitals and schools of universities, with the university's name."""
    proposed = {
        (start, end) for start, end, kind, _, score in candidates if kind == "organisation" and score >= _LIKELY
    }
    for start, end in sorted(proposed):
        head = head_of(document.folded[start:end])
        if head is None or head.kind != "university":
            continue
        part = _part().match(document.folded, end)
        if part is not None:
            yield Candidate(start, part.end(), "organisation", ATTACHED.name, ATTACHED.score)
