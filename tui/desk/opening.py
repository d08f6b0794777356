"""Opening the real store for the desk, and putting the seeds into a new one. No Textual here."""

import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from store.errors import BusyError, StoppedError, StoreError
from store.export.citation import to_copy
from store.export.markdown import note_name, to_markdown
from store.library import Library
from store.library.marks import marks_of
from store.library.reports import LoadReport
from store.library.searches import SEARCHES, Searches
from store.links import Link, Links
from store.log.turn import Patience
from store.search.index import Index
from store.text.paths import STANDARD_INPUT, shown
from store.workspace.folders import seed_files
from tui.desk.progress import reading
from tui.desk.shelf import Loaded, Progress, Shelf

_A_WHILE = Patience(10)
"""How long a question that was answered waits for another dossier; a load waits for as long as one likes."""

_STOPPED: Mapping[type[StoreError], str] = {
    BusyError: "nothing: stopped while another dossier was writing",
    StoppedError: "nothing: stopped while the damaged store was mended",
}
_WAITING = "another dossier is writing: waiting for it, esc gives up"


def open_library(folder: Path) -> Library:
    """Open the store in a folder; a new one gets the seeds, by the one way in.

    Raises:
        StoreError: it cannot be opened or written.
    """
    library = Library.open(folder)
    library.begin(seed_files())
    return library


def open_shelf(folder: Path) -> Shelf:
    """Return the desk's shelf over the store in a folder.

    Raises:
        StoreError: it cannot be opened or written.
    """
    return shelf_over(open_library(folder))


class LaterLinks:
    """The links of a library, read when first asked for: the panes are filled without them.

    Args:
        library: the library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reading = threading.Lock()
        self._links: Links | None = None

    def read(self) -> Links:
        """Return the links, having read them."""
        with self._reading:
            if self._links is None:
                self._links = Links.open(self._library)
            return self._links

    def of(self, entity_id: str) -> tuple[Link, ...]:
        """Return the links of an entity, strongest first."""
        return self.read().of(entity_id)

    def linked(self, entity_id: str) -> frozenset[str]:
        """Return the ids of all that is linked with an entity."""
        return self.read().linked(entity_id)


def shelf_over(library: Library) -> Shelf:
    """Return a library with its links and its index as they are now; they browse at once and can be prepared."""
    links = LaterLinks(library)
    fuzzy = Searches(library.folder / SEARCHES).fuzzy_pinyin
    index = Index.open(library, links, fuzzy_pinyin=fuzzy)

    def load(paths: Iterable[Path], progress: Progress, stop: Callable[[], bool]) -> Loaded:
        def tell(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
            progress(done, total, reading(path, seconds), rate)

        waiting = Patience(tell=lambda _: progress(0, 0, _WAITING, 0.0), stop=stop)
        known = len(library.notices)
        try:
            with library.writing(waiting, tell):
                report = library.load(paths, progress=tell, stop=stop)
        except (BusyError, StoppedError) as error:
            return Loaded(_STOPPED[type(error)])
        return _told(report, library.notices[known:])

    def remove(paths: Iterable[str]) -> int:
        with library.writing(_A_WHILE):
            return len(library.remove(*paths))

    def export(entity_id: str) -> tuple[str, str]:
        return note_name(library.entity(entity_id)), to_markdown(library, links, entity_id)

    def cite(entity_id: str, number: int) -> str:
        mentions = library.mentions(entity_id)
        mention = mentions[number % len(mentions)]
        return to_copy(library.entity(entity_id), mention, library.article(mention.article))

    def files() -> Iterable[Path]:
        """Yield what is known when it is asked for: by then another dossier may have taken out some of it."""
        known = {place.path: None for summary in library.articles() for place in summary.places}
        yield from (Path(path) for path in known if path != str(STANDARD_INPUT))

    def refresh() -> Shelf:
        library.refresh()
        shelf = shelf_over(library)
        shelf.prepare()
        return shelf

    def prepare() -> None:
        links.read()
        index.prepare()

    return Shelf(
        library=library,
        index=index,
        links=links,
        load=load,
        remove=remove,
        export=export,
        cite=cite,
        refresh=refresh,
        close=library.close,
        prepare=prepare,
        read_articles=partial(index.prepare, articles=True),
        files=files,
        is_current=lambda: library.is_current,
        take_in=library.refresh,
        names_forgotten=lambda query: marks_of(library.database).are_in(query),
        is_damaged=library.is_damaged,
        note=" ".join(library.notices),
    )


def _told(report: LoadReport, notices: tuple[str, ...]) -> Loaded:
    """Return what there is to know of the store and what a load did, leaving out what did not happen."""
    counted = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.moved), "moved"),
        (report.unchanged, "unchanged"),
        (len(report.duplicates), "already known under another name"),
        (len(report.missing), "no longer there (kept)"),
        (len(report.failed), "could not be read"),
        (len(dict(report.partial)), "read in part"),
    )
    summary = ", ".join(f"{count:,} {what}" for count, what in counted if count)
    summary = summary or ("" if notices else "no articles there")
    stopped = "; stopped before the end" if report.interrupted else ""
    told = (*report.failed, *report.partial)
    problems = tuple(why if shown(Path(path)) in why else f"{shown(Path(path))}: {why}" for path, why in told)
    files = sum(count for count, _ in counted) - len(report.missing) - len(dict(report.partial))
    return Loaded(" ".join((*notices, summary + stopped)).strip(), problems, report.missing, files, notices)
