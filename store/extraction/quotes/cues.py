"""Verbs of saying: where they stand, how surely they report speech, and what follows them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from store.extraction.lexicon import rows
from store.extraction.quotes.adverbs import small_words
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
_COLON_AHEAD = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{1,20}[：:](?!\d)")
_PAUSE = re.compile(r"[，；;]|,(?!\d)")
_QUERY = re.compile(r"(?:查询|提问|采访|访问|问题|质询|追问|专访)(?:时|后)?$")
_TELLING = ("告诉", "告知", "转告", "提醒", "叮嘱", "警告", "回应", "回复", "答复")
_TOLD = re.compile(r"[^，。！？；：,!?;:“”「」\"\n]{1,16}[，：](?!\d)")
_SINGLE = frozenset("称说道指讲")
_AFTER_CUE_SKIP = re.compile(rf"[了过到着]?(?:[\s{BRACKETED}])*")
_NO_OBJECT = re.compile(r"的(?!是)|者")
_NOUN_AFTER = re.compile(r"书|人|权|性|率|力|会|函|中心|制度|机制|资料|系统|平台|方面")


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
        for match in _words(page, pattern, block.start, block.end):
            if previous and match.start() == previous.end():  # 公布表示, 回应称
                documents = documents or known[match.group()][1]
                sort = "pure"
                found.pop()
            else:
                start = match.start()
                sort, documents = known[match.group()]
            previous = match
            found.append(_cue(page, start, match.end(), sort, documents, block.end))
    return [cue for place, cue in enumerate(found) if not _denied(page, cue) and not _leads_up(page, found, place)]


def _leads_up(page: Page, found: list[Cue], place: int) -> bool:
    """Return whether a verb only leads up to the next one (回复查询时说): a few words and no name or pause between."""
    if place + 1 == len(found) or found[place].sort in ("pure", "tail"):
        return False
    cue, after = found[place], found[place + 1]
    if cue.follows == "comma":
        return after.start == cue.body and (cue.sort == "noun" or after.sort in ("pure", "tail"))  # 回覆，指…
    if cue.follows != "words":
        return False
    between = page.masked[cue.end : after.start]
    if after.sort not in ("pure", "tail") or len(between) > 16 or _PAUSE.search(between):
        return False
    if _QUERY.search(between.strip()):
        return True
    return not any(item.sort != "document" for item in page.items(cue.end, after.start))


def _words(page: Page, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the matches that are words; one that is not hides none that begins within it (继续说道 is no 续说)."""
    while match := pattern.search(page.masked, start, end):
        is_word = _is_word(page, match)
        start = match.end() if is_word else match.start() + 1
        if is_word:
            yield match


def _denied(page: Page, cue: Cue) -> bool:
    """Return whether the verb is denied, to come, or no verb here: 没有透露, 没有直接提及, 将宣布, 所称, 据报道."""
    place = cue.start
    for _ in range(3):
        if page.ends_name(place):
            return False
        word = page.word_before(place)
        if word is None:
            return False
        if word.text in small_words("denying") or (
            cue.sort not in ("pure", "tail") and word.text in small_words("unverbing")
        ):
            return True
        if word.text not in small_words("between"):
            return False
        place = word.start
    return False


def _is_word(page: Page, match: re.Match[str]) -> bool:
    """Return whether the characters are a word here: 说明 is no 说; in 蔚来称 a name ends before 称."""
    if page.within_name(match.start()):
        return False
    if match.end() not in page.boundaries and not page.begins_name(match.end()):
        return False
    if match.group() in _SINGLE:
        if match.start() in page.boundaries or page.ends_name(match.start()) or not page.is_known(match.start()):
            return True
        return page.masked[match.start() - 1] in "又亦也并均都则还就"
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
    elif match := told(page, start, end, body, limit):
        follows, body = "comma", _skip_spaces(text, match, limit)
    elif body >= limit or page.masked[body] in "。！？；!?;…)）”」』":
        return Cue(start, end, text[start:end], sort, documents, "nothing", body)
    else:
        colon = _COLON_AHEAD.match(page.masked, body, limit)
        if colon:  # 分享了他的观察：…
            follows, body = "colon", _skip_spaces(text, colon.end(), limit)
    if body < limit and text[body] in _OPENING:
        follows = "mark"
    return Cue(start, end, text[start:end], sort, documents, follows, body)


def told(page: Page, start: int, end: int, body: int, limit: int) -> int:
    """Return where what is said begins after a verb that first says to whom (告诉36氪，…), 0 for any other."""
    word = page.document.folded[start:end]
    if not word.endswith(_TELLING):
        return 0
    pause = _TOLD.match(page.masked, body, limit)
    return pause.end() if pause else 0


def _skip_spaces(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def is_statement(page: Page, cue: Cue, end: int) -> bool:
    """Return whether what follows a cue up to `end` is something said and not a thing (宣布新架构, 透露细节)."""
    words = page.masked[cue.body : end]
    paused = any(mark in "，,：:" for mark in page.masked[cue.end : cue.body])
    if len(words.replace(QUOTED, "x").strip()) < (4 if paused else 5):
        return False
    if paused:
        return True
    if cue.sort == "noun" or _NO_OBJECT.match(words) or _is_thing(page, cue, end):
        return False
    return (cue.sort in ("pure", "tail") or _is_clause(page, cue, words, end)) and _has_predicate(
        page, cue.body, min(end, cue.body + 60), loose=cue.sort in ("pure", "tail")
    )


def _is_thing(page: Page, cue: Cue, end: int) -> bool:
    """Return whether the words after a verb only name a thing (透露推荐两人的原因, 谴责他发表言论的做法)."""
    pause = _PAUSE.search(page.masked, cue.body, end)
    stop = pause.start() if pause else end
    while stop > cue.body and page.masked[stop - 1] in "。 ":
        stop -= 1
    tokens = page.tokens_within(cue.body, stop)
    if not any(token.text == "的" for token in tokens[-5:]) or any(token.tag == "d" for token in tokens):
        return False
    if cue.sort == "stance":
        return True
    names = tokens[0].tag in ("v", "vn") or not any(token.tag == "v" for token in tokens)
    return names and tokens[-1].text in small_words("thing")


def _is_clause(page: Page, cue: Cue, words: str, end: int) -> bool:
    """Return whether the words after a verb that also takes things can be a clause: not 公告书, 确认了…, 宣布…后."""
    if _NOUN_AFTER.match(words) or page.masked[cue.end : cue.end + 1] == "了":
        return False
    return not _is_time(page, cue.body, end)


def _is_time(page: Page, start: int, end: int) -> bool:
    """Return whether the first clause only says when (宣布重组后，…)."""
    pause = _PAUSE.search(page.masked, start, end)
    last = page.word_before(pause.start()) if pause else None
    return last is not None and last.text in small_words("when")


def _has_predicate(page: Page, start: int, end: int, *, loose: bool) -> bool:
    """Return whether the words hold a verb of their own: 将, 是, 已, or a verb that is no noun's attribute."""
    pause = None if loose else _PAUSE.search(page.masked, start, end)
    tokens = page.tokens_within(start, pause.start() if pause and pause.start() - start > 3 else end)
    for place, token in enumerate(tokens):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if (token.tag in ("d", "zg") and token.text not in _DEGREES) or token.text in _PREDICATES:
            return True
        if loose and token.tag in ("a", "z", "l", "i", "ad"):
            return True
        if token.tag in ("v", "vn") and place == 0 and len(tokens) > 2 and following != "的":
            return True
        if token.tag == "v" and place and following != "的" and (loose or following):
            return True
    return False


_DEGREES = frozenset(("较", "更", "最", "很", "非常", "极", "极其", "十分", "相当", "最新", "首个", "结果"))
_PREDICATES = frozenset("将会是已有为无可能应须要达至逾超获与从在对自被把让使令并仍未不")
