"""Where a description begins and ends: with its number and its place, without what only stands before it."""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.page import BRACKETED, Item, Page

_EXPLAINED = re.compile(r"(?<=.)[（(][^（）()]{1,60}[）)](?!的)")

MODIFIER_TAGS = frozenset(
    ("n", "ns", "nz", "nt", "s", "b", "a", "vn", "j", "l", "m", "q", "uj", "eng", "f", "mq", "nr", "an", "nrt", "i")
)


_PLACE_TAGS = frozenset(("n", "ns", "nz", "nt", "nr", "j", "s", "vn"))
"""What may stand before the number of somebody to tell where he is from."""
_ABOUT = frozenset(("现场", "当时", "记者", "消息", "网上"))
_LONGEST_PLACE = 12
_LONGEST_BODY = 20
_BEFORE_COMPOUND = frozenset(("q", "mq", "m", "uj", "r"))
"""What stands before a verb that is only a part of the noun behind it."""
_AND = ("和", "与", "及", "以及", "或", "跟")
_SOME = re.compile("(?:[一两二三四五六七八九十数几多][名位个]|众多|许多|很多|不少|一些)(?!的)")
"""Counts those whom a description is of."""


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of a number, a pronoun or a word for how many, with what may stand behind it up to an end."""
    having = "".join(sorted(word[0] for word in words_of(SPEAKERS, "having")))
    number = r"[一两三四五六七八九十几数多\d]{1,12}[位名个家]|多[位名家]"
    pointing = r"(?:某|该|另外?)[一两几]?[位名个些家]?|[这那][一两几]?[位名个些家]"
    some = rf"(?<![{having}])有|{one_of(SPEAKERS, 'quantifier')}"
    one = r"(?<![第统唯万专单同进逐任之])[一两]$"  # 东湾一|司机
    return re.compile(rf"(?:{number}|{pointing}|{some})[^，。；：！？]{{0,32}}$|{one}")


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


def with_office(page: Page, begin: int, start: int) -> int:
    """Return where a description begins together with the title before its first name (甲国总理李志远的办公室)."""
    name = Item(start, start + 1, "name", "")
    opening = noun_phrase_start(page, begin, name)
    title = page.masked[opening:start].rstrip(f" {BRACKETED}")
    return opening if title.endswith(tuple(words_of(SPEAKERS, "post"))) else start


def with_nouns(page: Page, begin: int, start: int) -> int:
    """Return where a counted description begins together with the nouns that open its clause (东湾一名店员)."""
    opening = after_leading(page, begin, start)
    tokens = page.tokens_within(opening, start)
    nouns = all(token.tag in _PLACE_TAGS or is_body(token) for token in tokens)
    about = not tokens or tokens[0].text in _ABOUT
    return opening if nouns and not about and start - opening <= _LONGEST_PLACE else start


def with_body(page: Page, begin: int, start: int, head: int) -> int:
    """Return where a description begins with the body before it that opens the clause, though no name is known of it.

    海洋运输行动组织的|专家, 东湾新区消费扶贫专区|负责人: its nouns may be verbs elsewhere.
    """
    opening = after_leading(page, begin, start)
    tokens = [token for token in page.tokens_within(opening, start) if token.text.strip()]
    tied = bool(tokens) and tokens[-1].text == "的"
    body = tokens[:-1] if tied else tokens
    if not body or start - opening > _LONGEST_BODY or not all(_may_compound(page, token) for token in body):
        return start
    ends = page.masked[: body[-1].end].endswith(tuple(words_of(SPEAKERS, "body"))) and len(body) > 1
    placed = body[0].tag == "ns" and (body[-1].tag[0] == "n" or start < head)
    return opening if (ends if tied else placed) else start


def _may_compound(page: Page, token: Token) -> bool:
    """Return whether a word may be part of the name of a body: a noun, or a verb that reports and does nothing here."""
    if token.tag in _PLACE_TAGS or token.tag in ("b", "a", "an", "eng"):
        return True
    verb = token.tag in ("v", "vn", "d") and len(token.text) == 2 and page.masked[token.start] != BRACKETED
    return verb and token.text not in words("cues.tsv") and token.text not in small_words("object")


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
    if page.masked[counted - 1] != "的" and _acts(page, begin, counted):
        return counted + page.masked.startswith("有", counted)  # 他遇见一位艺术家
    before = page.word_before(counted)
    within = before is not None and before.tag == "f" and before.start >= start and not page.in_name(before.start)
    start = counted if within else min(start, after_leading(page, begin, max(begin, counted)))  # 电话里一名男子
    first = page.tokens_within(start, start + 1)
    return start + bool(first and first[0].text == "有")  # 有不愿具名的警员: that there is one is not who it is


def _acts(page: Page, begin: int, counted: int) -> bool:
    """Return whether a verb of which those who are counted are the object stands before them."""
    known = small_words("modifier") | small_words("leading") | small_words("citing")
    tokens = page.tokens_within(begin, counted)
    return any(token.tag == "v" and len(token.text) > 1 and token.text not in known for token in tokens)


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


def is_body(token: Token) -> bool:
    """Return whether a longer word ends as bodies do, whatever the segmenter calls it (蛋糕店/v)."""
    return len(token.text) > 2 and token.text.endswith(tuple(words_of(SPEAKERS, "body")))


def noun_phrase_start(page: Page, begin: int, item: Item) -> int:
    """Return where the noun phrase before a head noun begins: nouns, adjectives, places, numbers and 的."""
    start = item.start
    tokens = page.tokens_within(max(begin, item.start - 24), item.start)
    for before, token in reversed([*zip((None, *tokens), tokens, strict=False)]):
        if token.start < item.start < token.end or (before and _compounds(before, token, item.start)):
            start = token.start  # 陈小姐 is one word, 北京理财经理 one noun
            continue
        bracketed = page.masked[token.start] == BRACKETED
        if bracketed or _of_side(page, token) or _concerns(page, token, begin) or is_body(token):
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


def after_clause(page: Page, start: int, end: int) -> int:
    """Return where a description begins behind a clause that the segmenter's words joined to it: 接受采访|多名律师."""
    counted = [found.start() for found in _SOME.finditer(page.masked, start + 1, end)]
    if not counted or page.masked[counted[-1] - 1] in "的第":
        return start
    inside = page.tokens_within(start, counted[-1])
    clause = any(token.tag[0] in "vdcp" and token.known and token.text not in _AND for token in inside)
    return counted[-1] if clause and counted[-1] in page.boundaries and not page.in_name(counted[-1]) else start
