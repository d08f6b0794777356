"""Which titles a person holds, and where: 思谋集团创始人兼董事长贾佳亚 holds two at 思谋集团.

Titles stand before a name (財政司司長陳茂波), behind it (李斌，蔚来创始人; 刘剑曾任…总经理; 鄧總裁), or are
the label of a by-line (编辑｜胡某). A company's title without an organisation belongs to that of the title or
the person before it in the list, else to the organisation its sentence or the whole article is about.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from store.extraction.engine.document import Document
from store.extraction.engine.phrases import alternatives
from store.extraction.lexicon import in_order
from store.extraction.people import words
from store.extraction.people.bylines import bylines
from store.extraction.people.role_phrases import Phrases, Piece
from store.extraction.people.short_forms import SURNAME_TITLE
from store.model import Mention, Organisation, Person, Role
from store.text.fold import key


def _any_of(kind: str) -> str:
    """Return a pattern of the words of a class of role_verbs.tsv, the longest first."""
    return alternatives(in_order("role_verbs.tsv", kind))


_HOLDS = re.compile(rf"[,，]?(?:{_any_of('adverb')}){{0,3}}(?:{_any_of('holds')})(?:{_any_of('new')})?")
_HELD = re.compile(rf"(?:{_any_of('clause')})$")
_APPOSITION = re.compile(r"[,，（(][ ]?(?:现任|时任|曾任|前|原)?")
_OPENING = frozenset("「『“‘")
_STOP = frozenset("。！？；!?;\n\u3000")


class _Found(NamedTuple):
    position: int
    role: Role
    kind: str


def assign_roles(
    document: Document, people: tuple[Person, ...], organisations: tuple[Organisation, ...]
) -> tuple[Person, ...]:
    """Return the people with their roles, the first of the article first."""
    reader = _Reader(document, people, organisations)
    return tuple(msgspec.structs.replace(person, roles=reader.roles(person)) for person in people)


class _Reader:
    """Reads the roles of one article's people."""

    def __init__(self, document: Document, people: Sequence[Person], organisations: Sequence[Organisation]) -> None:
        self._document = document
        self._organisations = organisations
        self._labels = {(name.start, name.end): name.label for name in document.once(bylines) if name.label}
        self._names = sorted((m.start, m.end) for person in people for m in person.mentions)
        self._name_ends = {end: start for start, end in self._names}
        self._phrases = Phrases(document, organisations, self._name_ends.keys())
        self._main = _main_organisation(organisations)
        self._before: dict[int, list[Piece]] = {}

    def roles(self, person: Person) -> tuple[Role, ...]:
        """Return the roles of a person."""
        found: list[_Found] = []
        for mention in person.mentions:
            label = self._labels.get((mention.start, mention.end))
            if label:
                found.append(_Found(mention.start, Role(title=self._label(mention, label)), "label"))
                continue
            found += self._left(mention)
            found += self._right(mention)
        return _distinct(found)

    def _label(self, mention: Mention, label: str) -> str:
        """Return the label of a by-line as it is written."""
        text, folded = self._document.text, self._document.folded
        at = folded.rfind(label, max(0, mention.start - len(label) - 80), mention.start)
        if at < 0:
            at = folded.find(label, mention.end, mention.end + len(label) + 2)
        return text[at : at + len(label)] if at >= 0 else label

    def _left(self, mention: Mention) -> Iterator[_Found]:
        """Return the roles of the phrase before a mention."""
        least = self._sentence_start(mention.start)
        pieces = self._pieces_before(mention.start, least)
        if not pieces:
            yield from self._shared(mention.start, least)
            return
        inherited = self._of_the_one_before(pieces[0].start, least)
        yield from self._resolved(pieces, mention.start, inherited)
        yield from self._held_before(pieces[0].start, least)

    def _pieces_before(self, position: int, least: int) -> list[Piece]:
        if position not in self._before:
            self._before[position] = self._phrases.before(position, least)
        return self._before[position]

    def _held_before(self, position: int, least: int) -> Iterator[_Found]:
        """Return the role of a clause before the phrase: 曾任国泰机师的|公民党立法会议员谭文豪."""
        text = self._document.folded
        if position - 1 <= least or text[position - 1] != "的":
            return
        pieces = self._phrases.before(position - 1, least)
        if pieces and _HELD.search(text, least, pieces[0].start):
            yield from self._resolved(pieces, position, None)

    def _of_the_one_before(self, position: int, least: int) -> int | None:
        """Return the organisation of the person named just before in a list: 实际控制人马云、董事长井某."""
        start = self._previous_name(position, least)
        if start is None:
            return None
        pieces = self._pieces_before(start, least)
        for piece in reversed(pieces):
            if piece.organisation is not None:
                return piece.organisation
        return self._of_the_one_before(pieces[0].start, least) if pieces else None

    def _previous_name(self, position: int, least: int) -> int | None:
        """Return where the name begins that a joint (、和) and perhaps a bracket part from a position."""
        text = self._document.folded
        end = position
        while end > least and text[end - 1] in "、和及与 ":
            end -= 1
        if end == position:
            return None
        if text[end - 1] == ")":
            end = max(text.rfind("(", least, end), least)
        while end > least and text[end - 1] == " ":
            end -= 1
        return self._name_ends.get(end)

    def _shared(self, position: int, least: int) -> Iterator[_Found]:
        """Return the title that several names share: FTX高管A（…）和B."""
        start: int | None = position
        for _ in range(12):
            start = self._previous_name(start, least) if start is not None else None
            if start is None:
                return
            pieces = self._pieces_before(start, least)
            if pieces:
                title = self._phrases.title_before(pieces[-1].end)
                if title and "s" in title.places:
                    yield from self._resolved(pieces[-1:], start, None)
                return

    def _right(self, mention: Mention) -> Iterator[_Found]:
        """Return the roles that follow a mention: 鄧總裁, 李斌，蔚来创始人, 刘剑曾任…."""
        direct = self._direct(mention)
        if direct:
            yield from self._resolved(direct, mention.start, None)
            return
        text = self._document.folded
        most = self._sentence_end(mention.end)
        held = _HOLDS.match(text, mention.end, most)
        apposition = None if held else _APPOSITION.match(text, mention.end, most)
        begins = held or apposition
        if begins is None or _is_opinion(text, begins.end()):
            return
        begin = begins.end()
        pieces = self._phrases.after(begin, most)
        if pieces and (held or self._closes(pieces[-1].end)):
            yield from self._resolved(pieces, mention.start, None)

    def _direct(self, mention: Mention) -> list[Piece]:
        """Return the pieces of the title that follows a name with nothing between (鄧總裁), or none."""
        text = self._document.folded
        short = mention.why == SURNAME_TITLE.name
        look_up = words.titles_before().before if short else words.titles_after().after
        title = look_up(text, mention.end)
        entry = words.titles().get(title)
        if entry is None or not (short or "d" in entry.places):
            return []
        if entry.kind not in words.ROLE_CLASSES or len(title) < 2:
            return []
        start = mention.end - len(title) if short else mention.end
        pieces = self._phrases.after(start, self._sentence_end(mention.end))
        written = self._document.text[start : start + len(title)]
        return [Piece(start, start + len(title), written, entry.kind, None), *pieces[1:]]

    def _closes(self, position: int) -> bool:
        """Return whether an apposition ends at a mark, as it must (李斌，蔚来创始人，…)."""
        text = self._document.folded
        return position >= len(text) or text[position] in "，。；：、,;:)）!?！？\n" or text[position] in "」』”"

    def _resolved(self, pieces: Sequence[Piece], position: int, inherited: int | None) -> Iterator[_Found]:
        """Return the roles of a phrase; a company's title without an organisation takes that of the one before."""
        current = inherited
        for piece in pieces:
            number = piece.organisation
            if number is not None:
                current = number
            elif piece.kind in ("company", "academic", "profession") and piece.plain:
                number = current
            if number is None and piece.kind == "company" and piece.plain:
                number = self._context(position)
            if not piece.title:
                continue
            title, number = self._of_government(piece, number)
            if number is None:
                yield _Found(piece.start, Role(title=title), piece.kind)
            else:
                organisation = self._organisations[number]
                role = Role(title=title, organisation=organisation.name, organisation_id=organisation.id)
                yield _Found(piece.start, role, piece.kind)

    def _of_government(self, piece: Piece, number: int | None) -> tuple[str, int | None]:
        """Return title and organisation of an office named with its place, where the place's government is named."""
        if number is not None or piece.kind != "office":
            return piece.title, number
        for place in ("香港特别行政区", "香港特区", "特区政府", "香港", "澳门特别行政区", "澳门"):
            folded = self._document.folded[piece.start : piece.end]
            if folded.startswith(place) or key(piece.title) in _HONG_KONG_OFFICES:
                for at, organisation in enumerate(self._organisations):
                    if organisation.kind == "government" and key(organisation.name) in _HONG_KONG_GOVERNMENTS:
                        written = piece.title[len(place) :] if folded.startswith(place) else piece.title
                        return written or piece.title, at
        return piece.title, None

    def _context(self, position: int) -> int | None:
        """Return the organisation that a company's title without one belongs to, from its sentence or the article."""
        found = self._phrases.organisations.ending_within(self._sentence_start(position), position)
        if found is not None and position - found[1] <= 40:
            return found[2] if self._organisations[found[2]].kind in ("company", "financial", "other") else None
        return self._main

    def _sentence_start(self, position: int) -> int:
        text = self._document.text
        start = position
        while start > 0 and position - start < 160 and text[start - 1] not in _STOP:
            start -= 1
        return start

    def _sentence_end(self, position: int) -> int:
        text = self._document.folded
        end = position
        while end < len(text) and end - position < 160 and text[end] not in _STOP:
            end += 1
        return end


_HONG_KONG_OFFICES = frozenset({"行政长官", "财政司司长", "政务司司长", "律政司司长", "特首"})
_HONG_KONG_GOVERNMENTS = frozenset({"香港特别行政区政府", "香港特区政府", "特区政府", "港府", "香港政府"})


def _is_opinion(text: str, position: int) -> bool:
    """Return whether being and a quotation say what somebody thinks of a person, not a post: 是「偉大領袖」."""
    return text[position - 1] in "是为系" and text[position : position + 1] in _OPENING


def _main_organisation(organisations: Sequence[Organisation]) -> int | None:
    """Return the company the article is about: the one named most, and clearly more often than the next."""
    counts = sorted(
        ((len(o.mentions), -n) for n, o in enumerate(organisations) if o.kind in ("company", "financial")), reverse=True
    )
    if not counts or counts[0][0] < 4 or (len(counts) > 1 and counts[0][0] < 1.5 * counts[1][0]):
        return None
    return -counts[0][1]


def _distinct(found: Sequence[_Found]) -> tuple[Role, ...]:
    """Return each role once.

    A title without an organisation gives way to the same title with one, and to a longer one (总统, 美国总统).
    """
    latest = {(key(entry.role.title), entry.role.organisation_id): entry.role for entry in reversed(found)}
    roles = list(reversed(latest.values()))
    placed = {key(role.title) for role in roles if role.organisation}
    unplaced = [role.title for role in roles if role.organisation is None]
    return tuple(
        role for role in roles if role.organisation or not (key(role.title) in placed or _is_end(role.title, unplaced))
    )


def _is_end(title: str, others: Sequence[str]) -> bool:
    """Return whether a longer title ends in this one."""
    return any(other != title and other.endswith(title) for other in others)
