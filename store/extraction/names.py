"""Organisations and people of an article: rules propose, the document's evidence decides, forms of one name unite."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Verdict, judge, settle
from store.extraction.engine.gazetteer import EMPTY
from store.extraction.engine.rule import Example, Rule
from store.extraction.organisations.aliases import unite_organisations
from store.extraction.organisations.credits import credited
from store.extraction.organisations.definitions import Alias, declared
from store.extraction.organisations.doubts import doubt, overlong
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.lists import propose_listed
from store.extraction.organisations.proposals import propose_organisations
from store.extraction.organisations.shorts import propose_shorts
from store.extraction.organisations.words import is_office
from store.extraction.people.known_names import propose_known_people
from store.extraction.people.proposals import propose_people
from store.extraction.people.roles import assign_roles
from store.extraction.people.uniting import unite_people
from store.model import Organisation, Person


class Proposals(NamedTuple):
    """What all rules say about an article, before the evidence decides.

    Attributes:
        candidates: every rule's opinion of every stretch; a stretch comes several times.
        declared: the pairs of forms that the article itself declares to be one.
    """

    candidates: tuple[Candidate, ...]
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


def judge_names(document: Document, candidates: Iterable[Candidate]) -> dict[str, Verdict]:
    """Return what the evidence says about each proposed string, what is doubtful weighed down."""
    verdicts = judge(document, candidates)
    doubt(document, verdicts)
    return verdicts


def settle_names(
    document: Document, candidates: Sequence[Candidate], known: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """Return the accepted names at all their occurrences, in order, none overlapping another.

    Args:
        document: the article.
        candidates: what the rules propose.
        known: folded forms of organisations that the gazetteer holds.
    """
    verdicts = judge_names(document, candidates)
    accepted = {form: verdict for form, verdict in verdicts.items() if verdict.score >= ACCEPTED}
    for form in overlong(accepted, known):
        accepted.pop(form, None)
    return tuple(
        span
        for span in settle(document, candidates, accepted, _AGAIN)
        if not (span.kind == "organisation" and is_office(document.folded, span.end))
    )


def propose_names(document: Document, *, known: bool = True) -> Proposals:
    """Return all candidates for names; `judge_names` on them says also what was nearly found, and why.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence.
    """
    listed = known_organisations() if known else EMPTY
    candidates: list[Candidate] = [*propose_organisations(document, listed), *propose_people(document)]
    if known:
        candidates += propose_known_people(document)
    definitions, pairs = declared(document, candidates)
    candidates += definitions
    candidates += list(propose_listed(document, candidates))
    candidates += list(propose_shorts(document, judge_names(document, candidates)))
    return Proposals(tuple(candidates), pairs)


def find_names(document: Document, *, known: bool = True) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and the people of an article, each with all its mentions, in order of appearance.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence; without them what the rules find alone can be measured.
    """
    listed = known_organisations() if known else EMPTY
    proposals = propose_names(document, known=known)
    spans = settle_names(document, proposals.candidates, listed.known)
    accepted = {document.folded[span.start : span.end] for span in spans if span.kind == "organisation"}
    spans = tuple(sorted((*spans, *credited(document, listed, accepted))))
    organisations = unite_organisations(document, spans, proposals.declared, listed)
    people = unite_people(document, [span for span in spans if span.kind == "person"])
    return organisations, assign_roles(document, people, organisations)
