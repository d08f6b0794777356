"""The pieces of a role phrase, each a title with where it is held, and what stands in marks beside them."""

from collections.abc import Callable
from typing import NamedTuple

from store.extraction.lexicon import words_of
from store.extraction.people import words
from store.extraction.people.role_borders import Borders
from store.extraction.people.role_titles import CLOSING
from store.text.fold import fold

_LONGEST = 40
_BRACKET = 16
_NICKNAME = 8


class Piece(NamedTuple):
    """One title of a phrase.

    Attributes:
        start: where it begins, its organisation included.
        end: one past its last character.
        title: as written.
        kind: class of the title, see titles.tsv.
        organisation: place of its organisation in `organisations`, or None.
        by: the function that told its organisation, or that there is none beside it.
        plain: whether only ordinary words modify it, so that it can belong to an organisation named elsewhere.
    """

    start: int
    end: int
    title: str
    kind: str
    organisation: int | None
    by: Callable[..., object]
    plain: bool = True


class Marks:
    """What stands in marks or brackets between the titles and the name of a phrase."""

    def __init__(self, text: str, borders: Borders) -> None:
        """Keep the folded text of an article, and where its titles begin."""
        self._text = text
        self._borders = borders

    def before(self, piece: Piece, least: int) -> int:
        """Return where a piece begins, together with what stands in marks before it: 总理、「某某论坛」|轮值主席."""
        if piece.organisation is not None or self._text[piece.start - 1 : piece.start] not in CLOSING:
            return piece.start
        opening = self._opening(piece.start - 1, max(least, piece.start - _LONGEST))
        return opening if opening > least else piece.start

    def skip_nickname(self, position: int, end: int, least: int) -> int:
        """Return where the text before a nickname in marks between title and name ends: 总裁「青鹰」林晓国."""
        if self._text[position:end].strip() not in CLOSING:
            return position
        opening = self._opening(position - 1, max(least, position - _NICKNAME))
        return opening if opening > least and self._borders.title_before(opening) else position

    def _opening(self, position: int, least: int) -> int:
        """Return where the nearest mark opens before a position, -1 where none does."""
        return max(self._text.rfind(mark, least, position) for mark in '「『“"')

    def skip_bracket(self, position: int, least: int) -> int:
        """Return where the text before a bracket between title and name ends: 立法會議員（科技創新界）邱達根."""
        if position <= least or self._text[position - 1] != ")":
            return position
        opening = self._text.rfind("(", max(least, position - _BRACKET), position)
        return opening if opening > least and self._borders.title_before(opening) else position

    def taken_apart(self, piece: Piece) -> list[Piece]:
        """Return the two titles of a piece that joins a second one to a first with nothing between: 局长|党委书记."""
        folded = self._text[piece.start : piece.end]
        second = max(
            (word for word in words_of("role_verbs.tsv", "together") if folded.endswith(word)), key=len, default=""
        )
        first = self._borders.title_before(piece.end - len(second)) if second else None
        if first is None or folded in words.titles() or not fold(piece.title).endswith(first.text + second):
            return [piece]
        cut = piece.end - len(second)
        rest = Piece(cut, piece.end, piece.title[-len(second) :], piece.kind, piece.organisation, self.taken_apart)
        return [piece._replace(end=cut, title=piece.title[: -len(second)]), rest]
