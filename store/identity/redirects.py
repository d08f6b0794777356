"""Ids that last: the id that an organisation or a person had leads to the one that it has now, for good.

An id is made of the fullest name, so it is another one when a fuller name comes, when two turn out to be one, or when
the article that joined them goes. Whoever kept the old one (a note, a script, the explorer's way back) is led on: the
table `redirects` says of an id that was an entity's what became of it, written in the very change that moved it.

- What stands in the store under an id is what that id means. A redirect goes when its id is an entity's again.
- Of one that comes apart into several the old id leads to those who are called so, else to where most of it went.
- What vanishes altogether takes the redirects to it along: nothing of an article that is removed is kept so. What lives
  on keeps its former ids, even those whose names no article has any more: a note exported earlier still leads to
  whom it is about. Such a name is that of somebody who is in the store, and is forgotten with them.
- A name that articles use for one alone is as good as a redirect: it is followed where there is none, so that an id
  from another store, or from one of an older dossier, leads to the same.

Redirects are history: two stores with the same articles may have different ones, and show the same otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from store.database import Transaction
from store.identity.persons import PersonName
from store.identity.records import Table, table_of
from store.identity.sightings import Handover
from store.identity.tallies import form_key, name_id, readable_id
from store.identity.uniting import OrganisationName
from store.model import Record
from store.text.language import tr

REDIRECTS: Table = "redirects"

_DIGITS = re.compile(r"[0-9a-f]+")

_Record = TypeVar("_Record")


class Redirect(Record, frozen=True, kw_only=True):
    """What became of an id; in the table `redirects` under that id.

    Attributes:
        to: the id that took its place then, which may have become another one since.
    """

    to: str


class _Tables(Protocol):
    """A database, or a transaction on one."""

    def get(self, table: str, identity: str, record: type[_Record], /) -> _Record | None: ...

    def has(self, table: str, identity: str, /) -> bool: ...


def is_there(tables: _Tables, identity: str) -> bool:
    """Return whether something stands in the store under an id."""
    table = table_of(identity)
    return table is not None and tables.has(table, identity)


def present(tables: _Tables, identity: str) -> str:
    """Return the id under which an entity stands now, followed through all it has had; "" where it leads to nothing."""
    seen: set[str] = set()
    while not is_there(tables, identity):
        seen.add(identity)
        redirect = tables.get(REDIRECTS, identity, Redirect)
        following = redirect.to if redirect else _of_name(tables, identity)
        if not following or following in seen:
            return ""
        identity = following
    return identity


def _of_name(tables: _Tables, identity: str) -> str:
    """Return who alone bears the name in an id, "" for nobody or several."""
    if not identity.startswith("person/"):
        return _organisation_of_name(tables, identity)
    record = tables.get("names", _name_id(identity), PersonName) or PersonName()
    return _only(record.people)


def _organisation_of_name(tables: _Tables, identity: str) -> str:
    """Return which organisation is called as an id says, else the only one that has such a form; "" for none."""
    if not identity.startswith("organisation/"):
        return ""
    record = tables.get("names", _name_id(identity), OrganisationName) or OrganisationName()
    others = [tables.get("names", name_id("organisation", form), OrganisationName) for form in record.form_of]
    return record.entity or _only({other.entity for other in others if other})


def _name_id(identity: str) -> str:
    kind, _, name = identity.partition("/")
    return name_id(kind, form_key(name))


def _only(found: Collection[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


class Redirects:
    """The table `redirects` while entities come and go, within one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._gone: dict[str, None] = {}

    def drop(self, identity: str) -> None:
        """Let an id lead nowhere: it is an entity's own now, or was that of somebody forgotten."""
        if self._transaction.has(REDIRECTS, identity):
            self._transaction.remove(REDIRECTS, identity)

    def went(self, identity: str) -> None:
        """Note that an id is no entity's any more."""
        self._gone[identity] = None

    def settle(self, handovers: Iterable[Handover]) -> None:
        """Lead the ids that went to what became of them; drop what leads to nothing any more.

        Args:
            handovers: what belongs to others now.
        """
        called, moved = _counted(handovers)
        for identity in dict.fromkeys((*self._gone, *called)):
            went = identity in self._gone
            if is_there(self._transaction, identity) or not (went or self._transaction.has(REDIRECTS, identity)):
                continue
            to = _most(called[identity])
            if went and not to:
                to = _most(moved[identity]) or _organisation_of_name(self._transaction, identity)
            if to:
                self._transaction.put(REDIRECTS, identity, Redirect(to=to))
        if not all(self._transaction.has(REDIRECTS, identity) for identity in self._gone):
            self.prune()
        self._gone.clear()

    def prune(self) -> None:
        """Drop what leads to nothing."""
        self._drop(lambda identity: bool(fault(self._transaction, identity)))

    def forget(self, ids: Collection[str], names: Mapping[str, Collection[str]]) -> None:
        """Drop all redirects that lead through somebody's ids, or whose ids bear their names.

        Args:
            ids: of their entities.
            names: folded, by kind.
        """
        self._drop(lambda identity: any(one in ids or bears(one, names) for one in trail(self._transaction, identity)))

    def _drop(self, which: Callable[[str], bool]) -> None:
        for identity in list(filter(which, self._transaction.ids(REDIRECTS))):
            self._transaction.remove(REDIRECTS, identity)


def trail(tables: _Tables, identity: str) -> list[str]:
    """Return an id and all that redirects lead it to, one after the other; the last leads no further, or back."""
    found: list[str] = []
    while identity not in found:
        found.append(identity)
        redirect = tables.get(REDIRECTS, identity, Redirect)
        if redirect is not None:
            identity = redirect.to
    return found


def fault(tables: _Tables, identity: str) -> str:
    """Return what is wrong with the redirect of an id, one sentence; "" where it leads to an entity."""
    last = trail(tables, identity)[-1]
    if is_there(tables, identity):
        return tr("{identity} is there, and is said to have another id now.", identity=identity)
    if not is_there(tables, last):
        if tables.has(REDIRECTS, last):
            return tr("{identity} is a former id and leads back to itself.", identity=identity)
        return tr("{identity} is a former id and leads to {last}, which there is not.", identity=identity, last=last)
    of_its_kind = table_of(last) == table_of(identity)
    return (
        ""
        if of_its_kind
        else tr(
            "{identity} is a former id and leads to {last}, which is of another kind.", identity=identity, last=last
        )
    )


def _counted(handovers: Iterable[Handover]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return where those went who are called as an id says, and where those went who were an entity, by the old id."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for name, old, new in handovers:
        called[readable_id(old.partition("/")[0], name)][new] += 1
        moved[old][new] += 1
    return called, moved


def _most(counts: Counter[str]) -> str:
    """Return the id that most went to, of several the least; "" where none did."""
    return min(counts, key=lambda identity: (-counts[identity], identity), default="")


def bears(identity: str, names: Mapping[str, Collection[str]]) -> bool:
    """Return whether an id is made of one of some names, with or without what tells bearers of a name apart."""
    kind, _, name = identity.partition("/")
    plain, _, digits = name.rpartition("~")
    mine = names.get(kind, ())
    return form_key(name) in mine or (bool(_DIGITS.fullmatch(digits)) and form_key(plain) in mine)


def former_ids(tables: _Tables, redirects: Iterable[str], ids: Collection[str]) -> list[str]:
    """Return those of some ids that have redirects which lead to or through one of some others."""
    return [one for one in redirects if not set(trail(tables, one)[1:]).isdisjoint(ids)]
