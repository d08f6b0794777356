"""Whole sentences in quotation marks that no verb of saying introduces, with somebody beside them whose they are."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.bystanders import leader
from store.extraction.quotes.cues import PAUSE
from store.extraction.quotes.labels import before_colon, labelled
from store.extraction.quotes.leading import last_subject, lead_subject
from store.extraction.quotes.lists import PATTERNS, SPEAKERS, small_words
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.noun_phrases import Subject, named
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.rows import heads_remarks, row_end
from store.extraction.quotes.said import Attribution
from store.extraction.quotes.subjects import clause_start, find_subject
from store.text.fold import fold

LEAD_IN = Rule(
    "quote.lead-in",
    0.8,
    finds=Example(
        "校长陈国强毫不犹豫地称赞新校，“这是一所非常认真的学校。学生都喜欢，家长也放心。”",
        "这是一所非常认真的学校。学生都喜欢，家长也放心。",
    ),
    leaves=Example("他们只差开口说“大家快来买吧，不要等了。”", "大家快来买吧，不要等了。"),
    lists=("speakers.tsv", "pronouns.tsv"),
)
"""A sentence about somebody, a comma or colon, then whole sentences in marks."""
REMARK = Rule(
    "quote.remark",
    0.75,
    finds=Example(
        "“三年之内，这个市场会大一倍。谁错过谁后悔。”这是总裁周文静昨天作出的最新判断。",
        "三年之内，这个市场会大一倍。谁错过谁后悔。",
    ),
    leaves=Example("“三年之内，这个市场会大一倍。”这是本次论坛的主题。", "三年之内，这个市场会大一倍。"),
    lists=(PATTERNS, "speakers.tsv", "pronouns.tsv"),
)
"""Whole sentences in marks, then whose they are."""
SENTENCE_END = "。！？!?…."
SIGNED = Rule(
    "quote.signed",
    0.85,
    finds=Example(
        "总裁周文静到会。\n“三年之内，这个市场会大一倍。”\n— 周文静（项目负责人）",
        "三年之内，这个市场会大一倍。",
    ),
    leaves=Example(
        "总裁周文静到会。\n“三年之内，这个市场会大一倍。”\n— 周文静走进会场，没人说话。",
        "三年之内，这个市场会大一倍。",
    ),
)
"""Whole sentences in marks, then a dash and a name alone."""
_SIGNATURE = re.compile(rf"\s*[—–―─-]{{1,3}}\s*([^，。；：\n{BRACKETED}—]{{2,40}}?)[\s{BRACKETED}]*(?=\n|$)")
_PAUSE = re.compile(r"[，。！？；!?;…]|,(?!\d)")
_REACH = 120
_LEAST_SPOKEN = 5
_LONGEST_NAME = 10
"""Characters: what somebody is called who leads the first of several clauses has no more."""
_ANSWER = re.compile(r"的[^，。；：！？,;:!?\n]{1,6}[是为][：:，,\s]*[“「『]")
"""Behind a name shows that marks hold what its bearer thinks or answers (李志远的解释是：“…”)."""
_TOPIC = ("到", "起", "及")
"""Behind a verb of saying show that a clause is about what is spoken of (说到收费，…)."""


@cache
def _remark() -> re.Pattern[str]:
    """Return the pattern of whose and what the quotation before it is."""
    return re.compile(rf"\s*这(?:[番句段些]话|一?个?)?是([^，。；：\n]{{2,40}}?){one_of(PATTERNS, 'remark')}")


def is_sentence(page: Page, mark: Marked) -> bool:
    """Return whether a quotation is a whole sentence: long enough, and ended as one."""
    inside = page.document.text[mark.inside : mark.inside_end].strip()
    return len(inside) >= 12 and _PAUSE.search(inside) is not None and _is_ended(page, mark, inside)


def _is_ended(page: Page, mark: Marked, inside: str) -> bool:
    """Return whether a quotation ends a sentence, by itself or as one of several in a row (“…”，“…”。)."""
    if inside[-1:] in SENTENCE_END:
        return True
    end = row_end(page, mark)
    return page.document.text[end : end + 1] in tuple("。！？")


@cache
def _spoken() -> re.Pattern[str]:
    """Return the pattern of what shows that words are spoken: of those who talk, particles, Cantonese."""
    return re.compile(one_of(PATTERNS, "spoken"))


def is_spoken(page: Page, mark: Marked) -> bool:
    """Return whether a quotation is a sentence as people talk: with its end, and with 我, 吧 or another such word."""
    inside = page.document.folded[mark.inside : mark.inside_end].strip()
    spoken = len(inside) >= _LEAST_SPOKEN and _spoken().search(inside) is not None
    return spoken and _is_ended(page, mark, inside)


def lead_ins(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Rule quote.lead-in: a sentence about somebody, a comma or colon, then whole sentences in marks."""
    bodies = {attribution.body for attribution in found}
    text = page.document.text
    stated = (place for place in found if place.follows in ("comma", "colon", "words"))
    running = sorted(place for place in stated if not _is_topic(page, place))
    added: list[Attribution] = []
    for mark in page.marks:
        paused = text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] in tuple("，,：:")
        if not paused or mark.start in bodies:
            continue
        sentence = page.document.sentences[page.document.sentence_at(mark.start)]
        label = labelled(page, sentence.start, mark)
        if label:
            added.append(_before(label, mark))
            continue
        if not (is_sentence(page, mark) or is_spoken(page, mark) or heads_remarks(page, mark)):
            continue
        if _is_reported(running, sentence.start, mark.start):
            added.extend(_led_on(page, mark))
            continue
        subject = _leading(page, max(sentence.start, mark.start - _REACH), mark)
        if subject:
            added.append(_before(subject, mark))
    return added


def _before(subject: Subject, mark: Marked) -> Attribution:
    """Return that somebody before a quotation says it."""
    place = mark.start
    return Attribution(subject.clause, subject, place, place, "mark", place, LEAD_IN.name, LEAD_IN.score)


def _is_topic(page: Page, attribution: Attribution) -> bool:
    """Return whether a clause without a subject only tells what is spoken of (说到收费，…; 谈到店租，…)."""
    verb = page.masked[attribution.end - 1 : attribution.end + 1]
    return attribution.subject.sort == "inherited" and (verb.endswith(_TOPIC) or verb.startswith(_TOPIC))


def _leading(page: Page, begin: int, mark: Marked) -> Subject | None:
    """Return who leads the clauses before a quotation, first of all or, where what is said is talk, right before it."""
    end = mark.start
    while page.document.text[end - 1] in "，,：: \t\u3000":
        end -= 1
    start = clause_start(page, begin, end)
    if _carrier().fullmatch(page.masked, start, end) or _has_others_speak(page, start, end):
        return None
    nearest = lead_subject(page, start, end)
    label = nearest is not None and _speaks(nearest) and _is_label(page, nearest, end, mark)
    surely = nearest is not None and nearest.sort != "described" and leads(page, nearest)
    if label or surely:
        return nearest
    subject = lead_subject(page, begin, mark.start)
    if subject and leads(page, subject):
        return subject
    if not is_spoken(page, mark):
        return None
    subject = last_subject(page, begin, end)
    if subject and leads(page, subject):
        return subject
    return leader(page, start, end) or _named_first(page, begin, end)


def _named_first(page: Page, begin: int, end: int) -> Subject | None:
    """Return who leads the first of several clauses by what he is called (阿Ken了解店家的作风，店内…，“…”)."""
    pause = PAUSE.search(page.masked, begin, end)
    first = leader(page, begin, pause.start()) if pause else None
    return first if first and first.end - first.start <= _LONGEST_NAME else None


def _has_others_speak(page: Page, start: int, end: int) -> bool:
    """Return whether who leads a clause only has others say what follows (要求学生回答：“…”)."""
    tokens = page.tokens_within(start, end)
    asks = any(token.text in small_words("pivot") for token in tokens[:-1])
    return asks and tokens[-1].text in words("cues.tsv")


@cache
def _carrier() -> re.Pattern[str]:
    """Return the pattern of a clause that tells what holds the words of others: 收到短信, 墙上写着, not 发短信."""
    held = rf"[^发写留回寄贴传题唱跟补撰]{{0,30}}(?:{one_of(PATTERNS, 'carrier')})"
    return re.compile(rf"{held}|.{{0,40}}[写贴印刻挂画喷涂绣题][着有]")


def _is_label(page: Page, subject: Subject, end: int, mark: Marked) -> bool:
    """Return whether somebody, with what he is, is all that stands before a colon and a quotation."""
    if subject.end != end or ":" not in page.document.folded[end : mark.start]:
        return False
    return not any(token.tag[0] in "vpd" for token in page.tokens_within(subject.clause, subject.start))


def _led_on(page: Page, mark: Marked) -> Iterator[Attribution]:
    """Yield that whoever speaks goes on with sentences in marks behind a clause of his own and a colon.

    并在庭上训斥某某：「…」; 难掩激动地说：「…」
    """
    begin, colon = page.block_at(mark.start).start, before_colon(page, mark)
    start = clause_start(page, begin, colon) if colon else begin
    first = page.tokens_within(start, colon)[:1]
    goes_on = bool(first) and first[0].text in small_words("adding") and first[0].text != "也"
    if start > begin and (goes_on or _says_how(page, start, colon)):
        subject = Subject(start, start, "inherited", "", (), start)
        yield Attribution(start, subject, colon, colon + 1, "mark", mark.start, LEAD_IN.name, LEAD_IN.score)


def _says_how(page: Page, start: int, end: int) -> bool:
    """Return whether a clause of nobody else says how somebody speaks (难掩激动地说)."""
    verb = page.masked[end - 1] in words_of("cues.tsv", "tail") and page.masked[end - 2] == "地"
    return verb and not page.items(start, end)


def _is_reported(running: list[Attribution], start: int, end: int) -> bool:
    """Return whether somebody already speaks between two places."""
    return any(start <= place.start < end for place in running[-1:] + _around(running, end))


def _around(running: list[Attribution], place: int) -> list[Attribution]:
    """Return the attribution that begins last before a place."""
    before = [attribution for attribution in running if place - 4 * _REACH < attribution.start < place]
    return before[-1:]


def leads(page: Page, subject: Subject) -> bool:
    """Return whether a clause begins with somebody who may speak, but for small words and names of the same."""
    if not _speaks(subject):
        return False
    begin = after_leading(page, page.past_marks(subject.clause), subject.start)
    before = () if page.masked[subject.start - 1] == "的" else page.tokens_within(begin, subject.start)
    after = page.tokens_within(subject.end, subject.end + 1)
    owner = subject.sort == "name" and bool(after) and after[0].tag in ("n", "uj")
    owner = owner and _ANSWER.match(page.masked, subject.end) is None
    return not owner and not any(token.tag.startswith(("v", "p", "a", "d")) for token in before)


def _speaks(subject: Subject) -> bool:
    """Return whether a subject is somebody rather than an organisation, which is only written about."""
    if subject.sort == "pronoun":
        return subject.text in ("他", "她")
    bodies = words_of(SPEAKERS, "alone") - words_of(SPEAKERS, "one") - words_of(SPEAKERS, "court")
    described = subject.sort in ("described", "title") and not fold(subject.text).endswith(tuple(bodies))
    return described or subject.kind == "person"


def remarks(page: Page) -> list[Attribution]:
    """Rule quote.remark: whole sentences in marks, then whose they are (“…”这是李明昨日作出的判断)."""
    found: list[Attribution] = []
    for mark in page.marks:
        match = _remark().match(page.masked, mark.end, mark.end + 80) if is_sentence(page, mark) else None
        subject = find_subject(page, match.start(1), match.end(1)) if match else None
        if match and subject and subject.sort in ("name", "described", "title"):
            body = match.end()
            found.append(Attribution(mark.end, subject, body, body, "nothing", body, REMARK.name, REMARK.score))
    return found


def signed(page: Page) -> list[Attribution]:
    """Rule quote.signed: whole sentences in marks, then a dash and a name alone (“…”— 李明（负责人）)."""
    found: list[Attribution] = []
    for mark in page.marks:
        match = _SIGNATURE.match(page.masked, mark.end) if is_sentence(page, mark) else None
        names = page.names_within(match.start(1), match.end(1)) if match else []
        if match and names and names[-1].kind == "person" and names[-1].end == match.end(1):
            subject, body = named(page, names[-1], mark.end), match.end()
            found.append(Attribution(mark.end, subject, body, body, "nothing", body, SIGNED.name, SIGNED.score))
    return found
