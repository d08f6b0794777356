"""Organisations and people of an article: rules propose, the document's evidence decides, forms of one name unite."""

from store.extraction import gazetteer
from store.extraction.aliases import unite_organisations
from store.extraction.candidates import Candidate
from store.extraction.definitions import declared
from store.extraction.document import Document
from store.extraction.evidence import judge, settle
from store.extraction.lists import propose_listed
from store.extraction.organisations import propose_organisations
from store.extraction.people import propose_people
from store.extraction.persons import unite_people
from store.extraction.roles import assign_roles
from store.extraction.shorts import propose_shorts
from store.model import Organisation, Person


def find_names(document: Document, *, known: bool = True) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and the people of an article, each with all its mentions, in order of appearance.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence; without them what the rules find alone can be measured.
    """
    listed = gazetteer.organisations() if known else gazetteer.EMPTY
    candidates: list[Candidate] = [*propose_organisations(document, listed), *propose_people(document)]
    if known:
        candidates += gazetteer.people().propose(document)
    definitions, pairs = declared(document, candidates)
    candidates += definitions
    candidates += list(propose_listed(document, candidates))
    candidates += list(propose_shorts(document, judge(document, candidates)))
    spans = settle(document, candidates, listed.known)
    organisations = unite_organisations(document, spans, pairs, listed)
    people = unite_people(document, [span for span in spans if span.kind == "person"])
    return organisations, assign_roles(document, people, organisations)
