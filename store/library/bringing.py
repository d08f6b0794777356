"""What an article brings, on its way into the store: without who is forgotten, and as the user's decisions make it.

What was found in an article that a decision changes is kept, see `store.library.found`.
"""

from store.corrections.amending import Amendments
from store.database import Transaction
from store.identity.incoming import Incoming
from store.identity.register import Register
from store.identity.resolution import Resolution
from store.library.found import FOUND, Found
from store.library.marks import Marks
from store.library.sparing import spare


class Bringing:
    """Articles that come and go, within one transaction.

    Args:
        transaction: the change.
        register: what stands where, and what is taught of who is who.
        amendments: what the user says of what is found in articles.
        forgotten: who is left out.

    Attributes:
        resolution: who is who in it; to be settled at the end.
    """

    def __init__(
        self,
        transaction: Transaction,
        register: Register,
        amendments: Amendments,
        forgotten: Marks,
    ) -> None:
        self.resolution = Resolution(transaction, register, forgotten.is_spent)
        self._transaction = transaction
        self._amendments = amendments
        self._forgotten = forgotten

    def bring(self, found: Incoming) -> Incoming:
        """Let an article that is not there come, given what was found in it, and return what it brings."""
        arriving = self._made(found)
        self.resolution.add(arriving)
        return arriving

    def bring_again(self, before: Incoming, found: Incoming) -> Incoming:
        """Let an article that is there bring what it does now, given what it did before and what was found in it."""
        self._transaction.remove(FOUND, before.summary.id)
        arriving = self._made(found)
        self.resolution.amend(before, arriving)
        return arriving

    def _made(self, found: Incoming) -> Incoming:
        """Return what an article brings that was found so; where that is something else, both are kept."""
        raw = spare(found, self._forgotten)
        amended, by = self._amendments.amend(raw)
        arriving = spare(amended, self._forgotten)
        if by:
            self._transaction.put(FOUND, arriving.summary.id, Found.apart_from(arriving, raw, by))
        return arriving

    def take_out(self, article: str) -> None:
        """Let all go that an article brought, but for the article itself."""
        self._transaction.remove(FOUND, article)
        self.resolution.remove(article)
