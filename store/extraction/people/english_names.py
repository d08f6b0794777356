"""People in English articles whose given name no list has: by their title, by what is told of them, by their surname.

Professor Shada Okari; Okari Shada, who leads the team; Tam Wing-lai; Ms Okari.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.people.english_titles import TITLES, head, title_before
from store.text.patterns import alternatives

_NOT = "latin_not_names.tsv"
_SURNAMES = "romanised_surnames.tsv"
ROMANISED = Rule(
    "person.romanised",
    0.9,
    finds=Example("The flat was sold by Tam Wing-lai in May.", "Tam Wing-lai", english=True),
    leaves=Example("The flat was sold by Brightwell Well-being in May.", "Brightwell Well-being", english=True),
    lists=(_SURNAMES, _NOT),
)
"""A Chinese surname in Latin letters and a given name whose syllables a hyphen joins."""
ENGLISH_TITLE = Rule(
    "person.english-title",
    0.9,
    finds=Example("They met chief economist Shada Okari in May.", "Shada Okari", english=True),
    leaves=Example("They met before Shada Okari in May.", "Shada Okari", english=True),
    lists=(TITLES, _NOT),
)
"""Capitalised words right after an English title."""
DESCRIBED = Rule(
    "person.english-described",
    0.9,
    finds=Example("Shada Okari, who built the bridge, left.", "Shada Okari", english=True),
    leaves=Example("Shada Okari, which built the bridge, left.", "Shada Okari", english=True),
    lists=(TITLES, _NOT),
)
"""Capitalised words, a comma, and who or a title that only people have."""
HONORIFIC = Rule(
    "person.english-honorific",
    0.85,
    finds=Example("The letter was signed by Mrs Okari.", "Okari", english=True),
    leaves=Example("The letter was signed by Okari.", "Okari", english=True),
    lists=(TITLES,),
)
"""A surname after an honorific."""
_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|O['’]|Van|Fitz)?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-Za-z][a-zß-öø-ÿ]+)*"
_INITIAL = r"[A-Z]\.(?:[ -]?[A-Z]\.)*"
_PARTICLE = r"(?:de|da|del|della|di|dos|van|von|der|den|bin|bint|al|el|la|le|ten|ter)"
_WHO = re.compile(r",[ ](?:who|whose|\d\d,)[ ]|,[ ]\d\d,")
_SYLLABLES = re.compile(r"[A-Z][a-z]{0,5}-[a-z]{1,6}")
_OWNER = r"(?:[A-Z][\w&.-]*[ ]){0,3}[A-Z][\w&.-]*['’]s?[ ]"
_MOST = 4
_BACK = 80


@cache
def _run() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.'’/@#-])(?:{_WORD}|{_INITIAL})(?:[ ](?:{_INITIAL}|{_PARTICLE}(?=[ ][A-Z])|{_WORD}))+(?![\w@-])"
    )


def find_english_names(document: Document) -> Iterator[Candidate]:
    """Yield the people that what stands beside them shows."""
    for block in document.blocks:
        for match in _run().finditer(document.folded, block.start, block.end):
            yield from _judged(document.folded, block.start, block.end, *match.span())
        for match in _honorific().finditer(document.folded, block.start, block.end):
            yield Candidate(*match.span(1), "person", HONORIFIC.name, HONORIFIC.score)


@cache
def _honorific() -> re.Pattern[str]:
    """Return the pattern of a single name after an honorific."""
    return re.compile(rf"(?<!\w){one_of(TITLES, 'honorific')}\.?[ ]({_WORD})(?![ ]?[A-Z@\w-])")


@cache
def _introduced() -> re.Pattern[str]:
    """Return the pattern of the words of titles and sentences that may stand in a run of capitals before a name."""
    honorific = one_of(TITLES, "honorific")
    return re.compile(
        rf"(?:.*?{head()}[ ]|.*\b{honorific}\.?[ ]|(?:In|On|At|But|And|As|For|With|By|While|When|After)[ ])+"
    )


def _judged(text: str, floor: int, limit: int, start: int, end: int) -> Iterator[Candidate]:
    """Yield the person in a run of capitalised words."""
    lead = _introduced().match(text, start, end)
    titled = lead is not None
    if lead:
        start = lead.end()
    parts = text[start:end].split(" ")
    if not 2 <= len(parts) <= _MOST:
        return
    joined = _SYLLABLES.fullmatch(parts[-1]) and parts[-2] in words(_SURNAMES)
    if any(part in words(_NOT) for part in parts[joined is not None :]):
        return
    if joined:
        yield Candidate(start, end, "person", ROMANISED.name, ROMANISED.score)
    elif titled or title_before(text, max(floor, start - _BACK), start - 1):
        yield Candidate(start, end, "person", ENGLISH_TITLE.name, ENGLISH_TITLE.score)
    elif _WHO.match(text, end, limit) or _apposed().match(text, end, limit):
        yield Candidate(start, end, "person", DESCRIBED.name, DESCRIBED.score)


@cache
def _apposed() -> re.Pattern[str]:
    """Return the pattern of a comma and a title that only people have, its first words in small letters."""
    heads = alternatives(set(_heads_of_people()))
    opening = rf",[ ](?:(?:an?|the|its|their|then|now)[ ]|{_OWNER})?(?:[a-z][\w-]*[ ]){{0,4}}?"
    return re.compile(rf"{opening}(?:{heads})\b(?=,|[ ](?:of|at|for|in|with|from)\b)")


def _heads_of_people() -> Iterator[str]:
    """Yield the heads of titles that no company is called by."""
    roles = ("company", "office", "academic", "profession", "media")
    for kind in roles:
        yield from words_of(TITLES, kind) - words_of(TITLES, "body")
