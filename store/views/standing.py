"""What is known of a library's entities, from which links are computed: records and mentions as columns of numbers."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from store.kinds import ENTITY_KINDS, STATED_KINDS, EntityKind
from store.model import LINK_KINDS, AnyEntity, Figure, LinkKind, Mention, Person, Quote
from store.text.places import Lookup, mark_of
from store.text.strings import Strings

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
SENTENCES = 1 << 32
"""More than an article has sentences."""
_STATED = tuple(f"{kind}/" for kind in STATED_KINDS)


class DatedArticle(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def published(self) -> str | None:
        """Return its date, ISO 8601."""
        ...


class LinkSource(Protocol):
    """Where entities and their mentions come from; a library is one."""

    def entities(self, kind: EntityKind, /) -> Iterable[AnyEntity]:
        """Return all entities of one kind."""
        ...

    def articles(self) -> Sequence[DatedArticle]:
        """Return all articles."""
        ...

    def every_mention(self) -> Iterable[tuple[str, Mention]]:
        """Return all that stands in any article, in any order."""
        ...


class Standing(NamedTuple):
    """What is known of a library's entities, from which links are computed.

    Attributes:
        ids: all entities.
        references: pairs of entities and the kind of link between them, as ordinals.
        mentions: for each mention the entity, the article and the sentence, as ordinals.
        spots: for each mention its first character and its last one, the rule that found it, as an ordinal, and the
            hundredths that this one is sure.
        rules: names of the rules.
        articles: all articles, newest first.
        lookup: what ids are looked up by.
        mark: what tells these columns from others, for what is made of them and kept apart.
    """

    ids: Sequence[str]
    references: Small
    mentions: Small
    spots: Small
    rules: list[str]
    articles: list[str]
    lookup: Lookup
    mark: str

    @classmethod
    def of(cls, ids: Sequence[str], references: Ints, mentions: Ints, spots: Small, found: "_Found") -> Self:
        """Return columns that are put together."""
        return cls(
            Strings.of(ids),
            references.astype(np.int32),
            mentions.astype(np.int32),
            spots,
            list(found.rules),
            found.articles,
            Lookup.of(ids),
            mark_of("\n".join((*ids, "", *found.articles)).encode("utf-8", "surrogatepass"), mentions.tobytes()),
        )


class _Found(NamedTuple):
    """What mentions are told by: the rules that found them, by name, and the articles."""

    rules: Iterable[str]
    articles: list[str]


class Written(Protocol):
    """What there is in a library, and what of that was written since it was read."""

    @property
    def ids(self) -> AbstractSet[str]:
        """Return the ids of all entities that there are."""
        ...

    @property
    def entities(self) -> Sequence[AnyEntity]:
        """Return those that were written since."""
        ...

    def mentions(self) -> Iterable[tuple[str, Mention]]:
        """Return what was written since of where something stands, as (entity id, mention)."""
        ...

    def still_stand(self, pairs: Iterable[tuple[str, str]], /) -> Sequence[bool]:
        """Return of organisations and people in articles, by their ids, whether they stand there as they did before."""
        ...


def read_standing(library: LinkSource) -> Standing:
    """Return what a library's records and mentions say, read through once."""
    entities = chain.from_iterable(library.entities(kind) for kind in ENTITY_KINDS)
    ids: list[str] = []
    named: list[tuple[int, str, int]] = []
    for number, entity in enumerate(entities):
        ids.append(entity.id)
        named.extend((number, target, LINK_KINDS.index(kind)) for target, kind in references_of(entity))
    numbers = {entity_id: number for number, entity_id in enumerate(ids)}
    references = [(one, numbers[other], kind) for one, other, kind in named if other in numbers]
    articles, page_of = _pages(library)
    rules: dict[str, int] = {}
    mentions, spots = _placed(library.every_mention(), numbers, page_of, rules)
    return Standing.of(ids, np.array(references, np.int64).reshape(-1, 3), mentions, spots, _Found(rules, articles))


def _pages(library: LinkSource) -> tuple[list[str], dict[str, int]]:
    """Return the ids of all articles, newest first, and the place of each."""
    articles = [article.id for article in sorted(library.articles(), key=_published, reverse=True)]
    return articles, {article: page for page, article in enumerate(articles)}


def _placed(
    mentions: Iterable[tuple[str, Mention]],
    numbers: Mapping[str, int],
    page_of: Mapping[str, int],
    rules: dict[str, int],
) -> tuple[Ints, npt.NDArray[np.int32]]:
    """Return of mentions what `Standing` has of them; rules that were not known get the next ordinals."""
    placed, spots = array("q"), array("i")
    for entity_id, mention in mentions:
        if entity_id in numbers and mention.article in page_of:
            placed.extend((numbers[entity_id], page_of[mention.article], mention.sentence))
            rule = rules.setdefault(mention.why, len(rules))
            spots.extend((mention.start, max(mention.start, mention.end - 1), rule, round(mention.score * 100)))
    return np.array(placed, np.int64).reshape(-1, 3), np.array(spots, np.int32).reshape(-1, 4)


def renewed_standing(known: Standing, library: LinkSource, since: Written) -> Standing:
    """Return what a library's records and mentions say, of which some was read earlier and some written since."""
    written = {entity.id: entity for entity in since.entities}
    ids = list(filter(since.ids.__contains__, known.ids))
    ids += written.keys() - set(ids)
    numbers = {entity_id: number for number, entity_id in enumerate(ids)}
    number_of = _places_in(numbers, known.ids)
    is_written = np.fromiter(map(written.__contains__, known.ids), np.bool_, len(known.ids))
    named = [
        (numbers[one], numbers[other], LINK_KINDS.index(kind))
        for one, entity in written.items()
        for other, kind in references_of(entity)
        if other in numbers
    ]
    one, other, kind = known.references[~is_written[known.references[:, 0]]].T
    references = np.stack((number_of[one], number_of[other], kind), axis=1)
    articles, page_of = _pages(library)
    rules = {rule: number for number, rule in enumerate(known.rules)}
    standing, spots = _placed(since.mentions(), numbers, page_of, rules)
    stays = _still_stand(known, since, is_written)
    entity_number, page, sentence = known.mentions[stays].T
    mentions = np.stack((number_of[entity_number], _places_in(page_of, known.articles)[page], sentence), axis=1)
    there = (mentions >= 0).all(axis=1)
    return Standing.of(
        ids,
        np.concatenate((references[(references >= 0).all(axis=1)], np.array(named, np.int64).reshape(-1, 3))),
        np.concatenate((mentions[there], standing)),
        np.concatenate((known.spots[stays][there], spots)),
        _Found(rules, articles),
    )


def _places_in(places: Mapping[str, int], words: Sequence[str]) -> Ints:
    """Return the place of each word, -1 where it has none."""
    return np.fromiter((places.get(word, -1) for word in words), np.int64, len(words))


def _still_stand(known: Standing, since: Written, is_written: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return which mentions are as they were: of what was not written since, in articles that it still stands in."""
    pairs, number = np.unique(known.mentions[:, 0] * np.int64(SENTENCES) + known.mentions[:, 1], return_inverse=True)
    entity, page = np.divmod(pairs, SENTENCES)
    is_stated = np.array([one.startswith(_STATED) for one in known.ids], np.bool_)
    there = (is_stated & ~is_written)[entity]
    named = np.flatnonzero(~is_stated[entity])
    places = zip(entity[named].tolist(), page[named].tolist(), strict=True)
    there[named] = since.still_stand((known.ids[one], known.articles[other]) for one, other in places)
    found: npt.NDArray[np.bool_] = there[number]
    return found


def _published(article: DatedArticle) -> str:
    return article.published or ""


def references_of(entity: AnyEntity) -> Iterable[tuple[str, LinkKind]]:
    """Return what the record of an entity says of others: their ids and how they are linked."""
    match entity:
        case Person():
            return [(role.organisation_id, "holds a role at") for role in entity.roles if role.organisation_id]
        case Figure():
            found: list[tuple[str, LinkKind]] = [(subject, "about") for subject in entity.about]
            found += [(entity.equals, "equals")] if entity.equals else []
            found += [(entity.quote, "inside quote")] if entity.quote else []
            return found
        case Quote():
            found = [(subject, "about") for subject in entity.about]
            found += [(figure, "inside quote") for figure in entity.figures]
            found += [(speaker, "said by") for speaker in entity.speakers]
            return found
        case _:
            return []
