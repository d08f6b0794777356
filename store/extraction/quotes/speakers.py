"""Who a subject is: names as they are, pronouns, offices and documents by what was said before."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from store.extraction.lexicon import column, words_of
from store.extraction.quotes.adverbs import is_light
from store.extraction.quotes.english_pointing import the_one
from store.extraction.quotes.english_subjects import leading
from store.extraction.quotes.issuers import (
    body_before,
    handled,
    is_finding,
    is_nobodys,
    is_own,
    publisher_after,
    publisher_before,
    section,
)
from store.extraction.quotes.lists import DOCUMENTS, SPEAKERS, small_words
from store.extraction.quotes.noun_phrases import Subject, SubjectSort
from store.extraction.quotes.offices import (
    body_meant,
    body_named,
    by_surname,
    courtesy,
    holder_of,
    holders,
    is_many,
    office,
    only_person,
    stands_for,
)
from store.extraction.quotes.owners import owned
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.patterns import again, asked, survey
from store.extraction.quotes.pointing import pointed_at
from store.extraction.quotes.speaker import Speaker, Spoken, speaker_of
from store.extraction.quotes.subjects import find_subject, last_subject, lead_subject
from store.text.fold import fold

_OPENING = 8
"""Characters: a pronoun that opens a sentence has no more before it."""
_NEAR = 600
"""How many characters back a pronoun reaches for a speaker: about three paragraphs."""


_SENTENCES_BACK = 10
_OWNER = re.compile(r"(?<![A-Za-z0-9.&-])[a-z0-9.&-]*+([A-Z][A-Za-z0-9.&-]++)\s*+(?:的|发布的|公布的)[一-龥]{1,8}$")


class Speakers:
    """Resolves the subjects of an article one after the other, remembering who spoke and who issued what."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.issuers: dict[bool, tuple[Speaker, int]] = {}
        self.spoken = Spoken(page)
        self._titles = holders(page)
        self._headings = [block.start for block in page.document.blocks if block.kind == "heading"]

    def resolve(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who speaks, or None where nobody can be named.

        Args:
            subject: who stands before the verb.
            sentence: where the sentence begins.
        """
        return _WAYS[subject.sort](self, subject, sentence)

    def _pronoun(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return whom a pronoun points back to, by what pronouns.tsv says of it, else the word as written."""
        word = fold(subject.text)
        sort = column("pronouns.tsv", 1).get(word) or column("english.tsv", 1)[word]
        kinds = column("pronouns.tsv", 2).get(word, "").split()
        if sort == "person":
            return self._person(subject, sentence)
        if sort == "many":
            last = self.spoken.last
            several = last if last and last.kind != "person" and self._is_many(last.identity) else None
            return self._at(several, subject) or self._as_written(subject, 0.5)
        if sort == "other":
            return self._addressed(subject, sentence)
        if sort == "both":
            return self._both(subject)
        if sort == "any":
            return self._at(self._leading(subject, sentence) or self.spoken.last, subject)
        main = self._main if self._main and self._fits(self._main.identity, kinds) else None
        return self._at(self._latest("organisation", subject, kinds) or main, subject) or self._as_written(subject, 0.5)

    def _person(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return the person whom a pronoun points back to, else the word as written."""
        led = leading(self.page, sentence, subject.start) if subject.text.isascii() else None
        if led and led.names[-1].kind == "person":
            return self._at(speaker_of(led.names[-1]).told_by(leading), subject)
        found = self._at(self._answering(subject, sentence) or self._latest("person", subject), subject)
        alone = None if found else only_person(self.page, subject.start)
        return found or (
            self._at(speaker_of(alone).told_by(only_person), subject) if alone else self._as_written(subject, 0.5)
        )

    def _is_many(self, identity: str) -> bool:
        """Return whether 他们 may mean somebody who is no person: nobody known, or an association of people."""
        organisation = self.page.organisations.get(identity)
        return organisation is None or organisation.kind == "association"

    def _at(self, speaker: Speaker | None, subject: Subject) -> Speaker | None:
        """Return a speaker found elsewhere as spoken of by the words of this subject."""
        if speaker is None:
            return None
        return speaker._replace(start=subject.start, end=subject.end, score=0.8 * speaker.score)

    def _latest(self, kind: str, subject: Subject, kinds: Sequence[str] = ()) -> Speaker | None:
        """Return who the article last went on about in its own voice, or who spoke last: whichever is nearer."""
        last, place = self.spoken.of(kind)
        if last and not self._fits(last.identity, kinds):
            last = None
        near = subject.start - place < 3 * _NEAR and (
            place >= section(self._headings, subject.start) or self._alone_since(last, place, subject.start)
        )
        return self._topic(kind, subject, kinds) or (last.told_by(Speakers._latest, place) if last and near else None)

    def _alone_since(self, last: Speaker | None, start: int, end: int) -> bool:
        """Return whether no other person is named since somebody spoke: a heading between only parts the article."""
        names = self.page.names_within(start, end)
        people = {name.identity for name in names if name.kind == "person"}
        return last is not None and last.kind == "person" and people <= {last.identity}

    def _topic(self, kind: str, subject: Subject, kinds: Sequence[str]) -> Speaker | None:
        """Return who leads the nearest sentence since the last statement."""
        document = self.page.document
        number = document.sentence_at(subject.start)
        for ordinal in range(number, max(-1, number - _SENTENCES_BACK), -1):
            sentence = document.sentences[ordinal]
            if sentence.end <= self.spoken.until or document.blocks[sentence.block].kind == "byline":
                break
            begin, end = max(sentence.start, self.spoken.until), min(sentence.end, subject.clause)
            leading = lead_subject(self.page, begin, end)
            if leading is not None and self._is_of(leading, kind, kinds):
                found = self.resolve(leading, sentence.start)
                return found.told_by(Speakers._topic, leading.start) if found else None
        return None

    def _is_of(self, leading: Subject, kind: str, kinds: Sequence[str]) -> bool:
        """Return whether who leads a sentence is one person, or an organisation of some kinds, as is asked for."""
        if leading.sort == "described":
            return kind == "person" and not is_many(fold(leading.text))  # 控方传召某人作供。她供称…
        if leading.sort != "name":
            return False
        last = leading.names[-1]
        return kind == "person" if last.kind == "person" else kind != "person" and self._fits(last.identity, kinds)

    def _fits(self, identity: str, kinds: Sequence[str]) -> bool:
        """Return whether an organisation is of a kind that the word for it allows (该校: a university)."""
        organisation = self.page.organisations.get(identity)
        return not kinds or organisation is None or organisation.kind in kinds

    def _leading(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who leads the sentence before a subject."""
        leading = lead_subject(self.page, sentence, subject.clause)
        found = self.resolve(leading, sentence) if leading and leading.sort in ("name", "described") else None
        return found.told_by(Speakers._leading) if found else None

    def _leads(self, name: Name) -> bool:
        """Return whether a name leads its sentence."""
        document = self.page.document
        sentence = document.sentences[document.sentence_at(name.start)]
        leading = lead_subject(self.page, sentence.start, min(sentence.end, name.end + 1))
        return leading is not None and leading.start <= name.start < leading.end

    def _addressed(self, subject: Subject, sentence: int) -> Speaker:
        """Return who was asked in the sentence before 对方 (向某某查询，对方回复称), else the word as written."""
        found = self._inquired(max(sentence, subject.start - 120), subject.start)
        speaker = self.resolve(found, sentence) if found and found.sort in ("name", "described", "title") else None
        return self._at(speaker and speaker.told_by(Speakers._addressed), subject) or self._as_written(subject, 0.5)

    def _answering(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return the person who was asked in the sentence before the one that a pronoun opens (向某某查询。他指…)."""
        document = self.page.document
        number = document.sentence_at(sentence)
        if number == 0 or subject.start - sentence > _OPENING:
            return None
        before = document.sentences[number - 1]
        found = self._inquired(before.start, before.end)
        if found is None or found.sort != "name" or found.names[-1].kind != "person":
            return None
        return speaker_of(found.names[-1]).told_by(Speakers._answering)

    def _inquired(self, start: int, end: int) -> Subject | None:
        """Return of whom is inquired last in a stretch (向某某查询)."""
        inquiries = list(asked().finditer(self.page.masked, start, end))
        return find_subject(self.page, inquiries[-1].start(1), inquiries[-1].end(1)) if inquiries else None

    def _both(self, subject: Subject) -> Speaker | None:
        """Return the last two names joined in the article's own voice, as written there, else the words."""
        names = self.page.names_within(max(0, subject.start - _NEAR), subject.start)
        for left, right in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            gap = self.page.masked[left.end : right.start]
            if left.identity != right.identity and re.fullmatch(r"\s*[、和与及跟][^，。；：]{0,10}", gap):
                text = self.page.document.text[left.start : right.end]
                return Speaker(text, "unresolved", "", subject.start, subject.end, 0.6)
        return self._as_written(subject, 0.5)

    def _as_written(self, subject: Subject, score: float) -> Speaker:
        """Return a subject that cannot be resolved, in the words of the article."""
        text = self.page.document.text[subject.start : subject.end]
        return Speaker(text, "unresolved", "", subject.start, subject.end, score)

    @cached_property
    def _main(self) -> Speaker | None:
        """The organisation that the article names most often."""
        return self._most_named()

    def _most_named(self) -> Speaker | None:
        """Return the organisation that the article names most often."""
        counts: dict[str, int] = {}
        for name in self.page.names:
            if name.kind == "organisation" and name.identity:
                counts[name.identity] = counts.get(name.identity, 0) + 1
        if not counts:
            return None
        best = max(counts, key=lambda identity: counts[identity])
        return speaker_of(next(name for name in self.page.names if name.identity == best))._replace(
            score=0.6, by=Speakers._most_named
        )

    def _title(self, subject: Subject, _: int) -> Speaker:
        """Return who of the article holds an office that is named alone (首席执行官还透露)."""
        ids = self._titles.get(office(fold(subject.text)), [])
        before = self.page.names_within(max(0, subject.start - 6 * _NEAR), subject.start) if ids else []
        near = [name for name in before if name.identity in ids]
        if near:
            return speaker_of(near[-1])._replace(start=subject.start, end=subject.end, score=0.85)
        if len(ids) == 1:
            person = self.page.people[ids[0]]
            return Speaker(person.name, "person", person.id, subject.start, subject.end, 0.8)
        meant = pointed_at(self.page, self.spoken, subject)
        if meant:
            return meant._replace(start=subject.start, end=subject.end)
        return Speaker(subject.text, "unresolved", "", subject.start, subject.end, 0.7)

    def _document(self, subject: Subject, _: int) -> Speaker | None:
        """Return who issued a document that is named alone (文件强调); data from nowhere are nobody's."""
        word = fold(subject.text)
        if is_nobodys(word) or handled(self.page, subject):
            return None
        if word.endswith(tuple(words_of(DOCUMENTS, "medium"))):
            return self._at(self.spoken.medium, subject)
        owner = _OWNER.search(subject.text)
        if owner:
            return Speaker(owner.group(1), "unresolved", "", subject.start, subject.end, 0.6)
        body = body_before(self.page, subject)
        if body:
            issuer: Speaker | None = Speaker(self.page.document.text[body[0] : body[1]], "unresolved", "", *body, 0.7)
        else:
            issuer = self._issuer(word, subject) or self._court(word, subject)
        if issuer:
            self.issued(issuer, subject.start, word)
        return self._at(issuer, subject)

    def _court(self, word: str, subject: Subject) -> Speaker | None:
        """Return the court named last before its ruling (判词指出), or the ruling as written."""
        if not word.endswith(tuple(words_of(DOCUMENTS, "ruling"))):
            return None
        courts = tuple(words_of(DOCUMENTS, "ruling-body"))
        before = self.page.names_within(max(0, subject.start - 6 * _NEAR), subject.start)
        named = [name for name in before if fold(name.name).endswith(courts)]
        return (
            speaker_of(named[-1])._replace(score=0.7, by=Speakers._court) if named else self._as_written(subject, 0.6)
        )

    def _issuer(self, word: str, subject: Subject) -> Speaker | None:
        """Return who issued a document by what the article says before it, then after it."""
        recent = self.issuers.get(is_finding(word)) or (self.issuers.get(False) if is_finding(word) else None)
        resumed = self.page.masked[subject.end : subject.end + 1] in small_words("joining") | {"续"}  # 报告又指
        if recent and not resumed and recent[1] < section(self._headings, subject.start):
            recent = None
        if recent and again().match(word) and is_finding(word) in self.issuers:
            return recent[0]
        published = publisher_before(self.page, subject.start)
        if published is None and recent:
            return recent[0]
        if published is None and survey().fullmatch(word):
            published = publisher_after(self.page, subject.start)
        if published:
            return self.resolve(published.subject, published.sentence)
        return self._main if is_own(word) else None

    def issued(self, speaker: Speaker, place: int, word: str = "报告") -> None:
        """Remember who a document was of, for 报告发现 after 据微软发布的报告显示."""
        if not self.page.is_medium(speaker.identity):
            self.issuers[is_finding(word)] = speaker, place

    def _of_the_named(self, subject: Subject) -> Speaker | None:
        """Return a speaker of an organisation that a pronoun points to, with its name (该行工作人员, 其高管)."""
        parts = None if subject.names else owned(subject.text)
        if parts is None:
            return None
        kinds = column("pronouns.tsv", 2).get(fold(parts[0]), "").split()
        owner = self._latest("organisation", subject._replace(text=parts[0]), kinds)
        return Speaker(owner.name + parts[1], "unresolved", "", -1, -1, 0.7) if owner and owner.identity else None

    def _described(self, subject: Subject, _: int) -> Speaker | None:
        """Return a speaker as written, or the named one that 该官员 points back to; laws and pleas do not speak."""
        text = fold(subject.text)
        if text.endswith(tuple(words_of(SPEAKERS, "silent"))):
            return None
        meant = self._meant(subject, text) or self._of_the_named(subject) or pointed_at(self.page, self.spoken, subject)
        meant = meant or the_one(self.page, self.spoken, subject)
        if meant:
            return meant._replace(start=subject.start, end=subject.end)
        if text in ("法院", "法庭"):
            before = [
                name
                for name in self.page.names_within(max(0, subject.start - _NEAR), subject.start)
                if fold(name.name).endswith(text)
            ]
            for name in reversed([name for name in before if self._leads(name)] or before):
                return speaker_of(name)._replace(start=subject.start, end=subject.end, score=0.8)
            court = body_named(self.page, subject.start, text)
            if court:
                return speaker_of(court)._replace(start=subject.start, end=subject.end, score=0.7)
        return Speaker(subject.text, "unresolved", "", subject.start, subject.end, 0.8)

    def _meant(self, subject: Subject, text: str) -> Speaker | None:
        """Return who is named elsewhere in the article and only described here (某某的律师, 局方, 某某局局长)."""
        named = stands_for(self.page, subject) or body_meant(self.page, subject)
        if named:
            return speaker_of(named)._replace(score=0.7, by=Speakers._meant)
        person = courtesy(self.page, text) or by_surname(self.page, subject.text) or holder_of(self.page, subject)
        return Speaker(person.name, "person", person.id, -1, -1, 0.7, by=Speakers._meant) if person else None

    def _leads_with(self, sentence: int, clause: int) -> bool:
        """Return whether nothing but small words stands in a sentence before a clause: it has no subject of its own."""
        return all(
            is_light(self.page, token) or token.text in "，," or token.text in small_words("leading")
            for token in self.page.tokens_within(sentence, clause)
        )

    def _goes_on(self, subject: Subject, sentence: int) -> bool:
        """Return whether a verb without a speaker is the last one's: in its paragraph, or after 又 or the like."""
        document = self.page.document
        block = document.blocks[document.sentences[document.sentence_at(sentence)].block]
        if block.start <= max(self.spoken.since, self.spoken.until - 1):
            return True
        first = self.page.tokens_within(subject.clause, subject.clause + 2)[:1]
        near = subject.clause - self.spoken.until < _NEAR
        joins = bool(first) and first[0].text in small_words("joining")
        return near and (joins or "续" in self.page.masked[subject.clause : subject.clause + 6])

    def _inherited(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who leads the sentence, else, where it leads with the verb, who spoke last (又指, 并表示)."""
        last = self.spoken.last
        if last and self.spoken.since >= sentence:
            return last._replace(score=0.85, by=Speakers._inherited)
        leading = last_subject(self.page, sentence, subject.clause)
        if leading and leading.sort != "inherited":
            found = self.resolve(leading, sentence)
            return found._replace(score=0.8, by=last_subject) if found else None
        if last and self._leads_with(sentence, subject.clause) and self._goes_on(subject, sentence):
            return last._replace(start=-1, end=-1, score=0.75, by=Speakers._inherited)
        return None


def _as_named(_: Speakers, subject: Subject, __: int) -> Speaker:
    """Return the name that stands there."""
    return speaker_of(subject.names[-1])


def _joint(_: Speakers, subject: Subject, __: int) -> Speaker:
    """Return several who speak together, as written."""
    names = tuple(name.identity for name in subject.names)
    return Speaker(subject.text, "unresolved", "", subject.start, subject.end, 0.9, names)


_WAYS: dict[SubjectSort, Callable[[Speakers, Subject, int], Speaker | None]] = {
    "name": _as_named,
    "joint": _joint,
    "pronoun": Speakers._pronoun,
    "title": Speakers._title,
    "document": Speakers._document,
    "described": Speakers._described,
    "inherited": Speakers._inherited,
}


def way_of(subject: Subject) -> Callable[..., object]:
    """Return the function that tells who a subject is."""
    return _WAYS[subject.sort]
