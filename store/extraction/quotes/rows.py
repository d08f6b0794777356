"""Remarks in a row, each in its own marks (网友留言说，“…”、“…”、“…”): which rows are remarks, and of how many."""

import bisect
import re
from operator import attrgetter

from store.extraction.quotes.marks import Marked
from store.extraction.quotes.page import Page

_start = attrgetter("start")
_LONGEST_ROW = 40
"""Quotations: a longer row is read as if it ended there, for it is read again from each of them."""
PAUSED = re.compile(r"[，。！？；,!?;…~～]")
"""Parts the clauses of what is said."""
_CLAUSE = 5
"""A remark of so many characters is a clause, whatever stands in it."""
_MANY = 3
_NAMED = re.compile(
    r"等?(?:的|[两三四五六七八九十\d]+[大个项条句]|口号|标语|字样|字眼|横额|横幅|措辞|概念|主题|议题)|等"
)
"""Behind a row shows that it is what something is called, is for or consists of (“…”、“…”等口号)."""


def row_end(page: Page, mark: Marked, separators: str = "、，,") -> int:
    """Return where a quotation ends together with those that follow it in a row (“…”、“…”)."""
    text, end = page.document.text, mark.end
    for _ in range(_LONGEST_ROW):
        if text[end : end + 1] not in tuple(separators) or text[end + 1 : end + 2] not in tuple("“「"):
            break
        following = page.past_marks(end + 2)
        if following <= end + 2:
            break
        end = following
    return end


def heads_remarks(page: Page, mark: Marked) -> bool:
    """Return whether a quotation is the first of several remarks in a row: half are clauses, and name nothing."""
    end = row_end(page, mark, "、")
    if end == mark.end or _NAMED.match(page.masked, end):
        return False
    first = bisect.bisect_left(page.marks, mark.start, key=_start)
    row = page.marks[first : bisect.bisect_left(page.marks, end, lo=first, key=_start)]
    if len(row) < _MANY and page.masked[end : end + 1] in tuple("，,"):
        return False  # 指，「天行有常」、「应之以治则吉」，开放是…: what is said begins with them
    inside = [page.document.text[each.inside : each.inside_end] for each in row]
    return 2 * sum(len(words) >= _CLAUSE or PAUSED.search(words) is not None for words in inside) >= len(inside)
