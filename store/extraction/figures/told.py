"""The unit told once for many numbers: over a table, in the heading of a column or a row, in brackets before one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.contexts import CONTEXTS, one_of
from store.extraction.figures.phrases import Phrase
from store.extraction.figures.units import currency_before, unit_at
from store.model import Block, FigureKind

TOLD = Rule(
    "figure.told-unit",
    0.85,
    finds=Example("营业额（千港元）：1,234,567。", "1,234,567"),
    leaves=Example("营业额（截至年底）：1,234,567。", "1,234,567"),
    lists=("units.tsv", "currencies.tsv", CONTEXTS),
    cases={"beside": 0.85, "heading": 0.85, "table": 0.7},
)
"""A number whose unit is told elsewhere: beside its name, in the heading of its column or row, over its table."""
_LONGEST = 16  # characters of a unit with its scale and its currency
_BRACKETED = re.compile(rf"[(\[](?P<unit>[^()\[\]\n|]{{1,{_LONGEST}}})[)\]]")
_OVER = re.compile(rf"单位(?:为|是)?[:：]?\s?(?P<unit>[^\s()\[\],，。;；|]{{1,{_LONGEST}}})")
_LABEL = re.compile(r"单位(?:为|是)?[:：]\s?")
_SCALE = re.compile(r"\s?(?P<scale>[十百千万亿]{1,3}|'000|(?:thousand|million|billion|mn|bn|m)\b)?")
_SCALES = {
    **{"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8, "'000": 10**3, "thousand": 10**3},
    **{"million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9},
}
_AFTER_NAME = re.compile(r"\s?(?:[:：]|[为是达]|达到)?\s?-?")
_NEGATIVE = re.compile(r"-|\(")
_CAPTION = 80  # characters of a line over a table that tells its unit
_LINES = 2  # lines over a table that may tell it


class Told(NamedTuple):
    """A unit told for numbers that stand elsewhere.

    Attributes:
        kind: the kind of figure it makes.
        unit: what the record says.
        factor: what each number is multiplied by.
        scaled: whether a scale stands before the unit, as in accounts.
        case: where it is told, a case of the rule.
        label: of what the numbers are, by its offsets, where the heading of the unit says it (负评 of 负评（%）).
    """

    kind: FigureKind
    unit: str
    factor: Decimal
    scaled: bool
    case: str = "heading"
    label: tuple[int, int] = (0, 0)


class _Cell(NamedTuple):
    """A cell of a table: where its words stand, and its column."""

    start: int
    end: int
    column: int


def read_unit(written: str) -> Told | None:
    """Return the unit that some words tell (百万港元, HK$ million, 人民币千元), or None where they tell none."""
    words = _LABEL.sub("", written.strip(), count=1)
    code, after = _money_first(words)
    scale = _SCALE.match(words, after)
    factor, rest = Decimal(1), words[after:]
    if scale is not None and scale["scale"]:
        rest = words[scale.end() :]
        factor = _factor(scale["scale"])
    unit = unit_at(rest, 0) if rest.strip() else None
    if unit is not None and unit.end != len(rest):
        return None
    if code and (not rest.strip() or (unit is not None and unit.kind == "money")):
        return Told("money", code, factor, factor > 1)
    if code or unit is None or unit.kind == "duration" or (unit.kind == "count" and factor == 1):
        return None
    return Told(unit.kind, unit.unit or unit.form, factor * unit.factor, factor > 1)


def _money_first(words: str) -> tuple[str, int]:
    """Return the currency that some words begin with and where it ends, "" and 0 where a number's scale comes first."""
    for end in range(min(_LONGEST, len(words)), 0, -1):
        found = currency_before(words, end)
        if found is not None and found[0] == 0:
            return found[1], end
    return "", 0


def _factor(scale: str) -> Decimal:
    """Return what a scale multiplies by (百万, '000, million)."""
    factor = Decimal(1)
    for part in [scale] if scale in _SCALES else scale:
        factor *= _SCALES[part]
    return factor


def told_units(document: Document, text: str, phrases: Sequence[Phrase]) -> dict[int, tuple[Phrase, Told]]:
    """Return the phrases without a unit that one is told for, with their value in it, by their place."""
    bare = {place: phrase for place, phrase in enumerate(phrases) if phrase.kind is None and phrase.value is not None}
    if not bare:
        return {}
    found = dict(_beside(text, bare))
    starts = [phrase.start for phrase in bare.values()]
    places = list(bare)
    for rows in _tables(document):
        over = _over(document, text, rows[0])
        for cell, told in _cells(text, rows, over):
            for at in range(bisect_right(starts, cell.start - 1), bisect_right(starts, cell.end)):
                phrase = bare[places[at]]
                if _fills(text, phrase, cell):
                    found[places[at]] = (_scaled(text, phrase, told), told)
    return found


def _beside(text: str, bare: dict[int, Phrase]) -> Iterator[tuple[int, tuple[Phrase, Told]]]:
    """Yield the numbers right behind a unit in brackets: 营业额（千港元）：1,234,567."""
    for place, phrase in bare.items():
        floor = max(0, phrase.start - _LONGEST - 8)
        for match in _BRACKETED.finditer(text, floor, phrase.start):
            told = read_unit(match["unit"]) if _AFTER_NAME.fullmatch(text, match.end(), phrase.start) else None
            if told is not None:
                yield place, (_scaled(text, phrase, told), told._replace(case="beside"))


def _scaled(text: str, phrase: Phrase, told: Told) -> Phrase:
    """Return a phrase with its value in a unit; accounts bracket what is below nought."""
    sign = -1 if _NEGATIVE.match(text, phrase.start - 1) else 1
    return phrase._replace(
        value=None if phrase.value is None else sign * phrase.value * told.factor,
        upper=None if phrase.upper is None else sign * phrase.upper * told.factor,
    )


def _tables(document: Document) -> Iterator[list[Block]]:
    """Yield the rows of each table."""
    rows: list[Block] = []
    for block in document.blocks:
        if block.kind == "table":
            rows.append(block)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _over(document: Document, text: str, first: Block) -> Told | None:
    """Return the unit that a line over a table tells for all of it: （单位：百万港元）, 主要数据（百万港元）."""
    blocks = [block for block in document.article.blocks or document.blocks if block.end <= first.start]
    for block in blocks[-_LINES:][::-1]:
        line = text[block.start : block.end].strip()
        if block.kind == "table" or len(line) > _CAPTION:
            break
        said = [match["unit"] for pattern in (_OVER, _BRACKETED) for match in pattern.finditer(line)]
        told = next((unit for unit in map(read_unit, said) if unit is not None and unit.scaled), None)
        if told is not None:
            return told._replace(case="table")
    return None


def _cells(text: str, rows: Sequence[Block], over: Told | None) -> Iterator[tuple[_Cell, Told]]:
    """Yield the cells that a unit is told for, the nearest one: its row's, its column's, the table's."""
    headings = list(_row(text, rows[0]))
    corner = _of_heading(text, headings[0]) if headings and headings[0].column == 0 else None
    whole = corner._replace(case="table", label=(0, 0)) if corner is not None else over
    columns = {cell.column: _of_heading(text, cell) or _unless_other(text, cell, whole) for cell in headings}
    for row in rows[1:]:
        cells = list(_row(text, row))
        own = _of_heading(text, cells[0]) if cells else None
        for label, cell in ((cells[0], cell) for cell in cells[1:]):
            told = own or _unless_other(text, label, columns.get(cell.column, whole))
            if told is not None:
                yield cell, told


def _row(text: str, row: Block) -> Iterator[_Cell]:
    """Yield the cells of a row that are not empty."""
    bounds = [row.start - 1, *(place for place in range(row.start, row.end) if text[place] == "|"), row.end]
    for column, (before, end) in enumerate(pairwise(bounds)):
        written = text[before + 1 : end]
        if written.strip():
            start = before + 1 + len(written) - len(written.lstrip())
            yield _Cell(start, start + len(written.strip()), column)


def _of_heading(text: str, cell: _Cell) -> Told | None:
    """Return the unit that a heading tells of its column or row."""
    heading = text[cell.start : cell.end]
    bracketed = list(_BRACKETED.finditer(heading))
    own = read_unit(bracketed[-1]["unit"]) if bracketed else None
    if own is not None:
        named = heading[: bracketed[-1].start()].rstrip()
        own = own._replace(label=(cell.start, cell.start + len(named)) if _is_noun(named) else (0, 0))
    said = _OVER.search(heading) if own is None else None
    return read_unit(said["unit"]) if said is not None else own


def _is_noun(words: str) -> bool:
    """Return whether a heading is one word or two of no year: 2024年（百万港元） is none."""
    return 1 < len(words) <= _LONGEST and not any(map(str.isdecimal, words))


def _unless_other(text: str, cell: _Cell, told: Told | None) -> Told | None:
    """Return a unit, or None where the heading is of rates or numbers, which a unit of money does not count."""
    return None if _other().search(text, cell.start, cell.end) else told


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"{one_of('other-measure')}\s?(?:[(\[].*)?$")


def _fills(text: str, phrase: Phrase, cell: _Cell) -> bool:
    """Return whether a number is all that a cell says."""
    around = text[cell.start : phrase.start] + text[phrase.end : cell.end]
    return around.strip() in ("", "-", "()")
