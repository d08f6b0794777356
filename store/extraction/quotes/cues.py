"""Verbs of saying: where they stand, how surely they report speech, and what follows them."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import rows, words_of
from store.extraction.quotes.cue_words import is_word, with_verb
from store.extraction.quotes.following import Cue, CueClass, cue_at
from store.extraction.quotes.idioms import is_idiom
from store.extraction.quotes.lists import DOCUMENTS, small_words
from store.extraction.quotes.page import Page
from store.extraction.quotes.questions import is_asking, is_question
from store.text.fold import fold
from store.text.language import tr
from store.text.patterns import alternatives

_CLASSES: dict[str, CueClass] = {
    "pure": "pure",
    "comma": "comma",
    "stance": "stance",
    "noun": "noun",
    "colon": "colon",
    "tail": "tail",
    "document": "document",
}
PAUSE = re.compile(r"[，；;]|,(?!\d)")
_MOST_BETWEEN = 4
"""Words between what denies a verb and the verb, and one: 没有刻意向旁人透露."""
_COUNTING = ("m", "q", "mq")
_SHORT = 16
_WHEN = 24
"""Characters: what somebody answers before he says something is no longer."""


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[CueClass, bool]]]:
    """Return the pattern of the Chinese verbs of saying, longest first, and their classes."""
    known: dict[str, tuple[CueClass, bool]] = {}
    for row in rows("cues.tsv"):
        if row[1] in _CLASSES:
            known[row[0]] = _CLASSES[row[1]], len(row) > 2 and row[2] == "yes"
    return re.compile(alternatives(known)), known


def find_cues(page: Page) -> list[Cue]:
    """Return the verbs of saying of an article's own voice, in order; those inside quotations are not its own."""
    found = _every_cue(page)
    return [
        cue
        for place, cue in enumerate(found)
        if not (_denied(page, cue) or _is_noun(page, cue) or _leads_up(page, found, place))
    ]


def refused_cues(page: Page) -> Iterator[NearMiss]:
    """Yield the words that are verbs of saying elsewhere and none where they stand; not those that lead up to one."""
    for cue in _every_cue(page):
        if _denied(page, cue):
            yield NearMiss(cue.start, cue.end, tr("denied, still to come, or part of another word"), _denied)
        if _is_noun(page, cue):
            yield NearMiss(cue.start, cue.end, tr("a noun here, no verb"), _is_noun)


def _every_cue(page: Page) -> list[Cue]:
    """Return the words of an article's own voice that may be verbs of saying, in order, those in a row as one."""
    pattern, known = _lexicon()
    documents_only = words_of("speakers.tsv", "document") - words_of(
        DOCUMENTS, "report"
    )  # 报告显示 is one verb, 报道称 is two
    found: list[Cue] = []
    for block in page.document.blocks:
        previous: re.Match[str] | None = None
        start = -1
        documents = False
        sort: CueClass = "noun"
        for match in _words(page, pattern, block.start, block.end):
            joined = previous is not None and match.start() == previous.end()
            if previous and joined and not _one_verb(previous.group(), match.group(), known[match.group()][0]):
                if previous.group() not in documents_only or not known[match.group()][1]:
                    continue  # 表示报道不实: the second is said
                found.pop()  # 报告估计: the first is what says the second
                joined = False
            if joined:
                found.pop()
            if previous and joined and previous.group() not in documents_only:  # 回应称
                documents = documents or known[match.group()][1]
                sort = "pure"
            else:
                start = match.start()
                sort, documents = known[match.group()]
                start = with_verb(page, start) if match.group() in ("称", "道") else start
            previous = match
            found.append(cue_at(page, start, match.end(), sort, documents, block.end))
    return found


def _one_verb(first: str, second: str, sort: CueClass) -> bool:
    """Return whether a verb of saying and one right after it are one (警告称, 报道估计, 报告显示)."""
    return sort in ("pure", "tail", "document") or (
        first in words_of(DOCUMENTS, "report") and second not in ("引述", "转述")
    )


def _is_noun(page: Page, cue: Cue) -> bool:
    """Return whether a word that may be a verb is a noun here: 发出预告, 政府的初步承诺."""
    before = page.word_before(cue.start)
    document = before is not None and before.text in words_of("speakers.tsv", "document")
    if cue.sort == "document" and document:  # 教协早前的调查发现，…
        return _is_finding(page, cue)
    if cue.sort in ("pure", "tail"):
        return False
    mark = page.mark_ending(cue.start)
    if mark and cue.sort == "document":
        titles = tuple(words_of("speakers.tsv", "document"))
        return not page.document.folded.endswith(titles, mark.inside, mark.inside_end)  # “置业意向调查”显示
    if mark:
        return not (page.begins_name(mark.inside) and page.ends_name(mark.inside_end))  # 发出“红色”警告
    return _is_governed(page, cue.start)


def _is_finding(page: Page, cue: Cue) -> bool:
    """Return whether 发现 after a document is what it found: the subject of what follows (研究发现将更好地…)."""
    if page.masked[cue.start : cue.end] != "发现":
        return False
    end = page.document.sentences[page.document.sentence_at(cue.start)].end
    pause = PAUSE.search(page.masked, cue.end, end)
    tokens = page.tokens_within(cue.end, pause.start() if pause else end)
    if len(tokens) < 2 or tokens[0].start != cue.end:
        return False
    first, rest = tokens[0].text, tokens[1:]
    if first == "被":  # 被多家医院采用; but 被隔离会增加压力 is what was found
        return not any(token.tag == "d" or token.text in small_words("predicate") | {"的", "者"} for token in rest)
    return first == "的" or (first == "将" and rest[0].tag.startswith(("d", "ad", "v")))


def _is_governed(page: Page, place: int) -> bool:
    """Return whether what makes a noun of a verb stands before a place, with attributes between at most."""
    for _ in range(3):
        word = None if page.ends_name(place) else page.word_before(place)
        if word is None:
            return False
        if word.text in small_words("unverbing"):
            return True
        noun = word.tag == "v" and page.masked[word.start - 1] == "了"  # 进行了量化分析
        listed = word.text == "了" or word.text in small_words("attribute")
        if not noun and not listed and word.tag not in ("a", "b", "vn", "an"):
            return False
        place = word.start
    return False


def _leads_up(page: Page, found: list[Cue], place: int) -> bool:
    """Return whether a verb only leads up to the next one (回复查询时说): a few words and no name or pause between."""
    if place + 1 == len(found):
        return False
    cue, after = found[place], found[place + 1]
    between = page.masked[cue.end : after.start]
    if between == "地" or cue.sort in ("pure", "tail"):
        return between == "地"  # 感慨地说
    if cue.follows == "comma":
        joins = cue.sort in ("noun", "colon") or after.sort in ("pure", "tail")
        return joins and after.start == cue.body  # 回覆，指…
    if _mentions(page, cue, after):
        return True
    if cue.follows != "words" or _asks(page, cue, after.start):
        return False
    return _is_when(page, cue, found[place + 1 : place + 3]) or _answered(page, cue, after)


def _asks(page: Page, cue: Cue, end: int) -> bool:
    """Return whether a verb of asking has a question right behind it (追问会否表明…)."""
    return is_asking(cue.text) and is_question(page, cue.end, end)


def _mentions(page: Page, cue: Cue, after: Cue) -> bool:
    """Return whether a verb only says what somebody spoke of when he said what follows (谈到“新店”时笑说：“…”)."""
    only = fold(cue.text) in small_words("mentioning") and after.sort in ("pure", "tail") and after.follows == "mark"
    return only and not PAUSE.search(page.masked, cue.end, after.start)


def _is_when(page: Page, cue: Cue, following: list[Cue]) -> bool:
    """Return whether a verb and its object only say when something is said (回应传媒质疑时确认)."""
    for after in following:
        between = page.masked[cue.end : after.start]
        if len(between) > _WHEN or PAUSE.search(between):
            return False
        if between.endswith(("时", "后")):
            return after.sort in ("pure", "tail", "comma")
    return False


def _answered(page: Page, cue: Cue, after: Cue) -> bool:
    """Return whether a verb tells what is replied to with the next one (回复查询时说), or what document says it."""
    between = page.masked[cue.end : after.start]
    if PAUSE.search(between):
        return False
    return after.sort in ("pure", "tail") and len(between) <= _SHORT and _answers(page, cue.end, after.start)


def _answers(page: Page, start: int, end: int) -> bool:
    """Return whether words between two verbs say what was replied to, or name a document that says it."""
    query = _is_query(page.masked[start:end])
    return query or all(item.sort == "document" for item in page.items(start, end))


def _is_query(between: str) -> bool:
    """Return whether words between two verbs say what was replied to (回复查询时说)."""
    return between.strip().rstrip("时后").endswith(tuple(small_words("query")))


def _words(page: Page, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the matches that are words; one that is not hides none that begins within it (继续说道 is no 续说)."""
    while match := pattern.search(page.masked, start, end):
        word = is_word(page, match)
        start = match.end() if word else match.start() + 1
        if word:
            yield match


def _denied(page: Page, cue: Cue) -> bool:
    """Return whether the verb is denied, to come, or no verb here: 没有透露, 没有直接提及, 将宣布, 所称, 据报道."""
    return is_idiom(page, cue) or _is_denied(page, cue)


def _is_denied(page: Page, cue: Cue) -> bool:
    """Return whether a word that denies a verb, or says that it is to come, stands before it."""
    place = cue.start
    for _ in range(_MOST_BETWEEN):
        if page.ends_name(place):
            return False
        word = page.word_before(place)
        if word is None:
            return False
        if page.masked.startswith("是", cue.end) and (word.tag in _COUNTING or word.text in small_words("citing")):
            return True  # 一名声称是家属的人
        if word.text in small_words("denying"):
            return not (_is_meeting(page, word) or _ends_body(page, word, cue))
        if word.text not in small_words("between"):
            return False
        place = word.start
    return False


def _ends_body(page: Page, word: Token, cue: Cue) -> bool:
    """Return whether 会 ends the name of a body, whatever the segmenter sees (大学生|会指，…): nothing is to come."""
    before = page.word_before(word.start) if word.text == "会" and cue.follows in ("comma", "colon", "mark") else None
    return before is not None and before.tag == "n" and word.end == cue.start


def _is_meeting(page: Page, word: Token) -> bool:
    """Return whether 会 is none that is to come but a meeting, whatever the segmenter sees (在简报|会证实)."""
    before = page.word_before(word.start) if word.text == "会" else None
    return (
        before is not None
        and before.tag in ("n", "vn", "v", "nz")
        and "在" in page.masked[max(0, word.start - 12) : word.start]
    )
