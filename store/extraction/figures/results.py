"""Results of matches and what is counted in them: 以91比79胜出, 109-92大胜, 39胜43负, 18投7中."""

import re
from decimal import Decimal

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount
from store.extraction.figures.contexts import CONTEXTS, beside
from store.extraction.figures.numerals import FEW, Numeral
from store.extraction.figures.units import unit_at
from store.text.patterns import holds

RESULT = Rule(
    "figure.result",
    0.97,
    finds=Example("球队以91比79胜出。", "91比79"),
    leaves=Example("公司按2比1的比例拆股。", "2比1"),
    lists=(CONTEXTS,),
)
"""The points of both sides of a match, and shots and matches by their outcome: as sure as their kind."""
_RESULT = re.compile(
    r"((?!0\d)\d{1,3})(?:比|\s?([-–−:])\s?)(\d{1,3})(?![\d.%/:–−-]|的?[比阵]|赛季|学年|地块|世纪|之间|线城|[年月号楼座室条])"
)
_JOINED = re.compile(r"[A-Za-z\d./:+×第–−-]\s?$")
_DRAWN = re.compile(r"平|和(?![^\d\W]{0,4}\d)|打[和平]|[战逼]和|握手")
_MARK = re.compile(r"[，。；！？\n,;!?]")
_REACH = 16
_PARAGRAPH = 400
"""Characters on either side of two numbers that may tell of a match; some paragraphs are whole articles."""
_MOST = 250
"""Points that a side may make."""
_HOURS, _MINUTES = 24, 60
_HIT_OR_MISSED = re.compile(rf"\s?(?:[仅只才]?{FEW}[中失](?![标心国败])|[皆均都]?全部?[中失]|连[中失]|[不未]中)")
_SHOT = re.compile(rf"{FEW}[投罚][仅只才]?\s?$")
_NEVER = re.compile(r"(?!)")
_TALLIES = {
    "投": (_NEVER, _HIT_OR_MISSED),
    "罚": (_NEVER, _HIT_OR_MISSED),
    "中": (_SHOT, _NEVER),
    "胜": (re.compile(rf"{FEW}[负败平][，、]?\s?$"), re.compile(rf"[，、]?\s?{FEW}[负败平]")),
    "平": (re.compile(rf"{FEW}[胜负败][，、]?\s?$"), re.compile(rf"[，、]?\s?{FEW}[负败]")),
    "负": (re.compile(rf"{FEW}[胜平][，、]?\s?$"), re.compile(rf"[，、]?\s?{FEW}平")),
}
_TALLIES["败"] = _TALLIES["负"]
"""What is counted beside one another: shots and hits, won, drawn and lost; patterns of the others, on either side."""


def read_result(text: str, start: int) -> Amount | None:
    """Return the result that begins at `start` of a folded text, or None where nothing tells of a match."""
    match = _RESULT.match(text, start) if text[start].isdecimal() else None
    if match is None or not _told(text, match):
        return None
    number, end = Numeral(start, match.end(), Decimal(match.group(1))), match.end()
    return Amount(
        start, end, "count", number.value, None, "", "", number, rule=RESULT.name, unit_start=end, unit_end=end
    )


def _told(text: str, match: re.Match[str]) -> bool:
    """Return whether a clause tells of a match; two numbers with a sign between them are more than a result."""
    before, behind = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
    clause = f"{_MARK.split(before)[-1]}|{_MARK.split(behind)[0]}"
    if holds(clause, beside("voted")):
        return False
    contested, sign = holds(clause, beside("contested")), match.group(2)
    if sign is None:
        return contested
    first, second = int(match.group(1)), int(match.group(3))
    if max(first, second) > _MOST or _JOINED.search(before) or holds(clause, beside("unplayed")):
        return False
    if first < second and unit_at(text, match.end()) is not None:
        return False
    drawn = first == second and _DRAWN.match(behind) is not None
    if sign == ":":
        clock = first < _HOURS and len(match.group(3)) == 2 and second < _MINUTES
        return not clock and (drawn or contested)
    paragraph = text[max(0, match.start() - _PARAGRAPH) : match.end() + _PARAGRAPH]
    return drawn or contested or holds(paragraph, beside("match"))


def read_tally(text: str, number: Numeral) -> Amount | None:
    """Return the shots or the matches that a number counts where their outcome is counted beside them, or None."""
    form = text[number.end : number.end + 1]
    if form not in _TALLIES or number.scale > 1 or number.more or number.upper is not None:
        return None
    if form in ("投", "罚") and number.small and number.value == 1:
        return None  # 最后一投不中
    before, behind = _TALLIES[form]
    end = number.end + 1
    if not (behind.match(text, end) or before.search(text, max(0, number.start - _REACH), number.start)):
        return None
    return Amount(
        number.start,
        end,
        "count",
        number.value,
        None,
        "",
        form,
        number,
        rule=RESULT.name,
        guard="tally",
        unit_start=number.end,
        unit_end=end,
    )
