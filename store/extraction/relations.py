"""What belongs together in an article: ids, what a figure is about, what stands inside a quote."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from store.extraction.engine.document import Document
from store.extraction.figures.about import Names, Voice, same_amounts
from store.extraction.figures.wording import wording
from store.extraction.organisations import media
from store.extraction.people import bylines
from store.extraction.version import RULES
from store.model import Extraction, Failure, Figure, Mention, Organisation, Person, Quote

_SIGNED = frozenset({bylines.BYLINE.name, media.BYLINE.name})
"""Rules that find who wrote an article or took a picture: nothing said there is about them (…三百人。林晓月摄)."""


def relate(
    document: Document,
    organisations: tuple[Organisation, ...],
    people: tuple[Person, ...],
    figures: tuple[Figure, ...],
    quotes: tuple[Quote, ...],
    failures: tuple[Failure, ...] = (),
) -> Extraction:
    """Return the extraction of an article, its records with ids, sentences and references to one another."""
    article = document.article
    slug = article.id.partition("/")[2]
    figure_ids = _ids("figure", slug, (figure.text for figure in figures))
    quote_ids = _ids("quote", slug, (quote.text[:16] for quote in quotes))
    named = ((mention, one.id) for one in (*organisations, *people) for mention in one.mentions)
    mentions = ((mention, one) for mention, one in named if mention.why not in _SIGNED)
    names = Names(document, mentions, figures, _voices(people, quotes))
    told = list(names.about(figures))
    equal = same_amounts(document.text, figures)
    around = _quotes_around(figures, quotes)
    starts = [figure.mentions[0].start for figure in figures]
    return Extraction(
        article=article.id,
        rules=RULES,
        organisations=organisations,
        people=people,
        figures=tuple(
            msgspec.structs.replace(
                figure,
                id=figure_ids[place],
                article=article.id,
                counted=told[place].noun,
                about=told[place].about,
                wording=_wording(names, figure, told[place].noun),
                quote="" if (q := around[place]) is None else quote_ids[q],
                equals=figure_ids[equal[place]] if place in equal else "",
            )
            for place, figure in enumerate(figures)
        ),
        quotes=tuple(
            msgspec.structs.replace(
                quote,
                id=identity,
                article=article.id,
                about=tuple(dict.fromkeys(name.entity for name in names.within(span.start, span.end))),
                figures=tuple(
                    figure_ids[place]
                    for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
                    if _inside(figures[place].mentions[0], span)
                ),
            )
            for quote, identity in zip(quotes, quote_ids, strict=True)
            for span in quote.mentions[:1]
        ),
        failures=failures,
    )


def _voices(people: tuple[Person, ...], quotes: tuple[Quote, ...]) -> Iterator[Voice]:
    """Yield who says each quote, and for which organisation: itself, or the only one at which a person holds a role."""
    at = {one.id: {role.organisation_id for role in one.roles if role.organisation_id} for one in people}
    for quote in quotes:
        speaker = quote.speaker_id
        firms = {speaker} if speaker.startswith("organisation/") else at.get(speaker, set())
        firm = next(iter(firms)) if len(firms) == 1 else ""
        for mention in quote.mentions[:1] if speaker else ():
            yield Voice(mention.start, mention.end, speaker, firm)


def _wording(names: Names, figure: Figure, noun: str | None) -> str:
    """Return how a figure of some noun is worded, "" where it stands in no sentence."""
    place = names.place(figure.mentions[0].start, figure.mentions[0].end)
    if place is None or figure.value is None or figure.kind == "duration":
        return ""
    return wording(names, place.sentence, msgspec.structs.replace(figure, counted=noun))


def _quotes_around(figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> list[int | None]:
    """Return for each figure the place of the innermost quote that it stands in, or None."""
    spans = sorted((quote.mentions[0].start, quote.mentions[0].end, place) for place, quote in enumerate(quotes))
    open_quotes: list[tuple[int, int, int]] = []
    around: list[int | None] = []
    following = 0
    for figure in figures:
        mention = figure.mentions[0]
        while following < len(spans) and spans[following][0] <= mention.start:
            open_quotes.append(spans[following])
            following += 1
        open_quotes = [span for span in open_quotes if span[1] > mention.start]
        holding = [span for span in open_quotes if span[1] >= mention.end]
        around.append(holding[-1][2] if holding else None)
    return around


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
