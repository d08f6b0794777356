"""What stood in which article, brought to a later state: the rest is taken over where it lies."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from store.database import Database
from store.identity.register import PLACED, STATED, slug_within
from store.library.locations import Ints, Lists, Located, Numbers
from store.library.since import changes_in
from store.text.places import Lookup, Places
from store.text.splicing import Splice


def relocated(database: Database, then: Located, bookmark: str) -> Located | None:
    """Return what stands where in a store's present state; None where it is not known what changed.

    Args:
        database: the store.
        then: what stood where.
        bookmark: when that was.
    """
    changes = changes_in(database, PLACED, bookmark)
    if changes is None:
        return None
    changed = {table: dict.fromkeys((*written, *gone)).keys() for table, (written, gone) in changes.items()}
    articles, entities = _named(then, changed["mentions"], changes["mentions"].written)
    stated = [one for table in STATED for one in changes[table].written]
    contents, every = _stated(then, [one for table in STATED for one in changed[table]], stated)
    return Located(articles, entities, contents, every)


def _named(then: Located, changed: Collection[str], written: Iterable[str]) -> tuple[Lists, Lists]:
    """Return the lists of articles by who stands in them, and the other way round."""
    entities = _Keys(then.articles.keys, then.articles.lookup)
    slugs = _Keys(then.entities.keys, then.entities.lookup)
    starts, values = then.articles.starts, then.articles.values
    stays = np.ones(len(values), np.bool_)
    for entity, _, slug in (one.rpartition("@") for one in changed):
        place, other = entities.known.get(entity), slugs.known.get(slug)
        if place is not None and other is not None:
            first, last = starts[place], starts[place + 1]
            stays[first:last] &= values[first:last] != other
    pairs = [one.rpartition("@")[::2] for one in written]
    who = entities.with_more(then.articles.owners[stays], [entity for entity, _ in pairs])
    where = slugs.with_more(values[stays], [slug for _, slug in pairs])
    (names, by_name, who), (there, by_slug, where) = entities.left(who), slugs.left(where)
    return Lists.of(names, who, where, by_name), Lists.of(there, where, who, by_slug)


def _stated(then: Located, changed: Iterable[str], written: Sequence[str]) -> tuple[Lists, Sequence[str]]:
    """Return the lists of figures and quotes by article, and their ids."""
    slugs = _Keys(then.contents.keys, then.contents.lookup)
    starts, values = then.contents.starts, then.contents.values
    stays = np.ones(len(values), np.bool_)
    of_article: dict[int, dict[str, int]] = {}
    for identity in changed:
        place = slugs.known.get(slug_within(identity))
        if place is None:
            continue
        if place not in of_article:
            some = range(int(starts[place]), int(starts[place + 1]))
            of_article[place] = {then.stated[int(values[at])]: at for at in some}
        if (at := of_article[place].get(identity)) is not None:
            stays[at] = False
    where = slugs.with_more(then.contents.owners[stays], [slug_within(one) for one in written])
    what = np.concatenate((values[stays], len(then.stated) + np.arange(len(written), dtype=np.int32)))
    splice = Splice(np.sort(what).astype(np.int64), len(then.stated), len(written))
    there, by_slug, where = slugs.left(where)
    return Lists.of(there, where, splice.places[what], by_slug), splice.strings(then.stated, written)


class _Keys:
    """Strings that there were, and those that come behind them."""

    def __init__(self, keys: Sequence[str], lookup: Lookup) -> None:
        self.known: Mapping[str, int] = Places(keys, lookup)
        self._keys = keys
        self._lookup = lookup
        self._fresh = Numbers()

    def with_more(self, numbers: Ints, strings: Iterable[str]) -> Ints:
        """Return numbers of some of them with those of strings behind, which may be fresh."""
        first = len(self._keys)
        more = [first + self._fresh[one] if (known := self.known.get(one)) is None else known for one in strings]
        return np.concatenate((numbers, np.array(more, np.int32)))

    def left(self, numbers: Ints) -> tuple[Sequence[str], Lookup, Ints]:
        """Return those that are used, what they are looked up by, and the numbers as those are numbered."""
        fresh = list(self._fresh)
        used: npt.NDArray[np.int64] = np.flatnonzero(np.bincount(numbers, minlength=len(self._keys) + len(fresh)))
        splice = Splice(used, len(self._keys), len(fresh))
        lookup = splice.lookup(self._lookup, Lookup.of(fresh))
        return splice.strings(self._keys, fresh), lookup, splice.places[numbers]
