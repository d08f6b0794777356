"""What has come since a time: people and organisations not met before, and what those who are watched said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from store.kinds import article_of
from store.model import Record
from store.views.compare import Comparison, Moved
from store.views.independent import sources
from store.views.links import Links

Mask = npt.NDArray[np.bool_]


class Newcomer(Record, frozen=True, kw_only=True):
    """Somebody whom no earlier article names.

    Attributes:
        id: who.
        sources: in how many independent articles of those that came.
        article: id of the newest of them.
    """

    id: str
    sources: int
    article: str


class Heard(Record, frozen=True, kw_only=True):
    """Somebody who is watched, in what came.

    Attributes:
        id: who.
        sources: in how many independent articles of those that came.
        article: id of the newest of them.
        quotes: ids of what they said in them, the newest first, copies once.
    """

    id: str
    sources: int
    article: str
    quotes: tuple[str, ...] = ()


class News(Record, frozen=True, kw_only=True):
    """What has come since a time.

    Attributes:
        since: ISO 8601, UTC.
        published: the day from which on they were published, ISO 8601, where of all that came those alone count.
        articles: ids of the articles that came, the newest first.
        heard: those watched who stand in them.
        newcomers: people and organisations not met before, those of most independent articles first.
        moved: amounts that update or contradict earlier ones.
    """

    since: str
    articles: tuple[str, ...]
    heard: tuple[Heard, ...]
    newcomers: tuple[Newcomer, ...]
    moved: tuple[Moved, ...] = ()
    published: str = ""


def news(
    links: Links,
    came: Collection[str],
    copies: Mapping[str, Sequence[str]],
    watched: Iterable[str],
    since: str,
    compared: Comparison | None = None,
) -> News:
    """Return what some articles bring.

    Args:
        links: where everything stands.
        came: ids of those articles.
        copies: of articles that have copies, all of the group.
        watched: ids of those who are watched.
        since: the time after which they came.
        compared: amounts of all articles beside one another.
    """
    known = links.known
    is_new = _came(links, came)
    counts = sources(known, copies, is_new)
    entity, page = known.mentions[:, 0], known.mentions[:, 1]
    new = is_new[page]
    newest = np.full(len(known.ids), len(known.articles), np.int64)
    np.minimum.at(newest, entity[new], page[new])  # the newest articles stand first
    fresh = np.flatnonzero(links.named & _is_unmet(links, is_new))
    fresh = fresh[np.lexsort((newest[fresh], -counts[fresh]))]
    number_of = links.numbers
    seen = [(one, number_of[one]) for one in watched if one in number_of]
    return News(
        since=since,
        moved=compared.moved(came) if compared is not None else (),
        articles=tuple(article for article, new in zip(known.articles, is_new.tolist(), strict=True) if new),
        heard=tuple(
            Heard(
                id=one,
                sources=int(counts[number]),
                article=known.articles[int(newest[number])],
                quotes=_said(links, one, came, copies),
            )
            for one, number in seen
            if counts[number]
        ),
        newcomers=tuple(
            Newcomer(id=known.ids[one], sources=count, article=known.articles[page])
            for one, count, page in zip(fresh.tolist(), counts[fresh].tolist(), newest[fresh].tolist(), strict=True)
        ),
    )


def of_last_week(dates: Mapping[str, str | None]) -> tuple[set[str], str]:
    """Return the articles of the seven days up to the newest of them, and the first of these days; all without dates.

    Args:
        dates: when articles were published, by their ids.
    """
    days = {article: published[:10] for article, published in dates.items() if published}
    if not days:
        return set(dates), ""
    first = (date.fromisoformat(max(days.values())) - timedelta(days=6)).isoformat()
    return {article for article, day in days.items() if day >= first}, first


def unmet(links: Links, came: Collection[str]) -> frozenset[str]:
    """Return the ids of all that stands in articles that came, and in no earlier one."""
    ids = links.known.ids
    return frozenset(ids[one] for one in np.flatnonzero(_is_unmet(links, _came(links, came))).tolist())


def _came(links: Links, came: Collection[str]) -> Mask:
    """Return of each article whether it came."""
    articles = links.known.articles
    return np.fromiter((article in came for article in articles), np.bool_, len(articles))


def _is_unmet(links: Links, is_new: Mask) -> Mask:
    """Return of each entity whether it stands in articles that are new, and in no other."""
    entity, page = links.known.mentions[:, 0], links.known.mentions[:, 1]
    news, met = np.zeros((2, len(links.known.ids)), np.bool_)
    news[entity[is_new[page]]] = True
    met[entity[~is_new[page]]] = True
    return news & ~met


def _said(links: Links, who: str, came: Collection[str], copies: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what somebody said in the articles that came; of the copies of an article those of the first."""
    found: dict[str, None] = {}
    for link in links.of(who):
        if link.kind != "said by":
            break
        article = article_of(link.target)
        group = copies.get(article, (article,))
        if article in came and next(one for one in group if one in came) == article:
            found[link.target] = None
    return tuple(found)
