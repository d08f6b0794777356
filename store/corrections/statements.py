"""Decisions about one figure or one quote: what it is worth, and who said it."""

import msgspec

from store.corrections.anchors import overlapping
from store.corrections.decisions import Decision, Subject
from store.corrections.draft import Draft, nobody_yet, speaker_kind
from store.corrections.names import BY_HAND
from store.identity.tallies import MEANT, form_key
from store.model import Quote, QuoteKind

_OPENING = ("“", "「", "『", '"')
_CLOSING = ("”", "」", "』", '"')


def attribute(draft: Draft, decision: Decision) -> bool:
    """Let a quote be somebody's, or be said by the words that are given where that is nobody known."""
    found = draft.stated_at(decision.anchor, draft.quotes.values()) if decision.anchor is not None else ""
    if not found:
        return False
    speaker = _local_of(draft, decision.subject, draft.quotes[found]) if decision.subject is not None else ""
    quote = draft.quotes[found]
    draft.quotes[found] = msgspec.structs.replace(
        quote,
        mentions=tuple(msgspec.structs.replace(mention, score=1.0) for mention in quote.mentions),
        speaker=draft.locals[speaker].name if speaker else decision.value.name,
        speaker_id=speaker,
        speaker_ids=(),
        speaker_kind=speaker_kind(speaker),
    )
    return True


def _local_of(draft: Draft, subject: Subject, quote: Quote) -> str:
    """Return the article's own id of somebody; who is not named in it stands where the speaker does, else the words."""
    kind, names = subject.id.partition("/")[0], set(map(form_key, subject.known_as))
    if there := draft.called(kind, names):
        return there[0].id
    name = subject.names[0] if subject.names else subject.name
    start, end = quote.speaker_start, quote.speaker_end
    if not 0 <= start < end:
        start, end = quote.mentions[0].start, quote.mentions[0].end
    span = draft.span(start, end, MEANT)
    local = msgspec.structs.replace(nobody_yet(kind, name), spans=(span,))
    draft.locals.setdefault(local.id, local)
    return local.id


def extend(draft: Draft, decision: Decision) -> bool:
    """Let a quote be of other words, which have some in common with it."""
    found = draft.stated_at(decision.anchor, draft.quotes.values()) if decision.anchor is not None else ""
    if not found or decision.anchor is None:
        return False
    start = overlapping(decision.value.text, draft.text, draft.place(decision.anchor))
    if start < 0:
        return False
    end = start + len(decision.value.text)
    quote = draft.quotes[found]
    mention = draft.span(start, end, BY_HAND).mention(quote.mentions[0].article)
    inside = [
        (span.start, local.id)
        for local in draft.locals.values()
        for span in local.spans
        if start <= span.start and span.end <= end
    ]
    within = ((one.id, one.mentions[0]) for one in draft.figures.values())
    figures = [identity for identity, one in within if start <= one.start and one.end <= end]
    draft.quotes[found] = msgspec.structs.replace(
        quote,
        text=decision.value.text,
        kind=_kind(draft.text, start, end),
        mentions=(mention,),
        about=tuple(dict.fromkeys(identity for _, identity in sorted(inside))),
        figures=tuple(figures),
        closed=True,
    )
    for one in draft.figures.values():
        if one.id in figures or one.quote == found:
            draft.figures[one.id] = msgspec.structs.replace(one, quote=found if one.id in figures else "")
    return True


def _kind(text: str, start: int, end: int) -> QuoteKind:
    """Return whether words stand in quotation marks, have some in them that do, or neither."""
    if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
        return "direct"
    return "mixed" if any(mark in text[start:end] for mark in _OPENING) else "indirect"


def correct_figure(draft: Draft, decision: Decision) -> bool:
    """Let a figure be worth what is said."""
    found = draft.stated_at(decision.anchor, draft.figures.values()) if decision.anchor is not None else ""
    if not found:
        return False
    figure, value = draft.figures[found], decision.value
    changed = msgspec.structs.replace(figure, inferred=False)
    if value.amount is not None:
        changed = msgspec.structs.replace(changed, value=value.amount, upper=value.upper)
    if value.unit:
        changed = msgspec.structs.replace(changed, unit=value.unit)
    draft.figures[found] = changed
    return True
