"""From a query to the rank of every row: terms against texts, texts to rows, rows to what is linked with them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, reduce
from string import ascii_lowercase, digits
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from store.kinds import EntityKind
from store.search.amounts import AmountRange
from store.search.own import Own
from store.search.pages import Pages
from store.search.query import KIND_FIELDS, OWN_FIELDS, Query, Term, parse
from store.search.ranking import EVERY, FOUND, LEADS, TOLD, Rank, linked
from store.search.rows import Bytes, Crossed, Ints, Rows, Ties

Mask = npt.NDArray[np.bool_]

_BY_SPEAKER: Bytes = np.array([linked(rank, speaker=True) for rank in EVERY], np.uint8)
_BY_LINK: Bytes = np.array([linked(rank, speaker=False) for rank in EVERY], np.uint8)
_LETTERS = ascii_lowercase + digits
_DEAR = 16
"""How many references are looked at one after another in the time that it takes to look up those of a name."""
_TERMS = 4
"""Answers that are kept of words: while one more is typed, those before it stay."""
_SAME: Bytes = np.arange(256, dtype=np.uint8)


class Letters(NamedTuple):
    """How all rows match each of `_LETTERS`: the longest answers, asked for by every first keystroke."""

    ranks: Bytes


class TextIndex(Protocol):
    """What finds a key among the texts."""

    def find(self, key: str, *, sound: bool) -> Iterator[tuple[Ints, Bytes]]:
        """Yield rows that match and how well; with `sound`, those it is the pinyin or initials of, too."""
        ...

    def guess(self, key: str) -> Ints:
        """Return the rows that may have been meant if the key holds a typing error."""
        ...

    def prepare(self) -> None:
        """Make now what the first letters typed need, and the first typing error."""
        ...


class Evaluation:
    """Answers queries over rows.

    Args:
        rows: what is searched.
        crossed: the same from the other end.
        row_of: row of each entity.
        texts: finds keys among their texts.
        pages: the articles they stand in, or None where only the entities are known.
        own: what the user has put to them, likewise.
        letters: returns the answers to single letters and digits, where they are kept, else makes them.
    """

    def __init__(
        self,
        rows: Rows,
        crossed: Crossed,
        row_of: Mapping[str, int],
        texts: TextIndex,
        pages: Pages | None = None,
        own: Own | None = None,
        letters: Callable[[Callable[[], Letters]], Letters] = lambda make: make(),
    ) -> None:
        self._pages = pages
        self._own = own
        self._row_of = row_of
        self._rows = rows
        self._texts = texts
        self._count = rows.size
        self._told = (
            (rows.spoken, crossed.spoken, _BY_SPEAKER),
            (rows.concerned, crossed.concerned, _BY_LINK),
        )
        self._kept_letters = letters
        self._letters: Bytes | None = None
        self._answers = lru_cache(maxsize=_TERMS)(self._answer)

    def ranks(self, query: Query) -> Bytes:
        """Return the rank of each row; `Rank.NONE` where the query does not hold."""
        ranks = reduce(np.maximum, map(self._of_term, query.terms))
        return np.minimum(ranks, self._words(query.phrase, sound=True)) if query.phrase else ranks

    def _of_term(self, term: Term) -> Bytes:
        found = self._term(term)
        return np.where(found < TOLD, Rank.NONE, 0).astype(np.uint8) if term.negative else found

    def _term(self, term: Term) -> Bytes:
        match term.field:
            case None:
                return self._plain(term)
            case "person" | "org" | "figure" | "quote":
                kind = KIND_FIELDS[term.field]
                return self._with_links(self._only(self._plain(term), kind), kind)
            case "said-by":
                return self._said_by(term)
            case "about":
                return self._about(term)
            case "after" | "before" | "kind" | "cur":
                return self._chosen(term)
            case "from" | "text" | "rule" | "certainty" | "clipped" | "tag" | "note" | "corrected":
                return self._with_own(term) if term.field in OWN_FIELDS else self._in_pages(term)

    def _in_pages(self, term: Term) -> Bytes:
        """Return the rows in certain articles, in sentences with certain words, found by a rule or with a certainty."""
        found = self._none()
        if self._pages is not None:
            match term.field:
                case "rule":
                    found[self._pages.made_by(term)] = 0
                case "certainty":
                    found[: len(self._row_of)][self._pages.as_certain(term.choice)] = 0
                case "from" | "clipped" | "tag":
                    found[self._pages.in_articles(term)] = 0
                case _:
                    found[self._pages.with_words(term.key)] = 0
        return found

    def _with_own(self, term: Term) -> Bytes:
        """Return the rows to which the user has put something; of a tag, those in articles that have it, too."""
        found = self._in_pages(term) if term.field == "tag" and term.key else self._none()
        ids = self._own.with_term(term) if self._own is not None else ()
        found[[self._row_of[one] for one in ids if one in self._row_of]] = 0
        return found

    def _none(self) -> Bytes:
        return np.full(self._count, Rank.NONE, np.uint8)

    def _plain(self, term: Term) -> Bytes:
        """Return how the rows match a term by themselves or by what they name."""
        if self._letters is not None and len(term.text) == 1 and not (term.exact or term.anchored):
            letter = _LETTERS.find(term.text.lower())  # what else has a key of one letter may be an amount (>1, 1%)
            if letter >= 0:
                found: Bytes = self._letters[letter]
                return found
        return self._answers(replace(term, start=0, end=0))

    def _answer(self, term: Term) -> Bytes:
        return self._spread(self._asked(term))

    def prepare(self) -> None:
        """Keep the answers to single letters and digits: the longest ones, asked for by every first keystroke."""
        self._texts.prepare()
        if self._letters is None:
            self._letters = self._kept_letters(self._answer_letters).ranks

    def _answer_letters(self) -> Letters:
        terms = (parse(letter).terms[0] for letter in _LETTERS)
        return Letters(np.stack([self._answer(term) for term in terms]))

    def _asked(self, term: Term) -> Bytes:
        """Return how the rows match the words or the amount of a term by themselves."""
        if term.amount is None:
            found = self._words(term.key, sound=not term.exact)
            if not (term.exact or term.anchored or term.negative or found.min(initial=FOUND) < Rank.INITIALS_INSIDE):
                guessed = self._texts.guess(term.key)
                found[guessed] = np.minimum(found[guessed], Rank.GUESS)
        elif term.amount.is_value:
            found = np.minimum(self._words(term.key, sound=False), self._valued(term.amount))
        else:
            found = self._valued(term.amount)
        if term.anchored:
            found[~np.isin(found, _ANCHORED)] = Rank.NONE
        return found

    def _words(self, key: str, *, sound: bool) -> Bytes:
        """Return how the rows match a key by their texts."""
        best = self._none()
        for rows, ranks in self._texts.find(key, sound=sound):
            np.minimum.at(best, rows, ranks)
        return best

    def _valued(self, amount: AmountRange) -> Bytes:
        """Return how the figures match an amount: the value itself, or within the range that one of the two states."""
        first, last = self._rows.panes["figure"]
        low, high = self._rows.values[first:last], self._rows.uppers[first:last]
        best = self._none()
        with np.errstate(invalid="ignore"):
            slack = 1e-9 * max(abs(amount.low), abs(amount.high)) if amount.is_value else 0.0
            above = high > amount.low if amount.low_open else high >= amount.low - slack
            below = low < amount.high if amount.high_open else low <= amount.high + slack
            exact = above & below & (np.abs(low - high) <= slack)
        fits = above & below & self._in_unit(amount.unit, first, last)
        best[first:last][fits] = Rank.INSIDE
        best[first:last][fits & exact] = Rank.ALIAS
        return best

    def _in_unit(self, unit: str, first: int, last: int) -> Mask:
        names = self._rows.unit_names
        if not unit:
            return np.ones(last - first, np.bool_)
        wanted = names.index(unit) if unit in names else -1
        return np.equal(self._rows.units[first:last], wanted)

    def _only(self, ranks: Bytes, *kinds: EntityKind) -> Bytes:
        """Return the ranks with those of other panes struck out."""
        kept = self._none()
        for kind in kinds:
            first, last = self._rows.panes[kind]
            kept[first:last] = ranks[first:last]
        return kept

    def _names(self, ranks: Bytes) -> Bytes:
        """Return the ranks with those of figures and quotes struck out."""
        kept = ranks.copy()
        first, last = self._rows.panes["figure"][0], self._rows.panes["quote"][1]  # the two last panes
        kept[first:last] = Rank.NONE
        return kept

    def _spread(self, ranks: Bytes) -> Bytes:
        """Return the ranks with those of figures, quotes and people by the names they stand with."""
        names = self._names(ranks)
        told = np.flatnonzero(names < LEADS).astype(np.int32)
        if not len(told):
            return ranks
        spread = ranks.copy()
        for ties, lists, meaning in self._told:
            if len(told) * _DEAR > len(ties.named):
                _along(names, ties, meaning, spread)
            else:
                np.minimum.at(spread, lists.of_all(told), meaning[np.repeat(names[told], lists.sizes(told))])
        return spread

    def _with_links(self, ranks: Bytes, *kinds: EntityKind) -> Bytes:
        """Return the ranks of some panes with those of the other panes by what refers to them, or they to it."""
        spread = ranks.copy()
        for ties in (self._rows.spoken, self._rows.concerned, self._rows.others):
            _along(ranks, ties, _BY_LINK, spread)
            _along(ranks, ties.turned(), _BY_LINK, spread)
        for kind in kinds:
            first, last = self._rows.panes[kind]
            spread[first:last] = ranks[first:last]
        return spread

    def _said_by(self, term: Term) -> Bytes:
        """Return the quotes of the speakers that match, those speakers, and what else the quotes refer to."""
        asked = self._asked(term)
        speakers = self._none()
        heard = self._rows.spoken.named
        speakers[heard] = asked[heard]
        quotes = self._none()
        _along(speakers, self._rows.spoken, _SAME, quotes, TOLD)
        return np.minimum(self._with_links(quotes, "quote"), speakers)

    def _about(self, term: Term) -> Bytes:
        """Return the figures and quotes about the names that match, the names, and what else those refer to."""
        asked = self._asked(term)
        names = self._names(asked)
        concerned = self._none()
        _along(names, self._rows.concerned, _SAME, concerned, TOLD)
        found = self._only(np.minimum(concerned, self._only(asked, "quote")), "figure", "quote")
        return np.minimum(self._with_links(found, "figure", "quote"), names)

    def _chosen(self, term: Term) -> Bytes:
        rows = self._rows
        best = self._none()
        if term.field == "after":
            best[rows.newest >= term.day] = 0
        elif term.field == "before":
            best[(rows.oldest <= term.day) & (rows.oldest > 0)] = 0
        elif term.field == "cur":
            first, last = rows.panes["figure"]
            best[first:last][self._in_unit(term.choice, first, last)] = 0
            return self._with_links(best, "figure")
        elif term.choice in rows.panes:
            first, last = rows.panes[term.choice]
            best[first:last] = 0
        elif term.choice in rows.subkind_names:
            best[rows.subkinds == rows.subkind_names.index(term.choice)] = 0
        return best


_ANCHORED = np.array(
    [
        Rank.EXACT,
        Rank.ALIAS,
        Rank.PREFIX,
        Rank.INITIALS_WHOLE,
        Rank.INITIALS_START,
        Rank.SOUND_WHOLE,
        Rank.SOUND_START,
        Rank.CANTONESE_START,
    ]
)


def _along(ranks: Bytes, ties: Ties, meaning: Bytes, best: Bytes, below: int = LEADS) -> None:
    """Give the rows that name one that matches the rank that this means for them, where it is better."""
    named = ranks.take(ties.named)
    told = np.flatnonzero(named < below)
    np.minimum.at(best, ties.naming.take(told), meaning.take(named.take(told)))
