"""JSON-LD in the words of schema.org: articles, people, organisations, quotations, amounts and quantities.

`Quotation` is a pending term of schema.org; its example for a real person uses `creator` and `text`. The context is
written out, so that nothing is fetched to read it. Evidence is told in the words of the Web Annotation vocabulary.
"""

from collections.abc import Iterator, Mapping

from store.export.addresses import readable, urn
from store.export.as_json import INFERRED, as_json
from store.export.selection import Evidence, Exported, Selection
from store.model import Article

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "dossier": "urn:dossier:terms/",
}
_ORGANISATIONS = {
    "government": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
    "media": "NewsMediaOrganization",
    "company": "Corporation",
}
Node = Mapping[str, object]


def to_json_ld(selection: Selection) -> str:
    """Return some entities and the articles that prove them as one graph."""
    records = tuple(selection.records())
    graph = [*map(_article, selection.articles(records)), *map(_node, records)]
    return as_json({"@context": _CONTEXT, "@graph": [_filled(node) for node in graph]})


def _filled(node: Node) -> Node:
    """Return a node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def _article(article: Article) -> Node:
    publisher = {"@type": "NewsMediaOrganization", "name": article.publisher}
    return {
        "@id": urn(article.id),
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": article.published,
        "url": readable(article.url),
        "publisher": publisher if article.publisher else None,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "keywords": list(article.tags),
    }


def _node(record: Exported) -> Node:
    shared: Node = {
        "@id": urn(record.id),
        "keywords": list(record.tags),
        "subjectOf": [{"@id": urn(one)} for one in dict.fromkeys(place.article for place in record.mentions)],
        "dossier:evidence": [dict(_evidence(place)) for place in record.mentions],
    }
    match record.kind_of_entity:
        case "person":
            return {**shared, **_named(record, "Person"), "jobTitle": [role.title for role in record.roles]}
        case "organisation":
            return {**shared, **_named(record, _ORGANISATIONS.get(record.kind or "", "Organization"))}
        case "quote":
            return {**shared, **_quotation(record)}
        case "figure":
            return {**shared, **_amount(record)}


def _named(record: Exported, kind: str) -> Node:
    return {"@type": kind, "name": record.name, "alternateName": [*record.aliases, *record.also]}


def _quotation(record: Exported) -> Node:
    known = record.speaker_id
    return {
        "@type": "Quotation",
        "text": record.text,
        "creator": {"@id": urn(known)} if known else {"@type": "Thing", "name": record.speaker},
        "about": [{"@id": urn(one)} for one in record.about],
        "dossier:speech": record.kind,
    }


def _amount(record: Exported) -> Node:
    money = record.kind == "money"
    bounds = {"value": record.value} if record.upper is None else {"minValue": record.value, "maxValue": record.upper}
    return {
        "@type": "MonetaryAmount" if money else "QuantitativeValue",
        "name": record.text,
        **bounds,
        "currency": record.unit if money else None,
        "unitCode": "P1" if record.unit == "%" else None,
        "unitText": None if money else record.unit,
        "about": [{"@id": urn(one)} for one in record.about],
        "description": INFERRED if record.inferred else None,
    }


def _evidence(place: Evidence) -> Iterator[tuple[str, object]]:
    yield "oa:hasSource", {"@id": urn(place.article)}
    yield from (("oa:exact", place.exact), ("oa:start", place.start), ("oa:end", place.end))
    yield from (("dossier:sentence", place.sentence), ("dossier:rule", place.why), ("dossier:score", place.score))
