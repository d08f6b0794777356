"""The voices of an article in order: which of the places where somebody speaks are new, and who speaks there."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from store.extraction.engine.near_miss import NearMiss
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.adverbs import light
from store.extraction.quotes.attributions import find_attributions
from store.extraction.quotes.english_more import ADDING
from store.extraction.quotes.frames import goes_on
from store.extraction.quotes.leading import last_subject
from store.extraction.quotes.lists import DOCUMENTS, SPEAKING, small_words
from store.extraction.quotes.nesting import is_alone, is_part, relays, reports
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.phrases import SOURCE
from store.extraction.quotes.said import Attribution, Said
from store.extraction.quotes.sentences_in_marks import LEAD_IN
from store.extraction.quotes.speaker import Speaker, is_any_medium
from store.extraction.quotes.speakers import Speakers
from store.extraction.quotes.statements import only_shows
from store.extraction.quotes.turns import turned
from store.text.fold import fold
from store.text.language import later, tr

_IDIOM = re.compile(r"[不这那话一完到起出来过了的谎“「]")
"""Behind 说 or 称 shows that nothing is reported: 说不准, 说这话, 说“不”."""
_WORDS = re.compile(r"[“「][^”」]{6,}")
"""Words in marks that are more than a term."""
_LEAD = re.compile(r"\s*[并又还]")
"""Before what somebody does with his words shows a new statement of his; 亦 and 也 as often go on with the last."""
_LONGEST_GROUND = 150
_RUNS_ON = later("it goes on with what is said, as all verbs do without a speaker of their own but pure ones behind 并")
_PART = later("its speaker is the same, or one that is only spoken of")

Verdict = Literal["new", "nested", "relayed", "part", "instead", "alone"]


@cache
def _ground() -> re.Pattern[str]:
    """Return the pattern of the ground that a statement gives first."""
    return re.compile(rf"{one_of(SPEAKING, 'grounding')}[^，。；]+[，,]\s*")


def _forget(_: Iterator[NearMiss]) -> None:
    """Ask nothing of a verb that is left out: most who ask for voices do not ask why others are none."""


def speaking(page: Page, passed: Callable[[Iterator[NearMiss]], None] = _forget) -> list[Said]:
    """Return the places where somebody speaks whose speaker is known.

    Args:
        page: the article.
        passed: is given, for each verb that is part of what another says, all that says so; only what it takes is
            worked out.
    """
    speakers = Speakers(page)
    found: list[Said] = []
    issuers = dict(speakers.issuers)
    for each in find_attributions(page):
        sentence = page.document.sentences[page.document.sentence_at(each.start)]
        if each.follows == "nothing" and not page.after_mark(each.begin):
            continue
        running = found[-1] if found and found[-1].attribution.body > sentence.start else None
        attribution = turned(page, running, each)
        more = running is not None and _says_more(page, running, attribution)
        if running and not more and _runs_on(page, running, attribution):
            passed(_part_of(page, running, attribution, speakers))
            continue
        speaker = running.speaker if running and more else speakers.resolve(attribution.subject, sentence.start)
        if speaker is None or _is_own_finding(page, attribution, speaker):
            continue
        verdict = _verdict(page, running, attribution, speaker) if running else "new"
        if running and verdict == "part":
            passed(_part_of(page, running, attribution, speakers))
            continue
        if verdict == "instead":
            speakers.issuers = issuers
            found.pop()
        elif running and verdict == "alone":
            found[-1] = running._replace(attribution=running.attribution._replace(follows="nothing"))
        found.append(Said(_if_said(page, attribution), speaker))
        if verdict != "nested":
            remember(page, speakers, found[-1])
        issuers = dict(speakers.issuers)
        word = _in_document(page, attribution)
        if word and (speaker.kind != "unresolved" or attribution.subject.sort == "described"):
            speakers.issued(speaker, attribution.start, word)
    return found


def _if_said(page: Page, attribution: Attribution) -> Attribution:
    """Return a voice without what follows it where that is shown and not said (表示欢迎，并称…)."""
    shown = attribution.cue is not None and only_shows(page, attribution.cue)
    return attribution._replace(follows="nothing") if shown else attribution


def _is_own_finding(page: Page, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether a medium tells of what it found out itself, in whatever article it stands (某报查询发现，…)."""
    cue = attribution.cue
    if cue is None or page.masked[cue.start : cue.end] not in small_words("finding-out"):
        return False
    press = tuple(words_of(DOCUMENTS, "medium"))
    if any(item.text.endswith(press) for item in page.items(attribution.subject.start, cue.start)):
        return False  # 文章提到
    return is_any_medium(page, speaker) or _is_told(page, speaker)


def _is_told(page: Page, speaker: Speaker) -> bool:
    """Return whether somebody tells an organisation what stands in the article (告诉某某，…): its journalists ask."""
    telling = tuple(small_words("telling"))
    places = (name.start for name in page.names if speaker.identity and name.identity == speaker.identity)
    return speaker.kind == "organisation" and any(page.masked.endswith(telling, 0, place) for place in places)


def _part_of(page: Page, running: Said, attribution: Attribution, speakers: Speakers) -> Iterator[NearMiss]:
    """Yield all that makes a voice part of the statement that runs in its sentence."""
    start, end = attribution.start, attribution.end
    if _runs_on(page, running, attribution):
        yield NearMiss(start, end, tr(_RUNS_ON), _runs_on)
    sentence = page.document.sentences[page.document.sentence_at(start)]
    speaker = speakers.resolve(attribution.subject, sentence.start)
    if speaker is not None and _verdict(page, running, attribution, speaker) == "part":
        yield NearMiss(start, end, tr(_PART), _verdict)


def _verdict(page: Page, running: Said, attribution: Attribution, speaker: Speaker) -> Verdict:
    """Return what a voice is to the statement that runs in its sentence.

    Returns:
        "part" of it, "nested" (both are statements), "relayed" (both are, and the article goes on about the second),
        speaking "instead" of it or "alone" of the two, or "new".
    """
    nested = attribution.begin <= _goes_on(page, running, attribution) + 1
    if nested and _is_data(page, running.attribution):
        return "instead"  # 根据该所的数据，分析师预计…: the analysts speak
    if _only_leads(page, running, attribution, speaker):
        return "part"
    if not nested:
        return "new"
    inherited = attribution.subject.sort == "inherited"  # 某某说，并补充说…: only the second says something
    if not inherited and is_part(page, running, attribution, speaker):
        return "part"
    if inherited or is_alone(page, running, attribution, speaker):
        return "alone"
    return "relayed" if relays(page, running, attribution, speaker) else "nested"


def _only_leads(page: Page, running: Said, attribution: Attribution, speaker: Speaker) -> bool:
    """Return whether a statement so far only gives a ground, and goes on about its speaker (鉴于…，公司认为…)."""
    body = running.attribution.body
    so_far = page.masked[body : min(attribution.begin, body + _LONGEST_GROUND)]
    if not _ground().fullmatch(so_far) or running.attribution.follows == "nothing":
        return False
    return attribution.subject.sort == "pronoun" or speaker.name == running.speaker.name


def _goes_on(page: Page, running: Said, attribution: Attribution) -> int:
    """Return where a statement begins to say more than when or where, as far as the next voice."""
    return goes_on(page, running.attribution.cue, running.attribution.body, attribution.start)


def _unsaid(page: Page, running: Said, attribution: Attribution) -> bool:
    """Return whether a verb without a speaker follows a clause that only says when (指自己开店时，都曾说过…)."""
    body = running.attribution.body
    return attribution.subject.sort == "inherited" and body < _goes_on(page, running, attribution) >= attribution.begin


def _reported(running: Said) -> bool:
    """Return whether the statement that is going on stands in no quotation marks."""
    return running.attribution.follows in ("words", "comma", "colon")


def _runs_on(page: Page, running: Said, attribution: Attribution) -> bool:
    """Return whether a verb without a speaker of its own is part of the statement that is going on (认为…，强调…)."""
    at_once = attribution.begin <= running.attribution.body and running.attribution.follows == "words"
    if at_once or _unsaid(page, running, attribution) or (_reported(running) and _is_theirs(attribution)):
        return True  # 提及政府明确指出…: part of what is said; 客户都很满意，他们认为…: it goes on about them
    if attribution.why in (ADDING.name, LEAD_IN.name) or _quotes(page, attribution):
        return False
    if attribution.subject.sort != "inherited" or running.attribution.follows in ("mark", "nothing"):
        return False
    lead = page.masked[attribution.subject.clause : attribution.start].strip()
    joining = tuple(small_words("adding"))
    if attribution.begin <= running.attribution.body + 1 and lead.startswith(joining):
        return False  # 作出承诺，并宣布…: nothing is said yet
    if attribution.cue and attribution.cue.sort in ("pure", "tail"):
        return not (lead.startswith(joining) or lead.endswith(joining))
    return not _acts(page, attribution)


def _is_theirs(attribution: Attribution) -> bool:
    """Return whether a clause is of those, or of the side of diplomats, for whom who speaks speaks (…，中方希望…)."""
    subject, cue = attribution.subject, attribution.cue
    if fold(subject.text) in words_of("pronouns.tsv", "many"):
        return True
    if fold(subject.text) in words_of("speakers.tsv", "crowd"):
        return cue is not None and cue.sort == "stance"
    side = fold(subject.text) in words_of("speakers.tsv", "nation") and subject.start == subject.clause
    return side and cue is not None and cue.sort == "stance"


def _quotes(page: Page, attribution: Attribution) -> bool:
    """Return whether a verb opens a clause and a colon and speech in marks follow it (没有说明原因，只表示：「…」)."""
    cue = attribution.cue
    if cue is None or cue.follows != "mark" or not light(page, attribution.subject.clause, cue.start):
        return False
    colon = any(mark in page.masked[cue.end : cue.body] for mark in ":：")
    closes = page.masked[(end := page.past_marks(cue.body + 1)) : end + 1] in ("", *"。；！？\n")  # 直呼「太贵了」。
    return (colon or closes) and page.masked[cue.body + 1 : cue.body + 2] == QUOTED


def _acts(page: Page, attribution: Attribution) -> bool:
    """Return whether 并 or 又 and what somebody does with his words begin a new statement of his (又批评…)."""
    cue, clause = attribution.cue, attribution.subject.clause
    if cue is None or (cue.sort != "comma" and fold(cue.text) not in small_words("acting")):
        return False
    if fold(cue.text) in small_words("wishing") and cue.follows != "nothing" and light(page, clause, cue.start):
        return True  # 坚持…，呼吁…
    lead = _LEAD.match(page.masked, clause, cue.start)
    return lead is not None and light(page, lead.end(), cue.start)


def _says_more(page: Page, running: Said, attribution: Attribution) -> bool:
    """Return whether a bare verb opens a clause in which the same speaker goes on (重申立场，称…), and is no noun's."""
    cue, subject = attribution.cue, attribution.subject
    if cue is None or subject.sort != "inherited" or page.masked[subject.clause : cue.start].strip():
        return False
    speech = _WORDS.match(page.document.text, cue.end)
    if fold(cue.text) not in small_words("repeating") or (_IDIOM.match(page.masked, cue.end) and not speech):
        return False
    between = last_subject(page, running.attribution.body, subject.clause)
    return between is None or not between.names or between.names[-1].identity == running.speaker.identity


def _is_data(page: Page, attribution: Attribution) -> bool:
    """Return whether an attribution is to data or a document that a source issued (根据该所的数据)."""
    word = page.masked[attribution.start : attribution.end].strip()
    is_document = word in words_of("speakers.tsv", "document") and not reports(word)
    return attribution.why == SOURCE.name and is_document


def _in_document(page: Page, attribution: Attribution) -> str:
    """Return the document in which somebody speaks (在文件中表示, 发布的报告显示), "" where there is none."""
    begin = attribution.begin
    if attribution.subject.sort == "inherited":  # 公布一项调查，发现…
        begin = page.document.sentences[page.document.sentence_at(attribution.start)].start
    items = page.items(begin, attribution.end)
    words = [item.text for item in items if item.sort == "document"]
    return words[-1] if words and attribution.subject.sort != "document" else ""


def remember(page: Page, speakers: Speakers, said: Said) -> None:
    """Remember who spoke, and up to where names are theirs to speak: no pronoun of the article's own means those."""
    attribution = said.attribution
    until = attribution.end
    if attribution.follows != "nothing":
        sentence = page.document.sentences[page.document.sentence_at(attribution.start)]
        until = page.past_marks(max(sentence.end, attribution.body + 1))
    speakers.spoken.remember(said.speaker, attribution.start, until)
