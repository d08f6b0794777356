"""Several who speak together: names with their titles between, and descriptions that are joined to them.

周文静及副会长李志远, 周文静及股东们, 业主、清洁公司及物业公司, 宣言的作者和联署人士.
"""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.adverbs import after_leading, ends_with, light
from store.extraction.quotes.extents import after_opening, noun_phrase_start, with_title_marks, without_brackets
from store.extraction.quotes.lists import SPEAKERS, SPEAKING, small_words
from store.extraction.quotes.noun_phrases import Subject, joined_names
from store.extraction.quotes.page import BRACKETED, Item, Name, Page
from store.extraction.quotes.unnamed import nouns_before

_JOINER = re.compile(rf"(以及|[、和与及跟暨])[\s{BRACKETED}]*+")
_STRONG = frozenset(("、", "以及", "及", "暨"))
"""What only joins; 和, 与 and 跟 may also say with whom somebody does something."""
_WITH = frozenset(("和", "与", "跟"))
_TALKS = "说讲谈"
"""Before verbs that begin so, what may also say with whom somebody does something tells to whom he speaks."""
_PAUSES = re.compile(r"[，。；：！？,:;!?\n“”「」]")
_LONGEST = 30
"""Characters: between two who are joined no more stands."""
_MOST = 6
"""So many who speak together are told at most."""
_ELLIPSIS = 4
"""Characters: what stands for a group without the noun that follows it later is no longer (本地、外地学生)."""


def together(page: Page, begin: int, subject: Subject, cue: int) -> Subject:
    """Return who speaks together with all who are joined to him; who speaks alone as he is.

    Args:
        page: the article.
        begin: where the clause begins.
        subject: who was found to stand before a verb.
        cue: where the verb stands.
    """
    if subject.sort not in ("name", "joint", "described", "title"):
        return subject
    subject = _with_those_behind(page, subject, cue)
    parts = [(subject.start, subject.end, subject.names)]
    joiner = _joiner_before(page, begin, parts[0], subject)
    several = joiner is not None and _says_several(page, subject.end, cue)
    while joiner is not None and len(parts) < _MOST:
        part = _part_before(page, begin, joiner, subject)
        if part is None or not _may_join(page, part, parts[0], joiner, several=several, last=subject):
            break
        parts.insert(0, part)
        joiner = _joiner_before(page, begin, part, subject)
    first = parts[0][0]
    if len(parts) == 1 or ends_with(page, begin, first, "object"):
        return subject
    names = tuple(name for _, _, named in parts for name in named)
    if all(_is_name(part) for part in parts):
        return subject._replace(start=first, sort="joint", text=joined_names(page, names), names=names)
    return subject._replace(start=first, sort="described", text=without_brackets(page, first, subject.end), names=names)


Part = tuple[int, int, tuple[Name, ...]]
"""Where one of them stands, and the names of which his is made."""


def _is_name(part: Part) -> bool:
    """Return whether one of them is a name and nothing else, or several joined ones."""
    return bool(part[2]) and part[2][0].start == part[0] and part[2][-1].end == part[1]


def _says_several(page: Page, end: int, cue: int) -> bool:
    """Return whether a word before the verb tells that more than one speaks (均表示, 齐批评)."""
    return _several().search(page.masked, end, cue) is not None


@cache
def _several() -> re.Pattern[str]:
    return re.compile(one_of(SPEAKING, "several"))


def _joiner_before(page: Page, begin: int, part: Part, subject: Subject) -> tuple[int, int] | None:
    """Return where what joins somebody to others before him stands, with nothing but what he is between."""
    found = [*_JOINER.finditer(page.masked, max(begin, part[0] - _LONGEST), part[0])]
    if not found or page.in_name(found[-1].start(1)):
        return None
    start, end = found[-1].span()
    while start > begin and page.masked[start - 1] in f" {BRACKETED}":
        start -= 1
    between = page.masked[end : part[0]]
    if _PAUSES.search(between) or (between and not _tells_who(page, end, part, subject)):
        return None
    return start, end


def _tells_who(page: Page, start: int, part: Part, subject: Subject) -> bool:
    """Return whether only what somebody is stands before his name (副会长|李志远), or before the noun for him."""
    tokens = [token for token in page.tokens_within(start, part[0]) if not page.in_name(token.start)]
    if part[2] and part[2][-1].kind == "person":
        title = page.masked[start : part[0]].rstrip(f" {BRACKETED}").endswith(tuple(words_of(SPEAKERS, "post")))
        return title and not any(token.tag == "v" and len(token.text) > 1 for token in tokens)
    return len(tokens) == 1 and subject.sort == "described" and len(tokens[0].text) == 2  # 作者和|联署|人士


def _part_before(page: Page, begin: int, joiner: tuple[int, int], subject: Subject) -> Part | None:
    """Return who ends where something that joins him to others begins."""
    end = joiner[0]
    near = page.names_within(max(begin, end - _LONGEST), end)
    names = [name for name in near if name.end == end]
    if names:
        return names[-1].start, end, (names[-1],)
    titled = [name for name in near if name.kind == "person"]
    if titled and page.masked[titled[-1].end : end] in words_of(SPEAKERS, "address"):
        return titled[-1].start, end, (titled[-1],)
    tokens = [token for token in page.tokens_within(max(begin, end - _LONGEST), end) if token.end <= end]
    if not tokens or tokens[-1].end != end:
        return None
    of_something = page.masked[tokens[-1].start - 1] == "的"  # 宣言的作者
    if not _is_somebody(tokens[-1], owned=of_something):
        return _ellipsis(page, begin, tokens[-1], subject)
    last = Item(tokens[-1].start, end, "head", tokens[-1].text)
    start = max(noun_phrase_start(page, begin, last), after_leading(page, begin, last.start))
    start = after_opening(page, start, last.start)
    if start == last.start and not _is_noun_for_somebody(last.text):
        start = _with_word_before(page, begin, start)  # 启明|科技, whose first word is a verb elsewhere
        if start == last.start:
            return None
    start = with_title_marks(page, begin, start, last, alone=True)
    opening = page.masked.rfind("《", begin, start) if page.masked.endswith("》的", begin, start) else -1
    start = opening if opening >= 0 else start  # 《某某宣言》的作者
    within = tuple(name for name in page.names_within(start, end) if name.start >= start)
    return start, end, within


def _ellipsis(page: Page, begin: int, token: Token, subject: Subject) -> Part | None:
    """Return a word that opens the clause and shares the noun of those joined to it (泛民与建制派议员)."""
    opens = token.start == after_leading(page, begin, token.start)
    noun = token.tag[:1] in "njabs" and 2 <= len(token.text) <= _ELLIPSIS
    return (token.start, token.end, ()) if opens and noun and subject.sort == "described" else None


def _is_somebody(noun: Token, *, owned: bool = False) -> bool:
    """Return whether a word is one for people or bodies; what is nobody alone may be somebody of something."""
    if len(noun.text) < 2 or (noun.text in words_of(SPEAKERS, "nobody") and not owned) or noun.tag[:1] in "vdp":
        return False
    return _is_noun_for_somebody(noun.text) or noun.text.endswith(tuple(words_of(SPEAKERS, "body")))


def _is_noun_for_somebody(text: str) -> bool:
    """Return whether a word alone is one for people or a body, and does not only end what one is called."""
    listed = any(text in words_of(SPEAKERS, sort) for sort in ("all", "alone", "counted", "head"))
    return listed or text.endswith(tuple(words_of(SPEAKERS, "people")))


def _with_word_before(page: Page, begin: int, start: int) -> int:
    """Return where the word before a place begins if the clause opens with it, else the place."""
    before = page.word_before(start)
    opens = before is not None and before.start >= begin and before.start == after_leading(page, begin, before.start)
    return before.start if before is not None and opens else start


def _may_join(page: Page, left: Part, right: Part, joiner: tuple[int, int], *, several: bool, last: Subject) -> bool:
    """Return whether two speak together; two titles of one person do not (创始人、董事长某某)."""
    sign = page.masked[joiner[0] : joiner[1]].strip(f" {BRACKETED}")
    if right[2] and right[2][-1].kind == "person" and right[2][-1].end == right[1]:
        if not left[2] or left[2][-1].kind != "person" or left[2][0].start != left[0]:
            return False
        rest = page.masked[left[2][-1].end : left[1]]
        return several or sign != "、" or not rest or rest in words_of(SPEAKERS, "address")  # 某某的丈夫、律师某某
    return several or _is_plural(page, last) or (sign in _STRONG and bool(left[2]))


def _is_plural(page: Page, subject: Subject) -> bool:
    """Return whether a description is of more than one (股东们, 联署人士, 顾问团队成员)."""
    plural = tuple(small_words("plural"))
    return subject.sort == "described" and page.masked.endswith(plural, subject.start, subject.end)


def _with_those_behind(page: Page, subject: Subject, cue: int) -> Subject:
    """Return who speaks together with the people whom nouns behind him tell (周文静及股东们表示)."""
    behind = subject.end
    while behind < cue and page.masked[behind] in f" {BRACKETED}":
        behind += 1
    joiner = _JOINER.match(page.masked, behind, cue)
    if joiner is None:
        return subject
    many = page.masked.rfind("们", joiner.end(), cue)
    stop = many if many >= 0 and light(page, many + 1, cue) else cue
    run = nouns_before(page, joiner.end(), stop)
    if not run or run[0].start != joiner.end():
        return subject
    before = page.word_before(subject.end)
    places = before is not None and before.tag == "ns" == run[-1].tag and before.start == subject.start
    if not places and not _is_somebody(run[-1]):
        return subject
    end = run[-1].end + (stop == many)
    plural = places or page.masked.endswith(tuple(small_words("plural")), joiner.end(), end)
    alone = not any(word in page.masked[end:cue] for word in "对向")  # 某某跟学生们说, but …和成员对某报说
    plural = plural and not (alone and joiner.group(1) in _WITH and page.masked[cue] in _TALKS)
    if not (plural or _says_several(page, end, cue) or joiner.group(1) in _STRONG):
        return subject
    return subject._replace(end=end, sort="described", text=without_brackets(page, subject.start, end), near=True)
