"""The amounts of a series as a picture: dates from left to right, values upwards, a letter for each publisher."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import floor, log10
from string import ascii_lowercase
from typing import NamedTuple

from rich.cells import cell_len

from store.text.language import later, tr
from store.views.compare import Reading, Series
from tui.desk.amounts import amount
from tui.text.canvas import ACROSS, DOWN, Canvas, Drawing
from tui.text.cells import cut
from tui.text.dates import shown_day

LEAST = 4
"""Amounts from which on a picture says more than their list."""
_AXIS = 2
"""Lines below the picture: the axis and its dates, and a line that says what letters mean."""
_FROM_ZERO = 1 / 3
"""Share of the highest below which the lowest may lie for the axis to begin at nothing."""
_NAMELESS = later("no publisher named")
_SHORTEST = 8
"""Cells that the name of a publisher keeps."""
_APART = 2
"""Cells between two dates of the axis, and between two words of what is told below."""


class Scale(NamedTuple):
    """Round numbers from below the least of some values to above the greatest."""

    low: float
    step: float
    marks: int

    @property
    def high(self) -> float:
        """The last of them."""
        return self.low + self.step * (self.marks - 1)

    @property
    def ticks(self) -> tuple[float, ...]:
        """All of them, ascending."""
        return tuple(self.low + self.step * number for number in range(self.marks))


def scale(low: float, high: float, most: int) -> Scale:
    """Return a scale of round numbers, 2 to `most` of them, that values from `low` to `high` lie in.

    Round are 1, 2 and 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990). It
    begins at nothing where the lowest value is not above a third of the highest.
    """
    if low == high:
        low, high = min(0.0, low), max(0.0, high) or 1.0
    if 0 <= low <= _FROM_ZERO * high:
        low = 0.0
    step = 10.0 ** floor(log10((high - low) / max(1, most)))
    for times in (1, 2, 5, 10, 20, 50, 100):
        first = floor(low / (step * times))
        marks = -floor(-high / (step * times)) - first + 1
        if marks <= most:
            return Scale(first * step * times, step * times, max(2, marks))
    return Scale(low, high - low, 2)


def plot(series: Series, heading: str, here: str, cells: int, lines: int) -> Drawing:
    """Return the picture of a series.

    A letter stands where a publisher gave an amount, with `~` before it where it is about or over that, with `?` behind
    it where the unit is a guess, `!` where another contradicts it; a range has two, with a line between. The line goes
    through what updates what.

    Args:
        series: the amounts.
        heading: what they are of.
        here: id of the figure under the cursor, which is lit, or "".
        cells: how wide the picture is.
        lines: how high.
    """
    frame = _Frame.around(series.readings, cells, lines)
    canvas, letters = Canvas(cells, lines), _letters(series.readings)
    _draw_axes(canvas, frame)
    dated = [one for one in series.readings if one.first is not None]
    for before, after in pairwise(one for one in dated if one.relation != "conflict"):
        canvas.line(frame.dot(before.first, before.value), frame.dot(after.first, after.value), "line")
    for one in sorted(dated, key=lambda one: one.figure == here):
        _draw_reading(canvas, frame, one, letters, "here" if one.figure == here else "point")
    canvas.write(1, lines - 1, _legend(heading, letters, _signs(series.readings), cells - 2), "quiet")
    return canvas.drawn()


def _legend(heading: str, letters: Mapping[str, str], signs: Iterable[str], cells: int) -> str:
    """Return what letters and signs mean; where there is little room, names of publishers give way."""
    parts = [heading, *signs]
    room = cells - sum(cell_len(part) + _APART for part in parts)
    each = max(_SHORTEST, room // max(1, len(letters)) - _APART - 2)
    names = [f"{letter} {cut(name or tr(_NAMELESS), each)}" for name, letter in letters.items()]
    return cut((" " * _APART).join((*names, *parts[1:], heading)), cells)


class _Frame(NamedTuple):
    """Where dates and values lie on a picture.

    Attributes:
        left: first cell beside the numbers of the axis.
        cells: cells between that and the right edge.
        lines: lines above the axis.
        first: the earliest day, as an ordinal.
        days: how many there are up to the last.
        scale: of the values.
    """

    left: int
    cells: int
    lines: int
    first: int
    days: int
    scale: Scale

    @classmethod
    def around(cls, readings: Sequence[Reading], cells: int, lines: int) -> "_Frame":
        room = max(2, lines - _AXIS)
        values = [value for one in readings for value in (one.value, one.upper) if value is not None]
        values_scale = scale(min(values), max(values), max(2, (room + 1) // 2))
        days = sorted({_day(given.date) for one in readings for given in one.given if given.date})
        left = max(cell_len(amount(tick)) for tick in values_scale.ticks) + 3
        first, last = (days[0], days[-1]) if days else (0, 0)
        return cls(left, max(4, cells - left - 5), room, first, last - first, values_scale)

    def dot(self, day: str | None, value: float) -> tuple[int, int]:
        """Return where a value of a day lies, in dots."""
        share = (_day(day) - self.first) / self.days if day and self.days else 0.5
        height = (value - self.scale.low) / (self.scale.high - self.scale.low)
        x = ACROSS * self.left + round(share * (ACROSS * self.cells - 1))
        return x, round((1 - height) * (DOWN * self.lines - 1))

    def place(self, day: str | None, value: float) -> tuple[int, int]:
        """Return the same as cell and line."""
        x, y = self.dot(day, value)
        return x // ACROSS, y // DOWN


def _day(iso: str | None) -> int:
    """Return an ISO 8601 date as an ordinal; of a month or a year its first day."""
    year, month, day = (*map(int, (iso or "1").split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()


def _draw_axes(canvas: Canvas, frame: _Frame) -> None:
    """Draw the numbers at the left, and the dates below as far as there is room for them."""
    for line in range(frame.lines):
        canvas.write(frame.left - 2, line, "│", "quiet")
    for tick in frame.scale.ticks:
        _, line = frame.place(None, tick)
        text = amount(tick)
        canvas.write(frame.left - 3 - cell_len(text), line, text, "quiet")
        canvas.write(frame.left - 2, line, "┤", "quiet")
    many = max(1, min(frame.days, 4))
    end = -_APART
    for number in range(many + 1 if frame.days else 1):
        day = date.fromordinal(frame.first + frame.days * number // many).isoformat()
        cell = frame.place(day, frame.scale.low)[0]
        start = max(0, min(cell - len(day) // 2, canvas.cells - len(day)))
        if start >= end + _APART:
            canvas.write(start, frame.lines, shown_day(day), "quiet")
            end = start + len(day)


def _draw_reading(canvas: Canvas, frame: _Frame, one: Reading, letters: dict[str, str], style: str) -> None:
    """Draw an amount where each publisher gave it."""
    for given in one.given:
        if given.date is None:
            continue
        if one.upper is not None:
            canvas.line(frame.dot(given.date, one.value), frame.dot(given.date, one.upper), style)
        sign = "~" * bool(one.qualifier) + letters[given.publisher]
        sign += "?" * one.inferred + "!" * (one.relation == "conflict")
        for value in (one.value, one.upper):
            if value is not None:
                cell, line = frame.place(given.date, value)
                _put(canvas, cell - bool(one.qualifier), line, sign, style)
    if style == "here" and one.first is not None:
        cell, line = frame.place(one.first, one.value)
        _put(canvas, cell + 3, line, one.text, style)


def _put(canvas: Canvas, cell: int, line: int, text: str, style: str) -> None:
    """Write at a place or, where words stand there, right of it, else left of it, else over them."""
    wide = cell_len(text)
    nearest = (cell + step for distance in range(wide + 6) for step in dict.fromkeys((distance, -distance)))
    canvas.write(next((one for one in nearest if canvas.is_free(one, line, wide)), cell), line, text, style)


def _letters(readings: Sequence[Reading]) -> dict[str, str]:
    """Return a letter for each publisher, in the order in which they first gave an amount; `*` for any beyond z."""
    names = dict.fromkeys(given.publisher for one in readings for given in one.given if given.date)
    return {name: ascii_lowercase[at] if at < len(ascii_lowercase) else "*" for at, name in enumerate(names)}


def _signs(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield what those signs beside letters mean that are there."""
    told: tuple[tuple[str, Callable[[Reading], object]], ...] = (
        (tr("~ about, over"), lambda one: one.qualifier),
        (tr("? unit guessed"), lambda one: one.inferred),
        (tr("! in conflict"), lambda one: one.relation == "conflict"),
        (tr("not shown: undated"), lambda one: one.first is None),
    )
    return (words for words, holds in told if any(map(holds, readings)))
