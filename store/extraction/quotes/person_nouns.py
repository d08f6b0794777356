"""Speakers by what they are, whatever noun says it: 邻居说, 在村里住了六年的工人表示, 其中一个孩子说, 业界担心."""

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words_of
from store.extraction.quotes.adverbs import after_leading, light
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.page import Page

_CLAUSE = 20
"""Characters: a clause before 的 that tells of somebody is no longer."""
_WHEN = ("后", "之后", "时")
_COUNTING = ("m", "q", "mq", "r")
_DESCRIBING = ("v", "vn", "a", "b", "z")
_POINTING = ("那", "这")


def person_noun(page: Page, begin: int, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where a noun for people opens a clause, with what counts or describes them, or None.

    Args:
        page: the article.
        begin: where the clause begins.
        run: the nouns right before the verb.
    """
    if not run or not is_of_people(run[-1]):
        return None
    if any(token.text in words_of("cues.tsv", "stance") for token in run[:-1]):
        return None  # 建议教师提示学生: whom somebody advises
    start, end = run[0].start, run[-1].end
    opening = after_leading(page, begin, start)
    if page.masked[opening - 1 : opening] == "《" and "》" in page.masked[opening:start]:
        opening -= 1  # 《某某宣言》的签署人
    between = page.tokens_within(opening, start)
    if not between or between[-1].text in _WHEN:  # 了解情况后|民警告诉他: a clause of when leads, without a pause
        return start, end
    if len(between) > 1 and between[-1].tag in _DESCRIBING and between[-2].text == "的":
        start = between[-1].start  # 76岁的退休教师: a word of what they are, not what somebody does to them
    attribute = len(between) == 1 and between[0].tag in ("an", "b", "vn") and len(between[0].text) == 2  # 安全人员
    if attribute or (
        page.masked[start - 1] == "的" and start - opening <= _CLAUSE and not page.names_within(opening, start)
    ):
        return opening, end
    if all(token.tag in _COUNTING or token.text == "其中" for token in between):
        return (start if between[0].text.startswith(_POINTING) else opening), end
    return None


def people_alone(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where a listed noun for people is all that opens a clause, however the segmenter cuts it (快递|员说)."""
    head = after_leading(page, begin, cue)
    for token in reversed(page.tokens_within(head, cue)):
        if token.end <= cue and token.end - head > 1 and page.masked[head : token.end] in words_of(SPEAKERS, "people"):
            return (head, token.end) if light(page, token.end, cue) else None
    return None


def opinion(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where the opinion stands that a clause says there is (有|评论认为), which a verb may begin with."""
    head = after_leading(page, begin, cue)
    place = head if page.masked.startswith("有", head) else head - 1
    if page.masked[place : place + 1] != "有" or place < begin:
        return None
    for word in words_of(SPEAKERS, "opinion"):
        end = place + 1 + len(word)
        if page.masked.startswith(word, place + 1) and (place + 1 == cue or (end <= cue and light(page, end, cue))):
            return place + 1, end
    return None


def is_of_people(noun: Token) -> bool:
    """Return whether a word ends like those for people, or is one for all who are in something, and is no other."""
    if noun.text in words_of(SPEAKERS, "all"):
        return True  # 业内, which the segmenter calls no noun
    if noun.text in words_of(SPEAKERS, "people") and len(noun.text) > 1:
        return True  # 邻居, which the segmenter calls a verb
    if not noun.tag.startswith("n") or noun.text in words_of(SPEAKERS, "nobody"):
        return False
    return noun.text.endswith(tuple(words_of(SPEAKERS, "people")))
