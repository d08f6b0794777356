"""Branches that are called by their firm and where they are: 云岫中国, Oltema香港."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.organisations.contexts import ACTS, after, speaks
from store.extraction.organisations.words import is_title, name_characters

BRANCH = Rule(
    "organisation.branch",
    0.7,
    finds=Example("谷歌中国回应称，此事正在调查。", "谷歌中国"),
    leaves=Example("谷歌中国市场份额下降。", "谷歌中国"),
    lists=("organisations.tsv", "places.tsv", "contexts.tsv", "titles.tsv", "context_phrases.tsv"),
)
"""A known firm and a country, a region or a town, before what only somebody does, or before the title of one."""
_SEATS = ("country", "region", "city", "world", "province")
_FIRMS = ("company", "financial")
_TELLING = 0.4
_REACH = 24
"""Characters in which what a branch does stands behind it."""


def propose_branches(document: Document, known: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the branches of known firms."""
    firms: dict[int, int] = {}
    for start, end, kind, _, _ in known:
        rows = gazetteer.known.get(document.folded[start:end], ()) if kind == "organisation" else ()
        if rows and rows[0].kind in _FIRMS:
            firms[start] = max(end, firms.get(start, 0))
    for start, end in firms.items():
        seat = document.token_map.at(end)
        if seat is None or seat.start != end or not _is_seat(seat.text):
            continue
        if _acts(document, seat.end) and document.folded[start : seat.end] not in gazetteer.known:
            yield Candidate(start, seat.end, "organisation", BRANCH.name, BRANCH.score)


def _is_seat(place: str) -> bool:
    return any(place in words_of("places.tsv", kind) for kind in _SEATS)


def _acts(document: Document, end: int) -> bool:
    """Return whether what stands behind is done by somebody, or is the title of one: a market or a factory does not."""
    limit = min(end + _REACH, document.sentences[document.sentence_at(end - 1)].end)
    if speaks(document.folded, end, limit) and not document.folded.startswith("指数", end):
        return True
    title = document.folded[end : end + 10]
    firm = tuple(name_characters("firm"))
    titled = any(is_title(title[:length]) and title[:length].endswith(firm) for length in range(2, 8))
    return titled or any(
        said.why == ACTS.name and said.score >= _TELLING for said in after(document.folded, end, limit)
    )
