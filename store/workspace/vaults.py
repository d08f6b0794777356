"""The vault in a folder, as it is asked of a store."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.errors import DossierError, NotFoundError
from store.kinds import NAMED_KINDS
from store.library import Library
from store.library.alone import alone
from store.vault.canvas import Near
from store.vault.kept import Wanted
from store.vault.reading import Wish
from store.vault.run import Asked as Run
from store.vault.run import Report
from store.vault.vault import Vault
from store.views.links import Links
from store.workspace.catalogue import Catalogue

if TYPE_CHECKING:
    from store.corrections.asked import Asked
    from store.vault.run import Progress

_NEAR = 24
"""Who is on a canvas besides the one in the middle: as many as a screen shows."""


class ToWrite(NamedTuple):
    """What is asked of a vault; of what is None, what was asked last.

    Attributes:
        query: whom it finds have notes; "" for everybody.
        at_least: in so many articles they stand.
        with_text: whether notes of articles have their text.
        near: id of whom a canvas is drawn; "" for none.
        restore: whether notes come back that the user took away.
        force: whether notes are written anew in which the part that dossier writes was changed by hand.
    """

    query: str | None = None
    at_least: int | None = None
    with_text: bool | None = None
    near: str = ""
    restore: bool = False
    force: bool = False


class Read(NamedTuple):
    """What the notes of a vault ask for.

    Attributes:
        found: corrections, each with what is asked of the store.
        unread: sentences about what could not be read, or is of nobody.
    """

    found: "tuple[tuple[Wish, Asked], ...]"
    unread: tuple[str, ...]


class VaultOf:
    """The vault in a folder, and the store it is made from.

    Args:
        library: the store.
        catalogue: returns index and links.
        folder: that of the vault.
    """

    def __init__(self, library: Library, catalogue: Callable[[], Catalogue], folder: Path) -> None:
        self._library = library
        self._catalogue = catalogue
        self.folder = folder.absolute()
        self._vault = Vault(self.folder)

    @property
    def wanted(self) -> Wanted:
        """What was wanted of it last."""
        return self._vault.wanted

    def write(
        self,
        asked: ToWrite,
        progress: "Progress" = lambda _done, _total, _path: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Bring its notes up to what the store says; whatever the user wrote in them stays.

        Args:
            asked: what is asked for.
            progress: told how many notes are looked at, of how many, and which is next.
            stop: asked whether to end.

        Raises:
            ExportError: it cannot be written; what was written stays.
            BusyError: another dossier writes it just now.
            DossierError: the query cannot be understood.
        """
        given = {"query": asked.query, "at_least": asked.at_least, "with_text": asked.with_text}
        wanted = msgspec.structs.replace(
            self.wanted, **{name: value for name, value in given.items() if value is not None}
        )
        links = Links.open(self._library)
        near = tuple(self._near(links, asked.near)) if asked.near else ()
        found = self._found(wanted.query) if wanted.query else None
        with alone(self._vault.begin() / "lock", f"the vault in {self.folder}"):
            vault = Vault(self.folder)  # as it is now that nobody else writes it
            run = Run(wanted, found, near, asked.restore, asked.force)
            return vault.write(self._library, links, run, progress, stop)

    def _found(self, query: str) -> Collection[str]:
        results = self._catalogue().index.search(query)
        if results.error:
            raise DossierError(results.error)
        return frozenset(one for kind in NAMED_KINDS for one in results.panes[kind].ids)

    def _near(self, links: Links, about: str) -> Iterator[Near]:
        from store.export.front_matter import title
        from store.views.near import near

        middle = self._library.entity(about)
        yield Near(middle.id, title(middle), "")
        for one in near(links, middle.id).neighbours[:_NEAR]:
            beside = self._library.entity(one.id)
            words = f"{one.sentences}×{' · role' if one.role else ''}"
            yield Near(beside.id, title(beside), "", one.beside, words)

    def read(self) -> Read:
        """Return which corrections its notes ask for, each as it is asked of the store."""
        found = self._vault.read(self._library)
        read = [(wish, self._asked(wish)) for wish in found.found]
        nobody = [
            f"{wish.path}: nobody, or more than one, is called {wish.value}." for wish, asked in read if not asked
        ]
        return Read(tuple((wish, asked) for wish, asked in read if asked), (*found.unread, *nobody))

    def _asked(self, wish: Wish) -> "Asked | None":
        from store.corrections.asked import Alias, Same, Tag

        match wish.what:
            case "tag":
                return Tag(which=wish.which, tags=(wish.value,))
            case "untag":
                return Tag(which=wish.which, drop=(wish.value,))
            case "alias":
                return Alias(which=wish.which, form=wish.value)
            case "same":
                other = self._meant(wish.value)
                return Same(one=wish.which, other=other) if other else None

    def _meant(self, name: str) -> str:
        """Return the id of whom an id or a name means; "" for nobody, and for several."""
        from store.search.naming import meant

        if self._library.has(name):
            return self._library.resolve(name)
        try:
            return meant(self._library, self._catalogue().index, name)
        except NotFoundError:
            return ""
