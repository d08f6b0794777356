"""By-lines: who wrote, edited, checked, photographed (作者｜林某, 编辑：杜伟、陈陈, 文/Koko, 何君健摄, REUTERS/…).

Beside a label any short word is a name, pen-names too (芯芯), as long as it is not a newsroom.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.people import words
from store.extraction.people.datelines import Byline, reporters, signed
from store.extraction.people.pen_names import given_ok, is_full_name, is_pen_name
from store.model import Block
from store.text.fold import fold
from store.text.patterns import alternatives

_WORDS = "byline_words.tsv"
BYLINE = Rule(
    "person.byline",
    0.96,
    finds=Example("作者｜林小川", "林小川"),
    leaves=Example("作者｜新华社", "新华社"),
    lists=(
        "byline_labels.tsv",
        _WORDS,
        "surnames.tsv",
        "given_characters.tsv",
        "not_people.tsv",
        "places.tsv",
        "titles.tsv",
        "latin_not_names.tsv",
    ),
    against=("places.tsv", "titles.tsv"),
    cases={"label": 0.96, "bare": 0.7},
)
"""Who a by-line names, beside a label or in a block that is nothing but names."""
_EDGE = rf"(?<![{words.HAN}A-Za-z0-9])"
MARK = r"[ \t]*[:：|｜丨┃│/／∣❘·•]+[ \t]*"
_STAFF_OF = rf"(?P<staff>[{words.HAN}]{{2,3}}(?=(?:记者|编辑)[ \t]*:))?"
"""The short name of a newsroom that its people go by: 每经|记者:."""
_HAN_NAME = f"[{words.HAN}]{{2,4}}"
_FOREIGN_NAME = f"[{words.HAN}]{{1,6}}(?:[{words.DOTS}][{words.HAN}]{{1,6}})+"
_LATIN_NAME = r"[A-Z][A-Za-z'’.-]+(?:[ ][A-Z][A-Za-z'’.-]*){0,3}"
_ANY_NAME = re.compile(rf"{_FOREIGN_NAME}|{_LATIN_NAME}|[{words.HAN}]{{1,8}}")
_GOES_ON = frozenset(",!?")
_SENTENCE = frozenset("。!?")
_SEPARATOR = re.compile(r"[ \t]*[、,，&＆/／+;；][ \t]*|[ \t]+(?:and|和)[ \t]+|[ \t]+|和|及|与")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"[{words.HAN}]{{2,3}}(?![{words.HAN}])")


def bylines(document: Document) -> tuple[Byline, ...]:
    """Return the by-lines of an article; captions are read too, for photographers."""
    captions = tuple(block for block in document.article.blocks if block.kind == "caption")
    publisher = fold(document.article.publisher)
    return find_bylines(document.folded, (*document.blocks, *captions), publisher)


def find_bylines(text: str, blocks: tuple[Block, ...], publisher: str = "") -> tuple[Byline, ...]:
    """Return the names in the by-lines of the blocks of a folded text, captions too; the publisher's name is folded."""
    found: dict[tuple[int, int], Byline] = {}
    last = max((number for number, block in enumerate(blocks) if block.kind != "caption"), default=0)
    for number, block in enumerate(blocks):
        if block.kind == "byline" or (number < 5 and block.kind == "paragraph" and block.end - block.start <= 16):
            names = [*_labelled(text, block), *_glued(text, block), *credited(text, block)] or [*bare(text, block)]
        elif block.kind == "title":
            continue
        else:
            names = [*_labelled(text, block), *credited(text, block), *tailed(text, block)]
        told = [*reporters(text, block, number, publisher)]
        told += (one for one in signed(text, block, ends=number == last) if _signs(text, one, block.end))
        for name in (*names, *(one for one in told if is_pen_name(text[one.start : one.end]))):
            found.setdefault((name.start, name.end), name)
    return tuple(sorted(found.values()))


@cache
def joined_labels() -> str:
    """Return the pattern of one or several labels, joined (文/图)."""
    every = alternatives(words.byline_labels())
    return rf"(?:{every})(?:[ ]?[/／|&＆、和及·•][ ]?(?:{every})){{0,6}}"


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label with its mark, at the beginning of a line or after a space or mark."""
    near = alternatives(label for label, places in words.byline_labels().items() if "n" in places)
    return re.compile(
        rf"{_EDGE}(?:{_STAFF_OF}(?P<label>{joined_labels()}){MARK}|(?P<near>{near})[ \t　]+)", re.MULTILINE
    )


@cache
def _job_pattern() -> re.Pattern[str]:
    """Return the pattern of a job that the name touches (首席记者林某)."""
    return re.compile(rf"{one_of(_WORDS, 'rank')}?{one_of(_WORDS, 'job')}")


@cache
def _signing_job() -> re.Pattern[str]:
    """Return the pattern of a job that stands between a label and the name."""
    return re.compile(rf"({_job_pattern().pattern})[ ,，:：]?[ ]?")


@cache
def _credit_pattern() -> re.Pattern[str]:
    """Return the pattern of a photographer after an agency (REUTERS/Aly Song)."""
    return re.compile(rf"{one_of(_WORDS, 'agency')}[ ]?[/／|][ ]?({_LATIN_NAME}|{_HAN_NAME})")


@cache
def _tail_pattern(*, may_follow: bool) -> re.Pattern[str]:
    """Return the pattern of a name before a label at the end (何某摄), of labels that may stand there or the others."""
    labels = alternatives(label for label, places in words.byline_labels().items() if ("t" in places) is may_follow)
    return re.compile(rf"({_HAN_NAME})[ ]?({labels})(?=[ 。；;，,)）】」\n]|$)")


def _labelled(text: str, block: Block) -> Iterator[Byline]:
    """Return the names after labels: 作者｜林某 编辑｜胡某."""
    for match in label_pattern().finditer(text, block.start, block.end):
        label = match.group("label") or match.group("near")
        if match.group("near") and not _may_follow_a_space(text, block, match.start("near")):
            continue
        if len(label) == 1 and match.start() - block.start > 60 and block.end - match.end() > 30:
            continue  # 文/图 in the middle of a paragraph is no by-line
        job = _signing_job().match(text, match.end(), block.end)  # 作者：见习记者|林某
        begin, said = (job.end(), job[1]) if job else (match.end(), label)
        names = list(_names(text, begin, block.end, said))
        if names and block.kind == "paragraph" and _is_said(text, names[0].end, block.end):
            names = [name for name in names if is_full_name(text[name.start : name.end])]
        yield from names


def _is_said(text: str, end: int, limit: int) -> bool:
    """Return whether what stands behind a label goes on as a sentence does: 记者：早晨，想问会否加税."""
    follows = end + 1 < limit and text[end] in _GOES_ON and text[:limit].rstrip()[-1] in _SENTENCE
    return follows and label_pattern().match(text, end + 1, limit) is None


def _may_follow_a_space(text: str, block: Block, start: int) -> bool:
    """Return whether a label without a mark stands where by-lines stand: at an end of the block, or in brackets."""
    left = text[start - 1] if start > block.start else "\n"
    return (left in "\n;；(（【[|｜/" or left == " ") and (block.end - block.start < 60 or left in "(（【[")


def _names(text: str, start: int, end: int, label: str) -> Iterator[Byline]:
    """Return the names of a list, up to the first word that is none."""
    position = start
    for _ in range(8):
        word = word_behind(text, position, end, label)
        if word is None or word.refused is not None:
            return
        yield Byline(word.start, word.end, label)
        separator = _SEPARATOR.match(text, word.end, end)
        if separator is None or any(label_pattern().match(text, at, end) for at in (separator.end(), word.end)):
            return
        position = separator.end()
        if separator.group().isspace():
            if not is_plain_name(text, position, end):
                return
        elif job := _signing_job().match(text, position, end):  # 记者林小川、|实习记者|周文静
            position, label = job.end(), job[1]


class Word(NamedTuple):
    """A word behind a label, and the function that says that it is no name, if one does."""

    start: int
    end: int
    refused: Callable[..., object] | None


def word_behind(text: str, start: int, end: int, label: str) -> Word | None:
    """Return the word at a place behind a label, None where nothing stands there that looks like a name."""
    match = _ANY_NAME.match(text, start, end)
    if match is None:
        return None
    name_end = _trim(text, match.start(), match.end())
    refused: Callable[..., object] | None = None
    if not is_listed(text[match.start() : name_end], label):
        refused = is_listed
    elif name_end == match.end() and goes_on(text, name_end, end):
        refused = goes_on
    return Word(match.start(), name_end, refused)


def goes_on(text: str, position: int, end: int) -> bool:
    """Return whether a digit or another Chinese character follows: then the word is longer than a name."""
    return position < end and (text[position].isdigit() or words.is_han(text[position]))


def is_listed(word: str, label: str) -> bool:
    """Return whether a word of a list behind a label is a name, not another label."""
    return (label == word or word not in words.byline_labels()) and is_pen_name(word)


def _trim(text: str, start: int, end: int) -> int:
    """Return the end of a name without what is glued to it: the next label (周某编辑| 郑某), a place and 报道."""
    word = text[start:end]
    for label in words.byline_labels():
        at = word.find(label, 2)
        if at >= 2 and (len(label) > 1 or at == len(word) - 1) and end < len(text):
            return start + at
    return end


def is_plain_name(text: str, start: int, end: int) -> bool:
    """Return whether an ordinary full name begins here: after a mere space only such a one goes on the list."""
    match = _plain().match(text, start, end)
    return match is not None and match.group()[0] in words.surnames() and is_pen_name(match.group())


def _glued(text: str, block: Block) -> Iterator[Byline]:
    """Return the name in a by-line block whose label touches it: 记者林某, 文：林某, 林某 报道."""
    for match in _job_pattern().finditer(text, block.start, block.end):
        yield from _names(text, match.end(), block.end, match.group())


def bare(text: str, block: Block) -> Iterator[Byline]:
    """Return the names of a by-line, or of a short line at the top of an article, that is nothing but names."""
    names = [*_names(text, block.start, block.end, "")]
    if names and names[-1].end >= block.end - 1:
        full = [name for name in names if is_full_name(text[name.start : name.end])]
        beside = [name for name in names[1:] if full and is_plain_name(text, name.start, name.end)]  # 林晓月 向望
        yield from sorted({*full, *beside})


def _signs(text: str, name: Byline, limit: int) -> bool:
    """Return whether a word is somebody who signs: a full name, or any word alone in brackets that end a block."""
    word = text[name.start : name.end]
    alone = name.start > 0 and text[name.start - 1] == "(" and name.end == limit - 1
    return is_full_name(word) or (alone and word not in words_of(_WORDS, "unsigned"))


def credited(text: str, block: Block) -> Iterator[Byline]:
    """Return the photographer after an agency: REUTERS/Aly Song."""
    if text.find("/", block.start, block.end) < 0 and text.find("|", block.start, block.end) < 0:
        return
    for match in _credit_pattern().finditer(text, block.start, block.end):
        if is_pen_name(match.group(1)):
            yield Byline(match.start(1), match.end(1), "摄", is_credit=True)


def tailed(text: str, block: Block, *, may_follow: bool = True) -> Iterator[Byline]:
    """Return the name before a label at the end of a sentence or caption: 何某摄.

    Args:
        text: the folded text.
        block: where to read.
        may_follow: whether of labels that may stand there, or of the others, for whoever asks why they make none.
    """
    for match in _tail_pattern(may_follow=may_follow).finditer(text, block.start, block.end):
        starts = (match.end(1) - length for length in (3, 2, 4))
        start = next((at for at in starts if at >= block.start and _is_tail(text, block, at, match.end(1))), None)
        if start is not None:
            yield Byline(start, match.end(1), match.group(2), is_credit=True)


def _is_tail(text: str, block: Block, start: int, end: int) -> bool:
    """Return whether the word before a label at the end is a full name that nothing Chinese goes before."""
    word = text[start:end]
    if not is_pen_name(word):
        return False
    strength, kind = words.surnames().get(word[:2], words.surnames().get(word[0], (0, "")))
    left = text[start - 1] if start > block.start else "\n"
    closed = not words.is_han(left) or text.startswith(("记者", "图片"), start - 2)
    return bool(kind) and strength >= 1 and closed and given_ok(word[1:])
