"""Decisions as they stand in a store: whom they mean there, what they contradict, which wait for something."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from store.corrections.anchors import is_of
from store.corrections.decisions import ANNOTATES, Decision, Subject
from store.corrections.draft import Draft
from store.corrections.teaching import whose
from store.database import Database, Transaction
from store.identity.records import ArticleSummary
from store.identity.register import Placed
from store.identity.sightings import Sightings
from store.identity.tallies import form_key
from store.identity.taught import Whose, who
from store.kinds import kind_of
from store.library.annotating import STATED, spot_of, stated_at
from store.library.found import FOUND, found_article
from store.library.stored import with_texts
from store.model import AnyEntity, Figure, Quote, Record
from store.text.language import tr
from store.text.wording import how_many


class _By(Record, frozen=True, kw_only=True):
    """Which decisions make an article otherwise."""

    by: tuple[str, ...] = ()


class StandingDecisions:
    """The decisions in effect, over a store.

    Args:
        database: the store.
        register: what stands where in it.
        decisions: those in effect.
    """

    def __init__(self, database: Database, register: Placed, decisions: Mapping[str, Decision]) -> None:
        self._database = database
        self._register = register
        self._sightings = Sightings(Transaction(database.journal), register)
        self._decisions = decisions

    def who(self, subject: Subject) -> str:
        """Return the id of whom a decision is about, "" where that cannot be told."""
        return who(whose(subject), self._database, self._sightings)

    def against(self, one: Subject, other: Subject, *, is_same: bool) -> Decision | None:
        """Return the newest decision that contradicts that two are one (`is_same`), or that they are not."""
        return next(self._against(one, other, "different" if is_same else "same"), None)

    def _against(self, one: Subject, other: Subject, kind: str) -> Iterator[Decision]:
        joined = one.id == other.id and self._are_joined(one, other)
        for decision in reversed(list(self._decisions.values())):
            if decision.kind == kind and decision.subject and decision.other:
                pair = {self.who(decision.subject), self.who(decision.other)}
                if pair == {one.id, other.id} and (kind == "different" or joined):
                    yield decision

    def _are_joined(self, one: Subject, other: Subject) -> bool:
        """Return whether it is by decisions that two are one, over however many steps."""
        reached, front = set[str](), [form_key(name) for name in one.names]
        near: dict[str, set[str]] = {}
        for decision in self._decisions.values():
            if decision.kind == "same" and decision.subject and decision.other:
                names = {form_key(name) for subject in decision.subjects for name in subject.names}
                for name in names:
                    near.setdefault(name, set()).update(names)
        while front:
            name = front.pop()
            if name not in reached:
                reached.add(name)
                front += near.get(name, ())
        return not reached.isdisjoint(form_key(name) for name in other.names)

    def is_orphaned(self, decision: Decision) -> bool:
        """Return whether a decision waits, since what it is about is not in the store, or not any more."""
        if decision.anchor is not None:
            return decision.id not in self._at_work and not self.articles_of(decision)
        if decision.kind in ("rename", "alias", "role", *ANNOTATES) and decision.subject is not None:
            return not self.who(decision.subject)
        if decision.kind in ("same", "different"):
            return not all(map(self.who, decision.subjects))
        return False  # it holds for a name wherever it comes

    @cached_property
    def _at_work(self) -> frozenset[str]:
        """The decisions that make an article otherwise than it was found: of those nothing need be looked for."""
        return frozenset(one for _, kept in self._database.records(FOUND, _By) for one in kept.by)

    def shows(self, decision: Decision, entity: AnyEntity) -> bool:
        """Return whether a decision is to be seen at an entity."""
        if isinstance(entity, Figure | Quote):
            kind = STATED.get(decision.kind)
            if decision.anchor is None or kind != kind_of(entity.id):
                return False
            spot = spot_of(decision.anchor, self._database)
            return spot is not None and stated_at(spot, kind, self._database, self._register) == entity.id
        if any(self.who(subject) == entity.id for subject in decision.subjects):
            return True
        if decision.kind == "separate" and decision.subject is not None:
            other = Whose(decision.subject.id.partition("/")[0], (form_key(decision.value.name),))
            return who(other, self._database, self._sightings) == entity.id
        names = {form_key(name) for name in (entity.name, *entity.aliases)}
        return (
            decision.kind == "add"
            and decision.value.kind == kind_of(entity.id)
            and form_key(decision.value.name) in names
        )

    def articles_of(self, decision: Decision) -> list[str]:
        """Return the article in which a decision about a place is in effect."""
        return [article for article in self._articles(decision) if self._fits(decision, article)]

    def _articles(self, decision: Decision) -> Iterator[str]:
        anchor = decision.anchor
        if anchor is not None and self._database.has("articles", anchor.article):
            yield anchor.article
        elif anchor is not None:
            yield from with_texts(self._database, [anchor.digest])

    def _fits(self, decision: Decision, article: str) -> bool:
        summary = self._database.get("articles", article, ArticleSummary)
        anchor = decision.anchor
        if anchor is None or summary is None or not is_of(anchor, summary):
            return False
        draft = Draft(found_article(self._database, self._register, article))
        if decision.kind in STATED or (decision.subject is None and decision.kind not in ANNOTATES):
            return bool(draft.stated_at(anchor, (*draft.figures.values(), *draft.quotes.values())))
        return draft.place(anchor)[0] >= 0

    @property
    def told(self) -> str:
        """How many decisions are in effect, and how many wait for what they are about; "" where there are none."""
        if not self._decisions:
            return ""
        told = how_many(len(self._decisions), "decision")
        orphaned = sum(map(self.is_orphaned, self._decisions.values()))
        return (
            tr("{decisions} ({orphaned:,} orphaned: dossier corrections list)", decisions=told, orphaned=orphaned)
            if orphaned
            else told
        )
