"""Decisions about one figure or one quote: what it is worth, and who said it."""

import msgspec

from store.corrections.decisions import Decision, Subject
from store.corrections.draft import Draft, nobody_yet, speaker_kind
from store.identity.tallies import MEANT, form_key
from store.model import Quote


def attribute(draft: Draft, decision: Decision) -> bool:
    """Let a quote be somebody's, or be said by the words that are given where that is nobody known."""
    found = draft.stated_at(decision.anchor, draft.quotes.values()) if decision.anchor is not None else ""
    if not found:
        return False
    speaker = _local_of(draft, decision.subject, draft.quotes[found]) if decision.subject is not None else ""
    draft.quotes[found] = msgspec.structs.replace(
        draft.quotes[found],
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
