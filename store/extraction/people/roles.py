"""Which titles a person holds, and where: 思谋集团创始人兼董事长贾佳亚 holds two at 思谋集团.

Titles stand before a name (財政司司長陳茂波), behind it (李斌，蔚来创始人; 刘剑曾任…总经理; 鄧總裁), or are
the label of a by-line (编辑｜胡某). A company's title without an organisation belongs to that of the title or
the person before it in the list, else to the organisation its sentence or the whole article is about.
"""

from collections.abc import Iterator, Sequence

import msgspec

from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.rule import Example, Rule
from store.extraction.people import words
from store.extraction.people.bylines import bylines
from store.extraction.people.english_roles import EnglishRoles
from store.extraction.people.role_ages import occupation
from store.extraction.people.role_apart import Apart
from store.extraction.people.role_clauses import CARRIED, own_clauses
from store.extraction.people.role_lists import NameLists, Told
from store.extraction.people.role_organisations import Holders, sentence_end, sentence_start
from store.extraction.people.role_phrases import Phrases
from store.extraction.people.role_pieces import Piece
from store.extraction.people.role_readings import Reading
from store.extraction.people.role_titles import distinct
from store.extraction.people.role_verbs import (
    is_opinion,
    only_when,
    opens_apposition,
    opens_holding,
)
from store.extraction.people.short_forms import SURNAME_TITLE
from store.extraction.people.unread_titles import unread_titles
from store.model import Mention, Organisation, Person, Role

_VERBS = "role_verbs.tsv"
_LISTS = ("titles.tsv", _VERBS)
LABEL = Rule(
    "role.label",
    0.0,
    finds=Example("作者｜林小川\n今天天气很好。", "作者"),
    leaves=Example("作者今天到场。\n林小川也来了。", "作者"),
    lists=("byline_labels.tsv",),
)
"""The label of a by-line that says what somebody is (文：, not what credits a picture behind a name: 何某摄)."""
BEFORE = Rule(
    "role.before",
    0.0,
    finds=Example("云岫集团董事长林小川到会。", "董事长"),
    leaves=Example("云岫集团董事长到会，林小川没有来。", "董事长"),
    lists=(*_LISTS, "formed_titles.tsv", "title_words.tsv", "name_words.tsv", "government_offices.tsv"),
)
"""Titles that end right before a name."""
ONCE = Rule(
    "role.once",
    0.0,
    finds=Example("曾任云岫集团总监的立法会议员林小川到会。", "总监"),
    leaves=Example("批评云岫集团总监的立法会议员林小川到会。", "总监"),
    lists=_LISTS,
)
"""A title of a clause that describes whoever is named after it."""
AFTER = Rule(
    "role.after",
    0.0,
    finds=Example("林小川董事长到会。", "董事长"),
    leaves=Example("林小川见董事长到会。", "董事长"),
    lists=_LISTS,
)
"""A title right after a name."""
HELD = Rule(
    "role.held",
    0.0,
    finds=Example("林小川曾任云岫集团总监。", "总监"),
    leaves=Example("林小川批评云岫集团总监。", "总监"),
    lists=_LISTS,
)
"""A title after a name and a verb of holding it."""
APPOSED = Rule(
    "role.apposed",
    0.0,
    finds=Example("林小川（云岫集团总监）到会。", "总监"),
    leaves=Example("林小川，云岫集团总监办公室的人，到会。", "总监"),
    lists=_LISTS,
)
"""A title after a name, in brackets or between commas."""


def assign_roles(
    document: Document, people: tuple[Person, ...], organisations: tuple[Organisation, ...]
) -> tuple[Person, ...]:
    """Return the people with their roles, the first of the article first."""
    reader = _reader(document, people, organisations)
    return tuple(
        msgspec.structs.replace(person, roles=distinct([reading.role for reading in reader.roles(person)]))
        for person in people
    )


def read_roles(
    document: Document, people: Sequence[Person], organisations: Sequence[Organisation]
) -> list[tuple[Person, Reading]]:
    """Return every role of the people as it is read, also of several that are one or give way to one another."""
    reader = _reader(document, people, organisations)
    return [(person, reading) for person in people for reading in reader.roles(person)]


def refused_roles(
    document: Document, people: Sequence[Person], organisations: Sequence[Organisation]
) -> list[tuple[Person, NearMiss]]:
    """Return the titles that stand beside the people's names and are no roles, and why; of English articles none."""
    reader = _reader(document, people, organisations)
    return [] if isinstance(reader, EnglishRoles) else [(one, miss) for one in people for miss in reader.refused(one)]


def _reader(
    document: Document, people: Sequence[Person], organisations: Sequence[Organisation]
) -> "_Reader | EnglishRoles":
    """Return who reads the roles of an article in its language."""
    if document.article.language == "en":
        return EnglishRoles(document, people, organisations)
    return _Reader(document, people, organisations)


class _Reader:
    """Reads the roles of one article's people."""

    def __init__(self, document: Document, people: Sequence[Person], organisations: Sequence[Organisation]) -> None:
        self._document = document
        self._organisations = organisations
        self._labels = {(name.start, name.end): name.title for name in document.once(bylines) if name.title}
        names = sorted((mention.start, mention.end) for person in people for mention in person.mentions)
        self._phrases = Phrases(document, organisations, {end: start for start, end in names})
        self._holders = Holders(document, organisations, self._phrases)
        self._apart = Apart(document, self._phrases)
        self._lists = NameLists(document, self._phrases)
        self._own_clauses = own_clauses(document, self._phrases, people)
        self._before: dict[int, list[Piece]] = {}

    def roles(self, person: Person) -> list[Reading]:
        """Return the roles of a person, where each stands; one comes several times."""
        return [reading for mention in person.mentions for reading in self._at(mention)]

    def refused(self, person: Person) -> Iterator[NearMiss]:
        """Yield the titles beside a person's name, at places where no role is read, and why they are none."""
        for mention in person.mentions:
            if not self._at(mention):
                yield from unread_titles(self._phrases, mention, sentence_start(self._document.text, mention.start))

    def _at(self, mention: Mention) -> list[Reading]:
        """Return the roles that stand beside a mention."""
        label = self._labels.get((mention.start, mention.end))
        if label and not self._reports(mention, label):
            return [self._label(mention, label)]
        return [*self._left(mention), *self._right(mention), *self._further_on(mention)]

    def _reports(self, mention: Mention, label: str) -> bool:
        """Return whether a title stands before a name that a label follows: 云报|记者|林小川|报导."""
        if not self._document.folded.startswith(label, mention.end):
            return False
        pieces = self._pieces_before(mention.start, sentence_start(self._document.text, mention.start))
        return bool(pieces) and pieces[-1].kind == "media"

    def _further_on(self, mention: Mention) -> Iterator[Reading]:
        """Yield the roles of later clauses that do not name their subject again: 林小川…，曾任总监."""
        for pieces, shown in self._own_clauses.get(mention.start, ()):
            yield from self._resolved(CARRIED, pieces, pieces[0].start, shown=shown)

    def _label(self, mention: Mention, label: str) -> Reading:
        """Return the role that the label of a by-line says, as it is written."""
        text, folded = self._document.text, self._document.folded
        at = folded.rfind(label, max(0, mention.start - len(label) - 80), mention.start)
        if at < 0:
            at = folded.find(label, mention.end, mention.end + len(label) + 2)
        if at < 0:
            return Reading(mention.start, mention.end, Role(title=label), LABEL, self._label)
        end = at + len(label)
        piece = Piece(at, end, text[at:end], "media", None, self._label)
        held = next(iter(self._holders.resolved([piece], mention.start, None)))
        return Reading(at, end, held.role, LABEL, held.by)

    def _left(self, mention: Mention) -> Iterator[Reading]:
        """Return the roles of the phrase before a mention."""
        text, least = self._document.folded, sentence_start(self._document.text, mention.start)
        pieces = self._pieces_before(mention.start, least)
        if not pieces:
            told = self._apart.before(mention.start, least)
            yield from self._resolved(BEFORE, told, mention.start)
            if not told:
                yield from self._of_list(self._lists.before(mention, least, sentence_end(text, mention.end)), least)
            yield from self._held_before(self._apart.noun(mention.start, least), least)
            return
        yield from self._resolved(BEFORE, pieces, mention.start, self._inherited(pieces, least))
        yield from self._held_before(pieces[0].start, least)

    def _inherited(self, pieces: Sequence[Piece], least: int) -> int | None:
        """Return the organisation of whoever is named just before a phrase, or of the chief of its deputy."""
        inherited = self._of_the_one_before(pieces[0].start, least)
        if inherited is None and (chief := self._lists.chief(pieces[0], least)) is not None:
            inherited = self._organisation_of(chief, least)
        return inherited

    def _held_before(self, position: int, least: int) -> Iterator[Reading]:
        """Yield the roles of a clause that describes what stands behind it: 曾任云岫航空机师的|工党立法会议员林小川."""
        held = self._apart.held(position, least)
        if held:
            yield from self._resolved(ONCE, held[0], position, shown=held[1])

    def _pieces_before(self, position: int, least: int) -> list[Piece]:
        if position not in self._before:
            self._before[position] = self._phrases.before(position, least)
        return self._before[position]

    def _of_the_one_before(self, position: int, least: int) -> int | None:
        """Return the organisation of the person named just before in a list: 实际控制人马云、董事长井某."""
        start = self._lists.previous(position, least)
        if start is None:
            return None
        return self._organisation_of(start, least)

    def _organisation_of(self, start: int, least: int) -> int | None:
        """Return the organisation of the titles before a name, or of the one before it in a list."""
        pieces = self._pieces_before(start, least)
        for piece in pieces[::-1]:
            if piece.organisation is not None:
                return piece.organisation
        return self._of_the_one_before(pieces[0].start, least) if pieces else None

    def _right(self, mention: Mention) -> Iterator[Reading]:
        """Return the roles that follow a mention: 鄧總裁, 李斌，蔚来创始人, 刘剑曾任…."""
        whose = self._right_before(mention)
        direct = self._direct(mention, whose)
        if direct:
            if whose is not None and direct[0].kind == "office" and self._organisations[whose].kind == "government":
                direct[0] = direct[0]._replace(organisation=whose)  # 云岫警区|林小川|督察
            yield from self._resolved(AFTER, direct, mention.start, whose)
            return
        text = self._document.folded
        most = sentence_end(self._document.folded, mention.end)
        held = opens_holding().match(text, mention.end, most)
        apposition = None if held else opens_apposition().match(text, mention.end, most)
        begins = held or apposition
        if begins is None:
            least = sentence_start(self._document.text, mention.start)
            yield from self._of_list(self._lists.behind(mention, least, most), least)
        if begins is None or is_opinion(text, begins.end()) or only_when(text, begins.end()):
            return
        begin = begins.end()
        aged = apposition is not None and apposition["aged"]
        pieces = (aged and occupation(self._document, begin, most)) or self._phrases.after(begin, most)
        if not pieces or (apposition and self._phrases.borders.acts(begin, pieces[0].start)):
            return
        if held or self._closes(pieces[-1].end):
            yield from self._resolved(HELD if held else APPOSED, pieces, mention.start, shown=begins.span())

    def _right_before(self, mention: Mention) -> int | None:
        """Return the organisation right before a name, with 的 or without: 云岫大学(的)|林小川教授."""
        least = sentence_start(self._document.text, mention.start)
        end = mention.start - self._document.folded.endswith("的", least, mention.start)
        beside = self._phrases.organisations.ending_within(least, end)
        return beside[2] if beside and beside[1] == end else None

    def _direct(self, mention: Mention, whose: int | None) -> list[Piece]:
        """Return the pieces of the title that follows a name with nothing between (鄧總裁), or none.

        Args:
            mention: the name.
            whose: the organisation right before it; without one 林小川律师 may be somebody else, who acts for 林小川.
        """
        text = self._document.folded
        short = mention.why == SURNAME_TITLE.name
        look_up = words.titles_before().before if short else words.titles_after().after
        former = 0 if short else text.startswith("前", mention.end)  # 蒋志明前总统
        title = look_up(text, mention.end + former)
        entry = words.titles().get(title)
        if entry is None:
            return []
        staff = whose is not None and "s" in entry.places and "d" not in entry.places
        if not (short or staff or "d" in entry.places):
            return []
        if entry.kind not in words.ROLE_CLASSES or len(title) < 2:
            return []
        start = mention.end - len(title) if short else mention.end
        pieces = self._phrases.after(start, sentence_end(self._document.folded, mention.end))
        end = start + former + len(title)
        written = self._document.text[start:end]
        return [Piece(start, end, written, entry.kind, whose if staff else None, self._direct), *pieces[1:]]

    def _of_list(self, told: Told | None, least: int) -> Iterator[Reading]:
        """Yield the roles that somebody has together with others of a list."""
        if told is not None:
            inherited = self._inherited(told.pieces, least) if told.pieces else None
            yield from self._resolved(told.rule, told.pieces, told.position, inherited)

    def _resolved(
        self,
        rule: Rule,
        pieces: Sequence[Piece],
        position: int,
        inherited: int | None = None,
        shown: tuple[int, int] = (0, 0),
    ) -> Iterator[Reading]:
        """Yield the roles of a phrase that a rule has found, with where they are held."""
        for piece, role, by in self._holders.resolved(pieces, position, inherited):
            yield Reading(piece.start, piece.end, role, rule, by, shown)

    def _closes(self, position: int) -> bool:
        """Return whether an apposition ends at a mark, as it must (李斌，蔚来创始人，…)."""
        text = self._document.folded
        return position >= len(text) or text[position] in "，。；：、,;:)）!?！？\n" or text[position] in "」』”"
