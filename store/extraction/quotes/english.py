"""Who speaks in English sentences: "…," said Anna Berg; Berg, the chairman, said that …; according to Northwind.

A useful level and no more: the speaker must be a known name or a pronoun right beside the verb.
"""

import re
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import column, words_of
from store.extraction.quotes.cues import Follows
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import QUOTED, Name, Page
from store.extraction.quotes.said import Attribution

_APPOSITION = re.compile(r",[^.!?;:\"“”\n]{2,120},\s+(?:also\s+|has\s+|had\s+)?")
_BESIDE = re.compile(r"\s+(?:also\s+|has\s+|had\s+|later\s+)?")
_AFTER = re.compile(r"(?:\s+(?:that|in an? \w+|on \w+day|last \w+|at an? \w+))?(?P<mark>[,:]?\s+|\s*[,:]\s*)(?=\S)")
_TOLD = re.compile(
    r"\s+(?:reporters|lawmakers|investors|analysts|journalists|staff|them|him|her|us|the [A-Za-z]+"
    r"|[A-Z]\w+(?: [A-Z]\w+)*)"
)
SAID = Rule(
    "quote.said",
    0.85,
    finds=Example("Daniel Okafor said that the new shops will open.", "the new shops will open", english=True),
    leaves=Example("Daniel Okafor said so.", "so", english=True),
    lists=("cues.tsv", "english.tsv"),
)
"""A known name or a pronoun beside an English verb of saying."""
ACCORDING = Rule(
    "quote.according-to",
    0.8,
    finds=Example(
        "According to Brightwell Networks, the new shops will open next year.",
        "the new shops will open next year",
        english=True,
    ),
    leaves=Example("According to the plan, the new shops will open.", "the new shops will open", english=True),
)
"""A known name after the words for a source."""
_LEAST = 12
"""A statement of fewer characters is none (she told reporters)."""
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?:the\s+)?")
_REACH = 140


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of the English verbs of saying."""
    verbs = "|".join(sorted(words_of("cues.tsv", "english")))
    return re.compile(rf"(?<![A-Za-z'’-])(?:{verbs})(?![A-Za-z'’-])")


@cache
def _pronouns() -> re.Pattern[str]:
    """Return the pattern of the English pronouns right before a verb."""
    words = "|".join(sorted(column("english.tsv", 1), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])({words})\s+(?:also\s+|has\s+|had\s+|later\s+)?$", re.IGNORECASE)


def english(page: Page) -> list[Attribution]:
    """Rules quote.said and quote.according-to: the attributions of English sentences."""
    found: list[Attribution] = []
    for match in _verbs().finditer(page.masked):
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        least = max(sentence.start, match.start() - _REACH)
        quoted = page.masked.rfind(QUOTED, least, match.start())
        begin = quoted + 2 if quoted >= 0 else sentence.start
        subject = _before(page, begin, match.start()) or _behind(page, begin, match.end())
        if subject:
            end = max(match.end(), subject.end)
            follows, body = _follows(page, end, sentence.end) if subject.end <= match.start() else ("nothing", end)
            found.append(Attribution(begin, subject, match.start(), match.end(), follows, body, SAID.name, SAID.score))
    return found + _according(page)


def _subject(page: Page, name: Name, clause: int) -> Subject:
    text = page.document.text[name.start : name.end]
    return Subject(name.start, name.end, "name", text, (name,), clause, near=True)


def _before(page: Page, begin: int, verb: int) -> Subject | None:
    """Return the name or pronoun before a verb, right before it or with an apposition between."""
    names = page.names_within(begin, verb)
    if names and _BESIDE.fullmatch(page.masked, names[-1].end, verb):
        return _subject(page, names[-1], begin)
    pronoun = _pronouns().search(page.masked, begin, verb)
    if pronoun:
        return Subject(pronoun.start(1), pronoun.end(1), "pronoun", pronoun.group(1).lower(), (), begin, near=True)
    if names and _APPOSITION.fullmatch(page.masked, names[0].end, verb):
        return _subject(page, names[0], begin)
    return None


def _behind(page: Page, begin: int, verb_end: int) -> Subject | None:
    """Return the name right after a verb (said Anna Berg)."""
    names = page.names_within(verb_end, verb_end + 40)
    if names and page.masked[verb_end : names[0].start].isspace():
        return _subject(page, names[0], begin)
    return None


def _follows(page: Page, end: int, limit: int) -> tuple[Follows, int]:
    """Return what follows a verb and where it begins."""
    told = _TOLD.match(page.masked, end, limit) if page.masked[end - 4 : end] == "told" else None
    after = _AFTER.match(page.masked, told.end() if told else end, limit)
    if after is None or after.end() + _LEAST > limit:
        return "nothing", end
    if page.document.text[after.end()] in '"“‘':
        return "mark", after.end()
    return ("nothing", end) if after.group("mark").startswith(",") else ("words", after.end())


def _according(page: Page) -> list[Attribution]:
    """Rule quote.according-to: a known name after the words, before the statement or at its end."""
    found: list[Attribution] = []
    for match in _ACCORDING.finditer(page.masked):
        names = page.names_within(match.end(), match.end() + 60)
        if not names or names[0].start != match.end():
            continue
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        subject = _subject(page, names[0], match.start())
        why = ACCORDING.name
        if match.start() == sentence.start:
            comma = page.masked.find(", ", names[0].end, sentence.end)
            if comma >= 0:
                body = comma + 2
                found.append(
                    Attribution(match.start(), subject, match.start(), comma, "comma", body, why, ACCORDING.score)
                )
        elif page.masked[sentence.start : match.start()].rstrip().endswith(","):
            found.append(
                Attribution(
                    match.start(),
                    subject,
                    match.start(),
                    names[0].end,
                    "words",
                    sentence.start,
                    why,
                    ACCORDING.score,
                    None,
                    match.start(),
                )
            )
    return found
