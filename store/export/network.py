"""Who stands with whom: what is chosen, and the people and organisations that it stands with, as a network.

Its links have no direction: each pair is told once for each kind of link.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from store.export.addresses import readable
from store.export.front_matter import title
from store.export.selection import Selection
from store.kinds import NAMED_KINDS, kind_of
from store.model import Link


class Node(msgspec.Struct, frozen=True):
    """Somebody or something in a network.

    Attributes:
        id: its id.
        label: its name, or its words.
        kind: organisation, person, figure or quote.
        mentions: how often it stands in the articles.
        articles: in how many.
        inferred: whether the unit of a figure is a guess.
    """

    id: str
    label: str
    kind: str
    mentions: int
    articles: int
    inferred: bool


class Edge(msgspec.Struct, frozen=True):
    """A link between two of them, with the newest article that shows it, "" for what is not known of that.

    Attributes:
        source: id of the one; of the two ids the first in order.
        target: id of the other.
        kind: what the link says.
        count: how often.
        date: ISO 8601 date of the article's publication.
        article: its headline.
        publisher: who published it.
        url: the original's address, readable.
    """

    source: str
    target: str
    kind: str
    count: int
    date: str = ""
    article: str = ""
    publisher: str = ""
    url: str = ""


ABOUT_NODES: Mapping[str, type] = {"kind": str, "mentions": int, "articles": int, "inferred": bool}
"""What is told of a node besides its label, with the type."""
ABOUT_EDGES: Mapping[str, type] = {"kind": str, "count": int, "date": str, "article": str, "publisher": str, "url": str}
"""What is told of an edge."""


def edges_of(selection: Selection) -> Iterator[Edge]:
    """Yield the links between what is chosen and people, organisations, or more that is chosen; each once."""
    chosen, seen = frozenset(selection.ids), set[tuple[str, str, str]]()
    for identity in selection.each():
        links = selection.links.of(identity)
        selection.is_cut |= selection.most is not None and selection.most < len(links)
        for link in links[: selection.most]:
            source, target = sorted((identity, link.target))
            if (source, target, link.kind) in seen:
                continue
            if link.target in chosen or kind_of(link.target) in NAMED_KINDS:
                seen.add((source, target, link.kind))
                yield Edge(source, target, link.kind, link.count, *_shown(selection, link))


def _shown(selection: Selection, link: Link) -> tuple[str, ...]:
    """Return the newest article that shows a link, as an edge has it."""
    if not link.article:
        return ()
    article = selection.article(link.article)
    return article.published or "", article.title, article.publisher, readable(article.url)


def nodes_of(selection: Selection, edges: Iterable[Edge]) -> Iterator[Node]:
    """Yield what is chosen, and then what the edges lead to besides."""
    for identity in dict.fromkeys((*selection.ids, *(end for edge in edges for end in (edge.source, edge.target)))):
        entity = selection.library.entity(identity)
        inferred = bool(getattr(entity, "inferred", False))
        yield Node(identity, title(entity), kind_of(identity), entity.mention_count, entity.article_count, inferred)
