"""Where an article says that somebody speaks: verbs of saying with their speakers, and the other ways of saying so."""

import bisect

from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.quotes.adverbs import meanwhile, settled
from store.extraction.quotes.bystanders import acted, beside_marks, closes_speech
from store.extraction.quotes.cues import find_cues
from store.extraction.quotes.english import english
from store.extraction.quotes.following import Cue
from store.extraction.quotes.headlines import dialogues, headlines, in_byline, marked
from store.extraction.quotes.leading import last_subject, lead_subject
from store.extraction.quotes.learned import learned
from store.extraction.quotes.lists import DOCUMENTS, SPEAKERS, SPEAKING, small_words
from store.extraction.quotes.noun_phrases import Subject, named
from store.extraction.quotes.page import QUOTED, Name, Page
from store.extraction.quotes.patterns import cited_words
from store.extraction.quotes.phrases import accepted, in_eyes, sources, unnamed_sources
from store.extraction.quotes.questions import is_asking, is_press
from store.extraction.quotes.said import Attribution
from store.extraction.quotes.sentences_in_marks import lead_ins, remarks, signed
from store.extraction.quotes.statements import is_statement
from store.extraction.quotes.subjects import clause_start, find_subject
from store.text.fold import fold
from store.text.language import later

_NEEDS_DOCUMENT = later("it needs a document as speaker")
_NEEDS_NO_DOCUMENT = later("it needs a speaker that is no document")

CUE = Rule(
    "quote.cue",
    0.95,
    finds=Example("启明科技首席执行官周文静表示，新店明年开张。", "新店明年开张"),
    leaves=Example("启明科技首席执行官周文静透露了搬店的原因。", "搬店的原因"),
    lists=("cues.tsv", SPEAKING, "speakers.tsv", DOCUMENTS, "pronouns.tsv"),
    cases={"pure": 0.95, "tail": 0.95, "comma": 0.9, "document": 0.88, "stance": 0.77, "noun": 0.88, "colon": 0.88},
)
"""A speaker, a verb of saying, and what is said; how sure, by what the verb means besides."""


def find_attributions(page: Page) -> list[Attribution]:
    """Return the places where somebody is said to speak, in order; subjects are not yet resolved."""
    found = [*sources(page), *accepted(page), *in_eyes(page), *headlines(page), *dialogues(page), *learned(page)]
    taken = sorted([*((place.begin, place.body) for place in found), *unnamed_sources(page)])
    starts = [start for start, _ in taken]
    for cue in find_cues(page):
        place = bisect.bisect_right(starts, cue.start) - 1
        if place >= 0 and cue.start < taken[place][1]:
            continue
        attribution = _spoken(page, cue)
        if attribution:
            found.append(attribution)
    found += english(page)
    found += [*lead_ins(page, found), *remarks(page), *signed(page), *marked(page)]
    return sorted(found, key=lambda attribution: (attribution.body, attribution.start))


def _spoken(page: Page, cue: Cue) -> Attribution | None:
    """Rule quote.cue: a speaker, a verb of saying, and what is said after it, or in quotation marks before it."""
    if cue.text == "道" and cue.follows in ("words", "comma"):
        return None
    subject = _cited(page, cue) or _allowed_subject(page, cue)
    if subject is None or (is_asking(cue.text) and is_press(subject.text)):
        return None
    if fold(cue.text) == "问" and cue.follows != "mark" and not closes_speech(page, cue, subject):
        return None
    behind = cue.follows in ("nothing", "comma") and page.after_mark(subject.clause)  # “…”，某某调侃。
    if behind and cue.sort == "colon":
        behind = cue.follows == "nothing" or not acted(page, subject)
        cue = cue._replace(follows="nothing")  # “…！”某某吼着，…
    if (cue.sort == "colon" and cue.follows not in ("colon", "mark") and not behind) or in_byline(page, cue.start):
        return None
    sentence = page.document.sentences[page.document.sentence_at(cue.start)]
    if cue.follows == "words" and not is_statement(page, cue, sentence.end):
        cue = cue._replace(follows="nothing")
    score = CUE.cases[cue.sort]
    return Attribution(subject.clause, subject, cue.start, cue.end, cue.follows, cue.body, CUE.name, score, cue)


def _allowed_subject(page: Page, cue: Cue) -> Subject | None:
    """Return who stands before a verb, where such a speaker goes with it."""
    wrote = _writer(page, cue)
    if wrote:
        return wrote
    owner = _owner(page, cue)
    begin = least(page, cue.start)
    subject = named(page, owner, cue.start) if owner else find_subject(page, begin, cue.start)
    if subject is None:
        clause = clause_start(page, page.window(cue.start, begin), cue.start)
        return _this_report(page, cue) or beside_marks(page, clause, cue)
    return None if unmet(page, cue, subject) else _with_report(page, subject, cue)


def _writer(page: Page, cue: Cue) -> Subject | None:
    """Return who leads the clauses or the sentence before a place in what he wrote (发了一封公开信。其中写道：…)."""
    if cue.follows in ("words", "nothing") and fold(cue.text) not in small_words("written"):
        return None
    clause = clause_start(page, page.window(cue.start, least(page, cue.start)), cue.start)
    first = next(iter(page.tokens_within(clause, cue.start)), None)
    if first is None or first.text not in small_words("inside"):
        return None
    if not all(token.tag in ("d", "ad", "c") for token in page.tokens_within(first.end, cue.start)):
        return None  # 其中近半表示
    document = page.document
    number = document.sentence_at(cue.start)
    begin, end = document.sentences[number].start, clause
    if clause <= begin + 1:
        if number == 0 or page.block_at(document.sentences[number - 1].start) != page.block_at(clause):
            return _article(first, clause)
        begin, end = document.sentences[number - 1].start, document.sentences[number - 1].end
    leading = lead_subject(page, begin, end)
    if leading and leading.sort in ("name", "joint"):
        return leading._replace(clause=clause, near=True)
    return _article(first, clause)


def _article(word: Token, clause: int) -> Subject | None:
    """Return the article of which a word says that something stands in it (文中提到)."""
    printed = word.text in words_of(DOCUMENTS, "medium")
    return Subject(word.start, word.end, "document", word.text, (), clause, near=True) if printed else None


def _cited(page: Page, cue: Cue) -> Subject | None:
    """Return whose words a speaker cites before what is said (引用某某的话：…)."""
    names = page.names_within(cue.end, cue.body) if cue.follows in ("colon", "mark", "comma") else []
    if not names or not cited_words().fullmatch(page.masked, names[-1].end, cue.body):
        return None
    return named(page, names[-1], cue.start)


def _owner(page: Page, cue: Cue) -> Name | None:
    """Return whose document says something, where a verb begins with the word for it (某某社的报道称)."""
    begins = page.masked.startswith(tuple(words_of("speakers.tsv", "source")), cue.start)
    if not begins or cue.end - cue.start <= 2 or page.masked[cue.start - 1] != "的":
        return None
    names = page.names_within(least(page, cue.start), cue.start)
    return names[-1] if names and names[-1].end == cue.start - 1 else None


def _with_report(page: Page, subject: Subject, cue: Cue) -> Subject:
    """Return the report itself as who speaks, where 报道 has no speaker of its own."""
    document, start = page.document, cue.start
    pointed = subject.sort == "inherited" or subject.text.endswith("篇")  # 这篇报道称
    if pointed and document.folded.startswith(tuple(words_of(DOCUMENTS, "report")), start):
        return Subject(start, start + 2, "document", document.text[start : start + 2], (), start)
    return subject


def _this_report(page: Page, cue: Cue) -> Subject | None:
    """Return the report with which a verb begins and which a clause points at before it (该报道称)."""
    start = cue.start
    before = page.word_before(start)
    report = page.masked[start : start + 2] in words_of(DOCUMENTS, "report") and cue.end > start + 2
    pointed = report and before is not None and before.text in small_words("pointing")
    if before is None or not pointed or clause_start(page, least(page, start), start) != before.start:
        return None
    return Subject(before.start, start + 2, "document", page.document.text[before.start : start + 2], (), before.start)


def unmet(page: Page, cue: Cue, subject: Subject) -> str:
    """Return what a verb of this kind needs that its speaker is not, in words; "" where they go together."""
    if subject.sort != "document" and _reports_to(page, cue, subject):
        return ""
    if subject.sort == "document" or cue.sort == "document":
        shown = subject.sort == "document" or _has_document(page, subject, cue) or _finds(page, subject, cue)
        shown = shown or _looked_up(subject, cue)
        fits = (cue.follows == "colon" and subject.sort == "name") or (cue.documents and shown)  # 表明了态度：…
        need = _NEEDS_DOCUMENT if cue.sort == "document" else _NEEDS_NO_DOCUMENT
        return "" if fits else need
    if subject.sort == "inherited":
        shows = fold(cue.text) == "表明" and cue.follows != "mark" and not _of_person(page, cue, subject)
        own = cue.sort in ("stance", "noun") or shows
        lead = page.masked[subject.clause : cue.start].strip()
        judges = fold(cue.text) in small_words("judging")
        resumed = lead in small_words("resuming") or (judges and (not lead or lead in small_words("openly")))
        answers = cue.sort == "stance" and _of_person(page, cue, subject)  # 会见传媒时，否认…
        resumed = resumed or (not lead and cue.sort == "stance" and (answers or _issues(page, subject.clause)))
        return later("it needs a speaker of its own") if own and not resumed else ""
    together = _goes_with(page, cue, subject) or closes_speech(page, cue, subject)
    return "" if together else later("it needs its speaker right before it")


def _reports_to(page: Page, cue: Cue, subject: Subject) -> bool:
    """Return whether somebody tells what follows a pause (向法庭反映，…; 业主反映，…): no document shows it."""
    stops = cue.follows in ("comma", "colon", "mark")
    told = "向" in page.masked[subject.end : cue.start] or (
        subject.kind != "organisation" and subject.sort != "inherited"
    )
    return stops and fold(cue.text) == "反映" and subject.near and told


def _of_person(page: Page, cue: Cue, subject: Subject) -> bool:
    """Return whether somebody meets those who ask in the clause before 表明 (某某会见记者，表明…).

    Elsewhere it is what the clause before tells of that shows something (公布业绩，表明…).
    """
    begin = page.document.sentences[page.document.sentence_at(cue.start)].start
    before = clause_start(page, begin, subject.clause - 1)
    meets = any(word in page.masked[before : subject.clause] for word in small_words("meeting-press"))
    leading = last_subject(page, begin, subject.clause) if meets else None
    return leading is not None and leading.sort in ("name", "described", "pronoun")


def _issues(page: Page, clause: int) -> bool:
    """Return whether the clause before tells that something was issued, this what is thought (发布预警，预计…)."""
    begin = clause_start(page, page.document.sentences[page.document.sentence_at(clause)].start, clause - 1)
    tokens = page.tokens_within(begin, clause)
    return any(token.text in words_of(DOCUMENTS, "issued") and token.tag.startswith("v") for token in tokens)


def _finds(page: Page, subject: Subject, cue: Cue) -> bool:
    """Return whether somebody who finds things out found what follows (研究人员发现漏洞会…), a whole clause."""
    finder = subject.sort == "described" and fold(subject.text).endswith(tuple(words_of(SPEAKERS, "finder")))
    if subject.sort == "name":
        finder = page.is_public(subject.names[-1].identity)
    return finder and subject.near and fold(cue.text) == "发现"


def _looked_up(subject: Subject, cue: Cue) -> bool:
    """Return whether a body, or what it keeps, shows what follows a pause (某某网显示，…; 某局显示，…)."""
    return subject.kind == "organisation" and subject.near and cue.follows == "comma" and fold(cue.text) == "显示"


def _goes_with(page: Page, cue: Cue, subject: Subject) -> bool:
    """Return whether a verb is that of the speaker who stands before it."""
    supposed = page.masked.endswith(tuple(small_words("supposing")), subject.clause, subject.start)
    if supposed or cue.sort in ("pure", "tail"):
        return not supposed
    passive = "被" in page.masked[subject.end : cue.start]  # 被传媒多次追问
    if (
        passive
        or _is_object(page, subject)
        or _roused(page, subject)
        or (cue.sort == "noun" and _is_document(page, subject, cue))
    ):
        return False
    opens = cue.sort in ("comma", "colon") or (cue.sort == "stance" and cue.follows == "mark")
    if opens and subject.sort in ("name", "described") and _opens_speech(page, cue):
        return True  # 某某带着孩子走到台前介绍：…
    if cue.sort == "comma" and cue.body - cue.end == 1:
        return subject.near
    return subject.near and (settled(page, subject.end, cue.start) or meanwhile(page, subject.end, cue.start))


def _opens_speech(page: Page, cue: Cue) -> bool:
    """Return whether a colon, or speech in marks, follows a verb at once."""
    between = page.masked[cue.end : cue.body].strip()
    if page.masked[cue.body + 1 : cue.body + 2] != QUOTED:
        return between in (":", "：")
    return between.endswith((":", "：")) or (not between and cue.follows == "mark")  # 直斥对手：“…”


def _is_object(page: Page, subject: Subject) -> bool:
    """Return whether a verb stands right before a subject, which is its object then (希望某某批评…, 藐视法庭指控)."""
    before = page.word_before(subject.start)
    if before is None or before.tag != "v" or before.start < subject.clause or page.in_name(before.start):
        return False
    if before.text in words("titles.tsv"):
        return False  # 组长李志远担心…: what somebody is, whatever the segmenter calls it
    return not any(before.text in small_words(sort) for sort in ("leading", "citing", "joining", "modifier"))


def _roused(page: Page, subject: Subject) -> bool:
    """Return whether a clause tells what moved its subject to speak (此说引起更多议员质疑，…): nothing is quoted."""
    return any(token.text in small_words("rousing") for token in page.tokens_within(subject.clause, subject.start))


def _is_document(page: Page, subject: Subject, cue: Cue) -> bool:
    """Return whether a word is a document and no verb: 调查报告, 官方声明; a person may 声明."""
    if page.masked[cue.start : cue.end] in words_of("speakers.tsv", "document"):
        before = page.word_before(cue.start)
        press = before is not None and before.text in words_of(SPEAKERS, "media") and subject.start < before.start
        return before is not None and before.tag in ("n", "vn") and not press and not page.ends_name(cue.start)
    items = page.items(subject.start, cue.start)
    return bool(items) and items[-1].sort == "document" and items[-1].end == cue.start


def _has_document(page: Page, subject: Subject, cue: Cue) -> bool:
    """Return whether the speaker of a document's verb is a document's issuer: 港交所数据显示, not 港交所显示."""
    if subject.sort == "inherited":  # 公布调查，发现…: the clause before names the survey
        document = page.document
        begin = document.sentences[document.sentence_at(cue.start)].start
        ends = page.masked[max(begin, subject.clause - 5) : subject.clause].rstrip("，, ")
        finds = page.masked.startswith(("发现", "显示"), cue.start)
        return finds and ends.endswith(tuple(words_of(DOCUMENTS, "found")))
    return any(item.sort == "document" for item in page.items(subject.start, cue.start)) or subject.sort == "pronoun"


def least(page: Page, cue: int) -> int:
    """Return how far back the speaker of a cue may stand: its sentence, or the quotation before it."""
    document = page.document
    begin = document.sentences[document.sentence_at(cue)].start if document.sentences else 0
    window = page.masked[page.window(cue, begin) : cue]
    quoted = window.rfind(QUOTED)
    if quoted < 0:
        return begin
    inside_end = page.window(cue, begin) + quoted + 1
    return max(begin, inside_end + (page.masked[inside_end] in '”」』"’'))


def voice_breaks(page: Page) -> list[int]:
    """Return the sentences that begin by naming a speaker with a verb of saying, for quotations that are not closed."""
    breaks: list[int] = []
    for cue in find_cues(page):
        sentence = page.document.sentences[page.document.sentence_at(cue.start)]
        if cue.start - sentence.start <= 40 and (not breaks or breaks[-1] != sentence.start):
            names = page.names_within(sentence.start, cue.start)
            if names and names[0].start - sentence.start <= 15:
                breaks.append(sentence.start)
    return breaks
