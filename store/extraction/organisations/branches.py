"""Branches that are called by their firm and where they are: 云岫中国, Oltema香港."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.organisations.contexts import speaks
from store.extraction.organisations.words import is_title, name_characters

BRANCH = Rule(
    "organisation.branch",
    0.7,
    finds=Example("谷歌中国回应称，此事正在调查。", "谷歌中国"),
    leaves=Example("谷歌中国市场份额下降。", "谷歌中国"),
    lists=("organisations.tsv", "places.tsv", "titles.tsv", "context_phrases.tsv"),
)
"""A known firm and a country, a region or a town, that begins a clause and says something, or has who holds a title."""
_PHRASES = "context_phrases.tsv"
_SEATS = ("country", "region", "city", "world", "province")
_FIRMS = ("company", "financial")


def propose_branches(document: Document, known: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the branches of known firms."""
    firms: dict[int, int] = {}
    for start, end, kind, _, _ in known:
        if kind == "organisation" and gazetteer.kind(document.folded[start:end]) in _FIRMS:
            firms[start] = max(end, firms.get(start, 0))
    for start, end in firms.items():
        seat = document.token_map.at(end)
        if seat is None or seat.start != end or not _is_seat(seat.text):
            continue
        acts = _is_titled(document.folded, seat.end) or (_begins(document, start) and _says(document, seat.end))
        if acts and document.folded[start : seat.end] not in gazetteer.known:
            yield Candidate(start, seat.end, "organisation", BRANCH.name, BRANCH.score)


def _is_seat(place: str) -> bool:
    return any(place in words_of("places.tsv", kind) for kind in _SEATS)


def _begins(document: Document, start: int) -> bool:
    """Return whether a clause begins with a name, or with when it is: 昨日|谷歌中国宣布, not 针对谷歌|美国宣布."""
    before = document.token_map.before(start)
    return not document.folded[start - 1 : start].isalnum() or (before is not None and before.tag == "t")


def _says(document: Document, end: int) -> bool:
    """Return whether a verb of saying follows, and no noun that begins like one: 谷歌中国|指数."""
    after = document.token_map.at(end)
    noun = after is not None and after.tag[0] == "n" and after.text not in words_of(_PHRASES, "speaks")
    return not noun and speaks(document.folded, end, document.sentences[document.sentence_at(end - 1)].end)


def _is_titled(text: str, end: int) -> bool:
    """Return whether the title of somebody in a firm stands behind a name."""
    title = text[end : end + 10]
    firm = tuple(name_characters("firm"))
    return any(is_title(title[:length]) and title[:length].endswith(firm) for length in range(2, 8))
