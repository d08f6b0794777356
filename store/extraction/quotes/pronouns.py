"""Whom a pronoun points back to: 他, 该公司, 后者, 双方, 对方, 他们, by what was said before."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from store.extraction.lexicon import column
from store.extraction.quotes.acting import is_one
from store.extraction.quotes.english_subjects import leading
from store.extraction.quotes.issuers import section
from store.extraction.quotes.leading import last_subject, lead_subject
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.offices import is_several, is_staff, only_person
from store.extraction.quotes.page import Page
from store.extraction.quotes.patterns import asked, done_to
from store.extraction.quotes.sexes import agrees
from store.extraction.quotes.speaker import Speaker, Spoken, in_words, speaker_of
from store.extraction.quotes.subjects import find_subject
from store.text.fold import fold

_OPENING = 8
"""Characters: a pronoun that opens a sentence has no more before it."""
_NEAR = 600
"""How many characters back a pronoun reaches for a speaker: about three paragraphs."""
_SENTENCES_BACK = 10
_MEANT, _LEADS, _NOBODY = 0.98, 0.96, 0.3
"""How often a pronoun means who was found for it; who leads a sentence but never spoke; only itself."""


class Pronouns:
    """Resolves the pronouns of an article.

    Args:
        page: the article.
        spoken: who spoke in it before.
        resolve: tells who any other subject is; its arguments are the subject and where its sentence begins.
    """

    def __init__(self, page: Page, spoken: Spoken, resolve: Callable[[Subject, int], Speaker | None]) -> None:
        self.page = page
        self._spoken = spoken
        self._resolve = resolve
        self.headings = [block.start for block in page.document.blocks if block.kind == "heading"]

    def meant(self, subject: Subject, sentence: int) -> Speaker:
        """Return whom a pronoun points back to, by what pronouns.tsv says of it, else the word as written."""
        word = fold(subject.text)
        sort = column("pronouns.tsv", 1).get(word) or column("english.tsv", 1)[word]
        found = _SORTS.get(sort, Pronouns._organisation)(self, subject, sentence)
        return found.spoken_of(subject, _MEANT) if found else in_words(self.page, subject, _NOBODY)

    def _organisation(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return the organisation of the kinds a pronoun allows that an article goes on about, else its main one."""
        kinds = column("pronouns.tsv", 2).get(fold(subject.text), "").split()
        own = self._own(sentence, kinds)
        if own:
            return own
        main = self.main if self.main and self._fits(self.main.identity, kinds) else None
        return self.latest("organisation", subject, kinds) or main

    def _own(self, sentence: int, kinds: Sequence[str]) -> Speaker | None:
        """Return the organisation for which somebody speaks in the sentence so far (甲党主席李志远说…，该党…)."""
        last = self._spoken.last
        person = self.page.people.get(last.identity) if last and self._spoken.since >= sentence else None
        ids = {role.organisation_id for role in person.roles} if person else set()
        for name in self.page.names_within(sentence, self._spoken.since) if ids else ():
            if name.identity in ids and self._fits(name.identity, kinds):
                return speaker_of(name).told_by(Pronouns._own, name.start)
        return None

    def _many(self, subject: Subject, _: int) -> Speaker | None:
        """Return the people, or the association of people, whom 他们 means."""
        last = self._spoken.last
        several = last if last and last.kind != "person" and self._is_many(last.identity) else None
        return self._topic("many", subject, ()) or several or self._together(subject)

    def _together(self, subject: Subject) -> Speaker | None:
        """Return those who spoke together last, near enough, though one of them spoke alone since."""
        near = [said for said in self._spoken.described if subject.start - said.start < 2 * _NEAR]
        joint = [said for said in near if len(said.identities) > 1]
        return joint[-1].told_by(Pronouns._together, joint[-1].start) if joint else None

    def _latter(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return whom a sentence names last before 后者."""
        named = self.page.names_within(sentence, subject.start)
        return speaker_of(named[-1]).told_by(Pronouns._latter) if named else self._spoken.last

    def _any(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who leads a sentence, or spoke last, whom 其 means."""
        return self._leading(subject, sentence) or self._spoken.last

    def _person(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return the person whom a pronoun points back to."""
        led = leading(self.page, sentence, subject.start) if subject.text.isascii() else None
        if led and led.names[-1].kind == "person":
            return speaker_of(led.names[-1]).told_by(leading)
        found = self._answering(subject, sentence) or self.latest("person", subject)
        found = found if found is None or agrees(subject.text, found.name) else None
        alone = None if found else only_person(self.page, subject.start)
        return speaker_of(alone).told_by(only_person) if alone else found

    def _is_many(self, identity: str) -> bool:
        """Return whether 他们 may mean somebody who is no person: nobody known, or an association of people."""
        organisation = self.page.organisations.get(identity)
        return organisation is None or organisation.kind == "association"

    def latest(self, kind: str, subject: Subject, kinds: Sequence[str] = ()) -> Speaker | None:
        """Return who the article last went on about in its own voice, or who spoke last: whichever is nearer."""
        last, place = self._spoken.of(kind, subject.text)
        if last and not self._fits(last.identity, kinds):
            last = None
        near = subject.start - place < 3 * _NEAR and (
            place >= section(self.headings, subject.start) or self._alone_since(last, place, subject.start)
        )
        return self._topic(kind, subject, kinds) or (last.told_by(Pronouns.latest, place) if last and near else None)

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
            if sentence.end <= self._spoken.until or document.blocks[sentence.block].kind == "byline":
                break
            begin, end = max(sentence.start, self._spoken.until), min(sentence.end, subject.clause)
            nearest = last_subject(self.page, begin, end) if ordinal == number and kind == "person" else None
            leading = nearest if nearest and nearest.sort == "name" else lead_subject(self.page, begin, end)
            if leading and kind == "person" and _is_some(leading):
                leading = lead_subject(self.page, begin, end, named=True)  # 控方传召某人作供。她供称…
            if leading is None or not agrees(subject.text, leading.text):
                continue
            apart = kind == "person" and self._does_to(leading, end)
            if not apart and self._is_of(leading, kind, kinds, same=ordinal == number):
                found = self._resolve(leading, sentence.start)
                told = found and found.told_by(Pronouns._topic, leading.start)
                return told and told._replace(score=_LEADS * told.score)
        return None

    def _does_to(self, leading: Subject, end: int) -> bool:
        """Return whether who leads a sentence does something to somebody else who is meant there (母亲把她接走)."""
        return done_to().match(self.page.masked, leading.end, end) is not None

    def _is_of(self, leading: Subject, kind: str, kinds: Sequence[str], *, same: bool) -> bool:
        """Return whether who leads a sentence is one person, or an organisation of some kinds, as is asked for.

        Who is told only by an office is one in the same sentence (总统会见某某时，他说).
        """
        if leading.sort == "described" or (leading.sort == "title" and (kind == "many" or same)):
            text = fold(leading.text)
            if kind == "person" and _is_some(leading):
                return False
            several = is_several(text) or is_staff(leading)
            return several if kind == "many" else kind == "person" and not several
        if leading.sort != "name" or kind == "many":
            return leading.sort == "joint" and kind == "many"
        last = leading.names[-1]
        return kind == "person" if last.kind == "person" else kind != "person" and self._fits(last.identity, kinds)

    def _fits(self, identity: str, kinds: Sequence[str]) -> bool:
        """Return whether an organisation is of a kind that the word for it allows (该校: a university)."""
        organisation = self.page.organisations.get(identity)
        return not kinds or organisation is None or organisation.kind in kinds

    def _leading(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who leads the sentence before a subject."""
        leading = lead_subject(self.page, sentence, subject.clause)
        found = self._resolve(leading, sentence) if leading and leading.sort in ("name", "described") else None
        return found.told_by(Pronouns._leading) if found else None

    def _addressed(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who was asked in the sentence before 对方 (向某某查询，对方回复称)."""
        found = self._inquired(max(sentence, subject.start - 120), subject.start)
        if found is None and subject.start - sentence <= _OPENING:
            found = self._inquired(self._before(sentence), sentence)
        speaker = self._resolve(found, sentence) if found and found.sort in ("name", "described", "title") else None
        return speaker and speaker.told_by(Pronouns._addressed)

    def _answering(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return the person who was asked in the sentence before the one that a pronoun opens (向某某查询。他指…).

        Whom others than journalists met or found is not who goes on.
        """
        if subject.start - sentence > _OPENING:
            return None
        before = self._before(sentence)
        found = self._inquired(before, sentence, press=True)
        if found is None or (found.sort == "name" and found.names[-1].kind != "person"):
            return None
        several = found.sort == "described" and is_several(fold(found.text))
        speaker = None if several or found.sort not in ("name", "described") else self._resolve(found, sentence)
        return speaker and speaker.told_by(Pronouns._answering)

    def _before(self, sentence: int) -> int:
        """Return where the sentence before the one that begins at a place begins."""
        number = self.page.document.sentence_at(sentence)
        return self.page.document.sentences[max(0, number - 1)].start

    def _inquired(self, start: int, end: int, *, press: bool = False) -> Subject | None:
        """Return of whom is inquired last in a stretch (向某某查询), or who is reached, by journalists if so asked."""
        masked = self.page.masked
        for match in reversed([*asked().finditer(masked, start, end)]):
            group = match.lastindex or 0
            if not press or group == 1 or any(word in masked[start : match.start()] for word in small_words("press")):
                return find_subject(self.page, match.start(group), match.end(group))
        return None

    def _both(self, subject: Subject, _: int) -> Speaker | None:
        """Return the last two names joined in the article's own voice, as written there, else the words."""
        names = self.page.names_within(max(0, subject.start - _NEAR), subject.start)
        for left, right in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            gap = self.page.masked[left.end : right.start]
            if left.identity != right.identity and re.fullmatch(r"\s*[、和与及跟][^，。；：]{0,10}", gap):
                text = self.page.document.text[left.start : right.end]
                return Speaker(text, "unresolved", "", subject.start, subject.end, 0.75)
        return None

    @cached_property
    def main(self) -> Speaker | None:
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
            score=0.6, by=Pronouns._most_named
        )


def _is_some(leading: Subject) -> bool:
    """Return whether people without a name lead a sentence who may be one or many (乘客, 控方)."""
    return leading.sort == "described" and not leading.names and not is_one(fold(leading.text))


_SORTS: dict[str, Callable[[Pronouns, Subject, int], Speaker | None]] = {
    "person": Pronouns._person,
    "many": Pronouns._many,
    "other": Pronouns._addressed,
    "both": Pronouns._both,
    "latter": Pronouns._latter,
    "any": Pronouns._any,
}
"""The ways of finding whom a pronoun means, by its class in pronouns.tsv; all others are an organisation's."""
