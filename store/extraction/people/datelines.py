"""Who reports, where a report begins or ends: 【林晓╱台北报导】, 通讯员穗文宣报道：, (林晓 实习生周文), (林晓川)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.lexicon import one_of
from store.extraction.people.words import HAN
from store.model import Block
from store.text.patterns import holds

_REPORTS = r"(?:综合|摄影|专题)?报[道导]"
_STROKES = "/／╱∕"
_LINE = 40
"""Characters: a line of nothing but who reports is no longer."""
_SENTENCE = re.compile("[，。！？；,!?;]")
_BRACKETED = re.compile(r"[(【〔\[]([^()【】〔〕\[\]，。！？；,!?;]{4,60})[)】〕\]]")
_ALONE = re.compile(rf"[。！？!?”」][ ]?\(([{HAN}]{{2,3}})\)$")
_WORD = re.compile(r"[^\s、/／|]+")
_NAME = re.compile(rf"([{HAN}]{{2,3}})(?:摄影|摄|文|图)?(?:{_REPORTS})?$")
_TITLE = re.compile(r"\w\w")
"""Behind a name a label of one character says whose something is, and not what he is."""
_FIRST = 3
"""Blocks: who reports is told at the beginning."""


@cache
def _stroked() -> re.Pattern[str]:
    """Return the pattern of how Taiwan's papers begin: name, stroke, place."""
    return re.compile(
        rf"[【〔\[(](?:记者|特派员)?(?P<name>[{HAN}]{{2,4}})[{_STROKES}][{HAN}]{{2,6}}?{_REPORTS}[】〕\])]"
    )


@cache
def _desk() -> re.Pattern[str]:
    """Return the pattern of a desk of the newsroom and who reports for it: 即时中心/林晓报导."""
    return re.compile(rf"(?:^|(?<=\n))[{HAN}]{{2,4}}(?:中心|组)[{_STROKES}](?P<name>[{HAN}]{{2,4}}?)[ ]?{_REPORTS}")


@cache
def _job() -> re.Pattern[str]:
    """Return the pattern of what somebody is who signs, at most two ranks before it: 特约|见习|记者."""
    rank = one_of("byline_words.tsv", "rank")
    return re.compile(rf"{rank}?{rank}?{one_of('byline_words.tsv', 'job')}")


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a job, a name and the verb of reporting."""
    return re.compile(
        rf"(?P<job>{one_of('byline_words.tsv', 'job')})[ ]?(?P<name>[{HAN}]{{2,4}}?)[ ]?{_REPORTS}(?=[:：]|$)",
        re.MULTILINE,
    )


class Byline(NamedTuple):
    """A name in a by-line with the label or job it stands beside; `label` is "" where it stands beside none."""

    start: int
    end: int
    label: str
    is_credit: bool = False
    """Whether the label stands behind the name: 何某摄."""

    @property
    def title(self) -> str:
        """What the label says that somebody is, "" where it only credits a picture (何某摄, not 何某摄影)."""
        return "" if self.is_credit and not _TITLE.search(self.label) else self.label


def reporters(text: str, block: Block, number: int, publisher: str) -> Iterator[Byline]:
    """Yield where those stand who a block says report.

    Args:
        text: the folded text.
        block: where to look.
        number: the place of the block in the article, from 0.
        publisher: the folded name of the publisher, "" for none.
    """
    if text.find("报", block.start, block.end) < 0:
        return
    if holds(text[block.start : block.end], _STROKES):
        for match in _stroked().finditer(text, block.start, block.end):
            yield Byline(*match.span("name"), "记者")
    if number >= _FIRST:
        return
    for match in _named().finditer(text, block.start, block.end):
        yield Byline(*match.span("name"), match["job"])
    own = re.compile(rf"{re.escape(publisher)}(?:记者)?[ ]?(?P<name>[{HAN}]{{2,4}})[ ]?{_REPORTS}")
    line = own.fullmatch(text, block.start, block.end) if publisher else None
    if line is not None:
        yield Byline(*line.span("name"), "记者")


def signed(text: str, block: Block, *, ends: bool) -> Iterator[Byline]:
    """Yield where the words stand that may be names of who signs, behind a desk, in a short line or in brackets.

    Args:
        text: the folded text.
        block: where to look.
        ends: whether the article ends with the block, where a bracket that holds a name alone signs it.
    """
    if holds(text[block.start : block.end], _STROKES):
        for match in _desk().finditer(text, block.start, block.end):
            yield Byline(*match.span("name"), "记者")
    rows = [bracket.span(1) for bracket in _BRACKETED.finditer(text, block.start, block.end)]
    if block.end - block.start <= _LINE and _SENTENCE.search(text, block.start, block.end) is None:
        rows.insert(0, (block.start, block.end))
    for row in rows:
        if _job().search(text, *row):
            yield from _in_row(text, *row)
    alone = _ALONE.search(text, block.start, block.end) if ends else None
    if alone is not None:
        yield Byline(*alone.span(1), "")


def _in_row(text: str, start: int, end: int) -> Iterator[Byline]:
    """Yield the words of a row, each with the job that goes before it: 林晓 实习生周文 记者李川."""
    job, found = "", list[Byline]()
    for word in _WORD.finditer(text, start, end):
        said = _job().search(text, *word.span())
        if said is not None:
            job = said.group()
        begin = said.end() if said is not None else word.start()
        name = _NAME.match(text, begin, word.end())
        if name is not None:
            found.append(Byline(*name.span(1), job))
        elif begin < word.end():
            break
    if job:
        yield from found
