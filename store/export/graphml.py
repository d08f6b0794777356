"""GraphML: who stands with whom, for yEd, Gephi and networkx."""

from collections.abc import Iterator, Mapping

from store.export.as_xml import attribute, content
from store.export.network import ABOUT_EDGES, ABOUT_NODES, edges_of, nodes_of
from store.export.selection import Selection

_TYPES = {str: "string", int: "int", bool: "boolean"}
_KEYS: Mapping[str, Mapping[str, type]] = {"node": {"label": str, **ABOUT_NODES}, "edge": ABOUT_EDGES}


def to_graphml(selection: Selection) -> str:
    """Return some entities with the people and organisations that they stand with as a graph without directions."""
    return "\n".join(_lines(selection)) + "\n"


def _lines(selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for what, keys in _KEYS.items():
        for name, kind in keys.items():
            yield f'  <key id="{what}-{name}" for="{what}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
    yield '  <graph id="dossier" edgedefault="undirected">'
    edges = tuple(edges_of(selection))
    for node in nodes_of(selection, edges):
        yield f"    <node id={attribute(node.id)}>"
        yield from _data("node", node)
        yield "    </node>"
    for number, edge in enumerate(edges):
        yield f'    <edge id="e{number}" source={attribute(edge.source)} target={attribute(edge.target)}>'
        yield from _data("edge", edge)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(what: str, told: object) -> Iterator[str]:
    for name in _KEYS[what]:
        yield f'      <data key="{what}-{name}">{content(getattr(told, name))}</data>'
