"""The id of an article in a store: the one it comes with, or, where another article has that, a longer one."""

from store.database import Transaction
from store.identity.incoming import Incoming, renamed

_SHORTEST = 6  # digits of a text's digest, which nearly always tell two articles of one date and title apart


def placed(arriving: Incoming, transaction: Transaction) -> Incoming:
    """Return an article under an id that no other in the store has."""
    wanted, digest = arriving.summary.id, arriving.summary.digest
    longer = (f"{_short(wanted)}~{digest[:length]}" for length in range(_SHORTEST, len(digest) + 1))
    free = next(identity for identity in (wanted, *longer) if not transaction.has("articles", identity))
    return arriving if free == wanted else renamed(arriving, free)


def called(arriving: Incoming, before: str) -> Incoming:
    """Return an article under the id that it had before, if its date and title are what they were."""
    return renamed(arriving, before) if _short(before) == arriving.summary.id else arriving


def _short(identity: str) -> str:
    return identity.partition("~")[0]
