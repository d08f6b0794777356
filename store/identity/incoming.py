"""An article and its extraction as the documents they become; done where the article is read, in a worker process."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from store.identity.brought import brought
from store.identity.evidence import evidence
from store.identity.placing import placed
from store.identity.records import ArticleSummary, Local, Span, Text, slug_of
from store.identity.tallies import clean, form_key
from store.model import Article, Extraction, Figure, Organisation, Person, Quote, Record, Role
from store.text.duplicates import signature


class Incoming(Record, frozen=True, kw_only=True):
    """All that one article brings; references are its own until the library resolves them.

    Attributes:
        summary: the article without its text.
        body: its text.
        locals: its organisations and people.
        figures: its figures.
        quotes: its quotes.
        failures: what could not be found because a rule failed, one sentence each.
    """

    summary: ArticleSummary
    body: Text
    locals: tuple[Local, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    failures: tuple[str, ...] = ()


def incoming(article: Article, extraction: Extraction) -> Incoming:
    """Return the documents of an article; ids hold nothing that the store's file or a mention's id cannot."""
    identity = "article/" + clean(slug_of(article.id))
    slug = slug_of(identity)
    ids = _inner_ids((*extraction.figures, *extraction.quotes), slug)
    extraction = msgspec.structs.replace(extraction, organisations=placed(extraction.organisations, article))
    known = zip(extraction.people, evidence(article, extraction), strict=True)
    people = [_person(person, beside, extraction) for person, beside in known]
    failures = tuple(failure.told for failure in extraction.failures)
    arriving = Incoming(
        summary=ArticleSummary(
            id=identity,
            title=article.title,
            published=article.published,
            publisher=article.publisher,
            url=article.url,
            authors=article.authors,
            language=article.language,
            path=article.path,
            digest=article.digest,
            encoding=article.encoding,
            warnings=tuple(dict.fromkeys((*article.warnings, *failures))),
            tags=article.tags,
            clipped=article.clipped,
            length=len(article.text),
            signature=signature(article.text),
            rules=extraction.rules,
        ),
        body=Text(text=article.text, blocks=article.blocks, lines=article.lines, numbered=article.numbered),
        locals=_apart((*map(_organisation, extraction.organisations), *people)),
        figures=tuple(_figure(figure, identity, ids, article.published) for figure in extraction.figures),
        quotes=tuple(_quote(quote, identity, ids, article.published) for quote in extraction.quotes),
        failures=failures,
    )
    return proven(arriving)


def proven(arriving: Incoming) -> Incoming:
    """Return the same with the checksum of what it brings."""
    checksum = brought(arriving.locals, arriving.figures, arriving.quotes)
    return msgspec.structs.replace(arriving, summary=msgspec.structs.replace(arriving.summary, brought=checksum))


def renamed(arriving: Incoming, identity: str) -> Incoming:
    """Return the same under another id of the article, because another article has its."""
    slug = slug_of(identity)
    ids = _inner_ids((*arriving.figures, *arriving.quotes), slug)
    return proven(
        msgspec.structs.replace(
            arriving,
            summary=msgspec.structs.replace(arriving.summary, id=identity),
            figures=tuple(_figure(figure, identity, ids, arriving.summary.published) for figure in arriving.figures),
            quotes=tuple(_quote(quote, identity, ids, arriving.summary.published) for quote in arriving.quotes),
        )
    )


def _inner_ids(entities: Iterable[Figure | Quote], slug: str) -> dict[str, str]:
    """Return the ids of figures and quotes with their article's name in the middle: `figure/<article>/<label>`."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for entity in entities:
        kind, _, rest = entity.id.partition("/")
        plain = unique = f"{kind}/{slug}/{clean(rest.partition('/')[2])}"
        count = 1
        while unique in taken:
            count += 1
            unique = f"{plain}~{count}"
        taken.add(unique)
        ids[entity.id] = unique
    return ids


def _apart(found: tuple[Local, ...]) -> tuple[Local, ...]:
    """Return an article's own entities, each with an id of its own."""
    seen: Counter[str] = Counter()
    apart: list[Local] = []
    for local in found:
        seen[local.id] += 1
        count = seen[local.id]
        apart.append(msgspec.structs.replace(local, id=f"{local.id}~{count}") if count > 1 else local)
    return tuple(apart)


def _spans(entity: Organisation | Person) -> tuple[Span, ...]:
    return tuple(
        Span(start=m.start, end=m.end, sentence=m.sentence, score=m.score, why=m.why, exact=m.exact)
        for m in sorted(entity.mentions, key=lambda mention: (mention.start, mention.end))
    )


def _organisation(organisation: Organisation) -> Local:
    return Local(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        aliases=tuple(sorted(set(organisation.aliases))),
        also=_also(organisation),
        uncertain=tuple(sorted(set(organisation.uncertain))),
        spans=_spans(organisation),
    )


def _person(person: Person, beside: Iterable[str], extraction: Extraction) -> Local:
    by_name = {form: o.id for o in extraction.organisations for form in (*o.aliases, o.name)}
    roles = tuple(
        Role(
            title=role.title,
            organisation=role.organisation,
            organisation_id=role.organisation_id or by_name.get(role.organisation or "", ""),
        )
        for role in person.roles
    )
    return Local(
        id=person.id,
        name=person.name,
        aliases=tuple(sorted(set(person.aliases))),
        also=_also(person),
        roles=roles,
        beside=tuple(sorted(beside)),
        spans=_spans(person),
    )


def _also(entity: Organisation | Person) -> tuple[str, ...]:
    """Return the forms that only the lexicon knows; one that folds to the name is no other form."""
    return tuple(sorted(form for form in set(entity.also) if form_key(form) != form_key(entity.name)))


def _figure(figure: Figure, article: str, ids: dict[str, str], published: str | None) -> Figure:
    mentions = tuple(msgspec.structs.replace(mention, article=article) for mention in figure.mentions)
    return msgspec.structs.replace(
        figure,
        id=ids[figure.id],
        article=article,
        quote=ids.get(figure.quote, ""),
        equals=ids.get(figure.equals, ""),
        mentions=mentions,
        mention_count=len(mentions),
        article_count=1,
        first_seen=published,
        last_seen=published,
    )


def _quote(quote: Quote, article: str, ids: dict[str, str], published: str | None) -> Quote:
    mentions = tuple(msgspec.structs.replace(mention, article=article) for mention in quote.mentions)
    return msgspec.structs.replace(
        quote,
        id=ids[quote.id],
        article=article,
        figures=tuple(ids[figure] for figure in quote.figures if figure in ids),
        mentions=mentions,
        mention_count=len(mentions),
        article_count=1,
        first_seen=published,
        last_seen=published,
    )
