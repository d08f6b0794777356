"""Where a description begins and ends: with its number and its place, without what only stands before it."""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.page import BRACKETED, Item, Page

_EXPLAINED = re.compile(r"(?<=.)[（(][^（）()]{1,60}[）)](?!的)")

MODIFIER_TAGS = frozenset(
    ("n", "ns", "nz", "nt", "s", "b", "a", "vn", "j", "l", "m", "q", "uj", "eng", "f", "mq", "nr", "an", "nrt", "i")
)


_BEFORE_COMPOUND = frozenset(("q", "mq", "m", "uj", "r"))
"""What stands before a verb that is only a part of the noun behind it."""


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of a number, a pronoun or a word for how many, with what may stand behind it up to an end."""
    having = "".join(sorted(word[0] for word in words_of(SPEAKERS, "having")))
    number = r"[一两三四五六七八九十几数多\d]{1,12}[位名个家]|多[位名家]"
    pointing = r"(?:某|该|另外?)[一两几]?[位名个些家]?|[这那][一两几]?[位名个些家]"
    some = rf"(?<![{having}])有|{one_of(SPEAKERS, 'quantifier')}"
    return re.compile(rf"(?:{number}|{pointing}|{some})[^，。；：！？]{{0,32}}$")


def is_counted(page: Page, begin: int, place: int) -> bool:
    """Return whether what stands at a place is counted or pointed at (一名不愿具名的司机, 该用户)."""
    return counted().search(page.masked, begin, place) is not None


def without_brackets(page: Page, start: int, end: int) -> str:
    """Return what is written between two places, but for brackets that explain a name before a description."""
    text = page.document.text[start:end]
    if not text.endswith(("）", ")")) and BRACKETED in page.masked[start:end]:
        text = _EXPLAINED.sub("", text)
    return text.strip()


def with_places(page: Page, begin: int, start: int) -> int:
    """Return where a description begins together with the places before its first name (北京东城某某中心的店员)."""
    while (before := page.word_before(start)) and before.tag == "ns" and before.start >= begin:
        start = before.start
    return start


def after_opening(page: Page, start: int, end: int) -> int:
    """Return where a description begins without the words that only introduce it (另有一名店员: 一名店员)."""
    place, last = start, ""
    for token in page.tokens_within(start, end):
        if token.text not in small_words("introducing") or token.end > end:
            break
        place, last = token.end, token.text
    return place if last != "另" else start  # 另一名店员 is as written


def counted_start(page: Page, begin: int, start: int, counted: int) -> int:
    """Return where a description begins together with the number and classifier before it."""
    before = page.word_before(counted)
    within = before is not None and before.tag == "f" and before.start >= start and not page.in_name(before.start)
    start = counted if within else min(start, after_leading(page, begin, max(begin, counted)))  # 电话里一名男子
    first = page.tokens_within(start, start + 1)
    return start + bool(first and first[0].text == "有")  # 有不愿具名的警员: that there is one is not who it is


def with_title_marks(page: Page, begin: int, start: int, item: Item, *, alone: bool) -> int:
    """Return where a description begins together with the title marks that it begins in or right after."""
    if page.masked[start - 1 : start] == "《" and "》" in page.document.text[start : item.end]:
        start -= 1
    if alone and page.masked[start - 1 : start] in ("》", BRACKETED):
        opening = page.document.text.rfind("《", max(begin, start - 40), start)
        start = opening if opening >= 0 else start
    return start


def after_verbs(page: Page, start: int, end: int) -> int:
    """Return where a description begins once a verb that is none of it is left out (回应该名职员: 该名职员)."""
    last = page.masked.rfind("的", start, end)
    inside = page.tokens_within(max(start, last), end)
    for before, token in reversed([*zip((None, *inside), inside, strict=False)]):
        if token.tag != "v" or token.end > end or page.in_name(token.start) or token.text in small_words("modifier"):
            continue
        if _of_side(page, token) or _concerns(page, token, start):
            continue
        if before is None or (before.tag not in _BEFORE_COMPOUND and not _compounds(before, token, end)):
            return token.end  # but 一位|理财经理, 北京|理财经理
    return start


def _of_side(page: Page, token: Token) -> bool:
    """Return whether a word names a side, whatever part of speech the segmenter calls it (建制|派|议员)."""
    sides = small_words("side")
    return token.text in sides or page.masked[token.end : token.end + 1] in sides


def _concerns(page: Page, token: Token, begin: int) -> bool:
    """Return whether 相关 is of a noun, whatever the segmenter calls it (启明相关部门负责人; not 与此案相关官员)."""
    return token.text == "相关" and not any(word.tag == "p" for word in page.tokens_within(begin, token.start))


def _compounds(before: Token, verb: Token, end: int) -> bool:
    """Return whether a verb and the noun that begins at `end` are one word for what somebody is (北京理财经理)."""
    return before.tag in ("b", "ns") and verb.end == end and len(verb.text) == 2


def noun_phrase_start(page: Page, begin: int, item: Item) -> int:
    """Return where the noun phrase before a head noun begins: nouns, adjectives, places, numbers and 的."""
    start = item.start
    tokens = page.tokens_within(max(begin, item.start - 24), item.start)
    for before, token in reversed([*zip((None, *tokens), tokens, strict=False)]):
        if token.start < item.start < token.end or (before and _compounds(before, token, item.start)):
            start = token.start  # 陈小姐 is one word, 北京理财经理 one noun
            continue
        if page.masked[token.start] == BRACKETED or _of_side(page, token) or _concerns(page, token, begin):
            start = token.start
            continue
        if token.tag not in MODIFIER_TAGS or token.text in small_words("leading"):
            relative = page.masked.find(
                "的", start, item.start
            )  # …并不浓厚的资深律师: the clause before 的 is none of it
            start = relative + 1 if relative >= 0 else start
            break
        start = token.start
    while start < item.start and page.masked[start] in f"的 \t{BRACKETED}":
        start += 1
    return max(start, begin)
