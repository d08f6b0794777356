"""The rooms of the house and the arrows between them: who imports whom, read from the code."""

from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

import grimp

_OPENED = "store"
"""The package that is drawn room by room; of the others each is one room."""
_ROOTS = (_OPENED, "tui")
_BEGIN, _END = "<!-- rooms: drawn by python -m tests.rooms -->", "<!-- rooms end -->"


class House(NamedTuple):
    """Rooms and what they import.

    Attributes:
        arrows: for each room the rooms that it imports.
        floors: the rooms, from the ground up: each stands above all that it imports.
    """

    arrows: Mapping[str, frozenset[str]]
    floors: tuple[tuple[str, ...], ...]


def room_of(module: str) -> str:
    """Return the room that a module is in."""
    root, _, rest = module.partition(".")
    return f"{root}/{rest.partition('.')[0]}" if root == _OPENED else root


def house() -> House:
    """Return the house as the imports draw it.

    Raises:
        graphlib.CycleError: rooms import one another in a circle.
    """
    graph = grimp.build_graph(*_ROOTS, cache_dir=None)
    arrows: dict[str, set[str]] = {}
    for module in graph.modules - {_OPENED}:
        room = arrows.setdefault(room_of(module), set())
        room |= {room_of(other) for other in graph.find_modules_directly_imported_by(module)} - {room_of(module)}
    sorter = TopologicalSorter(arrows)
    sorter.prepare()
    floors = []
    while sorter.is_active():
        floors.append(tuple(sorted(sorter.get_ready())))
        sorter.done(*floors[-1])
    return House({room: frozenset(others) for room, others in arrows.items()}, tuple(floors))


def drawn(rooms: House) -> str:
    """Return the map as a Mermaid diagram, without the arrows that a longer way implies."""
    reached: dict[str, frozenset[str]] = {}
    lines = ["```mermaid", "flowchart TD"]
    for floor in rooms.floors:
        for room in floor:
            near = rooms.arrows[room]
            implied = frozenset[str]().union(*(reached[other] for other in near))
            reached[room] = near | implied
            lines += [f"    {room} --> {other}" for other in sorted(near - implied)]
    return "\n".join([*lines, "```"])


def between_marks(page: str, picture: str) -> str:
    """Return a page with a picture in the place of the one in it."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{picture}\n{_END}{after}"
