"""A verb of saying and what follows it: a colon, a comma, marks, words, or first to whom it is said."""

import re
from functools import cache
from typing import Literal, NamedTuple

from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.questions import is_asking, is_question

CueClass = Literal["pure", "comma", "stance", "noun", "colon", "tail", "document"]

Follows = Literal["colon", "comma", "mark", "words", "nothing"]


_OPENING = '“「『‘"＂'

_COLON_AHEAD = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{1,20}[：:](?!\d)")

_TOLD = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{1,16}(?:，|：(?!\d))")

_TOLD_ALL = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{0,14}(?:记者|媒体|传媒|笔者|本报|本刊|我们?)(?=[。；;\n]|$)")

_AFTER_CUE_SKIP = re.compile(rf"[\s{BRACKETED}]*")

_MOST_ATTRIBUTES = 2
_ATTRIBUTES = frozenset(("b", "m", "q", "mq", "n", "r", "a", "vn"))
"""What may stand between a verb and the noun for an utterance that it performs."""
_ASPECTS = ("了", "过", "到", "着")
DIRECTION = re.compile(r"[出下](?=[“「『‘\"＂：:])")
"""Behind a verb, right before what is said, shows that it came out (喊出“…”, 写下：…)."""


class Cue(NamedTuple):
    """A verb of saying.

    Attributes:
        start: first character, that of the first of several in a row (回应称, 公布表示).
        end: one past the last.
        text: as written.
        sort: its class; that of a row with a tail is "pure".
        documents: whether a report may be its subject.
        follows: what comes after it.
        body: where what follows begins.
    """

    start: int
    end: int
    text: str
    sort: CueClass
    documents: bool
    follows: Follows
    body: int


def _performing(page: Page, start: int, end: int, follows: Follows) -> int:
    """Return where a verb begins that performs what a noun for an utterance names (作出承诺，…), 0 for any other."""
    if follows not in ("comma", "colon", "mark") or page.masked[start:end] not in small_words("performed"):
        return 0
    verbs = small_words("performing")
    whole = next((token for token in page.tokens_within(start - 2, start) if token.end == end), None)
    if whole is not None and whole.text[:-2] in verbs:  # 发表声明, which the segmenter takes for one word
        return whole.start
    before = page.word_before(whole.start if whole else start)
    for _ in range(_MOST_ATTRIBUTES):  # 作出一审判决, 发表联合声明
        if before is None or before.tag not in _ATTRIBUTES or before.text in verbs:
            break
        before = page.word_before(before.start)
    return before.start if before is not None and before.text in verbs else 0


def cue_at(page: Page, start: int, end: int, sort: CueClass, documents: bool, limit: int) -> Cue:
    """Return the cue with what follows it."""
    text = page.document.text
    body = _skip_aspect(page, end, limit)
    follows: Follows = "words"
    if body < limit and page.masked[body] in ":：":
        follows = "colon"
        body = skip_spaces(text, body + 1, limit)
    elif body < limit and page.masked[body] in ",，":
        follows = "comma"
        body = skip_spaces(text, body + 1, limit)
    elif match := told(page, start, end, body, limit):
        follows, body = "comma", skip_spaces(text, match, limit)
    elif _only_told(page, start, end, body, limit) or body >= limit or page.masked[body] in "。！？；!?;…)）”」』、":
        return Cue(start, end, text[start:end], sort, documents, "nothing", body)
    else:
        colon = _COLON_AHEAD.match(page.masked, body, limit)
        if colon and not _is_said(page, text[start:end], body, colon.end()):  # 分享了他的观察：…
            follows, body = "colon", skip_spaces(text, colon.end(), limit)
    if follows == "comma" and sort not in ("pure", "tail") and page.masked.startswith(_turning(), body):
        return Cue(start, end, text[start:end], sort, documents, "nothing", body)  # 虽有官员回应，但…
    if body < limit and text[body] in _OPENING:
        follows = "mark"
    performing = _performing(page, start, end, follows)
    if performing:
        start, sort = performing, "comma"
    return Cue(start, end, text[start:end], sort, documents, follows, body)


def _is_said(page: Page, verb: str, body: int, end: int) -> bool:
    """Return whether what stands before a colon is said, no topic of it (某某批某局失职：…, 某某批…　某某：…)."""
    if page.is_headline(body) and " " in page.masked[body:end]:
        return True
    tokens = page.tokens_within(body, end) if verb in small_words("clipped") else ()
    return any(token.tag in ("v", "vn", "l", "i") and not page.in_name(token.start) for token in tokens)


@cache
def _turning() -> tuple[str, ...]:
    """Return the words with which the article turns from what somebody did to what is held against it."""
    return tuple(small_words("turning"))


def told(page: Page, start: int, end: int, body: int, limit: int) -> int:
    """Return where what is said begins after a verb that first says to whom (告诉36氪，…), 0 for any other."""
    word = page.document.folded[start:end]
    wishing = word in small_words("wishing")
    if not wishing and not word.endswith(tuple(small_words("telling"))):
        return 0
    pause = _TOLD.match(page.masked, body, limit)
    if pause is None:
        return 0
    if wishing:
        return pause.end() if _is_body(page, body, pause.end() - 1) else 0
    if is_asking(word) and is_question(page, body, pause.end()):
        return 0  # 追问会否加租，…: whom is asked stands behind a verb of asking alone
    return pause.end()


def _is_body(page: Page, start: int, end: int) -> bool:
    """Return whether a name, or an office and one, is all that stands between two places (呼吁教育局，…)."""
    names = page.names_within(start, end)
    titled = all(token.tag.startswith("n") for token in page.tokens_within(start, end))
    return len(names) == 1 and names[0].end == end and (names[0].start == start or titled)


def _only_told(page: Page, start: int, end: int, body: int, limit: int) -> bool:
    """Return whether only to whom follows a verb: what is said stands before it (“…”某某告诉本报记者。)."""
    telling = page.document.folded[start:end].endswith(tuple(small_words("telling")))
    return telling and _TOLD_ALL.match(page.masked, body, limit) is not None


def _skip_aspect(page: Page, end: int, limit: int) -> int:
    """Return where what only belongs to a verb ends, and spaces and brackets after it.

    That is 了, 过, 到 or 着, if it is a word (指|过去), and 出 or 下 where what is said follows at once (喊出“…”).
    """
    if end < limit and page.masked[end] in _ASPECTS and end + 1 in page.boundaries:
        end += 1
    if DIRECTION.match(page.masked, end, limit):
        end += 1
    skipped = _AFTER_CUE_SKIP.match(page.masked, end, limit)
    return skipped.end() if skipped else end


def skip_spaces(text: str, start: int, limit: int) -> int:
    """Return where the spaces end that begin at a place."""
    while start < limit and text[start].isspace():
        start += 1
    return start
