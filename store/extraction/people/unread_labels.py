"""Labels of by-lines that made none, and why: no mark that is known behind them, a word before them, no name behind."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.people import words
from store.extraction.people.bylines import (
    MARK,
    Word,
    goes_on,
    is_plain_name,
    joined_labels,
    label_pattern,
    tailed,
    word_behind,
)
from store.model import Block
from store.text.language import tr

_MAY_BE_MARKS = ("Po", "Pd", "Sm", "So", "Sk")
"""The categories of characters (Unicode Standard, 4.5) that are typed for a mark of by-lines."""
_OPENING = "\n(（【["
_SPACE = re.compile(r"[ \t　]+")
_PAUSES = "，。、！？；,.!?;%"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of labels and of the marks behind them."""
    return re.compile(joined_labels()), re.compile(MARK)


def unread_labels(document: Document) -> list[NearMiss]:
    """Return the labels that stand as in by-lines, at the beginning of a line or before a mark, and made no by-line."""
    return list(_unread(document))


def _unread(document: Document) -> Iterator[NearMiss]:
    labels, _ = _patterns()
    for block in document.blocks:
        if block.kind == "title":
            continue
        read = {found.start("label"): found.end() for found in _marked(document.folded, block)}
        for label in labels.finditer(document.folded, block.start, block.end):
            behind = read.get(label.start())
            miss = _unmarked(document, block, label) if behind is None else _unnamed(document, block, label, behind)
            if miss is not None:
                yield miss
        yield from _behind_names(document, block)


def _behind_names(document: Document, block: Block) -> Iterator[NearMiss]:
    """Yield the labels behind a name that begins a line or a bracket, where such a label does not take it."""
    for name in tailed(document.folded, block, may_follow=False):
        if name.start == block.start or document.folded[name.start - 1] in _OPENING:
            start = document.folded.index(name.label, name.end)
            reason = tr("{label} stands behind the name: only labels of class t do", label=name.label)
            yield NearMiss(start, start + len(name.label), reason, tailed)


def _marked(folded: str, block: Block) -> Iterator[re.Match[str]]:
    return (found for found in label_pattern().finditer(folded, block.start, block.end) if found.group("label"))


def _unmarked(document: Document, block: Block, label: re.Match[str]) -> NearMiss | None:
    """Return what keeps a label from being read as one, None where it is a word of the sentence."""
    folded, (start, end), word = document.folded, label.span(), label.group()
    _, mark = _patterns()
    before = folded[start - 1] if start > block.start else "\n"
    if mark.match(folded, end, block.end):
        reason = tr("{word} is a label, but {before} stands before it", word=word, before=before)
        return NearMiss(start, end, reason, label_pattern) if len(word) > 1 and before != "\n" else None
    behind = document.text[end : min(end + 1, block.end)]
    if before == "\n" and _is_spaced(folded, block, label):
        return NearMiss(
            start,
            end,
            tr("{word} needs a mark behind it: only labels of class n take a space", word=word),
            label_pattern,
        )
    typed = behind and unicodedata.category(behind) in _MAY_BE_MARKS and behind not in _PAUSES
    if before != "\n" or not typed:
        return None
    reason = tr(
        "no mark of by-lines behind it: {behind} is U+{code:04X} {name}",
        behind=behind,
        code=ord(behind),
        name=unicodedata.name(behind, ""),
    ).rstrip()
    return NearMiss(start, end, reason, label_pattern)


def _is_spaced(folded: str, block: Block, label: re.Match[str]) -> bool:
    """Return whether a line is a label that needs a mark, a space and a name."""
    space = _SPACE.match(folded, label.end(), block.end)
    if space is None or "n" in words.byline_labels().get(label.group(), ""):
        return False
    return is_plain_name(folded, space.end(), block.end)


def _unnamed(document: Document, block: Block, label: re.Match[str], behind: int) -> NearMiss | None:
    """Return what stands behind a label and its mark that is no name, None where a name does."""
    word = word_behind(document.folded, behind, block.end, label.group())
    if word is None:
        return NearMiss(label.start(), label.end(), tr("nothing that looks like a name stands behind it"), word_behind)
    if word.refused is None:
        return None
    return NearMiss(label.start(), label.end(), _reason(document, word), word.refused)


def _reason(document: Document, word: Word) -> str:
    """Return why a word behind a label is no name."""
    written = document.text[word.start : word.end]
    return (
        tr("{written} goes on, a name does not", written=written)
        if word.refused is goes_on
        else tr("{written} is no name of a person there", written=written)
    )
