"""Decisions about names in an article: it is none, it is of the other kind, there is one that was missed."""

from collections.abc import Collection, Iterator

import msgspec

from store.corrections.decisions import Decision
from store.corrections.draft import Draft, nobody_yet, speaker_kind
from store.corrections.wording import searched
from store.identity.records import Local
from store.identity.tallies import form_key, shown_name

_CHINESE = "\u2e80"
"""The first of the characters that stand beside one another without being one word."""
BY_HAND = "by.hand"
"""Stands for the rule where a mention is one by the user's word."""


def reject(draft: Draft, decision: Decision) -> bool:
    """Take something out that is none: a name wherever it stands, in one article, or at one place."""
    anchor = decision.anchor
    if anchor is None:
        return _drop_named(draft, decision)
    if decision.subject is None:
        figure, quote = draft.stated_at(anchor, draft.figures.values()), draft.stated_at(anchor, draft.quotes.values())
        return _drop_figure(draft, figure) or _drop_quote(draft, quote)
    where = draft.place(anchor)
    if where[0] < 0:
        return False
    return _drop_named(draft, decision) if decision.scope == "article" else _drop_mention(draft, decision, where)


def _named(draft: Draft, decision: Decision) -> list[Local]:
    """Return whom of an article a decision is about."""
    if decision.subject is None:
        return []
    kind, names = decision.subject.id.partition("/")[0], {form_key(name) for name in decision.subject.names}
    return draft.called(kind, names)


def _drop_named(draft: Draft, decision: Decision) -> bool:
    gone = {local.id for local in _named(draft, decision)}
    if gone:
        draft.drop(gone)
    return bool(gone)


def _drop_mention(draft: Draft, decision: Decision, where: tuple[int, int]) -> bool:
    """Take one mention out; with the last of them goes whoever it is."""
    for local in list(draft.locals.values()):
        rest = tuple(span for span in local.spans if (span.start, span.end) != where)
        if len(rest) < len(local.spans) and decision.subject is not None:
            draft.locals[local.id] = msgspec.structs.replace(local, spans=rest)
            if not rest:
                draft.drop({local.id})
            return True
    return False


def _drop_figure(draft: Draft, gone: str) -> bool:
    if not gone:
        return False
    del draft.figures[gone]
    for figure in draft.figures.values():
        if figure.equals == gone:
            draft.figures[figure.id] = msgspec.structs.replace(figure, equals="")
    for quote in draft.quotes.values():
        figures = tuple(one for one in quote.figures if one != gone)
        draft.quotes[quote.id] = msgspec.structs.replace(quote, figures=figures)
    return True


def _drop_quote(draft: Draft, gone: str) -> bool:
    if not gone:
        return False
    del draft.quotes[gone]
    for figure in draft.figures.values():
        if figure.quote == gone:
            draft.figures[figure.id] = msgspec.structs.replace(figure, quote="")
    return True


def retype(draft: Draft, decision: Decision) -> bool:
    """Let an organisation be a person, a person an organisation, or an organisation one of another kind."""
    wanted = decision.value.kind
    found = _named(draft, decision)
    for local in found:
        kind, _, name = local.id.partition("/")
        if wanted == "person":
            changed = Local(id=f"person/{name}", name=local.name, aliases=local.aliases, spans=local.spans)
        else:
            of_kind = "other" if wanted == "organisation" else wanted
            changed = msgspec.structs.replace(local, id=f"organisation/{name}", kind=of_kind, roles=(), beside=())
        there = draft.locals.get(changed.id)
        if there is not None and kind != changed.id.partition("/")[0]:
            changed = _joined(there, changed)
        draft.rename(local.id, changed)
    return bool(found)


def _joined(one: Local, other: Local) -> Local:
    """Return one of an article's own with what is said of another, which is it too."""
    spans = {(span.start, span.end): span for span in (*other.spans, *one.spans)}
    aliases = {*one.aliases, *other.aliases, other.name} - {one.name}
    return msgspec.structs.replace(
        one, aliases=tuple(sorted(aliases)), spans=tuple(spans[where] for where in sorted(spans))
    )


def add(draft: Draft, decision: Decision) -> bool:
    """Find a name that was missed, or another form of one, wherever it stands and not within a longer one."""
    subject, name = decision.subject, decision.value.name
    kind = decision.value.kind if subject is None else subject.id.partition("/")[0]
    names = set(map(form_key, subject.known_as if subject else ()))
    mine = next(iter(draft.called(kind, {form_key(name)}) or draft.called(kind, names)), None)
    found = [where for where in _occurrences(draft, searched(name)) if not _is_within(draft, where)]
    if mine is not None:
        known = {(span.start, span.end) for span in mine.spans}
        found = [where for where in found if where not in known]
    if not found:
        return False
    if mine is None:
        own = subject.names[0] if subject and subject.names else draft.text[slice(*found[0])]
        mine = nobody_yet(kind, own)
    _make_room(draft, found, mine.id)
    spans = {(span.start, span.end): span for span in (*mine.spans, *(draft.span(*where, BY_HAND) for where in found))}
    forms = {span.exact for span in spans.values()} - {mine.name}
    draft.locals[mine.id] = msgspec.structs.replace(
        mine,
        aliases=tuple(sorted({*mine.aliases, *forms})),
        spans=tuple(spans[where] for where in sorted(spans)),
    )
    _let_speak(draft, mine.id, {form_key(name), *names})
    return True


def _occurrences(draft: Draft, form: str) -> Iterator[tuple[int, int]]:
    """Yield where a form stands in what is read of an article; Latin letters as whole words."""
    text = searched(draft.text)
    for block in draft.blocks:
        start = text.find(form, block.start, block.end)
        while start >= 0:
            end = start + len(form)
            if not _joins(text, start) and not _joins(text, end):
                yield start, end
            start = text.find(form, start + 1, block.end)


def _joins(text: str, at: int) -> bool:
    """Return whether a Latin word goes on at a place."""
    return 0 < at < len(text) and all(one.isalnum() and one < _CHINESE for one in text[at - 1 : at + 1])


def _is_within(draft: Draft, where: tuple[int, int]) -> bool:
    """Return whether a longer name stands there, or somebody whom the user tells from others of the name."""
    start, end = where
    return any(
        span.start < end
        and start < span.end
        and (span.end - span.start > end - start or local.name != shown_name(local.name))
        for local in draft.locals.values()
        for span in local.spans
    )


def _make_room(draft: Draft, found: Collection[tuple[int, int]], mine: str) -> None:
    """Let nobody else stand where a name was found."""
    for local in list(draft.locals.values()):
        if local.id != mine:
            rest = tuple(
                span for span in local.spans if not any(span.start < end and start < span.end for start, end in found)
            )
            if len(rest) < len(local.spans):
                draft.locals[local.id] = msgspec.structs.replace(local, spans=rest)
            if local.spans and not rest:
                draft.drop({local.id})


def _let_speak(draft: Draft, identity: str, folded: Collection[str]) -> None:
    """Let quotes be somebody's of whom it was not known who it is, and be about whom they name."""
    local = draft.locals[identity]
    for quote in list(draft.quotes.values()):
        named = any(m.start <= span.start and span.end <= m.end for m in quote.mentions for span in local.spans)
        about = tuple(dict.fromkeys((*quote.about, identity))) if named else quote.about
        changed = msgspec.structs.replace(quote, about=about)
        if quote.speaker_kind == "unresolved" and form_key(quote.speaker) in folded:
            changed = msgspec.structs.replace(changed, speaker_kind=speaker_kind(identity), speaker_id=identity)
        draft.quotes[quote.id] = changed
