"""An extraction in the shape of the annotation guidelines, as plain values ready for JSON.

Offsets are code points in the article's text. Beside what the guidelines ask for stand the mentions with the rule and
the score of each, and the forms known from the lexicon alone.
"""

from collections.abc import Iterable

from store.model import Article, Extraction, Figure, Mention, Organisation, Person, Quote

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


def to_guidelines(name: str, article: Article, extraction: Extraction) -> dict[str, Value]:
    """Return what was found in an article under `name`, the name of its file without the ending."""
    return {
        "id": name,
        "article": {
            "title": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "url": article.url,
            "authors": list(article.authors),
            "language": article.language,
        },
        "organisations": [_organisation(organisation) for organisation in extraction.organisations],
        "people": [_person(person) for person in extraction.people],
        "figures": [_figure(figure, article) for figure in extraction.figures],
        "quotes": [_quote(quote) for quote in extraction.quotes],
    }


def _organisation(organisation: Organisation) -> dict[str, Value]:
    return {
        "name": organisation.name,
        "aliases": list(organisation.aliases),
        "kind": organisation.kind,
        "also": list(organisation.also),
        "uncertain": list(organisation.uncertain),
        "mentions": _mentions(organisation.mentions),
    }


def _person(person: Person) -> dict[str, Value]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": [{"title": role.title, "organisation": role.organisation} for role in person.roles],
        "also": list(person.also),
        "mentions": _mentions(person.mentions),
    }


def _figure(figure: Figure, article: Article) -> dict[str, Value]:
    start = max((figure.mentions[0].start if figure.mentions else 0) - 15, 0)
    return {
        "text": figure.text,
        "kind": figure.kind,
        "value": figure.value,
        "upper": figure.upper,
        "unit": figure.unit,
        "inferred": figure.inferred,
        "qualifier": figure.qualifier,
        "counted": figure.counted,
        "about": list(figure.about),
        "sentence": article.text[start : start + 15],
        "mentions": _mentions(figure.mentions),
    }


def _quote(quote: Quote) -> dict[str, Value]:
    return {
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "cue": quote.cue,
        "kind": quote.kind,
        "text": quote.text,
        "closed": quote.closed,
        "mentions": _mentions(quote.mentions),
    }


def _mentions(mentions: Iterable[Mention]) -> list[Value]:
    return [
        {"start": mention.start, "end": mention.end, "exact": mention.exact, "why": mention.why, "score": mention.score}
        for mention in mentions
    ]
