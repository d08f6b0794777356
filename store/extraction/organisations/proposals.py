"""Organisations are proposed here: every rule's opinion of every stretch, for the evidence to decide."""

import re
from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.bounded import bounded
from store.extraction.organisations.branches import propose_branches
from store.extraction.organisations.brands import propose_brands, propose_recurring
from store.extraction.organisations.channels import propose_channels
from store.extraction.organisations.clubs import propose_clubs
from store.extraction.organisations.coined import propose_coined, propose_numbered
from store.extraction.organisations.compound import compounded
from store.extraction.organisations.contexts import (
    QUOTED,
    REPORTED,
    SPEAKS,
    after,
    before,
    is_quoted,
    is_reported,
    speaks,
)
from store.extraction.organisations.countries import is_abroad
from store.extraction.organisations.described import propose_described
from store.extraction.organisations.english import propose_english
from store.extraction.organisations.funded import propose_funded
from store.extraction.organisations.head_rules import BRAND_HEAD, FIELD_HEAD, SITE, UNIT
from store.extraction.organisations.heads import head_of, heads
from store.extraction.organisations.introduced import propose_introduced
from store.extraction.organisations.known_names import GAZETTEER, is_event, is_page, propose_known
from store.extraction.organisations.latin import propose_latin
from store.extraction.organisations.mastheads import propose_mastheads
from store.extraction.organisations.media import propose_accounts, propose_media
from store.extraction.organisations.named import propose_named
from store.extraction.organisations.naming import BUSINESS
from store.extraction.organisations.paired import propose_paired
from store.extraction.organisations.placed import propose_placed
from store.extraction.organisations.suffixes import propose_suffixed
from store.extraction.organisations.teams import propose_teams
from store.extraction.organisations.words import is_place, name_characters

DICTIONARY = Rule(
    "organisation.dictionary",
    0.7,
    finds=Example("古巴共产党举行会议。", "古巴共产党"),
    leaves=Example("党员举行会议。", "党员"),
    lists=("not_organisations.tsv", "suffixes.tsv", "organisation_characters.tsv"),
    cases={"name": 0.7, "initials": 0.6},
)
"""A word that the segmenter's dictionary holds as an organisation or its initials."""
KNOWN_ROW = Rule(
    "organisation.known-row",
    0.6,
    finds=Example("小米集团公布业绩，小米当日休市。", "小米"),
    leaves=Example("他买了一袋小米。", "小米"),
    lists=("organisations.tsv",),
)
"""An ambiguous known name beside a sure form of the same row."""
_INITIALS = re.compile(r"[A-Z]{2,4}")
_CLOCK_BEFORE = re.compile(r"\d{1,2}:\d{2}\s?\(?$")
_CLOCK_BEHIND = re.compile(r"\s?\d{1,2}:\d{2}(?!\d)")
_CLOCK_LENGTH = 8
_REACH = 20
"""Characters in which a verb of saying may stand behind a name, with when it is said."""
_NOT = "not_organisations.tsv"
_SITES = (SITE.name, UNIT.name, BRAND_HEAD.name)
_OF_CLAUSES = "vdtrmqfpc"
"""Tags of the segmenter: verbs, adverbs, times, pronouns, numbers, places beside something, and words of structure."""
_DYNASTY = 3
"""Characters of 清政府."""
_NAMED = 0.3
"""From this score on a word for organisations stands behind more than a description."""
_SURE = 0.55
"""From this score on a name stands by its own words."""


def propose_organisations(document: Document, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the candidates of all rules for organisations; a stretch may come several times."""
    known = list(propose_known(document, gazetteer, "organisation", GAZETTEER))
    names = sure_names(known)
    yield from propose_words(document)
    for suffixed in propose_suffixed(document, names):
        yield (candidate := compounded(document, suffixed))
        if 0.2 <= candidate.score < _SURE and not _begins_clause(document, candidate):
            yield from _beside(document, candidate)
            limit = document.sentences[document.sentence_at(candidate.start)].end
            if candidate.score >= _NAMED and speaks(document.folded, candidate.end, limit):
                yield Candidate(candidate.start, candidate.end, "organisation", SPEAKS.name, SPEAKS.score)
            told = bounded(document, candidate)
            if told is not None:
                yield told
            if candidate.why in _SITES and is_quoted(document.folded, candidate.start, candidate.end):
                yield Candidate(candidate.start, candidate.end, "organisation", QUOTED.name, QUOTED.score)
    yield from propose_latin(document)
    if document.article.language == "en":
        yield from propose_english(document)
    yield from propose_brands(document)
    yield from propose_recurring(document)
    yield from propose_funded(document)
    yield from propose_described(document)
    yield from propose_named(document)
    yield from propose_introduced(document)
    yield from propose_media(document)
    yield from propose_accounts(document)
    yield from propose_mastheads(document)
    yield from propose_channels(document)
    yield from _known(document, known, gazetteer)
    yield from propose_paired(document, known)
    yield from propose_placed(document, known, gazetteer)
    yield from propose_branches(document, known, gazetteer)
    yield from propose_coined(document)
    yield from propose_numbered(document)
    yield from propose_teams(document)
    yield from propose_clubs(document)


def _begins_clause(document: Document, candidate: Candidate) -> bool:
    """Return whether words of a sentence stand before a plain head: 希望|公司, 会待|法院; a government has a place."""
    name = document.folded[candidate.start : candidate.end]
    head = head_of(name)
    if candidate.why != FIELD_HEAD.name or head is None or head.strength not in ("place", "weak"):
        return False
    inside = document.tokens_between(candidate.start, candidate.end - len(head.text))
    return (head.text == "政府" and len(name) > _DYNASTY) or (bool(inside) and inside[0].tag[0] in _OF_CLAUSES)


def sure_names(known: Iterable[Candidate]) -> dict[int, int]:
    """Return where known names stand that stand by their own words, their starts by their ends."""
    return {candidate.end: candidate.start for candidate in known if candidate.score > _SURE}


def propose_words(document: Document) -> Iterator[Candidate]:
    """Yield words that the segmenter's dictionary holds as organisations (古巴共产党) or their initials (港交所)."""
    for token in document.tokens:
        if token.known and token.tag in ("j", "nt") and not is_place(token) and token.text not in words(_NOT):
            case = _case(token)
            if case and not is_event(document.folded, token.end) and not is_abroad(token.text):
                yield Candidate(token.start, token.end, "organisation", DICTIONARY.name, DICTIONARY.cases[case])


def _case(token: Token) -> str:
    """Return what a word of the dictionary is: a name, initials, or "" where it is neither."""
    if token.tag == "j":
        return "initials" if len(token.text) > 2 and token.text[-1] in name_characters("initials") else ""
    return "name" if len(token.text) > 3 and _names(token.text) else ""


def _names(text: str) -> bool:
    """Return whether a word of the dictionary has a head and something before it that says which."""
    head = head_of(text)
    if head is None or text in heads():
        return False
    if head.strength in BUSINESS or (head.strength == "weak" and head.kind == "company"):
        return False
    return text[: -len(head.text)] not in words_of(_NOT, "generic")


def _known(document: Document, known: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the known names; the ambiguous ones with what stands beside them, and with the sure forms of their row."""
    forms = {document.folded[candidate.start : candidate.end] for candidate in known}
    sure = {row.name for form in forms if not gazetteer.is_ambiguous(form) for row in gazetteer.known[form]}
    for candidate in known:
        form = document.folded[candidate.start : candidate.end]
        if _is_time_zone(document.folded, candidate):
            continue
        yield candidate
        if gazetteer.is_ambiguous(form):
            if not is_page(document.folded, candidate.start, candidate.end):
                yield from _beside(document, candidate)
            if _is_public(gazetteer, form) and speaks(document.folded, candidate.end, candidate.end + _REACH):
                yield Candidate(candidate.start, candidate.end, "organisation", SPEAKS.name, SPEAKS.score)
            if any(row.name in sure for row in gazetteer.known[form]):
                yield Candidate(candidate.start, candidate.end, "organisation", KNOWN_ROW.name, KNOWN_ROW.score)


def _is_public(gazetteer: Gazetteer, form: str) -> bool:
    """Return whether an ambiguous form is that of a public body or a medium, which is no product that speaks (大众)."""
    return all(row.kind in ("government", "media", "other", "university") for row in gazetteer.known[form])


def _is_time_zone(text: str, candidate: Candidate) -> bool:
    """Return whether initials stand beside a clock time, whose zone they are: HKT 22:42, 9:30 HKT."""
    initials = _INITIALS.fullmatch(text, candidate.start, candidate.end)
    before = text[max(0, candidate.start - _CLOCK_LENGTH) : candidate.start]
    return initials is not None and (
        _CLOCK_BEFORE.search(before) is not None or _CLOCK_BEHIND.match(text, candidate.end) is not None
    )


def _beside(document: Document, candidate: Candidate) -> Iterator[Candidate]:
    """Yield what the words beside a candidate prove about it."""
    start, end = candidate.start, candidate.end
    sentence = document.sentences[document.sentence_at(start)]
    for evidence in (*after(document.folded, end, sentence.end), *before(document.folded, start, sentence.start)):
        yield Candidate(start, end, "organisation", evidence.why, evidence.score)
    if is_reported(document.folded, start, end, sentence.start, sentence.end):
        yield Candidate(start, end, "organisation", REPORTED.name, REPORTED.score)
