"""Who issued a document that is named alone (报告显示): who published one of the sort last."""

import bisect
import re
from functools import cache
from typing import NamedTuple

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.headlines import in_byline
from store.extraction.quotes.leading import lead_subject
from store.extraction.quotes.lists import DOCUMENTS, small_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Name, Page
from store.extraction.quotes.speaker import may_print
from store.extraction.quotes.unnamed import body_within

_OF_ANYBODY = re.compile(r"^(?:另外?)?一[项份个篇]|(?<!数)据|有")
_TO_WHOM = frozenset("向对跟给与") | {"告诉", "接受"}
"""Words behind which stands to whom somebody discloses what is printed."""
_WHERE = re.compile(r"[在于][^，。；：！？\n]*\Z")
"""Between it and the name of a medium stand no pauses: what somebody else publishes there (在机关刊物《某刊》发表)."""
_NEAR_WHERE = 20
_SENTENCES_BACK = 4
_AHEAD = 1500
"""How far ahead who issued a report is looked for, where an article sums it up before it says whose it is."""


@cache
def _publishing() -> re.Pattern[str]:
    """Return the pattern of what who issued a document does with it."""
    return re.compile(one_of(DOCUMENTS, "publishing"))


@cache
def _issued() -> re.Pattern[str]:
    """Return the pattern of the verb between a body and its document, at the end of a stretch."""
    lately, verb = one_of(DOCUMENTS, "lately"), one_of(DOCUMENTS, "issued")
    return re.compile(rf"(?:{lately}|周.|(?:\d{{1,2}}月)?\d{{1,2}}日)?{verb}了?的?[^，。]{{0,12}}$")


@cache
def _printing() -> re.Pattern[str]:
    """Return the pattern of what a medium does with what it prints, or of its article, behind its name."""
    verb, paper = one_of(DOCUMENTS, "printing"), one_of(DOCUMENTS, "medium")
    of_it = rf"[\s{BRACKETED}》”」]{{0,3}}的(?:[^，。；：！？\n的]{{0,8}}[篇则条])?[^，。；：！？\n的]{{0,4}}{paper}"
    return re.compile(rf"{of_it}|[^，。；：！？\n的]{{0,24}}?{verb}")


class Published(NamedTuple):
    """Who is said to have published something, and where its sentence begins."""

    subject: Subject
    sentence: int


def is_nobodys(word: str) -> bool:
    """Return whether a document is nobody's in particular."""
    return _OF_ANYBODY.search(word) is not None or _holds(word, "nobodys")


def is_own(word: str) -> bool:
    """Return whether a document is one that an article's main organisation issues, where nobody else is named."""
    return _holds(word, "own")


def is_finding(word: str) -> bool:
    """Return whether a document tells what was found (调查, 数据), and is no notice (指引, 声明)."""
    return _holds(word, "finding")


def _holds(text: str, sort: str) -> bool:
    """Return whether a word for documents of a class stands in a text."""
    return any(word in text for word in words_of(DOCUMENTS, sort))


def handled(page: Page, subject: Subject) -> bool:
    """Return whether somebody only does something with a document (翻了下文件发现): it says nothing then."""
    for token in page.tokens_within(subject.start, subject.end):
        follows = page.masked[token.end : token.end + 1]
        if (
            token.tag == "v"
            and follows in ("了", "过", "完", "着")
            and not _publishing().match(page.masked, token.start)
        ):
            return True
    return False


def publisher_before(page: Page, before: int) -> Published | None:
    """Return who published something in the three sentences before, in the article's own voice."""
    document = page.document
    ordinal = document.sentence_at(before)
    for number in range(ordinal, max(-1, ordinal - _SENTENCES_BACK), -1):
        found = _publisher(page, number, before)
        if found:
            return found
    return None


def printer_before(page: Page, least: int, before: int, *, signed: bool) -> Name | None:
    """Return the medium that is said last between two places to print something (《某报》发表题为…的文章).

    Args:
        page: the article.
        least: where to look from.
        before: where what is printed speaks.
        signed: whether it is of who wrote it in a medium, where somebody did (某某在《某报》发表文章).
    """
    for name in reversed(page.names_within(max(least, before - _AHEAD), before)):
        if name.kind != "organisation" or not may_print(page, name):
            continue
        told = page.word_before(name.start - (page.masked[name.start - 1] in "《〈“「"))
        if told is not None and told.text in _TO_WHOM:
            continue  # 向《某报》披露
        if not _printing().match(page.masked, name.end, before) or in_byline(page, name.start):
            continue
        if not signed or _WHERE.search(page.masked, max(0, name.start - _NEAR_WHERE), name.start) is None:
            return name
        sentence = page.document.sentences[page.document.sentence_at(name.start)]
        writer = lead_subject(page, sentence.start, name.start)
        return writer.names[-1] if writer and writer.sort == "name" else name
    return None


def publisher_after(page: Page, place: int) -> Published | None:
    """Return who published a report of which the article says what it found before it says whose it is."""
    document = page.document
    last = min(place + _AHEAD, len(page.masked))
    number = document.sentence_at(place) + 1
    while number < len(document.sentences) and document.sentences[number].start < last:
        sentence = document.sentences[number]
        if _holds(page.masked[sentence.start : sentence.end], "survey"):
            found = _publisher(page, number, sentence.end)
            if found:
                return found
        number += 1
    return None


def _publisher(page: Page, number: int, before: int) -> Published | None:
    """Return who publishes something in a sentence, up to a place; media only report it."""
    sentence = page.document.sentences[number]
    for match in _publishing().finditer(page.masked, sentence.start, min(sentence.end, before)):
        leading = lead_subject(page, sentence.start, match.start())
        if leading and leading.sort in ("name", "joint") and not page.is_medium(leading.names[-1].identity):
            return Published(leading, sentence.start)
    return None


@cache
def _team() -> re.Pattern[str]:
    """Return the pattern of those whose own research an article tells of, where a sentence begins with them."""
    return re.compile(r"(?<![^。！？\n])(?:该|这支|这一)?((?:科研|研究)(?:团队|小组|人员)|课题组)")


def team_before(page: Page, before: int) -> tuple[int, int] | None:
    """Return where the team stands that an article says did the research (研究团队首次…。研究发现，…)."""
    found = [match.span(1) for match in _team().finditer(page.masked, max(0, before - _AHEAD), before)]
    return found[-1] if found else None


def body_before(page: Page, subject: Subject) -> tuple[int, int] | None:
    """Return the unnamed body whose document a subject is (英国公司注册处记录, 美国某监管机构发布报告)."""
    folded = page.masked[subject.start : subject.end]
    documents = words_of("speakers.tsv", "document")
    end = subject.end
    for length in range(min(6, len(folded) - 1), 1, -1):
        if folded[-length:] in documents:
            end = subject.end - length
            break
    published = _issued().search(page.masked, subject.start, end)
    if published:
        end = published.start()
    while end > subject.start and page.masked[end - 1] in f" {BRACKETED}的":
        end -= 1
    return body_within(page, subject.start, end) or _short_body(page, subject.start, end)


def _short_body(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return the one word before a document and a time that may be the short name of a body (教协早前的调查)."""
    tokens = [token for token in page.tokens_within(start, end) if token.end <= end]
    while tokens and (tokens[-1].tag in ("t", "d", "uj", "f") or tokens[-1].text in small_words("light")):
        tokens.pop()
    if len(tokens) != 1 or tokens[0].tag not in ("nt", "nz", "j", "nr", "nrt", "eng") or tokens[0].start != start:
        return None
    return (tokens[0].start, tokens[0].end) if len(tokens[0].text) > 1 else None


def section(headings: list[int], place: int) -> int:
    """Return where the last heading before a place begins; several items of news may stand in one file."""
    index = bisect.bisect_right(headings, place) - 1
    return headings[index] if index >= 0 else 0
