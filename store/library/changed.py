"""Which articles and names were written to a store since a bookmark that somebody kept, another process too."""

from itertools import chain
from typing import NamedTuple

from store.database import Database
from store.kinds import KINDS, NAMED_KINDS, STATED_KINDS, article_of


class Changed(NamedTuple):
    """What was written since.

    Attributes:
        articles: ids of the articles of which anything was: themselves, or where something stands in them.
        named: ids of the organisations and people whose records were.
    """

    articles: frozenset[str]
    named: frozenset[str]


def changed(database: Database, bookmark: str) -> Changed | None:
    """Return what was written since a bookmark, or None where the store's file is another one by now."""
    with database.lock:
        position = database.place(bookmark)
        if position is None:
            return None

        def written(*tables: str) -> list[str]:
            found = (database.written_since(table, position) or () for table in tables)
            return list(chain.from_iterable(found))

        placed = (f"article/{one.rpartition('@')[2]}" for one in written("mentions"))
        stated = map(article_of, written(*(KINDS[kind].table for kind in STATED_KINDS)))
        articles = frozenset((*written("articles", "texts"), *placed, *stated))
        return Changed(articles, frozenset(written(*(KINDS[kind].table for kind in NAMED_KINDS))))
