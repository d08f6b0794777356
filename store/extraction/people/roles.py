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
from store.extraction.people.role_organisations import Holders, sentence_end, sentence_start
from store.extraction.people.role_phrases import Phrases, Piece
from store.extraction.people.role_readings import Reading
from store.extraction.people.role_titles import distinct, soft_joints
from store.extraction.people.role_verbs import is_opinion, only_when, opens_apposition, opens_clause, opens_holding
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
"""The label of a by-line."""
BEFORE = Rule(
    "role.before",
    0.0,
    finds=Example("云岫集团董事长林小川到会。", "董事长"),
    leaves=Example("云岫集团董事长到会，林小川没有来。", "董事长"),
    lists=(*_LISTS, "title_words.tsv", "name_words.tsv", "government_offices.tsv"),
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
SHARED = Rule(
    "role.shared",
    0.0,
    finds=Example("立法会议员林小川和周文静到会。", "议员"),
    leaves=Example("董事长林小川和周文静到会。", "董事长"),
    lists=_LISTS,
)
"""A title before a list of names that all hold it."""
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
_CLAUSE = 24
"""Characters: a clause between a title and the name is no longer."""


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
        self._labels = {(name.start, name.end): name.label for name in document.once(bylines) if name.label}
        self._names = sorted((m.start, m.end) for person in people for m in person.mentions)
        self._name_ends = {end: start for start, end in self._names}
        self._phrases = Phrases(document, organisations, self._name_ends.keys())
        self._holders = Holders(document, organisations, self._phrases)
        self._joints = soft_joints() | {"、", " "}
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
        return [self._label(mention, label)] if label else [*self._left(mention), *self._right(mention)]

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
        least = sentence_start(self._document.text, mention.start)
        pieces = self._pieces_before(mention.start, least)
        if not pieces:
            told = self._told_before(mention.start, least)
            yield from self._resolved(BEFORE, told, mention.start) if told else self._shared(mention.start, least)
            return
        inherited = self._of_the_one_before(pieces[0].start, least)
        yield from self._resolved(BEFORE, pieces, mention.start, inherited)
        yield from self._held_before(pieces[0].start, least)

    def _pieces_before(self, position: int, least: int) -> list[Piece]:
        if position not in self._before:
            self._before[position] = self._phrases.before(position, least)
        return self._before[position]

    def _held_before(self, position: int, least: int) -> Iterator[Reading]:
        """Return the role of a clause before the phrase: 曾任国泰机师的|公民党立法会议员谭文豪."""
        text = self._document.folded
        if position - 1 <= least or text[position - 1] != "的":
            return
        pieces = self._phrases.before(position - 1, least)
        held = opens_clause().search(text, least, pieces[0].start) if pieces else None
        if held:
            yield from self._resolved(ONCE, pieces, position, shown=held.span())

    def _told_before(self, position: int, least: int) -> list[Piece]:
        """Return the phrase before a clause about the one who is named behind it: 合伙人、具备多年经验的|詹志明."""
        text = self._document.folded
        mark = max(text.rfind("、", least, position), text.rfind("，", least, position))
        if text[position - 1] != "的" or not 2 < position - mark <= _CLAUSE or mark < least:
            return []
        first = self._document.all_words.at(mark + 1)
        tells = first is not None and first.tag[0] in "vp" and not any(mark < end < position for end in self._name_ends)
        return self._pieces_before(mark, least) if tells else []

    def _of_the_one_before(self, position: int, least: int) -> int | None:
        """Return the organisation of the person named just before in a list: 实际控制人马云、董事长井某."""
        start = self._previous_name(position, least)
        if start is None:
            return None
        pieces = self._pieces_before(start, least)
        for piece in pieces[::-1]:
            if piece.organisation is not None:
                return piece.organisation
        return self._of_the_one_before(pieces[0].start, least) if pieces else None

    def _previous_name(self, position: int, least: int) -> int | None:
        """Return where the name begins that a joint (、和) and perhaps a bracket part from a position."""
        text = self._document.folded
        end = position
        while end > least and text[end - 1] in self._joints:
            end -= 1
        if end == position:
            return None
        if text[end - 1] == ")":
            end = max(text.rfind("(", least, end), least)
        while end > least and text[end - 1] == " ":
            end -= 1
        return self._name_ends.get(end)

    def _shared(self, position: int, least: int) -> Iterator[Reading]:
        """Return the title that several names share: FTX高管A（…）和B."""
        start: int | None = position
        for _ in range(12):
            start = self._previous_name(start, least) if start is not None else None
            if start is None:
                return
            pieces = self._pieces_before(start, least)
            if pieces:
                title = self._phrases.borders.title_before(pieces[-1].end)
                if title and "s" in title.places:
                    yield from self._resolved(SHARED, pieces[-1:], start)
                return

    def _right(self, mention: Mention) -> Iterator[Reading]:
        """Return the roles that follow a mention: 鄧總裁, 李斌，蔚来创始人, 刘剑曾任…."""
        direct = self._direct(mention)
        if direct:
            least = sentence_start(self._document.text, mention.start)
            beside = self._phrases.organisations.ending_within(least, mention.start)
            whose = beside[2] if beside and beside[1] == mention.start else None  # 云岫大学|林小川|教授
            if whose is not None and direct[0].kind == "office" and self._organisations[whose].kind == "government":
                direct[0] = direct[0]._replace(organisation=whose)  # 云岫警区|林小川|督察
            yield from self._resolved(AFTER, direct, mention.start, whose)
            return
        text = self._document.folded
        most = sentence_end(self._document.folded, mention.end)
        held = opens_holding().match(text, mention.end, most)
        apposition = None if held else opens_apposition().match(text, mention.end, most)
        begins = held or apposition
        if begins is None or is_opinion(text, begins.end()) or only_when(text, begins.end()):
            return
        begin = begins.end()
        pieces = self._phrases.after(begin, most)
        if not pieces or (apposition and self._phrases.borders.acts(begin, pieces[0].start)):
            return
        if held or self._closes(pieces[-1].end):
            yield from self._resolved(HELD if held else APPOSED, pieces, mention.start, shown=begins.span())

    def _direct(self, mention: Mention) -> list[Piece]:
        """Return the pieces of the title that follows a name with nothing between (鄧總裁), or none."""
        text = self._document.folded
        short = mention.why == SURNAME_TITLE.name
        look_up = words.titles_before().before if short else words.titles_after().after
        former = 0 if short else text.startswith("前", mention.end)  # 蒋志明前总统
        title = look_up(text, mention.end + former)
        entry = words.titles().get(title)
        if entry is None or not (short or "d" in entry.places):
            return []
        if entry.kind not in words.ROLE_CLASSES or len(title) < 2:
            return []
        start = mention.end - len(title) if short else mention.end
        pieces = self._phrases.after(start, sentence_end(self._document.folded, mention.end))
        end = start + former + len(title)
        written = self._document.text[start:end]
        return [Piece(start, end, written, entry.kind, None, self._direct), *pieces[1:]]

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
