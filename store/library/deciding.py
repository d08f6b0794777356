"""What the user corrects: made, undone, done again, listed, carried to another store. The one way to the ledger."""

import os
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from store.corrections.asked import Asked
from store.corrections.contested import Contested, contested
from store.corrections.decisions import ANNOTATES, KINDS, Decision, DecisionKind, fresh_id
from store.corrections.folding import Effect
from store.corrections.ledger import exported, line_of, missing, parse
from store.corrections.telling import told
from store.errors import DecisionError, NotFoundError, StoreError
from store.library.asking import Asking
from store.library.decided import tells_forgotten
from store.library.library import Library
from store.library.marks import marks_of
from store.library.previewing import Touching, touching
from store.library.standing import StandingDecisions
from store.model import Figure, Quote
from store.text.language import tr

State = Literal["in effect", "undone", "orphaned", "unknown"]


class Listed(NamedTuple):
    """A decision as it is listed.

    Attributes:
        decision: the decision.
        state: in effect; undone; orphaned, where what it is about is not in the store; unknown, where this dossier does
            not know the kind.
        sentence: what it says.
        against: what others have decided otherwise.
    """

    decision: Decision
    state: State
    sentence: str
    against: tuple[Decision, ...] = ()


class Imported(NamedTuple):
    """What became of decisions from elsewhere.

    Attributes:
        added: how many are new here.
        known: how many were here already.
        left_out: sentences about those that were not taken.
    """

    added: int
    known: int
    left_out: tuple[str, ...] = ()


class Corrections:
    """The decisions of a store.

    Args:
        library: the store.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def obstacle(self) -> str:
        """Why nothing can be decided in this store, in a sentence; "" where it can."""
        library = self._library
        if library.read_only or not os.access(library.folder, os.W_OK):
            return tr(
                "The store in {folder} is open for reading only, so nothing in it can be corrected.",
                folder=library.where,
            )
        return ""

    def preview(self, asked: Asked) -> Touching:
        """Return what a correction would touch.

        Raises:
            DecisionError: it cannot be made.
            NotFoundError: what it is about is not in the store.
        """
        self._asking().decision(asked, ())
        return touching(self._library, asked)

    def make(self, asked: Asked) -> Decision:
        """Correct something, here and in all that is loaded later, and return the decision.

        Raises:
            DecisionError: it cannot be made, or contradicts an earlier one; nothing was changed.
            NotFoundError: what it is about is not in the store; nothing was changed.
            StoreError: it could not be written; nothing was changed, or it comes into effect with the next change.
        """
        with self._library.writing():
            decision = self._asking().decision(asked, self._effect().all)
            self._write([line_of(decision)])
        return decision

    def undo(self, which: str = "") -> Decision:
        """Take a decision back, the newest that counts unless named, and return it.

        Raises:
            DecisionError: there is none, or it does not count; nothing was changed.
            NotFoundError: the ledger has none of that id; nothing was changed.
            StoreError: as `make`.
        """
        with self._library.writing():
            effect = self._effect()
            undone = _named(effect, which or effect.to_undo, "undo")
            if undone.takes_back:
                raise DecisionError(tr("{id} takes back another decision; redo brings that back.", id=undone.id))
            if not effect.counts(undone.id):
                raise DecisionError(tr("{id} is undone already.", id=undone.id))
            self._take_back("undo", undone, effect)
        return undone

    def redo(self, which: str = "") -> Decision:
        """Bring a decision back that was undone, the last one unless named, and return it.

        Raises:
            DecisionError: there is none, or it counts; nothing was changed.
            NotFoundError: the ledger has none of that id; nothing was changed.
            StoreError: as `make`.
        """
        with self._library.writing():
            effect = self._effect()
            named = _named(effect, which or effect.to_redo, "redo")
            again = effect.all.get(named.undoes, named) if named.takes_back else named
            undos = [one for one in effect.all.values() if one.undoes == again.id and effect.counts(one.id)]
            if not undos:
                raise DecisionError(tr("{id} was not undone, or is in effect again.", id=again.id))
            for undo in undos:
                self._take_back("redo", undo, self._effect())
        return again

    def _take_back(self, kind: DecisionKind, other: Decision, effect: Effect) -> None:
        identity, at = fresh_id(effect.all)
        self._write([line_of(Decision(id=identity, kind=kind, at=at, by=other.by, undoes=other.id))])

    def all(self) -> tuple[Listed, ...]:
        """Return the decisions in the order in which they were made, but for those that take others back."""
        effect = self._effect()
        standing = self._standing()
        against: dict[str, list[Decision]] = defaultdict(list)
        for pair in self.contested():
            for one in pair:
                against[one.id].append(pair.other(one))
        return tuple(
            Listed(one, _state(one, effect, standing), told(one), tuple(against.get(one.id, ())))
            for one in effect.all.values()
            if not one.takes_back
        )

    def contested(self) -> tuple[Contested, ...]:
        """Return the decisions in effect of two people that contradict each other, in the order of the earlier ones."""
        return contested(self._library.decisions.values())

    def contested_of_mine(self) -> tuple[Contested, ...]:
        """Return those of them that concern whoever asks."""
        pairs = self.contested()
        mine = self._library.user if pairs else ""
        return tuple(pair for pair in pairs if mine in (pair.earlier.by, pair.later.by))

    def of(self, entity_id: str) -> tuple[Decision, ...]:
        """Return what in effect corrects an organisation, person, figure or quote: not the user's notes and tags.

        Raises:
            NotFoundError: there is no such entity.
        """
        decisions = self._library.decisions
        if not decisions:
            return ()
        entity = self._library.entity(entity_id)
        standing = self._standing()
        if isinstance(entity, Figure | Quote):
            perhaps = decisions.placed(entity.article, self._library.summary(entity.article).digest)
        else:
            perhaps = decisions.named(entity)
        corrects = (one for one in perhaps if one.kind not in ANNOTATES)
        return tuple(one for one in corrects if standing.shows(one, entity))

    def exported(self) -> bytes:
        """Return the ledger in the order in which its decisions were made, undone ones too."""
        return exported(self._library.ledger.read().entries)

    def take_in(self, data: bytes) -> Imported:
        """Add the decisions of another ledger that are not here; all count in the order in which they were made.

        Raises:
            StoreError: as `make`.
        """
        contents = parse(data)
        with self._library.writing():
            effect, forgotten = self._effect(), marks_of(self._library.database)
            fresh = missing(contents.entries, effect.all)
            taken = [one for one in fresh if not tells_forgotten(one.decision, forgotten)]
            if taken:
                self._write([one.line for one in taken])
        left_out = [*contents.notices]
        if len(taken) < len(fresh):
            left_out.append(tr("{number:,} about somebody who is forgotten here.", number=len(fresh) - len(taken)))
        return Imported(len(taken), len(contents.entries) - len(fresh), tuple(left_out))

    def _write(self, lines: Sequence[bytes]) -> None:
        """Add lines to the ledger, and let what it says be in effect."""
        self._library.ledger.append(lines)
        try:
            self._library.apply_ledger()
        except StoreError as error:
            raise StoreError(
                tr("It is in the ledger, and comes into effect with the next change. {error}", error=error)
            ) from error

    def _standing(self) -> StandingDecisions:
        library = self._library
        return StandingDecisions(library.database, library.whereabouts(), library.decisions)

    def _asking(self) -> Asking:
        return Asking(self._library, self._library.decisions)

    def _effect(self) -> Effect:
        return Effect(self._library.ledger.read().decisions)


def _named(effect: Effect, which: str, what: str) -> Decision:
    if not which:
        raise DecisionError(tr("There is nothing to undo.") if what == "undo" else tr("There is nothing to redo."))
    found = [one for identity, one in effect.all.items() if identity == which] or [
        one for identity, one in effect.all.items() if which in identity
    ]
    if len(found) != 1:
        raise NotFoundError(
            tr(
                "{value} has the id {which}.",
                value=tr("No decision") if not found else tr("More than one decision"),
                which=which,
            )
        )
    return found[0]


def _state(decision: Decision, effect: Effect, standing: StandingDecisions) -> State:
    if decision.kind not in KINDS:
        return "unknown"
    if not effect.counts(decision.id):
        return "undone"
    return "orphaned" if standing.is_orphaned(decision) else "in effect"
