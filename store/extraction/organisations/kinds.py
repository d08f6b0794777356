"""What kind of organisation a name is: by the gazetteer, by the word it ends in, by how the article cites it."""

import re
from collections.abc import Sequence
from typing import get_args

from store.extraction.engine.gazetteer import Known
from store.extraction.lexicon import column
from store.extraction.organisations.contexts import REPORTED
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.naming import BUSINESS
from store.model import OrganisationKind

_LINK = re.compile(r" (?:of|for|on) ")
_KINDS: dict[str, OrganisationKind] = {kind: kind for kind in get_args(OrganisationKind)}


def kind_of_forms(forms: Sequence[str], rules: Sequence[str], row: Known | None) -> OrganisationKind:
    """Return the kind of an organisation from its folded forms, the rules that found them and its gazetteer row."""
    if row and row.kind in _KINDS:
        return _KINDS[row.kind]
    cited = _is_cited(rules)
    for form in dict.fromkeys(sorted(forms, key=len, reverse=True)):
        kind, sure = _by_head(form)
        if kind and not (cited and not sure and kind == "company"):
            return kind
    return "media" if cited else "company"


def _is_cited(rules: Sequence[str]) -> bool:
    """Return whether the article cites an organisation as media are cited."""
    return any(rule.startswith("media.") or rule == REPORTED.name for rule in rules)


def _by_head(form: str) -> tuple[OrganisationKind | None, bool]:
    """Return the kind that the end of a form gives, or None, and whether it is more than a line of business."""
    if form.isascii():
        heads = (form.rpartition(" ")[2], _LINK.split(form)[0].rpartition(" ")[2])  # Commission on Harbour Works
        return next((kind for head in heads if (kind := _KINDS.get(column("latin.tsv", 1).get(head, "")))), None), True
    head = head_of(form)
    if head is None or head.strength == "never":
        return None, False
    return _KINDS.get(head.kind), head.strength not in BUSINESS
