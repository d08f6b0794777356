"""How many times as much something has become: 翻一番, 翻了两番, 翻了一倍."""

import re
from decimal import Decimal

from store.extraction.figures.amount import Amount
from store.extraction.figures.numerals import Numeral, read_numeral

_DOUBLED = re.compile(r"翻了?(?:([一两二三四五])番(?=$|\W|[多的后至到达]|以上|左右|有余)|一倍)")
_TURNED = re.compile(r"把[^，。；！？\n,;!?]*$")
_REACH = 12


def read_doubled(text: str, start: int) -> Amount | None:
    """Return the multiple that begins at `start` of a folded text, or None: 翻两番 doubles twice, 翻一倍 once.

    Where something follows that is turned over (翻一番抽屉), or stands before it with 把, nothing becomes more.
    """
    match = _DOUBLED.match(text, start) if text[start] == "翻" else None
    if match is None or (match.group(1) and _TURNED.search(text, max(0, start - _REACH), start)):
        return None
    times = read_numeral(match.group(1), 0) if match.group(1) else None
    value = Decimal(2) ** (int(times.value) if times is not None and times.value is not None else 1)
    number = Numeral(start, match.end(), value, arabic=False)
    return Amount(
        start, match.end(), "multiple", value, None, "倍", "番", number, unit_start=match.end(), unit_end=match.end()
    )
