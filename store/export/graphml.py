"""GraphML: who stands with whom, for Gephi, yEd and networkx; the nodes are what is chosen and who stands with it."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from store.export.addresses import readable
from store.export.front_matter import title
from store.export.selection import Selection
from store.kinds import NAMED_KINDS, kind_of
from store.model import Link

_NODE = (("label", "string"), ("kind", "string"), ("mentions", "int"), ("articles", "int"), ("inferred", "boolean"))
_EDGE = (
    *(("kind", "string"), ("count", "int"), ("date", "string")),
    *(("article", "string"), ("publisher", "string"), ("url", "string")),
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(selection: Selection) -> str:
    """Return some entities with the people and organisations that they stand with as a graph without directions."""
    return "\n".join(_lines(selection)) + "\n"


def _lines(selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for what, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys:
            yield f'  <key id="{what}-{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="dossier" edgedefault="undirected">'
    edges = dict(_edges(selection))
    for identity in dict.fromkeys((*selection.ids, *(end for one, other, _ in edges for end in (one, other)))):
        yield from _node(selection, identity)
    for number, ((one, other, kind), link) in enumerate(edges.items()):
        yield f'    <edge id="e{number}" source={_attribute(one)} target={_attribute(other)}>'
        yield from _data("edge", {"kind": kind, "count": link.count, **_shown(selection, link)})
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _edges(selection: Selection) -> Iterator[tuple[tuple[str, str, str], Link]]:
    """Yield the links between what is chosen and people, organisations, or more that is chosen; each once."""
    chosen, seen = frozenset(selection.ids), set[tuple[str, str, str]]()
    for identity in selection.ids:
        for link in selection.links.of(identity)[: selection.most]:
            one, other = sorted((identity, link.target))
            edge = (one, other, link.kind)
            if edge not in seen and (link.target in chosen or kind_of(link.target) in NAMED_KINDS):
                seen.add(edge)
                yield edge, link


def _node(selection: Selection, identity: str) -> Iterator[str]:
    entity = selection.library.entity(identity)
    values: dict[str, object] = {
        "label": title(entity),
        "kind": kind_of(identity),
        "mentions": entity.mention_count,
        "articles": entity.article_count,
        "inferred": getattr(entity, "inferred", False),
    }
    yield f"    <node id={_attribute(identity)}>"
    yield from _data("node", values)
    yield "    </node>"


def _shown(selection: Selection, link: Link) -> dict[str, object]:
    """Return the newest article that shows a link."""
    if not link.article:
        return {}
    article = selection.article(link.article)
    return {
        "date": article.published or "",
        "article": article.title,
        "publisher": article.publisher,
        "url": readable(article.url),
    }


def _data(what: str, values: dict[str, object]) -> Iterator[str]:
    for name, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{what}-{name}">{escape(_xml(text))}</data>'


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    """Return text without the characters that XML 1.0 has no way to write."""
    return _NOT_IN_XML.sub("\ufffd", text)
