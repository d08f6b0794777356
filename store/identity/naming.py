"""Which organisation a name means: what articles say of names, counted as they come and go, and what follows from it.

A node is a folded form. An article that calls an organisation N and also writes it A says "A is a form of N"; an
article whose lexicon knows K for it says "K is N". Two characters say nothing unless the lexicon knows them: too many
organisations share them. How names are united is in `store.identity.uniting`; it follows from the set of articles, not
from their order, and is worked out only for what hangs together with the names that changed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from store.database import Transaction
from store.identity.placing import is_anybodys, is_common_body
from store.identity.records import Local
from store.identity.tallies import canonical, form_key, is_short, name_id, readable_id
from store.identity.uniting import OrganisationName, Told, Uniting
from store.text.tables import rows


class Meaning(NamedTuple):
    """What a name means: the organisation, and what articles give as one with it that is not, as most write it."""

    entity: str
    perhaps: tuple[str, ...]


class Moved(NamedTuple):
    """A name that means another entity now."""

    name: str
    old: str
    new: str


class Naming:
    """The graph while it is being changed.

    Attributes:
        settled: names of which it was worked out what they mean.
        doubted: organisations of which other names may be one with them than before.
    """

    def __init__(self, transaction: Transaction, told: Told) -> None:
        self._transaction = transaction
        self._told = told
        self._names: dict[str, OrganisationName] = {}
        self._touched: set[str] = set()
        self.settled: set[str] = set()
        self._perhaps: dict[str, set[str]] = defaultdict(set)
        self.doubted: set[str] = set()

    def expect(self, locals_: Iterable[Local]) -> None:
        """Read at once what will be needed of the names by which articles call organisations."""
        forms = {form for local in locals_ for form, _ in count_of(local)}
        self._transaction.read_ahead("names", [name_id("organisation", form) for form in forms])

    def count(self, local: Local, by: int) -> None:
        """Take in what an article says of an organisation (`by` is 1), or take it back (-1)."""
        for form, name in count_of(local):
            self._names[form] = self._get(form).plus(name, by)
            self._touched.add(form)

    def touch(self, names: Iterable[str]) -> None:
        """Have it worked out again what some folded names mean."""
        self._touched.update(names)

    def _get(self, form: str) -> OrganisationName:
        if form not in self._names:
            self._names[form] = (
                self._transaction.get("names", name_id("organisation", form), OrganisationName) or OrganisationName()
            )
        return self._names[form]

    def entity(self, name: str) -> str:
        """Return which organisation a name means, once it is settled."""
        return self._get(form_key(name)).entity

    def settle(self) -> list[Moved]:
        """Work out what the names that changed mean, write it, and return which mean another entity than before."""
        region = self._region()
        moved: list[Moved] = []
        for name, meaning in meanings({form: self._get(form) for form in region}, self._told).items():
            record = self._get(name)
            moved.append(Moved(name, record.entity, meaning.entity))
            self._perhaps[meaning.entity].update(meaning.perhaps)
            if record.perhaps != meaning.perhaps:
                self.doubted.add(meaning.entity)
            self._names[name] = meant(record, meaning)
        self._write(region)
        self.settled |= region
        return [move for move in moved if move.old not in ("", move.new)]

    def perhaps_of(self, identity: str, names: Iterable[str]) -> set[str]:
        """Return names that may be an organisation's, given those that are."""
        if identity in self._perhaps:
            return self._perhaps[identity]
        return {other for name in names for other in self._get(form_key(name)).perhaps}

    def _write(self, region: set[str]) -> None:
        for form in sorted(region):
            record = self._get(form)
            identity = name_id("organisation", form)
            if record.written or record.form_of or record.known_of or record.forms:
                self._transaction.put("names", identity, record if record.written else meant(record, NOTHING))
            else:
                self._transaction.remove("names", identity)

    def _region(self) -> set[str]:
        """Return all forms whose meaning may hang on those that changed."""
        start = {n for form in self._touched for n in self._neighbours(form, hubs=True)}
        region: set[str] = set()
        front = [*self._touched, *start]
        while front:
            form = front.pop()
            if form not in region:
                region.add(form)
                front += self._neighbours(form, hubs=False)
        return region

    def _neighbours(self, form: str, *, hubs: bool) -> Iterator[str]:
        record = self._get(form)
        yield from record.forms
        yield from record.known_of
        yield from self._told.united(form)
        if hubs or not record.is_nobodys:
            yield from record.form_of


NOTHING = Meaning("", ())


def meant(record: OrganisationName, meaning: Meaning) -> OrganisationName:
    """Return a name with what it means."""
    return msgspec.structs.replace(record, entity=meaning.entity, perhaps=meaning.perhaps)


def meanings(names: Mapping[str, OrganisationName], told: Told) -> dict[str, Meaning]:
    """Return what each name means that an article calls an organisation.

    Args:
        names: by form, with all that hang together with them.
        told: what the user says of who is one.
    """
    uniting = Uniting(names, told)
    apart = uniting.perhaps()
    found: dict[str, Meaning] = {}
    for component in uniting.components():
        written: Counter[str] = Counter()
        for name in component:
            written.update(names[name].written)
        identity = readable_id("organisation", canonical(written, [name for name in component if names[name].known_of]))
        for name in component:
            found[name] = Meaning(identity, tuple(sorted(names[other].most_written for other in apart.get(name, ()))))
    return found


def count_of(local: Local) -> Iterator[tuple[str, OrganisationName]]:
    """Yield what an article says of names by calling an organisation as it does: forms, and what is said of each."""
    name = form_key(local.name)
    yield name, OrganisationName(written={local.name: 1})
    for form in _forms(local, name):
        yield form, OrganisationName(form_of={name: 1})
        yield name, OrganisationName(forms={form: 1})
    for form in _known(local, name):
        yield form, OrganisationName(known_of={name: 1})
        yield name, OrganisationName(forms={form: 1})


def _forms(local: Local, name: str) -> set[str]:
    """Return the other forms of an organisation that say something about who it is elsewhere."""
    forms = {form_key(alias) for alias in local.aliases}
    forms = {form for form in forms if not is_short(form) or (len(form) > 1 and name.startswith(form))}
    for (ending,) in rows("store.identity", "legal_forms.tsv"):
        if name.endswith(ending):
            forms.add(name.removesuffix(ending))
            break
    return {form for form in forms if form not in ("", name) and not is_common_body(form) and not _is_unit(name, form)}


def _is_unit(name: str, form: str) -> bool:
    """Return whether a name is that of a part of the organisation which another form of it is of: 远山研究院, 远山."""
    return name.startswith(form) and name.endswith(tuple(unit for (unit,) in rows("store.identity", "units.tsv")))


def _known(local: Local, name: str) -> set[str]:
    """Return the forms that the lexicon knows."""
    forms = map(form_key, local.also)
    return {
        form for form in forms if form != name and not (is_short(form) or is_anybodys(form) or _is_unit(name, form))
    }
