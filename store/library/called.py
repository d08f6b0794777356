"""Who alone is called so, from the names by which articles know everybody: no index need be there for that."""

from collections.abc import Iterable

from store.corrections.decisions import Decision
from store.database import Database
from store.identity.persons import PersonName
from store.identity.tallies import form_key, name_id, shown_name
from store.identity.uniting import OrganisationName
from store.kinds import KINDS, kind_of
from store.model import Organisation, Person
from store.text.fold import key


def only_called(database: Database, name: str, decisions: Iterable[Decision]) -> str:
    """Return the id of the only person or organisation that is shown under a name.

    It is "" where that is not to be told so: nobody is, or several are, or the user has a hand in it.

    Args:
        database: the store.
        name: in any script.
        decisions: those in effect.
    """
    form = form_key(name)
    if any(one.value.name and form_key(shown_name(one.value.name)) == form for one in decisions):
        return ""
    person = database.get("names", name_id("person", form), PersonName) or PersonName()
    organisation = database.get("names", name_id("organisation", form), OrganisationName) or OrganisationName()
    ids = [*person.people, *filter(None, [organisation.entity])]
    if len(ids) != 1:
        return ""
    kind = KINDS[kind_of(ids[0])]
    entity = database.get(kind.table, ids[0], kind.record)
    is_called = isinstance(entity, Organisation | Person) and key(entity.name) == key(name)
    return ids[0] if is_called else ""
