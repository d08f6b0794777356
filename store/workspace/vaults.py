"""The vault in a folder, as it is asked of a store."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from store.export.vault.canvas import Near, beside_words
from store.export.vault.kept import Wanted
from store.export.vault.reading import Wishes
from store.export.vault.run import Asked as Run
from store.export.vault.run import Report
from store.export.vault.vault import Vault
from store.library import Library
from store.library.alone import alone
from store.library.layout import Layout
from store.search.naming import leading, named_by
from store.text.language import Language, spoken, tr, writing_in
from store.views.links import Links
from store.workspace.catalogue import Catalogue

if TYPE_CHECKING:
    from store.export.vault.run import Progress

_NEAR = 24
"""Who is on a canvas besides the one in the middle: as many as a screen shows."""


class ToWrite(NamedTuple):
    """What is asked of a vault; of what is None, what was asked last.

    Attributes:
        query: whom it finds have notes; "" for everybody.
        at_least: in so many articles they stand.
        with_text: whether notes of articles have their text.
        language: in which dossier writes what is its own.
        at_first: the language of a new vault where none is said; None for the one that is spoken.
        near: id of whom a canvas is drawn; "" for none.
        restore: whether notes come back that the user took away.
        force: whether notes are written anew in which the part that dossier writes was changed by hand.
    """

    query: str | None = None
    at_least: int | None = None
    with_text: bool | None = None
    language: Language | None = None
    at_first: Language | None = None
    near: str = ""
    restore: bool = False
    force: bool = False


class VaultOf:
    """The vault in a folder, and the store it is made from.

    Args:
        library: the store.
        catalogue: returns index and links.
        layout: notes where the vault is that was written last.
        folder: that of the vault.
    """

    def __init__(self, library: Library, catalogue: Callable[[], Catalogue], layout: Layout, folder: Path) -> None:
        self._library = library
        self._catalogue = catalogue
        self._layout = layout
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
        """Bring its notes up to what the store says; whatever the user wrote in them stays. The folder is remembered.

        Args:
            asked: what is asked for.
            progress: told how many notes are looked at, of how many, and which is next.
            stop: asked whether to end.

        Raises:
            ExportError: it cannot be written; what was written stays.
            BusyError: another dossier writes it just now.
            QueryError: the query cannot be understood.
        """
        language = asked.language or (None if self._vault.is_there else asked.at_first or spoken())
        given = {"query": asked.query, "at_least": asked.at_least, "with_text": asked.with_text, "language": language}
        wanted = msgspec.structs.replace(
            self.wanted, **{name: value for name, value in given.items() if value is not None}
        )
        links = Links.open(self._library)
        with writing_in(wanted.language):
            near = tuple(self._near(links, asked.near)) if asked.near else ()
        index = self._catalogue().index
        found = named_by(index, wanted.query) if wanted.query else None
        with alone(self._vault.begin() / "lock", tr("the vault in {folder}", folder=self.folder)):
            vault = Vault(self.folder)  # as it is now that nobody else writes it
            run = Run(wanted, found, leading(index), near, asked.restore, asked.force)
            report = vault.write(self._library, links, run, progress, stop)
        self._layout.choose_if_possible({"vault": str(self.folder)})
        return report

    def _near(self, links: Links, about: str) -> Iterator[Near]:
        from store.export.front_matter import title
        from store.views.near import near

        middle = self._library.entity(about)
        yield Near(middle.id, title(middle), "")
        for one in near(links, middle.id).neighbours[:_NEAR]:
            beside = self._library.entity(one.id)
            words = beside_words(one.sentences, with_role=one.role)
            yield Near(beside.id, title(beside), "", one.beside, words)

    def read(self) -> Wishes:
        """Return which corrections its notes ask for, by what the user wrote among their properties."""
        return self._vault.read(self._library)
