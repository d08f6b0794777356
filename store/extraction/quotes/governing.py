"""What governs a noun phrase and which words make one: the object of a verb or a preposition does not speak."""

import re
from functools import cache

from store.extraction.lexicon import words, words_of
from store.extraction.quotes.adverbs import after_leading, ends_with
from store.extraction.quotes.extents import MODIFIER_TAGS, noun_phrase_start
from store.extraction.quotes.lists import people_words, small_words
from store.extraction.quotes.page import BRACKETED, Item, Name, Page

_CUES = "cues.tsv"
_COUNTED = re.compile(r"[一两二三四五六七八九十几数多\d]{1,3}[位名个]")
_BEING = re.compile(r"(?:本身|身|名|曾|现|同)[为是][^，。；的]{0,6}\Z")
"""Behind it stands what somebody is, no object (身为大律师的某某)."""
_PREPOSITION_IN_GAP = re.compile(r"[在于向对]")
_WITH = ("跟", "与", "同")
_WHEN = r"[^，。；：！？,;:!?]{0,12}(?:时|后|期间)"
_MEETS = re.compile(
    rf"(?:[昨今当][日天]|一起|共同|一同|再次|首次|举行|进行|通了){{0,3}}"
    rf"(?:会面|会谈|会晤|见面|碰面|通电话|通话|交谈|对话|对谈|召开|出席|合照|连线){_WHEN}"
)
_INTERVIEWS = re.compile(rf"的?(?:独家)?(?:采访|访问|专访|质询|提问|询问|查询){_WHEN}")
_TITLE = range(2, 6)
"""Characters of a title."""
JOINT = re.compile(rf"[\s{BRACKETED}]*[、和与及跟暨][\s{BRACKETED}]*")


@cache
def _frame_end() -> re.Pattern[str]:
    """Return the pattern of what behind somebody ends a frame that 在 opens (在大律师某某盘问下表示)."""
    return re.compile(r"[一-龥]{0,4}(?:下|时|期间|之后)")


def is_object(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether an item is the object of a preposition or a verb, or the owner of something else."""
    item = items[place]
    if governed_phrase(page, items, place, begin):
        return True
    if item.sort == "pronoun" and (_acted_on(page, items, place) or _in_frame(page, begin, item)):
        return True
    if place > 0 and item.name is not None and _is_met(page, items[place - 1].end, item):
        return True
    channel = page.masked.endswith("官方", begin, item.start)
    if channel and (place > 0 or page.masked.find("在", begin, item.start) >= 0):
        return True  # 某法院在官方微信发文称: the channel does not speak
    return item.sort == "name" and page.masked.startswith("的", item.end) and place + 1 == len(items)


def _acted_on(page: Page, items: list[Item], place: int) -> bool:
    """Return whether a pronoun is whom somebody before it in its clause does something to (打断他说)."""
    item, before = items[place], page.word_before(items[place].start)
    if place == 0 or before is None or item.text not in words_of("pronouns.tsv", "person"):
        return False
    known = any(before.text in small_words(sort) for sort in ("leading", "citing", "joining", "modifier", "continuing"))
    return before.tag == "v" and items[place - 1].end <= before.start and not known


def _is_met(page: Page, least: int, item: Item) -> bool:
    """Return whether a name is whom the one before it meets, or whose questions he takes, before he speaks.

    That is 某某跟总统|李志远|会面后表示, 某某接受议员|李志远|质询时说; but 某某与|李志远|表示, who both speak.
    """
    for token in reversed(page.tokens_within(least, item.start)):
        if token.text in _WITH:
            return _MEETS.match(page.masked, item.end) is not None
        if token.text == "接受":
            return _INTERVIEWS.match(page.masked, item.end) is not None
        if token.tag not in MODIFIER_TAGS:
            return False
    return False


def _in_frame(page: Page, begin: int, item: Item) -> bool:
    """Return whether a pronoun is joined to something that stands in where somebody speaks (在采访和他写的书中)."""
    joins = page.masked[item.start - 1 : item.start] in ("和", "与", "及")
    return joins and any(token.text == "在" for token in page.tokens_within(max(begin, item.start - 12), item.start))


def modifies(page: Page, item: Item) -> bool:
    """Return whether a word for a speaker only tells of what kind the noun after it is: 律师信, 代表被告的大律师."""
    if page.begins_name(item.end):
        return True
    after = page.tokens_within(item.end, item.end + 1)
    if after and after[0].text[:1] in small_words("joining") and after[0].text[1:] in words_of(_CUES, "tail"):
        return False  # 人士|又称: the segmenter makes one word of the adverb and the verb
    spoken_to = bool(after) and not after[0].known and after[0].text[0] in ("对", "向")  # 负责人|对启明社说
    meets = bool(after) and after[0].text in small_words("seeing") and page.begins_name(after[0].end)  # 总统|会见某某
    if not after or spoken_to or meets or after[0].tag not in ("n", "nr", "ns", "nz", "nt"):
        return False
    return not any(after[0].text in words_of("speakers.tsv", sort) for sort in ("document", "silent"))


def governed_phrase(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether the noun phrase of an item is the object of a preposition or a verb."""
    relative = False
    while place > 0 and linked(page, items[place - 1], items[place]):
        gap = page.masked[items[place - 1].end : items[place].start].strip()
        if gap.endswith("的") and len(gap) > 1:
            break  # 由大学回来的李志远: what governs the first does not govern the second
        relative = relative or "的" in gap
        place -= 1
    governor = governed(page, items, place, begin)
    if relative and governor and _BEING.search(page.masked, begin, items[place].start):
        return False  # 本身为大律师的议员李志远
    return governor > 0 and not (relative and governor > 1)  # 代表控方的律师李志远, but 对启明的律师李志远


def governed(page: Page, items: list[Item], place: int, begin: int) -> int:
    """Return the length of the preposition or verb that governs an item, 0 where none does; 和 may only join it."""
    if place > 0 and JOINT.fullmatch(page.masked, items[place - 1].end, items[place].start):
        return governed(page, items, place - 1, begin)
    item = items[place]
    start = item.start if item.sort == "name" else noun_phrase_start(page, begin, item)
    if item.sort != "name" and page.masked[start - 1 : start] == "另" and start > begin:
        start -= 1  # 对另一名警员
    if item.sort != "name" and page.masked[max(begin, start - 1) : start] in ("与", "和", "同"):
        return int(after_leading(page, begin, start - 1) == start - 1)  # 与一些朋友, but 战略与国际研究中心
    if _represents_them(page, begin, start):
        return 0  # 学生代表李志远
    if page.masked.endswith("至于", begin, start):
        return 0  # 至于李志远表示，…: only turns to him
    if _addressed(page, begin, item):
        return 1
    return ends_with(page, begin, start, "object") or ends_with(page, begin, item.start, "object")


def _represents_them(page: Page, begin: int, start: int) -> bool:
    """Return whether 代表 before a place ends what somebody is: the representative of the people right before it."""
    if not page.masked.endswith("代表", begin, start):
        return False
    return page.masked.endswith(people_words(), begin, start - 2)


def _addressed(page: Page, begin: int, item: Item) -> bool:
    """Return whether only nouns stand between 对, 向 or 在 and an item: it does not speak (对台下的妻子某某说)."""
    owned = acting = False
    for token in reversed(page.tokens_within(max(begin, item.start - 24), item.start)):
        if token.text == "在":
            before = page.word_before(token.start)
            lived = before is not None and before.start >= begin and before.tag[0] == "v"  # 住在当地的某某
            return not acting and not lived and (not owned or _frame_end().match(page.masked, item.end) is not None)
        if token.text in ("对", "向"):
            return True
        if token.tag not in MODIFIER_TAGS:
            acting = token.end == item.start  # 向|游行|人士说
            if not acting:
                return False
        owned = owned or token.text == "的"
    return False


def linked(page: Page, left: Item, right: Item) -> bool:
    """Return whether two items are one noun phrase: 公司 + title + name, 公司 + 的 + name, 公司 + 发布的 + 财报."""
    gap = page.masked[left.end : right.start]
    if len(gap) > 45 or re.search(r"[，。；：！？,;:!?—]", gap) or left.text in words_of("pronouns.tsv", "person"):
        return False  # 她认同网民: he and she own no noun without 的
    person = left.name is not None and left.name.kind == "person"
    if person and ("是" in gap or (right.name and not _names_whose(gap, right.name))):
        return False  # 李志远去年是唯一到场的议员: a sentence, and no noun phrase
    if right.sort == "document":  # 蔚来发布的财报, not 蔚来在声明中, 蔚来成立了一个调查…的小组
        return not _PREPOSITION_IN_GAP.search(gap) and "了一" not in gap
    if any(word in gap for word in small_words("parting")):
        return False
    if right.sort in ("head", "title", "media", "counted"):
        return len(gap) <= 20 and ("的" in gap or not _acts(page, left.end, right.start))
    body = left.name is not None and left.name.kind == "organisation"
    bodies = body and right.name is not None and right.name.kind == "organisation"
    nothing = not gap.strip(f" {BRACKETED}" if bodies else None)  # 海岸银行（代号）东湾支行
    return (
        nothing
        or (body and _COUNTED.fullmatch(gap) is not None)
        or gap.rstrip(f' {BRACKETED}“「"、').endswith(tuple(words_of("speakers.tsv", "post")))
        or (body and any(gap[-length:] in words("titles.tsv") for length in _TITLE))
    )


def _names_whose(gap: str, name: Name) -> bool:
    """Return whether a person before a name only tells whose the bearer is (某某的律师某某; not 某某挖走总裁某某)."""
    whose = "的" in gap or not gap.strip() or gap.strip() in words_of("speakers.tsv", "deputy")
    whose = whose or gap.strip() in words_of("role_verbs.tsv", "serving")
    return name.kind == "person" and whose


def _acts(page: Page, start: int, end: int) -> bool:
    """Return whether a verb with an object stands between two items (法官考虑专家报告, 某某否认有撬走前司长)."""
    tokens = page.tokens_within(start, end)
    if any(token.text in small_words("weighing") for token in tokens):
        return True
    verbs = [token for token in tokens if token.tag == "v" and token.text not in small_words("modifier")]
    return len(verbs) > 1 or any(token.text in words_of("cues.tsv", "stance") for token in verbs)
