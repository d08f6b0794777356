"""Who may be one, and is not known to be: pairs for the user to decide, each with what speaks for and against it."""

from collections.abc import Iterable

from store.identity.records import StoredOrganisation, StoredPerson
from store.identity.tallies import form_key
from store.identity.weighing import KINDS
from store.model import Suggestion
from store.text.language import tr

_SAID = 0.0
"""Organisations that articles give as one and that more articles keep apart: as likely as not."""


def of_people(people: Iterable[StoredPerson]) -> list[Suggestion]:
    """Return which people of one name may be one."""
    return [
        Suggestion(one=person.id, other=doubt.other, score=doubt.score, why=tuple(map(_sentence, doubt.why)))
        for person in people
        for doubt in person.doubts
        if person.id < doubt.other
    ]


def of_organisations(organisations: Iterable[StoredOrganisation]) -> list[Suggestion]:
    """Return which organisations articles give as one, and are not."""
    by_name = {form_key(name): one for one in organisations for name in one.tally.names}
    pairs = {
        (one.id, other.id)
        for one in by_name.values()
        for form in one.uncertain
        if (other := by_name.get(form_key(form))) is not None and one.id < other.id
    }
    return [
        Suggestion(one=one, other=other, score=_SAID, why=(tr("Articles call one by the name of the other."),))
        for one, other in pairs
    ]


def most_certain_first(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return suggestions in the order in which they are to be decided."""
    return tuple(sorted(suggestions, key=lambda found: (-found.score, found.one, found.other)))


def _sentence(why: tuple[str, str]) -> str:
    kind, value = why
    sentence = tr(KINDS[kind].sentence).format(value) if kind in KINDS else value
    return tr("{clauses}.", clauses=f"{sentence[:1].upper()}{sentence[1:]}")
