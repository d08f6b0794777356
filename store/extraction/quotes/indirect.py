"""Reported statements: where what somebody says begins and ends when it stands in no quotation marks."""

import re
from collections.abc import Sequence
from functools import cache

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.cues import PAUSE
from store.extraction.quotes.frames import before_frame, goes_on
from store.extraction.quotes.headlines import HEADLINE
from store.extraction.quotes.lists import DOCUMENTS, ENGLISH, SPEAKING, small_words
from store.extraction.quotes.page import Page
from store.extraction.quotes.phrases import SOURCE
from store.extraction.quotes.questions import is_asking
from store.extraction.quotes.said import Attribution, Said, Words
from store.extraction.quotes.statements import is_statement
from store.text.fold import fold

_TRAILING = " \t\n\u3000。；;，,、：:—#|｜."
_LEADING_ON = re.compile(r"[，,；;。](?:不过|但是?|然而|而|惟|同时|此外|另外|其后|随后)[，,]?$")
_HEADLINE_END = re.compile(r"[；;】|｜#\n]|[\s\u3000](?=[^\s\u3000：:，]{1,8}[：:](?!\d))")
_OUTCOME = re.compile(r"[，,；;](?:结果|最终|最后|但|惟|可是|然而)")
"""Behind what somebody asks for the article tells what came of it."""
_DATE = frozenset("年月日号时分 ")
_MOST_SKIPPED = 6
_ASKED = ("？", "?")
_ASKING = frozenset("问疑")
"""What verbs of asking have in them (反问, 质疑), folded."""


@cache
def _concession() -> re.Pattern[str]:
    return re.compile(one_of(SPEAKING, "conceding"))


def _concedes(page: Page, said: Attribution) -> bool:
    """Return whether what somebody says is conceded: before or behind who says it (虽然某某强调…, 某某虽强调…)."""
    places = (said.begin, said.subject.start - 2, said.subject.end)
    return any(_concession().match(page.masked, place) for place in places if place >= 0)


@cache
def _turn() -> re.Pattern[str]:
    """Return the pattern of where what is held against a concession begins."""
    return re.compile(rf"[，,]{one_of(SPEAKING, 'turning')}")


@cache
def _own_voice() -> re.Pattern[str]:
    """Return the pattern of where the article goes on in its own voice: a dash and a remark, or what was not said."""
    withheld = rf"{one_of(SPEAKING, 'withholding')}有?(?:再|进一步|直接|具体)?{one_of(SPEAKING, 'disclosing')}"
    doing = rf",\s+{one_of(ENGLISH, 'doing')}\b"
    then = (
        rf"[，,](?:而后?)?[他她](?:其后|随后|之后|后来|接着)(?!.{{0,3}}{one_of('cues.tsv', 'tail')})"  # 他随后返回寓所
    )
    press = rf"[，,]有?(?:记者|传媒|媒体)[^，。；]{{0,4}}{one_of(SPEAKING, 'putting')}"
    return re.compile(
        rf"{press}|[，,][左右上下]?图[为中]|——[这此而]|[，,；](?:(?:但|不过|惟|却)[^，。；]{{0,8}}|并)?{withheld}|{doing}|{then}"
    )


@cache
def _replied() -> re.Pattern[str]:
    """Return the pattern of where a question ends, and the article tells how it was answered (，对方没有回应)."""
    return re.compile(rf"[，,][^，。；：？]{{0,16}}?{one_of(SPEAKING, 'replying')}")


@cache
def _answer() -> re.Pattern[str]:
    """Return the pattern of what somebody does in reply, at the end of a sentence."""
    return re.compile(rf"[则亦也均]?(?:一概)?{one_of(SPEAKING, 'answering')}[。\s]*\Z")


def indirect_words(page: Page, everything: list[Said], place: int, taken: Sequence[int] = ()) -> Words | None:
    """Return the statement that follows the cue of `everything[place]`, or None where nothing is said there.

    Args:
        page: the article.
        everything: the places where somebody speaks, in order.
        place: which of them.
        taken: where the quotations begin that are of who speaks behind them.
    """
    attribution = everything[place].attribution
    if attribution.follows == "nothing":
        return None
    start, end = stretch(page, everything, place)
    end = min([end, *(mark for mark in taken if start < mark < end)])
    end = _before_trailing(page, start, end)
    while start < end and page.document.text[start].isspace():
        start += 1
    if end - start < 3 or _only_when(page, start, end):
        return None
    if attribution.cue and not is_statement(page, attribution.cue._replace(body=start), end):
        return None
    if attribution.cue and _wonders(page, attribution.cue.text, start, end):
        return None
    quoted = page.mark_between(start, end)
    return Words(start, end, "mixed" if quoted else "indirect", attribution.why, attribution.score)


def _only_when(page: Page, start: int, end: int) -> bool:
    """Return whether what is left of a statement only says when (某报报道，某某宣布出发时，没有说明…)."""
    last = page.word_before(end)
    if last is None or PAUSE.search(page.masked, start, end) is not None:
        return False
    dated = all(token.tag in ("t", "m", "mq") or token.text in _DATE for token in page.tokens_within(start, end))
    return dated or last.text in ("时", "之时", "时候")


def _wonders(page: Page, verb: str, start: int, end: int) -> bool:
    """Return whether it is the headline that asks, and not who is said to answer or to say it (某某回应会否参选？)."""
    asked = page.document.text[start:end].endswith(_ASKED)
    return asked and page.is_headline(start) and _ASKING.isdisjoint(fold(verb))


def _before_trailing(page: Page, start: int, end: int) -> int:
    """Return where a statement ends without marks, and without the word that only leads to the next voice (，不过)."""
    while end > start:
        if page.document.text[end - 1] in _TRAILING:
            end -= 1
        elif turn := _LEADING_ON.search(page.masked, max(start, end - 4), end):
            end = turn.start()
        else:
            break
    return end


def stretch(page: Page, everything: list[Said], place: int) -> tuple[int, int]:
    """Return where the statement begins and ends: its sentence, up to the next voice."""
    attribution = everything[place].attribution
    start, end = _sentence(page, attribution.body, attribution.follows == "colon")
    end = min(end, attribution.until or end)
    asks = attribution.cue is not None and is_asking(attribution.cue.text)
    voice = _next_voice(everything, place, goes_on(page, attribution.cue, start, end), end)
    if voice < end:  # 在竞选期间 belongs to who speaks next
        end = before_frame(page, start, voice)
    if attribution.why == HEADLINE.name or page.document.text.find("#", start, end) >= 0:
        end = _up_to(_HEADLINE_END, page.document.text, start, end)
    elif page.is_headline(start):
        end = _before_other_news(page, start, end)
    if _concedes(page, attribution):
        end = _up_to(_turn(), page.masked, start, end)
    end = _before_parallel(page, everything, place, end)
    if attribution.cue and fold(attribution.cue.text) in small_words("wishing"):
        end = _up_to(_OUTCOME, page.masked, start, end)
    if asks:
        end = _up_to(_replied(), page.masked, start, end)
    end = _up_to(_own_voice(), page.masked, start, end)
    return start, _before_answer(page, everything[place].speaker.identity, start, end)


def _up_to(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a pattern begins between two places, `end` where it does not."""
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _before_parallel(page: Page, everything: list[Said], place: int, end: int) -> int:
    """Return where the last of some voices of one clause each ends: before somebody new (甲预期…，乙料…，丙维持…)."""
    before = everything[place - 1] if place else None
    here = everything[place]
    if before is None or before.speaker.kind != "organisation" or here.speaker.kind != "organisation":
        return end
    first = before.attribution.body
    sentence = page.document.sentences[page.document.sentence_at(first)]
    short = PAUSE.search(page.masked, first, here.attribution.begin - 1) is None
    if not short or not sentence.start <= here.attribution.begin < sentence.end:
        return end
    pause = PAUSE.search(page.masked, here.attribution.body, end)
    names = page.names_within(pause.end(), end) if pause else []
    known = {before.speaker.identity, here.speaker.identity}
    new = bool(names) and pause is not None and names[0].start == pause.end() and names[0].identity not in known
    return pause.start() if pause and new and names[0].kind == "organisation" else end


def _before_other_news(page: Page, start: int, end: int) -> int:
    """Return where a statement in a headline ends: before a semicolon behind which somebody is named."""
    marks = (place for place in range(start, end) if page.masked[place] in "；;")
    return next((mark for mark in marks if page.begins_name(mark + 1)), end)


def _before_answer(page: Page, speaker: str, start: int, end: int) -> int:
    """Return where a statement ends without what another one does in reply at its end (，某某不同意)."""
    pause = max(page.masked.rfind(mark, start, end) for mark in "，,")
    answer = _answer().search(page.masked, pause + 1, end) if pause > start else None
    names = page.names_within(pause + 1, end) if answer else []
    another = len(names) == 1 and names[0].identity != speaker and names[0].start <= pause + 2
    return pause if answer and another and answer.start() == names[0].end else end


def _sentence(page: Page, body: int, colon: bool) -> tuple[int, int]:
    """Return where the statement at `body` begins and its sentence ends; after a colon it may be in the next block."""
    document = page.document
    number = document.sentence_at(body)
    sentence = document.sentences[number]
    if sentence.end <= body:
        following = number + 1 < len(document.sentences) and colon
        if not following:
            return body, body
        sentence = document.sentences[number + 1]
        body = sentence.start
    opened = page.mark_between(
        sentence.end - 1, sentence.end
    )  # …的问题。"这个…: straight marks look as if they closed the sentence
    return body, sentence.end - 1 if opened else page.past_marks(sentence.end)


def _next_voice(everything: list[Said], place: int, start: int, end: int) -> int:
    """Return where the next voice begins; one that begins with the statement is part of it (张三透露，李四说…)."""
    own = everything[place].attribution
    verb = fold(own.cue.text) if own.cue else ""
    report = any(word in verb for word in words_of(DOCUMENTS, "passed-on")) or own.why == SOURCE.name
    skipped = 0
    for said in everything[place + 1 : place + 2 + _MOST_SKIPPED]:
        other = said.attribution
        if other.begin >= end:
            break
        if other.body <= own.body:
            continue
        if other.begin <= start + 1 and skipped == 0:
            skipped += 1
            continue
        if report and other.why != SOURCE.name and skipped < _MOST_SKIPPED:
            skipped += 1
            continue
        return max(other.begin, start)
    return end
