"""A company and the group it belongs to, which are two where the article says so: 云岫航空 and 云岫航空集团."""

import re
from collections.abc import Collection, Mapping, Sequence

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.organisations.stems import brand, stem

_GROUP = "集团"
_PART = re.compile(r"集团旗下的?")
_JOINT = re.compile(r"[和与及、]|以及")
_LOOK = 5  # characters before a name that say whose it is


def companies_apart(document: Document, by_form: Mapping[str, Sequence[Candidate]]) -> frozenset[str]:
    """Return the brands of which the article names a company and a group as two bodies.

    Two signs tell: a company is said to be the group's (集团旗下云岫航空), or one stands beside the other in a row
    (云岫航空和云岫集团). Elsewhere a group's name is only the fuller one of its company (思谋集团, 思谋).
    """
    groups = [(form, span) for form, spans in by_form.items() if _is_group(form) for span in spans]
    if not groups:
        return frozenset()
    brands = {brand(form) for form, _ in groups}
    places = {(brand(form), place) for form, span in groups for place in (span.start, span.end)}
    return frozenset(
        brand(form)
        for form, spans in by_form.items()
        if not _is_group(form) and brand(form) in brands
        for span in spans
        if (brand(form) != stem(form) and _is_part(document.folded, span)) or _is_beside(document.folded, span, places)
    )


def keeps_apart(left: Collection[str], right: Collection[str], apart: Collection[str]) -> bool:
    """Return whether one of two sets of forms is of a group, the other of its company, and both are two bodies."""
    return len({_is_group(form) for form in (*left, *right) if brand(form) in apart}) > 1


def one_group(forms: Collection[str], apart: Collection[str]) -> list[tuple[str, str]]:
    """Return the forms of one group (云岫航空集团, 云岫集团) whose company, which would unite them, is another body."""
    first: dict[str, str] = {}
    return [(first.setdefault(brand(form), form), form) for form in forms if _is_group(form) and brand(form) in apart]


def _is_group(form: str) -> bool:
    return form.endswith(_GROUP)


def _is_part(text: str, span: Candidate) -> bool:
    """Return whether a company is said to belong to a group."""
    before = text[max(0, span.start - _LOOK) : span.start]
    return any(match.end() == len(before) for match in _PART.finditer(before))


def _is_beside(text: str, span: Candidate, places: Collection[tuple[str, int]]) -> bool:
    """Return whether a company stands beside its group in a row."""
    name = brand(text[span.start : span.end])
    behind = _JOINT.match(text, span.end)
    before = [span.start - length for length in (1, 2) if _JOINT.fullmatch(text, span.start - length, span.start)]
    return any((name, place) in places for place in (*before, *([behind.end()] if behind else ())))
