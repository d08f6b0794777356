"""Clauses with which a statement begins that only say when or where: nobody says no more than that."""

import re
from functools import cache

from store.extraction.quotes.following import Cue
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.questions import is_asking

_CLAUSE = re.compile(rf"[^，。；：？！“「『‘\"\n{QUOTED}]{{2,32}}[，,]\s*")
_TIMES = ("时", "后", "前")
_LAST = re.compile(r"([，,；;])[^，,；;。：:]{2,32}[，,]\s*\Z")
_YEAR = re.compile(r"(?:\d{4}|[去今明前本])年(?:\d{1,2}月|[上下]半年|[年初底中末])?")
_ABOUT = re.compile(
    r"(?:不过|但是?|而|惟|另外?|此外|其中)?(?:对于|针对|至于|关于|被?[问谈说提][及到起]|被问|被追问|被质疑|考虑到)"
)
"""Begins a clause that says what the next voice speaks of (对于加租，她表示…)."""
_GOING_ON = frozenset("但并又亦也更而还且")
"""Begins a voice that goes on with the sentence, which the clause before it belongs to then."""
_PLACING = ("在", "当", "于", "自", "从", "到", "随后", "其后")


@cache
def _when() -> frozenset[str]:
    """Return the words that end a clause which says when."""
    return small_words("when") - {"同时", "过程", "途中"}


def _is_frame(page: Page, start: int, end: int) -> bool:
    """Return whether a clause only says when or where (在该会议中; 离开公司时; 去年较早前)."""
    while end > start and page.masked[end - 1] in " \t，,":
        end -= 1
    last = page.word_before(end)
    if last is None or last.start <= start or last.end != end:
        return False
    if _YEAR.fullmatch(page.masked, start, end):
        return True
    placed = page.masked.startswith(_PLACING, start) and last.text in small_words("settled")
    glued = last.text.endswith(_TIMES) and (last.tag == "t" or not last.known)  # 会面时, but 合约|工时
    return placed or glued or last.text in _when()


def past_frame(page: Page, body: int, limit: int) -> int:
    """Return where a statement goes on behind clauses at `body` that only say when or where, `body` without one."""
    while (frame := _CLAUSE.match(page.masked, body, limit)) and _is_frame(page, body, frame.end()):
        body = frame.end()
    return body


def goes_on(page: Page, cue: Cue | None, body: int, limit: int) -> int:
    """Return where a statement at `body` begins to say more than when or where, up to a limit.

    Behind a verb of asking such a clause says when it was asked (询问会否加租时，他表示…).
    """
    return body if cue and is_asking(cue.text) else past_frame(page, body, limit)


def before_frame(page: Page, start: int, voice: int) -> int:
    """Return where a statement ends before the clause that says when or of what the next voice speaks.

    …，离开时，某某表示…; …，对于加租，她认为….
    """
    last = _LAST.search(page.masked, start, voice)
    if last is None:
        return voice
    about = page.masked[voice] not in _GOING_ON and _ABOUT.match(page.masked, last.end(1)) is not None
    return last.start() if about or _is_frame(page, last.end(1), voice) else voice
