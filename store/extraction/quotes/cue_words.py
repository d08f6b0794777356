"""Whether the characters of a verb of saying are a word where they stand, whatever the segmenter makes of them."""

import re
from functools import cache

from store.extraction.lexicon import rows, words_of
from store.extraction.quotes.extents import is_body
from store.extraction.quotes.following import DIRECTION
from store.extraction.quotes.lists import DOCUMENTS, SPEAKERS, small_words
from store.extraction.quotes.page import Page

_BEFORE_SPEECH = re.compile(r"[，：:,][“「]")
"""After a verb of one character shows that it is one, whatever word the segmenter sees (正说，「…」)."""

_PAUSE_NEAR = re.compile(r"[^，。；：！？“「]{3,24}，")
"""What begins a statement and ends with a comma."""

_PART_OF_WORD = ("误", "没", "未")
"""Before a verb of saying makes one word with it that is none: 误认为, 没说."""

_MONEY = re.compile(
    r"[逾近约超过]{0,2}[\d.,〇零一二两三四五六七八九十百千万亿]{1,16}[多余]?(?:[美港日欧]?元|块)|巨资|重金|巨款"
)
_BLAMES = re.compile(r"[：:]|[^，。：；！？\s]{0,16}[“「]")
_ATTRIBUTE = re.compile(
    r"[^，。；：]{1,6}的|[^，。；：]{1,16}(?:事件|案件|一事|当日|当晚)中?[，。]|是|职业|年[仅龄]|姓名"
)
"""Behind 报称 shows that it only tells of what kind something is (报称独立的候选人, 报称被掳事件)."""
_HEADLINE_ONLY = ("批", "轰")
_PERSONS = ("他", "她", "他们", "她们")


@cache
def single_verbs() -> frozenset[str]:
    """Return the verbs of one character that other words end with."""
    return words_of("cues.tsv", "tail") | small_words("putting")


def with_verb(page: Page, start: int) -> int:
    """Return where a verb of saying begins together with the one before it that says how (威胁称, 讽刺道)."""
    before = page.word_before(start)
    if before is None or before.tag not in ("v", "vn", "vd") or len(before.text) != 2 or not before.known:
        return start
    other = page.items(before.start, start) or page.in_name(before.start) or before.text.endswith(_somebody())
    documents = words_of(SPEAKERS, "document") | words_of(SPEAKERS, "source")
    small = any(before.text in small_words(sort) for sort in ("light", "setting", "settled", "denying", "publishing"))
    return start if other or small or before.text in documents else before.start


def is_word(page: Page, match: re.Match[str]) -> bool:
    """Return whether the characters are a word here: 说明 is no 说; in 蔚来称 a name ends before 称."""
    if page.within_name(match.start()) or page.past_marks(match.start()) > match.start():
        return False
    mistaken = page.masked[match.start() - 1 : match.start()] in _PART_OF_WORD
    if match.group() == "报称":  # 该报|称
        mistaken = match.start() not in page.boundaries or _ATTRIBUTE.match(page.masked, match.end()) is not None
    if match.group() in small_words("clipped"):
        mistaken = not _is_clipped(page, match.group(), match.start(), match.end())
    if mistaken or (
        match.group() in words_of("cues.tsv", "tail") and page.masked.startswith("的是", match.end())
    ):  # 指的是
        return False
    if match.end() not in page.boundaries and not page.begins_name(match.end()) and not _glued(page, match):
        return False
    if (
        len(match.group()) == 1
        and match.group() in single_verbs()
        and not _BEFORE_SPEECH.match(page.masked, match.end())
    ):
        if match.start() in page.boundaries or page.ends_name(match.start()) or not page.is_known(match.start()):
            return True
        finger = page.masked[match.start() - 2 : match.start()] in ("手中", "右中", "左中")  # 右手中指
        return not finger and page.masked[match.start() - 1] in small_words("before-single")
    return True


def _is_clipped(page: Page, verb: str, start: int, end: int) -> bool:
    """Return whether a verb that newsrooms clip stands right behind a name or somebody, in the sense that says.

    Where 批 (approve, criticise) and 轰 (shoot, blast) blame, they stand in headlines; before money it is what is
    spent or allowed (斥5亿元, 批巨资). What an authority 批 is allowed, unless a colon or words in marks show blame.
    """
    if _MONEY.match(page.masked, end) or (verb in _HEADLINE_ONLY and not page.is_headline(start)):
        return False
    if verb == "批" and _is_authority(page, start) and not _BLAMES.match(page.masked, end):
        return False
    if page.ends_name(start):
        return True
    if verb == "料":  # no 材料
        return False
    before = page.word_before(start) if page.is_headline(start) else None
    return (before is not None and is_body(before)) or _ends_somebody(page, start)  # 区议会批…


def _is_authority(page: Page, place: int) -> bool:
    """Return whether who ends at a place may allow something: a public body, a court, a judge."""
    names = page.names_within(max(0, place - 30), place)
    if any(name.end == place and page.is_public(name.identity) for name in names):
        return True
    before = page.word_before(place)
    return before is not None and before.text.endswith((*words_of(DOCUMENTS, "ruling-body"), "官"))


def _glued(page: Page, match: re.Match[str]) -> bool:
    """Return whether the segmenter glued a verb after a Latin name to the word after it (RIAA 称有在线服务…)."""
    if DIRECTION.match(page.masked, match.end()) or _after_name(page, match) or _gives_reason(page, match):
        return True
    begins = match.start() in page.boundaries and not page.is_known(match.start())
    return begins and match.group() in ("称", "指", "说") and page.masked[match.end()] in small_words("after-single")


def _gives_reason(page: Page, match: re.Match[str]) -> bool:
    """Return whether 称为 is no word but what somebody says begins with an aim (校方称|为确保安全，…)."""
    if match.group() != "称" or page.masked[match.end()] != "为" or not _ends_speaker(page, match.start()):
        return False
    aims = page.masked.startswith(tuple(small_words("aiming")), match.end() + 1)
    return aims and _PAUSE_NEAR.match(page.masked, match.end()) is not None


def _ends_speaker(page: Page, place: int) -> bool:
    """Return whether a name or a word for somebody ends at a place, an adverb between at most."""
    adverb = page.masked[place - 1] in small_words("before-single")
    return any(page.ends_name(end) or _ends_somebody(page, end) for end in (place, place - adverb))


@cache
def _verbs() -> tuple[str, ...]:
    """Return the verbs of saying behind which 称 or 说 only ends them, whatever the segmenter sees (评论|称持)."""
    return tuple(
        row[0] for row in rows("cues.tsv") if len(row[0]) > 1 and row[1] in ("comma", "noun", "stance", "colon")
    )


def _after_name(page: Page, match: re.Match[str]) -> bool:
    """Return whether somebody ends before a verb of one character, an adverb between at most (控方则指会…)."""
    if len(match.group()) > 1:
        return False
    if page.masked.endswith(_verbs(), 0, match.start()):
        return True
    return not page.is_known(match.start()) and _ends_speaker(page, match.start())


def _ends_somebody(page: Page, place: int) -> bool:
    """Return whether somebody without a name ends at a place (控方, 他), or what he does with his words (发文)."""
    before = page.word_before(place)
    return before is not None and (
        before.text in _PERSONS or before.text in small_words("publishing") or before.text.endswith(_somebody())
    )


@cache
def _somebody() -> tuple[str, ...]:
    """Return the ends of words for people and bodies behind which the segmenter may glue a verb to the next word."""
    return tuple(words_of(SPEAKERS, "alone") | words_of(SPEAKERS, "people") | words_of(SPEAKERS, "head"))
