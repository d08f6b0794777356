"""Bureaus and boards that are called by an abbreviation behind their place: 海州市都發局, 海州市都委會.

The abbreviation is no word of the dictionary (都發 of 都市發展), so the words before the head do not tell of it; the
place does. Without its place the same article means the same body.
"""

import re
from collections.abc import Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.organisations.divisions import division_start
from store.extraction.organisations.heads import heads
from store.extraction.organisations.words import is_place, is_scope, name_characters

COINED = Rule(
    "organisation.coined",
    0.7,
    finds=Example("前海州市都發局長林曉月作證。", "海州市都發局"),
    leaves=Example("海州市大結局今晚播出。", "海州市大結局"),
    lists=("places.tsv", "organisation_characters.tsv", "not_organisations.tsv"),
)
"""A division of a state, two characters that are no word, and what its bureaus or boards end in."""
NUMBERED = Rule(
    "organisation.numbered",
    0.75,
    finds=Example("他们到海州十一中调研。", "海州十一中"),
    leaves=Example("他们在海州一中心调研。", "海州一中"),
    lists=("places.tsv",),
)
"""A school that is called by its place and its number, or as one that belongs to another (海州附中)."""
_SCHOOL = re.compile(r"(?:[一二三四五六七八九十]{1,3}[中小]|附[中小])(?![心国学间型华时的])")
_ENDING = re.compile(r"(?P<short>[\u4e00-\u9fff]{2}[局处]|[\u4e00-\u9fff]委会)")
_DIVISION = "市县区州省"
_NOT = "not_organisations.tsv"


def propose_coined(document: Document) -> Iterator[Candidate]:
    """Yield the abbreviated bodies behind their places, and each of them wherever it stands alone."""
    shorts: dict[str, None] = {}
    for match in _ENDING.finditer(document.folded):
        start = _place_before(document, match.start())
        if start == match.start():
            continue
        office = match["short"][-1] == "处"
        if _is_office(document, match) if office else _is_coined(document, match.start(), match.end()):
            shorts[match["short"]] = None
            yield Candidate(start, match.end(), "organisation", COINED.name, COINED.score)
    index = FormIndex(shorts)
    for found in index.find(document.folded, 0, len(document.folded) if shorts else 0):
        if document.token_map.is_edge(found.start):
            yield Candidate(found.start, found.end, "organisation", COINED.name, COINED.score)


def propose_numbered(document: Document) -> Iterator[Candidate]:
    """Yield the schools that are called by their number, behind the place or the university they belong to."""
    for match in _SCHOOL.finditer(document.folded):
        token = document.token_map.before(match.start())
        if token is None or not document.token_map.is_edge(match.end()):
            continue
        if is_place(token) and not is_scope(token):
            yield Candidate(token.start, match.end(), "organisation", NUMBERED.name, NUMBERED.score)


def _place_before(document: Document, position: int) -> int:
    """Return where the division of a state begins that ends at a position, or the position."""
    token = document.token_map.before(position)
    if token is None or token.text[-1] not in _DIVISION or is_scope(token):
        return position
    torn = division_start(document, position)
    if torn < position:
        return torn
    if len(token.text) == 1:  # 海州|市
        before = document.token_map.before(token.start)
        return before.start if before is not None and is_place(before) else position
    if not is_place(token):
        return position
    return token.start + (not token.known and len(token.text) > 2 and token.text[0] in "前原现")  # 前海州市


def _is_office(document: Document, match: re.Match[str]) -> bool:
    """Return whether a field of work says which office of a town it is, as those of Taiwan are called: 商业|处."""
    short = match["short"]
    field = document.token_map.at(match.start())
    if field is None or field.start != match.start() or field.text not in (short, short[:-1]):
        return False
    listed = heads().get(short)
    if (listed is not None and listed.strength != "never") or short in words_of(_NOT, "spot"):
        return False  # 办事处 is judged by its rule
    return field.tag[0] in "nv" and field.known


def _is_coined(document: Document, start: int, end: int) -> bool:
    """Return whether two or three characters are an abbreviation: cut into single ones, and the head cut off."""
    body = document.folded[start:end]
    head = end - (2 if body.endswith("委会") else 1)
    pieces = [document.token_map.at(position) for position in range(start, head)]
    single = all(token is None or not token.known or token.end - token.start == 1 for token in pieces)
    opens = document.token_map.at(head)
    function = name_characters("edge") | name_characters("glue")
    return (
        single
        and (opens is None or opens.start == head or not opens.known)
        and function.isdisjoint(body[: head - start])
    )
