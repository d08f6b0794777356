"""The small words between a speaker and the verb of saying: adverbs, times, and where, when or to whom it is said."""

import re

from store.extraction.engine.tokens import Token
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import BRACKETED, Page

_LIGHT_TAGS = frozenset(("d", "ad", "c", "t", "a", "l", "z", "zg", "x", "m", "mq", "i", "dg", "tg", "ud", "ul", "uz"))
_LEADING_TAGS = frozenset(("c", "t", "d", "x"))
_WEEKDAY = re.compile(r"[上本]?(?:周|星期|礼拜)[一二三四五六日天]")
"""上周五, which the segmenter may call a noun."""
_CLOCK = frozenset(("时", "分", "点", "日", "号"))
_DATES = _CLOCK | {"年", "月"}
WHEN = ("时", "后", "之后", "期间", "之时")
"""Ends what only tells when somebody speaks."""
_MEANWHILE = 12
"""Characters: what tells when somebody speaks is no longer."""
_PAUSES = frozenset("，。；：！？,;:!?")


def light(page: Page, start: int, end: int) -> bool:
    """Return whether nothing but adverbs, times and one setting (在记者会上, 对路透) stands between two places."""
    for token in page.tokens_within(start, end):
        if token.text in small_words("setting"):
            return True
        if token.end > end and _glued(page.masked[token.start : end]):
            return True  # 又称|今年: the segmenter makes one word of the adverb and the verb
        if not _passes(page, token) and not _says_how(page, token, end):
            return False
    return True


def _passes(page: Page, token: Token) -> bool:
    """Return whether a word may stand between a speaker and the verb by itself or by what stands beside it."""
    openly = token.text in small_words("openly")
    return openly or is_light(page, token) or _stressed(page, token) or _accompanies(page, token)


def _accompanies(page: Page, token: Token) -> bool:
    """Return whether a word is of what somebody does while he speaks (笑着解释, 抢著补充)."""
    if token.tag.startswith("v"):
        after = () if token.text in small_words("no-while") else page.tokens_within(token.end, token.end + 1)
        return bool(after) and after[0].text in small_words("while")
    before = page.word_before(token.start) if token.text in small_words("while") else None
    return before is not None and before.tag.startswith("v")


def _says_how(page: Page, token: Token, end: int) -> bool:
    """Return whether 的 stands for 地 between how something is said and the verb (大声的说)."""
    before = page.word_before(token.start) if token.text == "的" and token.end == end else None
    return before is not None and is_light(page, before)


def _glued(before: str) -> bool:
    """Return whether characters are an adverb with which the segmenter makes one word of the verb behind it."""
    adverb = before in small_words("light") and before not in small_words("settled") | small_words("when")
    return adverb or before in small_words("joining")


def _stressed(page: Page, token: Token) -> bool:
    """Return whether 有 only stresses the verb after it (业内人士都有预测), or 时 ends a time (中午时预计)."""
    if token.text == "另":
        return True  # 警方另查出
    before = page.word_before(token.start) if token.text == "有" or token.text in _CLOCK else None
    if before is None:
        return False
    if token.text in _CLOCK:  # 中午时预计, 7时10分宣布: the segmenter calls these nouns and verbs
        return before.tag.startswith("m") or (before.tag == "t" and token.text == "时")
    return before.text in small_words("stressing")


def _before_joining(page: Page, start: int, end: int, passed: tuple[str, ...] = ()) -> Token | None:
    """Return the last word before a place, but for small ones behind another place that only join it to the verb.

    Args:
        page: the article.
        start: the other place.
        end: the place.
        passed: parts of speech that are passed over, too.
    """
    last = page.word_before(end)
    while last is not None and last.start > start and (last.text in small_words("joining") or last.tag in passed):
        last = page.word_before(last.start)
    return last


def meanwhile(page: Page, start: int, end: int) -> bool:
    """Return whether the words before a verb only tell what its subject does meanwhile (作供时确认, 会议后解释)."""
    if end - start > _MEANWHILE or not _PAUSES.isdisjoint(page.masked[start:end]):
        return False
    last = _before_joining(page, start, end, ("d", "ad"))  # 接受查询时也批评, 听到后连忙澄清
    if last is None or last.start < start:
        return False
    glued = not last.known and len(last.text) > 2 and last.text.endswith(("时", "后"))  # 散庭后|批评
    return glued or (last.start > start and last.text in WHEN)


def settled(page: Page, start: int, end: int) -> bool:
    """Return whether what stands between two places is light, and its setting, if there is one, is closed (在会上)."""
    for token in page.tokens_within(start, end):
        if token.text in small_words("setting") and (token.text != "就" or token.end < end):  # 某某就相信，…
            last = _before_joining(page, token.end, end)  # 在会上亦质疑
            if token.text == "经" and last is not None and last.tag in ("v", "vn") and last.start == token.end:
                return True  # 法院经审理查明
            when = last is not None and (last.tag == "t" or last.text in _DATES) and last.end == end
            when = when and token.text in ("在", "于") and end - token.end <= _MEANWHILE  # 在7月裁定
            return token.text in ("向", "对", "透过", "通过") or (
                last is not None and (when or last.text in small_words("settled") or _is_online(token, last, end))
            )
        glued = token.end > end and page.masked[token.start : end] in small_words("light")  # 一审|判决
        if not glued and not _passes(page, token):
            return False
    return True


def _is_online(setting: Token, last: Token, end: int) -> bool:
    """Return whether a Latin name is all of where somebody says something (在Instagram痛批某某：「…」)."""
    return setting.text in ("在", "于") and last.tag == "eng" and last.end == end and last.start - setting.end <= 1


def is_light(page: Page, token: Token) -> bool:
    """Return whether a word may stand between a speaker and the verb: an adverb, a time, something bracketed."""
    if page.masked[token.start] == BRACKETED:
        return True
    if token.text in _PAUSES or token.text in small_words("never"):
        return False
    if token.tag in _LIGHT_TAGS or token.text in small_words("light") or _WEEKDAY.fullmatch(token.text):
        return True
    return token.text.isspace()


def after_leading(page: Page, start: int, end: int) -> int:
    """Return where the words that lead a clause (但, 据, 昨日) end, at most `end`."""
    place = start
    for token in page.tokens_within(start, end):
        known = token.text in small_words("leading") or token.text in small_words("light") or token.text.isspace()
        if not (known or token.tag in _LEADING_TAGS or page.masked[token.start] == BRACKETED) or token.end > end:
            break
        place = token.end
    return place


def _inside_word(page: Page, place: int) -> bool:
    """Return whether a word that the dictionary holds goes on at a place (所|以): what stands there is none itself."""
    return place not in page.boundaries and page.is_known(place)


def ends_with(page: Page, start: int, end: int, sort: str) -> int:
    """Return how many characters before `end` a small word of a class begins that stands there, 0 where none does."""
    last = end
    while end > start and (page.masked[end - 1].isspace() or page.masked[end - 1] in f"{BRACKETED}《〈“「『"):
        end -= 1
    for length in (4, 3, 2, 1):
        place = end - length
        if place >= start and page.masked[place:end] in small_words(sort) and not _inside_word(page, place):
            return length if end == last else last - end + length
    return 0
