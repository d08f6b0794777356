"""Entities as a large folder of Hong Kong and Mainland news would hold them, made up from parts, the same every time.

People of two to four characters, organisations of four to fourteen with short, Traditional and English names, figures
with values, quotes of 30 to 80 characters that name them. Popularity follows Zipf's law.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate

import opencc

from store.kinds import EntityKind
from store.model import AnyEntity, Figure, FigureKind, Mention, Organisation, Person, Quote, Role
from store.text.pinyin import sound

WORDS = {
    row[0]: row[1:]
    for row in (
        line.split("\t") for line in files("tests.bench").joinpath("words.tsv").read_text("utf-8").splitlines()[1:]
    )
}
UNITS: tuple[tuple[str, str, FigureKind], ...] = (
    ("港元", "HKD", "money"),
    ("美元", "USD", "money"),
    ("元", "CNY", "money"),
    ("%", "%", "percent"),
    ("家", "家", "count"),
    ("人", "人", "count"),
    ("倍", "倍", "multiple"),
    ("年", "年", "duration"),
)

_SOMEWHERE = (Mention(start=0, end=1, exact="", why="made up", score=1.0),)
"""Where each figure and quote stands: one place does for all."""


@dataclass
class Generated:
    """A library in memory; also what `Links.build` asks for."""

    all: dict[EntityKind, list[AnyEntity]]

    def entities(self, kind: EntityKind) -> Iterable[AnyEntity]:
        """Return all entities of one kind."""
        return self.all[kind]

    def articles(self) -> list["Page"]:
        """Return the articles, as many as the quotes' dates."""
        return [Page(f"article/{number}", f"2025-{number % 12 + 1:02}-01") for number in range(self._pages)]

    @property
    def _pages(self) -> int:
        return max(1, len(self.all["quote"]) // 6)

    def mentions_of_named(self) -> Iterator[tuple[str, Mention]]:
        """Yield six quotes and six figures for each article, a sentence each, with whom they name."""
        for number, entity in enumerate((*self.all["quote"], *self.all["figure"])):
            article, sentence = f"article/{number % self._pages}", number // self._pages
            about = entity.about if isinstance(entity, Quote | Figure) else ()
            speaker = (entity.speaker_id,) if isinstance(entity, Quote) else ()
            for name in (entity.id, *about, *speaker):
                yield (
                    name,
                    Mention(start=0, end=1, exact="x", sentence=sentence, why="generated", score=1, article=article),
                )


@dataclass(frozen=True)
class Page:
    """An article without its text."""

    id: str
    published: str | None


class _Popular:
    """Draws items by Zipf's law, the first most often."""

    def __init__(self, items: list[AnyEntity], rng: random.Random) -> None:
        self._items = items
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(items))))
        self._rng = rng

    def draw(self, count: int) -> list[AnyEntity]:
        return self._rng.choices(self._items, cum_weights=self._weights, k=count)


def generate(count: int, seed: int = 7) -> Generated:
    """Return `count` entities: three tenths organisations, three tenths people, two tenths each figures and quotes."""
    rng = random.Random(seed)
    traditional = opencc.OpenCC("s2hk")
    organisations = list(_organisations(count * 3 // 10, rng, traditional))
    people = list(_people(count * 3 // 10, rng, traditional, organisations))
    figures = list(_figures(count // 5, rng, organisations))
    quotes = list(_quotes(count - len(organisations) - len(people) - len(figures), rng, people, organisations))
    return Generated({"organisation": organisations, "person": people, "figure": figures, "quote": quotes})


def _mentions(rank: int) -> int:
    return 1 + 20_000 // (rank + 10)


def _date(rng: random.Random) -> str:
    return f"202{rng.randrange(6)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"


def _organisations(count: int, rng: random.Random, traditional: opencc.OpenCC) -> Iterator[AnyEntity]:
    seen: set[str] = set()
    while len(seen) < count:
        core = "".join(rng.choices(WORDS["cores"], k=rng.choice((2, 2, 3, 4))))
        field = rng.choice(WORDS["fields"])
        name = rng.choice(WORDS["places"]) * (rng.random() < 0.6) + core + field + rng.choice(WORDS["suffixes"])
        if name in seen:
            continue
        aliases = [core + field] if rng.random() < 0.6 else []
        if rng.random() < 0.4:
            aliases.append(traditional.convert(name))
        english = (
            f"{rng.choice(WORDS['english'])}{rng.choice(WORDS['english']).lower()} {rng.choice(WORDS['english_ends'])}"
        )
        also = (english,) if rng.random() < 0.35 else ()
        day = _date(rng)
        yield Organisation(
            id=f"organisation/{name}",
            name=name,
            aliases=tuple(aliases),
            also=also,
            kind="company",
            mention_count=_mentions(len(seen)),
            first_seen=day,
            last_seen=day,
        )
        seen.add(name)


def _people(
    count: int, rng: random.Random, traditional: opencc.OpenCC, organisations: list[AnyEntity]
) -> Iterator[AnyEntity]:
    employers = _Popular(organisations, rng).draw(count)
    seen: set[str] = set()
    for rank in range(count):
        surname = rng.choice(WORDS["double_surnames"]) if rng.random() < 0.02 else rng.choice(WORDS["surnames"])
        name = surname + "".join(rng.choices(WORDS["given"], k=rng.choice((1, 2, 2, 2))))
        entity_id = f"person/{name}"
        while entity_id in seen:
            entity_id += "'"
        seen.add(entity_id)
        also: tuple[str, ...] = ()
        if rng.random() < 0.3:
            syllables = sound(name, person=True)
            given = "-".join(syllables[1:]).capitalize()
            also = (f"{rng.choice(WORDS['given_english'])} {syllables[0].capitalize()} {given}",)
        converted = traditional.convert(name) if rng.random() < 0.4 else name
        day = _date(rng)
        yield Person(
            id=entity_id,
            name=name,
            aliases=(converted,) if converted != name else (),
            also=also,
            roles=(Role(title=rng.choice(WORDS["titles"]), organisation_id=employers[rank].id),)
            if rng.random() < 0.5
            else (),
            mention_count=_mentions(rank),
            first_seen=day,
            last_seen=day,
        )


def _figures(count: int, rng: random.Random, organisations: list[AnyEntity]) -> Iterator[AnyEntity]:
    subjects = _Popular(organisations, rng).draw(count)
    for number in range(count):
        word, unit, kind = rng.choice(UNITS)
        scale, factor = rng.choice((("亿", 1e8), ("万", 1e4))) if kind == "money" else ("", 1.0)
        plain = round(rng.uniform(1, 100), 1) if rng.random() < 0.3 else rng.randrange(1, 1000)
        day = _date(rng)
        yield Figure(
            id=f"figure/{number}",
            text=f"{rng.choice(('', '', '约', '逾', '近'))}{plain}{scale}{word}",
            kind=kind,
            value=plain * factor,
            unit=unit,
            about=(subjects[number].id,),
            mentions=_SOMEWHERE,
            mention_count=1,
            first_seen=day,
            last_seen=day,
        )


def _quotes(
    count: int, rng: random.Random, people: list[AnyEntity], organisations: list[AnyEntity]
) -> Iterator[AnyEntity]:
    speakers, subjects = _Popular(people, rng).draw(count), _Popular(organisations, rng).draw(count)
    for number in range(count):
        speaker, subject = speakers[number], subjects[number]
        assert isinstance(speaker, Person)
        assert isinstance(subject, Organisation)
        text = "，".join(rng.sample(WORDS["clauses"], rng.choice((3, 4, 5))))
        named = rng.random() < 0.5
        day = _date(rng)
        yield Quote(
            id=f"quote/{number}",
            text=(f"{subject.name}表示，" if named else "") + text + f"，共{rng.randrange(1, 10000)}项。",
            kind="direct",
            cue="表示",
            speaker=speaker.name,
            speaker_kind="person",
            speaker_id=speaker.id,
            about=(subject.id,) if named else (),
            mentions=_SOMEWHERE,
            mention_count=1,
            first_seen=day,
            last_seen=day,
        )
