"""Who speaks in English sentences: "…," said Anna Berg; …, a spokesman for the bank said; according to Northwind.

Who speaks stands right beside the verb: a name, a pronoun, a noun phrase whose head is a word for somebody, or a
capitalised word that is no known name.
"""

import re
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.cues import Follows
from store.extraction.quotes.noun_phrases import Subject, as_written, named
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.said import Attribution
from store.text.patterns import alternatives

_WORDS = "english.tsv"
SAID = Rule(
    "quote.said",
    0.85,
    finds=Example("Daniel Okafor said that the new shops will open.", "the new shops will open", english=True),
    leaves=Example("Daniel Okafor said so.", "so", english=True),
    lists=("cues.tsv", _WORDS),
)
"""Somebody beside an English verb of saying, and what is said after it."""
SAID_AFTER = Rule(
    "quote.said-after",
    0.8,
    finds=Example(
        "Daniel Okafor met reporters. The new shops will open next year, Okafor said on Monday.",
        "The new shops will open next year",
        english=True,
    ),
    leaves=Example(
        "Daniel Okafor met reporters. After the new shops opened, Okafor said that he was glad.",
        "After the new shops opened",
        english=True,
    ),
    lists=("cues.tsv", _WORDS),
)
"""A statement, a comma, and at the end of the sentence who says it."""
ADDING = Rule(
    "quote.adding",
    0.8,
    finds=Example(
        "Daniel Okafor said that the new shops will open, adding that rents had fallen.",
        "rents had fallen",
        english=True,
    ),
    leaves=Example("The shops will open, adding that much floor space.", "much floor space", english=True),
    lists=(_WORDS,),
)
"""A participle of saying, with which who spoke before it in its sentence goes on."""
ACCORDING = Rule(
    "quote.according-to",
    0.8,
    finds=Example(
        "According to Brightwell Networks, the new shops will open next year.",
        "the new shops will open next year",
        english=True,
    ),
    leaves=Example("According to the plan, the new shops will open.", "the new shops will open", english=True),
    lists=(_WORDS,),
)
"""Somebody after the words for a source."""
_ADVERB = r"(?:also|has|had|have|later|then|further|earlier|previously|on \w+day|this week|last \w+|yesterday)"
_BESIDE = re.compile(rf"\s+(?:{_ADVERB}\s+)*")
_ADVERBS = re.compile(rf"(?:(?<!\s)\s++{_ADVERB}){{0,3}}$")
_TO_VERB = re.compile(rf"[^,.;:“”\"\n]{{0,60}}?\s+(?:{_ADVERB}\s+)*")
_GAP = re.compile(r"[,:]?\s+")
_REST = re.compile(r"[^,.;:]{0,60}")
_APPOSITION = re.compile(rf",[^.!?;:\"“”\n]{{2,120}},\s+(?:{_ADVERB}\s+)*")
_LEADS = re.compile(r"(?:[^.!?]*,)?\s*(?:(?:[A-Z][\w.'’-]*|the|of|and|for|chief|executive)\s+){0,8}")
"""What may stand between the beginning of a clause and the name of who speaks: a setting and a title."""
_AFTER = re.compile(
    r"(?:\s+(?:that|in an? \w+|on \w+day|last \w+|yesterday|at an? \w+|at the \w+))*(?P<mark>[,:]?\s+|\s*[,:]\s*)(?=\S)"
)
_ENDED = re.compile(
    r"(?:\s+(?:on|in|at|during|after|by|last|this|yesterday|late|early)\b[^,.;:“”\"]{0,60})?\s*(?:[.,;!?]|$)"
)
"""What follows a verb at the end of what it belongs to: where and when, at most."""
_TITLE = re.compile(r"\s+(?:(?:the|an?|its|their)\s+)?(?:[\w.’'&-]+\s+){0,7}")
_TOLD = re.compile(
    r"\s+(?:reporters|lawmakers|investors|analysts|journalists|staff|them|him|her|us|the [A-Za-z]+"
    r"|[A-Z]\w+(?: [A-Z]\w+)*)"
)
_THAT = re.compile(r"\s+(?:[^,.;:]{1,30}\s)?that\s")
_TO = re.compile(r"\s+(?:that|to)\s")
_UNKNOWN = re.compile(r"(?:[A-Z][a-z]+\.? )?(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][a-z’'-]+[a-z]")
_LEAST = 12
"""A statement of fewer characters is none (she told reporters)."""
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?:the\s+)?")
_REACH = 140


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of the English verbs of saying."""
    verbs = alternatives(words_of("cues.tsv", "english") | words_of("cues.tsv", "english-that") | _wishes())
    return re.compile(rf"(?<![A-Za-z'’-])(?:{verbs})(?![A-Za-z'’-])")


def _wishes() -> frozenset[str]:
    """Return the verbs that tell what somebody means to do or wants, before "to" and "that"."""
    return words_of("cues.tsv", "english-to")


@cache
def _adding() -> re.Pattern[str]:
    """Return the pattern of the participles of saying, with what stands before them."""
    return re.compile(rf",\s+(?:while\s+|and\s+)?({one_of(_WORDS, 'participle')})(?:\s+that)?(?=[\s,:])")


@cache
def _pronouns() -> re.Pattern[str]:
    """Return the pattern of the English pronouns right before a verb."""
    words = alternatives(words_of(_WORDS, "person") | words_of(_WORDS, "organisation"))
    return re.compile(rf"(?<![A-Za-z])({words})\s+(?:{_ADVERB}\s+)*$", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    """Return the pattern of a noun phrase whose head is a word for somebody, and what it tells of whose or where."""
    return re.compile(
        rf"(?<![\w’'.&-])(?i:(?:the|an?)\s+)?(?P<who>(?:[\w’'.&-]+\s+){{0,4}}?(?i:{one_of(_WORDS, 'speaker')})"
        r"(?:\s+(?:for|at|of|from|with|in|who|familiar|close|briefed)\b[^,.;:“”\"\n]{1,60}?)?)"
    )


@cache
def _titled() -> re.Pattern[str]:
    """Return the pattern of a title before a name, from the comma on that ends a statement: …,| chairman Berg."""
    return re.compile(rf"(?<=[,”\"{QUOTED}])\s+(?:[\w.’'&-]+\s+){{0,6}}(?i:{one_of(_WORDS, 'speaker')})\s+$")


@cache
def _documents() -> re.Pattern[str]:
    """Return the pattern of a word for what somebody issued."""
    return re.compile(rf"\b(?i:{one_of(_WORDS, 'issued')})\b")


def english(page: Page) -> list[Attribution]:
    """Rules quote.said, said-after, adding and according-to: the attributions of English sentences."""
    found: list[Attribution] = []
    for match in _verbs().finditer(page.masked):
        attribution = _spoken(page, match)
        if attribution:
            found.append(attribution)
    return found + _participles(page, found) + _according(page)


def _spoken(page: Page, match: re.Match[str]) -> Attribution | None:
    """Return who speaks by a verb and what follows it, or that it ends a statement before it."""
    sentence = page.document.sentences[page.document.sentence_at(match.start())]
    least = max(sentence.start, match.start() - _REACH)
    quoted = page.masked.rfind(QUOTED, least, match.start())
    begin = quoted + 2 if quoted >= 0 else sentence.start
    subject = _before(page, begin, match.start()) or _behind(page, begin, match.end())
    if subject is None:
        return None
    end = max(match.end(), subject.end)
    before = subject.end <= match.start()
    follows, body = _follows(page, match.group(), end, sentence.end) if before else ("nothing", end)
    place = min(subject.start, match.start())
    titled = _titled().search(page.masked, sentence.start, place)
    place = titled.start() if titled else place
    marked = page.mark_between(sentence.start, sentence.start + 1) or page.past_marks(sentence.start) > sentence.start
    if follows == "nothing" and not marked and _is_after(page, sentence.start, place, end):
        why, score = SAID_AFTER.name, SAID_AFTER.score
        return Attribution(place, subject, *match.span(), "words", sentence.start, why, score, None, place)
    return Attribution(begin, subject, *match.span(), follows, body, SAID.name, SAID.score)


def _is_after(page: Page, start: int, place: int, end: int) -> bool:
    """Return whether a statement stands before who says it, and who says it ends the sentence or a part of it."""
    before = page.document.text[start:place].rstrip()
    stated = before.endswith((",", ",”", ',"')) and len(before) > 2 * _LEAST and not before.startswith(('"', "“"))
    return stated and _ENDED.match(page.masked, end) is not None


def _before(page: Page, begin: int, verb: int) -> Subject | None:
    """Return who stands before a verb: right before it or with an apposition between."""
    names = page.names_within(begin, verb)
    described = _described(page, begin, verb)
    if described and (not names or described.start < names[-1].start):
        return described
    if names and _BESIDE.fullmatch(page.masked, names[-1].end, verb):
        return named(page, names[-1], begin)
    pronoun = _pronouns().search(page.masked, begin, verb)
    if pronoun:
        return Subject(pronoun.start(1), pronoun.end(1), "pronoun", pronoun.group(1).lower(), (), begin, near=True)
    if names and _APPOSITION.fullmatch(page.masked, names[0].end, verb):
        return named(page, names[0], begin) if _LEADS.fullmatch(page.masked, begin, names[0].start) else None
    return described or _unknown(page, begin, verb)


def _described(page: Page, begin: int, verb: int) -> Subject | None:
    """Return a noun phrase for somebody right before a verb; who issued it where it is a document."""
    for match in _somebody().finditer(page.masked, max(begin, verb - _REACH), verb):
        start, end = match.span("who")
        if not _TO_VERB.fullmatch(page.masked, end, verb) or not _opens(page, begin, match.start()):
            continue
        stop = _trimmed(page, end, verb)
        names = page.names_within(start, stop)
        if _documents().search(page.masked, start, end):
            return named(page, names[-1], begin) if names else None
        stop = _before_adverbs(page, end, stop)
        if names and names[-1].kind == "person" and names[-1].end == stop:
            return named(page, names[-1], begin)  # chief executive Anna Berg
        return as_written(page, start, stop, begin, tuple(names))
    return None


def _trimmed(page: Page, start: int, end: int) -> int:
    """Return where a stretch ends without the white space at its end."""
    return start + len(page.masked[start:end].rstrip())


def _before_adverbs(page: Page, start: int, end: int) -> int:
    """Return where a stretch ends without the adverbs at its end."""
    adverbs = _ADVERBS.search(page.masked, start, end)
    return adverbs.start() if adverbs else end


def _opens(page: Page, begin: int, start: int) -> bool:
    """Return whether a noun phrase begins a clause: a sentence, what follows a comma, or what follows and or but."""
    before = page.masked[begin:start].rstrip()
    return not before or before[-1] in ',”"—–;' or before.endswith((" and", " but", "But", "And", " while", " that"))


def _unknown(page: Page, begin: int, verb: int) -> Subject | None:
    """Return a capitalised word right before a verb that is no known name, as written (…, Okafor said)."""
    stop = _before_adverbs(page, begin, _trimmed(page, begin, verb))
    for match in _UNKNOWN.finditer(page.masked, begin, stop):
        if match.end() == stop and _opens(page, begin, match.start()) and match.group() not in _no_names():
            return as_written(page, match.start(), stop, begin)
    return None


@cache
def _no_names() -> frozenset[str]:
    return frozenset(word.capitalize() for word in words_of(_WORDS, "no-name"))


def _behind(page: Page, begin: int, verb_end: int) -> Subject | None:
    """Return who stands right after a verb (said Anna Berg; said chief executive Anna Berg; said a spokesman)."""
    names = page.names_within(verb_end, verb_end + 80)
    if names and page.masked[verb_end : names[0].start].isspace():
        return named(page, names[0], begin)
    if page.masked[begin:verb_end].rstrip("abcdefghijklmnopqrstuvwxyz").rstrip()[-1:] not in tuple(',”"'):
        return None
    people = [name for name in names if name.kind == "person"]
    if people and _TITLE.fullmatch(page.masked, verb_end, people[0].start):
        return named(page, people[0], begin)
    match = _somebody().match(page.masked, verb_end + 1)
    if match is None or not page.masked[verb_end].isspace():
        return None
    return as_written(page, *match.span("who"), begin)


def _follows(page: Page, verb: str, end: int, limit: int) -> tuple[Follows, int]:
    """Return what follows a verb and where it begins."""
    told = _TOLD.match(page.masked, end, limit) if verb in ("told", "tells") else None
    after = _AFTER.match(page.masked, told.end() if told else end, limit)
    if after is None or after.end() + _LEAST > limit:
        return "nothing", end
    if page.document.text[after.end()] in '"“‘':
        return "mark", after.end()
    if verb in words_of("cues.tsv", "english-that") and not _THAT.match(page.masked, end, limit):
        return "nothing", end
    if verb in _wishes() and not _TO.match(page.masked, end, limit):
        return "nothing", end
    return ("nothing", end) if after.group("mark").startswith(",") else ("words", after.end())


def _participles(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Rule quote.adding: what somebody adds in the sentence in which he spoke."""
    added: list[Attribution] = []
    spoken = {page.document.sentence_at(attribution.start) for attribution in found}
    for match in _adding().finditer(page.masked):
        number = page.document.sentence_at(match.start())
        sentence = page.document.sentences[number]
        after = _GAP.match(page.masked, match.end())
        if number not in spoken or after is None or after.end() + _LEAST > sentence.end:
            continue
        body = after.end()
        follows: Follows = "mark" if page.document.text[body] in '"“' else "words"
        subject = Subject(match.start(), match.start(), "inherited", "", (), match.start())
        place = match.start(1), match.end(1)
        added.append(Attribution(match.start(), subject, *place, follows, body, ADDING.name, ADDING.score))
    return added


def _according(page: Page) -> list[Attribution]:
    """Rule quote.according-to: somebody after the words, before the statement or at its end."""
    found: list[Attribution] = []
    for match in _ACCORDING.finditer(page.masked):
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        subject = _source(page, match.start(), match.end(), sentence.end)
        if subject is None:
            continue
        why, score, start = ACCORDING.name, ACCORDING.score, match.start()
        if start == sentence.start:
            comma = page.masked.find(", ", subject.end, sentence.end)
            if comma >= 0:
                found.append(Attribution(start, subject, start, comma, "comma", comma + 2, why, score))
        elif page.masked[sentence.start : start].rstrip().endswith(","):
            end = subject.end
            found.append(Attribution(start, subject, start, end, "words", sentence.start, why, score, None, start))
    return found


def _source(page: Page, begin: int, start: int, limit: int) -> Subject | None:
    """Return who is named after the words for a source: a name, somebody, or who issued a document."""
    names = page.names_within(start, min(limit, start + 80))
    if names and names[0].start == start:
        return named(page, names[0], begin)
    match = _somebody().match(page.masked, start, limit)
    if match:
        end = match.end("who")
        rest = _REST.match(page.masked, end, limit)
        end = rest.end() if rest else end
        if _documents().search(page.masked, start, end):
            inside = [name for name in names if name.end <= end]
            return named(page, inside[0], begin) if inside else None
        text = page.document.text[match.start("who") : end].rstrip()
        return as_written(page, match.start("who"), match.start("who") + len(text), begin)
    unknown = _UNKNOWN.match(page.masked, start, limit)
    if unknown and page.masked[unknown.end() : unknown.end() + 1] in (".", ",", ""):
        return as_written(page, start, unknown.end(), begin)
    return None
