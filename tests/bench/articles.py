"""Articles as a folder of news would hold them, made up from the generated entities, with all that stands in them."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from store.incoming import Incoming, incoming
from store.model import Article, Block, Extraction, Figure, Mention, Organisation, Person, Quote, Role
from tests.bench.generate import generate

_PER_ARTICLE = 16  # generated entities for each article: as in the corpus, of each kind what a page of 2,000 characters has


@dataclass
class _Page:
    """An article being written."""

    text: str
    sentence: int = 0
    spans: dict[str, list[Mention]] = field(default_factory=dict)

    def write(self, words: str, entity: str = "") -> None:
        """Add words, which name an entity or nobody."""
        if entity:
            start = len(self.text)
            self.spans.setdefault(entity, []).append(
                Mention(start=start, end=start + len(words), exact=words, sentence=self.sentence, why="bench", score=0.9)
            )
        self.text += words


def articles(count: int, seed: int = 7) -> Iterator[Incoming]:
    """Yield as many articles, the same every time."""
    for article, extraction in pages(count, seed):
        yield incoming(article, extraction)


def pages(count: int, seed: int = 7) -> Iterator[tuple[Article, Extraction]]:
    """Yield as many articles with what stands in them."""
    rng = random.Random(seed)
    made = generate(count * _PER_ARTICLE, seed)
    organisations = [one for one in made.all["organisation"] if isinstance(one, Organisation)]
    people = [one for one in made.all["person"] if isinstance(one, Person)]
    figures = [one for one in made.all["figure"] if isinstance(one, Figure)]
    quotes = [one for one in made.all["quote"] if isinstance(one, Quote)]
    for number in range(count):
        some = [organisations[_popular(rng, len(organisations))] for _ in range(8)]
        who = [people[_popular(rng, len(people))] for _ in range(4)]
        yield _page(number, rng, list(dict.fromkeys(some)), list(dict.fromkeys(who)), _some(figures, number, 10), _some(quotes, number, 6))


def _popular(rng: random.Random, count: int) -> int:
    """Return a rank; by Zipf's law the first come most often."""
    return min(count - 1, int(count ** rng.random()) - 1)


def _some[T](all_: list[T], number: int, count: int) -> list[T]:
    return [all_[(number * count + place) % len(all_)] for place in range(count)]
