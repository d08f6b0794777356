"""A decision in a sentence."""

from collections.abc import Callable, Mapping

from store.corrections.decisions import Decision
from store.identity.tallies import shown_name
from store.text.language import listed, tr

_WORDS = 24
"""Characters of a statement that tell which one it is."""


def told(decision: Decision) -> str:
    """Return what a decision says, in a sentence without its full stop."""
    says = _SAYS.get(decision.kind)
    return says(decision) if says else tr("{kind}, which this dossier does not know", kind=decision.kind)


def _one(decision: Decision) -> str:
    return decision.subject.name if decision.subject else ""


def _pair(decision: Decision) -> str:
    return tr("{one} and {other}", one=_one(decision), other=decision.other.name if decision.other else "")


def _words(decision: Decision) -> str:
    return _shortened(decision.anchor.exact if decision.anchor else "")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”"


def _none(decision: Decision) -> str:
    kind = decision.subject.id.partition("/")[0] if decision.subject else decision.value.kind
    where = decision.anchor.article if decision.anchor else ""
    place = {
        "everywhere": "",
        "article": tr(" in {article}", article=where),
        "mention": tr(" at one place in {article}", article=where),
    }[decision.scope]
    return tr("{what} is no {kind}{place}", what=_what(decision), kind=tr(kind), place=place)


def _separate(decision: Decision) -> str:
    where = tr(" at one place in {article}", article=decision.anchor.article) if decision.anchor else ""
    if decision.scope == "article" and decision.anchor:
        where = tr(" in {article}", article=decision.anchor.article)
    name = shown_name(decision.value.name)
    called = "" if name == _one(decision) else tr(", {name}", name=name)
    return tr("{one}{where} is somebody else{called}", one=_one(decision), where=where, called=called)


def _role(decision: Decision) -> str:
    value = decision.value
    had = tr("is not {title}", title=value.instead) if value.instead else ""
    has = tr("is {title}", title=value.title) if value.title else ""
    where = tr(" at {organisation}", organisation=value.organisation) if has and value.organisation else ""
    said = tr(" but ").join(part for part in (had, has) if part)
    return tr("{one} {said}{where}", one=_one(decision), said=said, where=where)


def _figure(decision: Decision) -> str:
    value = decision.value
    amount = "" if value.amount is None else f"{value.amount:,.12g}"
    upper = "" if value.upper is None else tr(" to {upper:,.12g}", upper=value.upper)
    worth = " ".join(part for part in (amount + upper, value.unit) if part)
    return tr("{figure} is {worth}", figure=_words(decision), worth=worth)


def _what(decision: Decision) -> str:
    return _one(decision) or _words(decision)


def _tagged(decision: Decision) -> str:
    value = decision.value
    has = tr("is tagged {tags}", tags=listed(value.tags)) if value.tags else ""
    lost = tr("is no longer tagged {tags}", tags=listed(value.untagged)) if value.untagged else ""
    return tr("{what} {said}", what=_what(decision), said=tr(" and ").join(filter(None, (has, lost))))


def _noted(decision: Decision) -> str:
    text = decision.value.text
    if not text:
        return tr("{what} has no note any more", what=_what(decision))
    return tr("{what} has the note {note}", what=_what(decision), note=_shortened(text))


_SAYS: Mapping[str, Callable[[Decision], str]] = {
    "same": lambda one: tr("{pair} are the same", pair=_pair(one)),
    "different": lambda one: tr("{pair} are different", pair=_pair(one)),
    "not-one": _none,
    "rename": lambda one: tr("{one} is called {name}", one=_one(one), name=one.value.name),
    "alias": lambda one: tr("{one} is called {name} too", one=_one(one), name=one.value.name),
    "retype": lambda one: tr("{one} is of the kind {kind}", one=_one(one), kind=tr(one.value.kind)),
    "role": _role,
    "speaker": lambda one: tr("{quote} was said by {who}", quote=_words(one), who=_one(one) or one.value.name),
    "quote": lambda one: tr("{words} is the quote {quote}", words=_words(one), quote=_shortened(one.value.text)),
    "figure": _figure,
    "add": lambda one: tr("{one} is of the kind {kind}", one=one.value.name, kind=tr(one.value.kind)),
    "separate": _separate,
    "tag": _tagged,
    "note": _noted,
    "undo": lambda one: tr("undo of {id}", id=one.undoes),
    "redo": lambda one: tr("redo of {id}", id=one.undoes),
}
