"""Mentions that are somebody else's: they leave whom the rules take them for, and are those of another of the kind.

The other one has a name of their own among articles' names, the one that is shown with a mark behind it, so that no
evidence makes the two one again; see `store.identity.tallies.shown_name`.
"""

from collections.abc import Callable

import msgspec

from store.corrections.decisions import Decision
from store.corrections.draft import Draft, nobody_yet, speaker_kind
from store.corrections.names import BY_HAND
from store.identity.incoming import Incoming
from store.identity.records import Local, Span
from store.identity.tallies import form_key, marked_name, shown_name
from store.model import Quote


def separate(draft: Draft, decision: Decision) -> bool:
    """Let a mention, or all that an article has of somebody, be somebody else's."""
    if decision.anchor is None or decision.subject is None:
        return False
    where = draft.place(decision.anchor)
    if where[0] < 0:
        return False
    kind = decision.subject.id.partition("/")[0]
    names = set(map(form_key, decision.subject.known_as))
    if decision.scope == "article":
        found = [(one, one.spans) for one in draft.called(kind, names)]
    else:
        found = [(one, some) for one in draft.locals.values() if (some := _standing(one, kind, where))]
    other = nobody_yet(kind, decision.value.name)
    if not found and decision.scope == "mention":  # the rules find nobody there any more
        _put(draft, draft.locals.get(other.id, other), (draft.span(*where, BY_HAND),))
    for one, spans in found[:1] if decision.scope == "mention" else found:
        _move(draft, one, spans, draft.locals.get(other.id, other))
    return bool(found) or decision.scope == "mention"


_NOBODY = "00000"
"""The mark of whoever mentions are moved to that are to be left out."""


def apart(raw: Incoming, is_apart: Callable[[Span], bool]) -> tuple[Incoming, frozenset[str]]:
    """Return an article some of whose mentions are others' than found, and the article's own ids of those others."""
    draft, others = Draft(raw), set[str]()
    for one in raw.locals:
        if spans := tuple(filter(is_apart, one.spans)):
            other = nobody_yet(one.id.partition("/")[0], marked_name(shown_name(one.name), _NOBODY))
            _move(draft, one, spans, draft.locals.get(other.id, other))
            others.add(other.id)
    return (draft.done() if others else raw), frozenset(others)


def _standing(local: Local, kind: str, where: tuple[int, int]) -> tuple[Span, ...]:
    """Return the mentions of one of an article's own that have characters of a stretch."""
    if local.id.partition("/")[0] != kind:
        return ()
    return tuple(span for span in local.spans if span.start < where[1] and where[0] < span.end)


def _put(draft: Draft, local: Local, spans: tuple[Span, ...]) -> None:
    """Let one of an article's own stand at some places, too."""
    all_ = {(span.start, span.end): span for span in (*local.spans, *spans)}
    draft.locals[local.id] = msgspec.structs.replace(local, spans=tuple(all_[where] for where in sorted(all_)))


def _move(draft: Draft, one: Local, spans: tuple[Span, ...], other: Local) -> None:
    """Let some mentions of one be those of another; with the last of them go the roles and all that refers to them."""
    if one.id == other.id:
        return
    rest = tuple(span for span in one.spans if span not in spans)
    _put(draft, msgspec.structs.replace(other, kind=other.kind if other.spans else one.kind), spans)
    other = draft.locals[other.id]
    if rest:
        draft.locals[one.id] = msgspec.structs.replace(one, spans=rest)
        _refer(draft, one.id, rest, other)
    else:
        draft.rename(one.id, msgspec.structs.replace(other, roles=(*other.roles, *one.roles)))


def _refer(draft: Draft, one: str, rest: tuple[Span, ...], other: Local) -> None:
    """Let figures and quotes refer to another in whose sentences the one does not stand any more."""
    left, there = {span.sentence for span in rest}, {span.sentence for span in other.spans}
    moved = there - left

    def now(about: tuple[str, ...], sentences: set[int]) -> tuple[str, ...]:
        return tuple(other.id if identity == one and sentences & moved else identity for identity in about)

    for figure in draft.figures.values():
        about = now(figure.about, {mention.sentence for mention in figure.mentions})
        draft.figures[figure.id] = msgspec.structs.replace(figure, about=about)
    for quote in draft.quotes.values():
        sentences = {mention.sentence for mention in quote.mentions}
        draft.quotes[quote.id] = _said(draft, quote, one, other, sentences & moved)
        changed = draft.quotes[quote.id]
        draft.quotes[quote.id] = msgspec.structs.replace(changed, about=now(changed.about, sentences))


def _said(draft: Draft, quote: Quote, one: str, other: Local, moved: set[int]) -> Quote:
    """Return a quote as said by another, where the words for its speaker are theirs now."""
    at = draft.numbering.at(quote.speaker_start) if quote.speaker_start >= 0 else -1
    theirs = any(span.start < quote.speaker_end and quote.speaker_start < span.end for span in other.spans)
    if quote.speaker_id != one or not (theirs or moved or at in {span.sentence for span in other.spans} & moved):
        return quote
    return msgspec.structs.replace(
        quote, speaker=shown_name(other.name), speaker_id=other.id, speaker_kind=speaker_kind(other.id)
    )
