"""Percentages whose characters stand apart, as in headings of PDFs: 百 分 之 五 十, 六 个 百 分 点, 九 五 折."""

import re
from collections.abc import Callable

from store.extraction.figures.amount import Amount
from store.extraction.figures.numerals import CHINESE

_NUMBER = rf"[{CHINESE}点\d.,](?:[ \t]{{0,3}}[{CHINESE}点\d.,]){{0,15}}"
_GAP = r"[ \t]{0,4}"
_SPREAD = re.compile(
    rf"百{_GAP}分{_GAP}之{_GAP}(?P<share>{_NUMBER})"
    rf"|{_NUMBER}{_GAP}[个個]{_GAP}百{_GAP}分{_GAP}点"
    rf"|[{CHINESE}点](?:[ \t][{CHINESE}点]){{1,4}}[ \t][折成]"
)
_BLANKS = re.compile(r"[ \t]+")
_JOINED = re.compile(r"\d[ \t]+\d")
_APART = re.compile(r"百[ \t]|分[ \t]+之")


def read_spread(text: str, start: int, read: Callable[[str, int], Amount | None]) -> Amount | None:
    """Return the percentage set apart by blanks that begins at `start` of a folded text, or None.

    Args:
        text: the text.
        start: where it may begin.
        read: reads an amount where it stands.
    """
    match = _SPREAD.match(text, start)
    if match is None or not _BLANKS.search(match.group()) or _JOINED.search(match.group()):
        return None
    if match["share"] and not _APART.search(match.group()):
        return None  # 百分之五 十家: the blank may divide two phrases
    joined = _BLANKS.sub("", match.group())
    amount = read(joined, 0)
    if amount is None or amount.kind != "percent" or amount.end != len(joined):
        return None
    number = amount.number._replace(start=start, end=match.end())
    return amount._replace(start=start, end=match.end(), number=number, unit_start=match.end(), unit_end=match.end())
