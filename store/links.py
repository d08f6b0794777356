"""What stands with what: the links of one entity, computed when asked for.

A link is what two records say of each other (a quote and its speaker, a person and where a role is held, a figure and
what it is about) or that two entities are mentioned in one sentence. References and sentences are kept as arrays, not
as pairs: an entity of five thousand mentions is answered in some milliseconds.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from store.model import ENTITY_KINDS, AnyEntity, EntityKind, Figure, Mention, Person, Quote

LinkKind = Literal["said by", "holds a role at", "equals", "inside quote", "about", "same sentence"]
LINK_KINDS: tuple[LinkKind, ...] = ("said by", "holds a role at", "equals", "inside quote", "about", "same sentence")
"""The kinds of links, the strongest first."""

Ints = npt.NDArray[np.int64]

_SENTENCES = 1 << 32
"""More than an article has sentences."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one entity to another.

    Attributes:
        target: id of the other entity.
        kind: what the link says; it reads the same from both ends.
        count: how often: sentences that both stand in, else how many records say so.
        article: id of the newest article that shows it, or "".
        sentence: ordinal of the sentence there, -1 where the link is no sentence.
    """

    target: str
    kind: LinkKind
    count: int = 1
    article: str = ""
    sentence: int = -1


class Summary(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def published(self) -> str | None:
        """Return its date, ISO 8601."""
        ...


class Source(Protocol):
    """Where entities and their mentions come from; a library is one."""

    def entities(self, kind: EntityKind, /) -> Iterable[AnyEntity]:
        """Return all entities of one kind."""
        ...

    def articles(self) -> Sequence[Summary]:
        """Return all articles."""
        ...

    def every_mention(self) -> Iterable[tuple[str, Mention]]:
        """Return all that stands in any article, in any order."""
        ...


class _Groups(NamedTuple):
    """Many lists of numbers in one: those of item i are `values[starts[i]:starts[i + 1]]`."""

    starts: Ints
    values: Ints

    @classmethod
    def of_pairs(cls, owners: Ints, values: Ints, count: int) -> "_Groups":
        order = np.argsort(owners, kind="stable")
        starts = np.zeros(count + 1, np.int64)
        np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
        return cls(starts, values[order])

    def of(self, item: int) -> Ints:
        return self.values[int(self.starts[item]) : int(self.starts[item + 1])]

    def of_all(self, items: Ints) -> tuple[Ints, Ints]:
        """Return the values of all those items and, for each, whose it is."""
        sizes = self.starts[items + 1] - self.starts[items]
        firsts = np.repeat(self.starts[items] - np.cumsum(sizes) + sizes, sizes)
        return self.values[firsts + np.arange(len(firsts))], np.repeat(items, sizes)


class Links:
    """The links of a library as it was when they were built; immutable.

    Args:
        ids: all entities.
        references: pairs of entities and the kind of link between them, as ordinals.
        standing: for each mention the entity, the article and the sentence, as ordinals.
        articles: all articles, newest first.
    """

    def __init__(
        self,
        ids: list[str],
        references: list[tuple[int, int, int]],
        standing: Ints,
        articles: list[str],
    ) -> None:
        self._ids = ids
        self._number = {entity_id: number for number, entity_id in enumerate(ids)}
        one, other, kind = np.array(references, np.int64).reshape(-1, 3).T
        self._referred = _Groups.of_pairs(
            np.concatenate((one, other)), np.concatenate((other, one)) * len(LINK_KINDS) + np.tile(kind, 2), len(ids)
        )
        entity, page, sentence = standing.T
        self._places, number = np.unique(page * _SENTENCES + sentence, return_inverse=True)
        pairs = np.unique(entity * len(self._places) + number)  # each entity once in each sentence
        entity, number = np.divmod(pairs, max(1, len(self._places)))
        self._sentences_of = _Groups.of_pairs(entity, number, len(ids))
        self._entities_in = _Groups.of_pairs(number, entity, len(self._places))
        self._articles = articles
        self._cached = lru_cache(maxsize=256)(self._compute)

    @classmethod
    def build(cls, library: Source) -> "Links":
        """Return the links of a library."""
        entities = chain.from_iterable(library.entities(kind) for kind in ENTITY_KINDS)
        ids: list[str] = []
        named: list[tuple[int, str, int]] = []
        for number, entity in enumerate(entities):
            ids.append(entity.id)
            named.extend((number, target, LINK_KINDS.index(kind)) for target, kind in references_of(entity))
        numbers = {entity_id: number for number, entity_id in enumerate(ids)}
        references = [(one, numbers[other], kind) for one, other, kind in named if other in numbers]
        articles = [article.id for article in sorted(library.articles(), key=_published, reverse=True)]
        page_of = {article: page for page, article in enumerate(articles)}
        standing = array("q")
        for entity_id, mention in library.every_mention():
            if entity_id in numbers and mention.article in page_of:
                standing.extend((numbers[entity_id], page_of[mention.article], mention.sentence))
        return cls(ids, references, np.array(standing, np.int64).reshape(-1, 3), articles)

    def of(self, entity_id: str) -> tuple[Link, ...]:
        """Return the links of an entity: the strongest kind first, inside a kind by count and recency.

        A figure or quote that a record already links is not named again for standing in the same sentence. An entity
        that is not in the library has no links.
        """
        number = self._number.get(entity_id)
        return () if number is None else self._cached(number)

    def linked(self, entity_id: str) -> frozenset[str]:
        """Return the ids of all that is linked with an entity."""
        return frozenset(link.target for link in self.of(entity_id))

    def _compute(self, number: int) -> tuple[Link, ...]:
        links: list[Link] = []
        referred, counts = np.unique(self._referred.of(number), return_counts=True)
        told = {value // len(LINK_KINDS) for value in referred.tolist()}
        for value, count in zip(referred.tolist(), counts.tolist(), strict=True):
            target, kind = divmod(value, len(LINK_KINDS))
            article, _ = self._first_place(target if self._is_passage(target) else number)
            times = count if LINK_KINDS[kind] == "holds a role at" else 1  # else both records say the same
            links.append(Link(self._ids[target], LINK_KINDS[kind], times, article))
        together, where = self._entities_in.of_all(self._sentences_of.of(number))
        targets, firsts, counts = np.unique(together, return_index=True, return_counts=True)
        for target, first, count in zip(targets.tolist(), where[firsts].tolist(), counts.tolist(), strict=True):
            if target != number and not (target in told and self._is_passage(target)):
                links.append(Link(self._ids[target], "same sentence", count, *self._place(first)))
        newest = {link.target: self._newest(link.target) for link in links}
        return tuple(sorted(links, key=lambda link: (LINK_KINDS.index(link.kind), -link.count, newest[link.target])))

    def _is_passage(self, number: int) -> bool:
        return self._ids[number].startswith(("figure/", "quote/"))

    def _newest(self, entity_id: str) -> int:
        """Return the sentence in which an entity stands in the newest article, as an ordinal; smaller is newer."""
        sentences = self._sentences_of.of(self._number[entity_id])
        return int(sentences[0]) if len(sentences) else len(self._places)

    def _first_place(self, number: int) -> tuple[str, int]:
        sentences = self._sentences_of.of(number)
        return self._place(int(sentences[0])) if len(sentences) else ("", -1)

    def _place(self, number: int) -> tuple[str, int]:
        """Return the article of a sentence and its ordinal there."""
        page, sentence = divmod(int(self._places[number]), _SENTENCES)
        return self._articles[page], sentence


def _published(article: Summary) -> str:
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
            found += [(entity.speaker_id, "said by")] if entity.speaker_id else []
            return found
        case _:
            return []
