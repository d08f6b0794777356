"""Phrases that say in English what somebody is: Brightwell's chief economist, professor of law at Norham University.

A title ends with a head (executive, professor); what stands before it up to a word of structure belongs to it, and so
does a field after it (Secretary for Works, head of research). Where it is held stands before it or after at and of.
"""

import bisect
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.lexicon import one_of, rows, words_of
from store.extraction.organisations.positions import Organisations
from store.extraction.people import words
from store.extraction.people.role_pieces import Piece
from store.model import Organisation
from store.text.patterns import alternatives

TITLES = "english_titles.tsv"
_CAPITAL = r"[A-Z][\w'’.&-]*"
_FIELD = (
    rf"[ ](?:of|for|in)[ ](?:(?:the[ ])?{_CAPITAL}(?:(?:,[ ]|,?[ ](?:and|&)[ ]|[ ]){_CAPITAL})*"
    r"|[a-z]+(?:[ ][a-z]+)?)"
)
_WORD_BEFORE = re.compile(r"(?<![^\s(“\"‘—–])([\w.&/-]+(?:['’]s?)?)[ ]$")
_WORD = re.compile(r"[ ]?([\w'’.&/-]+)")
_JOINT = re.compile(r"(?:,?[ ](?:and|as well as)|,)[ ]")
_JOINT_BEFORE = re.compile(r"(?:[ ]and|,)[ ]$")
_CLOSING = frozenset(',.;:)!?”"—–\n')
_STOP = re.compile(r"[;:!?\n()“”\"—–]|\.(?=\s|$)|[ ](?:who|which|that|whose|said|says|told)\b")
_FREE = 3
"""Words before a head that no list has (marine| biologist); with more it is another phrase."""
_MOST = 6
"""Words from the beginning of a phrase to the end of its head."""
_LONGEST = 70
"""Characters: a field after a head is no longer."""


class Phrase(NamedTuple):
    """Titles that stand together.

    Attributes:
        pieces: the titles.
        own: the word that points to the organisation named before (its chairman), or "".
        plural: whether the last one is said of several people.
        determined: whether a word before says that a noun phrase begins there (the, a, its, Brightwell's).
    """

    pieces: list[Piece]
    own: str = ""
    plural: bool = False
    determined: bool = False


class _Left(NamedTuple):
    """What stands before a head: where the title begins, whose it is, and how the phrase is introduced."""

    start: int
    organisation: tuple[int, int] | None = None
    own: str = ""
    determined: bool = False


@cache
def kinds() -> dict[str, str]:
    """Return the class of each head of a title."""
    return {row[0]: row[1] for row in rows(TITLES) if row[1] in words.ROLE_CLASSES}


def title_before(text: str, least: int, end: int) -> bool:
    """Return whether an English title ends at a position."""
    return text.startswith(" ", end) and _head_before().search(text, least, end) is not None


@cache
def head() -> str:
    """Return the pattern of the head of a title, without groups."""
    return rf"(?i:{alternatives(kinds())})(?:e?s)?\b"


@cache
def _heads() -> str:
    return rf"(?<![\w'’-])(?i:(?P<head>{alternatives(kinds())}))(?P<plural>e?s)?(?![\w-])"


@cache
def _head_before() -> re.Pattern[str]:
    """Return the pattern of a head, and a field in capitals, that end at a position."""
    return re.compile(rf"{_heads()}(?:[ ]emeritus)?(?P<field>{_FIELD})?$")


@cache
def _plain_head_before() -> re.Pattern[str]:
    """Return the pattern of a head that ends at a position."""
    return re.compile(rf"{_heads()}(?:[ ]emeritus)?$")


@cache
def _honorific_before() -> re.Pattern[str]:
    """Return the pattern of an honorific after a title that ends at a position."""
    return re.compile(rf"(?<=\w)[ ]{one_of(TITLES, 'honorific')}\.?$")


@cache
def _head() -> re.Pattern[str]:
    """Return the pattern of a head and the words that may stand between it and where it is held."""
    return re.compile(rf"{_heads()}(?:[ ]emeritus)?")


@cache
def _and_head() -> re.Pattern[str]:
    """Return the pattern of a joint and another title (founder| and former chairman of)."""
    return re.compile(rf"[ ]and[ ](?:(?:an?|the|{'|'.join(sorted(_modifiers()))})[ ])*{_heads()}")


@cache
def _determiner() -> re.Pattern[str]:
    """Return the pattern of what may begin a noun phrase."""
    return re.compile(rf"(?i:(?P<own>{one_of(TITLES, 'own')})|{one_of(TITLES, 'determiner')})(?:['’]s)?[ ]")


@cache
def _own_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?i:its|their|his|her|{one_of(TITLES, 'own')}['’]s)[ ]$")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"[ ]{one_of(TITLES, 'place')}[ ](?:the[ ])?(?:[a-z]+-[a-z]+[ ])?")


class EnglishPhrases:
    """Reads the English role phrases of one article."""

    def __init__(self, document: Document, organisations: Sequence[Organisation], starts: Sequence[int]) -> None:
        """Prepare the look-ups of an article; `starts` is where people's names begin, in order."""
        self._text = document.folded
        self._written = document.text
        self._starts = starts
        self.organisations = Organisations(organisations)

    def before(self, end: int, least: int) -> Phrase:
        """Return the titles that end at a position, in the order of the text."""
        pieces: list[Piece] = []
        own, plural, determined = "", False, False
        while True:
            end = self._past_honorific(end, least)
            match = _plain_head_before().search(self._text, least, end) or _head_before().search(self._text, least, end)
            if match is None:
                break
            left = self._left(match.start(), least)
            pieces.append(self._piece(left, match, end))
            plural = plural or bool(match.group("plural"))
            own, determined = own or left.own, determined or left.determined
            joint = _JOINT_BEFORE.search(self._text, least, left.start)
            if left.determined or joint is None:
                break
            end = joint.start()
        return Phrase(pieces[::-1], own, plural, determined)

    def _past_honorific(self, end: int, least: int) -> int:
        """Return where a title ends that an honorific parts from the name (Secretary for Works| Prof)."""
        honorific = _honorific_before().search(self._text, least, end)
        return honorific.start() if honorific else end

    def _piece(self, left: _Left, match: re.Match[str], end: int) -> Piece:
        """Return a title that ends before a name, with its organisation on either side of its head."""
        kind = kinds()[match.group("head").lower()]
        if left.organisation:
            return Piece(
                left.organisation[0], end, self._title(left.start, end), kind, left.organisation[1], self._left
            )
        field = match.start("field") if "field" in match.re.groupindex else -1
        place = _place().match(self._text, field) if field >= 0 else None
        inside = self.organisations.starting_at(place.end()) if place else None
        if inside and inside[0] <= end:
            return Piece(left.start, end, self._title(left.start, field), kind, inside[1], self._piece)
        title = self._title(left.start, end)
        return Piece(left.start, end, title.removesuffix(match.group("plural") or ""), kind, None, self._piece)

    def _left(self, head: int, least: int) -> _Left:
        """Return where a title begins whose head is known."""
        start = sure = head
        free = 0
        while True:
            organisation = self._organisation_before(start, least)
            if organisation:
                return _Left(start, organisation, determined=True)
            own = _own_before().search(self._text, least, start)
            word = _WORD_BEFORE.search(self._text, least, start)
            if own or word is None:
                return _Left(start, own=own.group().strip() if own else "", determined=own is not None)
            name = word.group(1).lower()
            if name in words_of(TITLES, "determiner") or name.endswith(("'s", "’s")):
                return _Left(start, determined=True)
            if name in words_of(TITLES, "boundary") or (name.endswith("ed") and name not in _modifiers()):
                return _Left(start)
            start = word.start(1)
            if name in _modifiers():
                sure, free = start, 0
            elif free == _FREE:
                return _Left(sure)
            else:
                free += 1

    def _organisation_before(self, position: int, least: int) -> tuple[int, int] | None:
        """Return start and number of the organisation whose name, perhaps with 's, stands before a position."""
        end = position - 1
        if end <= least or self._text[end] != " ":
            return None
        for mark in ("'s", "’s", "'", "’", ""):
            if self._text.endswith(mark, least, end):
                found = self.organisations.ending_within(least - 1, end - len(mark))
                if found and found[1] == end - len(mark):
                    return found[0], found[2]
        return None

    def after(self, start: int, most: int) -> Phrase:
        """Return the titles that begin at a position and end with the phrase, joined by and or commas."""
        pieces: list[Piece] = []
        own = ""
        position = start
        most = self._next_name(start, most)
        while position < most:
            read = self._forward(position, most)
            if read is None:
                break
            piece, points = read
            if self._text[piece.end : most].strip() == "" and most in self._starts:
                break  # the title of the next name
            pieces.append(piece)
            own = own or points
            joint = _JOINT.match(self._text, piece.end, most)
            if joint is None:
                break
            position = joint.end()
        return Phrase(pieces, own)

    def _next_name(self, start: int, most: int) -> int:
        """Return where the next person's name begins, or the end of the stretch."""
        number = bisect.bisect_left(self._starts, start)
        return min(most, self._starts[number]) if number < len(self._starts) else most

    def _forward(self, start: int, most: int) -> tuple[Piece, str] | None:
        """Return the title that begins at a position, and whether it points to the organisation named before."""
        determiner = _determiner().match(self._text, start, most)
        begin = determiner.end() if determiner else start
        own = (determiner.group("own") or "") if determiner else ""
        holder = self.organisations.starting_at(begin)
        if holder and holder[0] < most:
            begin = self._past_mark(holder[0])
        head = self._head_after(begin, most)
        if head is None:
            return None
        kind = kinds()[head.group("head").lower()]
        stop = self._stop(head.end(), most)
        title_end, end, number = self._held(head.end(), stop)
        if holder and number is None:
            number = holder[1]
        return Piece(start, end, self._title(begin, title_end), kind, number, self._held), own

    def _past_mark(self, position: int) -> int:
        """Return where the words after a name with 's begin."""
        for mark in ("'s ", "’s ", "' ", "’ ", " "):
            if self._text.startswith(mark, position):
                return position + len(mark)
        return position

    def _head_after(self, begin: int, most: int) -> re.Match[str] | None:
        """Return the head of the noun phrase that begins at a position, within a few words without structure."""
        position = begin
        for _ in range(_MOST):
            head = _head().match(self._text, position, most)
            if head:
                longer = self._head_after_head(head, most)
                return longer or head
            word = _WORD.match(self._text, position, most)
            if word is None or word.group(1).lower() in words_of(TITLES, "boundary"):
                return None
            position = word.end() + 1 if self._text.startswith(" ", word.end()) else word.end()
            if position == word.end():
                return None
        return None

    def _head_after_head(self, head: re.Match[str], most: int) -> re.Match[str] | None:
        """Return the head that goes on after another one (research fellow| director)."""
        return _head().match(self._text, head.end() + 1, most) if self._text.startswith(" ", head.end()) else None

    def _stop(self, position: int, most: int) -> int:
        """Return where the phrase after a head ends at the latest: at a mark, or a clause."""
        mark = _STOP.search(self._text, position, most)
        stop = mark.start() if mark else most
        following = _and_head().search(self._text, position, stop)
        return following.start() if following else stop

    def _held(self, head_end: int, stop: int) -> tuple[int, int, int | None]:
        """Return where a title ends, where its phrase ends, and at which organisation it is held."""
        comma = self._text.find(",", head_end, stop)
        limit = comma if comma >= 0 else stop
        for place in _place().finditer(self._text, head_end, min(limit, head_end + _LONGEST)):
            found = self.organisations.starting_at(place.end())
            if found is None:
                continue
            end, number = found
            owned = self.organisations.starting_at(self._past_mark(end))
            while owned is not None and self._text[end] in "'’":
                end, number = owned
                owned = self.organisations.starting_at(self._past_mark(end))
            return place.start(), end, number
        beside = self.organisations.starting_at(comma + 2) if limit == comma else None
        if beside and self._text[beside[0] : beside[0] + 1] in {"", *_CLOSING}:
            return comma, *beside  # Anna Berg, chief economist, Brightwell Bank
        end = self._field_end(head_end, limit)
        return end, end, None

    def _field_end(self, head_end: int, limit: int) -> int:
        """Return where a title ends that has a field: head of research, secretary for works and planning."""
        field = re.compile(r"[ ](?:of|for|in)[ ]").match(self._text, head_end, limit)
        return limit if field and limit - head_end <= _LONGEST else head_end

    def _title(self, start: int, end: int) -> str:
        """Return a title as written."""
        return " ".join(self._written[start:end].split()).strip(" ,")


@cache
def _modifiers() -> frozenset[str]:
    return words_of(TITLES, "modifier")
