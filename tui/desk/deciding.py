"""Correcting what is shown wrong, and taking that back, as the explorer tells of it. No Textual here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from store.corrections.asked import Asked, Different, Note, NotOne, Same, Separate, Tag
from store.corrections.contested import Contested, told_of
from store.corrections.decisions import Decision
from store.corrections.telling import told
from store.errors import DecisionError, DossierError, NotFoundError
from store.kinds import NAMED_KINDS
from store.text.language import later, sentences, tr
from store.text.wording import how_many
from store.workspace import Workspace
from tui.desk.offered import Decided, Pair

_A_WHILE = 10
"""Seconds that a decision waits for another dossier that is writing."""


class Done(NamedTuple):
    """What became of decisions that were made or taken back.

    Attributes:
        sentence: what is so now, in a sentence without its full stop; "" where nothing was done.
        trouble: why not all was done, or "".
        back: which key takes it back, and how that is called.
        moved: ids that led to somebody, each with the one that does now, where they are of another kind now.
    """

    sentence: str = ""
    trouble: str = ""
    back: str = later("u undoes")
    moved: Mapping[str, str] = MappingProxyType({})


class Deciding:
    """Makes decisions; several that were made with one key are taken back with one.

    Args:
        workspace: returns the open store.
        alone: does something while nobody else of this dossier changes the store.
        stop: asked between two decisions; True leaves out those that are not made yet.
    """

    def __init__(
        self,
        workspace: Callable[[], Workspace],
        alone: Callable[[Callable[[], list[Decision]]], list[Decision]],
        stop: Callable[[], bool],
    ) -> None:
        self._workspace = workspace
        self._alone = alone
        self._stop = stop
        self._told: set[Contested] = set()
        self._together: dict[str, tuple[str, ...]] = {}

    @property
    def obstacle(self) -> str:
        """Why nothing can be decided in this store, "" where it can."""
        return self._workspace().corrections.obstacle

    def touches(self, asked: Sequence[Asked]) -> str:
        """Return what decisions would touch: "12 mentions in 7 articles, 3 quotes", "" for tags and notes alone.

        Raises:
            DecisionError: one of them cannot be made.
            NotFoundError: what one is about is not in the store.
        """
        corrections = self._workspace().corrections
        parted = {one.becomes for one in asked if isinstance(one, Separate)}  # who is not there yet
        asked = [one for one in asked if not (isinstance(one, Same) and one.one in parted)]
        previews = [corrections.preview(one) for one in asked]
        if all(isinstance(one, Tag | Note) for one in asked):
            return ""
        if len(previews) > 1 and all(isinstance(one, Same | Different) for one in asked):  # each once
            pairs = [one for one in asked if isinstance(one, Same | Different)]
            ids = dict.fromkeys(identity for pair in pairs for identity in (pair.one, pair.other))
            previews = [corrections.preview(NotOne(which=identity)) for identity in ids]
        articles = {article for one in previews for article in one.articles}
        whole = previews[0]._replace(
            articles=tuple(articles),
            mentions=sum(one.mentions for one in previews),
            quotes=sum(one.quotes for one in previews),
        )
        return whole.sentence

    def foresee(self, asked: Sequence[Asked]) -> bool:
        """Let searches not find any more what is about to be said to be none; False where that is nothing.

        A name that is none may stand in thousands of articles, of which each is to be written.
        """
        hidden = {one.which for one in asked if isinstance(one, NotOne) and not one.article}
        if hidden:
            self._workspace().keep_up(hidden)
        return bool(hidden)

    def make(self, asked: Sequence[Asked]) -> Done:
        """Decide; where one of several cannot be made those before it stand, and it is told why.

        Raises:
            StoreError: nothing could be written.
        """
        trouble = ""

        def decide() -> list[Decision]:
            nonlocal trouble
            made: list[Decision] = []
            for one in asked:
                if made and self._stop():
                    break
                try:
                    made.append(self._workspace().corrections.make(one))
                except DossierError as error:
                    if not made:
                        raise
                    trouble = str(error)
                    break
            return made

        made = self._do(decide)
        ids = tuple(one.id for one in made)
        self._together |= dict.fromkeys(ids, ids)
        return Done(_summed_up(made), trouble, moved=self._moved(made))

    def judge(self, pair: Pair, is_same: bool) -> Done:
        """Decide that two are one, or that they are not."""
        return self.make([(Same if is_same else Different)(one=pair.one, other=pair.other)])

    def undo(self, which: str = "") -> Done:
        """Take a decision back, the newest unless named, with those that were made by the same key.

        Raises:
            DecisionError: there is none.
            StoreError: it could not be written.
        """
        taken = self._all(self._workspace().corrections.undo, which)
        return Done(tr("Undone: {told}", told=_summed_up(taken)), back=later("U redoes"), moved=self._moved(taken))

    def redo(self, which: str = "") -> Done:
        """Bring a decision back that was undone, the last one unless named, with those that were undone with it.

        Raises:
            DecisionError: there is none.
            StoreError: it could not be written.
        """
        taken = self._all(self._workspace().corrections.redo, which)
        return Done(tr("In effect again: {told}", told=_summed_up(taken)), moved=self._moved(taken))

    def listed(self) -> tuple[Decided, ...]:
        """Return all decisions, the newest first."""
        return tuple(
            Decided(
                one.decision.id,
                one.decision.at,
                one.decision.by,
                one.decision.kind,
                one.state,
                "; ".join((one.sentence, *map(told_of, one.against))),
            )
            for one in reversed(self._workspace().corrections.all())
        )

    def contested(self) -> str:
        """Return who has decided otherwise than who is at the keyboard, where that was not told yet; "" for none."""
        pairs = [pair for pair in self._workspace().corrections.contested_of_mine() if pair not in self._told]
        me = self._workspace().holdings.user if pairs else ""
        found: list[str] = []
        for pair in pairs:
            self._told.add(pair)
            mine = pair.earlier if pair.earlier.by == me else pair.later
            found.append(tr("{told}; you: {mine}.", told=told_of(pair.other(mine)), mine=told(mine)))
        return sentences(found)

    def _all(self, take: Callable[[str], Decision], which: str) -> list[Decision]:
        """Undo or redo a decision, and of those made with it all that were not yet."""

        def take_all() -> list[Decision]:
            taken = [take(which)]
            for other in () if which else self._together.get(taken[0].id, ()):
                if other != taken[0].id:
                    with suppress(DecisionError):
                        taken.append(take(other))
            return taken

        return self._do(take_all)

    def _do(self, job: Callable[[], list[Decision]]) -> list[Decision]:
        """Decide something, which searches find at once; to have all read again is left to who shows it."""

        def written() -> list[Decision]:
            with self._workspace().writing(seconds=_A_WHILE):
                return job()

        try:
            return self._alone(written)
        finally:
            self._workspace().keep_up()

    def _moved(self, decisions: Iterable[Decision]) -> dict[str, str]:
        """Return who is of another kind since some decisions were made or taken back, by the id they had."""
        moved: dict[str, str] = {}
        for one in decisions:
            if one.kind == "retype" and one.subject is not None:
                ids = [f"{kind}/{one.subject.id.partition('/')[2]}" for kind in NAMED_KINDS]
                there = [identity for identity in ids if self._is_there(identity)]
                moved |= {identity: there[0] for identity in ids if len(there) == 1 and identity not in there}
        return moved

    def _is_there(self, identity: str) -> bool:
        try:
            return self._workspace().holdings.entity(identity).id == identity
        except NotFoundError:
            return False


def _summed_up(decisions: Iterable[Decision]) -> str:
    """Return what some decisions say: the first in full, the others counted."""
    first, *others = decisions
    return (
        tr("{told}, and {decisions}", told=told(first), decisions=how_many(len(others), "more decision"))
        if others
        else told(first)
    )
