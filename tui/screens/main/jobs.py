"""What the main screen asks of the desk: jobs for a thread, each returning the message that tells what came of it."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from store.kinds import EntityKind
from tui.desk.trail import Place
from tui.screens.main.messages import (
    ArticlesRead,
    CardMade,
    CitationMade,
    ExportMade,
    LoadFinished,
    LoadProgressed,
    Looked,
    Opened,
    PanesFound,
    PassageFound,
    Refreshed,
    WaysFound,
)

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.search.results import SortOrder
    from tui.desk.desk import Desk

_REFRESH_AFTER = 2.0
_REFRESH_SHARE = 20
"""While articles are read the panes are filled anew at most every two seconds, and at a twentieth of the time."""

Job = Callable[[], Message]


def opening(desk: Callable[[], "Desk"]) -> Job:
    """Make the desk and open the store."""

    def job() -> Message:
        made = desk()
        made.open()
        return Opened(made, made.counts().get("article", 0), made.shelf.note)

    return job


def searching(desk: "Desk", place: Place, orders: "Mapping[EntityKind, SortOrder]") -> Job:
    """Fill the panes."""
    return lambda: PanesFound(desk.search(place.query, place.focus, orders))


def completing(desk: "Desk", query: str, cursor: int) -> Job:
    """Find how one may go on with a query."""
    return lambda: WaysFound(query, desk.complete(query, cursor))


def allowing_fuzzy_pinyin(desk: "Desk", allowed: bool) -> Job:
    """Search with fuzzy pinyin, or without."""

    def job() -> Message:
        desk.allow_fuzzy_pinyin(allowed)
        return Refreshed(desk.counts().get("article", 0))

    return job


def reading_articles(desk: "Desk") -> Job:
    """Make what searching the words of all articles needs."""

    def job() -> Message:
        desk.read_articles()
        return ArticlesRead()

    return job


def making_card(desk: "Desk", entity_id: str) -> Job:
    """Make the card of an entity."""
    return lambda: CardMade(desk.card(entity_id))


def finding_passage(desk: "Desk", entity_id: str, number: int) -> Job:
    """Find one of an entity's mentions."""
    return lambda: PassageFound(desk.passage(entity_id, number))


def finding_page(desk: "Desk", article_id: str) -> Job:
    """Find an article."""
    return lambda: PassageFound(desk.page(article_id))


def removing(desk: "Desk", paths: Sequence[str]) -> Job:
    """Take out the articles of files that are gone."""

    def job() -> Message:
        desk.remove(paths)
        return Refreshed(desk.counts().get("article", 0))

    return job


def looking(desk: "Desk") -> Job:
    """Look whether another dossier has written to the store."""
    return lambda: Looked(desk.is_current)


def exporting(desk: "Desk", entity_id: str) -> Job:
    """Write an entity as Markdown, into memory."""
    return lambda: ExportMade(*desk.export(entity_id))


def citing(desk: "Desk", entity_id: str, number: int) -> Job:
    """Make the text to copy."""
    return lambda: CitationMade(desk.cite(entity_id, number))


def loading(desk: "Desk", paths: Iterable[Path], tell: Callable[[Message], object]) -> Callable[[], None]:
    """Return the work of reading articles, for a thread worker; cancelling it keeps what is finished."""

    def work() -> None:
        worker = get_current_worker()
        if not desk.is_current:
            desk.refresh()
            tell(Refreshed(desk.counts().get("article", 0)))
        refreshed, cost = time.monotonic(), 0.0

        def progress(done: int, total: int, name: str, rate: float) -> None:
            nonlocal refreshed, cost
            tell(LoadProgressed(done, total, name, rate))
            began = time.monotonic()
            if began - refreshed > max(_REFRESH_AFTER, cost * _REFRESH_SHARE) and not worker.is_cancelled:
                desk.refresh()
                refreshed = time.monotonic()
                cost = refreshed - began
                tell(Refreshed(desk.counts().get("article", 0)))

        loaded = desk.load(paths, progress, lambda: worker.is_cancelled)
        tell(LoadFinished(loaded, desk.counts().get("article", 0)))

    return work
