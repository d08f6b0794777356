"""A description with what belongs to it before its last noun: its number, and the clause before 的.

接受某报采访的|专家, 一名在某大学念书的|学生, 多名|某医院医生, 一位不愿具名，化名“东海”的|市民.
"""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.quotes.acting import is_called
from store.extraction.quotes.addressed import is_address
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.text.fold import fold

_LONGEST = 40
"""Characters: a clause before 的 with its number is no longer."""
_NUMBER = r"(?:另外?)?(?:[一两二三四五六七八九十几数多]{1,3}|\d{1,4}余?多?)[位名个]"
_COUNTED = re.compile(_NUMBER)
_COUNTED_BEFORE = re.compile(rf"{_NUMBER}[^，。；：！？,;:!?\n]{{2,20}}[，,、]\Z")
"""A clause that only counts somebody, of whom the next one tells more."""
_BODY = re.compile(r"(?:[一某两几多数]|\d{1,3})[家间所](?=[^，。；：！？、,;:!?\n]{1,24}\Z)")
"""What counts a body, whose nouns end where a description begins."""
_NOMINAL = frozenset("nabjfq")
_OF_PREPOSITIONS = ("在", "从", "由", "来自", "自")
"""The prepositions that begin a clause before 的; what 对 or 向 begins is spoken to."""
_OPENING = "“「『\"'《"
_CLOSING = "”」』\"'》"


def with_clause(page: Page, begin: int, subject: Subject) -> Subject:
    """Return a description together with its number and the clause before 的; any other subject as it is.

    Args:
        page: the article.
        begin: where the clause of the subject begins.
        subject: who is described.
    """
    if subject.sort != "described" or not subject.near or is_address(page, subject.start, subject.end):
        return subject
    body = _counted_body(page, begin, subject)
    if body is not None:
        return _from(page, body, subject)
    opening = _opening(page, begin, subject.start)
    if opening < subject.start and subject.end - opening <= _LONGEST and _belongs(page, opening, subject):
        subject = _from(page, opening, subject)
    if opening == subject.start and "的" in page.masked[subject.start : subject.end]:
        counted = counted_before(page, begin)
        return subject if counted is None else _from(page, counted, subject)
    return subject


def _counted_body(page: Page, begin: int, subject: Subject) -> int | None:
    """Return where one of several bodies, whose somebody is, begins to be counted (一家大型基金公司|专户部总监)."""
    counted = _BODY.search(page.masked, max(begin, subject.start - _LONGEST), subject.start)
    if counted is None or subject.end - counted.start() > _LONGEST or is_called(fold(subject.text)):
        return None
    between = page.tokens_within(counted.end(), subject.start)
    tied = max((place for place, token in enumerate(between) if token.text == "的"), default=-1)
    if not all(_may_tell(token) or place < tied for place, token in enumerate(between)):
        return None  # 一家公司解雇|员工
    if any(token.tag in ("p", "r", "ul") or token.text in words("cues.tsv") for token in between):
        return None
    before = page.word_before(counted.start())
    place = before is not None and before.tag == "ns" and before.start >= begin
    return before.start if before is not None and place else counted.start()


def _may_tell(token: Token) -> bool:
    """Return whether a word may stand within a body's name or before it; one character at most is no noun (银行系)."""
    return token.tag[:1] in _NOMINAL or token.tag in ("vn", "uj") or len(token.text) == 1


def counted_before(page: Page, begin: int) -> int | None:
    """Return where the clause before a place begins to count somebody of whom the next one tells who he is."""
    counted = _COUNTED_BEFORE.search(page.masked, max(0, begin - _LONGEST), begin)
    return counted.start() if counted and _is_unfinished(page, counted.start(), begin) else None


def _is_unfinished(page: Page, start: int, end: int) -> bool:
    """Return whether a clause counts somebody and tells of him without a noun for him (一位|不愿透露身份，)."""
    number = _COUNTED.match(page.masked, start)
    first = page.tokens_within(number.end(), end)[:1] if number else []
    return bool(first) and first[0].tag[0] in "vd" and not _names_somebody(page, start, end)


def _from(page: Page, start: int, subject: Subject) -> Subject:
    """Return a subject that begins further left, in the words of the article."""
    end = subject.end + (page.masked[subject.end : subject.end + 1] in tuple(_CLOSING))
    end = end if any(mark in page.masked[start : subject.end] for mark in _OPENING) else subject.end
    return subject._replace(start=start, end=end, text=page.document.text[start:end].strip())


def _opening(page: Page, begin: int, end: int) -> int:
    """Return where what belongs to a description may begin: behind what leads the clause."""
    opening = after_leading(page, begin, end)
    while (before := page.word_before(opening)) and before.start >= begin and _is_own(page, before):
        opening = before.start
    if page.masked.endswith("其中", begin, opening) and _COUNTED.match(page.masked, opening):
        return opening - 2
    return opening


def _is_own(page: Page, token: Token) -> bool:
    """Return whether an adverb belongs to the clause that it begins (还|没离开的村民), and joins it to none."""
    if token.tag != "d":
        return False
    denies = page.masked[token.end : token.end + 1] in ("没", "未", "不")
    return denies or not any(token.text in small_words(sort) for sort in ("joining", "leading", "introducing"))


def _belongs(page: Page, opening: int, subject: Subject) -> bool:
    """Return whether what stands before a description is its number, or a clause that 的 ties to it."""
    number = _COUNTED.match(page.masked, opening, subject.start)
    rest = number.end() if number else opening
    if page.masked[rest : subject.start].strip(_OPENING) == "":
        return rest > opening
    if page.masked[opening : subject.start].strip(_OPENING) in words_of(SPEAKERS, "quantifier") | {"其中"}:
        return True
    if "的" not in page.masked[subject.start - 1 : subject.end]:
        return False
    if subject.names and not number and page.masked[subject.start - 1] == "的":
        return False  # 提出方案的|某署负责人: whose he is tells enough
    between = [token for token in page.tokens_within(rest, subject.start) if token.text.strip()]
    while between and between[0].tag == "d":
        del between[0]
    if between and not _begins_clause(between[0]):
        return False
    return not any(token.text in _pronouns() for token in between) and not _names_somebody(page, rest, subject.start)


@cache
def _pronouns() -> frozenset[str]:
    """Return the words that stand for a person."""
    return words_of("pronouns.tsv", "person") | {"我", "你", "记者"}


def _begins_clause(token: Token) -> bool:
    """Return whether a word begins a clause before 的: a verb, or a preposition but those of speaking to somebody."""
    if token.text in small_words("citing") or token.text in small_words("asking"):
        return False
    return token.tag in ("v", "vn") or token.text in small_words("modifier") or token.text in _OF_PREPOSITIONS


def _names_somebody(page: Page, start: int, end: int) -> bool:
    """Return whether a person or a noun for people stands between two places: who does what the verbs there say."""
    people = any(name.kind == "person" for name in page.names_within(start, end))
    return people or any(item.sort in ("head", "pronoun", "alone", "title") for item in page.items(start, end))
