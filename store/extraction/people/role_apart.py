"""Titles before a name that do not touch it: 合伙人、具备多年经验的林小川, 区议员民主党林小川, 作为总裁，林小川…."""

import re

from store.extraction.engine.document import Document
from store.extraction.lexicon import in_order
from store.extraction.people.role_phrases import Phrases
from store.extraction.people.role_pieces import Piece
from store.extraction.people.role_verbs import SEATS, opens_clause
from store.extraction.people.words import is_party, titles, titles_before

_CLAUSE = 24
"""Characters: a clause between a title and the name is no longer."""
_AS = re.compile("(?:而|但|同时|现在)?(?:作为|身为|身兼|贵为)")
"""Opens a clause before a name that says what its bearer is."""


class Apart:
    """Reads the titles of one article that something parts from the name behind them."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        """Keep the text and its phrases."""
        self._text = document.folded
        self._words = document.all_words
        self._phrases = phrases

    def before(self, position: int, least: int) -> list[Piece]:
        """Return the phrase that belongs to the name at a position, though a clause, a party or a comma parts them."""
        return (
            self._before_mark(position, least)
            or self._before_bracket(position, least)
            or self._before_clause(position, least)
            or self._before_party(position, least)
            or self._before_comma(position, least)
        )

    def held(self, position: int, least: int) -> tuple[list[Piece], tuple[int, int]] | None:
        """Return the phrase of a clause that describes what follows: 曾任海岸银行机师的|议员林小川.

        With where the verb stands that shows it to be held.
        """
        somebody = in_order("role_verbs.tsv", "serving")
        if position - 1 <= least or self._text[position - 1] != "的" or self._text.startswith(somebody, position):
            return None
        pieces = self._phrases.before(position - 1, least)
        held = opens_clause().search(self._text, least, pieces[0].start) if pieces else None
        return (pieces, held.span()) if held else None

    def noun(self, position: int, least: int) -> int:
        """Return where the common noun begins that stands right before a name (业主|林小川), else the position."""
        noun = self._words.at(position - 1)
        return noun.start if noun is not None and noun.tag == "n" and noun.known and noun.start > least else position

    def _before_mark(self, position: int, least: int) -> list[Piece]:
        """Return the phrase that a stroke parts from who reports (记者/|林小川), or an honorific from its bearer."""
        honorific = titles().get(titles_before().before(self._text, position))
        if honorific is not None and "g" in honorific.places:
            return self._phrases.before(position - len(honorific.text), least)
        if self._text[position - 1] not in "/|" or position - 1 <= least:
            return []
        pieces = self._phrases.before(position - 1, least)
        return pieces if pieces and pieces[-1].kind == "media" else []

    def _before_bracket(self, position: int, least: int) -> list[Piece]:
        """Return the phrase that a bracket parts from a name: (总统)|林小川, 总统(|林小川)."""
        before = self._text[position - 1]
        if before == ")":
            opening = self._text.rfind("(", least, position)
            pieces = self._phrases.before(position - 1, opening + 1) if opening >= least else []
            return pieces if pieces and pieces[0].start == opening + 1 else []
        if position - 1 in self._phrases.name_ends:
            return []  # 林小川博士(|Eric Lam): the other name of the one before
        closed = before == "(" and self._text.startswith(")", self._phrases.name_ends_by_start.get(position, position))
        return self._phrases.before(position - 1, least) if closed and position - 1 > least else []

    def _before_clause(self, position: int, least: int) -> list[Piece]:
        """Return the phrase before a clause about the one who is named behind it: 合伙人、具备多年经验的|林小川."""
        mark = self._text.rfind("、", least, position)
        if self._text[position - 1] != "的" or not 2 < position - mark <= _CLAUSE or mark < least:
            return []
        first = self._words.at(mark + 1)
        if first is None or first.tag[0] not in "vp":
            return []
        named = any(end in self._phrases.name_ends for end in range(mark + 1, position))
        return [] if named else self._phrases.before(mark, least)

    def _before_party(self, position: int, least: int) -> list[Piece]:
        """Return the phrase before the party of whoever is named behind it: 区议员|民主党|林小川."""
        party = self._phrases.organisations.ending_within(least, position)
        if party is None or party[1] != position or not is_party(self._text[party[0] : position]):
            return []
        if (held := self.held(party[0], least)) is not None:
            return held[0]  # 身兼公会主席的|民主党|林小川
        seat = next(iter(self._phrases.before(party[0], least)[-1:]), None)
        if seat is None or seat.end < party[0] or not self._text.endswith(SEATS, seat.start, seat.end):
            return []
        return [seat._replace(organisation=party[2], by=self._before_party)]

    def _before_comma(self, position: int, least: int) -> list[Piece]:
        """Return the phrase of a clause that says as what somebody acts who is named behind it: 作为总裁,|林小川."""
        if position - 2 < least or self._text[position - 1] != ",":
            return []
        begin = max(self._text.rfind(",", least, position - 1) + 1, least)
        return self._phrases.before(position - 1, begin) if _AS.match(self._text, begin) else []
