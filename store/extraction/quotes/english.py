"""Who speaks in English sentences: "…," said Anna Berg; …, a spokesman for the bank said; according to Northwind.

Who speaks stands right beside the verb: a name, a pronoun, a noun phrase whose head is a word for somebody, or a
capitalised word that is no known name.
"""

import re
from functools import cache
from itertools import chain

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import rows, words_of
from store.extraction.quotes.english_more import LEAST, according, in_view, participles
from store.extraction.quotes.english_subjects import REACH, before, behind, titled
from store.extraction.quotes.following import Follows
from store.extraction.quotes.lists import ENGLISH
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.said import Attribution
from store.text.patterns import alternatives

SAID = Rule(
    "quote.said",
    0.85,
    finds=Example("Daniel Okafor said that the new shops will open.", "the new shops will open", english=True),
    leaves=Example("Daniel Okafor said so.", "so", english=True),
    lists=("cues.tsv", ENGLISH),
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
    lists=("cues.tsv", ENGLISH),
)
"""A statement, a comma, and at the end of the sentence who says it."""
_AFTER = re.compile(
    r"(?:\s+(?:that|in an? \w+|on \w+day|last \w+|yesterday|at an? \w+|at the \w+))*(?P<mark>[,:]?\s+|\s*[,:]\s*)(?=\S)"
)
_ENDED = re.compile(
    r"(?:\s+(?:on|in|at|during|after|by|last|this|yesterday|late|early)\b[^,.;:“”\"]{0,60})?\s*(?:[.,;!?]|$)"
)
"""What follows a verb at the end of what it belongs to: where and when, at most."""
_TOLD = re.compile(
    r"\s+(?:reporters|lawmakers|investors|analysts|journalists|staff|them|him|her|us|the [a-z]+"
    r"|(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
)
_THAT = re.compile(r"\s+(?:[^,.;:]{1,30}\s)?that\s")
_CLAUSE = re.compile(
    r"\s+(?!(?:to|by|in|on|at|for|from|as|of|no|plans?|an?)\s)"
    r"(?:(?!(?:that|which|who|as|when|while|after|before|because|if)\b)[\w’'$£-]+\s+){1,8}?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\s"
)
"""A clause that follows without "that": its subject and a verb that cannot be an attribute."""
_RESUMED = re.compile(r"(?:,\s[^.!?:;“”\"\n]{1,100})?[.,]\s+(?=[“\"])")
"""What stands between who says the words before and those that go on."""
_WHY = re.compile(r"\s+(?:why|whether|who|how|what|when|where|if)\s")
_COMMA = re.compile(r",\s+(?=[a-z])")
_LEAD_IN = re.compile(r"(?:^|[.,;:]\s)(?:[A-Za-z]+\s){0,1}[A-Za-z]{2,10},\s+(?:an?\s|the\s|[a-z]+\s){0,2}$")
_WITH_ARTICLE = re.compile(r"\b(?:the|an?|its|their)\s$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_TO = re.compile(r"\s+(?:that|to)\s")


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of the English verbs of saying."""
    sorts = ("english", "english-that", "english-why", "english-to")
    verbs = alternatives(frozenset().union(*(words_of("cues.tsv", sort) for sort in sorts)))
    return re.compile(rf"(?<![A-Za-z'’-])(?:{verbs})(?![A-Za-z'’-])")


_LETTERS = re.compile("[A-Za-z]+")


@cache
def _telling() -> frozenset[str]:
    """Return words of which each attribution holds one: a Chinese article with English names in it has none."""
    sorts = ("english", "english-that", "english-why", "english-to", "english-of")
    listed = (*(words_of("cues.tsv", sort) for sort in sorts), words_of(ENGLISH, "participle"))
    return frozenset(word.split()[0] for word in chain(*listed, ("According", "according", "For")))


def english(page: Page) -> list[Attribution]:
    """Rules quote.said, said-after, adding and according-to: the attributions of English sentences."""
    if _telling().isdisjoint(_LETTERS.findall(page.masked)):
        return []
    found: list[Attribution] = []
    for match in _verbs().finditer(page.masked):
        attribution = _spoken(page, match)
        if attribution:
            found.append(attribution)
    return [*found, *_rest(page, found), *_objects(page), *participles(page, found), *according(page), *in_view(page)]


def _spoken(page: Page, match: re.Match[str]) -> Attribution | None:
    """Return who speaks by a verb and what follows it, or that it ends a statement before it."""
    if _PASSIVE.search(page.masked, max(0, match.start() - 30), match.start()):
        return None
    sentence = page.document.sentences[page.document.sentence_at(match.start())]
    least = max(sentence.start, match.start() - REACH)
    quoted = page.masked.rfind(QUOTED, least, match.start())
    begin = quoted + 2 if quoted >= 0 else sentence.start
    subject = before(page, begin, match.start()) or behind(page, begin, match.end())
    if subject is None:
        return None
    end = max(match.end(), subject.end)
    leading = subject.end <= match.start()
    follows, body = _follows(page, match.group(), end, sentence.end) if leading else ("nothing", end)
    if follows == "words" and quoted >= 0 and not page.masked[quoted + 2 : subject.start].strip():
        follows = "words" if _THAT.match(page.masked, end, sentence.end) else "nothing"  # “…,” Berg said in the ruling
    if follows == "nothing" and _leading_in(page, sentence.start, subject.start) and subject.end <= match.start():
        comma = _COMMA.match(page.masked, end, sentence.end - LEAST)
        follows, body = ("words", comma.end()) if comma else (follows, body)
    place = min(subject.start, match.start())
    article = _WITH_ARTICLE.search(page.masked, sentence.start, place)
    place = article.start() if article else place
    title = titled().search(page.masked, sentence.start, place)
    place = title.start() if title else place
    marked = page.mark_between(sentence.start, sentence.start + 1) or page.past_marks(sentence.start) > sentence.start
    if follows == "nothing" and not marked and _is_after(page, sentence.start, place, end):
        why, score = SAID_AFTER.name, SAID_AFTER.score
        return Attribution(place, subject, *match.span(), "words", sentence.start, why, score, None, place)
    return Attribution(begin, subject, *match.span(), follows, body, SAID.name, SAID.score)


def _leading_in(page: Page, begin: int, place: int) -> bool:
    """Return whether only a word or two and a comma stand before who speaks (here, she said, it is)."""
    return _LEAD_IN.search(page.masked, begin, place) is not None


def _rest(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Return the words in marks that go on right behind who says those before (“…,” said Anna Berg. “…”)."""
    led = {attribution.begin for attribution in found}
    added: list[Attribution] = []
    for attribution in found:
        end = max(attribution.end, attribution.subject.end)
        match = _RESUMED.match(page.masked, end) if attribution.follows == "nothing" else None
        if match is None or not page.after_mark(min(attribution.start, attribution.subject.start)):
            continue
        body = match.end()
        end = page.past_marks(body + 1)
        if not any(end <= place <= end + 1 for place in led):
            added.append(attribution._replace(begin=body, follows="mark", body=body))
    return added


def _is_after(page: Page, start: int, place: int, end: int) -> bool:
    """Return whether a statement stands before who says it, and who says it ends the sentence or a part of it."""
    before = page.document.text[start:place].rstrip()
    stated = before.endswith((",", ",”", ',"')) and len(before) > 2 * LEAST and not before.startswith(('"', "“"))
    told = _TOLD.match(page.masked, end)
    return stated and any(_ENDED.match(page.masked, place) for place in (end, told.end() if told else end))


@cache
def _of_whom() -> re.Pattern[str]:
    """Return the pattern of the verbs that say something of somebody or something, with the word that joins it."""
    verbs = [row[0].split() for row in rows("cues.tsv") if row[1] == "english-of"]
    return re.compile("|".join(rf"\b({verb})\s(?=[^.;:“”\"\n]{{3,140}}?\s{joint}\s)" for verb, joint in verbs))


def _objects(page: Page) -> list[Attribution]:
    """Rule quote.said: what somebody says of another one (accused A of B, attributed A to B)."""
    found: list[Attribution] = []
    for match in _of_whom().finditer(page.masked):
        sentence = page.document.sentences[page.document.sentence_at(match.start())]
        subject = before(page, sentence.start, match.start())
        if subject is not None and match.end() + LEAST <= sentence.end:
            place, body = sentence.start, match.end()
            found.append(Attribution(place, subject, match.start(), body - 1, "words", body, SAID.name, SAID.score))
    return found


def _follows(page: Page, verb: str, end: int, limit: int) -> tuple[Follows, int]:
    """Return what follows a verb and where it begins."""
    told = _TOLD.match(page.masked, end, limit) if verb in ("told", "tells") else None
    after = _AFTER.match(page.masked, told.end() if told else end, limit)
    if after is None or after.end() + LEAST > limit:
        return "nothing", end
    if page.document.text[after.end()] in '"“‘':
        return "mark", after.end()
    if verb in words_of("cues.tsv", "english-that") and not (
        _THAT.match(page.masked, end, limit) or _CLAUSE.match(page.masked, end, limit)
    ):
        return "nothing", end
    if verb in words_of("cues.tsv", "english-why") and not _WHY.match(page.masked, end, limit):
        return "nothing", end
    if verb in words_of("cues.tsv", "english-to") and not _TO.match(page.masked, end, limit):
        return "nothing", end
    return ("nothing", end) if after.group("mark").startswith(",") else ("words", after.end())
