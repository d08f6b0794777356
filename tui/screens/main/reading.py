"""What is read: the card of the subject, the article at one of its mentions, and that article's file."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from store.errors import DossierError
from store.text.language import tr
from tui.desk.models import CardModel
from tui.desk.trail import Bookmark
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.text.cells import printable

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.pages import ArticlePage, FileLine


class ReadingPart:
    """Fills the card and the reader, and leads from the reader to the file.

    Args:
        context: what all parts share.
        navigation: says who is the subject, and what is read of it.
    """

    def __init__(self, context: Context, navigation: Navigation) -> None:
        self._context = context
        self._navigation = navigation
        self._side = context.view.side
        self._card_errand = context.errand("card")
        self._page_errand = context.errand("reader", leads=True)
        self._visit_errand = context.errand("visit")
        self._edit_errand = context.errand("edit")

    def show_card(self) -> None:
        """Have the subject's card made and shown."""
        subject = self._navigation.subject
        if subject is None:
            self._side.show_card(None)
        elif self._context.is_open:
            desk = self._context.desk
            self._card_errand.ask(lambda: desk.card(subject), self._show_card)

    def follow_cursor(self) -> None:
        """Show the card of what the cursor stands on, whatever was shown before."""
        self._navigation.amend(replace(self._navigation.here, subject=None))
        self.show_card()

    def _show_card(self, card: CardModel) -> None:
        if card.subject == self._navigation.subject:
            self._side.show_card(card)

    def show_page(self, step: int = 1) -> None:
        """Have what is read at this place found and shown; where nothing is, the card is shown again.

        Args:
            step: which way it was stepped to.
        """
        reading = self._navigation.here.reading
        self._context.screen.set_class(reading is not None, "-reading")
        if reading is None:
            self._side.close_reader()
            return
        desk, subject = self._context.desk, reading.subject
        if subject is not None:
            self._page_errand.ask(lambda: desk.passage(subject, reading.number, reading.beside, step), self._show_page)
        else:
            self._page_errand.ask(lambda: desk.page(reading.article_id), self._show_page)

    def _show_page(self, page: "ArticlePage") -> None:
        here = self._navigation.here
        if here.reading is None:
            return
        top = here.reading.top
        at = here.reading._replace(article_id=page.article.id, subject=page.subject, number=page.number, top=-1)
        self._navigation.amend(replace(here, reading=at))
        desk, article = self._context.desk, page.article.id
        self._visit_errand.ask(lambda: desk.note_read(article), lambda _: None)
        step = (page.place + 1, page.total) if page.total else None
        self._side.reader.noted = page.noted
        self._side.show_page(page.article, page.spans, page.lit, page.sentence, step)
        if top >= 0:
            self._side.reader.stand_at(top)
        if here.in_side:
            self._side.front.focus()

    def read(self, number: int, *, beside: str = "") -> None:
        """Open the reader at one of the subject's mentions; beside another, at one that shares a sentence with them."""
        if (subject := self._navigation.subject) is not None:
            at = Bookmark(subject=subject, number=number, beside=beside)
            self._navigation.go(lambda here: replace(here, reading=at, in_side=True))

    def read_first(self, step: int = 1) -> None:
        """Open the reader at the subject's first mention, or its last; under a focus of those that share a sentence."""
        self.read(0 if step > 0 else -1, beside=self._navigation.here.focus or "")

    def read_article(self, article_id: str) -> None:
        """Open the reader at the beginning of an article."""
        self._navigation.go(lambda here: replace(here, reading=Bookmark(article_id), in_side=True))

    def step(self, step: int) -> None:
        """Go to the next or previous mention of what is read, through all articles."""
        here, subject = self._navigation.here, self._navigation.subject
        reading = here.reading
        if reading is None or reading.subject is None or (not here.in_side and subject != reading.subject):
            self.read_first(step)
            return
        self._navigation.amend(replace(here, reading=reading._replace(number=reading.number + step, top=-1)))
        self.show_page(step)

    def close(self) -> None:
        """Show the card again."""
        self._navigation.go(lambda here: replace(here, reading=None, in_side=False))

    def browse(self, copy: Callable[[str], None]) -> None:
        """Open the address of what is read, or of the newest article behind the row, in the browser.

        Args:
            copy: takes the address where no browser does.
        """
        reader, subject = self._side.reader, self._navigation.subject
        desk, number = self._context.desk, self._side.card.mention or 0
        if reader.article is not None:
            address = reader.article.url
            self.browse_to(lambda: address, copy)
        elif subject is not None:
            self.browse_to(lambda: desk.pages.address_at(subject, number), copy)

    def browse_to(self, find: Callable[[], str], copy: Callable[[str], None]) -> None:
        """Open an address in the browser.

        Args:
            find: returns it, "" where it is not known.
            copy: takes it where no browser does.
        """
        browsed = partial(_browsed, self._context.screen.app)
        self._edit_errand.ask(lambda: browsed(find()), partial(self._say_browsed, copy))

    def _say_browsed(self, copy: Callable[[str], None], browsed: tuple[str, bool]) -> None:
        address, opened = browsed
        if not address:
            self._context.notify(tr("The article has no address."))
        elif opened:
            self._context.notify(printable(address), tr("Opened"))
        else:
            copy(address)

    def edit(self, changed: Callable[[Path], None]) -> None:
        """Open the file of what is read, or of the sentence chosen on the card, in the editor.

        Args:
            changed: told of the file when it is another one after that.
        """
        if self._context.is_in_browser(tr("Edit source")):
            return
        reader, subject = self._side.reader, self._navigation.subject
        article, offset, number = reader.article, reader.at, self._side.card.mention or 0
        if article is not None:
            desk, identity = self._context.desk, article.id
            self._edit_errand.ask(lambda: desk.pages.line_of(identity, offset), lambda line: self._edit(line, changed))
        elif subject is not None:
            desk = self._context.desk
            self._edit_errand.ask(lambda: desk.pages.line_at(subject, number), lambda line: self._edit(line, changed))

    def _edit(self, where: "FileLine", changed: Callable[[Path], None]) -> None:
        from tui.terminal.editor import edit, editor_command, source_file

        try:
            file = source_file(where.path)
            command = editor_command(file, where.line, os.environ)
            before = file.stat().st_mtime_ns
            with self._context.screen.app.suspend():
                edit(command)
        except SuspendNotSupported:
            self._context.explain(tr("Edit"), tr("This terminal cannot be lent to another program."))
        except (DossierError, OSError) as error:
            self._context.explain(tr("Edit"), str(error))
        else:
            if file.exists() and file.stat().st_mtime_ns != before:
                changed(file)


def _browsed(app: App[object], address: str) -> tuple[str, bool]:
    """Open an address, and return it with whether a browser took it."""
    from tui.terminal.browser import is_for_browsers, open_address

    if not app.is_web:
        return address, open_address(address)
    if opens := is_for_browsers(address):
        app.call_from_thread(app.open_url, address)
    return address, opens
