"""Interviews and transcripts: paragraphs that are questions and answers, word for word and without quotation marks.

Either each turn begins with who speaks and a colon (记者：…, 李明：…, 问：…, Q: …), or questions stand alone and an
article says in its introduction whom it interviews.
"""

import re
from collections import Counter
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words, words_of
from store.extraction.quotes.conversation import (
    Answer,
    Turn,
    ends_turn,
    interviewee,
    is_heading,
    own_words_last,
    paragraph,
    people_within,
    speaks_of_himself,
    to_you,
)
from store.extraction.quotes.lists import PATTERNS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.paragraphs import paragraphs
from store.extraction.quotes.said import Attribution, Said, Words
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.extraction.quotes.speakers import Speakers
from store.extraction.quotes.subjects import find_subject

TURN = Rule(
    "quote.turn",
    0.96,
    finds=Example(
        "海风网专访启明科技总裁周文静。\n记者：新店何时开张？\n周文静：明年春天。我们等了三年。",
        "明年春天。我们等了三年",
    ),
    leaves=Example("启明科技总裁周文静到会。\n地点：明年搬到东街。\n时间：我们等了三年。", "我们等了三年"),
    lists=(PATTERNS, "speakers.tsv", "surnames.tsv"),
    cases={"turn": 0.96, "further": 0.96},
)
"""In a transcript a turn of somebody who answers, and the paragraphs that go on with it."""
ANSWER = Rule(
    "quote.answer",
    0.7,
    finds=Example(
        "海风网专访启明科技总裁周文静。\n您何时开新店？\n我们明年春天开张。\n您为何等了这么久？\n我等了三年，为的是租约。"
        "\n您还有什么打算？\n我们再开两家。",
        "我等了三年，为的是租约",
    ),
    leaves=Example("启明科技总裁周文静到会。\n新店何时开张？\n明年春天开张，等了三年。", "明年春天开张，等了三年"),
    lists=(PATTERNS,),
)
"""In an interview a paragraph between questions that nobody's name stands before."""
_LABEL = re.compile(
    r"[\s【\[（(■●▲◆]*+([^，。！？；：:,.!?;“”「」\"\n【】\[\]]{1,30}?)[\s】\])）]*(?:[：:](?!//|\d)|(?<!\d)[：:](?=\d))\s*"
)
"""Who speaks and a colon; one between digits is a time's or a score's."""
_NUMBERED = re.compile(r"(问题|[问答qa])\s*[\d一二三四五六七八九十]+", re.IGNORECASE)
_LEGEND = re.compile(r"[；;\s](?:[^\s；;：:，。]{1,6})[：:]")
_QUESTION_END = ("？", "?")
_MOST_ASKED = 300
"""A question of more characters is none."""
_ASKING = 0.6
"""Whose turns end as questions as often asks."""
_BRIEF = 0.7
"""The turns of who asks are at most this long, the longest of the others being 1."""


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[。？！?!…]|[a-z]\.(?=[\s”\")]|$)")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[一-龥]{1,4}|[A-Z][a-z]+(?: [A-Z][A-Za-z.-]+){0,3}")


def transcript(page: Page) -> list[Answer]:
    """Return the questions and answers of an article, in order; none where it is no interview."""
    turns = _turns(page)
    return _labelled(page, turns) if _is_transcript(turns) else _plain(page)


def answers(spoken: list[Answer], unnamed: Rule = ANSWER) -> list[tuple[Said, Words]]:
    """Rules quote.turn, quote.answer and quote.narration: what is said in the paragraphs of a transcript.

    Args:
        spoken: the paragraphs.
        unnamed: the rule that found those before which no name stands.
    """
    found: list[tuple[Said, Words]] = []
    for answer in spoken:
        if answer.speaker is None:
            continue
        start, end, turn = answer.start, answer.end, answer.turn
        rule, score = (unnamed, unnamed.score) if turn is None else (TURN, TURN.cases["turn"])
        speaker = answer.speaker
        if turn and turn.body != start:
            score, speaker = TURN.cases["further"], speaker._replace(start=-1, end=-1)
        place = turn.colon if turn and turn.body == start else start
        subject = Subject(speaker.start, speaker.end, "described", speaker.name, (), place)
        said = Attribution(place, subject, place, place + (place < start), "colon", start, rule.name, score)
        found.append((Said(said, speaker), Words(start, end, "direct", rule.name, score)))
    return found


def _turns(page: Page) -> list[Turn]:
    """Return the paragraphs that begin with a few words and a colon."""
    found: list[Turn] = []
    for number, block in enumerate(paragraphs(page)):
        match = _LABEL.match(page.masked, block.start, block.end) if block.kind not in ("title", "table") else None
        if match:
            label = match.group(1).strip()
            numbered = _NUMBERED.fullmatch(label)
            label = numbered.group(1) if numbered else label
            found.append(Turn(number, match.start(1), label, match.end(1), match.end()))
    return found


def _asks(page: Page, turns: list[Turn]) -> frozenset[str]:
    """Return the labels of who asks: interviewers, and whose turns mostly end as questions, a person's where brief."""
    blocks, text = paragraphs(page), page.document.text
    counts = Counter(turn.label for turn in turns)
    said: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for turn in turns:
        end = blocks[turn.block].end
        said[turn.label] += end - turn.body
        questions[turn.label] += text[turn.body : end].rstrip().endswith(_QUESTION_END)
    people = {
        turn.label for turn in turns if any(n.kind == "person" for n in page.names_within(turn.start, turn.colon))
    }
    most = max(said[label] / count for label, count in counts.items())
    often = {
        label
        for label, count in counts.items()
        if count > 1
        and questions[label] >= _ASKING * count
        and (label not in people or said[label] <= _BRIEF * most * count)
    }
    return frozenset(
        often | {label for label in counts if label.lower() in words_of(PATTERNS, "asker") or _asker(label)}
    )


def _converse(page: Page, turns: list[Turn]) -> bool:
    """Return whether the turns are speech: half of them have a sentence's end. A list of posts or dates has none."""
    blocks, text = paragraphs(page), page.document.text
    ended = sum(bool(_sentence_end().search(text, turn.body, blocks[turn.block].end)) for turn in turns)
    return 2 * ended >= len(turns)


def _asker(label: str) -> bool:
    """Return whether a label ends in a word for who asks or for asking (香港记者, 问题一, 主任问)."""
    asks = label.endswith("问") and not label.endswith("顾问")
    return asks or label.endswith(("记者", "主持人")) or label.startswith("问题")


def _is_transcript(turns: list[Turn]) -> bool:
    """Return whether paragraphs with labels can be a transcript: somebody has more than one turn, or is asked."""
    counts = Counter(turn.label for turn in turns)
    return len(turns) > 1 and (max(counts.values()) > 1 or any(label.lower() in _shown() for label in counts))


@cache
def _shown() -> frozenset[str]:
    return words_of(PATTERNS, "asker") | words_of(PATTERNS, "answerer")


def _labelled(page: Page, turns: list[Turn]) -> list[Answer]:
    """Return the paragraphs of an interview in which each turn says who speaks."""
    blocks = paragraphs(page)
    legend = _legend(page, turns)
    turns = turns[1:] if legend else turns
    asking = _asks(page, turns)
    counts = Counter(turn.label for turn in turns)
    opening = next((t for t in turns if t.label in asking or counts[t.label] > 1), turns[0])
    whom = legend or interviewee(page, blocks[opening.block].start)
    heard = {turn.label: _speaker(page, turn, whom) for turn in reversed(turns) if turn.label not in asking}
    known = {
        label: speaker
        for label, speaker in heard.items()
        if speaker and (speaker.kind == "person" or (counts[label] > 1 and asking))
    }
    if not known and whom and asking:
        return _after_questions(page, [turn for turn in turns if turn.label in asking], whom)
    if not known or (not asking and (len(known) < 2 or sum(counts[label] for label in known) < 4)):
        return []
    turns = [turn for turn in turns if turn.label in asking or turn.label in known or counts[turn.label] > 1]
    if not _converse(page, turns):
        return []
    speakers = {label: known.get(label) for label in counts}
    asked = sum(counts[label] for label in asking)
    alone = len(known) == 1 and 2 * sum(counts[label] for label in known) <= asked
    return _read(page, turns, speakers, next(iter(known.values())) if alone else None)


def _legend(page: Page, turns: list[Turn]) -> Speaker | None:
    """Return who answers, where a line before the questions tells what the labels mean (问：记者 答：某某)."""
    block, first = paragraphs(page)[turns[0].block], turns[0]
    asks = first.label.lower() in words_of(PATTERNS, "asker")
    answer = _LEGEND.search(page.masked, first.body, block.end) if asks and len(turns) > 2 else None
    if answer and _sentence_end().search(page.masked, first.body, answer.start()):
        return None  # Q：何时开张？ A：明年
    people = people_within(page, answer.end(), block.end) if answer else {}
    return speaker_of(*people.values()) if len(people) == 1 else None


def _read(page: Page, turns: list[Turn], speakers: dict[str, Speaker | None], alone: Speaker | None) -> list[Answer]:
    """Return each turn and the paragraphs that go on with it, up to the next turn or a heading.

    Args:
        page: the article.
        turns: where somebody begins to speak.
        speakers: who by each label; nobody who asks.
        alone: who answers behind questions, where a label says so once or twice and then no more.
    """
    blocks, found = paragraphs(page), []
    stops = [turn.block for turn in turns[1:]] + [len(blocks)]
    for turn, stop in zip(turns, stops, strict=True):
        if _greets(page, turn):
            continue
        speaker = speakers[turn.label]
        last = turn is turns[-1]
        subject = find_subject(page, blocks[turn.block].start, turn.colon) if speaker else None
        if speaker and subject and _is_label(page, subject, turn):
            speaker = speaker._replace(start=subject.start, end=subject.end)
        found += paragraph(page, turn.body, blocks[turn.block].end, turn, speaker)
        further = blocks[turn.block + 1 : stop]
        for block in own_words_last(page, further) if last else further:
            if ends_turn(page, block, speaker, last=last):
                break
            if is_heading(page, block):
                continue
            asks_on = alone is None or page.document.text[block.start : block.end].rstrip().endswith(_QUESTION_END)
            said_by = speaker or (None if asks_on else alone)
            found += paragraph(page, block.start, block.end, turn, said_by)
    return found


def _greets(page: Page, turn: Turn) -> bool:
    """Return whether a label alone in its line, under another such line, is whom somebody addresses: 答覆： 主席：."""
    if not turn.block or turn.body < paragraphs(page)[turn.block].end:
        return False
    before = paragraphs(page)[turn.block - 1]
    label = _LABEL.match(page.masked, before.start, before.end)
    return label is not None and label.end() == before.end


def _speaker(page: Page, turn: Turn, whom: Speaker | None) -> Speaker | None:
    """Return who a label means: the one interviewed for 答, a person by a surname alone, a name or a title."""
    if turn.label.lower() in words_of(PATTERNS, "answerer"):
        return whom
    block = paragraphs(page)[turn.block]
    if turn.label in words("surnames.tsv"):
        people = [person for person in page.people.values() if person.name.startswith(page.document.text[block.start])]
        if len(people) == 1:
            return Speaker(people[0].name, "person", people[0].id, block.start, turn.colon)
    subject = find_subject(page, block.start, turn.colon)
    odd = turn.label.isascii() and not _name().fullmatch(turn.label)  # A2
    if subject and not odd and _is_label(page, subject, turn) and subject.sort in ("name", "title", "described"):
        return Speakers(page).resolve(subject, block.start)
    start = turn.colon - len(turn.label)
    if not _name().fullmatch(turn.label) or (turn.label[0] not in words("surnames.tsv") and not turn.label.isascii()):
        return None
    return Speaker(page.document.text[start : turn.colon], "unresolved", "", start, turn.colon, 0.85)


def _is_label(page: Page, subject: Subject, turn: Turn) -> bool:
    """Return whether somebody is all that stands before a colon, but for a title and what is bracketed."""
    between = page.masked[subject.end : turn.colon].strip(f" {BRACKETED}")
    behind = words_of("speakers.tsv", "title") | words_of("speakers.tsv", "head") | words_of(PATTERNS, "answerer")
    return not between or between in behind


def _after_questions(page: Page, asked: list[Turn], whom: Speaker) -> list[Answer]:
    """Return the paragraphs between questions, where only who asks is named before a colon."""
    return _between(page, [(turn.block, turn.body) for turn in asked], whom) if len(asked) > 1 else []


def _plain(page: Page) -> list[Answer]:
    """Return the paragraphs between the questions of an interview in which nobody is named before a colon."""
    blocks, text = paragraphs(page), page.document.text
    asked = [
        (number, block.start)
        for number, block in enumerate(blocks)
        if block.kind in ("paragraph", "heading", "quotation", "item")
        and block.end - block.start <= _MOST_ASKED
        and text[block.start : block.end].rstrip().endswith(_QUESTION_END)
    ]
    if len(asked) < 3 or not _fill(page, asked) or not _addresses(page, asked):
        return []
    whom = interviewee(page, blocks[asked[0][0]].start)
    return _between(page, asked, whom) if whom else []


def _fill(page: Page, asked: list[tuple[int, int]]) -> bool:
    """Return whether questions begin in the first half of an article; those of an essay stand at its end."""
    blocks = paragraphs(page)
    return 2 * asked[0][1] <= blocks[0].start + blocks[-1].end


def _addresses(page: Page, asked: list[tuple[int, int]]) -> bool:
    """Return whether questions are put to somebody, and what follows them is said by somebody (您…？我…)."""
    blocks = paragraphs(page)
    put = sum(bool(to_you().search(page.masked, start, blocks[number].end)) for number, start in asked)
    told = sum(speaks_of_himself(page, blocks[number + 1]) for number, _ in asked if number + 1 < len(blocks))
    return put * 3 >= len(asked) and told * 3 >= len(asked)


def _between(page: Page, asked: list[tuple[int, int]], whom: Speaker) -> list[Answer]:
    """Return questions, and the paragraphs after each as answers."""
    blocks = paragraphs(page)
    found: list[Answer] = []
    stops = [number for number, _ in asked[1:]] + [len(blocks)]
    speaker = whom._replace(start=-1, end=-1)
    for (number, start), stop in zip(asked, stops, strict=True):
        found += paragraph(page, start, blocks[number].end, None, None)
        further = blocks[number + 1 : stop]
        for block in (*further[:1], *own_words_last(page, further[1:])) if stop == len(blocks) else further:
            if ends_turn(page, block, speaker, last=stop == len(blocks)):
                break
            found += paragraph(page, block.start, block.end, None, speaker)
    return found
