"""Who stands near somebody as a picture: a tree to both sides, arcs between those who stand together besides."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from store.kinds import kind_of
from store.views.near import Neighbour, Neighbourhood, Tie
from tui.desk.rows import NameOf
from tui.text.canvas import ACROSS, Canvas, Drawing, middle_of
from tui.text.cells import cut, printable

_LABEL = 9
"""Cells of a name at least; with fewer for both sides of a picture, all stand at one."""
_GAP = 5
"""Cells between two steps of the tree, at least."""
_FURTHEST = 28
"""Cells between them, at the most."""
_WIDEST = 22
"""Cells of a name at the most."""
_SHARE = 3
"""Of so many rows one belongs to a neighbour with nobody behind it, where there are several steps."""
_ARCS = 3
"""Neighbours of one step for each arc between two of them, those of most sentences; what the cursor stands on has all,
which are told by moving it: more at a time are a tangle."""
_AIR = 2 / 3
"""Share of the lines that names take where there are many: a picture that is full of them is not read."""
_FEW = 10
"""Lines of a picture that may all have names."""


class _Side(NamedTuple):
    """One side of the picture: where its steps begin, and how wide names are there.

    Attributes:
        turn: 1 for the right side, -1 for the left.
        edge: the cell beside the name in the middle.
        gap: cells between two steps.
        label: cells of a name.
    """

    turn: int
    edge: int
    gap: int
    label: int

    def inner(self, depth: int) -> int:
        """Return the cell in which the names of a step begin, seen from the middle."""
        return self.edge + self.turn * (depth * self.gap + (depth - 1) * self.label)


class _Node(NamedTuple):
    """A name on the picture."""

    of: Neighbour
    side: _Side
    line: int

    @property
    def near_end(self) -> tuple[int, int]:
        """Where a line from the middle ends, in dots."""
        return middle_of(self.side.inner(self.of.depth) - self.side.turn, self.line)


def web(found: Neighbourhood, name: NameOf, here: str, cells: int, lines: int) -> Drawing:
    """Return the picture of a neighbourhood: as many of it as there is room for, the nearest of each.

    Args:
        found: those who stand near.
        name: what an entity is called where there is little room.
        here: id of the one under the cursor, who is lit with all their lines, or "".
        cells: how wide the picture is.
        lines: how high.
    """
    canvas = Canvas(cells, lines)
    middle = cut(printable(name(found.about)), max(_LABEL, cells // 5))
    sides = _sides(found.depth, cell_len(middle), cells)
    tree = _Tree(found, here, len(sides) * max(min(lines, _FEW), round(_AIR * lines)))
    nodes = _apart(_placed(tree, sides, lines), tree.wanted, lines)
    centre = (sides[0].edge - sides[0].turn, lines // 2)
    for tie in _drawn_ties(found, nodes, here):
        _arc(canvas, nodes[tie.one], nodes[tie.other], "here" if here in (tie.one, tie.other) else "tie")
    for node in sorted(nodes.values(), key=lambda node: node.of.id == here):
        _draw_branch(canvas, node, nodes.get(node.of.beside), lines // 2, "here" if node.of.id == here else "line")
    for node in nodes.values():
        _draw_name(canvas, node, name, "here" if node.of.id == here else "")
    start = centre[0] - cell_len(middle) + 1 if sides[0].turn > 0 else centre[0]
    canvas.write(start, lines // 2, middle, "point")
    return canvas.drawn()


def _sides(depth: int, middle: int, cells: int) -> tuple[_Side, ...]:
    """Return both sides of the picture, or the right one alone where names would be too short."""
    half = (cells - middle) // 2
    if half >= depth * (_LABEL + _GAP):
        gap, label = _widths(half, depth)
        edge = half + middle
        return _Side(1, edge, gap, label), _Side(-1, half - 1, gap, label)
    return (_Side(1, middle, *_widths(cells - middle, depth)),)


def _widths(cells: int, depth: int) -> tuple[int, int]:
    """Return the cells between two steps of so many, and of a name."""
    label = max(_LABEL, min(_WIDEST, cells // depth - 2 * _GAP))
    return max(2, min(_FURTHEST, cells // depth - label)), label


class _Tree:
    """Those of a neighbourhood for whom there is room, in the order in which they are drawn from top to bottom.

    Args:
        found: the neighbourhood.
        here: id of one who is among them whoever is not.
        rows: how many names without others behind them there is room for.
    """

    def __init__(self, found: Neighbourhood, here: str, rows: int) -> None:
        self._about = found.about
        self.wanted = frozenset(_ways_to(here, {one.id: one for one in found.neighbours}))
        self.shown: dict[str, list[Neighbour]] = {}
        there, free = {found.about}, rows
        for depth in range(1, found.depth + 1):
            step = [one for one in found.neighbours if one.depth == depth]
            step = sorted(_in_turn(step), key=lambda one: one.id not in self.wanted)
            free -= self._take(step, there, max(2, free // _SHARE) if depth < found.depth else free)
        self._order(found.ties)

    def _take(self, step: Sequence[Neighbour], there: set[str], most: int) -> int:
        """Take those of a step for whom there is room behind others who are there, and return how many rows they take.

        The first behind somebody takes the row of that one.
        """
        taken = 0
        for one in step:
            behind = self.shown.get(one.beside, [])
            cost = 1 if one.depth == 1 or behind else 0
            if one.beside in there and taken + cost <= most:
                self.shown[one.beside] = [*behind, one]
                there.add(one.id)
                taken += cost
        return taken

    def _order(self, ties: Sequence[Tie]) -> None:
        """Let those who stand together stand beside one another."""
        weight: dict[tuple[str, str], int] = {}
        for tie in ties:
            weight[tie.one, tie.other] = weight[tie.other, tie.one] = tie.sentences
        left = list(self.shown.get(self._about, ()))
        ordered: list[Neighbour] = []
        while left:
            last = ordered[-1].id if ordered else ""
            best = max(left, key=lambda one: weight.get((last, one.id), 0))
            left.remove(best)
            ordered.append(best)
        self.shown[self._about] = ordered

    def rows_of(self, one: Neighbour) -> int:
        """Return how many rows somebody takes with all behind them."""
        return max(1, sum(map(self.rows_of, self.shown.get(one.id, ()))))

    @property
    def first(self) -> Sequence[Neighbour]:
        """Those of the first step."""
        return self.shown[self._about]


def _in_turn(step: Sequence[Neighbour]) -> list[Neighbour]:
    """Return neighbours of one step: the first behind each, then the second behind each …."""
    behind: dict[str, int] = {}
    rounds: list[tuple[int, int, Neighbour]] = []
    for place, one in enumerate(step):
        behind[one.beside] = behind.get(one.beside, 0) + 1
        rounds.append((behind[one.beside], place, one))
    return [one for *_, one in sorted(rounds, key=lambda item: item[:2])]


def _ways_to(here: str, known: Mapping[str, Neighbour]) -> Iterator[str]:
    """Yield somebody and those by way of whom they are reached."""
    while here in known:
        yield here
        here = known[here].beside


def _placed(tree: _Tree, sides: Sequence[_Side], lines: int) -> Iterator[_Node]:
    """Yield everybody with a side and a line: half of the rows at the right, from top to bottom, half at the left."""
    total = sum(map(tree.rows_of, tree.first))
    right: list[Neighbour] = []
    left: list[Neighbour] = []
    taken = 0
    for one in tree.first:
        (right if len(sides) == 1 or 2 * taken < total else left).append(one)
        taken += tree.rows_of(one)
    for side, members in zip(sides, (right, left), strict=False):
        rows = sum(map(tree.rows_of, members))
        yield from _spread(tree, members, side, 0, max(rows, 1), lines)


def _spread(tree: _Tree, members: Sequence[Neighbour], side: _Side, row: int, rows: int, lines: int) -> Iterator[_Node]:
    for one in members:
        height = tree.rows_of(one)
        yield _Node(one, side, (2 * row + height) * lines // (2 * rows))
        yield from _spread(tree, tree.shown.get(one.id, ()), side, row, rows, lines)
        row += height


def _apart(placed: Iterable[_Node], wanted: Container[str], lines: int) -> dict[str, _Node]:
    """Return everybody on a line of their own, by their ids: of two on one, the one of fewer sentences moves.

    Whoever finds no line, since their step takes all of them, is left out with those behind them.

    Args:
        placed: where everybody would stand.
        wanted: ids of those who stay where they are whoever moves.
        lines: how high the picture is.
    """
    free: dict[tuple[int, int], set[int]] = {}
    apart: dict[str, _Node] = {}
    for node in sorted(placed, key=lambda one: (one.of.depth, one.of.id not in wanted, -one.of.sentences)):
        left = free.setdefault((node.side.turn, node.of.depth), set(range(lines)))
        if left and (node.of.depth == 1 or node.of.beside in apart):
            line = min(left, key=lambda one: (abs(one - node.line), one))
            left.remove(line)
            apart[node.of.id] = node._replace(line=line)
    return apart


def _drawn_ties(found: Neighbourhood, nodes: Mapping[str, _Node], here: str) -> Sequence[Tie]:
    """Return the ties that are drawn: those of the one under the cursor, before them some of neighbours of one step."""
    there = [tie for tie in found.ties if tie.one in nodes and tie.other in nodes]
    lit = [tie for tie in there if here in (tie.one, tie.other)]
    beside = [tie for tie in there if tie not in lit and nodes[tie.one].side is nodes[tie.other].side]
    return (beside[: len(nodes) // _ARCS] if found.depth == 1 else []) + lit


def _arc(canvas: Canvas, one: _Node, other: _Node, style: str) -> None:
    """Draw an arc between two names: on one side the further out to the middle, the further they are apart."""
    start, end = one.near_end, other.near_end
    if one.side is not other.side:
        canvas.line(start, end, style)
        return
    depth = min(one.side.gap * ACROSS - 2, 2 + abs(start[1] - end[1]) // 2)
    bend = min(start[0], end[0]) - depth if one.side.turn > 0 else max(start[0], end[0]) + depth
    _curve(canvas, start, (bend, (start[1] + end[1]) // 2), end, style)


def _curve(canvas: Canvas, start: tuple[int, int], by: tuple[int, int], end: tuple[int, int], style: str) -> None:
    """Draw a quadratic curve that passes through three dots, the second in its middle."""
    steps = max(2, (abs(end[1] - start[1]) + abs(by[0] - start[0])) // 2)
    last = start
    for step in range(1, steps + 1):
        t = step / steps
        weights = (2 * t * t - 3 * t + 1, 4 * t * (1 - t), 2 * t * t - t)
        x, y = (
            round(sum(weight * place[axis] for weight, place in zip(weights, (start, by, end), strict=True)))
            for axis in (0, 1)
        )
        canvas.line(last, (x, y), style)
        last = (x, y)


def _draw_branch(canvas: Canvas, node: _Node, before: _Node | None, middle: int, style: str) -> None:
    """Draw the line that leads to a name."""
    side = node.side
    cell, line = (
        (side.edge, middle) if before is None else (side.inner(before.of.depth) + side.turn * side.label, before.line)
    )
    canvas.line(middle_of(cell, line), node.near_end, style)


def _draw_name(canvas: Canvas, node: _Node, name: NameOf, style: str) -> None:
    """Write a name with how many sentences are shared; behind it a line goes on to those further out."""
    side, one = node.side, node.of
    count = f" {one.sentences:,}" if one.sentences else ""
    text = cut(printable(name(one.id)), side.label - cell_len(count)) + count
    cell = side.inner(one.depth)
    canvas.write(cell if side.turn > 0 else cell - cell_len(text) + 1, node.line, text, style or kind_of(one.id))
