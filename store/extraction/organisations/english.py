"""Organisations in English articles: by the shape of their names, and by what the sentence says of them.

Institute of Harbour Planning; St Brendan's College; software firm Lumen Grid; Tidewright, a start-up that …; figures
from the Harbour Survey; head of research at Tannock.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import column, one_of, words, words_of
from store.extraction.organisations.latin import is_field
from store.text.patterns import alternatives

_BODIES = "english_bodies.tsv"
_TITLES = "english_titles.tsv"
_NOT = "not_organisations.tsv"
ENGLISH_OF = Rule(
    "organisation.english-of",
    0.85,
    finds=Example(
        "She joined the Norham Institute of Harbour Planning.", "Norham Institute of Harbour Planning", english=True
    ),
    leaves=Example(
        "She joined the Norham Talks of Harbour Planning.", "Norham Talks of Harbour Planning", english=True
    ),
    lists=(_BODIES, _NOT),
)
"""A word for a body, of or for, and what it is for."""
ENGLISH_TAIL = Rule(
    "organisation.english-tail",
    0.8,
    finds=Example("The Bakers' Guild and Lumen Forum met.", "Lumen Forum", english=True),
    leaves=Example("The Bakers' Street and Lumen Street met.", "Lumen Street", english=True),
    lists=(_BODIES, "latin.tsv", _NOT),
)
"""A name that ends in a word for organisations, alone in its run of capitals or beside another one."""
ENGLISH_BESIDE = Rule(
    "organisation.english-beside",
    0.7,
    finds=Example("Software firm Lumen Okari opened.", "Lumen Okari", english=True),
    leaves=Example("Software from Lumen Okari opened.", "Lumen Okari", english=True),
    lists=(_BODIES, _TITLES, _NOT),
)
"""A word for an organisation before a name or in apposition to it, a title held there, or what it issued."""
_WORD = r"(?:St\.?[ ])?[A-Z][\w&]*(?:-(?!based|listed|owned|backed|led|born)\w+)*(?:\.com|\.ai)?"
_NAME = rf"{_WORD}(?:[ ](?:&[ ])?{_WORD}){{0,5}}"
_LISTED = rf"{_WORD}(?:[ ]{_WORD}){{0,3}}(?:(?:,[ ]{_WORD})*,?[ ](?:and|&)[ ]{_WORD}(?:[ ]{_WORD})?)?"
_EDGE = r"(?<![\w&'’.-])"
_CLOSE = r"(?![\w&-]|['’]s [A-Z])"

_DAY = r"(?:\w+day|(?:Jan|Febr)uary|March|April|May|June|July|August|\w+ember|October)\b"


def propose_english(document: Document) -> Iterator[Candidate]:
    """Yield the organisations of an English article's sentences."""
    for sentence in document.sentences:
        limits = sentence.start, sentence.end
        for rule, pattern in (
            (ENGLISH_OF, _of()),
            (ENGLISH_TAIL, _tail()),
            (ENGLISH_BESIDE, _before()),
            (ENGLISH_BESIDE, _apposed()),
        ):
            for match in pattern.finditer(document.folded, *limits):
                yield from _named(document, *match.span("name"), rule)


def _named(document: Document, start: int, end: int, rule: Rule) -> Iterator[Candidate]:
    """Yield a name without the words before it that belong to the sentence (The, Former)."""
    lead = _lead().match(document.folded, start, end)
    start = lead.end() if lead else start
    name = document.folded[start:end]
    no_name = name in words(_NOT) or name in column("latin.tsv", 1) or name in words_of(_BODIES, "tail")
    if len(name) > 2 and not no_name and not _titled().search(name) and not is_field(document.folded, start, end):
        yield Candidate(start, end, "organisation", rule.name, rule.score)


@cache
def _titled() -> re.Pattern[str]:
    """Return the pattern of a title in a run of capitals, which then holds a person (bank| CEO Anna Berg)."""
    return re.compile(rf"(?<![\w-]){one_of(_BODIES, 'titled')}(?![\w-])")


@cache
def _lead() -> re.Pattern[str]:
    """Return the pattern of the words before a name in a run of capitals."""
    kinds = ((_TITLES, "boundary"), (_TITLES, "determiner"), (_BODIES, "lead"))
    first = alternatives(word.capitalize() for name, kind in kinds for word in words_of(name, kind))
    return re.compile(rf"(?:(?:{first})[ ])+(?=[A-Z])")


@cache
def _of() -> re.Pattern[str]:
    heads = one_of(_BODIES, "of")
    links = rf"(?:[ ](?:of|for)[ ]|(?<=(?:ssion|ittee|uncil))[ ]on[ ](?!{_DAY}))(?:the[ ])?"
    return re.compile(rf"{_EDGE}(?P<name>(?:{_WORD}[ ]){{0,3}}{heads}{links}{_LISTED}){_CLOSE}")


@cache
def _tail() -> re.Pattern[str]:
    tails = f"(?:{alternatives(words_of(_BODIES, 'tail') | column('latin.tsv', 1).keys())})"
    plain = rf"(?:{_WORD}[ ]){{1,4}}{tails}"
    public = alternatives(word for word, kind in column("latin.tsv", 1).items() if kind == "government")
    joined = rf"(?<=[Tt]he[ ])(?:{_WORD}[ ]){{1,3}}and[ ](?:{_WORD}[ ]){{1,2}}(?:{public})"
    owned = (
        rf"(?:{_WORD}[ ]){{0,2}}(?:St\.?[ ])?(?:{_WORD}s['’]|{_WORD}['’]s)[ ](?:{_WORD}[ ])?{one_of(_BODIES, 'school')}"
    )
    return re.compile(rf"{_EDGE}(?P<name>{joined}|{plain}|{owned}){_CLOSE}")


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of what stands before the name of an organisation."""
    body = rf"{one_of(_BODIES, 'body')}[ ]"
    based = r"[A-Z]\w+(?:[ ][A-Z]\w+)?-(?:based|listed)[ ]"
    source = rf"(?i:{one_of(_BODIES, 'source')})[ ](?:from|by)[ ]the[ ]"
    kinds = alternatives(words_of(_TITLES, "company") | words_of(_TITLES, "academic"))
    held = rf"\b(?:{kinds})[ ](?:at|of)[ ](?:the[ ])?"
    return re.compile(rf"(?<!\w)(?:{body}|{based}|{source}|{held})(?P<name>{_NAME}){_CLOSE}")


@cache
def _apposed() -> re.Pattern[str]:
    """Return the pattern of a name with a word for organisations in apposition (Tidewright, a start-up that …)."""
    noun = rf"(?:[\w’'.&-]+[ ]){{0,5}}?{one_of(_BODIES, 'body')}\b"
    return re.compile(rf"{_EDGE}(?P<name>{_NAME}),[ ](?:an?|the|one of the)[ ]{noun}")
