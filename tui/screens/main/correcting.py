"""Correcting what is shown wrong: asked for with a key, decided in a dialog, written in the background."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from store.errors import ContradictionError, DossierError
from store.text.language import later, sentences, tr
from tui.desk.models import FoundPassage
from tui.desk.trail import Bookmark
from tui.screens.main.context import Context
from tui.screens.main.navigation import Navigation
from tui.screens.main.search import Search
from tui.text.cells import printable
from tui.widgets.entity_list import EntityList
from tui.widgets.name_marker import NameMarker

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.deciding import Done
    from tui.desk.made import Made
    from tui.desk.offered import About, Offer, Pair, Verb

Correction = Literal[
    "same",
    "not-one",
    "retype",
    "rename",
    "separate",
    "role",
    "speaker",
    "worth",
    "tag",
    "note",
    "rule",
    "undo",
    "redo",
    "list",
    "suggestions",
]
"""What a key asks for."""

_WRITING = later("correcting …")


class _Job(NamedTuple):
    """Something to be decided or taken back; see `Correcting._do`."""

    job: "Callable[[], Done]"
    then: Callable[[], object] | None
    foresee: Callable[[], bool] | None


def _why(error: DossierError) -> str:
    """Return why something cannot be decided, and by which keys it can."""
    return (
        tr("{error} c lists it, and u undoes it there.", error=error)
        if isinstance(error, ContradictionError)
        else str(error)
    )


class Correcting:
    """Has decisions made and taken back, one after the other, none of which is left out.

    Args:
        context: what all parts share.
        navigation: says who is the subject.
        search: shows what is so afterwards.
    """

    def __init__(self, context: Context, navigation: Navigation, search: Search) -> None:
        self._context = context
        self._view = context.view
        self._navigation = navigation
        self._search = search
        self._look_errand = context.errand("correct", leads=True)
        self._touch_errand = context.errand("correct", leads=True)
        self._again_errand = context.errand("correct", leads=True)
        self._jobs: deque[_Job] = deque()

    def begin(self, what: Correction) -> None:
        """Ask what is right instead of what is shown, or take back what was decided last."""
        if not self._context.is_open:
            return
        deciding = self._context.desk.deciding
        if what == "list":
            self._list()
        elif what == "rule":
            self._show_made(self._about())
        elif obstacle := deciding.obstacle:
            self._context.explain(tr("Correct"), obstacle)
        elif what == "undo":
            self._do(deciding.undo)
        elif what == "redo":
            self._do(deciding.redo)
        elif what == "suggestions":
            self._suggest()
        elif what == "note":
            self._note(self._about())
        else:
            self._ask(what, self._about())

    def _show_made(self, about: "About") -> None:
        """Show what else the rule made that found this, as rows to be marked and rejected."""
        desk = self._context.desk

        def show(made: "Made") -> None:
            self._search.resume(made.query)
            self._context.notify(
                tr("{sentence}. space marks, * all, x rejects, esc goes back", sentence=made.sentence), tr("Rule")
            )

        self._look_errand.ask(lambda: desk.made(about), show)

    def _note(self, about: "About") -> None:
        """Have a note written."""
        from tui.dialogs.note import NoteDialog, written_in_editor

        own = self._context.desk.offers.own

        def keep(text: str | None) -> None:
            if text is not None and text != prompt.value:
                self._do(lambda: self._context.desk.deciding.make([own.note(about, text)]))

        try:
            prompt = own.note_prompt(about)
        except DossierError as error:
            self._context.notify(printable(str(error)))
            return
        self._context.screen.app.push_screen(NoteDialog(prompt.title, prompt.value, written_in_editor), keep)

    def add(self, text: str, quote: str = "") -> None:
        """Ask whose name some characters are that were marked in an article, or whether they are a quote's."""
        from tui.desk.offered import About

        if obstacle := self._context.desk.deciding.obstacle:
            self._context.explain(tr("Correct"), obstacle)
        else:
            self._ask("add", About((quote,) if quote else (), text=text))

    def _list(self) -> None:
        """Show all decisions, of which any can be taken back or brought back."""
        from tui.dialogs.decisions import DecisionsDialog, Tell

        deciding = self._context.desk.deciding

        def take(what: str, which: str, tell: Tell) -> None:
            job = partial(deciding.undo if what == "undo" else deciding.redo, which)
            self._do(job, lambda: self._look_errand.ask(deciding.listed, tell))

        look = partial(self._look_errand.ask, deciding.listed)
        self._context.screen.app.push_screen(DecisionsDialog(look, take))

    def _suggest(self) -> None:
        """Show who may be one, two at a time."""
        from tui.screens.suggestions import Judgement, SuggestionsDialog

        desk = self._context.desk

        def judge(pair: "Pair", judgement: Judgement) -> None:
            self._do(partial(desk.deciding.judge, pair, judgement == "same"))

        self._context.screen.app.push_screen(
            SuggestionsDialog(
                partial(self._look_errand.ask, desk.suggesting.pairs),
                lambda pair, then: self._touch_errand.ask(lambda: desk.suggesting.show(pair), then),
                judge,
                lambda then: self._do(desk.deciding.undo, then),
            )
        )

    def _about(self) -> "About":
        """Return what is to be corrected: marked rows, else what is walked to in the reader, else the subject."""
        from tui.desk.offered import About

        focused, subject = self._context.screen.focused, self._navigation.subject
        if isinstance(focused, EntityList) and (marked := [one for one in focused.marked if isinstance(one, str)]):
            return About(tuple(marked))
        if isinstance(focused, NameMarker) and (read := _read_in(focused)) is not None:
            return read
        if subject is None:
            return About()
        if isinstance(subject, FoundPassage):
            return self._context.desk.passage_of(subject)
        card, reading = self._view.side.card, self._navigation.here.reading
        sentences = tuple(sorted(card.marked)) if focused is card else ()
        number = reading.number if reading is not None and reading.subject == subject else 0
        return About((subject,), number=card.mention or number, numbers=sentences)

    def _ask(self, verb: "Verb", about: "About") -> None:
        """Open the dialog, before another key is looked at, which may be the first letter of what is typed fast."""
        offers = self._context.desk.offers
        try:
            prompt = offers.prompt(verb, about)
        except DossierError as error:
            self._context.notify(printable(str(error)))
            return
        from tui.dialogs.decide import DecideDialog

        def look(typed: str, then: "Callable[[Sequence[Offer]], object]") -> None:
            self._look_errand.ask(lambda: offers.find(verb, about, typed), then)

        self._context.screen.app.push_screen(DecideDialog(prompt, look, self._touch), self._decide)

    def _touch(self, offer: "Offer", then: Callable[[str, str], object]) -> None:
        """Tell what choosing something would touch, or why it cannot be chosen."""
        touches = self._context.desk.deciding.touches

        def job() -> tuple[str, str]:
            try:
                touched = touches(offer.asked)
                return tr("That touches {touched}.", touched=touched) if touched else "", ""
            except DossierError as error:
                return "", _why(error)

        self._touch_errand.ask(job, lambda told: then(*told))

    def _decide(self, offer: "Offer | None") -> None:
        if offer is not None:
            asked = offer.asked
            self._navigation.unmark()
            deciding = self._context.desk.deciding
            self._do(lambda: deciding.make(asked), foresee=lambda: deciding.foresee(asked))

    def _do(
        self,
        job: "Callable[[], Done]",
        then: Callable[[], object] | None = None,
        foresee: Callable[[], bool] | None = None,
    ) -> None:
        """Have something decided or taken back in a thread, after all that was asked for before.

        Args:
            job: does it.
            then: is told when it is done, or cannot be.
            foresee: shows before what will be so; True where that is anything.
        """
        self._jobs.append(_Job(job, then, foresee))
        if len(self._jobs) == 1:
            self._view.status.say(tr(_WRITING))
            self._context.screen.run_worker(self._work(), name="correct", group="correct", exit_on_error=False)

    async def _work(self) -> None:
        try:
            while self._jobs:
                job, then, foresee = self._jobs[0]
                try:
                    if foresee is not None and await asyncio.to_thread(foresee):
                        self._context.screen.call_later(self._foresee)
                    tell = partial(self._show, await asyncio.to_thread(job))
                except DossierError as error:
                    tell = partial(self._fail, _why(error))
                self._context.screen.call_later(tell)
                if then is not None:
                    self._context.screen.call_later(then)
                self._jobs.popleft()
            desk = self._context.desk
            self._again_errand.ask(desk.refresh, lambda _: self._search.renew(corrected=True))
        finally:
            self._jobs.clear()
            if self._view.status.note == tr(_WRITING):
                self._view.status.say("")

    def _foresee(self) -> None:
        """Show what is foreseen, the cursor on the row where it is: who is rejected leaves it to the next one."""
        self._navigation.note()
        self._search.fill()

    def _show(self, done: "Done") -> None:
        """Show what is so now, the cursor where it was or with what has become another."""
        self._navigation.trail.follow(lambda one: done.moved.get(one, one), lambda _: True)
        self._stay()
        self._search.renew(corrected=True)
        if done.trouble:
            self._context.explain(tr("Correct"), done.trouble, done.sentence)
        else:
            told = tr("{done}.", done=printable(done.sentence))
            self._context.notify(sentences((told, tr(done.back))), tr("Corrected"))

    def _fail(self, sentence: str) -> None:
        self._search.renew(corrected=True)
        self._context.explain(tr("Correct"), sentence)

    def _stay(self) -> None:
        """Stay with whom the cursor stands on, wherever in the list that is now, and in the article that is read."""
        here, desk = self._navigation.here, self._context.desk
        if here.subject is None and isinstance(current := self._view.panes.current.current, str):
            here = replace(here, subject=current)
        reading = here.reading
        if reading is not None and reading.subject is not None and not desk.is_there(reading.subject):
            here = replace(here, reading=Bookmark(reading.article_id))
        self._navigation.amend(here)


def _read_in(reader: NameMarker) -> "About | None":
    """Return what is meant in an article: the words being marked, or the name that is walked to; None for neither."""
    from tui.desk.offered import About

    article, walked = reader.article, reader.walked
    if article is None:
        return None
    if reader.mark is not None:
        start, end = reader.mark.stretch
        return About(article=article.id, start=start, end=end)
    if walked is not None and isinstance(walked.subject, str):
        return About((walked.subject,), article.id, walked.start)
    return None
