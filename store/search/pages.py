"""The articles themselves: what stands in which, who published it, and their words.

Built when a query first asks for it (`text:`, `from:`), in a time linear in the articles: two seconds for ten thousand,
so `Index.prepare` does it as soon as `text:` is typed. Words are found by looking at every character, which takes ten
milliseconds there: an index of them would take longer to build than it saves, and as much memory as all the rest.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from threading import RLock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.search.certainty import are_called, surest
from store.search.keys import make_key
from store.search.query import Field, Term
from store.search.results import Passage
from store.search.rows import Ints, Lists
from store.search.sources import ArticleSource, Standings, Summary
from store.search.words import Passages, Words
from store.text.columns import distinct

OF_ARTICLES: frozenset[Field] = frozenset({"after", "before", "from", "clipped"})
"""Fields that ask for articles by what is known of each; a tag may be that of a row, too."""


class Placed(NamedTuple):
    """Every mention as columns.

    Attributes:
        page: its article, as an ordinal of all articles, newest first.
        start: its first character there.
        last: its last one.
        row: the row of its entity.
        rule: the rule that found it, as an ordinal of `rules`.
        score: how sure that is, in hundredths.
        rules: names of the rules.
        at: which one it is of all that stands anywhere.
    """

    page: Ints
    start: Ints
    last: Ints
    row: Ints
    rule: Ints
    score: Ints
    rules: Sequence[str]
    at: Ints


class Pages:
    """Finds entities by the articles they stand in; what it needs is built once, whichever thread asks first.

    Args:
        shelf: the library.
        row_of: row of each entity.
        standing: returns where everything stands.
    """

    def __init__(self, shelf: ArticleSource, row_of: Mapping[str, int], standing: Callable[[], Standings]) -> None:
        self._shelf = shelf
        self._row_of = row_of
        self._standing = standing
        self._building = RLock()

    @cached_property
    def summaries(self) -> Sequence[Summary]:
        """All articles without their texts."""
        return self._shelf.articles()

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Who published the articles, those of most articles first."""
        return _commonest(summary.publisher for summary in self.summaries if summary.publisher)

    @property
    def mentions(self) -> Placed:
        """Where all mentions stand; a thread that asks second waits, where `cached_property` alone has it build too."""
        with self._building:
            return self._placed

    @cached_property
    def _placed(self) -> Placed:
        known = self._standing()
        page_of = {summary.id: page for page, summary in enumerate(self.summaries)}
        pages = np.fromiter((page_of.get(one, -1) for one in known.articles), np.int32, len(known.articles))
        rows = np.fromiter((self._row_of.get(one, -1) for one in known.ids), np.int32, len(known.ids))
        row, page = rows[known.mentions[:, 0]], pages[known.mentions[:, 1]]
        at = np.flatnonzero((row >= 0) & (page >= 0)).astype(np.int32)
        start, last, rule, score = np.ascontiguousarray(known.spots[at].T)
        return Placed(page[at], start, last, row[at], rule, score, known.rules, at)

    @property
    def _sentences(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The first and the last sentence of every mention; a quote may have several. Asked for as `mentions` is.

        In Python 3.11 `cached_property` has a lock of its own: whoever took that first would wait for `_building`, and
        who has that, for the other.
        """
        with self._building:
            return self._sentences_of_mentions

    @cached_property
    def _sentences_of_mentions(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        placed = self.mentions
        return self._words.sentence_at(placed.page, placed.start), self._words.sentence_at(placed.page, placed.last)

    @cached_property
    def _publisher_keys(self) -> list[str]:
        return [make_key(summary.publisher).text for summary in self.summaries]

    @property
    def _words(self) -> Words:
        """The words of all articles; asked for by threads as `mentions` is."""
        with self._building:
            return self._read_words

    @cached_property
    def _read_words(self) -> Words:
        return Words([self._shelf.article(summary.id).text for summary in self.summaries])

    @cached_property
    def _tag_keys(self) -> list[list[str]]:
        keys = {tag: make_key(tag).text for tag in {tag for summary in self.summaries for tag in summary.tags}}
        return [[keys[tag] for tag in summary.tags] for summary in self.summaries]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags in the headers of articles, those of most articles first."""
        return _commonest(tag for summary in self.summaries for tag in summary.tags)

    @cached_property
    def days(self) -> Ints:
        """When the articles were published, as YYYYMMDD, 0 where unknown."""
        return np.fromiter((_day(one.published) for one in self.summaries), np.int32, len(self.summaries))

    def are_asked(self, term: Term) -> npt.NDArray[np.bool_]:
        """Return of each article whether a term asks for it, of a field in `OF_ARTICLES` or `tag:`."""
        match term.field:
            case "from":
                return np.array(self._are_from(term.key), np.bool_)
            case "clipped":
                return np.array(self._are_clipped(term.choice), np.bool_)
            case "tag":
                return np.array(self._are_tagged(term), np.bool_)
            case "before":
                return (self.days <= term.day) & (self.days > 0)
            case _:
                return self.days >= term.day

    def _are_from(self, key: str) -> list[bool]:
        """Return of each article whether its publisher's name holds a key."""
        return [key in publisher for publisher in self._publisher_keys]

    def _are_clipped(self, day: str) -> list[bool]:
        """Return of each article whether it was clipped on a day (2025-06-12), in a month or in a year."""
        return [f"{summary.clipped}-".startswith(f"{day}-") for summary in self.summaries]

    def _are_tagged(self, term: Term) -> list[bool]:
        """Return of each article whether it has the tag that a term names; in quotation marks its whole name."""
        return [any(term.names(tag) for tag in tags) for tags in self._tag_keys]

    def in_articles(self, term: Term) -> Ints:
        """Return the rows that stand in an article that a term asks for; see `are_asked`."""
        wanted = self.are_asked(term)
        if not wanted.any():
            return np.empty(0, np.int32)  # without the mentions, which take a while to be placed
        return distinct(self.mentions.row[wanted[self.mentions.page]])

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules by which anything in the store was found, by name."""
        return tuple(sorted(self.mentions.rules))

    def made_by(self, term: Term) -> Ints:
        """Return the rows that have a mention found by the rule that a term names."""
        return distinct(self.mentions.row[self.are_by(term)])

    def are_by(self, term: Term) -> npt.NDArray[np.bool_]:
        """Return of each mention whether the rule found it that a term names."""
        wanted = np.array([term.names(make_key(name).text) for name in self.mentions.rules], np.bool_)
        return wanted[self.mentions.rule] if len(wanted) else np.zeros(0, np.bool_)

    def of_all(self, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return of all that stands anywhere what is said of the mentions here; of others it is not so."""
        whole = np.zeros(len(self._standing().mentions), np.bool_)
        whole[self.mentions.at] = chosen
        return whole

    @cached_property
    def _tags_on(self) -> tuple[Lists, list[str]]:
        """Return of each article the ordinals of its tags, and of these how each is written first."""
        ordinals, written, owners, values = dict[str, int](), list[str](), array("i"), array("i")
        for page, (summary, keys) in enumerate(zip(self.summaries, self._tag_keys, strict=True)):
            for tag, tag_key in zip(summary.tags, keys, strict=True):
                values.append(ordinals.setdefault(tag_key, len(ordinals)))
                owners.append(page)
                written += [tag] * (len(written) < len(ordinals))
        lists = Lists.of_pairs(np.array(owners, np.int32), np.array(values, np.int32), len(self.summaries))
        return lists, written

    def tags_of(self, there: npt.NDArray[np.bool_]) -> tuple[Ints, Ints, Sequence[str]]:
        """Return rows with the tags in the headers of articles that they stand in: rows, ordinals of tags, and these.

        Args:
            there: of each row whether it is wanted.
        """
        placed, (lists, tags) = self.mentions, self._tags_on
        kept = there[placed.row]
        pairs = distinct(placed.row[kept].astype(np.int64) * len(self.summaries) + placed.page[kept])
        row, page = np.divmod(pairs, max(1, len(self.summaries)))
        page = page.astype(np.int32)
        return np.repeat(row, lists.sizes(page)).astype(np.int32), lists.of_all(page), tags

    @cached_property
    def _surest(self) -> Ints:
        return surest(self.mentions.row, self.mentions.score, len(self._row_of))

    def as_certain(self, word: str) -> npt.NDArray[np.bool_]:
        """Return of each row whether it is as sure as a word says; see `CERTAINTIES`."""
        return are_called(word, self._surest)

    def with_words(self, key: str) -> Ints:
        """Return the rows that stand in a sentence which holds a key."""
        return distinct(self.mentions.row[self.are_beside((key,))])

    def are_beside(self, keys: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Return of each mention whether it stands in a sentence that holds all of some keys."""
        first, last = self._sentences
        holding = np.logical_and.reduce([self._words.sentences_with(key) for key in keys])
        so_far = np.concatenate(([0], np.cumsum(holding)))
        beside: npt.NDArray[np.bool_] = so_far[last + 1] > so_far[first]
        return beside

    def passages(self, terms: Sequence[Term], wanted: npt.NDArray[np.bool_] | None = None) -> Sequence[Passage]:
        """Return the sentences that hold the words of some terms, newest article first, each at the first of them.

        Args:
            terms: what the sentences hold or do not hold, one of these at least; and which articles are asked for.
            wanted: which rows are; sentences without any of them are left out.
        """
        texts = [term for term in terms if term.field == "text"]
        key, *others = (term.key for term in texts if not term.negative)
        without = [term.key for term in texts if term.negative]
        places = self._words.first_places(key)
        for other, holds in (*((one, True) for one in others), *((one, False) for one in without)):
            sentences = self._words.sentence_of(self._words.first_places(other))
            places = places[np.isin(self._words.sentence_of(places), sentences) == holds]
        for term in terms:
            if term.field in OF_ARTICLES:
                places = places[self.are_asked(term)[self._words.page_of(places)] != term.negative]
        if wanted is not None:
            places = places[self._holding(wanted)[self._words.sentence_of(places)]]
        return Passages(self._words, [summary.id for summary in self.summaries], len(key), places)

    def _holding(self, wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return for each sentence whether one of the rows stands in it."""
        first, last = self._sentences
        inside = wanted[self.mentions.row]
        change = np.zeros(self._words.count + 1, np.int64)
        np.add.at(change, first[inside], 1)
        np.add.at(change, last[inside] + 1, -1)
        return np.cumsum(change) > 0

    def prepare(self) -> None:
        """Build now what queries will ask for."""
        _ = self._sentences


def _day(published: str | None) -> int:
    """Return a date as YYYYMMDD, 0 for what is none."""
    return int(published.replace("-", "")) if published and len(published) == 10 else 0


def _commonest(words: Iterable[str]) -> tuple[str, ...]:
    """Return words, each once, those that come most often first."""
    counts = Counter(words)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))
