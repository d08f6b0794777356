"""Who speaks in English: a name, a pronoun, a noun phrase whose head is a word for somebody, an unknown name."""

import re
from functools import cache

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.lists import ENGLISH
from store.extraction.quotes.noun_phrases import Subject, as_written, named
from store.extraction.quotes.page import QUOTED, Page
from store.text.patterns import alternatives

_ADVERB = r"(?:also|has|had|have|later|then|further|earlier|previously|on \w+day|this week|last \w+|yesterday)"
_BESIDE = re.compile(rf"\s+(?:{_ADVERB}\s+)*")
_ADVERBS = re.compile(rf"(?:(?<!\s)\s++{_ADVERB}){{0,3}}$")
_TO_VERB = re.compile(rf"[^,.;:“”\"\n]{{0,60}}?\s+(?:{_ADVERB}\s+)*")
_REST = re.compile(r"[^,.;:]{0,60}")
_APPOSITION = re.compile(rf",[^.!?;:\"“”\n]{{2,120}},\s+(?:{_ADVERB}\s+)*")
_ENCLOSED = re.compile(rf",\s+(?:{_ADVERB}\s+)*")
_ARTICLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+([a-z][a-z’'-]+(?:\s[a-z][a-z’'-]+)?)\s+(?:{_ADVERB}\s+)*$"
)
_MADE_BY = re.compile(r"(?:an?\s+|the\s+)?(?:[a-z][a-z’'-]+\s+){1,5}(?:by|from|of)\s+(?:the\s+)?")
_OWNING = re.compile(r"[’'\s](?:s|for|of|at|from|with|by|in|to)\s")
_LEADS = re.compile(r"(?:[^.!?]*,)?\s*(?:(?:[A-Z][\w.'’-]*|the|of|and|for|chief|executive)\s+){0,8}")
"""What may stand between the beginning of a clause and the name of who speaks: a setting and a title."""
_TITLE = re.compile(r"\s+(?:(?:the|an?|its|their)\s+)?(?:[\w.’'&-]+\s+){0,7}")
_UNKNOWN = re.compile(r"(?:[A-Z][a-z]+\.? )?(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][a-z’'-]+[a-z]")
_POLITE = re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir)\.?\s+$")
REACH = 140


@cache
def _pronouns() -> re.Pattern[str]:
    """Return the pattern of the English pronouns right before a verb."""
    words = alternatives(words_of(ENGLISH, "person") | words_of(ENGLISH, "organisation"))
    return re.compile(rf"(?<![A-Za-z])({words})\s+(?:{_ADVERB}\s+)*$", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    """Return the pattern of a noun phrase whose head is a word for somebody, and what it tells of whose or where."""
    return re.compile(
        rf"(?<![\w’'.&-])(?i:(?:the|an?)\s+)?(?P<who>(?:[\w’'.&-]+\s+){{0,4}}?(?i:{one_of(ENGLISH, 'speaker')})"
        r"(?:\s+(?:for|at|of|from|with|in|who|familiar|close|briefed)\b[^,.;:“”\"\n]{1,60}?)?)"
    )


@cache
def titled() -> re.Pattern[str]:
    """Return the pattern of a title before a name, from the comma on that ends a statement: …,| chairman Berg."""
    return re.compile(rf"(?<=[,”\"{QUOTED}])\s+(?:[\w.’'&-]+\s+){{0,6}}(?i:{one_of(ENGLISH, 'speaker')}),?\s+$")


@cache
def _documents() -> re.Pattern[str]:
    """Return the pattern of a word for what somebody issued."""
    return re.compile(rf"\b(?i:{one_of(ENGLISH, 'issued')})\b")


def before(page: Page, begin: int, verb: int) -> Subject | None:
    """Return who stands before a verb: right before it or with an apposition between."""
    names = page.names_within(begin, verb)
    described = _described(page, begin, verb)
    if described and (not names or described.start < names[-1].start):
        return described
    if names and _BESIDE.fullmatch(page.masked, names[-1].end, verb):
        return named(page, names[-1], begin)
    if names and _ENCLOSED.fullmatch(page.masked, names[-1].end, verb) and _is_titled(page, begin, names[-1].start):
        return named(page, names[-1], begin)
    pronoun = _pronouns().search(page.masked, max(begin, verb - REACH), verb)
    if pronoun:
        return Subject(pronoun.start(1), pronoun.end(1), "pronoun", pronoun.group(1).lower(), (), begin, near=True)
    if names and _APPOSITION.fullmatch(page.masked, names[0].end, verb):
        return named(page, names[0], begin) if _LEADS.fullmatch(page.masked, begin, names[0].start) else None
    return described or _unknown(page, begin, verb) or _anyone(page, begin, verb)


def _is_titled(page: Page, begin: int, name: int) -> bool:
    """Return whether a comma and what somebody is stand before the name (the secretary for trade, Ms Berg, said)."""
    polite = _POLITE.search(page.masked, begin, name)
    stop = _trimmed(page, begin, polite.start() if polite else name)
    if page.masked[stop - 1 : stop] != ",":
        return False
    starts = (match.start() for match in _somebody().finditer(page.masked, max(begin, stop - REACH), stop))
    return any(_somebody().fullmatch(page.masked, start, stop - 1) for start in starts)


def _anyone(page: Page, begin: int, verb: int) -> Subject | None:
    """Return a noun with an article, whatever it is, that opens a clause right before a verb (the authority said)."""
    match = _ARTICLE.search(page.masked, max(begin, verb - REACH), verb)
    if match is None or not _opens(page, begin, match.start()):
        return None
    return as_written(page, *match.span(1), begin)


def _described(page: Page, begin: int, verb: int) -> Subject | None:
    """Return a noun phrase for somebody right before a verb; who issued it where it is a document."""
    for match in _somebody().finditer(page.masked, max(begin, verb - REACH), verb):
        start, end = match.span("who")
        if not _TO_VERB.fullmatch(page.masked, end, verb) or not _opens(page, begin, match.start()):
            continue
        stop = _trimmed(page, end, verb)
        names = page.names_within(start, stop)
        if _documents().search(page.masked, start, end):
            return named(page, names[-1], begin) if names else None
        stop = _before_adverbs(page, end, stop)
        person = next((name for name in names if name.kind == "person"), None)
        titled = person is not None and bool(page.masked[start : person.start].strip())
        if person and titled and not _OWNING.search(page.masked, start, person.start):
            return named(page, person, begin)  # chief executive Anna Berg; but counsel for Anna Berg
        return as_written(page, start, stop, begin, tuple(names))
    return None


def _trimmed(page: Page, start: int, end: int) -> int:
    """Return where a stretch ends without the white space at its end."""
    return start + len(page.masked[start:end].rstrip())


def _before_adverbs(page: Page, start: int, end: int) -> int:
    """Return where a stretch ends without the adverbs at its end."""
    adverbs = _ADVERBS.search(page.masked, max(start, end - REACH), end)
    return adverbs.start() if adverbs else end


def _opens(page: Page, begin: int, start: int) -> bool:
    """Return whether a noun phrase begins a clause: a sentence, what follows a comma, or what follows and or but."""
    before = page.masked[max(begin, start - REACH) : start].rstrip()
    return not before or before[-1] in ',”"—–;' or before.endswith((" and", " but", "But", "And", " while", " that"))


def _unknown(page: Page, begin: int, verb: int) -> Subject | None:
    """Return a capitalised word right before a verb that is no known name, as written (…, Okafor said)."""
    stop = _before_adverbs(page, begin, _trimmed(page, begin, verb))
    for match in _UNKNOWN.finditer(page.masked, max(begin, stop - REACH), stop):
        if match.end() == stop and _opens(page, begin, match.start()) and match.group() not in _no_names():
            return as_written(page, match.start(), stop, begin)
    return None


@cache
def _no_names() -> frozenset[str]:
    return frozenset(word.capitalize() for word in words_of(ENGLISH, "no-name"))


def behind(page: Page, begin: int, verb_end: int) -> Subject | None:
    """Return who stands right after a verb (said Anna Berg; said chief executive Anna Berg; said a spokesman)."""
    names = page.names_within(verb_end, verb_end + 80)
    if names and page.masked[verb_end : names[0].start].isspace():
        return named(page, names[0], begin)
    led = page.masked[max(0, begin - 1) : verb_end].rstrip("abcdefghijklmnopqrstuvwxyz").rstrip()[-1:]
    if led not in tuple(',”"'):
        return None
    people = [name for name in names if name.kind == "person"]
    if people and _TITLE.fullmatch(page.masked, verb_end, people[0].start):
        return named(page, people[0], begin)
    match = _somebody().match(page.masked, verb_end + 1)
    if match is None or not page.masked[verb_end].isspace():
        return None
    return as_written(page, *match.span("who"), begin)


def source(page: Page, begin: int, start: int, limit: int) -> Subject | None:
    """Return who is named after the words for a source: a name, somebody, or who issued a document."""
    names = page.names_within(start, min(limit, start + 80))
    if names and names[0].start == start:
        return named(page, names[0], begin)
    if names and _MADE_BY.fullmatch(page.masked, start, names[0].start):
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


def leading(page: Page, begin: int, end: int) -> Subject | None:
    """Return the name that a sentence begins with, but for a setting and a title."""
    names = page.names_within(begin, min(end, begin + REACH))
    leads = bool(names) and _LEADS.fullmatch(page.masked, begin, names[0].start) is not None
    return named(page, names[0], begin)._replace(clause=end) if leads else None
