"""People without a name who open a clause and do something: 护士长接了电话, 叶太在茶楼, 正在排队的乘客看到."""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import column, one_of, words, words_of
from store.extraction.quotes.addressed import is_address
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.person_nouns import is_of_people

_CLAUSE = 20
"""Characters: what tells of somebody, and who he is, are no longer."""
_INSIDE = ("在", "上", "里")
"""What a clause before 的 may hold besides nouns."""
_DOING = ("v", "d", "p", "a", "t")
"""The first letters of the parts of speech that may follow a subject."""
_NO_DEEDS = ("代表", "办")
"""Verbs that only tell whose somebody is (候选人|办|发言人)."""
_CALLED = 6
"""Characters: a surname and what its bearer is called by are no longer."""
_TO = ("向", "对", "跟", "把", "被", "给", "通过")
"""What is done to somebody, or by whom, is none of what tells who he is."""
_ONE = re.compile(
    r"(?:其中|另外?|有|某|[^，。]{1,12}?)?[一某该这那](?:名|位|个)|另一(?:名|位|个)|[该某这那我]|[上前]述"
)
"""Shows by its beginning that one person is described."""
_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"


@cache
def _party() -> re.Pattern[str]:
    """Return the pattern of one of several parties to a case, however the segmenter cuts it (第三|答辩|人称)."""
    return re.compile(rf"(?:第{_NUMBER}|首)(?:名|位)?(?:{one_of(SPEAKERS, 'party')})")


def lead_people(page: Page, begin: int, end: int) -> tuple[int, int] | None:
    """Return where people without a name open a clause and do something (两个上大班的孩子在院子里玩耍)."""
    head = after_leading(page, begin, end)
    place = head + page.masked.startswith("有", head)
    party = _party().search(page.masked, begin, min(end, place + _CALLED))
    if party and party.start() <= place and not page.begins_name(party.end()):
        return party.span()  # but 第三被告|李志远的代表律师
    if page.masked[place : place + 1] in _INSIDE:
        return None
    doing = False
    before: Token | None = None
    for token in page.tokens_within(place, min(end, place + _CLAUSE)):
        doing = doing or not _may_describe(token)
        if _stops(page, token) or (doing and (not _begins_clause(page, place) or token.text in _TO)):
            break
        tied = not doing or (before is not None and before.text == "的")
        if tied and _is_somebody(page, token, before) and not page.names_within(place, token.end):
            if _acts(page, token.end, end) and not _tells_of_name(page, token.end, end):
                return _with_mark(page, begin, head if page.masked[place] in "个位名" else place), token.end
            if doing:
                break
        before = token
    return None


def _stops(page: Page, token: Token) -> bool:
    """Return whether no description goes on at a word: what is said in marks, or somebody says already."""
    return page.masked[token.start] == QUOTED or token.text in words_of("cues.tsv", "pure")


def _acts(page: Page, place: int, end: int) -> bool:
    """Return whether what somebody does stands at a place, and not what he is called (学生|丁同学)."""
    after = page.tokens_within(place, min(end, place + _CALLED))
    if not after or after[0].start != place or any(is_address(page, place, token.end) for token in after):
        return False
    named = (name for name in page.names_within(place, min(end, place + _CALLED)) if name.kind == "person")
    between = (page.masked[place : name.start].strip() for name in named)
    if any(text in ("", *_NO_DEEDS) or text in words("titles.tsv") for text in between):
        return False  # 总警长|拿督|李志远
    verb = after[0].tag[0] in _DOING and after[0].text not in _NO_DEEDS
    return verb or after[0].text in words("cues.tsv") or after[0].text in small_words("publishing")


def _tells_of_name(page: Page, place: int, end: int) -> bool:
    """Return whether the clause only tells of the person whose name ends it (女儿患病的陈超然，…)."""
    name = next((name for name in page.names_within(place, end) if name.end == end), None)
    return name is not None and page.masked[name.start - 1] == "的"


def _begins_clause(page: Page, place: int) -> bool:
    """Return whether a clause before 的 may begin at a place: with what somebody does, and not with who does it."""
    first = page.tokens_within(place, place + 1)
    return bool(first) and first[0].tag in ("v", "vn", "d")


def _with_mark(page: Page, begin: int, place: int) -> int:
    """Return where a description begins together with the mark before it (“北岸”的主人)."""
    return place - 1 if page.mark_between(begin, place) and page.masked[place - 1] in "“「" else place


def _may_describe(token: Token) -> bool:
    """Return whether a word may stand before the noun for somebody without telling what he does."""
    return token.tag[0] in "nambqrsjif" or token.tag in ("uj", "vn", "eng", "x") or token.text in _INSIDE


def _is_somebody(page: Page, token: Token, before: Token | None) -> bool:
    """Return whether a word is one for people, an office, or what somebody is called (护士长, 叶太, 小董, 丁同学)."""
    if is_of_people(token):
        return True
    if token.text in words_of(SPEAKERS, "nobody") or not token.tag.startswith("n"):
        return False
    if len(token.text) > 1 and token.text in words("titles.tsv"):
        return True
    return is_called(token.text) or (before is not None and is_address(page, before.start, token.end))


def is_called(text: str) -> bool:
    """Return whether a word is a surname with what its bearer is called by: 小董, 老邱, 叶太, 麦生, 罗老师."""
    strength = column("surnames.tsv", 1)
    if len(text) == 2 and text[0] in "小老阿":
        return strength.get(text[1], "0") in ("2", "3")
    rest = next((text[len(name) :] for name in (text[:2], text[:1]) if strength.get(name, "0") in ("2", "3")), "")
    return rest in words_of(SPEAKERS, "address") or rest in words_of(SPEAKERS, "courtesy")


def is_one(text: str) -> bool:
    """Return whether a description can be that of one person whom 他 means: 一名店员, 护士长, 叶太, not 学生."""
    described = _ONE.match(text) is not None or _party().fullmatch(text) is not None
    return described or is_called(text) or text.endswith(_alone())


@cache
def _alone() -> tuple[str, ...]:
    """Return the words for somebody that tell of one person where nothing counts them."""
    alone = words_of(SPEAKERS, "one") | words_of(SPEAKERS, "address") | words_of(SPEAKERS, "family")
    return (*(alone - {"有人"}), *(title for title in words("titles.tsv") if len(title) > 1))
