"""Which titles a person holds, and where, in English: Brightwell chairman Anna Berg; Tom Reed, a lecturer at Norham."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.people.english_titles import TITLES, EnglishPhrases, Phrase
from store.extraction.people.role_organisations import main_organisation
from store.extraction.people.role_pieces import Piece
from store.extraction.people.role_readings import Reading
from store.model import Mention, Organisation, Person, Role
from store.text.fold import key

_OFFICES = "government_offices.tsv"
ENGLISH_BEFORE = Rule(
    "role.english-before",
    0.0,
    finds=Example("Brightwell Networks chief economist Anna Berg met Tom Reed.", "chief economist", english=True),
    leaves=Example("They met the chief economist before Anna Berg left.", "chief economist", english=True),
    lists=(TITLES, _OFFICES),
)
"""English titles that end right before a name, or before a comma and a name in apposition."""
ENGLISH_SHARED = Rule(
    "role.english-shared",
    0.0,
    finds=Example("She met lawmakers Tom Reed and Anna Berg.", "lawmaker", english=True),
    leaves=Example("She met lawmakers after Anna Berg left.", "lawmaker", english=True),
    lists=(TITLES,),
)
"""An English title in the plural before a list of names."""
ENGLISH_AFTER = Rule(
    "role.english-after",
    0.0,
    finds=Example("Anna Berg, managing director of Brightwell Networks, left.", "managing director", english=True),
    leaves=Example("Anna Berg, whose managing director had left, smiled.", "managing director", english=True),
    lists=(TITLES, _OFFICES),
)
"""An English title after a name and a comma, or in brackets."""
ENGLISH_HELD = Rule(
    "role.english-held",
    0.0,
    finds=Example("Anna Berg was a partner at Brightwell Networks until May.", "partner", english=True),
    leaves=Example("Anna Berg met a partner at Brightwell Networks in May.", "partner", english=True),
    lists=(TITLES,),
)
"""An English title after a name and a verb of holding it."""
_AT = re.compile(r",?[ ](?:of|at|from|with)[ ](?:the[ ])?")
_APPOSED = re.compile(r"(?:,[ ]\(?\d{1,3}\)?(?=,))?(?:,[ ]|[ ]\()(?:now|then|formerly)?[ ]?")
_AGE = r"(?:,[ ](?:aged[ ])?\d{1,3},)"
_AND = re.compile(r"(?:,| and|, and) ")
_PRONOUN = re.compile(r"(?:He|She) ")
_LIST = re.compile(r"(?:,| and|, and) $")
_POINTED = {
    "bank": ("financial", "company"),
    "company": ("company", "financial"),
    "firm": ("company", "financial"),
    "university": ("university",),
    "school": ("university",),
    "party": ("association", "other"),
}
"""The kinds of organisation that some words may point to."""
_NEAR = 400
"""Characters: its and their mean nothing that is named further before."""


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"{_AGE}?,?[ ]{one_of(TITLES, 'holds')}[ ](?:now[ ]|currently[ ])?")


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of a comma and an honorific that end at a position."""
    return re.compile(rf",[ ]{one_of(TITLES, 'honorific')}\.?$")


@cache
def _carried() -> re.Pattern[str]:
    """Return the pattern of how a sentence goes on with another title of whom it is about."""
    return re.compile(rf"{one_of(TITLES, 'carried')}[ ]")


class EnglishRoles:
    """Reads the roles of one English article's people."""

    def __init__(self, document: Document, people: Sequence[Person], organisations: Sequence[Organisation]) -> None:
        """Prepare the look-ups of an article."""
        self._document = document
        self._organisations = organisations
        self._names = {m.start: m.end for person in people for m in person.mentions}
        self._starts = {end: start for start, end in self._names.items()}
        self._phrases = EnglishPhrases(document, organisations, sorted(self._names))
        self._main = main_organisation(organisations)
        self._pronouns = self._read_pronouns()

    def roles(self, person: Person) -> list[Reading]:
        """Return the roles of a person, where each stands; one comes several times."""
        found: list[Reading] = []
        for mention in person.mentions:
            sentence = self._document.sentences[self._document.sentence_at(mention.start)]
            found += self._before(mention, sentence.start)
            found += self._after(mention.end, sentence.end)
            if mention.start == sentence.start:
                found += self._carried(mention.end, sentence.end)
            for pronoun, most in self._pronouns.get(mention.start, ()):
                found += self._after(pronoun, most)
                found += self._carried(pronoun, most)
        return found

    def _read_pronouns(self) -> dict[int, list[tuple[int, int]]]:
        """Return where pronouns and their sentences end, by where the name begins that began the sentence before."""
        found: dict[int, list[tuple[int, int]]] = {}
        subject, block = -1, -1
        for sentence in self._document.sentences:
            pronoun = _PRONOUN.match(self._document.folded, sentence.start)
            if sentence.start in self._names:
                subject = sentence.start
            elif pronoun is None or sentence.block != block:
                subject = -1
            elif subject >= 0:
                found.setdefault(subject, []).append((pronoun.end() - 1, sentence.end))
            block = sentence.block
        return found

    def _carried(self, position: int, most: int) -> Iterator[Reading]:
        """Return the titles that a sentence goes on to, up to the next name: …, and became chairman of the Exchange."""
        most = min((start for start in self._names if position <= start < most), default=most)
        for opening in _carried().finditer(self._document.folded, position, most):
            phrase = self._phrases.after(opening.end(), most)
            if phrase.pieces:
                yield from self._resolved(ENGLISH_HELD, phrase)

    def _before(self, mention: Mention, least: int) -> Iterator[Reading]:
        """Return the roles of the phrase before a name."""
        text = self._document.folded
        end = mention.start - 1
        if end < least or text[end] != " ":
            return
        if apart := _apart().search(text, least, end):  # the Secretary for Works, Mr| Tom Reed
            end = apart.start() + 1
        if text[end - 1] == ",":
            phrase = self._phrases.before(end - 1, least)
            apposed = phrase.determined and text[mention.end : mention.end + 1] in {",", ".", ";", ")", ""}
            yield from self._resolved(ENGLISH_BEFORE, phrase) if apposed else ()
            if phrase.pieces:
                return
        else:
            phrase = self._phrases.before(end, least)
            if phrase.pieces:
                yield from self._resolved(ENGLISH_BEFORE, phrase, self._behind(mention.end))
                return
        yield from self._shared(mention, least)

    def _behind(self, position: int) -> int | None:
        """Return the organisation after a name that has its title before it: lawmaker Tom Reed of the Harbour Party."""
        text = self._document.folded
        while joint := _AND.match(text, position):  # lawmakers Tom Reed and Anna Berg of the Harbour Party
            if joint.end() not in self._names:
                break
            position = self._names[joint.end()]
        place = _AT.match(text, position)
        found = self._phrases.organisations.starting_at(place.end()) if place else None
        return found[1] if found else None

    def _shared(self, mention: Mention, least: int) -> Iterator[Reading]:
        """Return the title that several names share: lawmakers Tom Reed and Anna Berg."""
        start = mention.start
        while joint := _LIST.search(self._document.folded, least, start):
            before = self._starts.get(joint.start())
            if before is None:
                return
            start = before
            phrase = self._phrases.before(start - 1, least)
            if phrase.pieces:
                if phrase.plural:
                    yield from self._resolved(ENGLISH_SHARED, phrase, self._behind(mention.end))
                return

    def _after(self, end: int, most: int) -> Iterator[Reading]:
        """Return the roles that follow a name, or the pronoun that stands for it."""
        text = self._document.folded
        for rule, opening in ((ENGLISH_AFTER, _APPOSED), (ENGLISH_HELD, _held())):
            begins = opening.match(text, end, most)
            phrase = self._phrases.after(begins.end(), most) if begins else None
            if phrase and phrase.pieces:
                yield from self._resolved(rule, phrase)
                end = phrase.pieces[-1].end

    def _resolved(self, rule: Rule, phrase: Phrase, behind: int | None = None) -> Iterator[Reading]:
        """Yield the roles of a phrase with where they are held; titles of one phrase are held at one place."""
        said = [piece.organisation for piece in phrase.pieces if piece.organisation is not None]
        for piece in phrase.pieces:
            number, by = self._where(piece, phrase, said[-1] if said else behind)
            if number is None:
                yield Reading(piece.start, piece.end, Role(title=piece.title), rule, by)
                continue
            organisation = self._organisations[number]
            role = Role(title=piece.title, organisation=organisation.name, organisation_id=organisation.id)
            yield Reading(piece.start, piece.end, role, rule, by)

    def _where(self, piece: Piece, phrase: Phrase, said: int | None) -> tuple[int | None, Callable[..., object]]:
        """Return at which organisation a title is held, and the function that told."""
        if piece.organisation is not None:
            return piece.organisation, piece.by
        if said is not None:
            return said, self._resolved
        if phrase.own:
            return self._named_before(piece.start, phrase.own), self._named_before
        if piece.kind == "company":
            return self._company(piece.start), self._company
        if piece.kind == "office":
            return self._government(piece), self._government
        return None, piece.by

    def _named_before(self, position: int, own: str) -> int | None:
        """Return the organisation that its, their or the bank's point to: the last one of its kind named before."""
        kinds = _POINTED.get(own.lower().removesuffix("'s").removesuffix("’s").split()[-1])
        while found := self._phrases.organisations.ending_within(self._begins(position), position):
            if kinds is None or self._organisations[found[2]].kind in kinds:
                return found[2]
            position = found[0]
        return None

    def _begins(self, position: int) -> int:
        """Return how far back the words that point to an organisation reach: into the sentence before."""
        sentence = self._document.sentences[max(0, self._document.sentence_at(position) - 1)]
        return max(sentence.start - 1, position - _NEAR)

    def _company(self, position: int) -> int | None:
        """Return the company of a title without one: that named before in its sentence, else that of the article."""
        sentence = self._document.sentences[self._document.sentence_at(position)]
        found = self._phrases.organisations.ending_within(sentence.start, position)
        if found and self._organisations[found[2]].kind in ("company", "financial"):
            return found[2]
        return self._main

    def _government(self, piece: Piece) -> int | None:
        """Return the government of an office, where the article names it."""
        title = key(piece.title)
        if not any(title.startswith(key(word)) for word in words_of(_OFFICES, "english-office")):
            return None
        named = {key(word) for word in words_of(_OFFICES, "english-government")}
        return next((at for at, each in enumerate(self._organisations) if key(each.name) in named), None)
