"""What belongs together in an article: ids, what a figure is about, what stands inside a quote."""

from collections.abc import Iterable

import msgspec

from store.extraction.document import Document
from store.model import Extraction, Figure, Mention, Organisation, Person, Quote


def relate(
    document: Document,
    organisations: tuple[Organisation, ...],
    people: tuple[Person, ...],
    figures: tuple[Figure, ...],
    quotes: tuple[Quote, ...],
) -> Extraction:
    """Return the extraction of an article, its records with ids, sentences and references to one another."""
    article = document.article
    slug = article.id.partition("/")[2]
    figure_ids = _ids("figure", slug, (figure.text for figure in figures))
    quote_ids = _ids("quote", slug, (quote.text[:16] for quote in quotes))
    names = [(m, e.id) for e in (*organisations, *people) for m in e.mentions]
    placed_quotes = [(quote.mentions[0], identity) for quote, identity in zip(quotes, quote_ids, strict=True)]
    placed_figures = [(figure.mentions[0], identity) for figure, identity in zip(figures, figure_ids, strict=True)]
    return Extraction(
        article=article.id,
        organisations=organisations,
        people=people,
        figures=tuple(
            msgspec.structs.replace(
                figure,
                id=identity,
                article=article.id,
                about=_nearest(figure.mentions[0], names),
                quote=next((q for span, q in placed_quotes if _inside(figure.mentions[0], span)), ""),
            )
            for figure, identity in zip(figures, figure_ids, strict=True)
        ),
        quotes=tuple(
            msgspec.structs.replace(
                quote,
                id=identity,
                article=article.id,
                about=tuple(dict.fromkeys(e for span, e in names if _inside(span, quote.mentions[0]))),
                figures=tuple(f for span, f in placed_figures if _inside(span, quote.mentions[0])),
            )
            for quote, identity in zip(quotes, quote_ids, strict=True)
        ),
    )


def _ids(kind: str, slug: str, labels: Iterable[str]) -> list[str]:
    """Return one id per label; a label that comes again gets a number, so that ids follow the article alone."""
    seen: dict[str, int] = {}
    ids: list[str] = []
    for label in labels:
        plain = "".join(label.split()).replace("/", "∕")
        seen[plain] = seen.get(plain, 0) + 1
        ids.append(f"{kind}/{slug}/{plain}" + (f"~{seen[plain]}" if seen[plain] > 1 else ""))
    return ids


def _inside(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _nearest(figure: Mention, names: list[tuple[Mention, str]]) -> tuple[str, ...]:
    """Return who stands in the figure's sentence, nearest first; before a figure counts as nearer than after it."""
    beside = [
        (figure.start - span.end if span.end <= figure.start else 2 * (span.start - figure.end), identity)
        for span, identity in names
        if span.sentence == figure.sentence
    ]
    return tuple(dict.fromkeys(identity for _, identity in sorted(beside)))
