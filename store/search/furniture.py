"""Names that stand only in the furniture of articles: by-lines, credits of photographs, headers and footers of a site.

A publisher prints them in the same place of article after article, so that they lead the panes although no article
says anything of them. They are known by what stands beside them, and by the same words in the same place of several
articles of one publisher. Since these words hold the name, they are looked for in the name's own articles alone, and
only of the names that stand in many: of each a few articles spread over all of its own, of which most names need some.
Of names in few articles the rules that found them say it, as long as nothing is told of them.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple, Protocol, overload, runtime_checkable

import numpy as np

from store.errors import NotFoundError, StoreError
from store.kinds import NAMED_KINDS
from store.model import Article, Mention
from store.search.rows import Ints, Rows
from store.search.verdicts import Earlier, Named, Verdict
from store.text.sentences import sentence_around

_NAMES = 200
"""Names of a pane that are looked at, those of most articles first: it is those that are in the way."""
_LEAST = 3
"""Articles below which nothing is the same again and again."""
_LOOKED_AT = 24
_MISSES = 8
"""Once in so many articles a name may stand elsewhere (一名美聯社記者), and is in furniture for all that."""
_BESIDE = 6
"""Characters that stand beside a name in a by-line (特約記者, 攝影：, Staff)."""
_ENDS = "。！？!?…」』”"
_OFTEN = 4
"""Of those that stand in furniture in one of so many articles or more, these articles are not counted."""
_TRIED = 6
"""Articles after which the same words have come again, if ever they do."""
_AT_ONCE = 1000
"""Places where names stand that are read ahead together; they are to stay in mind until they are asked for."""
_SAID = ("。", "！", "？", "!", "?")
_SIGNED = 2
"""Characters, with such a mark, that may stand behind the name in a credit (林曉月攝。); more are a sentence."""
_SIGNING = frozenset({"person.byline", "media.byline", "media.credit", "media.source"})
"""The rules that find names in by-lines and credits."""
_OPEN, _CLOSED = "（([【", "）)]】"


class Sighting(Protocol):
    """What stands of an entity in an article."""

    def mentions(self) -> Sequence[Mention]:
        """Return where."""


@runtime_checkable
class PageSource(Protocol):
    """What knows articles and what stands in them; a library does."""

    def article(self, article_id: str, /) -> Article:
        """Return an article with its text."""
        ...

    def sighting(self, entity: str, slug: str, /) -> Sighting:
        """Return what stands of an organisation or a person in an article, by what its id has after `article/`."""
        ...

    def read_articles_ahead(self, ids: Iterable[str], /) -> None:
        """Be told of which articles will be asked for one by one."""

    def read_sightings_ahead(self, pairs: Iterable[tuple[str, str]], /) -> None:
        """Be told what of whom in which article will be asked for one by one."""


_Told = tuple[Named, int, Verdict | None]
"""A name, its mark, and what is told of it, where that is known already."""


@dataclass(frozen=True)
class Furniture:
    """Which names stand in furniture.

    Attributes:
        only: the rows of those that stand in nothing else.
        beside: the rows of others that often do, once for each article in which they stand in nothing else.
        beside_in: that article, by what its id has after `article/`.
        told: of each name that was looked at what is told of it, with its mark.
    """

    only: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    beside_in: list[str] = field(default_factory=list)
    told: dict[str, tuple[int, Verdict]] = field(default_factory=dict)

    def add(self, name: Named, mark: int, verdict: Verdict) -> None:
        """Add what is told of a name."""
        self.told[name.id] = mark, verdict
        if verdict.only:
            self.only.append(name.row)
        self.beside.extend([name.row] * len(verdict.beside))
        self.beside_in.extend(verdict.beside)


def furniture(source: PageSource, panes: Iterable[Iterable[Named]], earlier: Earlier | None = None) -> Furniture:
    """Return which names stand in furniture.

    Args:
        source: the articles.
        panes: the names of each, those of most articles first.
        earlier: what was told before: it stays so of names whose articles are the same and were not written since.
    """
    found = Furniture()
    before = earlier.verdicts.by_name() if earlier else {}
    for names in panes:
        told = _told_before((name for place, name in enumerate(names) if _is_asked(name, place)), earlier, before)
        for some in _portions(told):
            with suppress(NotFoundError, StoreError):  # of damaged articles it cannot be told
                _read_ahead(source, [name for name, _, verdict in some if verdict is None])
            for name, mark, verdict in some:
                with suppress(NotFoundError, StoreError):
                    found.add(name, mark, _verdict(source, name) if verdict is None else verdict)
    return found


def _is_rare(name: Named) -> bool:
    return len(name.articles) < _LEAST


def _is_asked(name: Named, place: int) -> bool:
    """Return whether a name is looked at, given its place in its pane."""
    return not name.is_told if _is_rare(name) else place < _NAMES


def _told_before(
    names: Iterable[Named], earlier: Earlier | None, before: Mapping[str, tuple[int, Verdict]]
) -> Iterator[_Told]:
    """Yield names with their marks, and what was told of each before where that stays so."""
    for name in names:
        then, verdict = before.get(name.id, (-1, None))
        if earlier is None or verdict is None:
            yield name, _mark(name), None
        elif earlier.is_same(name):
            yield name, then, verdict
        else:
            mark = _mark(name)
            yield name, mark, verdict if mark == then and earlier.written.isdisjoint(name.articles) else None


def _portions(names: Iterable[_Told]) -> Iterator[list[_Told]]:
    """Yield names, some at a time: as many as are read ahead together."""
    some, places = [], 0
    for told in names:
        some.append(told)
        places += min(len(told[0].articles), _LOOKED_AT)
        if places >= _AT_ONCE:
            yield some
            some, places = [], 0
    yield some


def _verdict(source: PageSource, name: Named) -> Verdict:
    return Verdict(_is_signed(source, name)) if _is_rare(name) else _Looked(source, name).verdict()


def _read_ahead(source: PageSource, names: Sequence[Named]) -> None:
    """Say what will be asked for of names: all that is, of most."""
    looked_at = [(name.id, _spread(name.articles, _LOOKED_AT)) for name in names if not _is_rare(name)]
    rare = [(name.id, name.articles) for name in names if _is_rare(name)]
    source.read_sightings_ahead((name, slug) for name, slugs in chain(looked_at, rare) for slug in slugs)
    source.read_articles_ahead(f"article/{slug}" for _, slugs in looked_at for slug in slugs)


def _mark(name: Named) -> int:
    """Return what tells the articles of a name from others."""
    return zlib.crc32("\n".join(name.articles).encode("utf-8", "surrogatepass"))


def _is_signed(source: PageSource, name: Named) -> bool:
    """Return whether all that stands of somebody was found as a by-line or a credit: too few articles to compare."""
    mentions = chain.from_iterable(source.sighting(name.id, slug).mentions() for slug in name.articles)
    return bool(name.articles) and all(mention.why in _SIGNING for mention in mentions)


def by_sources(
    rows: Rows, sources: Ints, standing: Callable[[str], Collection[str]], first_of: Mapping[str, str]
) -> Iterator[Iterator[Named]]:
    """Yield the names of each pane, those that stand in most independent articles first.

    Args:
        rows: the columns.
        sources: of each row in how many independent articles it stands.
        standing: returns in which articles a name stands, by what their ids have after `article/`.
        first_of: of each article that is a copy the one that is counted for it, likewise.
    """
    told = np.zeros(rows.size, np.bool_)
    told[rows.spoken.named] = told[rows.concerned.named] = True

    def named(row: int, name: str, count: int, is_told: bool) -> Named:
        return Named(row, name, _Apart(count, partial(_apart, standing, name, first_of)), is_told)

    for kind in NAMED_KINDS:
        first, last = rows.panes[kind]
        order = np.argsort(-sources[first:last], kind="stable")
        ids = list(rows.ids[first:last])
        counts, tell = sources[first:last][order].tolist(), told[first:last][order].tolist()
        places = order.tolist()
        yield map(named, (order + first).tolist(), (ids[place] for place in places), counts, tell)


def _apart(standing: Callable[[str], Collection[str]], name: str, first_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return the articles in which a name stands: of copies one."""
    return tuple({first_of.get(slug, slug): slug for slug in sorted(standing(name))}.values())


class _Apart(Sequence[str]):
    """So many articles, looked up when it is asked which: of most names it is not.

    Args:
        count: how many.
        find: looks them up.
    """

    def __init__(self, count: int, find: Callable[[], Sequence[str]]) -> None:
        self._count = count
        self._find = find

    @cached_property
    def _found(self) -> Sequence[str]:
        return self._find()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._found[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)


class _Looked:
    """A name, looked at in some of its articles."""

    def __init__(self, source: PageSource, name: Named) -> None:
        self._source = source
        self._name = name
        self._said: dict[str, list[tuple[_Printed, ...]]] = {}
        self._seen = Counter[_Printed]()

    def verdict(self) -> Verdict:
        """Return what is told of this name."""
        articles = self._name.articles
        some = _spread(articles, _LOOKED_AT)
        few = _spread(some, _TRIED)
        self._look_at(few)
        if all(self._once(slug, 2) for slug in few):
            return Verdict(only=False)
        self._look_at(some)
        if sum(self._once(slug) for slug in some) * _MISSES <= len(some):
            return Verdict(only=True)
        if sum(not self._once(slug) for slug in some) * _OFTEN >= len(some):
            self._look_at(articles)
            return Verdict(only=False, beside=[slug for slug in articles if not self._once(slug)])
        return Verdict(only=False)

    def _look_at(self, slugs: Iterable[str]) -> None:
        """Note where the name stands in articles, but for what shape alone tells to be furniture; in each once."""
        new = [slug for slug in slugs if slug not in self._said]
        self._source.read_sightings_ahead([(self._name.id, slug) for slug in new])
        self._source.read_articles_ahead([f"article/{slug}" for slug in new])
        for slug in new:
            article = self._source.article(f"article/{slug}")
            mentions = self._source.sighting(self._name.id, slug).mentions()
            spoken = (one for one in mentions if not is_beside(article.text, one.start, one.end))
            self._said[slug] = [_printed(article, one.start) for one in spoken]
            self._seen.update(set(chain.from_iterable(self._said[slug])))

    def _once(self, slug: str, least: int = _LEAST) -> int:
        """Return how many sentences of an article stand in fewer than `least` articles in the same place."""
        return sum(all(self._seen[place] < least for place in places) for places in self._said[slug])


def _spread(articles: Sequence[str], number: int) -> Sequence[str]:
    """Return so many articles or some more, spread over all."""
    return articles[:: max(1, len(articles) // number)]


class _Printed(NamedTuple):
    """A sentence, the number of its line, from the beginning or (below 0) from the end, and whose article that is."""

    publisher: str
    line: int
    words: str


def _printed(article: Article, start: int) -> tuple[_Printed, ...]:
    """Return the sentence at an offset, where it stands from the beginning and from the end."""
    text, publisher = article.text, article.publisher
    sentence = sentence_around(text, article.blocks, start)
    words = " ".join(text[sentence.start : sentence.end].split())
    lines = (text.count("\n", 0, start), -1 - text.count("\n", start))
    return tuple(_Printed(publisher, line, words) for line in lines)


def is_beside(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of a text stands with no more than a word or two in a line, in brackets or at an end."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if after.rstrip().endswith(_SAID) and len(after.rstrip()) > _SIGNED:
        return False
    opened = max(before.rfind(mark) for mark in _OPEN)
    closed = min((place for mark in _CLOSED if (place := after.find(mark)) >= 0), default=-1)
    if opened >= 0 and closed >= 0 and not after[closed + 1 :].strip():
        return len(before) - opened - 1 + closed <= _BESIDE
    ended = max(before.rfind(mark) for mark in _ENDS)
    return len(before[ended + 1 :].strip()) + len(after.strip()) <= _BESIDE
