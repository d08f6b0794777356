"""The application: theme, keys, palette, screens. What happens on the screen is the main screen's business."""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from textual import events, on
from textual.app import App
from textual.command import Command, CommandPalette
from textual.driver import Driver
from textual.theme import Theme
from textual.widgets import Input

from store.text.language import Language, speak, tr
from tui.keys.bindings import bindings_of
from tui.keys.key import Key, with_aliases
from tui.keys.type_ahead import TypeAhead
from tui.screens.main.screen import MainScreen
from tui.settings.settings import USUAL, Effective
from tui.styles.themes import AUTO, DARK, LIGHT, UNKNOWN, Looks, kind_colours
from tui.terminal.allocator import keep_together
from tui.terminal.background import Answered
from tui.terminal.leaving import leaving

if TYPE_CHECKING:  # what the first frame must not wait for
    from store.text.addresses import Address
    from tui.desk.desk import Desk

_STYLES: list[str | PurePath] = [Path(__file__).parent / "styles" / f"{name}.tcss" for name in ("base", "panes")]
_NO_KEY = "no key"
"""What is in the place of the keys of an action that has none: for Textual nothing at all is the usual ones."""
_WIDTHS: list[tuple[int, str]] = [(0, "-narrow"), (80, "-medium"), (120, "-wide")]
_HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (30, "-high"), (50, "-tall")]

_MOVING = ("cursor(", "page(", "edge(", "line(", "link(", "mark")
"""What the actions begin with that move and mark within a widget."""
_IN_BOXES = frozenset(("left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+k"))
"""The keys that stay in a box that is typed into, besides characters."""


class DossierApp(App[None]):
    """The explorer.

    Args:
        make_desk: makes what answers the screen; called in a thread, once the first frame is painted.
        paths: articles to load first, while the explorer is open already.
        effective: the settings that are in effect.
        themes: those of one's own.
        looks: how to begin; a theme that there is none of is the usual one.
        few_colours: whether the terminal has no more than sixteen.
        fresh: whether to begin anew instead of where the explorer was left.

    Attributes:
        language: in which it was left to come back, None where it was just left.
        unread: articles that were being read then.
    """

    TITLE = "dossier"
    CSS_PATH = _STYLES
    BINDINGS = bindings_of("app")
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(
        self,
        make_desk: "Callable[[], Desk]",
        paths: Sequence[Path] = (),
        effective: Effective = USUAL,
        *,
        themes: Iterable[Theme] = (),
        looks: Looks = UNKNOWN,
        few_colours: bool = False,
        fresh: bool = False,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        for one in (DARK, LIGHT, *themes):
            self.register_theme(one)
        if "theme" in effective.said:
            from tui.settings.mistakes import with_known_theme

            effective = with_known_theme(effective, self.available_themes)
        self._main = MainScreen(make_desk, paths, effective, self.looks, fresh=fresh)
        self._few_colours = few_colours
        self._suits_terminal = effective.settings.theme == AUTO
        self._shade = looks.shade
        self._usual = self.available_themes.get(looks.theme, LIGHT if looks.shade == "light" else DARK)
        wanted = self._shown(self._usual)
        self._begin_with(DARK if wanted.ansi else wanted)
        self._theme_later = wanted.name if wanted.ansi else ""  # the terminal's own colours go another way
        self._theme_before = ""
        self.language: Language | None = None
        self.unread: Sequence[Path] = ()
        own = self._main.context.own_keys
        self._quitting = _names(key for key in own.keys if key.id == "quit")
        self._moving = _names(key for key in own.keys if key.action.startswith(_MOVING))
        if own.changed:
            self.set_keymap({key.id: with_aliases(key.keys) or _NO_KEY for key in own.changed})
        self._type_ahead = TypeAhead(self, super().on_event, self._stays, self._main.context.answered)

    def _begin_with(self, theme: Theme) -> None:
        """Take a theme before any style is parsed: setting it in the usual way has them all parsed again."""
        self.set_reactive(App.theme, theme.name)
        self.remove_class("-dark-mode", "-light-mode", update=False)
        self.add_class("-dark-mode" if theme.dark else "-light-mode", f"-theme-{theme.name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _shown(self, theme: Theme) -> Theme:
        """Return what stands for a theme where there are sixteen colours: nearly all of its would become two."""
        if theme.ansi or not self._few_colours:
            return theme
        return self.available_themes["ansi-dark" if theme.dark else "ansi-light"]

    def looks(self) -> Looks:
        """Return the theme that is wished for, of which another may be shown here, and what the terminal paints on."""
        theme = self._theme_later or self.theme
        return Looks(self._usual.name if theme == self._shown(self._usual).name else theme, self._shade)

    @on(Answered)
    def _suit_terminal(self, event: Answered) -> None:
        """Have dossier's own theme suit what the terminal paints on, where that is another than it was last."""
        before, self._shade = self._shade, event.shade
        own = self.looks().theme in (DARK.name, LIGHT.name)
        if self._suits_terminal and own and before != event.shade:
            self._usual = DARK if event.shade == "dark" else LIGHT
            if self._theme_later:
                self._theme_later = self._shown(self._usual).name
            else:
                self.theme = self._shown(self._usual).name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of the four kinds, for themes that know nothing of them."""
        return kind_colours(self.current_theme)

    def get_default_screen(self) -> MainScreen:
        """Return the one screen, so that no empty one is painted before it."""
        return self._main

    def get_driver_class(self) -> type[Driver]:
        """Return what speaks to the terminal, where that is a terminal as Unix has them."""
        usual = super().get_driver_class()
        if sys.platform != "win32":
            from tui.terminal.driver import TerminalDriver

            return TerminalDriver if issubclass(TerminalDriver, usual) else usual
        return usual

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed before there is anything it could act on; to quit needs nothing."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._must_wait(event):
            self._type_ahead.keep(event)
        elif self._stays(event):
            await super().on_event(event)
        else:
            self._type_ahead.keep(event)
            self._release()

    def _stays(self, event: events.Key | events.Paste) -> bool:
        """Return whether the next key is for the same widget, which takes its keys in order; else it waits for this."""
        if self.focused is None or not isinstance(event, events.Key):
            return False
        if self.focused.check_consume_key(event.key, event.character):
            return True
        if isinstance(self.focused, Input):
            return event.key in _IN_BOXES
        return not self._moving.isdisjoint((event.key, event.character))

    def _release(self) -> None:
        self._main.run_worker(self._type_ahead.release(), name="type ahead", group="type ahead")

    def _must_wait(self, event: events.Event) -> bool:
        if isinstance(event, events.Key) and not self._quitting.isdisjoint((event.key, event.character)):
            return bool(self._type_ahead) and event.is_printable  # then it may be a letter of a query
        return bool(self._type_ahead) or not self._main.is_answering

    @on(MainScreen.Answering)
    def _take_what_was_typed(self) -> None:
        """Let what was typed ahead take effect; it was not meant for the word that a store cannot be opened."""
        if self._main.context.is_open:
            self._release()
        else:
            self._type_ahead.drop()

    def on_ready(self) -> None:
        """Let memory be looked after again, once the first frame is painted."""
        if self._theme_later:
            self.theme, self._theme_later = self._theme_later, ""
        self.call_after_refresh(settle_memory)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, once it is kept where one is: of that the widgets know, which go first."""
        if self._main.is_mounted and self._main.context.is_open:
            self._main.resuming.keep_last()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Close the store."""
        if self._main.context.is_open:
            self._main.context.desk.close()

    def action_suspend_process(self) -> None:
        """Stop, as the terminal stops whatever it has in front: with who started this one and what this one started."""
        if self._driver is not None and self._driver.can_suspend:
            from tui.terminal.driver import stop_all

            if not stop_all():
                self.notify(tr("There is no shell here that could bring the explorer back."), title=tr("Suspend"))

    def action_command_palette(self) -> None:
        """Offer actions, entities and articles by name."""
        if not isinstance(self.screen, CommandPalette):
            from tui.screens.palette import PROVIDERS, Palette

            self.push_screen(Palette(PROVIDERS, placeholder=tr("Actions, names, articles"), id="--command-palette"))

    def action_change_theme(self) -> None:
        """Offer the themes, each shown as soon as the cursor stands on it."""
        from tui.screens.palette import Palette, ThemeCommands

        self._theme_before = self.theme
        self.push_screen(Palette([ThemeCommands], placeholder=tr("Themes")))

    @on(CommandPalette.OptionHighlighted)
    def _preview_theme(self, event: CommandPalette.OptionHighlighted) -> None:
        option = event.highlighted_event.option
        if self._theme_before and isinstance(option, Command) and option.hit.text in self.available_themes:
            self.theme = option.hit.text

    @on(CommandPalette.Closed)
    def _settle_theme(self, event: CommandPalette.Closed) -> None:
        if isinstance(self.screen, CommandPalette):
            return
        if self._theme_before and not event.option_selected:
            self.theme = self._theme_before
        self._theme_before = ""

    def action_change_language(self) -> None:
        """Offer the languages."""
        from tui.screens.palette import LanguageCommands, Palette

        self.push_screen(Palette([LanguageCommands], placeholder=tr("Languages")))

    def action_speak(self, language: Language) -> None:
        """Leave, to come back where one is in another language."""
        self.language, self.unread = language, self._main.loader.unread
        self.exit()

    def action_help(self) -> None:
        """Show the keys of where one is."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.focused, self._main.context.own_keys))


def _names(keys: Iterable[Key]) -> frozenset[str]:
    """Return all names under which keys arrive."""
    return frozenset(name for key in keys for name in with_aliases(key.keys).split(","))


_LOOKED_AFTER = (20_000, 20, 20)
"""When the garbage collector looks: one painted screen makes some ten thousand objects, none of which it need free."""


TURN = 0.0005
"""Seconds for which a thread that loads or builds keeps the interpreter while the screen waits for it: a key takes a
dozen turns, which at Python's usual five milliseconds would be felt."""


def settle_memory() -> None:
    """End the pause of the garbage collector that the command line begins, and spare it what was made meanwhile."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*_LOOKED_AFTER)
        gc.enable()


def run(
    store: "Path | Address | None",
    paths: Sequence[Path] = (),
    effective: Effective = USUAL,
    *,
    looks: Looks = UNKNOWN,
    fresh: bool = False,
    guest: bool = False,
    read_only: bool = False,
) -> int:
    """Open the explorer on a store and return the exit status.

    Args:
        store: where the store is, None for the usual place; a folder is made at the first launch.
        paths: articles to load first, inside the explorer.
        effective: the settings that are in effect.
        looks: how to begin.
        fresh: whether to begin anew instead of where the explorer was left.
        guest: whether somebody else looks on, of whom nothing is kept, and to whom what the owner did is not shown.
        read_only: whether nothing on the disk is changed.
    """

    def make_desk() -> "Desk":
        from tui.desk.desk import Desk
        from tui.settings.applying import open_as_set

        return Desk(store, partial(open_as_set, effective.settings, guest=guest, read_only=read_only))

    from tui.settings.places import themes_folder

    themes: tuple[Theme, ...] = ()
    if (own := themes_folder()).is_dir():
        from tui.screens.own_themes import own_themes

        themes, troubles = own_themes(own)
        effective = effective._replace(troubles=(*effective.troubles, *troubles))
    few_colours = Console(file=sys.__stderr__).color_system == "standard"
    sys.setswitchinterval(TURN)
    keep_together()
    while True:
        app = DossierApp(make_desk, paths, effective, themes=themes, looks=looks, few_colours=few_colours, fresh=fresh)
        with leaving(app) as asked:
            app.run()
        if app.language is None or asked.status:
            return asked.status or app.return_code or 0
        speak(app.language)
        paths, looks, fresh = app.unread, app.looks(), False  # it comes back where it was, and goes on reading
