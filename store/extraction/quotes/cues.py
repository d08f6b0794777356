"""Verbs of saying: where they stand, how surely they report speech, and what follows them."""

import re
from functools import cache
from typing import Literal, NamedTuple

from store.extraction.lexicon import rows
from store.extraction.quotes.page import BRACKETED, QUOTED, Page

CueClass = Literal["pure", "comma", "stance", "noun", "tail", "document"]
Follows = Literal["colon", "comma", "mark", "words", "nothing"]

_CLASSES: dict[str, CueClass] = {
    "pure": "pure",
    "comma": "comma",
    "stance": "stance",
    "noun": "noun",
    "tail": "tail",
    "document": "document",
}
_OPENING = '“「『‘"＂'
# A verb that is denied, is a noun's attribute or is no verb is not speech: 没有透露, 所称, 就差开口说, 被指
_NO_SPEECH_BEFORE = re.compile(
    r"(?:没有|没|未有|未|并未|并无|不|无|未曾|拒绝|(?<![究易务派])所|被|就差|就差开口|差点|难以|难|不愿|不予|不便|不肯|无法|尚未|停止|据|的话|如果|若"
    r"|来|比如|例如|就是|应该|可以|可|一般|严格|具体|换言|换句话|老实|坦白|简单|准确|按理|是|意|特|需要|值得|必须|应当|应|要|避免)$"
)
_COLON_AHEAD = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{1,20}[：:](?!\d)")
_SINGLE = frozenset("称说道指讲")
_AFTER_CUE_SKIP = re.compile(rf"[了过到着]?(?:[\s{BRACKETED}])*")
_NOT_A_VERB_AFTER = re.compile(r"的(?!是)|者|书|人|权|性|率|力|会|函|中心|制度|机制|资料|系统|平台|方面")


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


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[CueClass, bool]]]:
    """Return the pattern of the Chinese verbs of saying, longest first, and their classes."""
    known: dict[str, tuple[CueClass, bool]] = {}
    for row in rows("cues.tsv"):
        if row[1] in _CLASSES:
            known[row[0]] = _CLASSES[row[1]], len(row) > 2 and row[2] == "yes"
    words = sorted(known, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), known


def find_cues(page: Page) -> list[Cue]:
    """Return the verbs of saying of an article's own voice, in order; those inside quotations are not its own."""
    pattern, known = _lexicon()
    found: list[Cue] = []
    for block in page.document.blocks:
        previous: re.Match[str] | None = None
        start = -1
        documents = False
        sort: CueClass = "noun"
        for match in pattern.finditer(page.masked, block.start, block.end):
            if not _is_word(page, match):
                continue
            if previous and match.start() == previous.end():  # 公布表示, 回应称
                documents = documents or known[match.group()][1]
                sort = "pure"
                found.pop()
            else:
                start = match.start()
                sort, documents = known[match.group()]
            previous = match
            found.append(_cue(page, start, match.end(), sort, documents, block.end))
    return [
        cue
        for cue in found
        if page.ends_name(cue.start) or not _NO_SPEECH_BEFORE.search(page.masked, max(0, cue.start - 5), cue.start)
    ]


def _is_word(page: Page, match: re.Match[str]) -> bool:
    """Return whether the characters are a word here: 说明 is no 说; in 蔚来称 a name ends before 称."""
    if match.end() not in page.boundaries and not page.begins_name(match.end()):
        return False
    if match.group() in _SINGLE:
        return match.start() in page.boundaries or page.ends_name(match.start())
    return True


def _cue(page: Page, start: int, end: int, sort: CueClass, documents: bool, limit: int) -> Cue:
    """Return the cue with what follows it."""
    text = page.document.text
    skipped = _AFTER_CUE_SKIP.match(page.masked, end, limit)
    body = skipped.end() if skipped else end
    follows: Follows = "words"
    if body < limit and page.masked[body] in ":：":
        follows = "colon"
        body = _skip_spaces(text, body + 1, limit)
    elif body < limit and page.masked[body] in ",，":
        follows = "comma"
        body = _skip_spaces(text, body + 1, limit)
    elif body >= limit or page.masked[body] in "。！？；!?;…)）”」』":
        return Cue(start, end, text[start:end], sort, documents, "nothing", body)
    else:
        colon = _COLON_AHEAD.match(page.masked, body, limit)
        if colon:  # 分享了他的观察：…
            follows, body = "colon", _skip_spaces(text, colon.end(), limit)
    if body < limit and text[body] in _OPENING:
        follows = "mark"
    return Cue(start, end, text[start:end], sort, documents, follows, body)


def _skip_spaces(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def is_statement(page: Page, cue: Cue, end: int) -> bool:
    """Return whether what follows a cue up to `end` is something said and not a thing (宣布新架构, 透露细节)."""
    words = page.masked[cue.body : end]
    if len(words.replace(QUOTED, "x").strip()) < (4 if cue.follows != "words" else 5):
        return False
    if cue.follows != "words":
        return True
    if _NOT_A_VERB_AFTER.match(words):
        return False
    first = re.split(r"[，,；;]", words, maxsplit=1)[0]
    if re.search(r"(?:后|时|之后|之前|以来|期间|之际|同时|当天|当日|前)$", first) and cue.sort != "pure":
        return False
    if cue.sort == "noun":
        return False
    return cue.sort == "tail" or _has_predicate(page, cue.body, min(end, cue.body + 60), cue.sort)


def _has_predicate(page: Page, start: int, end: int, sort: CueClass) -> bool:
    """Return whether the words hold a verb of their own: 将, 是, 已, or a verb that is no noun's attribute."""
    del sort
    tokens = page.tokens_within(start, end)
    for place, token in enumerate(tokens):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.tag in ("d", "zg") or token.text in _PREDICATES:
            return True
        if token.tag == "v" and following not in ("的", "") and not (place == 0 and len(tokens) < 3):
            return True
    return False


_PREDICATES = frozenset("将会是已有为无可能应须达至逾超获与从在对自被把让使令并仍未不")
