"""One open store and all that is asked of it: the command line and the explorer ask this, and nothing behind it.

    with Workspace.open() as workspace:
        workspace.load([Path("clippings")])
        print(workspace.export(workspace.find("李家超")).text)

What a question needs is imported and read when the first such question is asked: a load does without the index, and
only who asks for links waits for them. All may be asked from any thread while another one loads.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.library import Library
from store.library.hands import OWN, Hands
from store.library.holdings import Holdings
from store.library.layout import LAYOUT, Layout
from store.library.open_store import Hears
from store.library.opening import open_library
from store.library.reports import CheckReport, LoadReport, Progress
from store.library.searches import SEARCHES, Searches
from store.library.session import SESSION, Session
from store.library.side_file import now
from store.library.sources import SOURCES, Sources
from store.library.visits import VISITS, Visits
from store.text.addresses import Address
from store.text.language import later, tr
from store.workspace.catalogue import Catalogue
from store.workspace.folders import is_seed, seed_files
from store.workspace.views import Views

if TYPE_CHECKING:  # each brings much with it, and most commands need few of them
    from store.export.citation import Cited
    from store.export.formats import Format
    from store.library.arriving import Arrivals
    from store.library.deciding import Corrections
    from store.library.leaving import Leaving
    from store.library.removing import Going
    from store.library.resting import Resting
    from store.search.index import Index
    from store.views.facts import Facts
    from store.views.links import Links
    from store.workspace.exports import Exports, Note
    from store.workspace.vaults import VaultOf

_EXAMPLE_GONE = later("The example article that dossier came with has left the store, since there is one of your own.")


class Workspace:
    """An open store.

    Args:
        library: the store.
        fuzzy_pinyin: whether pinyin may confuse zh and z, n and l, ng and n, whatever was chosen for the store.
        guest: whether what is asked, read and arranged is nobody else's business: it is kept nowhere, and what the
            owner of the store did is not shown.

    Attributes:
        searches: earlier and kept queries.
        visits: when somebody was here last, what they have read, whom they watch.
        layout: which columns the panes have, and what was chosen last.
        sources: which folders were loaded, and what in them could not be read.
        session: where the explorer was left.
    """

    def __init__(self, library: Library, *, fuzzy_pinyin: bool = False, guest: bool = False) -> None:
        self.searches = Searches(None if guest else library.folder / SEARCHES)
        self.visits = Visits(None if guest else library.folder / VISITS)
        self.layout = Layout(None if guest else library.folder / LAYOUT)
        self.sources = Sources(library.folder / SOURCES)
        self.session = Session(None if guest else library.folder / SESSION)
        self._library = library
        library.renew_beside = self._renew_beside
        self._fuzzy_pinyin = fuzzy_pinyin
        self._opening = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._resting: Resting | None = None

    # Opening and closing

    @classmethod
    def open(
        cls,
        store: Path | Address | None = None,
        *,
        begin: bool = True,
        fuzzy_pinyin: bool = False,
        guest: bool = False,
        read_only: bool = False,
    ) -> Self:
        """Open the store in a folder, or the archive at an address; a folder never given anything shows an example.

        Args:
            store: where it is; the usual place unless given.
            begin: whether there is something to be shown: who only writes needs no example.
            fuzzy_pinyin: see `Workspace`.
            guest: see `Workspace`.
            read_only: change nothing on the disk.

        Raises:
            StoreError: it cannot be opened; the sentence says why and what to do.
        """
        library = open_library(store, read_only=read_only)
        workspace = cls(library, fuzzy_pinyin=fuzzy_pinyin, guest=guest or read_only)
        if begin:
            workspace.begin()
        return workspace

    def begin(self) -> None:
        """Load the example into a store that was never given anything.

        Raises:
            StoreError: the store could not be written.
        """
        self._library.begin(seed_files())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; closing twice is as good."""
        self._library.close()

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._library.folder

    @property
    def where(self) -> str:
        """Where it is, for people: its folder, or the address of an archive without who asks."""
        return self._library.where

    @property
    def is_shared(self) -> bool:
        """Whether it is an archive of several people."""
        return self._library.is_shared

    @property
    def size(self) -> int:
        """How many bytes all files of the store take."""
        return sum(path.stat().st_size for path in self.folder.glob("*") if path.is_file())

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the store, one sentence each, in the order in which it came up."""
        return self._library.notices

    @property
    def is_fresh(self) -> bool:
        """Whether the store was never given anything: it is not one that was emptied, damaged or taken away."""
        return self._library.is_fresh

    @property
    def is_damaged(self) -> bool:
        """Whether a part of the store is not what was written; the rest answers, and the next change mends it first."""
        return self._library.is_damaged

    # Asking

    @property
    def holdings(self) -> Holdings:
        """What is in the store: articles, entities, where they stand. Reading only."""
        return self._library

    @property
    def catalogue(self) -> Catalogue:
        """The index and the links, as they were when they were last read; made when first asked for."""
        with self._opening:
            if self._catalogue is None:
                self._catalogue = self.read_catalogue()
            return self._catalogue

    def read_catalogue(self, before: Catalogue | None = None) -> Catalogue:
        """Return index and links of the present state: of that of an earlier one what is as it was, the rest read."""
        return Catalogue(self._library, before, fuzzy_pinyin=self._fuzzy_pinyin or self.searches.fuzzy_pinyin)

    @property
    def index(self) -> "Index":
        """What finds entities and passages, completes a query, and says why something was found."""
        return self.catalogue.index

    @property
    def links(self) -> "Links":
        """What entities stand with."""
        return self.catalogue.links

    @cached_property
    def views(self) -> Views:
        """What is asked of more than one entity: the articles, what is new, what stands near."""
        return Views(self._library, lambda: self.catalogue, self.visits, self.sources)

    @property
    def facts(self) -> "Facts":
        """What puts figures together as facts, and quotes as statements."""
        from store.views.facts import Facts

        return Facts(self.holdings, self.index)

    def find(self, name: str) -> str:
        """Return the id of the entity that an id or a name means.

        Raises:
            SeveralError: several are called so; the sentence lists them.
            NotFoundError: none is called so; the sentence lists the nearest.
        """
        if self.holdings.has(name):  # most are named by their ids, or are the only ones called so: no index is needed
            return self.holdings.entity(name).id
        from store.library.called import only_called

        if found := only_called(self._library.database, name, self._library.decisions.values()):
            return found
        from store.search.naming import meant

        return meant(self.holdings, self.index, name)

    # Taking away

    @property
    def exports(self) -> "Exports":
        """What makes files of entities."""
        from store.workspace.exports import Exports

        return Exports(self.holdings, self.links, self.facts)

    def export(self, which: str | Sequence[str], form: "Format | None" = None, *, whole: bool = False) -> "Note":
        """Return entities in a format, the usual one unless given; see `Exports.note`.

        Raises:
            NotFoundError: there is no such entity.
        """
        return self.exports.note(which, form, whole=whole)

    def vault(self, folder: Path) -> "VaultOf":
        """Return the vault in a folder, which need not be there yet."""
        from store.workspace.vaults import VaultOf

        return VaultOf(self._library, lambda: self.catalogue, self.layout, folder)

    def cited(self, entity_id: str, number: int) -> "Cited":
        """Return one of an entity's mentions with its sentence and article; numbers wrap around."""
        from store.export.citation import Cited, page_of, sentence_of

        places = self.facts.places(entity_id)
        whose, mention = places[number % len(places)]
        article = self.holdings.article(mention.article)
        page = page_of(article, mention.start)
        return Cited(article, sentence_of(article, mention), self.holdings.entity(whose), page)

    # Keeping up with what others write

    @property
    def is_current(self) -> bool:
        """Whether index and links are of what lies on the disk, whoever has written it."""
        return self._library.is_current and self.catalogue.generation == self._library.generation

    def rest(self) -> bool:
        """Give back memory that nobody needs just now, where there is much; to be asked each second, by one thread."""
        if self._resting is None:
            from store.library.resting import Resting

            self._resting = Resting()
        return self._resting.look()

    def take_in(self) -> bool:
        """Take in what another process has written, but for index and links; return whether that is anything."""
        return self._library.refresh()

    def refresh(self) -> None:
        """Take in what was written since, index and links too; who asks meanwhile is answered from the earlier ones."""
        self._library.refresh()
        fresh = self.read_catalogue(self._catalogue)
        fresh.prepare()
        with self._opening:
            self._catalogue = fresh

    def keep_up(self, hidden: Collection[str] = ()) -> None:
        """Let searches find what was just decided, before all is read again; see `Catalogue.keep_up`."""
        self.catalogue.keep_up(hidden)

    def lay_over(self) -> bool:
        """Take in what others have written and let searches find it; False where that is done, or there is nothing."""
        self._library.refresh()
        if self._library.generation in (self.catalogue.generation, self.catalogue.kept_up):
            return False
        self.keep_up()
        return True

    def hear(self, told: Callable[[], object]) -> Hears:
        """Have it told, in a thread, when others may have written; see `OpenStore.hear`."""
        return self._library.hear(told)

    def names_forgotten(self, query: str) -> bool:
        """Return whether a query has the name of somebody in it who is to be forgotten."""
        from store.library.marks import marks_of

        return marks_of(self._library.database).are_in(query)

    # Changing

    @contextmanager
    def writing(
        self,
        *,
        seconds: float | None = None,
        tell: Callable[[str], object] | None = None,
        stop: Callable[[], bool] | None = None,
        mending: Progress | None = None,
    ) -> Iterator[None]:
        """Hold the turn to write; a damaged store is mended first. See `Library.writing`."""
        with self._library.writing(seconds=seconds, tell=tell, stop=stop, mending=mending):
            yield

    def elsewhere(self) -> dict[str, int]:
        """Return the names of people that so many articles have that others are read with them, and how many."""
        return self._library.elsewhere

    def load(
        self,
        paths: Iterable[Path],
        *,
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
        jobs: int | None = None,
        seconds: float | None = None,
        follow_links: bool = False,
        hands: Hands = OWN,
    ) -> LoadReport:
        """Read articles from files and folders, see `Library.load`; once the first is written the example leaves."""

        def tell(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
            self._leave(example)
            if progress is not None:
                progress(done, total, path, rate, seconds)

        with nullcontext() if self._library.is_shared else self.writing():
            example = self._example()
            asked, began = list(paths), now()
            report = self._library.load(
                asked,
                progress=tell,
                stop=stop,
                jobs=jobs,
                seconds=seconds,
                follow_links=follow_links,
                hands=hands,
            )
            self.sources.note(asked, report, began)
            self._leave(example)
        return report

    def _leave(self, example: list[str]) -> None:
        """Let the example leave once the store holds another article; with a word, and once."""
        if example and self.holdings.counts()["article"] > len(example):
            self._library.remove(*example)
            self._library.notices = (*self.notices, tr(_EXAMPLE_GONE))
            example.clear()

    def arrivals(self) -> "Arrivals":
        """Return what has come into the folders that were ever loaded, without reading any of it.

        Raises:
            StoreError: the store cannot be read.
        """
        from store.library.arriving import arrivals  # which brings what reads articles

        return arrivals(self.holdings, self.sources)

    def _example(self) -> list[str]:
        """Return the articles of the example, where the store holds nothing else."""
        if not 0 < self.holdings.counts()["article"] <= len(seed_files()):
            return []
        articles = self.holdings.articles()
        shown = all(article.places and all(is_seed(Path(one.path)) for one in article.places) for article in articles)
        return [article.id for article in articles] if shown else []

    def to_remove(self, *which: str) -> "Going":
        """Return what `remove` would take out.

        Raises:
            NotFoundError: nothing in the store has one of these ids or paths.
        """
        return self._library.to_remove(*which)

    def remove(self, *which: str) -> tuple[str, ...]:
        """Take out articles by their ids or by the paths of their files and folders; see `Library.remove`."""
        gone = self._library.remove(*which)
        self.sources.leave(one for one in which if not one.startswith("article/"))
        return gone

    def _renew_beside(self) -> None:
        """Renew what is kept beside the store, while it is known what was taken out of that; make nothing anew."""
        kept = self._library.renewable("rows", "links", "texts", "words", "register", "files")
        self._library.renew_own(kept)
        if "rows" in kept:
            from store.workspace.catalogue import Catalogue

            catalogue = Catalogue(self._library, fuzzy_pinyin=self._fuzzy_pinyin or self.searches.fuzzy_pinyin)
            if "links" in kept:
                _ = catalogue.links
            if "texts" in kept:
                catalogue.index.prepare(articles="words" in kept)

    @property
    def corrections(self) -> "Corrections":
        """What the user has decided, and the way to decide more."""
        from store.library.deciding import Corrections

        return Corrections(self._library)

    def to_forget(self, which: str) -> "Leaving":
        """Return whom `forget` would take out.

        Raises:
            NotFoundError: nobody in the store has that id or name.
        """
        return self._library.to_forget(which)

    def forget(self, which: str) -> tuple[str, ...]:
        """Take a person's or an organisation's records out for good; see `Library.forget`."""
        return self._library.forget(which)

    def check(self, *, repair: bool = False, progress: Progress | None = None) -> CheckReport:
        """Compare everything in the store with what it should be, and mend it if asked to; see `Library.check`."""
        return self._library.check(repair=repair, progress=progress)

    def compact(self) -> None:
        """Write the store anew without what was taken out of it, and take away its older copies."""
        self._library.compact()
