"""The articles themselves: what stands in which, who published it, and their words.

What it needs is made when a query first asks for it (`text:`, `from:`), in a time linear in the articles, and kept
beside the store; `Index.prepare` does it as soon as `text:` is typed.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from threading import RLock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.search.certainty import are_called, surest
from store.search.keys import make_key
from store.search.placed import Placed
from store.search.query import Field, Term
from store.search.results import Passage
from store.search.rows import Ints, Lists
from store.search.shelf import Shelf
from store.search.sources import ArticleSource, Keeper, Standings
from store.search.worded import Read, read_words
from store.search.words import Passages, Words
from store.text.columns import distinct, let_go

Mask = npt.NDArray[np.bool_]

_AT_ONCE = 1 << 16
"""Mentions that are looked at at once."""
OF_ARTICLES: frozenset[Field] = frozenset({"after", "before", "from", "clipped"})
"""Fields that ask for articles by what is known of each; a tag may be that of a row, too."""


class Mentions(NamedTuple):
    """Some mentions as columns.

    Attributes:
        row: the row of its entity.
        rule: the rule that found it, as an ordinal of `rules`.
        rules: names of the rules.
    """

    row: Ints
    rule: Ints
    rules: Sequence[str]


class Pages:
    """Finds entities by the articles they stand in; what it needs is made once, whichever thread asks first.

    Args:
        source: the library.
        count: how many entities there are.
        standing: returns where everything stands.
        placed: returns the same over rows.
        keeper: keeps what is made of the articles.
        building: held while anything is made, here or where things are placed over rows.
    """

    def __init__(
        self,
        source: ArticleSource,
        count: int,
        standing: Callable[[], Standings],
        placed: Callable[[], Placed],
        keeper: Keeper,
        building: RLock,
    ) -> None:
        self._source = source
        self._count = count
        self._standing = standing
        self._placed = placed
        self._keeper = keeper
        self._building = building
        self._shelf: Shelf | None = None
        self._words: Words | None = None
        self._last_beside = lru_cache(maxsize=1)(self._beside)  # rows and counts of a query ask for the same

    @property
    def shelf(self) -> Shelf:
        """All articles without their texts; a thread that asks second waits."""
        with self._building:
            if self._shelf is None:
                self._shelf = self._keeper.keep(
                    "shelf.columns", Shelf, lambda: Shelf.of(self._source.articles()), self._renewed
                )
            return self._shelf

    def _renewed(self, then: Shelf, bookmark: str) -> Shelf | None:
        since = self._source.articles_since(bookmark)
        return then.renewed(since) if since else None

    @property
    def words(self) -> Words:
        """The words of all articles; a thread that asks second waits."""
        with self._building:
            if self._words is None:
                self._words = Words(self._read().worded)
            return self._words

    def _read(self) -> Read:
        shelf, known = self.shelf, self._standing()

        def make(before: Read | None = None) -> Read:
            ahead = self._source.read_articles_ahead
            return read_words(shelf, self._text_of, ahead, known, self._placed().pages, before)

        return self._keeper.keep("words.columns", Read, make, lambda then, _: make(then), of=known.mark)

    def _text_of(self, article: str) -> str:
        return self._source.article(article).text

    @property
    def publishers(self) -> Sequence[str]:
        """Who published the articles, those of most articles first."""
        return self.shelf.publishers

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in the headers of articles, those of most articles first."""
        return self.shelf.commonest_tags()

    def are_asked(self, term: Term) -> Mask:
        """Return of each article where things stand whether a term asks for it; see `Shelf.are_asked`."""
        found: Mask = np.append(self.shelf.are_asked(term), False)[self._placed().pages]
        return found

    @cached_property
    def days(self) -> Ints:
        """When the articles where things stand were published, as YYYYMMDD, 0 where unknown."""
        found: Ints = np.append(self.shelf.days, np.int32(0))[self._placed().pages]
        return found

    def _rows(self, kept: Mask) -> Ints:
        """Return the rows that have some mentions."""
        mentions, rows = self._standing().mentions, self._placed().rows
        stands = np.zeros(len(rows), np.bool_)
        for start in range(0, len(kept), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            stands[mentions[some, 0][kept[some]]] = True
        let_go(mentions)
        found = rows[stands]
        return found[found >= 0]

    def _whose(self, kept: Mask | slice) -> Ints:
        """Return of some mentions whose row each is of, -1 of what has none."""
        mentions = self._standing().mentions
        rows: Ints = self._placed().rows[mentions[kept, 0]]
        let_go(mentions)
        return rows

    def _there(self, kept: Mask) -> Mask:
        """Return which of some mentions are of rows, and in articles that there are."""
        placed = self._placed()
        for column, known in enumerate((placed.rows, placed.pages)):
            if known.min(initial=0) < 0:
                kept = kept & (known >= 0)[self._standing().mentions[:, column]]
        return kept

    def in_articles(self, term: Term) -> Ints:
        """Return the rows that stand in an article that a term asks for; see `are_asked`."""
        wanted = self.are_asked(term)
        if not wanted.any():
            return np.empty(0, np.int32)
        return self._rows(wanted[self._standing().mentions[:, 1]])

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules by which anything in the store was found, by name."""
        return tuple(sorted(self._standing().rules))

    def made_by(self, term: Term) -> Ints:
        """Return the rows that have a mention found by the rule that a term names."""
        return self._rows(self.are_by(term))

    def are_by(self, term: Term) -> Mask:
        """Return of all that stands anywhere whether the rule found it that a term names."""
        known = self._standing()
        wanted = np.array([term.names(make_key(name).text) for name in known.rules], np.bool_)
        found = wanted[known.spots[:, 2]]
        let_go(known.spots)
        return self._there(found)

    def mentions_of(self, there: Mask) -> Mentions:
        """Return the mentions of rows.

        Args:
            there: of each row whether it is wanted.
        """
        known, kept = self._standing(), self._of_rows(there)
        return Mentions(self._whose(kept), known.spots[kept, 2], known.rules)

    @cached_property
    def _tags_on(self) -> tuple[Lists, list[str]]:
        return self.shelf.by_key()

    def tags_of(self, there: Mask) -> tuple[Ints, Ints, Sequence[str]]:
        """Return rows with the tags in the headers of articles that they stand in: rows, ordinals of tags, and these.

        Args:
            there: of each row whether it is wanted.
        """
        known, placed, (lists, tags) = self._standing(), self._placed(), self._tags_on
        kept = self._of_rows(there)
        row, page = self._whose(kept), placed.pages[known.mentions[kept, 1]]
        pages = max(1, len(self.shelf.ids))
        row, page = (one.astype(np.int32) for one in np.divmod(distinct(row * np.int64(pages) + page), pages))
        return np.repeat(row, lists.sizes(page)), lists.of_all(page), tags

    @cached_property
    def _surest(self) -> Ints:
        known = self._standing()
        kept = self._there(np.ones(len(known.mentions), np.bool_))
        sure = surest(self._whose(kept), known.spots[kept, 3], self._count)
        let_go(known.spots)
        return sure

    def as_certain(self, word: str) -> Mask:
        """Return of each row whether it is as sure as a word says; see `CERTAINTIES`."""
        return are_called(word, self._surest)

    def with_words(self, key: str) -> Ints:
        """Return the rows that stand in a sentence which holds a key."""
        return self._rows(self.are_beside((key,)))

    def are_beside(self, keys: tuple[str, ...]) -> Mask:
        """Return of all that stands anywhere whether it is in a sentence that holds all of some keys."""
        return self._last_beside(keys)

    def _beside(self, keys: tuple[str, ...]) -> Mask:
        first, last = self.words.of_mentions
        holding = np.logical_and.reduce([self.words.sentences_with(key) for key in keys])
        so_far = np.concatenate((np.zeros(1, np.int32), np.cumsum(holding, dtype=np.int32)))
        beside = so_far[1:][last] > so_far[first]
        let_go(first)
        return self._there(beside)

    def passages(self, terms: Sequence[Term], wanted: Mask | None = None) -> Sequence[Passage]:
        """Return the sentences that hold the words of some terms, newest article first, each at the first of them.

        Args:
            terms: what the sentences hold or do not hold, one of these at least; and which articles are asked for.
            wanted: which rows are; sentences without any of them are left out.
        """
        words = self.words
        texts = [term for term in terms if term.field == "text"]
        key, *others = (term.key for term in texts if not term.negative)
        without = [term.key for term in texts if term.negative]
        places = words.first_places(key)
        for other, holds in (*((one, True) for one in others), *((one, False) for one in without)):
            sentences = words.sentence_of(words.first_places(other))
            places = places[np.isin(words.sentence_of(places), sentences) == holds]
        for term in terms:
            if term.field in OF_ARTICLES:
                places = places[self.shelf.are_asked(term)[words.page_of(places)] != term.negative]
        if wanted is not None:
            places = places[self._holding(wanted)[words.sentence_of(places)]]
        return Passages(words, self.shelf.ids, self._text_of, self._source.read_articles_ahead, len(key), places)

    def _of_rows(self, wanted: Mask) -> Mask:
        """Return of all that stands anywhere whether it is of a row that is wanted."""
        return self._there(np.append(wanted, False)[self._whose(slice(None))])

    def _holding(self, wanted: Mask) -> Mask:
        """Return for each sentence whether one of the rows stands in it."""
        first, last = self.words.of_mentions
        inside = self._of_rows(wanted)
        change = np.zeros(self.words.count + 1, np.int64)
        np.add.at(change, first[inside], 1)
        np.add.at(change, last[inside] + 1, -1)
        return np.cumsum(change) > 0

    def prepare(self) -> None:
        """Make now what queries will ask for."""
        _ = self.words, self._placed()
