"""A decision in a sentence."""

from collections.abc import Callable, Mapping

from store.corrections.decisions import Decision
from store.identity.tallies import shown_name

_WORDS = 24
"""Characters of a statement that tell which one it is."""


def told(decision: Decision) -> str:
    """Return what a decision says, in a sentence without its full stop."""
    says = _SAYS.get(decision.kind)
    return says(decision) if says is not None else f"{decision.kind}, which this dossier does not know"


def _one(decision: Decision) -> str:
    return decision.subject.name if decision.subject else ""


def _pair(decision: Decision) -> str:
    return f"{_one(decision)} and {decision.other.name if decision.other else ''}"


def _words(decision: Decision) -> str:
    return _shortened(decision.anchor.exact if decision.anchor else "")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”"


def _none(decision: Decision) -> str:
    kind = decision.subject.id.partition("/")[0] if decision.subject else decision.value.kind
    where = decision.anchor.article if decision.anchor else ""
    place = {"everywhere": "", "article": f" in {where}", "mention": f" at one place in {where}"}[decision.scope]
    return f"{_one(decision) or _words(decision)} is no {kind}{place}"


def _separate(decision: Decision) -> str:
    where = f"at one place in {decision.anchor.article}" if decision.anchor else ""
    if decision.scope == "article" and decision.anchor:
        where = f"in {decision.anchor.article}"
    name = shown_name(decision.value.name)
    called = "" if name == _one(decision) else f", {name}"
    return f"{_one(decision)} {where} is somebody else{called}"


def _role(decision: Decision) -> str:
    value = decision.value
    had = f"is not {value.instead}" if value.instead else ""
    has = f"is {value.title}" if value.title else ""
    where = f" at {value.organisation}" if has and value.organisation else ""
    return f"{_one(decision)} {' but '.join(part for part in (had, has) if part)}{where}"


def _figure(decision: Decision) -> str:
    value = decision.value
    amount = "" if value.amount is None else f"{value.amount:,.12g}"
    upper = "" if value.upper is None else f" to {value.upper:,.12g}"
    return f"{_words(decision)} is {' '.join(part for part in (amount + upper, value.unit) if part)}"


def _what(decision: Decision) -> str:
    return _one(decision) or _words(decision)


def _tagged(decision: Decision) -> str:
    value = decision.value
    has = f"is tagged {', '.join(value.tags)}" if value.tags else ""
    lost = f"is no longer tagged {', '.join(value.untagged)}" if value.untagged else ""
    return f"{_what(decision)} {' and '.join(filter(None, (has, lost)))}"


def _noted(decision: Decision) -> str:
    text = decision.value.text
    return f"{_what(decision)} has {f'the note {_shortened(text)}' if text else 'no note any more'}"


_SAYS: Mapping[str, Callable[[Decision], str]] = {
    "same": lambda one: f"{_pair(one)} are the same",
    "different": lambda one: f"{_pair(one)} are different",
    "not-one": _none,
    "rename": lambda one: f"{_one(one)} is called {one.value.name}",
    "alias": lambda one: f"{_one(one)} is called {one.value.name} too",
    "retype": lambda one: f"{_one(one)} is of the kind {one.value.kind}",
    "role": _role,
    "speaker": lambda one: f"{_words(one)} was said by {_one(one) or one.value.name}",
    "quote": lambda one: f"{_words(one)} is the quote {_shortened(one.value.text)}",
    "figure": _figure,
    "add": lambda one: f"{one.value.name} is of the kind {one.value.kind}",
    "separate": _separate,
    "tag": _tagged,
    "note": _noted,
    "undo": lambda one: f"undo of {one.undoes}",
    "redo": lambda one: f"redo of {one.undoes}",
}
