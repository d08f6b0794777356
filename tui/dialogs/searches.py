"""Kept searches: the present query is kept under a name, or one that was kept is chosen, or dropped."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.errors import StoreError
from store.text.language import later, tr
from tui.dialogs.base import Dialog
from tui.dialogs.choices import Choices
from tui.dialogs.hints import KeyLine
from tui.dialogs.wrapped import Wrapped
from tui.keys.key import with_aliases
from tui.text.cells import printable

_NOTHING = later("No search is kept yet. Type one after /, then ctrl+s.")


class SearchesDialog(Dialog[str]):
    """Keeps the present query; returns the one that was chosen instead, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_kept", "Kept searches"),
        Binding(f"delete,{with_aliases('d')}", "forget", "Drop"),
    ]
    DEFAULT_CSS = """
    SearchesDialog > .dialog {
        & > OptionList { height: auto; max-height: 50vh; margin-top: 1; }
    }
    """

    def __init__(
        self,
        query: str,
        kept: Mapping[str, str],
        keep: Callable[[str, str], None],
        forget: Callable[[str], None],
    ) -> None:
        """Make the dialog.

        Args:
            query: the present query, or "" for none.
            kept: queries by name.
            keep: keeps a query under a name. Raises StoreError.
            forget: drops one by its name. Raises StoreError.
        """
        super().__init__()
        self._query = query
        self._kept = dict(kept)
        self._keep = keep
        self._forget = forget
        self._may_replace = ""

    def compose(self) -> ComposeResult:
        """Yield the name to keep the query under, room for trouble, what is kept, and the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(tr("Searches"))
            if self._query:
                yield Static(Content.assemble(tr("Keep "), (printable(self._query), "bold"), tr(" as")))
                yield Input(self._query, select_on_focus=True)
            yield Wrapped(classes="dialog--trouble")
            yield Choices(*self._options(), markup=False)
            keys = (
                tr("enter  Keep    ↓  Kept ones    esc  Back")
                if self._query
                else tr("enter  Search    d  Drop    esc  Back")
            )
            yield KeyLine(keys)

    def on_mount(self) -> None:
        """Give the keyboard to the name, or to what is kept."""
        self.query_one(Input if self._query else Choices).focus()
        if not self._kept and not self._query:
            self._say(tr(_NOTHING))

    def _options(self) -> list[Option]:
        return [
            Option(
                Content.assemble(printable(name), ("" if name == query else f"  {printable(query)}", "dim")), id=name
            )
            for name, query in self._kept.items()
        ]

    def on_descendant_focus(self) -> None:
        """Name the keys of where one is."""
        in_list = isinstance(self.focused, Choices)
        keys = (
            tr("enter  Search    d  Drop    esc  Back") if in_list else tr("enter  Keep    ↓  Kept ones    esc  Back")
        )
        self.query_one(KeyLine).name_keys(keys)

    @on(Input.Changed)
    def _ask_again(self) -> None:
        self._may_replace = ""
        self._say("")

    @on(Input.Submitted)
    def _keep_query(self, event: Input.Submitted) -> None:
        name = event.value.strip() or self._query
        if self._kept.get(name, self._query) != self._query and self._may_replace != name:
            self._may_replace = name
            self._say(
                tr("{name} is kept already, for {kept}. Enter again replaces it.", name=name, kept=self._kept[name])
            )
            return
        try:
            self._keep(name, self._query)
        except StoreError as error:
            self._say(str(error))
            return
        self.notify(printable(name), title=tr("Kept"), markup=False)
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._kept[event.option_id or ""])

    def action_to_kept(self) -> None:
        """Go from the name to what is kept."""
        if self._kept:
            self.query_one(Choices).focus()

    def action_forget(self) -> None:
        """Drop the search that the cursor stands on."""
        options = self.query_one(Choices)
        option = options.highlighted_option
        if self.focused is not options or option is None or option.id is None:
            return
        try:
            self._forget(option.id)
        except StoreError as error:
            self._say(str(error))
            return
        del self._kept[option.id]
        options.remove_option(option.id)
        if not self._kept:
            self._say(tr(_NOTHING) if not self._query else "")

    def _say(self, sentence: str) -> None:
        self.query_one(".dialog--trouble", Wrapped).show(Content(printable(sentence)))
