"""A speaker and a colon: in headlines, in lines that head paragraphs, and where a paragraph is somebody's turn."""

import re

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.quotes.cue_words import single_verbs
from store.extraction.quotes.following import skip_spaces
from store.extraction.quotes.lists import PATTERNS, SPEAKERS
from store.extraction.quotes.noun_phrases import Subject, as_written, named
from store.extraction.quotes.page import BRACKETED, QUOTED, Page
from store.extraction.quotes.phrases import follows_at
from store.extraction.quotes.said import Attribution
from store.extraction.quotes.subjects import find_subject, titles
from store.model import Block

HEADLINE = Rule(
    "quote.headline",
    0.91,
    finds=Example("总裁周文静表示满意。\nCEO周文静：明年再开两家新店", "明年再开两家新店", block="heading"),
    leaves=Example("总裁周文静表示满意。\n新店开张：明年再开两家新店", "明年再开两家新店", block="heading"),
    lists=(PATTERNS, "speakers.tsv", "pronouns.tsv"),
)
"""In a headline a speaker and a colon."""
DIALOGUE = Rule(
    "quote.dialogue",
    0.93,
    finds=Example("总裁周文静到会。\n周文静：我们等了三年，终于可以动工了。", "我们等了三年，终于可以动工了"),
    leaves=Example("总裁周文静到会。\n主题：我们等了三年，终于可以动工了。", "我们等了三年，终于可以动工了"),
    lists=("speakers.tsv", "pronouns.tsv"),
)
"""A paragraph that begins with somebody and a colon, then sentences."""
MARKED = Rule(
    "quote.headline-marks",
    0.75,
    finds=Example("总裁周文静到会。\n周文静谈新店装修　“每一块砖都是旧的”", "每一块砖都是旧的", block="heading"),
    leaves=Example("总裁周文静到会。\n新店装修　“每一块砖都是旧的”", "每一块砖都是旧的", block="heading"),
)
"""In a headline words in marks, alone between spaces, beside somebody with whom the words before or after begin."""
_LEAST_MARKED = 5
"""Characters: fewer in marks are a name or a term."""
_DONE_TO = frozenset("被遭获受收")
"""Begins what somebody else does, or says, to who stands before it (某某遭批评：“…”)."""
_SUBHEAD = 30
"""Characters: a line that heads paragraphs is no longer."""
_COUNTRY = 8
"""Characters: what a medium is of, before its name in the head of a line, is no longer."""
_HEAD_PAUSE = re.compile(r"[，。；：！？\s]")
_SENTENCE_ENDS = re.compile(r"[。！？!?]")
_HEAD_COLON = re.compile(r"[：:]")
_BYLINE = re.compile(r"[^，。；：\n据]{0,20}(?:记者|通讯员)[^，。；：\n]{1,40}(?:报道|报导)[：:，]")


def headlines(page: Page) -> list[Attribution]:
    """Rule quote.headline: in a headline a speaker and a colon (CEO李明：…), at its head or after a space."""
    found: list[Attribution] = []
    for block in page.document.blocks:
        plain = block.kind not in ("title", "heading")
        if plain and page.masked[block.start] != "【" and not (_is_subhead(page, block) or _is_alone(page, block)):
            continue
        for match in _HEAD_COLON.finditer(page.masked, block.start, min(block.end, block.start + 200)):
            verb = page.masked[match.start() - 1] in words_of(PATTERNS, "headline-verb")
            end = match.start() - verb  # 母泣：…
            subject = _short_speaker(page, block.start, end) or _paper(page, block.start, end)
            subject = subject or find_subject(page, block.start, end)
            if subject is None or subject.sort in ("inherited", "pronoun", "document") or subject.end != end:
                continue
            body = match.end()
            follows = follows_at(page, body, "colon")
            if (plain or subject.kind != "person") and _is_label(page, body, block.end):
                continue
            found.append(
                Attribution(subject.clause, subject, match.start(), body, follows, body, HEADLINE.name, HEADLINE.score)
            )
    return found


def _short_speaker(page: Page, start: int, end: int) -> Subject | None:
    """Return the one character at the head of a headline that is short for somebody (警：…, 官：…)."""
    short = page.masked[start:end].strip() in words_of(PATTERNS, "headline-speaker")
    return as_written(page, start, end, start) if short else None


def _paper(page: Page, start: int, end: int) -> Subject | None:
    """Return the medium in its marks with which a line begins, but for where it is of (英国《某报》：)."""
    closed = page.masked.rfind("》", start, end)
    if closed < 0 or page.masked[closed + 1 : end].strip():
        return None
    name = next((name for name in page.names_within(start, closed) if name.end == closed), None)
    if name is None or name.kind != "organisation" or page.masked[name.start - 1] != "《":
        return None
    country = page.masked[max(start, page.masked.rfind("】", start, name.start) + 1) : name.start - 1]
    short = len(country) <= _COUNTRY and not _HEAD_PAUSE.search(country)
    return named(page, name, start)._replace(end=end) if short else None


def _is_alone(page: Page, block: Block) -> bool:
    """Return whether a line is only the name of a medium and a colon, before a line that asks nothing."""
    line = page.masked[block.start : block.end].rstrip()
    if not line.endswith(("：", ":")) or _paper(page, block.start, block.start + len(line) - 1) is None:
        return False
    after = next((other for other in page.document.blocks if other.start >= block.end), None)
    return after is not None and not page.masked[after.start : after.end].rstrip().endswith(("？", "?"))


def _is_subhead(page: Page, block: Block) -> bool:
    """Return whether a paragraph is a line between others that heads them: short, and no sentence by its end."""
    blocks = page.document.blocks
    inside = page.masked[block.start : block.end].strip()
    head, colon, _ = inside.removeprefix("#").partition("：")
    between = block.kind == "paragraph" and blocks[0].start < block.start < blocks[-1].start
    if not between or len(inside) > _SUBHEAD or not "一" <= inside[-1:] <= "龥":
        return False
    if head in words_of(SPEAKERS, "alone") or head in words_of(PATTERNS, "headline-speaker"):
        return True
    if not colon:
        return False
    paper = _paper(page, block.start, page.masked.index(colon, block.start))
    return paper is not None or _names_all(page, block.start + inside.startswith("#"), head)


def _names_all(page: Page, start: int, head: str) -> bool:
    """Return whether a name, or that of a country or a town, is all of the head of a line (#周文静：…, 某国：…)."""
    end = start + len(head)
    if any((name.start, name.end) == (start, end) for name in page.names_within(start, end)):
        return True
    tokens = page.tokens_within(start, end)
    return len(tokens) == 1 and tokens[0].tag == "ns" and tokens[0].known and len(head) > 1


def _is_label(page: Page, start: int, end: int) -> bool:
    """Return whether nouns and numbers alone follow an organisation's colon: a product or a sum, no statement.

    A sum of somebody else is stated: 启明科技：资产700亿 is a label, 海岸银行：启明科技目标价50元 is none.
    """
    tokens = [token for token in page.tokens_within(start, end) if not token.text.isspace()]
    nominal = ("n", "b", "j", "l", "vn", "an", "a", "eng", "x", "s", "m", "q", "i")
    if not 0 < len(tokens) <= 8 or not all(token.tag.startswith(nominal) for token in tokens):
        return False
    if any(token.text in "，。！？" for token in tokens):
        return False
    last = tokens[-1].tag
    return last.startswith(("n", "eng", "x")) or (last.startswith(("m", "q")) and not page.names_within(start, end))


def in_byline(page: Page, place: int) -> bool:
    """Return whether a place is in the line that says whose report an article is (某报讯 记者某某报道：…)."""
    line = _BYLINE.match(page.masked, page.block_at(place).start)
    return line is not None and place < line.end()


def dialogues(page: Page) -> list[Attribution]:
    """Rule quote.dialogue: a paragraph that begins with a person and a colon, then sentences (周文静：我认为…)."""
    found: list[Attribution] = []
    text = page.document.text
    for block in page.document.blocks:
        if block.kind not in ("paragraph", "item", "quotation"):
            continue
        colon = _HEAD_COLON.search(page.masked, block.start, min(block.end, block.start + 60))
        if colon is None or text[block.start : block.end].rstrip()[-1:] not in tuple('。！？!?…”」』"'):
            continue
        subject = find_subject(page, block.start, colon.start())
        body = skip_spaces(text, colon.end(), block.end)
        follows = follows_at(page, body, "colon")
        marked, place = follows == "mark", colon.start()
        if not marked and page.masked[body : body + 1] == QUOTED:
            continue  # a turn of a transcript
        if subject is None or not _opens_dialogue(page, block.start, subject, place, marked=marked):
            continue
        if _SENTENCE_ENDS.search(page.masked, block.start, subject.start):
            continue
        if in_byline(page, place):
            continue
        found.append(Attribution(block.start, subject, place, place + 1, follows, body, DIALOGUE.name, DIALOGUE.score))
    return found


def _opens_dialogue(page: Page, begin: int, subject: Subject, colon: int, *, marked: bool) -> bool:
    """Return whether a paragraph begins with somebody and a colon, and not with what somebody does."""
    return not leads_with_verb(page, begin, subject.start) and _at_colon(page, subject, colon, marked=marked)


def leads_with_verb(page: Page, begin: int, end: int) -> bool:
    """Return whether a verb or a preposition stands between two places (曾俊华问林郑月娥：)."""
    return any(token.tag.startswith(("v", "p")) for token in page.tokens_within(begin, end))


def _at_colon(page: Page, subject: Subject, colon: int, *, marked: bool) -> bool:
    """Return whether a person, or before marks anybody, stands right before a colon; a short title may be between."""
    between = page.masked[subject.end : colon].strip(f" {BRACKETED}")
    if subject.sort == "described" and page.masked[subject.end - 1] in single_verbs():
        return False  # 街坊陈伯说：
    titled = not between or between in titles()
    return titled and (subject.kind == "person" or (marked and subject.sort in ("name", "described")))


def marked(page: Page) -> list[Attribution]:
    """Rule quote.headline-marks: in a headline words in marks alone between spaces, beside a person who leads it."""
    found: list[Attribution] = []
    for mark in page.marks:
        if mark.inside_end - mark.inside < _LEAST_MARKED or not page.is_headline(mark.start):
            continue
        block = page.block_at(mark.start)
        before, after = page.masked[block.start : mark.start], page.masked[mark.end : block.end]
        if (before and not before[-1].isspace() and before[-1] not in ":：") or (
            after.strip("？！") and not after[0].isspace()
        ):
            continue
        subject = _beside(page, block.start, mark.start)
        if subject and before[-1] in ":：" and not _speaks_of(page, subject, mark.start - 1):
            continue
        subject = subject or (None if before.strip() else _beside(page, mark.end, block.end))
        if subject:
            place = mark.start
            found.append(Attribution(place, subject, place, place, "mark", place, MARKED.name, MARKED.score))
    return found


def _speaks_of(page: Page, subject: Subject, colon: int) -> bool:
    """Return whether a verb behind somebody leads to a colon, none of what is done to him (周文静谈店面：)."""
    verbs = [token.text for token in page.tokens_within(subject.end, colon) if token.tag in ("v", "vn", "p")]
    return any(verbs) and verbs[0][0] not in _DONE_TO


def _beside(page: Page, start: int, end: int) -> Subject | None:
    """Return the person with whom the phrases of a headline between two places begin, the nearest phrase first."""
    while end > start:
        while end > start and page.masked[end - 1].isspace():
            end -= 1
        begin = end
        while begin > start and not page.masked[begin - 1].isspace():
            begin -= 1
        names = page.names_within(begin, end)
        person = next((name for name in names if name.kind == "person"), None)
        if person and not leads_with_verb(page, begin, person.start):
            return named(page, person, begin)
        end = begin
    return None
