"""Decisions of two people that cannot both be right: the later one is in effect, and both are to be told."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from store.corrections.decisions import Decision, Subject
from store.corrections.telling import told
from store.identity.tallies import form_key
from store.text.language import tr

_OF_SOMEBODY = frozenset({"rename", "retype", "role"})
_AT_A_PLACE = frozenset({"speaker", "figure", "quote"})
_OF_TWO = frozenset({"same", "different"})


class Contested(NamedTuple):
    """A decision, and the later one of somebody else that says otherwise.

    Attributes:
        earlier: which has no effect where they contradict each other.
        later: which is in effect.
    """

    earlier: Decision
    later: Decision

    def other(self, one: Decision) -> Decision:
        """Return that of the two which a decision is not."""
        return self.later if one.id == self.earlier.id else self.earlier


def contested(decisions: Iterable[Decision]) -> tuple[Contested, ...]:
    """Return the pairs among decisions in effect; of each one's own several on one thing only the last one counts.

    Args:
        decisions: in the order in which they were made.
    """
    about: dict[Hashable, dict[str, Decision]] = defaultdict(dict)
    for one in decisions:
        for key in _about(one):
            mine = about[key]
            mine.pop(one.by, None)  # so that the last one stands last
            mine[one.by] = one
    found: dict[tuple[str, str], Contested] = {}
    for by in about.values():
        *others, last = by.values()
        for one in others:
            if _says(one) != _says(last):
                found[one.id, last.id] = Contested(one, last)
    return tuple(found[pair] for pair in sorted(found))


def told_of(other: Decision) -> str:
    """Return that somebody else has decided otherwise, in a sentence without its full stop."""
    return tr("{by} decided otherwise on {at}: {told}", by=other.by or "?", at=other.at[:10], told=told(other))


def _about(decision: Decision) -> Iterator[Hashable]:
    """Yield what a decision is about, in ways of which two about the same have one."""
    kind, subject, other, anchor = decision.kind, decision.subject, decision.other, decision.anchor
    if kind in _OF_SOMEBODY and subject is not None:
        told_apart = decision.value.instead if kind == "role" else ""
        if kind != "role" or told_apart:
            yield from ((kind, told_apart, one) for one in _known_by(subject))
    elif kind in _AT_A_PLACE and anchor is not None:
        yield (kind, anchor.article, anchor.exact, anchor.start)
    elif kind in _OF_TWO and subject is not None and other is not None:
        yield ("pair", *sorted((subject.id, other.id)))
    elif kind == "not-one" and anchor is None and subject is not None:
        yield from (("one", subject.id.partition("/")[0], form_key(name)) for name in subject.known_as)
    elif kind == "add":
        yield ("one", decision.value.kind, form_key(decision.value.name))


def _known_by(subject: Subject) -> Iterator[Hashable]:
    """Yield what tells whom: an id, the names of an organisation, the places of a person, who may have namesakes."""
    yield subject.id
    if subject.id.startswith("organisation/"):
        yield from (form_key(name) for name in subject.names)
    yield from subject.spots


def _says(decision: Decision) -> Hashable:
    """Return what a decision says of what it is about."""
    value = decision.value
    if decision.kind in _OF_TWO or decision.kind in ("not-one", "add"):
        return decision.kind
    speaker = decision.subject.id if decision.kind == "speaker" and decision.subject else ""
    return msgspec.structs.replace(value, instead=""), speaker
