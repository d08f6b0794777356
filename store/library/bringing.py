"""Articles that come and go: what each brings (`store.library.making`) is written, and what was found in it kept."""

from store.corrections.amending import Amendments
from store.database import Transaction
from store.identity.incoming import Incoming
from store.identity.register import Register
from store.identity.resolution import Resolution
from store.library.elsewhere import elsewhere_of, note
from store.library.found import FOUND
from store.library.making import Making
from store.library.marks import Marks


class Bringing:
    """Articles that come and go, within one transaction; to be settled at its end.

    Args:
        transaction: the change.
        register: what stands where, and what is taught of who is who.
        amendments: what the user says of what is found in articles.
        forgotten: who is left out.

    Attributes:
        resolution: who is who in it.
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
        self._forgotten = forgotten
        self._making = Making(amendments, forgotten, elsewhere_of(transaction).names)

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
        made = self._making.of(found)
        if made.found is not None:
            self._transaction.put(FOUND, made.arriving.summary.id, made.found)
        return made.arriving

    def settle(self) -> None:
        """Decide who is who, write what changes, and note the names of which others can be told by it."""
        self.resolution.settle()
        note(self._transaction, self.resolution.settled_people, self._forgotten)

    def take_out(self, article: str) -> None:
        """Let all go that an article brought, but for the article itself."""
        self._transaction.remove(FOUND, article)
        self.resolution.remove(article)
