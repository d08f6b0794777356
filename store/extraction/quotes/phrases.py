"""Ways of saying who speaks without a verb of saying of one's own: sources, points of view, headlines."""

import re

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.quotes.following import Follows, skip_spaces
from store.extraction.quotes.lists import DOCUMENTS, PATTERNS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Item, Page
from store.extraction.quotes.patterns import accepting, acting, doubting, quoting, source, view, work
from store.extraction.quotes.said import Attribution
from store.extraction.quotes.subjects import find_subject

SOURCE = Rule(
    "quote.source",
    0.88,
    finds=Example("据蓝鲸财讯报道，新店明年开张。", "新店明年开张"),
    leaves=Example("据了解，新店明年开张。", "新店明年开张"),
    lists=(PATTERNS, "documents.tsv", "speakers.tsv", "pronouns.tsv"),
)
"""据 or 根据 with a named source and what it issued, then a pause, then what it says."""
IN_EYES = Rule(
    "quote.in-eyes",
    0.82,
    finds=Example("在启明科技总裁周文静看来，这条街还会热闹起来。", "这条街还会热闹起来"),
    leaves=Example("在我看来，这条街还会热闹起来。", "这条街还会热闹起来"),
    lists=(PATTERNS, "speakers.tsv", "pronouns.tsv"),
)
"""In the eyes of somebody."""
AS_SAID = Rule(
    "quote.as-said",
    0.85,
    finds=Example("总裁周文静到会。正如周文静所说的那样，这条街还会热闹起来。", "这条街还会热闹起来"),
    leaves=Example("总裁周文静到会。是否真如周文静所说，还不知道。", "还不知道"),
    lists=(PATTERNS, "speakers.tsv", "pronouns.tsv"),
)
"""As somebody said."""
ACCEPTED = Rule(
    "quote.accepted",
    0.75,
    finds=Example("法官同意控方所指，文件并非伪造。", "文件并非伪造"),
    leaves=Example("法官同意延期，文件并非伪造。", "文件并非伪造"),
    lists=(PATTERNS, "speakers.tsv", "pronouns.tsv"),
)
"""What somebody said and another agrees with or rejects."""
_PAUSE = re.compile(r"[，：。；！？\n:;!?]|,(?!\d)")
OPENING = '“「『‘"'


def follows_at(page: Page, body: int, otherwise: Follows) -> Follows:
    """Return that quotation marks follow, where they open at a place, else what follows otherwise."""
    return "mark" if page.document.text[body : body + 1] in tuple(OPENING) else otherwise


def _places(page: Page) -> list[tuple[int, int, int]]:
    """Return where 据 and the like stand: where they begin, where they end, and the pause after them."""
    found: list[tuple[int, int, int]] = []
    for block in page.document.blocks:
        for match in source().finditer(page.masked, block.start, block.end):
            if match.start() not in page.boundaries or page.within_name(match.start()):
                continue
            alone = match.end() in page.boundaries and not page.begins_name(match.start())
            if match.group() in ("经", "依") and not alone:
                continue
            if match.group() in ("援引", "引述") and _cites(page, max(block.start, match.start() - 30), match.start()):
                continue
            pause = _PAUSE.search(page.masked, match.end(), min(block.end, match.end() + 60))
            if pause and pause.group() in "，,：:":
                found.append((match.start(), match.end(), pause.start()))
    return found


def _cites(page: Page, least: int, start: int) -> bool:
    """Return whether a person cites: what follows is that person's words, not those of the source."""
    subject = find_subject(page, least, start)
    if subject is None:
        return False
    return subject.sort == "pronoun" or subject.kind == "person"


def sources(page: Page) -> list[Attribution]:
    """Rule quote.source: 据 or 根据 with a named source and what it issued, then a pause, then what it says."""
    found = [_source(page, begin, start, pause) for begin, start, pause in _places(page)]
    return [source for source in found if source]


def unnamed_sources(page: Page) -> list[tuple[int, int]]:
    """Return where 据 and a pause hold no name (据媒体报道，): the verb between them reports nobody's speech."""
    return [
        (begin, pause)
        for begin, start, pause in _places(page)
        if _source_word(page, start, pause) and not page.names_within(start, pause) and not _cited_by(page, begin)
    ]


def _cited_by(page: Page, place: int) -> bool:
    """Return whether somebody named stands right before 引述, 经 and the like (某某社引述消息人士指): he says it."""
    if page.masked[place] == "经":  # 某某法院经审理查明, but not 某某经朋友介绍说
        behind = page.tokens_within(place + 1, place + 2)
        return page.ends_name(place) and bool(behind) and behind[0].tag in ("v", "vn")
    begins = page.masked.startswith(tuple(words_of("speaking.tsv", "citing")), place)
    before = page.word_before(place)
    if before is not None and before.text in words_of("speaking.tsv", "before-single"):
        place = before.start  # 某某社则引述
    return begins and page.ends_name(place)


def _source(page: Page, begin: int, start: int, pause: int) -> Attribution | None:
    """Return the source between 据 and its pause, if it ends in what sources issue and somebody is named."""
    if _is_own_document(page.masked[start:pause].strip()):  # 根据公告，…
        written = Subject(start, pause, "document", page.document.text[start:pause], (), begin)
        body = skip_spaces(page.document.text, pause + 1, len(page.masked))
        follows = follows_at(page, body, "comma")
        return Attribution(begin, written, start, pause, follows, body, SOURCE.name, SOURCE.score)
    ending = _source_word(page, start, pause)
    if not ending or (page.masked[begin] == "经" and not _is_confirmed(page, ending)):
        return None
    subject = _source_subject(page, start, ending)
    if subject is None or (subject.sort == "described" and subject.text in words_of("speakers.tsv", "media")):
        return None
    body = pause + 1
    while body < len(page.masked) and page.masked[body] in " \t\u3000":
        body += 1
    follows = follows_at(page, body, "comma")
    return Attribution(begin, subject._replace(clause=begin), ending, pause, follows, body, SOURCE.name, SOURCE.score)


def _is_own_document(word: str) -> bool:
    """Return whether a word alone is what somebody issued, no findings of nobody and no report of the press."""
    if word not in words_of("speakers.tsv", "document"):
        return False
    return not any(word in words_of(DOCUMENTS, sort) for sort in ("found", "medium", "passed-on"))


def _is_confirmed(page: Page, ending: int) -> bool:
    """Return whether the word at a place says that something was confirmed (经警方证实，…, but 经朋友介绍，…)."""
    return page.masked.startswith(tuple(words_of(PATTERNS, "confirming")), ending)


def _source_subject(page: Page, start: int, ending: int) -> Subject | None:
    """Return who is named between 据 and the word for what sources issue; after 援引 only who is cited."""
    cited = [match.end() for match in quoting().finditer(page.masked, start, ending)]
    start = cited[-1] if cited else start
    ending = _before_topic(page, start, ending)
    items = [item for item in page.items(start, ending) if item.sort in ("name", "head", "pronoun", "alone", "media")]
    subject = find_subject(page, start, ending) if ending > start else None
    if not items and (subject is None or subject.sort != "described"):
        return None
    return _owner(page, items, start) if subject is None or subject.sort in ("inherited", "document") else subject


def _before_topic(page: Page, start: int, ending: int) -> int:
    """Return where what a document is about begins, behind who issued it (某公司|有关东站的声明), else `ending`."""
    for name in page.names_within(start, ending)[:1]:
        behind = page.tokens_within(name.end, name.end + 1)
        if name.start == start and behind and behind[0].text in words_of(PATTERNS, "topic"):
            return name.end
    return ending


def _source_word(page: Page, start: int, pause: int) -> int:
    """Return where the word for what a source issues begins (报道, 数据, 的预测), 0 where there is none."""
    sources = words_of("speakers.tsv", "source")
    end = pause
    while end > start and (page.masked[end - 1].isspace() or page.masked[end - 1] == BRACKETED):
        end -= 1
    if _is_body(page, start, end):
        return end  # 据伽马数据，…
    for length in (4, 3, 2, 1):
        if end - length > start and page.masked[end - length : end] in sources:
            return end - length
    issued = work().search(page.document.folded, start, pause)
    if issued and page.names_within(start, issued.start()):
        return issued.start()
    return 0


def _is_body(page: Page, start: int, end: int) -> bool:
    """Return whether nothing but a body or a medium stands between two places (据某某社，…)."""
    names = page.names_within(start, end)
    return len(names) == 1 and (names[0].start, names[0].end) == (start, end) and names[0].kind == "organisation"


def _owner(page: Page, items: list[Item], start: int) -> Subject | None:
    """Return the first name of a source that nothing else explains (据英国媒体金融时报11月12日的一篇报道)."""
    about = tuple(words_of(PATTERNS, "about"))
    for item in items:
        if item.name and not page.masked[start : item.start].endswith(about):
            return Subject(item.start, item.end, "name", item.text, (item.name,), start)
    return None


def in_eyes(page: Page) -> list[Attribution]:
    """Rules quote.in-eyes and quote.as-said: in the eyes of somebody (在李斌看来), as somebody said (正如李斌所说)."""
    found: list[Attribution] = []
    for match in view().finditer(page.masked):
        if doubting().search(page.masked, max(0, match.start() - 4), match.start()):
            continue
        group = 1 if match.group(1) else 2
        subject = find_subject(page, match.start(group), match.end(group))
        if subject and subject.sort not in ("inherited", "document"):
            subject = subject._replace(clause=match.start())
            rule = IN_EYES if group == 1 else AS_SAID
            follows = follows_at(page, match.end(), "comma")
            end = match.end() - 1
            found.append(
                Attribution(match.start(), subject, match.end(group), end, follows, match.end(), rule.name, rule.score)
            )
    return found


def accepted(page: Page) -> list[Attribution]:
    """Rule quote.accepted: what somebody said and another agrees with or rejects (法官同意控方所指，…)."""
    found: list[Attribution] = []
    for match in accepting().finditer(page.masked):
        subject = find_subject(page, match.start(1), match.end(1))
        if subject is None or subject.sort not in ("name", "described", "title"):
            continue
        body = match.end()
        attribution = Attribution(
            match.start(),
            subject,
            match.end(1),
            body,
            follows_at(page, body, "comma"),
            body,
            ACCEPTED.name,
            ACCEPTED.score,
        )
        refused = acting().search(page.masked, body, min(len(page.masked), body + 200))
        found.append(attribution._replace(until=refused.start() if refused else 0))
    return found
