"""Articles as a folder of news would hold them, made up from the generated entities, with all that stands in them."""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from store.identity.incoming import Incoming, incoming
from store.model import Article, Block, Extraction, Figure, Mention, Organisation, Person, Quote, Role
from tests.bench.generate import generate

_PER_ARTICLE = 16  # generated entities for each article, three tenths of them organisations and people
_One = TypeVar("_One")


@dataclass
class _Page:
    """An article being written."""

    text: str
    sentence: int = 0
    spans: dict[str, list[Mention]] = field(default_factory=dict)

    def write(self, words: str, entity: str = "") -> None:
        """Add words, which name an entity or nobody."""
        start = len(self.text)
        self.text += words
        if entity:
            mention = Mention(
                start=start, end=len(self.text), exact=words, sentence=self.sentence, why="bench", score=0.9
            )
            self.spans.setdefault(entity, []).append(mention)
        self.sentence += words.endswith("。")

    def of(self, entity: str) -> tuple[Mention, ...]:
        """Return where an entity stands."""
        return tuple(self.spans.get(entity, ()))


def articles(count: int, seed: int = 7) -> Iterator[Incoming]:
    """Yield as many articles, the same every time."""
    for article, extraction in pages(count, seed):
        yield incoming(article, extraction)


def pages(count: int, seed: int = 7) -> Iterator[tuple[Article, Extraction]]:
    """Yield as many articles with what stands in them: popular names often, by Zipf's law, most once."""
    rng = random.Random(seed)
    made = generate(count * _PER_ARTICLE, seed)
    organisations = [one for one in made.all["organisation"] if isinstance(one, Organisation)]
    people = [one for one in made.all["person"] if isinstance(one, Person)]
    figures = [one for one in made.all["figure"] if isinstance(one, Figure)]
    quotes = [one for one in made.all["quote"] if isinstance(one, Quote)]
    for number in range(count):
        yield _page(
            number,
            rng,
            _popular(rng, organisations, 8),
            _popular(rng, people, 4),
            [figures[(number * 10 + place) % len(figures)] for place in range(10)],
            [quotes[(number * 6 + place) % len(quotes)] for place in range(6)],
        )


def _popular(rng: random.Random, all_: Sequence[_One], count: int) -> list[_One]:
    return list({rank: all_[rank] for rank in (int(len(all_) ** rng.random()) - 1 for _ in range(count))}.values())


def _page(
    number: int,
    rng: random.Random,
    organisations: list[Organisation],
    people: list[Person],
    figures: list[Figure],
    quotes: list[Quote],
) -> tuple[Article, Extraction]:
    title = f"{organisations[0].name}与{people[0].name}"
    slug = f"{people[0].first_seen}-{title[:24]}{number}"
    page = _Page(title + "\n")
    for place in range(10):
        organisation, person = rng.choice(organisations), rng.choice(people)
        form = rng.choice((organisation.name, *organisation.aliases))
        page.write(form, organisation.id)
        page.write("的")
        page.write(person.name, person.id)
        if place < len(quotes):
            page.write("表示：“")
            page.write(quotes[place].text, f"quote/{slug}/{place}")
            page.write("”")
        page.write("涉及")
        page.write(figures[place].text, f"figure/{slug}/{place}")
        page.write("，各方仍在商讨细节，预期年内会有进一步的消息公布，届时再向公众交代。")
    home = organisations[0]
    extraction = Extraction(
        article=f"article/{slug}",
        organisations=tuple(
            msgspec.structs.replace(one, also=(), mentions=page.of(one.id)) for one in organisations if page.of(one.id)
        ),
        people=tuple(
            msgspec.structs.replace(one, also=(), roles=_roles(one), mentions=page.of(one.id))
            for one in people
            if page.of(one.id)
        ),
        figures=tuple(
            msgspec.structs.replace(one, id=identity, about=(home.id,), mentions=page.of(identity))
            for place, one in enumerate(figures)
            if page.of(identity := f"figure/{slug}/{place}")
        ),
        quotes=tuple(
            msgspec.structs.replace(
                one, id=identity, about=(home.id,), speaker_id=people[0].id, mentions=page.of(identity)
            )
            for place, one in enumerate(quotes)
            if page.of(identity := f"quote/{slug}/{place}")
        ),
    )
    article = Article(
        id=f"article/{slug}",
        title=title,
        text=page.text,
        published=people[0].first_seen,
        path=f"/clippings/{number}.md",
        digest=hashlib.sha256(page.text.encode()).hexdigest(),
        blocks=(Block(start=0, end=len(title), kind="title"), Block(start=len(title) + 1, end=len(page.text))),
    )
    return article, extraction


def _roles(person: Person) -> tuple[Role, ...]:
    """Return the titles of a person, who has the same at the same place in every article."""
    return tuple(
        Role(title=role.title, organisation=role.organisation_id.partition("/")[2] or None) for role in person.roles
    )
