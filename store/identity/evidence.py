"""What in an article tells a person from others of the same name: whom they stand with, what they hold, where.

Evidence is kept as `kind:value`; what each kind is worth is in `store.identity.weighing`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from store.identity.rarity import is_common, is_surname
from store.identity.records import Local
from store.identity.tallies import form_key
from store.model import Article, Block, Extraction, Organisation, Person
from store.text.fold import fold
from store.text.tables import rows

_LIST = 12
"""So many names in one sentence are a list of names, who say nothing of one another."""

_TELLING = 4
"""Characters of a title that says more than 局长 does."""

_DIRECTORY = 40
"""An article of so many people is a list of them."""


def evidence(article: Article, extraction: Extraction, people: Sequence[Person] | None = None) -> list[set[str]]:
    """Return what speaks for or against people of an article being those of the same name in another.

    Args:
        article: the article.
        extraction: what was found in it.
        people: of whom; all of them unless given.
    """
    bylines = [block for block in article.blocks if block.kind == "byline"]
    others = [person for person in extraction.people if not _writes(person, bylines)]
    wanted = extraction.people if people is None else people
    return [_of(person, article, extraction, others) for person in wanted]


def local_evidence(
    article: Article, every: Iterable[Local], of: Collection[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return what speaks for or against people of an article, by the id that each has there, sorted.

    Args:
        article: the article.
        every: its own organisations and people.
        of: the ids of those who are asked for; all people unless given.
    """
    entities = [local.entity(article.id) for local in every]
    people = tuple(one for one in entities if isinstance(one, Person))
    organisations = tuple(one for one in entities if isinstance(one, Organisation))
    extraction = Extraction(article=article.id, organisations=organisations, people=people)
    wanted = [one for one in people if of is None or one.id in of]
    found = evidence(article, extraction, wanted)
    return {one.id: tuple(sorted(beside)) for one, beside in zip(wanted, found, strict=True)}


def _of(person: Person, article: Article, extraction: Extraction, others: Sequence[Person]) -> set[str]:
    """Return what there is of one person; `others` are the people but for those who wrote the article."""
    found = {*_beside(person, extraction), *_held(person), *_in_article(person, extraction, others)}
    if article.publisher and person not in others:
        found.add(f"writes for:{form_key(article.publisher)}")
    if article.language:
        found.add(f"language:{article.language}")
    forms = (person.name, *person.aliases, *person.also)
    found |= {f"surname:{form_key(form)}" for form in forms if is_surname(form)}
    return found | {f"common:{form_key(form)}" for form in forms if is_common(form)}


def _beside(person: Person, extraction: Extraction) -> Iterator[str]:
    """Yield who is named in the same sentence, in all their forms; media are credited with anything."""
    sentences = {mention.sentence for mention in person.mentions}
    others: tuple[Organisation | Person, ...] = (*extraction.organisations, *extraction.people)
    beside = [
        one for one in others if one.id != person.id and any(mention.sentence in sentences for mention in one.mentions)
    ]
    if len(beside) <= _LIST:
        for other in beside:
            if not (isinstance(other, Organisation) and other.kind == "media"):
                yield from _named(other.id.partition("/")[0], other)


def _in_article(person: Person, extraction: Extraction, others: Iterable[Person]) -> Iterator[str]:
    """Yield who is named anywhere in the article, but for who wrote it."""
    if len(extraction.people) <= _DIRECTORY:
        for other in others:
            if other.id != person.id:
                yield from _named("in article", other)


def _named(kind: str, other: Organisation | Person) -> Iterator[str]:
    """Yield somebody's forms; whoever the lexicon knows stands with many."""
    kind = f"public {kind}" if other.also else kind
    yield from (f"{kind}:{form_key(form)}" for form in (other.name, *other.aliases))


def _held(person: Person) -> Iterator[str]:
    """Yield what a person is, and where, with the field and the country that it is of."""
    for role in person.roles:
        if role.organisation:
            yield f"holds at:{form_key(role.organisation)}"
        title = _bare_title(role.title)
        yield _title(title)
        yield f"field:{_field(title)}"
        yield from (f"country:{country}" for country in _countries(f"{fold(role.organisation or '')} {title}"))


def _title(title: str) -> str:
    """Return a title as evidence: an office by what it is called here, whoever's it is."""
    for word, kind, *other in rows("store.identity", "offices.tsv"):
        if kind == "alone" and word in title:
            return f"office:{other[0] if other else word}"
    if len(title) < _TELLING:
        return f"title:{title}"
    return f"{'office' if any(word in title for word in _offices('with')) else 'long title'}:{title}"


def _writes(person: Person, bylines: Iterable[Block]) -> bool:
    """Return whether a by-line names a person."""
    return any(block.start <= mention.start < block.end for block in bylines for mention in person.mentions)


def _field(title: str) -> str:
    """Return the field that a title is of, `public` for what people move between."""
    return next((field for word, field in rows("store.identity", "fields.tsv") if word in title), "public")


def _countries(text: str) -> Iterator[str]:
    """Yield the country that an office or an organisation begins with."""
    for name, *_ in rows("store.identity", "countries.tsv"):
        if text.startswith(name) or f" {name}" in text:
            yield name


@cache
def _offices(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("store.identity", "offices.tsv") if row[1] == kind)


def _bare_title(title: str) -> str:
    """Return a title folded, without what says only since when or until when it is held."""
    bare = fold(title)
    for word in _offices("before"):
        bare = bare.removeprefix(word)
    return bare
