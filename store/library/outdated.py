"""Whether a store was made by a dossier that told otherwise who is who: then that is worked out again for all of it."""

from store.database import Database, Transaction
from store.library.losses import META, RESOLVED, legible
from store.model import Record
from store.text.language import later

_VERSION = 6
"""To be raised with every change of `store.identity` that makes other entities of the same articles.

6: names that many articles have are counted, see `store.library.elsewhere`. 5: variants of characters are folded (廸
for 迪), which makes one of two. 4: captions have ordinals of their own, see `store.identity.numbering`.
"""

OUTDATED = later(
    "An older dossier made the store, and told otherwise who is who: the next change works that out again, and so does "
    "`dossier check --repair`."
)


class Resolved(Record, frozen=True, kw_only=True):
    """By which version of the rules it was told who is who; in the table `meta`."""

    version: int = 1


def is_outdated(database: Database) -> bool:
    """Return whether there are entities in a store that older rules have made."""
    if not database.number_of("articles"):
        return False
    return (legible(database, META, RESOLVED, Resolved) or Resolved()).version < _VERSION


def put_resolved(transaction: Transaction) -> None:
    """Note in a store that has no entities of older rules that it is of the present ones."""
    if not transaction.has(META, RESOLVED):
        transaction.put(META, RESOLVED, Resolved(version=_VERSION))
