"""GEXF 1.2: who stands with whom, for Gephi and networkx; an edge weighs as much as the link is counted.

https://gexf.net/schema.html; 1.2 is the newest version that all of them read.
"""

from collections.abc import Iterator, Mapping

from store.export.as_xml import attribute
from store.export.network import ABOUT_EDGES, ABOUT_NODES, edges_of, nodes_of
from store.export.selection import Selection

_TYPES = {str: "string", int: "integer", bool: "boolean"}


def to_gexf(selection: Selection) -> str:
    """Return some entities with the people and organisations that they stand with as a graph without directions."""
    return "\n".join(_lines(selection)) + "\n"


def _lines(selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield "  <meta><creator>dossier</creator></meta>"
    yield '  <graph mode="static" defaultedgetype="undirected">'
    for what, names in (("node", ABOUT_NODES), ("edge", ABOUT_EDGES)):
        yield f'    <attributes class="{what}" mode="static">'
        for name, kind in names.items():
            yield f'      <attribute id="{what}-{name}" title="{name}" type="{_TYPES[kind]}"/>'
        yield "    </attributes>"
    edges = tuple(edges_of(selection))
    yield "    <nodes>"
    for node in nodes_of(selection, edges):
        yield f"      <node id={attribute(node.id)} label={attribute(node.label)}>"
        yield from _values("node", ABOUT_NODES, node)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, edge in enumerate(edges):
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f'      <edge id="e{number}" {ends} weight="{edge.count}" label={attribute(edge.kind)}>'
        yield from _values("edge", ABOUT_EDGES, edge)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _values(what: str, names: Mapping[str, type], told: object) -> Iterator[str]:
    yield "        <attvalues>"
    for name in names:
        yield f'          <attvalue for="{what}-{name}" value={attribute(getattr(told, name))}/>'
    yield "        </attvalues>"
