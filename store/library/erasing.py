"""What the user decided of somebody who is to be forgotten goes too, from the ledger and from what was found."""

from collections.abc import Iterable, Iterator

import msgspec

from store.corrections.decisions import Anchor, Decision, Subject
from store.database import Database
from store.identity.redirects import present
from store.identity.register import Register
from store.identity.tallies import form_key, readable_id
from store.library.applying import Touched
from store.library.found import FOUND, Found
from store.library.leaving import Leaving
from store.library.sparing import local_names


class Erasing:
    """Decisions while somebody is forgotten.

    Args:
        database: the store, in which they still are.
        leaving: who is to be forgotten.
        decisions: all that the ledger has.
    """

    def __init__(self, database: Database, leaving: Leaving, decisions: Iterable[Decision]) -> None:
        self._database = database
        self._leaving = leaving
        self._all = list(decisions)
        self._gone = {one.id for one in self._all if self._is_about(one)}
        while more := {one.id for one in self._all if one.undoes in self._gone} - self._gone:
            self._gone |= more

    def left_of(self, decision: Decision) -> Decision | None:
        """Return what may be kept of a decision, None where it is about them or has their name in it."""
        if decision.id in self._gone or self._is_about(decision):
            return None
        if not self._gone.isdisjoint(decision.value.replaces):
            left = tuple(one for one in decision.value.replaces if one not in self._gone)
            decision = msgspec.structs.replace(decision, value=msgspec.structs.replace(decision.value, replaces=left))
        anchor = decision.anchor
        return decision if anchor is None else msgspec.structs.replace(decision, anchor=self._without_names(anchor))

    @property
    def parted(self) -> Iterator[Decision]:
        """The decisions that go by which mentions are somebody else's: those are taken out with whose they are."""
        yield from (one for one in self._all if one.kind == "separate" and one.id in self._gone)

    def articles(self, register: Register) -> Iterator[str]:
        """Yield the articles that such decisions touched, and those in which they were found and are not any more."""
        yield from Touched(self._database, register, self._all).articles(filter(self._is_about, self._all))
        for article, found in self._database.records(FOUND, Found):
            for local in found.locals:
                names = self._leaving.names.get(local.id.partition("/")[0], frozenset())
                if not names.isdisjoint(local_names(local)):
                    yield article

    def _is_about(self, decision: Decision) -> bool:
        said = (*decision.value.words, decision.anchor.exact if decision.anchor else "")
        about = any(means(self._database, self._leaving, one) for one in (*decision.subjects, *_parted_off(decision)))
        return about or any(map(self._leaving.is_named_in, filter(None, said)))

    def _without_names(self, anchor: Anchor) -> Anchor:
        """Return an anchor with so much less around the words as has a name of theirs in it."""
        prefix, suffix = anchor.prefix, anchor.suffix
        while prefix and self._leaving.is_named_in(prefix):
            prefix = prefix[1:]
        while suffix and self._leaving.is_named_in(suffix):
            suffix = suffix[:-1]
        return msgspec.structs.replace(anchor, prefix=prefix, suffix=suffix)


def _parted_off(decision: Decision) -> Iterator[Subject]:
    """Yield whose the mentions are that a decision takes from somebody: they may have the name of those, and a mark."""
    if decision.kind == "separate" and decision.subject is not None:
        name = decision.value.name
        yield Subject(id=readable_id(decision.subject.id.partition("/")[0], name), name=name)


def means(database: Database, leaving: Leaving, subject: Subject) -> bool:
    """Return whether somebody is who is to be forgotten, or is called as they are."""
    if (present(database, subject.id) or subject.id) in leaving.ids:
        return True
    names = {name for some in leaving.names.values() for name in some}  # they may have been of another kind
    return any(form_key(name) in names for name in (*subject.names, subject.name))
