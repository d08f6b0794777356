"""Queries: how one may go on with one that is being typed, and those that were asked or kept before."""

from collections.abc import Callable

from store.errors import StoreError
from store.text.language import tr
from store.workspace import Searches, Workspace
from tui.desk.models import Way


class Queries:
    """Helps with queries.

    Args:
        workspace: returns the open store.
    """

    def __init__(self, workspace: Callable[[], Workspace]) -> None:
        self._workspace = workspace

    @property
    def searches(self) -> Searches:
        """Earlier and kept queries."""
        return self._workspace().searches

    def remember(self, query: str) -> None:
        """Put a query first among the earlier ones, unless it names somebody who is to be forgotten."""
        try:
            if not self._workspace().names_forgotten(query):
                self.searches.remember(query)
        except StoreError:
            return  # they are remembered until the program ends, which is all that a folder one may not write to allows

    def keep(self, name: str, query: str) -> None:
        """Keep a search under a name.

        Raises:
            StoreError: it names somebody who is to be forgotten, or it cannot be written.
        """
        if any(map(self._workspace().names_forgotten, (name, query))):
            raise StoreError(tr("It names somebody you had forgotten, so it is not kept."))
        self.searches.keep(name, query)

    def complete(self, query: str, cursor: int) -> tuple[Way, ...]:
        """Return the ways to go on with the word that ends at the cursor: fields and their values.

        The panes show already whom a plain word finds, so words are completed only where a field may be meant.
        """
        from store.search.query import FIELDS

        words = query[:cursor].replace("：", ":").split()
        word = words[-1].removeprefix("-").casefold() if words and not query[cursor - 1].isspace() else ""
        if not word or (":" not in word and not any(field.startswith(word) for field in FIELDS)):
            return ()
        found = self._workspace().index.complete(query, cursor)
        return tuple(Way(*way) for way in found if ":" in word or way.text.endswith(":"))
