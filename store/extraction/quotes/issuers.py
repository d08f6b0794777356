"""Who issued a document that is named alone (报告显示): who published one of the sort last."""

import bisect
import re
from typing import NamedTuple

from store.extraction.lexicon import words_of
from store.extraction.quotes.adverbs import small_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.subjects import lead_subject
from store.extraction.quotes.unnamed import body_within

NOBODYS = re.compile(r"^(?:另外?)?一(?:项|份|个|篇)|公开|(?<!数)据|多份|有|泄露|相关|网传|第三方|市场")
"""Shows that a document is nobody's in particular."""
OWN_VOICE = re.compile(r"财报|业绩|年报|季报|文件|公告|通告|公布|声明|通知|邮件|电邮|公开信|内部信|新闻稿|招股")
"""Documents that an article's main organisation issues, where nobody else is named."""
_FINDINGS = re.compile(r"调查|研究|民调|结果|统计|普查|报告|数据|白皮书|蓝皮书|数字|论文|问卷")
_PUBLISHES = re.compile(r"发布|发声明|发公告|发通告|公布|发表|发出|提交|推出|出具|披露|进行|发起|开展|撰写|委托|编制")
_SENTENCES_BACK = 4
_AHEAD = 1500
"""How far ahead who issued a report is looked for, where an article sums it up before it says whose it is."""


class Published(NamedTuple):
    """Who is said to have published something, and where its sentence begins."""

    subject: Subject
    sentence: int


def is_finding(word: str) -> bool:
    """Return whether a document tells what was found (调查, 数据), and is no notice (指引, 声明)."""
    return _FINDINGS.search(word) is not None


def handled(page: Page, subject: Subject) -> bool:
    """Return whether somebody only does something with a document (翻了下文件发现): it says nothing then."""
    for token in page.tokens_within(subject.start, subject.end):
        follows = page.masked[token.end : token.end + 1]
        if token.tag == "v" and follows in ("了", "过", "完", "着") and not _PUBLISHES.match(page.masked, token.start):
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


def publisher_after(page: Page, place: int) -> Published | None:
    """Return who published a report of which the article says what it found before it says whose it is."""
    document = page.document
    last = min(place + _AHEAD, len(page.masked))
    number = document.sentence_at(place) + 1
    while number < len(document.sentences) and document.sentences[number].start < last:
        sentence = document.sentences[number]
        if re.search(r"报告|调查|研究|白皮书", page.masked[sentence.start : sentence.end]):
            found = _publisher(page, number, sentence.end)
            if found:
                return found
        number += 1
    return None


def _publisher(page: Page, number: int, before: int) -> Published | None:
    """Return who publishes something in a sentence, up to a place; media only report it."""
    sentence = page.document.sentences[number]
    for match in _PUBLISHES.finditer(page.masked, sentence.start, min(sentence.end, before)):
        leading = lead_subject(page, sentence.start, match.start())
        if leading and leading.sort in ("name", "joint") and not page.is_medium(leading.names[-1].identity):
            return Published(leading, sentence.start)
    return None


def body_before(page: Page, subject: Subject) -> tuple[int, int] | None:
    """Return the unnamed body whose document a subject is (英国公司注册处记录, 美国某监管机构发布报告)."""
    folded = page.masked[subject.start : subject.end]
    documents = words_of("speakers.tsv", "document")
    end = subject.end
    for length in range(min(6, len(folded) - 1), 1, -1):
        if folded[-length:] in documents:
            end = subject.end - length
            break
    published = _PUBLISHED.search(page.masked, subject.start, end)
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


_PUBLISHED = re.compile(r"(?:近日|最新|日前|昨日|今日|周.)?(?:发布|公布|发表|发出|出具|提交)了?的?[^，。]{0,12}$")


def section(headings: list[int], place: int) -> int:
    """Return where the last heading before a place begins; several items of news may stand in one file."""
    index = bisect.bisect_right(headings, place) - 1
    return headings[index] if index >= 0 else 0
