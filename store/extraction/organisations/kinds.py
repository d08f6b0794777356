"""What kind of organisation a name is: by the gazetteer, by the word it ends in, by how the article cites it."""

import re
from collections.abc import Sequence
from typing import get_args

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Known
from store.extraction.lexicon import column
from store.extraction.organisations.contexts import REPORTED
from store.extraction.organisations.headed import HEADED, posted_kind
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.naming import BUSINESS
from store.extraction.organisations.offices import CAMPAIGN, POST
from store.extraction.organisations.quoted import QUOTED_BODY
from store.extraction.organisations.teams import TEAM
from store.extraction.organisations.units import ORGAN, PART
from store.extraction.organisations.words import names_place
from store.model import OrganisationKind

_LINK = re.compile(r" (?:of|for|on) ")
_KINDS: dict[str, OrganisationKind] = {kind: kind for kind in get_args(OrganisationKind)}
_KINDS["party"] = "other"
_TOLD: dict[str, OrganisationKind] = {
    QUOTED_BODY.name: "other",
    CAMPAIGN.name: "other",
    POST.name: "government",
    TEAM.name: "other",
}
"""The kinds that rules give what no ending tells."""
_INVESTS = re.compile(
    r"(?:[、和与及][^，,。;、\n]{2,14}){0,4}(?:等[^，,。;、\n]{0,8})?(?:独家|联合|共同)?(?:领投|跟投|参投|投资[，,。])"
)
"""What stands behind a name of those who give money in a round, maybe with others between (X和Y跟投)."""
_INVESTORS = re.compile(
    r"(?:股东|投资方|投资人|投资机构)(?:还|主要|曾)?(?:包括|有|为|:)(?:[^、，,。;\n]{2,30}、){0,8}$"
)
_BEHIND = 120
"""How far before a name investors may be announced whom it stands among."""
_PREFIXES = range(2, 5)
_INSTITUTES = ("研究院", "研究中心")
_COMMITTEES = "委员会"


def kind_of(document: Document, spans: Sequence[Candidate], row: Known | None) -> OrganisationKind:
    """Return the kind of an organisation from its mentions in an article and its gazetteer row."""
    if row and row.kind in _KINDS:
        return _KINDS[row.kind]
    cited = any(span.why.startswith("media.") or span.why == REPORTED.name for span in spans)
    forms = dict.fromkeys(document.folded[span.start : span.end] for span in spans)
    organs = {document.folded[span.start : span.end] for span in spans if span.why in (PART.name, ORGAN.name)}
    for form in sorted(forms, key=len, reverse=True):
        kind, sure = _by_head(form)
        if form.endswith(_COMMITTEES) or (not kind and form in organs):
            kind, sure = _by_parent(form) or kind, True
        if kind and not (cited and not sure and kind == "company"):
            return kind
    if cited:
        return "media"
    told = next((_TOLD[span.why] for span in spans if span.why in _TOLD), None)
    if told:
        return told
    headed = next((span for span in spans if span.why == HEADED.name), None)
    if headed:
        return _KINDS.get(posted_kind(document.folded[headed.start : headed.end]), "other")
    return "financial" if any(_invests(document, span) for span in spans) else "company"


def _invests(document: Document, span: Candidate) -> bool:
    """Return whether a name stands among those who give money: 由X、Y跟投, 股东包括X、Y."""
    behind = document.folded[max(0, span.start - _BEHIND) : span.start]
    return bool(_INVESTS.match(document.folded, span.end)) or bool(_INVESTORS.search(behind))


def _by_head(form: str) -> tuple[OrganisationKind | None, bool]:
    """Return the kind that the end of a form gives, or None, and whether it is more than a line of business."""
    if form.isascii():
        heads = (form.rpartition(" ")[2], _LINK.split(form)[0].rpartition(" ")[2])  # Commission on Harbour Works
        return next((kind for head in heads if (kind := _KINDS.get(column("latin.tsv", 1).get(head, "")))), None), True
    head = head_of(form)
    if head is None or head.strength == "never":
        return None, False
    if head.text.endswith("中心") and head.kind == "other" and _is_taught(form):
        return "university", True
    if head.text in _INSTITUTES and not _is_learned(form):
        return "other", True
    return _KINDS.get(head.kind), head.strength not in BUSINESS


def _by_parent(form: str) -> OrganisationKind | None:
    """Return the kind of the body to which a committee or another organ belongs (云岫协会|技术委员会)."""
    for length in range(len(form) - len(_COMMITTEES), 1, -1):
        parent = form[:length]
        listed, head = known_organisations().kind(parent), head_of(parent)
        kind = listed or (head.kind if head and head.strength not in ("never", *BUSINESS) else "")
        if kind in _KINDS:
            return "other" if kind in ("company", "media", "financial") else _KINDS[kind]
    return None


def _is_taught(form: str) -> bool:
    """Return whether a name begins with a university's: 港大感染及传染病中心."""
    known = known_organisations().known
    return any(row.kind == "university" for length in _PREFIXES for row in known.get(form[:length], ())) or (
        "大学" in form
    )


def _is_learned(form: str) -> bool:
    """Return whether an institute is one of a place or a university, and not of a company (远洲信息研究院)."""
    return _is_taught(form) or any(names_place(form[:length]) for length in _PREFIXES)
