"""Who and what stands near an entity, some steps far, and how two of them meet."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from store.kinds import NAMED_HEADS
from store.model import Record
from store.views.links import Links

DEEPEST = 3
"""Steps that are looked at; beyond, everybody stands near everybody."""
_BREADTH = (24, 6, 3)
"""Neighbours that are followed at each step, of those with most shared sentences."""
_TIES = 400
"""Ties among neighbours that are told."""
_PATHS = 12
"""Ways from one to the other that are told."""
_TRIED = 40
"""Neighbours of one whose own are compared with those of the other, where they share none."""


class Neighbour(Record, frozen=True, kw_only=True):
    """Somebody who stands near.

    Attributes:
        id: who.
        beside: id of the one that they stand beside.
        depth: how many steps away, from 1.
        sentences: how many sentences the two share.
        role: whether one holds a role at the other.
        article: id of the newest article that shows it, or "".
        sentence: ordinal of the sentence there, or -1.
    """

    id: str
    beside: str
    depth: int
    sentences: int
    role: bool
    article: str
    sentence: int


class Tie(Record, frozen=True, kw_only=True):
    """Two who stand near somebody and with one another, and how many sentences the two share."""

    one: str
    other: str
    sentences: int


class Neighbourhood(Record, frozen=True, kw_only=True):
    """Those who stand near an entity.

    Attributes:
        about: its id.
        depth: how many steps they are looked for.
        neighbours: who they are, each once and below the one that leads to them.
        ties: who of them stand with one another besides, those of most sentences first; of the ones furthest out only
            with those who are nearer, but for neighbours of one step.
    """

    about: str
    depth: int
    neighbours: tuple[Neighbour, ...]
    ties: tuple[Tie, ...]


class Shared(Record, frozen=True, kw_only=True):
    """A sentence that two stand in, and the date of its article."""

    article: str
    sentence: int
    date: str | None


class Path(Record, frozen=True, kw_only=True):
    """A way from one to the other.

    Attributes:
        between: those in between.
        sentences: how many sentences each two beside one another share; none where one only holds a role at the other.
        shown: the newest of the sentences of each two that share any.
    """

    between: tuple[str, ...]
    sentences: tuple[int, ...]
    shown: tuple[Shared, ...] = ()


class Between(Record, frozen=True, kw_only=True):
    """What two have to do with one another: the sentences they share, the newest first, and the ways by others."""

    one: str
    other: str
    shared: tuple[Shared, ...]
    paths: tuple[Path, ...]


class _Bond(NamedTuple):
    sentences: int
    role: bool
    article: str
    sentence: int


def near(links: Links, about: str, depth: int = 1) -> Neighbourhood:
    """Return who stands near an entity.

    Args:
        links: what stands with what.
        about: its id.
        depth: how many steps, 1 to `DEEPEST`.
    """
    depth = max(1, min(depth, DEEPEST))
    found: dict[str, list[Neighbour]] = {}
    known: dict[str, Mapping[str, _Bond]] = {}
    seen = {about}
    waiting = deque([(about, 1)])
    while waiting:
        one, step = waiting.popleft()
        bonds = known[one] = _bonds(links, one)
        others = [other for other in bonds if other not in seen][: _BREADTH[step - 1]]
        seen.update(others)
        found[one] = [Neighbour(id=other, beside=one, depth=step, **bonds[other]._asdict()) for other in others]
        if step < depth:
            waiting.extend((other, step + 1) for other in others)
    known |= {one.id: _bonds(links, one.id) for one in found[about] if one.id not in known}
    neighbours = tuple(_unfolded(about, found))
    return Neighbourhood(about=about, depth=depth, neighbours=neighbours, ties=_among(neighbours, known))


def _among(neighbours: Sequence[Neighbour], known: Mapping[str, Mapping[str, _Bond]]) -> tuple[Tie, ...]:
    """Return who of some neighbours stand with one another, but for each with the one who leads there.

    Args:
        neighbours: those.
        known: whom some of them stand with.
    """
    beside = {one.id: one.beside for one in neighbours}
    pairs = {
        (min(one, other), max(one, other)): bond.sentences
        for one in beside.keys() & known.keys()
        for other, bond in known[one].items()
        if other in beside and beside[one] != other and beside[other] != one and bond.sentences
    }
    found = (Tie(one=one, other=other, sentences=count) for (one, other), count in pairs.items())
    return tuple(sorted(found, key=lambda tie: (-tie.sentences, tie.one, tie.other))[:_TIES])


def _unfolded(one: str, found: Mapping[str, list[Neighbour]]) -> Iterator[Neighbour]:
    for neighbour in found.get(one, ()):
        yield neighbour
        yield from _unfolded(neighbour.id, found)


def _bonds(links: Links, one: str) -> dict[str, _Bond]:
    """Return the organisations and people that one stands with: roles first, then those of most shared sentences."""
    ties: dict[str, _Bond] = {}
    for link in links.of(one):
        if link.kind in ("holds a role at", "same sentence") and link.target.startswith(NAMED_HEADS):
            role = link.kind == "holds a role at"
            before = ties.get(link.target)
            sentences = 0 if role else link.count
            ties[link.target] = _Bond(sentences, role or bool(before and before.role), link.article, link.sentence)
    return dict(sorted(ties.items(), key=lambda pair: (not pair[1].role, -pair[1].sentences)))


def between(links: Links, one: str, other: str, dates: Mapping[str, str | None]) -> Between:
    """Return what two have to do with one another.

    Args:
        links: what stands with what.
        one: an id.
        other: another.
        dates: of all articles.
    """
    shared = [
        Shared(article=article, sentence=sentence, date=dates.get(article))
        for article, sentence in links.shared(one, other)
    ]
    ours, theirs = _bonds(links, one), _bonds(links, other)
    paths = [
        Path(between=(third,), sentences=(ours[third].sentences, theirs[third].sentences))
        for third in ours.keys() & theirs.keys() - {one, other}
    ]
    if not shared and not paths:
        paths = list(_longer(links, {one, other}, ours, theirs))
    paths.sort(key=lambda path: (-min(path.sentences), path.between))
    told = tuple(_with_sentences(links, one, other, path, dates) for path in paths[:_PATHS])
    return Between(one=one, other=other, shared=tuple(shared), paths=told)


def _with_sentences(links: Links, one: str, other: str, path: Path, dates: Mapping[str, str | None]) -> Path:
    """Return a way with the newest sentence of each two on it."""
    steps = (links.shared(*pair)[:1] for pair in pairwise((one, *path.between, other)))
    places = (place for found in steps for place in found)
    shown = (Shared(article=article, sentence=sentence, date=dates.get(article)) for article, sentence in places)
    return Path(between=path.between, sentences=path.sentences, shown=tuple(shown))


def _longer(links: Links, ends: set[str], ours: Mapping[str, _Bond], theirs: Mapping[str, _Bond]) -> Iterator[Path]:
    """Yield ways by two others."""
    for third in list(ours)[:_TRIED]:
        ties = _bonds(links, third)
        for fourth in ties.keys() & theirs.keys() - ends:
            counts = (ours[third].sentences, ties[fourth].sentences, theirs[fourth].sentences)
            yield Path(between=(third, fourth), sentences=counts)
