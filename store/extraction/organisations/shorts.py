"""Short forms: a full name proves its own beginnings and ends elsewhere in the article.

思谋集团 proves 思谋 and 苏州思谋, Alameda Research proves Alameda, 中国财政部 proves 财政部, （下称：港投公司） proves
港投基金.
"""

import re
from collections.abc import Iterator, Mapping

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Verdict
from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import column, words, words_of
from store.extraction.organisations.heads import head_of, heads
from store.extraction.organisations.stems import brand, stem
from store.extraction.organisations.words import begins_title, is_generic, is_place, names_place

SHORT = Rule(
    "organisation.short",
    0.6,
    finds=Example("云岫集团昨日开业。记者到访云岫。", "云岫"),
    leaves=Example("记者到访云岫。", "云岫"),
    lists=(
        "suffixes.tsv",
        "latin.tsv",
        "latin_fields.tsv",
        "company_endings.tsv",
        "places.tsv",
        "not_organisations.tsv",
        "organisation_characters.tsv",
    ),
    cases={"name": 0.6, "word": 0.25},
)
"""The beginning, the end or the initials of a full name of the article; what is also a word needs other evidence."""
_NOT = "not_organisations.tsv"
_MOST = 5
_TOWARDS = frozenset("在到至往赴抵离")
"""Before a town, shows that it is where somebody is or goes, and no part of a firm's name."""
_FOLLOWING = ("strong", "weak", "industry")


def propose_shorts(document: Document, verdicts: Mapping[str, Verdict]) -> Iterator[Candidate]:
    """Yield the short forms of the accepted names where they stand alone."""
    full = [form for form, v in verdicts.items() if v.kind == "organisation" and v.score >= ACCEPTED]
    shorts: dict[str, float] = {}
    for form in full:
        local = tuple(_without_place(form))
        registered = (short for name in local for short in _stems(name) if head_of(short))  # 鲜禾食品
        for short in (*_stems(form), *registered, *_first_words(form), *local, *_initials(document, form)):
            if len(short) >= 2 and short not in words(_NOT) and short not in words("places.tsv"):
                shorts.setdefault(short, SHORT.cases["word" if _is_common(short) else "name"])
    index = FormIndex((*shorts, *full))
    for start, end, form in document.find(index):
        if form in shorts and not (document.inner[start] or document.inner[end]):
            whole = _with_head(document, end, form)
            yield Candidate(start, whole, "organisation", SHORT.name, shorts[form])
            seat = _seat(document, start) if shorts[form] == SHORT.cases["name"] and not form.isascii() else start
            if seat < start:
                yield Candidate(seat, whole, "organisation", SHORT.name, SHORT.cases["name"])


def _seat(document: Document, start: int) -> int:
    """Return where the town begins that a firm of the same brand is named after (江州|极岚), or the short form."""
    token = document.token_map.before(start)
    if token is None or not is_place(token) or head_of(token.text) is not None:
        return start
    town = token.text in words_of("places.tsv", "city") and not document.inner[token.start]
    return token.start if town and document.folded[token.start - 1 : token.start] not in _TOWARDS else start


def _stems(form: str) -> Iterator[str]:
    """Yield a Chinese name without its legal form and its line of business."""
    head = head_of(form)
    if head is not None and head.kind in ("company", "financial"):
        for short in (stem(form), brand(form)):
            if short != form and not is_generic(short) and len(short) <= _MOST:
                yield short


def _first_words(form: str) -> Iterator[str]:
    """Yield the first words of a Latin name whose last word is a line of business."""
    first, _, last = form.rpartition(" ")
    kinds = column("latin.tsv", 1)
    if first in words("latin_not_names.tsv") or kinds.get(last) == "government":
        return  # Executive Council, District Court
    if first and (last in words("latin_fields.tsv") or last.rstrip(".") in kinds) and len(first) > 3:
        yield first


def _initials(document: Document, form: str) -> Iterator[str]:
    """Yield the first characters of the words of an association's name, its places left out: 公专联 of 公共专业联盟."""
    head = head_of(form)
    if head is None or head.kind != "association" or head.strength not in _FOLLOWING:
        return
    start = document.folded.find(form)
    inside = [token for token in document.tokens_between(start, start + len(form)) if not is_place(token)]
    if 3 <= len(inside) <= _MOST and inside[-1].end == start + len(form):
        yield "".join(token.text[0] for token in inside)


def _without_place(form: str) -> Iterator[str]:
    """Yield a name without the place it begins with, where the rest is more than a word for organisations."""
    for length in range(2, min(8, len(form) - 2)):
        rest = form[length:]
        whole = (rest in heads() and not _is_bureau(rest)) or rest in words_of(_NOT, "whole")
        if names_place(form[:length]) and len(rest) >= 3 and not whole and head_of(rest):
            yield rest


def _is_bureau(rest: str) -> bool:
    """Return whether a head is itself the name of a bureau, which each place has (公安局)."""
    head = head_of(rest)
    return head is not None and head.strength == "body" and heads()[rest].strength == "place"


def _is_common(short: str) -> bool:
    """Return whether a short form is also a word: 银河, Apple."""
    if short.isascii():
        return re.fullmatch(r"[A-Za-z][a-z]+", short) is not None and short in words(_NOT)
    return len(short) < 4 and is_known(short)


def _with_head(document: Document, end: int, form: str) -> int:
    """Return where a short form ends together with a word for organisations that follows it (港投基金)."""
    for length in range(4, 1, -1):
        head = heads().get(document.folded[end : end + length])
        if head and head.text in words_of(_NOT, "doing") and begins_title(document.folded, end + length):
            return end
        if head and head.strength in _FOLLOWING and head.text != "投资" and not form.isascii():
            return end if document.inner[end + length] else end + length
    return end
