"""Articles and their extractions written by hand, so that the store is tested apart from the extractor."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.library import Library
from store.model import (
    Article,
    Block,
    Extraction,
    Figure,
    Mention,
    Organisation,
    OrganisationKind,
    Person,
    Quote,
    Role,
)

TABLES = ("articles", "texts", "organisations", "people", "figures", "quotes", "mentions", "names")


class Org(NamedTuple):
    name: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: OrganisationKind = "company"


class Who(NamedTuple):
    name: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    title: str = ""
    at: str = ""


class Story(NamedTuple):
    article: Article
    extraction: Extraction


def spans(text: str, forms: Iterable[str]) -> tuple[Mention, ...]:
    """Return every place of the forms, the longest first where they overlap."""
    taken: set[int] = set()
    found = []
    for form in sorted(forms, key=len, reverse=True):
        start = text.find(form)
        while start >= 0:
            if not taken & set(range(start, start + len(form))):
                taken.update(range(start, start + len(form)))
                sentence = text.count("。", 0, start)
                found.append(
                    Mention(
                        start=start, end=start + len(form), exact=form, sentence=sentence, why="test.hand", score=0.9
                    )
                )
            start = text.find(form, start + 1)
    return tuple(sorted(found, key=lambda mention: mention.start))


def story(
    title: str,
    body: str,
    *,
    orgs: Iterable[Org] = (),
    people: Iterable[Who] = (),
    published: str | None = "2026-01-05",
    path: str = "",
    publisher: str = "",
    tags: tuple[str, ...] = (),
    clipped: str | None = None,
) -> Story:
    """Return an article with what stands in it; its figure is every 3亿元, its quote what stands in “”."""
    text = f"{title}\n{body}"
    slug = f"{published or 'undated'}-{title}"
    article = Article(
        id=f"article/{slug}",
        title=title,
        text=text,
        published=published,
        publisher=publisher,
        tags=tags,
        clipped=clipped,
        path=path or f"/clippings/{slug}.md",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        blocks=(Block(start=0, end=len(title), kind="title"), Block(start=len(title) + 1, end=len(text))),
    )
    organisations = tuple(
        Organisation(
            id=f"organisation/{org.name}",
            name=org.name,
            aliases=org.aliases,
            also=org.also,
            kind=org.kind,
            mentions=spans(text, (org.name, *org.aliases)),
        )
        for org in orgs
    )
    persons = tuple(
        Person(
            id=f"person/{who.name}",
            name=who.name,
            aliases=who.aliases,
            also=who.also,
            roles=(Role(title=who.title, organisation=who.at or None),) if who.title else (),
            mentions=spans(text, (who.name, *who.aliases)),
        )
        for who in people
    )
    everyone = tuple(entity.id for entity in (*organisations, *persons))
    figures = tuple(
        Figure(
            id=f"figure/{slug}/{n}",
            text="3亿元",
            kind="money",
            value=3e8,
            unit="CNY",
            about=everyone,
            mentions=(mention,),
        )
        for n, mention in enumerate(spans(text, ["3亿元"]))
    )
    quotes: tuple[Quote, ...] = ()
    start = text.find("“") + 1
    end = text.find("”", start + 1)
    if 0 < start < end and persons:
        mention = Mention(start=start, end=end, exact=text[start:end], why="test.hand", score=0.9)
        quotes = (
            Quote(
                id=f"quote/{slug}/{text[start:end]}",
                text=text[start:end],
                kind="direct",
                cue="说",
                speaker=persons[0].name,
                speaker_kind="person",
                speaker_id=persons[0].id,
                about=everyone,
                mentions=(mention,),
            ),
        )
    extraction = Extraction(
        article=article.id, organisations=organisations, people=persons, figures=figures, quotes=quotes
    )
    return Story(article, extraction)


def take_in(library: Library, stories: Iterable[Story]) -> None:
    for article, extraction in stories:
        library.take_in(article, extraction)


def state(library: Library) -> Mapping[str, Mapping[str, object]]:
    """Return all that the store's tables hold, but for the moment at which an article came."""
    database = library.database
    found: dict[str, dict[str, object]] = {}
    for table in TABLES:
        for identity, document in database.journal.documents(table):
            record = json.loads(document)
            record.pop("added", None)
            found.setdefault(table, {})[identity] = record
    return found
