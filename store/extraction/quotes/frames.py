"""Clauses with which a statement begins that only say when or where: nobody says no more than that."""

import re
from functools import cache

from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import QUOTED, Page

_CLAUSE = re.compile(rf"[^，。；：？！“「『‘\"\n{QUOTED}]{{2,32}}[，,]\s*")
_TIMES = ("时", "后", "前")
_PLACING = ("在", "当", "于", "自", "从")


@cache
def _when() -> frozenset[str]:
    """Return the words that end a clause which says when."""
    return small_words("when") - {"同时", "过程", "途中"}


def past_frame(page: Page, body: int, limit: int) -> int:
    """Return where a statement goes on behind a clause at `body` that only says when or where, `body` without one.

    指在该会议中，…; 说离开公司时，…; 表示去年较早前，…
    """
    frame = _CLAUSE.match(page.masked, body, limit)
    last = page.word_before(len(frame.group().rstrip(" \t，,")) + body) if frame else None
    if frame is None or last is None or last.start <= body:
        return body
    placed = page.masked.startswith(_PLACING, body) and last.text in small_words("settled")
    glued = last.text.endswith(_TIMES) and (last.tag == "t" or not last.known)  # 会面时, but 合约|工时
    return frame.end() if placed or glued or last.text in _when() else body
