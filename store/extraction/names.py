"""Organisations and people of an article: rules propose, the document's evidence decides, forms of one name unite."""

from collections import defaultdict

from store.extraction import gazetteer
from store.extraction.aliases import unite_organisations
from store.extraction.candidates import Candidate
from store.extraction.definitions import declared
from store.extraction.document import Document
from store.extraction.evidence import settle
from store.extraction.lists import propose_listed
from store.extraction.organisations import propose_organisations
from store.extraction.people import propose_people
from store.model import Mention, Organisation, Person


def find_names(document: Document, *, known: bool = True) -> tuple[tuple[Organisation, ...], tuple[Person, ...]]:
    """Return the organisations and the people of an article, each with all its mentions, in order of appearance.

    Args:
        document: the article prepared.
        known: whether the gazetteers are evidence; without them what the rules find alone can be measured.
    """
    organisations = gazetteer.organisations() if known else gazetteer.EMPTY
    candidates = [*propose_organisations(document, organisations), *propose_people(document)]
    if known:
        candidates += gazetteer.people().propose(document)
    definitions, pairs = declared(document, candidates)
    candidates += definitions
    candidates += list(propose_listed(document, candidates))
    spans = settle(document, candidates, organisations.known)
    return unite_organisations(document, spans, pairs, organisations), _people(document, spans)


def _people(document: Document, spans: tuple[Candidate, ...]) -> tuple[Person, ...]:
    """Return one person per string."""
    by_form: dict[str, list[Candidate]] = defaultdict(list)
    for span in spans:
        if span.kind == "person":
            by_form[document.text[span.start : span.end]].append(span)
    return tuple(
        Person(
            id=f"person/{form}",
            name=form,
            mentions=tuple(
                Mention(
                    start=s.start,
                    end=s.end,
                    exact=form,
                    sentence=document.sentence_at(s.start),
                    why=s.why,
                    score=s.score,
                    article=document.article.id,
                )
                for s in group
            ),
            mention_count=len(group),
            article_count=1,
        )
        for form, group in by_form.items()
    )
