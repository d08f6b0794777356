"""What was found in articles that the user's decisions change: kept beside what the store has of them.

So a decision can be taken back without reading the article again, whatever the rules would find in it today.
"""

import msgspec

from store.database import Database
from store.identity.incoming import Incoming, proven
from store.identity.records import Local, Table
from store.identity.register import Register
from store.library.stored import stored_article
from store.model import Figure, Quote, Record

FOUND: Table = "found"


class Found(Record, frozen=True, kw_only=True):
    """What was found in an article, where that is not what the store has of it; in the table `found`, by the article.

    Attributes:
        by: ids of the decisions that change it.
        locals: its organisations and people.
        figures: its figures.
        quotes: its quotes.
    """

    by: tuple[str, ...] = ()
    locals: tuple[Local, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def instead_of(self, stored: Incoming) -> Incoming:
        """Return an article as it was found, in the place of what the store has of it."""
        found = msgspec.structs.replace(stored, locals=self.locals, figures=self.figures, quotes=self.quotes)
        return proven(found)


def found_article(database: Database, register: Register, article: str) -> Incoming:
    """Return what was found in an article, before any decision.

    Raises:
        StoreError: a part of it is missing.
    """
    return as_found(database, stored_article(database, register, article))


def as_found(database: Database, stored: Incoming) -> Incoming:
    """Return what was found in an article, given what the store has of it."""
    found = database.get(FOUND, stored.summary.id, Found)
    return stored if found is None else found.instead_of(stored)
