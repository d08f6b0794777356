"""Somebody is to be forgotten: their records go, and no later load brings them back.

They go under every name by which the store, an article, the user or the list of known names calls them; what is kept
of those is a mark (see `store.library.marks`), so that an article that is read again leaves them out without the store
saying whom.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from store.corrections.amending import Amendments
from store.corrections.decisions import GIVES_NAME, Decision
from store.corrections.teaching import taught
from store.database import Database, Transaction
from store.errors import NotFoundError, UnknownKindError
from store.identity.records import ArticleSummary, Local, StoredPerson, slug_of
from store.identity.redirects import REDIRECTS, Redirects, bears, former_ids, present
from store.identity.register import Placed, Register, Write
from store.identity.tallies import form_key, readable_id
from store.kinds import KINDS, NAMED_KINDS, named_kind_of
from store.library.bringing import Bringing
from store.library.decided import kept_of, put_applied, put_decisions
from store.library.erasing import Erasing, means
from store.library.found import FOUND, Found, found_article
from store.library.leaving import Leaving
from store.library.ledger import Ledger
from store.library.marks import AN_ID, marks_of, put_marks
from store.library.sparing import local_names, places
from store.library.stored import without
from store.model import Organisation, Person
from store.text.language import listed, tr

if TYPE_CHECKING:
    from store.extraction.engine.gazetteer import Known

_Bearer = Organisation | Person


def whom(database: Database, ledger: Ledger, which: str, placed: Placed) -> Leaving:
    """Return who is meant by an id, or by a name, which means all who bear it, with all names that they were given.

    Args:
        database: the store.
        ledger: what the user has decided.
        which: the id or the name.
        placed: what stands where.

    Raises:
        NotFoundError: nobody in the store has that id or name.
    """
    leaving = _whom(database, which, placed)
    return _with_given(database, leaving, ledger.read().decisions) if leaving.names else leaving


def _whom(database: Database, which: str, placed: Placed) -> Leaving:
    if marks_of(database).is_spent(which):
        others = listed(one.id for one in _named(database, which.partition("/")[2])) or tr("nobody")
        raise NotFoundError(
            tr("Whoever had the id {which} is forgotten. The name is now that of {others}.", which=which, others=others)
        )
    which = present(database, which) or which
    asked = _named(database, which)
    if not asked:
        return _rejected(database, which)
    gone, names = list(asked), _names(asked)
    if which == asked[0].id and len(_named(database, asked[0].name)) > 1:
        names = {}  # others of the name stay, and may come again
    else:  # those too whom the store does not know to be the same: John Lee beside 李家超
        ids = {one.id for one in asked}
        gone += [one for one in _bearers(database) if one.id not in ids and _is_called(one, names)]
        names = _as_found(database, _with_former(database, {one.id for one in gone}, _names(gone)))
    articles = sorted({f"article/{slug}" for entity in gone for slug in placed.articles.get(entity.id, ())})
    return _titled(database, Leaving(tuple(sorted(one.id for one in gone)), names, tuple(articles), ()))


def _titled(database: Database, leaving: Leaving) -> Leaving:
    """Return whom is to be forgotten with the titles that have a name of theirs."""
    summaries = (database.get("articles", article, ArticleSummary) for article in leaving.articles)
    return leaving._replace(titles=tuple(one.title for one in summaries if one and leaving.is_named_in(one.title)))


def _with_given(database: Database, leaving: Leaving, decisions: Iterable[Decision]) -> Leaving:
    """Return whom is to be forgotten with the names that the user gave them, and took back too, which nobody else has.

    What is written elsewhere under such a name is written of them: a note on another one, a role beside them.
    """
    given = {
        form_key(one.value.name)
        for one in decisions
        if one.kind in GIVES_NAME and any(means(database, leaving, subject) for subject in one.subjects)
    }
    known = {name for some in leaving.names.values() for name in some}
    new = {form for form in given - known if len(form) > 1 and not any(_listed(kind, {form}) for kind in NAMED_KINDS)}
    bearers = _called(database, new) if new else {}
    theirs = frozenset(form for form in new if {one.id for one in bearers.get(form, ())} <= set(leaving.ids))
    return leaving._replace(names={kind: names | theirs for kind, names in leaving.names.items()})


def _as_found(database: Database, names: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return names with those of another kind, where the user says that what was found is of this one."""
    wanted = {name for some in names.values() for name in some}
    found = dict(names)
    for _, kept in database.records(FOUND, Found):
        for local in kept.locals:
            if not wanted.isdisjoint(local_names(local)):
                found[_kind(local.id)] = found.get(_kind(local.id), frozenset()) | local_names(local) & wanted
    return found


def _rejected(database: Database, which: str) -> Leaving:
    """Return whom an id or a name means who was found in articles, and is shown no more by the user's decision.

    Raises:
        NotFoundError: nobody was.
    """
    kind, _, name = which.partition("/") if which.partition("/")[0] in NAMED_KINDS else ("", "", which)
    ids: set[str] = set()
    names: dict[str, frozenset[str]] = {}
    articles: dict[str, None] = {}
    for article, found in database.records(FOUND, Found):
        for local in found.locals:
            of_kind = local.id.partition("/")[0]
            if kind in ("", of_kind) and form_key(name) in map(form_key, (local.name, *local.aliases)):
                ids.add(readable_id(of_kind, local.name))
                names[of_kind] = names.get(of_kind, frozenset()) | local_names(local)
                articles[article] = None
    if not ids:
        raise NotFoundError(tr("Nobody in the store has the id or the name {which}.", which=which))
    return _titled(database, Leaving(tuple(sorted(ids)), names, tuple(sorted(articles)), ()))


def forget(database: Database, write: Write, leaving: Leaving, ledger: Ledger) -> tuple[str, ...]:
    """Take somebody's records out and return the ids that are gone; see `Library.forget`.

    What the user decided of them goes first: should anything be in the way of the rest, it does not come back.
    """
    before = kept_of(database)
    erasing = Erasing(database, leaving, ledger.read().decisions)
    ledger.rewrite(erasing.left_of)
    wanted = {identity: left for identity, one in before.items() if (left := erasing.left_of(one)) is not None}

    def change(transaction: Transaction, register: Register) -> None:
        marked: Mapping[str, Collection[str]] = leaving.names or {AN_ID: leaving.ids}
        for kind, names in marked.items():
            put_marks(transaction, marks_of(transaction).record(kind, names))
        put_decisions(transaction, before, wanted)
        put_applied(transaction, ledger.stamp)
        register.taught = taught(wanted.values())
        bringing = Bringing(transaction, register, Amendments(wanted.values()), marks_of(transaction))
        resolution, parted = bringing.resolution, Amendments(one for one in erasing.parted if one.id in before)
        stood: list[str] = []
        redirects = Redirects(transaction)
        redirects.forget(leaving.ids, leaving.names)
        for article in sorted({*leaving.articles, *erasing.articles(register)}):
            found = parted.amend(found_article(database, register, article)).arriving
            own = {local for one in leaving.ids for local in resolution.own_ids(one, slug_of(article))}
            stood += places(found, own)
            bringing.take_out(article)
            transaction.put("articles", article, bringing.bring(without(found, own)).summary)
        bringing.settle()
        put_marks(transaction, marks_of(transaction).record_places(stood))
        for identity in leaving.ids:
            redirects.drop(identity)

    write(change)
    return leaving.ids


def _is_called(entity: _Bearer, names: Mapping[str, Collection[str]]) -> bool:
    return form_key(entity.name) in names.get(_kind(entity.id), ())


def _kind(identity: str) -> str:
    return identity.partition("/")[0]


def _own_names(entity: _Bearer) -> frozenset[str]:
    local = Local(id=entity.id, name=entity.name, aliases=entity.aliases, also=entity.also)
    called = entity.tally.names if isinstance(entity, StoredPerson) else ()  # by hand, any two names may be one's
    return frozenset(local_names(local)) | frozenset(map(form_key, called))


def _names(entities: Iterable[_Bearer]) -> dict[str, frozenset[str]]:
    """Return the folded names of some entities by kind, those that the list of known names has for them too."""
    names: dict[str, set[str]] = {}
    for entity in entities:
        own = names.setdefault(_kind(entity.id), set())
        own |= _own_names(entity)
        own |= _listed(_kind(entity.id), own)
    return {kind: frozenset(own) for kind, own in names.items()}


def _with_former(
    database: Database, gone: Collection[str], names: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Return names with those that former ids of theirs are made of, where nobody else is called so now."""
    found = dict(names)
    former = {
        (kind, form_key(name))
        for kind, _, name in (one.partition("/") for one in former_ids(database, database.ids_of(REDIRECTS), gone))
    }
    called = _called(database, {name for _, name in former}) if former else {}
    for kind, name in former:
        if {one.id for one in called.get(name, ())} <= set(gone):
            found[kind] = found.get(kind, frozenset()) | {name}
    return found


def _listed(kind: str, own: Collection[str]) -> set[str]:
    """Return the folded names under which somebody is known beforehand who has one of some names."""
    known, written = _known(kind)
    found: set[str] = set()
    for row in {row for name in own for form in written.get(name, ()) for row in known[form]}:
        sure = {form_key(form) for form in row.folded - row.ambiguous}
        if not sure.isdisjoint(own):
            found |= {form for form in sure if len(form) > 2 or form == form_key(row.name)}
    return found


@cache
def _known(kind: str) -> "tuple[Mapping[str, Sequence[Known]], Mapping[str, Sequence[str]]]":
    """Return who is known beforehand by each form, and of the forms those of each folded name: of all, but once."""
    # a load of what is unchanged does without
    from store.extraction.organisations.known_names import known_organisations
    from store.extraction.people.known_names import known_people

    match kind:
        case "person":
            known = known_people().known
        case "organisation":
            known = known_organisations().known
        case _:
            raise UnknownKindError(tr("Nobody of the kind {kind} is known beforehand.", kind=kind))
    written: dict[str, list[str]] = defaultdict(list)
    for form in known:
        written[form_key.__wrapped__(form)].append(form)
    return known, written


def _bearers(database: Database) -> Iterator[_Bearer]:
    for _, one in database.records("people", StoredPerson):
        yield one
    for _, other in database.records("organisations", Organisation):
        yield other


def _named(database: Database, which: str) -> list[_Bearer]:
    """Return the entity of an id, or those of a name; of one that no article has, those it is known to mean."""
    if which.partition("/")[0] in NAMED_KINDS:
        kind = KINDS[named_kind_of(which)]
        found = database.get(kind.table, which, StoredPerson if kind.name == "person" else kind.record)
        return [found] if isinstance(found, Organisation | Person) else []
    wanted = form_key(which)
    return _called(database, {wanted}).get(wanted, [])


def _called(database: Database, names: Collection[str]) -> dict[str, list[_Bearer]]:
    """Return who is called by each of some folded names; by one that no article has, those it is known to mean."""
    found: dict[str, list[_Bearer]] = defaultdict(list)
    for one in _bearers(database):
        for name in {form_key(form) for form in (one.name, *one.aliases)}.intersection(names):
            found[name].append(one)
    return found | _meant(database, set(names) - found.keys())


def _meant(database: Database, names: Collection[str]) -> dict[str, list[_Bearer]]:
    """Return whom each of some folded names means: who is known beforehand by it, else who has it in a former id."""
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, name in product(NAMED_KINDS, names):
        for form in _listed(kind, {name}):
            listed[kind, form].add(name)
    led: dict[str, set[str]] = defaultdict(set)
    for former in database.ids_of(REDIRECTS):
        if bears(former, dict.fromkeys(NAMED_KINDS, names)):
            led[present(database, former)] |= {
                name for name in names if bears(former, {kind: (name,) for kind in NAMED_KINDS})
            }
    known: dict[str, list[_Bearer]] = defaultdict(list)
    had: dict[str, list[_Bearer]] = defaultdict(list)
    for one in _bearers(database) if listed or led else ():
        for name in listed.get((_kind(one.id), form_key(one.name)), ()):
            known[name].append(one)
        for name in led.get(one.id, ()):
            had[name].append(one)
    return had | known
