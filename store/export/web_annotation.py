"""W3C Web Annotations: every mention, found again by its words and by its place in the article's text.

Web Annotation Data Model (W3C Recommendation, 2017), sections 4.2.4 and 4.2.5: offsets are code points, end exclusive.
"""

import hashlib
from collections.abc import Iterator, Mapping

from store.export.addresses import readable, urn
from store.export.as_json import INFERRED, as_json
from store.export.selection import Evidence, Exported, Selection

_CONTEXT = 32
"""Code points on either side of the words, as in Hypothes.is."""


def to_web_annotation(selection: Selection) -> str:
    """Return the mentions of some entities as an annotation page."""
    items = [_annotation(selection, record, place) for record in selection.records() for place in record.mentions]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:dossier:annotations",
        "type": "AnnotationPage",
        "items": items,
    }
    return as_json(page)


def _annotation(selection: Selection, record: Exported, place: Evidence) -> Mapping[str, object]:
    article = selection.article(place.article)
    key = f"{record.id} {place.article} {place.start} {place.end}"
    return {
        "id": f"urn:dossier:annotation/{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(_bodies(record, place)),
        "target": {
            "source": {
                "id": readable(article.url) or urn(article.id),
                "type": "Text",
                "dc:title": article.title,
                "dc:publisher": article.publisher,
                "dc:date": article.published,
            },
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": place.exact,
                    "prefix": article.text[max(0, place.start - _CONTEXT) : place.start],
                    "suffix": article.text[place.end : place.end + _CONTEXT],
                },
                {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            ],
        },
    }


def _bodies(record: Exported, place: Evidence) -> Iterator[Mapping[str, object]]:
    """Yield who or what is meant, in words and by its id, and by which rule that was found."""
    words = f"{record.kind_of_entity}: {record.name or record.text}"
    yield {"type": "TextualBody", "purpose": "tagging", "value": words}
    yield {"type": "SpecificResource", "purpose": "identifying", "source": urn(record.id)}
    yield {"type": "TextualBody", "purpose": "describing", "value": f"{place.why}, score {place.score:g}"}
    if record.inferred:
        yield {"type": "TextualBody", "purpose": "commenting", "value": INFERRED}
