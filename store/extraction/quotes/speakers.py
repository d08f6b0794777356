"""Who a subject is: names as they are, offices, documents and descriptions by what was said before."""

import re
from collections.abc import Callable
from functools import cache

from store.extraction.lexicon import column, words_of
from store.extraction.quotes.adverbs import is_light
from store.extraction.quotes.elders import the_elder
from store.extraction.quotes.english_pointing import the_one
from store.extraction.quotes.issuers import (
    body_before,
    handled,
    is_finding,
    is_nobodys,
    is_own,
    printer_before,
    publisher_after,
    publisher_before,
    section,
    team_before,
)
from store.extraction.quotes.leading import last_subject, lead_subject
from store.extraction.quotes.lists import DOCUMENTS, SPEAKERS, small_words
from store.extraction.quotes.noun_phrases import Subject, SubjectSort, first_of_two
from store.extraction.quotes.offices import (
    body_meant,
    body_named,
    by_surname,
    courtesy,
    holder_of,
    holders,
    office,
    presiding,
    stands_for,
)
from store.extraction.quotes.owners import of_him, owned
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.parties import Parties
from store.extraction.quotes.patterns import again, survey
from store.extraction.quotes.pointing import pointed_at
from store.extraction.quotes.pronouns import Pronouns
from store.extraction.quotes.speaker import Speaker, Spoken, in_words, is_any_medium, speaker_of
from store.text.fold import fold

_ISSUED = 0.85
"""How often who issued a document before is who issued that which speaks."""
_NEAR = 600
"""How many characters back a pronoun reaches for a speaker: about three paragraphs."""


class Speakers:
    """Resolves the subjects of an article one after the other, remembering who spoke and who issued what."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.issuers: dict[bool, tuple[Speaker, int]] = {}
        self.spoken = Spoken(page)
        self._titles = holders(page)
        self._parties = Parties(page)
        self.pronouns = Pronouns(page, self.spoken, self.resolve)

    def resolve(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who speaks, or None where nobody can be named.

        Args:
            subject: who stands before the verb.
            sentence: where the sentence begins.
        """
        return _WAYS[subject.sort](self, subject, sentence)

    def _leads(self, name: Name) -> bool:
        """Return whether a name leads its sentence."""
        document = self.page.document
        sentence = document.sentences[document.sentence_at(name.start)]
        leading = lead_subject(self.page, sentence.start, min(sentence.end, name.end + 1))
        return leading is not None and leading.start <= name.start < leading.end

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
            return _at(self._medium(subject), subject)
        owner = _owner().search(subject.text)
        if owner:
            return Speaker(owner.group(1), "unresolved", "", subject.start, subject.end, 0.6)
        body = body_before(self.page, subject)
        if body:
            issuer: Speaker | None = Speaker(self.page.document.text[body[0] : body[1]], "unresolved", "", *body, 0.7)
        else:
            court = self._court(word, subject)
            issuer = court if court and court.identity else self._issuer(word, subject) or court
        if issuer:
            self.issued(issuer, subject.start, word)
        return _at(issuer, subject)

    def _medium(self, subject: Subject) -> Speaker | None:
        """Return the medium whose report or article speaks: the last that spoke, or that is said to print one."""
        signed = not fold(subject.text).endswith(tuple(words_of(DOCUMENTS, "report")))
        printer = printer_before(self.page, self.spoken.medium_until, subject.start, signed=signed)
        return speaker_of(printer)._replace(by=printer_before) if printer else self.spoken.medium

    def _court(self, word: str, subject: Subject) -> Speaker | None:
        """Return the court or prosecutor named last before what it wrote; a ruling of no named court is as written."""
        of_court = word.endswith(tuple(words_of(DOCUMENTS, "ruling")))
        if not of_court and not word.endswith(tuple(words_of(DOCUMENTS, "charge"))):
            return None
        courts = tuple(words_of(DOCUMENTS, "ruling-body" if of_court else "charge-body"))
        before = self.page.names_within(max(0, subject.start - 6 * _NEAR), subject.start)
        named = [name for name in before if fold(name.name).endswith(courts)]
        if not named:
            return in_words(self.page, subject, 0.6) if of_court else None
        court = next((name for name in reversed(named) if self._leads(name)), named[-1])  # not one that is only cited
        return speaker_of(court)._replace(score=0.7, by=Speakers._court)

    def _issuer(self, word: str, subject: Subject) -> Speaker | None:
        """Return who issued a document by what the article says before it, then after it."""
        recent = self.issuers.get(is_finding(word)) or (self.issuers.get(False) if is_finding(word) else None)
        resumed = self.page.masked[subject.end : subject.end + 1] in small_words("joining") | {"续"}  # 报告又指
        if recent and not resumed and recent[1] < section(self.pronouns.headings, subject.start):
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
        team = team_before(self.page, subject.start) if survey().fullmatch(word) or is_finding(word) else None
        if team:
            return Speaker(self.page.document.text[team[0] : team[1]], "unresolved", "", *team, 0.7)
        if not is_own(word):
            return None
        return self._who_just_spoke(word, subject) or self.pronouns.main

    def _who_just_spoke(self, word: str, subject: Subject) -> Speaker | None:
        """Return the body that spoke last in the paragraph, whose statement is meant (某部称，…。声明称，…)."""
        last = self.spoken.last
        if last is None or last.kind != "organisation" or self.page.is_medium(last.identity):
            return None
        near = self.page.block_at(self.spoken.since) == self.page.block_at(subject.start)
        return last if near and word.endswith(tuple(words_of(DOCUMENTS, "stating"))) else None

    def issued(self, speaker: Speaker, place: int, word: str = "报告") -> None:
        """Remember who a document was of, for 报告发现 after 据微软发布的报告显示."""
        if not (self.page.is_medium(speaker.identity) or word.endswith(tuple(words_of(DOCUMENTS, "medium")))):
            self.issuers[is_finding(word)] = speaker, place

    def _of_the_named(self, subject: Subject) -> Speaker | None:
        """Return a speaker of an organisation that a pronoun points to, with its name (该行工作人员, 其高管)."""
        parts = None if subject.names else owned(subject.text)
        if parts is None:
            return self._of_a_person(subject)
        kinds = column("pronouns.tsv", 2).get(fold(parts[0]), "").split()
        owner = self.pronouns.latest("organisation", subject._replace(text=parts[0]), kinds)
        return Speaker(owner.name + parts[1], "unresolved", "", -1, -1, 0.7) if owner and owner.identity else None

    def _of_a_person(self, subject: Subject) -> Speaker | None:
        """Return somebody of a person whom a pronoun means, with the name of that person (他的同学, 其家属)."""
        rest = of_him(subject.text) if not subject.names else ""
        owner = self.pronouns.latest("person", subject._replace(text="他")) if rest else None
        known = owner is not None and owner.kind == "person" and owner.identity != ""
        return Speaker(f"{owner.name}的{rest}", "unresolved", "", -1, -1, 0.7) if owner and known else None

    def _described(self, subject: Subject, _: int) -> Speaker | None:
        """Return a speaker as written, or the named one that 该官员 points back to; laws and pleas do not speak."""
        text = fold(subject.text)
        if text.endswith(tuple(words_of(SPEAKERS, "silent"))):
            return None
        meant = self._meant(subject, text) or self._of_the_named(subject) or pointed_at(self.page, self.spoken, subject)
        meant = meant or the_one(self.page, self.spoken, subject) or the_elder(self.page, subject)
        meant = meant or self._parties.the_party(subject)
        if meant:
            return meant._replace(start=subject.start, end=subject.end)
        if text in ("法院", "法庭"):
            ends = ("庭", "法院") if text == "法庭" else (text,)
            before = [
                name
                for name in self.page.names_within(max(0, subject.start - _NEAR), subject.start)
                if fold(name.name).endswith(ends)
            ]
            for name in reversed([name for name in before if self._leads(name)] or before):
                return speaker_of(name)._replace(start=subject.start, end=subject.end, score=0.8)
            court = body_named(self.page, subject.start, text)
            if court:
                return speaker_of(court)._replace(start=subject.start, end=subject.end, score=0.7)
        return Speaker(subject.text, "unresolved", "", subject.start, subject.end, 0.87)

    def _meant(self, subject: Subject, text: str) -> Speaker | None:
        """Return who is named elsewhere in the article and only described here (某某的律师, 局方, 某某局局长)."""
        named = stands_for(self.page, subject) or body_meant(self.page, subject)
        if named:
            return speaker_of(named)._replace(score=0.75, by=Speakers._meant)
        held = [] if subject.names else self._titles.get(office(text), [])
        if len(held) == 1:
            holder = self.page.people[held[0]]
            return Speaker(holder.name, "person", holder.id, -1, -1, 0.7, by=Speakers._meant)
        person = presiding(self.page, text) or courtesy(self.page, text)
        person = person or by_surname(self.page, subject.text) or holder_of(self.page, subject)
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
        block = document.block_at(sentence)
        if block.start <= max(self.spoken.since, self.spoken.until - 1):
            return True
        first = self.page.tokens_within(subject.clause, subject.clause + 2)[:1]
        near = subject.clause - self.spoken.until < _NEAR
        joins = bool(first) and first[0].text in small_words("joining")
        return near and (joins or "续" in self.page.masked[subject.clause : subject.clause + 6])

    def _within_report(self, last: Speaker, subject: Subject) -> Speaker | None:
        """Return whom a medium reports on, who goes on in the same sentence (某报报道，某某没有说明，仅表示：“…”)."""
        if not is_any_medium(self.page, last):
            return None
        found = last_subject(self.page, self.spoken.since, subject.clause)
        if found is None or found.sort != "name" or found.names[-1].identity == last.identity:
            return None
        return speaker_of(found.names[-1])._replace(score=0.75, by=last_subject)

    def _inherited(self, subject: Subject, sentence: int) -> Speaker | None:
        """Return who leads the sentence, else, where it leads with the verb, who spoke last (又指, 并表示)."""
        last = self.spoken.last
        if last and self.spoken.since >= sentence:
            return self._within_report(last, subject) or last._replace(score=0.85, by=Speakers._inherited)
        leading = last_subject(self.page, sentence, subject.clause)
        if leading and leading.sort == "joint":
            leading = first_of_two(self.page, leading)
        if leading and leading.sort != "inherited":
            found = self.resolve(leading, sentence)
            return found._replace(score=0.83, by=last_subject) if found else None
        if last and self._leads_with(sentence, subject.clause) and self._goes_on(subject, sentence):
            return last._replace(start=-1, end=-1, score=0.75, by=Speakers._inherited)
        return None


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9.&-])[a-z0-9.&-]*+([A-Z][A-Za-z0-9.&-]++)\s*+(?:的|发布的|公布的)[一-龥]{1,8}$")


def _at(speaker: Speaker | None, subject: Subject) -> Speaker | None:
    """Return a speaker found elsewhere as spoken of by the words of a subject."""
    return speaker and speaker.spoken_of(subject, _ISSUED)


def _pronoun(speakers: Speakers, subject: Subject, sentence: int) -> Speaker:
    """Return whom a pronoun points back to, else the word as written."""
    return speakers.pronouns.meant(subject, sentence)


def _as_named(_: Speakers, subject: Subject, __: int) -> Speaker:
    """Return the name that stands there."""
    return speaker_of(subject.names[-1])


def _joint(_: Speakers, subject: Subject, __: int) -> Speaker:
    """Return several who speak together, as written."""
    names = tuple(name.identity for name in subject.names)
    return Speaker(subject.text, "unresolved", "", subject.start, subject.end, 0.95, names)


_WAYS: dict[SubjectSort, Callable[[Speakers, Subject, int], Speaker | None]] = {
    "name": _as_named,
    "joint": _joint,
    "pronoun": _pronoun,
    "title": Speakers._title,
    "document": Speakers._document,
    "described": Speakers._described,
    "inherited": Speakers._inherited,
}


def way_of(subject: Subject) -> Callable[..., object]:
    """Return the function that tells who a subject is."""
    return _WAYS[subject.sort]
