"""What the decisions in effect make of what is found in an article: pure, and one after the other as they were made.

An article that no decision is about is returned as it is, and finding that out costs a look at its names and its text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from store.corrections.anchors import is_of
from store.corrections.decisions import Decision
from store.corrections.draft import Draft
from store.corrections.names import add, reject, retype
from store.corrections.parting import separate
from store.corrections.statements import attribute, correct_figure, extend
from store.corrections.wording import Forms, searched, searched_name
from store.identity.incoming import Incoming
from store.identity.tallies import form_key

_STEPS: Mapping[str, Callable[[Draft, Decision], bool]] = {
    "not-one": reject,
    "retype": retype,
    "add": add,
    "alias": add,
    "speaker": attribute,
    "quote": extend,
    "figure": correct_figure,
    "separate": separate,
}
"""What a decision does to an article; True where it did anything."""

IN_ARTICLES = frozenset(_STEPS)
"""Kinds of decisions that say something of what is found in articles."""


class Amended(NamedTuple):
    """An article with the decisions that are in effect.

    Attributes:
        arriving: what it brings.
        by: ids of the decisions that changed anything of it.
    """

    arriving: Incoming
    by: tuple[str, ...] = ()


class Amendments:
    """The decisions that say something about what is found in articles.

    Args:
        decisions: those in effect, in the order in which they were made.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_name: dict[str, list[Decision]] = defaultdict(list)
        self._by_place: dict[str, list[Decision]] = defaultdict(list)
        forms: list[str] = []
        for one in decisions:
            if one.kind not in _STEPS:
                continue
            if one.anchor is not None:
                for key in {one.anchor.article, one.anchor.digest}:
                    self._by_place[key].append(one)
            else:
                for name in names_of(one):
                    self._by_name[name].append(one)
                forms += [searched_name(one.value.name)] if is_searched_for(one) else []
        self._forms = Forms(forms)

    def amend(self, raw: Incoming) -> Amended:
        """Return what an article brings once all is applied to what was found in it."""
        draft, by = Draft(raw), []
        for decision in self._about(raw):
            if _STEPS[decision.kind](draft, decision):
                by.append(decision.id)
        return Amended(draft.done(), tuple(by)) if by else Amended(raw)

    def _about(self, raw: Incoming) -> list[Decision]:
        """Return the decisions that may be about an article, in order."""
        found: dict[str, Decision] = {}
        for key in (raw.summary.id, raw.summary.digest):
            found |= {one.id: one for one in self._by_place.get(key, ()) if _fits(one, raw)}
        apart = [form_key(one.value.name) for one in found.values() if one.kind == "separate"]
        found |= {one.id: one for name in (*self._names(raw), *apart) for one in self._by_name.get(name, ())}
        return [found[identity] for identity in sorted(found)]

    def _names(self, raw: Incoming) -> Iterator[str]:
        """Yield the folded names that decisions may be about: those found, and those that are to be found."""
        if self._by_name:
            yield from (form_key(local.name) for local in raw.locals)
            if self._forms:
                yield from map(form_key, self._forms.within(searched(raw.body.text)))


def is_searched_for(decision: Decision) -> bool:
    """Return whether a decision finds its name wherever its characters stand."""
    return decision.kind in ("add", "alias") and len(decision.value.name) > 1


def names_of(decision: Decision) -> frozenset[str]:
    """Return the folded names under which an article may know what a decision is about."""
    names = (name for subject in decision.subjects for name in (*subject.names, subject.name))
    return frozenset(form_key(name) for name in (*names, decision.value.name) if name)


def _fits(decision: Decision, raw: Incoming) -> bool:
    return decision.anchor is not None and is_of(decision.anchor, raw.summary)
