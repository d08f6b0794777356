"""Where a title is held whose phrase names no organisation in full: 医院|副院长, 零售协会|主席, 该会|主席, 副厅长."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from operator import methodcaller

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import column, rows, words
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.heads import head_of, heads
from store.extraction.people.role_pieces import Piece
from store.extraction.people.words import name_characters, titles_before
from store.model import Organisation
from store.text.fold import fold, key

_LONGEST = 8
_SHORT = 5
"""Characters: no name before a title is abbreviated by more."""
_GENERIC = 2
"""Characters of the words that mean a firm of any name: 集团, 公司."""
_POINTING = "该此"
_ATTACHED = 2
"""Characters that a bare title may have before its end: 常务|副市长."""
_LOCAL = ("区议员", "县议员", "市议员")
"""Titles of which a place tells whose they are: 沙田|区议员."""
_COUNCIL = "会"
"""Ends the names of what belongs to a university and has no head of its own kind: 校务委员会."""
_PARTS = frozenset({"学院"})
"""Ends the names of schools and of parts of them, which have other heads: 校长 is rather the one of the 大学."""
_DEPUTY = ("常务副", "第一副", "执行副")
"""What a bare title may have before its end however long it is: 常务副|市长."""


@cache
def _bodies() -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return the ends of titles with the ends of their bodies' names and what may stand before, the longest first."""
    listed = ((row[0], tuple(row[1].split()), len(row) > 2) for row in rows("role_bodies.tsv"))
    return tuple((word, ends, _LONGEST if free else _ATTACHED) for word, ends, free in sorted(listed, key=_length))


def _length(row: tuple[str, tuple[str, ...], bool]) -> int:
    return -len(row[0])


class RoleContext:
    """The organisations of an article, asked which of them a short form or a bare title means."""

    def __init__(self, document: Document, organisations: Sequence[Organisation]) -> None:
        """Keep the forms and the places of the organisations."""
        self._document = document
        self._kinds = [each.kind for each in organisations]
        self._forms = [[fold(form) for form in (each.name, *each.aliases)] for each in organisations]
        self._schools = {
            n
            for n, each in enumerate(organisations)
            if each.kind == "university" and not self._forms[n][0].endswith(_COUNCIL)
        }
        self._ends = [(mention.end, n) for n, each in enumerate(organisations) for mention in each.mentions]

    def split(self, piece: Piece) -> Piece:
        """Return a title with the organisation whose short form begins its phrase, or 该 points to; else itself."""
        text = self._document.folded[piece.start : piece.end]
        pointing = self._document.all_words.at(piece.start - 1) if piece.start else None
        if pointing is not None and pointing.text[0] in _POINTING and pointing.end == piece.start:
            return self._pointed(piece, pointing.text[1:])
        for length in range(min(_LONGEST, len(text) - 2), 1, -1):
            form = text[:length]
            if form not in heads() and head_of(form) is None:
                continue
            number = self._last(piece.start, partial(is_short_for, form))
            if number is None and length == _GENERIC:
                number = self._meant(piece.start, form)
            if number is not None:
                title = self._document.text[piece.start + length : piece.end].strip(" 的")
                return piece._replace(title=title, organisation=number, by=self.split)
        return self._abbreviated(piece)

    def _meant(self, position: int, form: str) -> int | None:
        """Return the organisation of its paragraph that a word for a firm means which begins a clause: ，集团|经理."""
        kinds = column("pronouns.tsv", 2).get(f"该{form}")
        if kinds is None or self._document.folded[position - 1 : position].isalnum():
            return None
        begin = self._document.block_at(position).start
        number = self._last_of(position, kinds.split())
        return number if any(at >= begin and n == number for at, n in self._ends if at <= position) else None

    def _pointed(self, piece: Piece, word: str) -> Piece:
        """Return a title with the organisation that 该 and the body the phrase begins with mean: 该|中心|前主任."""
        whole = word + self._document.folded[piece.start : piece.end]
        meant = column("pronouns.tsv", 2)
        for length in range(len(whole) - 2, 0, -1):
            start, body = piece.start + length - len(word), whole[:length]
            if f"该{body}" not in meant and body not in heads():
                continue
            if start < piece.start or not self._document.all_words.is_edge(start):
                continue  # 该|会计师
            number = self._last(piece.start, methodcaller("endswith", body))
            if number is None and (kinds := meant.get(f"该{body}")) is not None:
                number = self._last_of(piece.start, kinds.split())
            title = self._document.text[start : piece.end].lstrip("的")
            return piece._replace(title=title, organisation=number, by=self._pointed)
        return piece

    def _last_of(self, position: int, kinds: Sequence[str]) -> int | None:
        """Return the organisation of some kinds, of any where none are said, that is named last before a position."""
        before = [at for at in self._ends if at[0] <= position and (not kinds or self._kinds[at[1]] in kinds)]
        return max(before)[1] if before else None

    def headline(self) -> int | None:
        """Return the one organisation, a medium aside, that the headline names."""
        last = max((block.end for block in self._document.blocks if block.kind == "title"), default=0)
        named = {n for end, n in self._ends if end <= last and self._kinds[n] != "media"}
        return named.pop() if len(named) == 1 else None

    def _abbreviated(self, piece: Piece) -> Piece:
        """Return a title with the one organisation that its first characters abbreviate: 云岫所|副所长."""
        text = self._document.folded
        title = titles_before().before(text, piece.end)
        form = text[piece.start : piece.end - len(title)] if title else ""
        if not 2 <= len(form) <= _SHORT or is_known(form) or form in words("places.tsv"):
            return piece
        numbers = [n for n, forms in enumerate(self._forms) if any(_abbreviates(form, name) for name in forms)]
        if len(numbers) != 1:
            return piece
        written = self._document.text[piece.end - len(title) : piece.end]
        return piece._replace(title=written, organisation=numbers[0], by=self._abbreviated)

    def agreeing(self, piece: Piece) -> int | None:
        """Return the organisation that a bare title agrees with, of those named before it."""
        title = key(piece.title)
        word, ends = next(((word, ends) for word, ends, most in _bodies() if _is_bare(title, word, most)), ("", ()))
        before = title.removesuffix(word)
        place = before if word in _LOCAL else ""
        whose = before if word.endswith("长") and _names_whose(before) else ""
        found = None
        whole = tuple(set(ends) - _PARTS) if word == "校长" else ()
        for wanted in (whole, ends):
            if found is None and wanted:
                found = self._last(piece.start, partial(_agrees, wanted, place, whose))
        if found is None and word == "校长":
            schools = (at for at in self._ends if at[0] <= piece.start and at[1] in self._schools)
            return max(schools, default=(0, None))[1]
        return found

    def _last(self, position: int, fits: Callable[[str], bool]) -> int | None:
        """Return the organisation with a fitting form that is named last before a position."""
        fitting = {n for n, forms in enumerate(self._forms) if any(map(fits, forms))}
        before = [(end, n) for end, n in self._ends if end <= position and n in fitting]
        return max(before)[1] if before else None


def _abbreviates(form: str, name: str) -> bool:
    """Return whether a form abbreviates a name that is longer by two characters or more, behind its place or not."""
    if len(name) < len(form) + 2:
        return False
    if abbreviates(form, name):
        return True
    return any(name[:n] in words("places.tsv") and abbreviates(form, name[n:]) for n in range(2, 7))


def _names_whose(before: str) -> bool:
    """Return whether what stands before the end of a title says of what it is, not which it is: 行政|院长, 副|院长."""
    return bool(before) and is_known(before) and not before.endswith(tuple(name_characters("degree")))


def _agrees(ends: tuple[str, ...], place: str, whose: str, name: str) -> bool:
    """Return whether a body may have the title: it ends as they do, in its place, and is what the title names."""
    return name.endswith(ends) and name.startswith(place) and whose in name  # 行政|院长 is none of 立法院


def _is_bare(title: str, word: str, most: int) -> bool:
    """Return whether a title ends in a word and has no more before it than says which deputy it is."""
    short = len(title) <= len(word) + most or title.removesuffix(word) in _DEPUTY
    return short and title.endswith(word)


def is_short_for(form: str, name: str) -> bool:
    """Return whether a form is the end of a name (医院), or stands in it in order, with its head (零售协会)."""
    if len(name) <= len(form):
        return False
    if name.endswith(form):
        return True
    if len(form) < 3 or name[-2:] != form[-2:]:
        return False
    start = next((n for n in range(6, 1, -1) if name[:n] in words("places.tsv")), 0)
    return name[start:].startswith(form[:2]) and _in_order(form, name[start:])


def _in_order(form: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in form)
