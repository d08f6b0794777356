"""Rows that the user adds to word lists: which of them a store was read with, and what others can change in it."""

from collections.abc import Iterable, Mapping

from store.database import Database, Transaction
from store.identity.records import ArticleSummary, Text
from store.library.losses import META, OWN_WORDS, legible
from store.model import Record
from store.text.language import kept
from store.text.tables import own


class _ReadWith(Record, frozen=True, kw_only=True):
    """By each row that articles were read with, the words of which one stands in what it can change; in `meta`."""

    rows: Mapping[str, tuple[str, ...]] = {}


def changed_words(database: Database) -> frozenset[str]:
    """Return the words of all rows that are there now and were not when the store was last loaded, or the reverse."""
    before, now = (legible(database, META, OWN_WORDS, _ReadWith) or _ReadWith()).rows, _present()
    return frozenset(word for row in before.keys() ^ now.keys() for word in (before.get(row) or now[row]))


def put_words(transaction: Transaction) -> None:
    """Note that all that is in a store was read with the rows that are there now."""
    transaction.put(META, OWN_WORDS, _ReadWith(rows=_present()))


def holding(database: Database, words: Iterable[str]) -> dict[str, str]:
    """Return the articles in which one of some words stands, by the file that each is from.

    Args:
        database: of the store.
        words: of titles and outlets, in any script.
    """
    wanted = tuple({_key(word) for word in words})
    if not wanted:
        return {}
    said = {
        identity: (one.path, _key(" ".join((one.title, one.publisher or "", one.url or "", *one.authors))))
        for identity, one in database.records("articles", ArticleSummary)
    }
    texts = database.records("texts", Text)
    return {
        said[identity][0]: identity
        for identity, body in texts
        if identity in said and any(word in said[identity][1] or word in _key(body.text) for word in wanted)
    }


def owed(database: Database) -> tuple[str, ...]:
    """Return a sentence where articles were read with other rows than there are now."""
    if not database.number_of("articles") or not changed_words(database):
        return ()
    return (
        kept(
            "Titles or outlets of your own are not those that the articles were read with: the next load reads those "
            "again that they can change."
        ),
    )


def _present() -> dict[str, tuple[str, ...]]:
    return {"\t".join((one.name, *one.row)): one.words for one in own()}


def _key(text: str) -> str:
    from store.text.fold import fold  # whose dictionary whoever only opens a store does without

    return fold(text).casefold()
