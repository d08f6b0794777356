"""Speakers whom only speech in marks beside a verb of saying shows: 学生们齐声喊：“…”; 阿树笑着说：“…”; “…”，A说."""

import re
from collections.abc import Iterator, Sequence

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.extents import counted
from store.extraction.quotes.following import Cue
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.noun_phrases import Subject, as_written
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.person_nouns import is_of_people

_LONGEST = 24
"""Characters: who is described has no more."""
_MANNER = 12
"""Characters: what stands between somebody and the verb has no more."""
_HOW = re.compile(r"[大小低高轻细齐柔厉同]声|现场|当[场众面]")
_COLON = re.compile(r"(?:[了出过起]?(?:一|这|那)?句|道|来|[起出](?:来)?|着)?[：:，,\s]*")
_ADVERBS = frozenset("地的又还也则都再即便就却才更曾续")
"""Characters that the segmenter makes one word of with the verb behind them."""
_PAUSES = frozenset("，。；：！？,;:!?、（）()《》“”「」")
_NICK = ("阿", "小", "老")
_NO_MANNER = frozenset("的和与及、被把上里中内下")
"""Right behind a noun for somebody show that others speak, or that it is a place (PPT|上说)."""
_OF_CLAUSE = frozenset("是就了被把")
_DETERMINERS = ("该", "这", "那", "此", "某", "另")
"""Point at a noun right behind them."""
_POINTING = (*_DETERMINERS, "这位", "那位", "我", "她", "他")
"""The same, and what owns a noun by 的."""
_NAMES = frozenset(("nr", "nrt", "nrfg"))


def beside_marks(page: Page, begin: int, cue: Cue) -> Subject | None:
    """Return who leads the clause of a verb that only has speech in marks, told by what he is, None where it cannot be.

    Args:
        page: the article.
        begin: where the clause of the verb begins.
        cue: the verb.
    """
    if cue.sort not in ("pure", "tail", "colon", "comma") or not _only_marks(page, begin, cue):
        return None
    end = cue.start
    return next((found for found in _leaders(page, begin, end) if _says_how(page, found.end, end)), None)


def closes_speech(page: Page, cue: Cue, subject: Subject) -> bool:
    """Return whether a verb ends the clause of somebody right behind sentences in marks (“…。”老师用英语提醒。)."""
    if cue.follows != "nothing" or not page.after_mark(subject.clause) or acted(page, subject):
        return False
    clause = subject.clause
    while page.masked[clause - 1] in " \u3000，,":
        clause -= 1
    return page.masked[clause - 1] in '”」』"' and page.document.text[clause - 2] in "。！？!?…"


def acted(page: Page, subject: Subject) -> bool:
    """Return whether a verb stands between where a clause begins and its subject (将有嘉宾演讲)."""
    return any(token.tag.startswith("v") for token in page.tokens_within(subject.clause, subject.start))


def leader(page: Page, begin: int, end: int) -> Subject | None:
    """Return who leads a clause by what he is, whatever he does in it (树叔很开心), None where nobody is seen to."""
    for found in _leaders(page, begin, end):
        after = page.tokens_within(found.end, end)
        if _only_tells(after):
            continue  # 千禧年|出生|的|小晴
        acts = bool(after) and (after[0].tag[0] in "vdpazctis" or _HOW.fullmatch(after[0].text) is not None)
        return found if acts and after[0].start == found.end else None
    return None


def _only_tells(after: Sequence[Token]) -> bool:
    """Return whether a verb behind somebody, with 的, only tells of who follows, and says nothing itself."""
    verb = len(after) > 1 and after[0].tag.startswith("v") and after[0].text not in words("cues.tsv")
    return verb and after[1].text == "的"


def _leaders(page: Page, begin: int, end: int) -> Iterator[Subject]:
    """Yield the phrases for somebody with which a clause begins, the shortest first."""
    head = after_leading(page, begin, end)
    seen: list[Token] = []
    for token in _until(page, head, end):
        if token.end - head > _LONGEST or page.masked[token.start] in _PAUSES or page.masked[token.start] == BRACKETED:
            return
        seen.append(token)
        if _is_somebody(page, head, seen):
            called = token.tag == "eng" and page.masked[token.end] in words_of(SPEAKERS, "kin")  # May姐
            yield as_written(page, head, token.end + called, begin)


def _only_marks(page: Page, begin: int, cue: Cue) -> bool:
    """Return whether nothing but speech in marks is what is said: right behind the verb, or right before its clause."""
    if cue.follows == "mark":
        return _COLON.fullmatch(page.masked, cue.end, cue.body) is not None
    return cue.follows == "nothing" and page.after_mark(begin)


def _until(page: Page, head: int, end: int) -> list[Token]:
    """Return the words between two places; of one that goes on, what stands before (球|探说: 探)."""
    found = list(page.tokens_within(head, end))
    if found and found[-1].end > end:
        last = found.pop()
        if end - last.start == 1 and page.masked[last.start] not in _ADVERBS:
            found.append(Token(last.start, end, last.text[: end - last.start], "n", known=False))
    return found


def _is_somebody(page: Page, head: int, seen: list[Token]) -> bool:
    """Return whether words that lead a clause are somebody, the last of them the noun for what he is."""
    last, alone = seen[-1], len(seen) == 1
    text = page.masked[head : last.end]
    if last.text in words_of(SPEAKERS, "nobody") or (alone and last.tag.startswith("r")):
        return False
    if last.text == "们" or is_of_people(last) or _is_listed(last):
        return _is_phrase(seen)
    if text.endswith(tuple(words_of(SPEAKERS, "kin"))) and last.end - head > 1 and last.tag[0] in "nexg":
        return _is_phrase(seen)
    if last.tag in _NAMES or last.tag == "eng":
        name = last.tag != "eng" or last.text[0].isalpha()
        called = len(seen) == 2 and seen[0].text in _NICK and seen[0].end == last.start  # 阿Ken
        return name and (alone or called) and last.end - last.start <= _MANNER
    number = counted().search(page.masked, head, last.start)
    leads = number is not None and (number.start() == head or page.masked[number.start() - 1] == "的")
    return leads and last.tag.startswith("n") and _is_phrase(seen)


def _is_listed(noun: Token) -> bool:
    """Return whether a word is one for somebody by itself besides those for people, whatever the segmenter calls it."""
    listed = any(noun.text in words_of(SPEAKERS, sort) for sort in ("counted", "head", "title"))
    return len(noun.text) > 1 and (listed or noun.text in words("titles.tsv"))


def _is_phrase(seen: list[Token]) -> bool:
    """Return whether words are one noun phrase: a verb in it is of what 的 ties to the noun behind it."""
    tied = max((place for place, token in enumerate(seen) if token.text == "的"), default=-1)
    first = seen[0]
    acts = first.tag[0] in "vpd" or first.text in small_words("pivot")
    if first.tag in _NAMES and first.text[0] in small_words("pivot"):
        return False  # 获吕|的友人
    if acts and (tied < 0 or len(first.text) == 1):
        return False  # 强迫学生, 获友人
    if tied < 0 and first.tag == "r" and not first.text.startswith(_DETERMINERS):
        return False  # 他们眼见队友
    if any(token.tag == "r" or token.text in _OF_CLAUSE for token in seen[: tied + 1] if token.text not in _POINTING):
        return False  # 他们就抓住卫生局的工作人员
    return all(token.tag[0] in "nmqabjfsrkelxgiu" or token.tag == "vn" for token in seen[tied + 1 :])


def _says_how(page: Page, start: int, end: int) -> bool:
    """Return whether what stands between somebody and the verb only says how, when or to whom he speaks."""
    if end - start > _MANNER or not _PAUSES.isdisjoint(page.masked[start:end]):
        return False
    tokens = page.tokens_within(start, end)
    first = tokens[0] if tokens else None
    if first is None or first.end > end:
        return first is None or end - first.start > 1 or page.masked[first.start] in _ADVERBS  # 振臂|高呼
    if page.masked[end - 1] in "地的" and end - first.end == 1:
        return True  # 得意洋洋地说
    if page.masked[start] in small_words("setting"):
        return True
    if any(token.text in small_words("pivot") for token in tokens):
        return False  # 父母|要求|孩子对老师说
    noun = first.tag[0] in "nek" and not _HOW.fullmatch(first.text) and first.text not in small_words("light")
    return not noun and first.text not in _NO_MANNER
