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
from typing import NamedTuple, Protocol, overload, runtime_checkable

import numpy as np
import numpy.typing as npt

from store.model import Article, Mention
from store.search.codes import encode_texts
from store.search.keys import make_key
from store.search.results import Passage
from store.search.rows import Ints

_LINE_END = "\u2028"  # stands for U+000A, which ends a text in `codes`
_SENTENCE_ENDS = "。！？!?" + _LINE_END + "\n"


class Summary(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def publisher(self) -> str:
        """Return who published it."""
        ...

    @property
    def published(self) -> str | None:
        """Return the ISO 8601 date on which it was published."""
        ...

    @property
    def tags(self) -> Sequence[str]:
        """Return the tags in its header."""
        ...

    @property
    def clipped(self) -> str | None:
        """Return the ISO 8601 date on which it was clipped."""
        ...


@runtime_checkable
class ArticleSource(Protocol):
    """Where articles come from; a library is one."""

    def articles(self) -> Sequence[Summary]:
        """Return all articles, newest first."""
        ...

    def article(self, article_id: str, /) -> Article:
        """Return one with its text."""
        ...

    def every_mention(self) -> Iterable[tuple[str, Mention]]:
        """Return all that stands in any article, in any order."""
        ...


class Placed(NamedTuple):
    """Every mention as columns.

    Attributes:
        page: its article, as an ordinal of all articles, newest first.
        start: its first character there.
        last: its last one.
        row: the row of its entity.
        rule: the rule that found it, as an ordinal of `rules`.
        rules: names of the rules.
    """

    page: Ints
    start: Ints
    last: Ints
    row: Ints
    rule: Ints
    rules: list[str]


Keep = Callable[[Callable[[], Placed]], Placed]
"""Returns what was kept of the present state, else what is made."""


class Pages:
    """Finds entities by the articles they stand in; what it needs is built once, whichever thread asks first.

    Args:
        shelf: the library.
        row_of: row of each entity.
        keep: keeps where all mentions stand from one start to the next.
    """

    def __init__(self, shelf: ArticleSource, row_of: Mapping[str, int], keep: Keep) -> None:
        self._shelf = shelf
        self._row_of = row_of
        self._keep = keep
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
    def _mentions(self) -> Placed:
        """Where all mentions stand; a thread that asks second waits, where `cached_property` alone has it build too."""
        with self._building:
            return self._placed

    @cached_property
    def _placed(self) -> Placed:
        return self._keep(self._place)

    def _place(self) -> Placed:
        """Return where every mention stands, having read the whole library."""
        page_of = {summary.id: page for page, summary in enumerate(self.summaries)}
        found, rules = array("i"), dict[str, int]()
        for entity_id, mention in self._shelf.every_mention():
            if entity_id in self._row_of and mention.article in page_of:
                last = max(mention.start, mention.end - 1)
                rule = rules.setdefault(mention.why, len(rules))
                found.extend((page_of[mention.article], mention.start, last, self._row_of[entity_id], rule))
        page, start, end, row, by = np.ascontiguousarray(np.array(found, np.int32).reshape(-1, 5).T)
        return Placed(page, start, end, row, by, list(rules))

    @cached_property
    def _sentences(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the first and the last sentence of every mention; a quote may have several."""
        placed = self._mentions
        return self._words.sentence_at(placed.page, placed.start), self._words.sentence_at(placed.page, placed.last)

    @cached_property
    def _publisher_keys(self) -> list[str]:
        return [make_key(summary.publisher).text for summary in self.summaries]

    @property
    def _words(self) -> "_Words":
        """The words of all articles; asked for by threads as `_mentions` is."""
        with self._building:
            return self._read_words

    @cached_property
    def _read_words(self) -> "_Words":
        return _Words([self._shelf.article(summary.id).text for summary in self.summaries])

    @cached_property
    def _tag_keys(self) -> list[list[str]]:
        return [[make_key(tag).text for tag in summary.tags] for summary in self.summaries]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags in the headers of articles, those of most articles first."""
        return _commonest(tag for summary in self.summaries for tag in summary.tags)

    def are_from(self, key: str) -> list[bool]:
        """Return of each article whether its publisher's name holds a key."""
        return [key in publisher for publisher in self._publisher_keys]

    def are_clipped(self, day: str) -> list[bool]:
        """Return of each article whether it was clipped on a day (2025-06-12), in a month or in a year."""
        return [f"{summary.clipped}-".startswith(f"{day}-") for summary in self.summaries]

    def published_by(self, key: str) -> Ints:
        """Return the rows that stand in an article of a publisher whose name holds a key."""
        return self._rows_in(self.are_from(key))

    def tagged(self, key: str) -> Ints:
        """Return the rows that stand in an article with a tag that begins with a key."""
        return self._rows_in([any(tag.startswith(key) for tag in tags) for tags in self._tag_keys])

    def clipped_on(self, day: str) -> Ints:
        """Return the rows that stand in an article clipped on a day (2025-06-12), in a month or in a year."""
        return self._rows_in(self.are_clipped(day))

    def _rows_in(self, wanted: Sequence[bool]) -> Ints:
        """Return the rows that stand in any of the articles that are wanted, given for each."""
        if not any(wanted):
            return np.empty(0, np.int32)
        placed = self._mentions
        return np.unique(placed.row[np.array(wanted, np.bool_)[placed.page]])

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules by which anything in the store was found, by name."""
        return tuple(sorted(self._mentions.rules))

    def made_by(self, rule: str) -> Ints:
        """Return the rows that have a mention found by a rule, or by one whose name begins so."""
        placed = self._mentions
        wanted = np.array([name.startswith(rule) for name in placed.rules], np.bool_)
        return np.unique(placed.row[wanted[placed.rule]]) if len(wanted) else placed.row

    def with_words(self, key: str) -> Ints:
        """Return the rows that stand in a sentence which holds a key."""
        first, last = self._sentences
        so_far = np.concatenate(([0], np.cumsum(self._words.sentences_with(key))))
        return np.unique(self._mentions.row[so_far[last + 1] > so_far[first]])

    def passages(
        self, keys: Sequence[str], without: Sequence[str] = (), wanted: npt.NDArray[np.bool_] | None = None
    ) -> Sequence[Passage]:
        """Return the sentences that hold some keys, newest article first, each at the first of them.

        Args:
            keys: what they hold, all of it.
            without: what they do not hold.
            wanted: which rows are; sentences without any of them are left out.
        """
        key, *others = keys
        places = self._words.first_places(key)
        for other, holds in (*((one, True) for one in others), *((one, False) for one in without)):
            sentences = self._words.sentence_of(self._words.first_places(other))
            places = places[np.isin(self._words.sentence_of(places), sentences) == holds]
        if wanted is not None:
            places = places[self._holding(wanted)[self._words.sentence_of(places)]]
        return _Passages(self._words, [summary.id for summary in self.summaries], len(key), places)

    def _holding(self, wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return for each sentence whether one of the rows stands in it."""
        first, last = self._sentences
        inside = wanted[self._mentions.row]
        change = np.zeros(self._words.count + 1, np.int64)
        np.add.at(change, first[inside], 1)
        np.add.at(change, last[inside] + 1, -1)
        return np.cumsum(change) > 0

    def prepare(self) -> None:
        """Build now what queries will ask for."""
        with self._building:
            _ = self._sentences


class _Words:
    """The words of all articles, and their sentences numbered through."""

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "".join(text.replace("\n", _LINE_END) + "\n" for text in texts)
        self.coded = encode_texts([text.replace("\n", _LINE_END) for text in texts], offsets=True)
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.isin(points, np.array([ord(end) for end in _SENTENCE_ENDS], np.uint32))
        self._ends: npt.NDArray[np.int64] = np.flatnonzero(ends)
        lengths = np.array([len(text) + 1 for text in texts], np.int64)
        self.heads: npt.NDArray[np.int64] = np.concatenate(([0], np.cumsum(lengths)))

    def sentence_at(self, page: Ints, start: Ints) -> npt.NDArray[np.int64]:
        """Return the sentences at offsets of pages."""
        return np.searchsorted(self._ends, self.heads[page] + start)

    def _places(self, key: str) -> Ints:
        """Return where a key begins, as places in the codes, ascending."""
        codes, needle = self.coded.codes, self.coded.encode(key)
        if not needle or len(needle) > len(codes):
            return np.empty(0, np.int32)
        places = np.flatnonzero(codes[: len(codes) - len(needle) + 1] == needle[0])
        for step, code in enumerate(needle[1:], 1):
            places = places[codes[places + step] == code]
        return places.astype(np.int32)

    def sentences_with(self, key: str) -> npt.NDArray[np.bool_]:
        """Return for each sentence whether it holds a key."""
        found = np.zeros(len(self._ends) + 1, np.bool_)
        found[self.sentence_of(self._places(key))] = True
        return found

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._ends)

    def sentence_of(self, places: Ints) -> npt.NDArray[np.int64]:
        """Return the sentences of places."""
        return np.searchsorted(self._ends, self.coded.offsets[places])

    def first_places(self, key: str) -> Ints:
        """Return the first place of a key in each sentence that holds it, in the order of the pages."""
        places = self._places(key)
        _, firsts = np.unique(self.sentence_of(places), return_index=True)
        return places[firsts]


class _Passages(Sequence[Passage]):
    """Passages made when they are looked at."""

    def __init__(self, words: _Words, articles: Sequence[str], length: int, places: Ints) -> None:
        self._words = words
        self._articles = articles
        self._length = length
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = int(self._places[at])
        coded = self._words.coded
        page = int(coded.text_of[place])
        head = int(self._words.heads[page])
        start, end = int(coded.offsets[place]), int(coded.offsets[place + self._length - 1]) + 1
        return Passage(self._articles[page], start - head, end - head)


def _commonest(words: Iterable[str]) -> tuple[str, ...]:
    """Return words, each once, those that come most often first."""
    counts = Counter(words)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))
