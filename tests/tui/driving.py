"""Driving the explorer in tests, without sleeping."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from tests.tui.sample_library import sample_desk
from tui.app import DossierApp
from tui.desk.desk import Desk
from tui.desk.models import EntityKind
from tui.screens.main.screen import MainScreen
from tui.widgets.entity_pane import EntityPane

WIDE = (120, 40)


class Driver:
    """The explorer and somebody at its keyboard."""

    def __init__(self, app: DossierApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    @property
    def at_main(self) -> bool:
        """Whether no dialog stands over the main screen."""
        return isinstance(self.app.screen, MainScreen)

    def pane(self, kind: EntityKind) -> EntityPane:
        return self.main.view.panes.panes[kind]

    def labels(self, kind: EntityKind) -> list[str]:
        rows = self.pane(kind).rows
        return [] if rows is None else [rows.row(place).label for place in range(len(rows.subjects))]

    def title(self, kind: EntityKind) -> str:
        return Content.from_markup(self.pane(kind).border_title or "").plain

    async def settle(self) -> None:
        """Wait until no worker runs and no message waits."""
        await self.pilot.pause()
        while any(worker.is_running for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each followed by all it leads to."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Search for a text."""
        await self.press("/")
        await self.pilot.press(*text)
        await self.settle()


def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return where all that is copied goes, in place of the system's clipboard; the route is called "a test"."""
    copied: list[str] = []

    def copy(text: str, _: object) -> str:
        copied.append(text)
        return "a test"

    monkeypatch.setattr("tui.terminal.clipboard.copy", copy)
    return copied


@asynccontextmanager
async def explorer(
    size: tuple[int, int] = WIDE, desk: Desk | None = None, paths: Sequence[Path] = (), *, wait: bool = True
) -> AsyncIterator[Driver]:
    """Open the explorer, by default on the sample, and wait until its panes are filled."""
    app = DossierApp(lambda: desk or sample_desk(), paths)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        if wait:
            await driver.settle()
        yield driver
