"""Names of people that many articles have: they are evidence in the one that names somebody in passing.

In how many articles somebody bears a name is counted in what is found in each alone. So it follows from the set of
articles and of decisions, not from the order in which they came; copies of one article count as several. What comes of
it when a name begins or ceases to be one of these is done in `store.library.settling`.
"""

import re
from collections.abc import Collection, Iterable

from store.database import Database, Transaction
from store.identity.persons import PersonName
from store.identity.tallies import name_id
from store.library.losses import ELSEWHERE, META, legible
from store.library.marks import Marks
from store.model import Record

MANY = 8
"""So many articles make a name evidence. In 5,000 articles, of 140 places that were looked at all were right; where 5
to 7 have the name, nine in ten."""
_FULL = re.compile(r"[\u3400-\u9fff]{3,}")
"""A Chinese name that stands in few texts by chance: two characters are a piece of other words too often."""


class Elsewhere(Record, frozen=True, kw_only=True):
    """The names by which a store reads its articles; in `meta`.

    Attributes:
        names: folded; all articles are read with them.
        open: names that articles with them came to or left since that was last settled.
    """

    names: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def elsewhere_of(database: Database | Transaction) -> Elsewhere:
    """Return the names by which a store reads its articles; none where damage has taken them."""
    if isinstance(database, Database):
        return legible(database, META, ELSEWHERE, Elsewhere) or Elsewhere()
    return database.get(META, ELSEWHERE, Elsewhere) or Elsewhere()


def bearers(database: Database | Transaction, name: str) -> dict[str, int]:
    """Return the people whom articles call by a folded name, and in how many articles."""
    known = database.get("names", name_id("person", name), PersonName)
    return known.people if known else {}


def may_count(name: str) -> bool:
    """Return whether a folded name is of those that are evidence if many articles have it."""
    return _FULL.fullmatch(name) is not None


def note(transaction: Transaction, names: Iterable[str], forgotten: Marks) -> None:
    """Note names that articles came to or left, where it may matter; of who is forgotten nothing is kept.

    Args:
        transaction: in which who bears them is written.
        names: folded.
        forgotten: who is.
    """
    before = elsewhere_of(transaction)
    known = set(before.names)
    fresh = (one for one in names if one in known or (may_count(one) and _many(transaction, one)))
    now = Elsewhere(names=_but_for(before.names, forgotten), open=_but_for(sorted({*before.open, *fresh}), forgotten))
    if now != before:
        transaction.put(META, ELSEWHERE, now)


def _many(transaction: Transaction, name: str) -> bool:
    return sum(bearers(transaction, name).values()) >= MANY


def _but_for(names: Collection[str], forgotten: Marks) -> tuple[str, ...]:
    return tuple(one for one in names if not (forgotten and forgotten.hold("person", one)))
