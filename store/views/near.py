"""Who and what stands near an entity, some steps far, and how two of them meet."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from store.model import Record
from store.views.links import Links

DEEPEST = 3
"""Steps that are looked at; beyond, everybody stands near everybody."""
_BREADTH = (24, 6, 3)
"""Neighbours that are followed at each step, of those with most shared sentences."""
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


class Neighbourhood(Record, frozen=True, kw_only=True):
    """Those who stand near an entity, each once and below the one that leads to them."""

    about: str
    depth: int
    neighbours: tuple[Neighbour, ...]


class Shared(Record, frozen=True, kw_only=True):
    """A sentence that two stand in, and the date of its article."""

    article: str
    sentence: int
    date: str | None


class Path(Record, frozen=True, kw_only=True):
    """A way from one to the other: those in between, and how many sentences each two beside one another share."""

    between: tuple[str, ...]
    sentences: tuple[int, ...]


class Between(Record, frozen=True, kw_only=True):
    """What two have to do with one another: the sentences they share, the newest first, and the ways by others."""

    one: str
    other: str
    shared: tuple[Shared, ...]
    paths: tuple[Path, ...]


class _Tie(NamedTuple):
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
    seen = {about}
    waiting = deque([(about, 1)])
    while waiting:
        one, step = waiting.popleft()
        ties = _ties(links, one)
        others = [other for other in ties if other not in seen][: _BREADTH[step - 1]]
        seen.update(others)
        found[one] = [Neighbour(id=other, beside=one, depth=step, **ties[other]._asdict()) for other in others]
        if step < depth:
            waiting.extend((other, step + 1) for other in others)
    return Neighbourhood(about=about, depth=depth, neighbours=tuple(_unfolded(about, found)))


def _unfolded(one: str, found: Mapping[str, list[Neighbour]]) -> Iterator[Neighbour]:
    for neighbour in found.get(one, ()):
        yield neighbour
        yield from _unfolded(neighbour.id, found)


def _ties(links: Links, one: str) -> dict[str, _Tie]:
    """Return the organisations and people that one stands with: roles first, then those of most shared sentences."""
    ties: dict[str, _Tie] = {}
    for link in links.of(one):
        if link.kind in ("holds a role at", "same sentence") and links.is_named(link.target):
            role = link.kind == "holds a role at"
            before = ties.get(link.target)
            sentences = 0 if role else link.count
            ties[link.target] = _Tie(sentences, role or bool(before and before.role), link.article, link.sentence)
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
    ours, theirs = _ties(links, one), _ties(links, other)
    paths = [
        Path(between=(third,), sentences=(ours[third].sentences, theirs[third].sentences))
        for third in ours.keys() & theirs.keys() - {one, other}
    ]
    if not shared and not paths:
        paths = list(_longer(links, {one, other}, ours, theirs))
    paths.sort(key=lambda path: (-min(path.sentences), path.between))
    return Between(one=one, other=other, shared=tuple(shared), paths=tuple(paths[:_PATHS]))


def _longer(links: Links, ends: set[str], ours: Mapping[str, _Tie], theirs: Mapping[str, _Tie]) -> Iterator[Path]:
    """Yield ways by two others."""
    for third in list(ours)[:_TRIED]:
        ties = _ties(links, third)
        for fourth in ties.keys() & theirs.keys() - ends:
            counts = (ours[third].sentences, ties[fourth].sentences, theirs[fourth].sentences)
            yield Path(between=(third, fourth), sentences=counts)
