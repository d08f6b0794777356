"""Decisions come into effect, or cease to be: the articles that they can touch leave and come again, and no others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from store.corrections.amending import IN_ARTICLES, Amendments, is_searched_for, names_of
from store.corrections.decisions import Decision
from store.corrections.ledger import line_of
from store.corrections.teaching import concerned, taught
from store.corrections.wording import Forms, searched
from store.database import Database, Transaction
from store.identity.persons import PersonName
from store.identity.records import Sighting
from store.identity.register import Register, Write, sighting_id
from store.identity.tallies import form_key, name_id
from store.identity.uniting import OrganisationName
from store.library.bringing import Bringing
from store.library.decided import lost_from, put_applied, put_decisions, wanted_by
from store.library.found import FOUND, as_found, each_ahead
from store.library.ledger import Ledger
from store.library.marks import marks_of
from store.library.stored import stored_article, with_texts
from store.log.documents import State
from store.model import Record
from store.text.language import together, tr
from store.text.portions import portions
from store.text.wording import how_many, told_of_store


def apply(
    database: Database, write: Write, before: Mapping[str, Decision], wanted: Mapping[str, Decision], stamp: str
) -> tuple[str, ...]:
    """Let some decisions be those in effect, and return the articles that came again.

    Args:
        database: the store.
        write: makes a change to it.
        before: the decisions that are in effect, by id.
        wanted: those that are to be.
        stamp: of the ledger that says so.

    Raises:
        StoreError: the store could not be written; it is what it was.
    """
    ids = sorted(one for one in before.keys() | wanted.keys() if before.get(one) != wanted.get(one))
    changed = [one for identity in ids for one in (before.get(identity), wanted.get(identity)) if one is not None]
    again: list[str] = []

    def change(transaction: Transaction, register: Register) -> None:
        again[:] = sorted(Touched(database, register, (*before.values(), *wanted.values())).articles(changed))
        put_decisions(transaction, before, wanted)
        put_applied(transaction, stamp)
        register.taught = taught(wanted.values())
        bringing = Bringing(transaction, register, Amendments(wanted.values()), marks_of(transaction))
        for article in each_ahead(database, register, again):
            stored = stored_article(database, register, article, bringing.resolution.sighting)
            arriving = bringing.bring_again(stored, as_found(database, stored))
            transaction.put("articles", article, arriving.summary)
        for decision in changed:
            bringing.resolution.teach(*concerned(decision))
        bringing.settle()

    write(change)
    return tuple(again)


def apply_ledger(database: Database, write: Write, ledger: Ledger, kept: Mapping[str, Decision]) -> tuple[str, ...]:
    """Let what a ledger says be in effect, and return what is to be said of it, one sentence each.

    What is in effect and was lost from the ledger is written into it again: from a ledger that is gone, all is.

    Args:
        database: the store.
        write: makes a change to it.
        ledger: the ledger.
        kept: what is kept of it in the store, by id.

    Raises:
        StoreError: the ledger or the store could not be written; what was in effect still is.
    """
    notices = ledger.read().notices
    lost = lost_from(ledger.read(), kept.values())
    if lost:  # before anything else is written, which would be all that the ledger says
        ledger.append([line_of(one) for one in lost])
        whole = len(lost) == len(ledger.read().entries)
        gone = tr("The ledger of your decisions was gone; it was written again from those in effect.")
        undone = sum(one.takes_back for one in lost)
        counts = {
            how_many(len(lost) - undone, "decision in effect", "decisions in effect"): len(lost) - undone,
            how_many(undone, "undo"): undone,
        }
        counted = together(part for part, count in counts.items() if count)
        some = tr("The ledger had lost {counted}, now written into it again.", counted=counted)
        notices = (*notices, gone if whole else some)
    stamp, contents = ledger.stamp, ledger.read()
    apply(database, write, kept, wanted_by(contents, kept.values(), marks_of(database)), stamp)
    return tuple(told_of_store(sentence, ledger.path.parent) for sentence in notices)


class _Named(Record, frozen=True, kw_only=True):
    """What is asked of an article's own organisation or person here."""

    name: str


class _Kept(Record, frozen=True, kw_only=True):
    """What is asked here of what was found in an article."""

    by: tuple[str, ...] = ()
    locals: tuple[_Named, ...] = ()


class _Words(Record, frozen=True, kw_only=True):
    """The text of an article alone."""

    text: str


_AT_ONCE = 500
"""Articles of which it is read at once how somebody is called in them."""
_LOOKED_FOR: WeakKeyDictionary[Database, tuple[State, frozenset[str], frozenset[str]]] = WeakKeyDictionary()
"""In which articles what names stand, as last asked of a store: who is told what a decision touches then makes it."""


class Touched:
    """Which articles decisions can touch.

    Args:
        database: the store.
        register: what stands in which article.
        decisions: all that are in effect or will be.
    """

    def __init__(self, database: Database, register: Register, decisions: Sequence[Decision]) -> None:
        self._database = database
        self._register = register
        self._decisions = [one for one in decisions if one.kind in IN_ARTICLES]

    def articles(self, changed: Iterable[Decision]) -> set[str]:
        """Return the articles that come to be otherwise where some decisions change, and perhaps a few more."""
        about = [one for one in changed if one.kind in IN_ARTICLES]
        if not about:
            return set()
        anywhere = [one for one in about if one.anchor is None]
        names = {name for one in anywhere for name in names_of(one)}
        found = set(self._anchored(about))
        if anywhere:
            found |= set(self._named(names)) | set(self._amended(anywhere, names))
            found |= self.containing([one.value.name for one in anywhere if is_searched_for(one)])
        return found

    def containing(self, names: Sequence[str]) -> set[str]:
        """Return the articles in whose text the characters of a name stand, in whichever script."""
        if not names:
            return set()
        wanted, state = frozenset(map(searched, names)), self._database.state
        known = _LOOKED_FOR.get(self._database)
        if known is None or known[:2] != (state, wanted):
            forms, texts = Forms(wanted), self._database.records("texts", _Words)
            known = state, wanted, frozenset(identity for identity, body in texts if forms.are_in(body.text))
            _LOOKED_FOR[self._database] = known
        return {*known[2]}

    def _anchored(self, decisions: Iterable[Decision]) -> Iterator[str]:
        """Yield the articles that decisions are about; one that has another id is found by its text."""
        digests: set[str] = set()
        for one in decisions:
            if one.anchor is not None:
                if self._database.has("articles", one.anchor.article):
                    yield one.anchor.article
                digests.add(one.anchor.digest)
        yield from with_texts(self._database, digests)

    def _named(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the articles in which somebody is called so."""
        for name in names:
            organisation = self._database.get("names", name_id("organisation", name), OrganisationName)
            person = self._database.get("names", name_id("person", name), PersonName)
            entities = {*(person.people if person else ()), *([organisation.entity] if organisation else ())}
            self._register.read_ahead(entities, ())
            ids = (sighting_id(one, slug) for one in entities for slug in self._register.articles.get(one, ()))
            for some in portions(ids, _AT_ONCE):
                for sighting in self._database.get_many("mentions", some, Sighting).values():
                    if any(form_key(one.name) == name for one in sighting.locals):
                        yield sighting.article

    def _amended(self, changed: Iterable[Decision], names: set[str]) -> Iterator[str]:
        """Yield the articles that decisions about some names changed, or in which somebody so called was found."""
        ids = {one.id for one in changed}
        ids |= {one.id for one in self._decisions if not names.isdisjoint(names_of(one))}
        for article, kept in self._database.records(FOUND, _Kept):
            if not ids.isdisjoint(kept.by) or any(form_key(one.name) in names for one in kept.locals):
                yield article
