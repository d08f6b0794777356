"""Notes and tags: what the user thinks of an entity or a passage, from the decisions that say so."""

from collections.abc import Iterable

from store.corrections.decisions import Decision
from store.identity.tallies import form_key
from store.model import Annotation, Written


def annotation(decisions: Iterable[Decision]) -> Annotation:
    """Return what some decisions put to one thing, all of which are about it, in the order in which they were made."""
    tags: dict[str, str] = {}
    notes: dict[str, Written] = {}
    for one in decisions:
        for gone in one.value.untagged:
            tags.pop(form_key(gone), None)
        for tag in one.value.tags:
            tags.setdefault(form_key(tag), tag)
        for replaced in one.value.replaces:
            notes.pop(replaced, None)
        if one.value.text:
            notes[one.id] = Written(one.id, one.value.text, one.at, one.by)
    return Annotation(tuple(tags.values()), tuple(notes.values()))
