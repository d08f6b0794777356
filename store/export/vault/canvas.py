"""A canvas of who stands near somebody, in JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0).

What the user drew and wrote there stays, and so does where they put things. What they took away does not come back.
"""

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from store.errors import ExportError
from store.export.escaping import inline
from store.text.language import in_each_language, later, tr

_WIDTH, _HEIGHT = 320, 120
"""Size of a card, in pixels as canvases have them."""
_FIRST, _RING = 700, 420
"""How far from the middle the first ring of cards is, and each further one from that."""
_IN_RING = 12
_ROLE = later("role")

Drawn = dict[str, object]
"""A node or an edge."""


class Near(NamedTuple):
    """Somebody on a canvas.

    Attributes:
        id: who.
        name: what they are called.
        path: of their note, from the folder of the vault on; "" where they have none.
        beside: id of whom they stand beside; "" of the one in the middle.
        words: what stands at the line between the two.
    """

    id: str
    name: str
    path: str
    beside: str = ""
    words: str = ""


def beside_words(sentences: int, *, with_role: bool) -> str:
    """Return what is written to the line between two: sentences of both, and whether one has a role there."""
    return f"{sentences}×" + (f" · {tr(_ROLE)}" if with_role else "")


@cache
def _count() -> re.Pattern[str]:
    """Return what finds what dossier writes to a line, in whichever language."""
    roles = "|".join(map(re.escape, in_each_language(_ROLE)))
    return re.compile(rf"\d+×(?: · (?:{roles}))?")


class _Canvas(msgspec.Struct):
    nodes: list[Drawn] = []
    edges: list[Drawn] = []


def canvas(there: str, inside: Iterable[str], shown: Sequence[Near], path: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a canvas, and the ids of what dossier has put there by now.

    Args:
        there: what lies in the file; "" where there is none.
        inside: ids of what dossier had put there.
        shown: who is to be on it, the one in the middle first.
        path: of the file, for the sentence.

    Raises:
        ExportError: what lies there is no canvas.
    """
    try:
        found = msgspec.json.decode(there, type=_Canvas) if there.strip() else _Canvas()
        extra: Mapping[str, object] = msgspec.json.decode(there, type=dict[str, object]) if there.strip() else {}
    except msgspec.MsgspecError as error:
        raise ExportError(tr("{path} is no canvas; give it another name, or delete it.", path=path)) from error
    known = frozenset(inside)
    nodes = [_node(one, place) for one, place in zip(shown, _places(len(shown)), strict=True)]
    edges = [_edge(one) for one in shown if one.beside]
    drawn_nodes = _merged(found.nodes, nodes, known, _moved)
    there_now = {one.get("id") for one in drawn_nodes}
    new = [one for one in edges if one["fromNode"] in there_now and one["toNode"] in there_now]
    text = {**extra, "nodes": drawn_nodes, "edges": _merged(found.edges, new, known, _counted)}
    ours = dict.fromkeys((*(str(one["id"]) for one in (*nodes, *edges)), *known))
    return json.dumps(text, ensure_ascii=False, indent="\t") + "\n", tuple(ours)


def _merged(
    there: Sequence[Drawn], now: Sequence[Drawn], known: frozenset[str], renewed: Callable[[Drawn, Drawn], Drawn]
) -> list[Drawn]:
    """Return what lies there, what dossier says of it brought up to date, and what is new.

    Args:
        there: what lies there.
        now: what is to be there.
        known: ids of what dossier had put there: of that what is missing was taken away.
        renewed: returns one that lies there with what dossier says of it now.
    """
    fresh = {str(one["id"]): one for one in now}
    kept = [renewed(one, fresh[identity]) if (identity := str(one.get("id"))) in fresh else one for one in there]
    ids = {str(one.get("id")) for one in there}
    return [*kept, *(one for identity, one in fresh.items() if identity not in ids and identity not in known)]


def _moved(there: Drawn, now: Drawn) -> Drawn:
    """Return a card with where the note lies now; words on one are the user's by now."""
    return {**there, "file": now["file"]} if there.get("type") == now["type"] == "file" else there


def _counted(there: Drawn, now: Drawn) -> Drawn:
    """Return a line with the present count, unless the user has written something else to it."""
    return {**there, "label": now["label"]} if _count().fullmatch(str(there.get("label"))) else there


def _id(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def _node(one: Near, place: tuple[int, int]) -> Drawn:
    x, y = place
    what: Drawn = {"type": "file", "file": one.path} if one.path else {"type": "text", "text": inline(one.name)}
    return {"id": _id(one.id), **what, "x": x, "y": y, "width": _WIDTH, "height": _HEIGHT}


def _edge(one: Near) -> Drawn:
    ends: Drawn = {"fromNode": _id(one.beside), "toNode": _id(one.id)}
    return {"id": _id(one.beside, one.id), **ends, "toEnd": "none", "label": one.words}


def _places(count: int) -> list[tuple[int, int]]:
    """Return where cards are put: one in the middle, the others in rings around it."""
    places = [(-_WIDTH // 2, -_HEIGHT // 2)]
    for number in range(count - 1):
        ring, place = divmod(number, _IN_RING)
        angle = 2 * math.pi * (place + ring / 2) / _IN_RING
        away = _FIRST + ring * _RING
        places.append((round(away * math.cos(angle)) - _WIDTH // 2, round(away * math.sin(angle)) - _HEIGHT // 2))
    return places[:count]
