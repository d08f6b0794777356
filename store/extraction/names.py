"""Organisations and people of an article: rules propose, the document's evidence decides, forms of one name unite."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from store.extraction.calibration import measured
from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Evidence, Verdict, settle
from store.extraction.engine.gazetteer import EMPTY, Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.union import Join
from store.extraction.organisations.aliases import unite_organisations
from store.extraction.organisations.aliases import why_united as organisations_united
from store.extraction.organisations.attached import propose_attached
from store.extraction.organisations.bare import propose_bare
from store.extraction.organisations.coined import COINED
from store.extraction.organisations.colleges import without_department
from store.extraction.organisations.completed import propose_completed
from store.extraction.organisations.credits import credited
from store.extraction.organisations.definitions import Alias, declared
from store.extraction.organisations.doubts import doubt, overlong
from store.extraction.organisations.headed import propose_headed
from store.extraction.organisations.holders import propose_held
from store.extraction.organisations.joined_latin import propose_joined_latin
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.lists import propose_listed
from store.extraction.organisations.nested import propose_nested
from store.extraction.organisations.offices import propose_offices
from store.extraction.organisations.posts import propose_posts
from store.extraction.organisations.proposals import propose_organisations
from store.extraction.organisations.quoted import propose_quoted, propose_quoted_heads
from store.extraction.organisations.shorts import propose_shorts
from store.extraction.organisations.staffed import propose_staffed
from store.extraction.organisations.units import is_department, propose_units
from store.extraction.organisations.words import is_office
from store.extraction.people.doubts import doubt_pairs, yield_to_known
from store.extraction.people.elsewhere import propose_elsewhere
from store.extraction.people.known_forms import with_known_forms
from store.extraction.people.known_names import is_called_after, propose_known_people
from store.extraction.people.proposals import propose_people
from store.extraction.people.roles import assign_roles
from store.extraction.people.uniting import unite_people
from store.extraction.people.uniting import why_united as people_united
from store.model import Organisation, Person


class Proposals(NamedTuple):
    """What all rules say about an article.

    Attributes:
        candidates: every rule's opinion of every stretch; a stretch comes several times.
        verdicts: what the evidence says about each proposed string, by its folded form.
        declared: the pairs of forms that the article itself declares to be one.
    """

    candidates: Sequence[Candidate]
    verdicts: Mapping[str, Verdict]
    declared: tuple[Alias, ...]


ORGANISATION_AGAIN = Rule(
    "organisation.again",
    0.0,
    finds=Example("Oltema 宣布裁员，Oltema 股价大跌。用户说 Oltema 太贵。", "Oltema"),
    leaves=Example("Oltema 宣布裁员，用户说 Otto 太贵。", "Otto"),
)
"""An organisation at a place where the article only repeats it."""
PERSON_AGAIN = Rule(
    "person.again",
    0.0,
    finds=Example("作者｜芯芯\n后来有人见到芯芯在楼下。", "芯芯"),
    leaves=Example("作者｜芯芯\n后来有人见到新新在楼下。", "新新"),
)
"""A person at a place where the article only repeats the name."""
_AGAIN: Mapping[CandidateKind, str] = {"organisation": ORGANISATION_AGAIN.name, "person": PERSON_AGAIN.name}


def propose_names(document: Document, *, known: bool = True, elsewhere: Collection[str] = ()) -> Proposals:
    """Return all candidates for names with what the evidence says of them, also of what was nearly found.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence.
        elsewhere: folded names of people that many other articles have.
    """
    listed = known_organisations() if known else EMPTY
    evidence = Evidence(document)
    evidence.add(propose_organisations(document, listed))
    evidence.add(propose_people(document))
    if known:
        evidence.add(propose_known_people(document))
    if elsewhere:
        evidence.add(propose_elsewhere(document, elsewhere))
    evidence.add(list(propose_units(document, evidence.candidates)))
    evidence.add(list(propose_nested(document, evidence.candidates)))
    evidence.add(list(propose_offices(document, evidence.candidates)))
    evidence.add(list(propose_held(document, evidence.candidates)))
    evidence.add(list(propose_bare(document, evidence.candidates)))
    evidence.add(list(propose_posts(document, evidence.candidates)))
    evidence.add(list(propose_staffed(document, evidence.candidates)))
    evidence.add(list(propose_headed(document, evidence.candidates)))
    evidence.add(list(propose_attached(document, evidence.candidates)))
    evidence.add(list(propose_joined_latin(document, evidence.candidates)))
    evidence.add(list(propose_quoted(document, evidence.candidates)))
    evidence.add(propose_quoted_heads(document))
    definitions, pairs = declared(document, evidence.candidates)
    evidence.add(definitions)
    if known:
        evidence.add(list(propose_completed(document, evidence.candidates, listed)))
    evidence.add(list(propose_listed(document, evidence.candidates)))
    evidence.add(propose_shorts(document, judged(document, evidence)))
    return Proposals(evidence.candidates, judged(document, evidence), pairs)


def judged(document: Document, evidence: Evidence) -> dict[str, Verdict]:
    """Return what the evidence says about each proposed string, what is doubtful weighed down."""
    verdicts = evidence.verdicts()
    yield_to_known(document, evidence, verdicts)
    doubt(document, verdicts)
    doubt_pairs(document, evidence.candidates, verdicts)
    return verdicts


def settle_names(document: Document, proposals: Proposals, known: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Return the accepted names at all their occurrences, in order, none overlapping another.

    Args:
        document: the article.
        proposals: what the rules propose.
        known: folded forms of organisations that the gazetteer holds.
    """
    accepted = {form: verdict for form, verdict in proposals.verdicts.items() if verdict.score >= ACCEPTED}
    for form in overlong(accepted, known):
        accepted.pop(form, None)
    accepted = {form: replace(verdict, score=measured(verdict, form)) for form, verdict in accepted.items()}
    spans = settle(document, proposals.candidates, accepted, _AGAIN)
    spans = tuple(without_department(document, span) for span in spans if not _is_of_a_name(document, span))
    ends = {span.end for span in spans if span.kind == "organisation"}
    return tuple(
        span
        for span in spans
        if span.kind == "person"
        or span.why == COINED.name  # 海州市都發局|長: the abbreviation is the body's
        or not (is_office(document.folded, span.end) or (span.start in ends and is_department(document.folded, span)))
    )


def _is_of_a_name(document: Document, span: Candidate) -> bool:
    """Return whether a repeated name is only part of what is called after its bearer: 新|柏拉图|主义."""
    return span.why == PERSON_AGAIN.name and is_called_after(document, span.end)


def settled_names(document: Document, proposals: Proposals, listed: Gazetteer) -> tuple[Candidate, ...]:
    """Return all mentions of names in order, those that only credit a medium among them."""
    spans = settle_names(document, proposals, listed.known)
    accepted = {document.folded[span.start : span.end] for span in spans if span.kind == "organisation"}
    return tuple(sorted((*spans, *credited(document, listed, accepted))))


def why_one(document: Document, proposals: Proposals, *, known: bool = True) -> list[Join]:
    """Return which forms of an article are one organisation or one person, and what says so.

    Args:
        document: the article prepared.
        proposals: what the rules say of it.
        known: whether the gazetteers are evidence.
    """
    listed = known_organisations() if known else EMPTY
    spans = settled_names(document, proposals, listed)
    people = [span for span in spans if span.kind == "person"]
    return [
        *organisations_united(document, spans, proposals.declared, listed),
        *people_united(document, people),
    ]


def find_names(
    document: Document, *, known: bool = True, elsewhere: Collection[str] = ()
) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and the people of an article, each with all its mentions, in order of appearance.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence; without them what the rules find alone can be measured.
        elsewhere: folded names of people that many other articles have.
    """
    listed = known_organisations() if known else EMPTY
    proposals = propose_names(document, known=known, elsewhere=elsewhere)
    spans = settled_names(document, proposals, listed)
    organisations = unite_organisations(document, spans, proposals.declared, listed)
    people = unite_people(document, [span for span in spans if span.kind == "person"])
    people = assign_roles(document, people, organisations)
    return organisations, with_known_forms(document, people) if known else people
