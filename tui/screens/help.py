"""Help: the keys of where one is, from the one table."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from store.search.syntax import SYNTAX
from store.text.language import later, tr
from tui.dialogs.wrapped import Wrapped
from tui.keys.hints import by_group, keys_at
from tui.keys.key import Key, Scope, with_aliases, written
from tui.keys.table import OwnKeys
from tui.screens.main.navigation import scope_of
from tui.text.wrap import wrap
from tui.widgets.view_table import ViewTable

_ABOUT: dict[Scope, tuple[str, str]] = {
    "list": (
        later("In a pane"),
        later(
            "Each row is somebody or something that stands in your articles. Enter makes it the focus: the "
            "other panes narrow to what is linked with it. Backspace leads back to exactly where you were. "
            "What is wrong is put right with m, x, d, t, R, O, w or =, in all articles, and taken back with "
            "u; # tags it, i notes something of it."
        ),
    ),
    "card": (
        later("In the card"),
        later(
            "What is known of the selected row, what stands with it, and the sentences behind it. space "
            "marks sentences, which d takes for somebody else's; O gives a person a role, or takes one away."
        ),
    ),
    "reader": (
        later("In the reader"),
        later(
            "The article, its mentions in the colours of their panes. n leads to the next mention of the "
            "same entity, in whichever article it stands. m, x, d, t and R correct the name that tab leads "
            "to, a adds one that was missed; on a quote it marks the words of the quote. What has a note or "
            "a tag of yours is underlined."
        ),
    ),
    "view": (
        later("In a view"),
        later(
            "Each row is one thing that the articles say. Below stands the sentence behind the one under the "
            "cursor. Backspace leads from what was chosen here back to the view."
        ),
    ),
    "search": (
        later("In the search bar"),
        later(
            "One query filters all four panes as you type. Names are found in Simplified or Traditional, by "
            "alias or in English, by pinyin or by its initials; figures by what they are worth. Fields and "
            "their values are offered under the bar: tab takes them."
        ),
    ),
}
_OTHERWISE = later("\nYou have set keys of your own. The table has them; the words beside it name the usual ones.")
_KEY_WIDTH = 20
_WIDTH = 76


def key_names(key: Key) -> str:
    """Return the keys of an action as they are written, without the aliases."""
    return " ".join(map(written, key.keys.split()))


def _row(left: str, words: str, width: int) -> list[Content]:
    """Return two columns, the second one wrapped."""
    first, *others = (words[start:end] for start, end in wrap(words, max(10, width - _KEY_WIDTH)))
    pad = " " * max(1, _KEY_WIDTH - cell_len(left))
    return [Content.assemble((left + pad, "$figure"), first), *(Content(" " * _KEY_WIDTH + other) for other in others)]


def _said(key: Key) -> str:
    """Return what a key does."""
    return tr("{label}. {help}", label=tr(key.label), help=tr(key.help)) if key.help else tr(key.label)


def _examples(width: int) -> Content:
    """Return the query language by example."""
    rows = [line for query, meaning in SYNTAX for line in _row(query, tr(meaning), width)]
    return Content("\n").join([Content.styled(f"\n{tr('Queries')}", "bold"), *rows])


def _table(keys: Iterable[Key], width: int) -> Content:
    """Return keys, labels and explanations by group, the explanations wrapped in a column of their own."""
    lines: list[Content] = []
    for group, members in by_group(keys).items():
        lines.append(Content.styled(f"\n{tr(group)}", "bold"))
        for key in members:
            lines += _row(key_names(key), _said(key), width)
    return Content("\n").join(lines)


class HelpScreen(ModalScreen[None]):
    """Lists the keys that work where the keyboard was; any of the usual keys puts it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_aliases("escape q ? f1 enter"), "close", "Close"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "Page down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", show=False),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 94%;
            padding: 0 2;
            border: round $primary;
            background: $surface;
        }
        & VerticalScroll { height: auto; max-height: 100%; }
        & .keys { text-wrap: nowrap; }
    }
    """

    def __init__(self, widget: Widget | None, own: OwnKeys) -> None:
        super().__init__()
        self._own = own
        self.scope: Scope = "view" if isinstance(widget, ViewTable) else scope_of(widget)

    def compose(self) -> ComposeResult:
        """Yield what the place is for, and its keys by group."""
        title, about = _ABOUT[self.scope]
        with Vertical() as box:
            box.border_title = Content(tr(title))
            box.border_subtitle = Content("esc")
            with VerticalScroll(can_focus=False):
                yield Wrapped(tr(about), classes="about")
                if self._own.changed:
                    yield Wrapped(tr(_OTHERWISE), classes="about")
                width = min(_WIDTH, self.app.size.width * 96 // 100) - 8
                if self.scope == "search":
                    yield Static(_examples(width), classes="keys")
                yield Static(_table(keys_at(self.scope, self._own.keys), width), classes="keys")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
