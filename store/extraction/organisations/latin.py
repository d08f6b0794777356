"""Organisations in Latin letters: Palo Alto Networks by its last word, OpenAI by what stands beside it."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import column, words
from store.extraction.organisations.contexts import REPORTED, after, before, is_reported
from store.extraction.organisations.known_names import is_page

LATIN_HEAD = Rule(
    "organisation.latin-head",
    0.85,
    finds=Example("他加入了 Brightwell Networks，任工程师。", "Brightwell Networks"),
    leaves=Example("他每天使用 Social Networks 写作。", "Networks"),
    lists=("latin.tsv", "not_organisations.tsv"),
)
"""A name in Latin letters that its last word shows to be an organisation's."""
_NOT = "not_organisations.tsv"
_WORD = r"(?:[A-Z][A-Za-z0-9]*(?:[&'’+.\-][A-Za-z0-9]+)*|\d+[A-Z][A-Za-z]*|[a-z]{1,5}[A-Z][A-Za-z]+)"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9@/._-]){_WORD}(?: (?:&|of|and|for|the|de) (?={_WORD})| {_WORD}| [a-z]{{4,12}}(?=[\u3000-\uffef]))*"
)
"""A name in Latin letters, maybe with words beside it that belong to none (`latin_names`)."""
_CODE = re.compile(r"[A-Z]{1,4}-?\d[\w-]*|[A-Za-z]+-\d[\w.]*|v?\d+(?:\.\d+)*[A-Za-z]?|(?:[A-Z][a-z]+){4,}|\d+[KMGTP]?B")
_FIELD = re.compile(
    r"(?<!\w)(?:(?P<sure>[Ss]ecretary|[Mm]inister) (?:for|of)(?: the)?|[Hh]ead of|[Dd]irector of)"
    r"(?: [A-Z]\w+,?| and)* $"
)
_MOST_WORDS = 7
_LONGEST_RUN = 40
"""Words in a row of which no more than `_MOST_WORDS` may be left when those that belong to no name are taken off."""
_SHORT = 0.8
"""Initials are as often terms as names (SSO, SRC)."""


@cache
def _last_words() -> dict[str, str]:
    """Return the words that end Latin names of organisations, with the kind they give."""
    return column("latin.tsv", 1)


def propose_latin(document: Document) -> Iterator[Candidate]:
    """Yield names in Latin letters that their last word or the words beside them show to be organisations."""
    english = document.article.language == "en"
    for sentence in document.sentences:
        for start, end in latin_names(document.folded, sentence.start, sentence.end, english=english):
            name = document.folded[start:end]
            if end - start < 2 or name in words(_NOT) or name.count(" ") >= _MOST_WORDS or is_code(name):
                continue
            if not (english and is_field(document.folded, start, end)):
                yield from _by_words(document, start, end, name)
            if not english and not is_page(document.folded, start, end):
                yield from _by_context(document, start, end, sentence.start, sentence.end)


def latin_names(folded: str, floor: int, limit: int, *, english: bool) -> Iterator[tuple[int, int]]:
    """Yield where names in Latin letters stand, without words at their edges that belong to none."""
    for match in _NAME.finditer(folded, floor, limit):
        if match.group().count(" ") <= _LONGEST_RUN:
            start, end = trimmed(folded, match.start(), match.end(), english=english)
            yield start, start + len(folded[start:end].rstrip())


def is_code(name: str) -> bool:
    """Return whether a Latin name is the number of a model, a version or a size: GPT-4, 70B."""
    return _CODE.fullmatch(name) is not None


def is_field(folded: str, start: int, end: int) -> bool:
    """Return whether capitals say what an English title is for: Secretary for| Works, Head of| Group Finance at."""
    held = _FIELD.search(folded, max(0, start - 60), start)
    return held is not None and (held.group("sure") is not None or folded.startswith((" at ", " of "), end))


def trimmed(folded: str, start: int, end: int, *, english: bool) -> tuple[int, int]:
    """Return a name without words at its edges that belong to no name (AI, CEO, The), in English whose it is, too."""
    while True:
        head = re.match(r"(?:[^'’ ]+(?: [^'’ ]+)*['’]s|\S+) ", folded[start:end])
        if head and (head.group().strip() in words(_NOT) or (english and head.group()[-3:-1] in ("'s", "’s"))):
            start += head.end()
            continue
        tail = re.search(r" \S+ \S+$", folded[start:end])
        if tail and tail.group().strip() in words(_NOT):
            end = start + tail.start()
            continue
        tail = re.search(r" \S+$", folded[start:end])
        if tail and tail.group().strip() in words(_NOT) and tail.group() != " AI":
            end = start + tail.start()
            continue
        return start, end


def _by_words(document: Document, start: int, end: int, name: str) -> Iterator[Candidate]:
    """Yield a name whose last word is one for organisations; a full stop after Inc belongs to it."""
    last = name.rpartition(" ")[2].rstrip(".")
    if " " in name and last in _last_words():
        if document.folded[end : end + 1] == "." and last in ("Inc", "Ltd", "Corp", "Co"):
            end += 1
        yield Candidate(start, end, "organisation", LATIN_HEAD.name, LATIN_HEAD.score)
    elif name.startswith("University of "):
        yield Candidate(start, end, "organisation", LATIN_HEAD.name, LATIN_HEAD.score)


def _by_context(document: Document, start: int, end: int, floor: int, limit: int) -> Iterator[Candidate]:
    """Yield a name with what the words beside it prove."""
    name = document.folded[start:end]
    trust = _SHORT if len(name) <= 4 and name.isupper() else 1.0
    for evidence in (*after(document.folded, end, limit), *before(document.folded, start, floor)):
        yield Candidate(start, end, "organisation", evidence.why, trust * evidence.score)
    if is_reported(document.folded, start, end, floor, limit):
        yield Candidate(start, end, "organisation", REPORTED.name, REPORTED.score)
