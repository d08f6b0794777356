"""Driving the explorer in tests: what a key leads to is waited for by what is left to do, not by the clock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.command import Hit
from textual.content import Content
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.tui.sample_library import sample_desk
from tui.app import DossierApp
from tui.desk.desk import Desk
from tui.desk.models import EntityKind
from tui.dialogs.decide import DecideDialog
from tui.screens.main.screen import MainScreen
from tui.settings.settings import USUAL, Effective
from tui.widgets.entity_pane import EntityPane

WIDE = (120, 40)
_TURN = 0.001
"""Seconds between two looks at a thread that is at work."""
_NEVER = 3600
"""Seconds between two frames, or two looks, that nobody asked for, and until a notice goes."""


async def handled(*_: float) -> None:
    """Return when the event loop has nothing left to do but wait, for a thread or for a time to come.

    Stands in for Textual's own wait, which looks at the clock twenty times a second: a busy machine has it go on too
    early, and an idle one wait in vain.
    """
    ready = vars(asyncio.get_running_loop())["_ready"]
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


async def looked_for(hit: Awaitable[Hit], _: float) -> Hit:
    """Return what the palette finds next, or look again whether it is done.

    Stands in for its own wait, which lasts a tenth of a second behind the last hit of each letter.
    """
    return await asyncio.wait_for(hit, _TURN)


_at_rest = ContextVar("at rest", default=False)
_drawn = Compositor.render_update


def drawn_at_rest(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Draw what has changed when the explorer is at rest: nobody looks at the frames between two keys of a test.

    Stands in for Textual's own drawing. What has changed stays marked until then.
    """
    return _drawn(compositor, full, screen_stack, simplify) if full or _at_rest.get() else None


_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def parsed_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Parse styles once for all the explorers of a process, where Textual keeps them for each: they are the same."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


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
        """Wait until no worker runs, no message waits and all that has changed is painted."""
        await self._rest()
        while self._draw():
            await self._rest()

    async def _rest(self) -> None:
        """Wait until no worker runs, no message waits, and all has its place on the screen."""
        await handled()
        while self._paint() or self._is_busy:
            await asyncio.sleep(_TURN if self._is_busy else 0)
            await handled()

    @property
    def _is_busy(self) -> bool:
        """Whether a thread is at work, or the screen held until one has answered."""
        return self.app._batch_count > 0 or any(worker.is_running for worker in self.app.workers)

    def _paint(self) -> bool:
        """Paint a frame, and return whether there was anything to paint or to do once it is painted."""
        screen = self.app.screen
        wanted = bool(
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
            or screen._callbacks
        )
        if wanted and not self.app._batch_count:
            with self.app._context():  # of several explorers at once this one
                screen._on_timer_update()
            return True
        return False

    def _draw(self) -> bool:
        """Draw what has changed, and return whether anything had."""
        screen = self.app.screen
        if not screen._compositor._dirty_regions:
            return False
        resting = _at_rest.set(True)
        with self.app._context():
            screen._compositor_refresh()
        _at_rest.reset(resting)
        return True

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait for what a thread, a clock or another program brings about."""
        while not met():
            await asyncio.sleep(_TURN)
            await handled()
            self._paint()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each followed by all it leads to, and look at what they have come to."""
        for key in keys:
            await self.pilot.press(key)
            await self._rest()
        await self.settle()

    async def go_to(self, pane: str, subject: str) -> None:
        """Go to a row of the pane that a key leads to."""
        await self.press(pane, "g")
        while (current := self.main.view.panes.current).current != subject:
            assert current.cursor + 1 < current.count, f"{subject} is not in the pane"
            await self.press("j")

    async def type(self, text: str) -> None:
        """Search for a text."""
        await self.press("/")
        await self.pilot.press(*text)
        await self.settle()


def touches(driver: Driver) -> str:
    """Return what the dialog in which something is corrected says that it will touch, or why it cannot be."""
    assert isinstance(driver.app.screen, DecideDialog)
    return str(driver.app.screen.query_one(".dialog--touch", Static).content)


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
    size: tuple[int, int] = WIDE,
    desk: Desk | None = None,
    paths: Sequence[Path] = (),
    *,
    wait: bool = True,
    between_frames: float = _NEVER,
    every_frame: bool = False,
    messages: bool = False,
    fresh: bool = False,
    effective: Effective = USUAL,
) -> AsyncIterator[Driver]:
    """Open the explorer, by default on the sample, and wait until its panes are filled.

    Args:
        size: of the terminal.
        desk: what answers.
        paths: articles to load first.
        wait: whether to wait for the panes.
        between_frames: seconds after which a change is painted, as a user has it; else when a test settles.
        every_frame: whether each is drawn; else the last one alone.
        messages: whether messages are shown; else they are only made.
        fresh: whether to begin anew instead of where the explorer was left.
        effective: the settings that are in effect.
    """
    with pytest.MonkeyPatch.context() as patch:
        for user in ("app", "pilot"):
            patch.setattr(f"textual.{user}.wait_for_idle", handled)
        patch.setattr("textual.command.wait_for", looked_for)
        patch.setattr("textual.screen.UPDATE_PERIOD", between_frames)
        patch.setattr("tui.screens.main.resuming._OFTEN", _NEVER)
        patch.setattr(DossierApp, "NOTIFICATION_TIMEOUT", _NEVER)  # a busy machine reads it late
        patch.setattr(Stylesheet, "_parse_rules", parsed_once)
        patch.setattr(RuleSet, "__hash__", object.__hash__)  # the same, but not by way of Python
        if between_frames == _NEVER and not every_frame:
            patch.setattr(Compositor, "render_update", drawn_at_rest)
        app = DossierApp(lambda: desk or sample_desk(), paths, effective, fresh=fresh)
        async with app.run_test(size=size, notifications=messages) as pilot:
            driver = Driver(app, pilot)
            if wait:
                await driver.settle()
            yield driver
