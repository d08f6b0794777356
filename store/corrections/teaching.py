"""What the decisions in effect teach of who is who, in the terms in which that is resolved."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from store.corrections.decisions import Decision, Subject
from store.identity.by_hand import Change
from store.identity.records import slug_of
from store.identity.tallies import form_key
from store.identity.taught import Taught, Whose
from store.kinds import NAMED_KINDS
from store.model import Role
from store.text.fold import fold

_Pair = tuple[Whose, Whose]


@lru_cache(maxsize=1 << 14)
def whose(subject: Subject) -> Whose:
    """Return who is meant by a subject."""
    names = tuple(dict.fromkeys(form_key(name) for name in subject.known_as))
    spots = frozenset((slug_of(spot.article), form_key(spot.name)) for spot in subject.spots)
    return Whose(subject.id.partition("/")[0], names, spots)


def taught(decisions: Iterable[Decision]) -> Taught:
    """Return what some decisions teach, in the order in which they were made."""
    known = list(decisions)
    return Taught(
        same=(pair for one in known for pair in same(one)),
        different=(pair for one in known for pair in _different(one)),
        cards=(card for one in known for card in _cards(one)),
    )


def concerned(decision: Decision) -> tuple[Whose, ...]:
    """Return who must be looked at anew, together, where a decision comes into effect or is taken back."""
    pairs = (*same(decision), *_different(decision))
    cards = (one for one, _ in _cards(decision))
    return tuple(dict.fromkeys((*(one for pair in pairs for one in pair), *cards)))


def same(decision: Decision) -> Iterator[_Pair]:
    """Yield who are one by a decision."""
    match decision.kind:
        case "same" if decision.subject and decision.other:
            yield whose(decision.subject), whose(decision.other)
        case "alias" if decision.subject:
            yield whose(decision.subject), _all_called(decision.subject.id.partition("/")[0], decision.value.name)
        case "add" if decision.value.kind == "person":
            everybody = _all_called("person", decision.value.name)
            yield everybody, everybody
        case "retype" if decision.subject and decision.value.kind in NAMED_KINDS:  # what was one stays one
            first, *others = (_all_called(decision.value.kind, name) for name in decision.subject.names)
            yield from ((first, other) for other in others or [first])
        case "speaker" if decision.subject and decision.anchor:
            here = (slug_of(decision.anchor.article), form_key((*decision.subject.names, decision.subject.name)[0]))
            meant = whose(decision.subject)
            yield meant, meant._replace(spots=frozenset({here}))


def _different(decision: Decision) -> Iterator[_Pair]:
    if decision.kind == "different" and decision.subject and decision.other:
        yield whose(decision.subject), whose(decision.other)


def _cards(decision: Decision) -> Iterator[tuple[Whose, Change]]:
    """Yield what is otherwise on whose card."""
    if decision.subject is None:
        return
    value = decision.value
    match decision.kind:
        case "rename":
            yield whose(decision.subject), Change(name=value.name)
        case "alias":
            yield whose(decision.subject), Change(also=value.name)
        case "role":
            role = Role(title=value.title, organisation=value.organisation or None) if value.title else None
            where = whose(decision.other).names if decision.other else (form_key(value.organisation),)
            at = where if role and role.organisation else ()
            yield whose(decision.subject), Change(role=role, dropped=fold(value.instead), at=at)


def _all_called(kind: str, name: str) -> Whose:
    return Whose(kind, (form_key(name),), every=True)
