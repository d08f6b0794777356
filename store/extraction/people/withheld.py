"""Names that are withheld: a surname with 某 (梁某, 郑某某, 苏某乙), and what it says instead (小禾（化名）)."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import TokenMap
from store.extraction.people import words
from store.extraction.people.beside import says, title_before
from store.extraction.people.framing import CLOSING
from store.extraction.people.segmented import cuts_word
from store.extraction.people.words import name_characters
from store.text.patterns import alternatives

WITHHELD = Rule(
    "person.withheld",
    0.9,
    finds=Example("昨天梁某跳楼身亡。", "梁某"),
    leaves=Example("对于某些问题没有人回答。", "于某"),
    lists=("surnames.tsv", "given_characters.tsv", "titles.tsv"),
)
"""A surname with 某: whoever the article or a court does not name in full."""
PSEUDONYM = Rule(
    "person.pseudonym",
    0.92,
    finds=Example("对于从业多年的小禾（化名）来说，这是第一次。", "小禾"),
    leaves=Example("对于从业多年的小禾（日本）来说，这是第一次。", "小禾"),
    lists=("name_characters.tsv", "surnames.tsv", "before_person.tsv"),
)
"""What stands before brackets that say that it is not the real name."""
_IN_TURN = "甲乙丙丁戊己"
_WITHHELD = re.compile("某某?(?![某些个种件项次])")
"""What stands for the characters that are withheld, but not before a word of structure: 于某些问题."""
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{1,11}$")
_PREFIXES = frozenset("小阿老")


def find_withheld(document: Document) -> Iterator[Candidate]:
    """Return the names that the article withholds, and those that it gives instead, in no order."""
    for start, end in {*_with_surname(document)}:
        yield Candidate(start, end, "person", WITHHELD.name, WITHHELD.score)
    for start, end in {*_instead(document)}:
        yield Candidate(start, end, "person", PSEUDONYM.name, PSEUDONYM.score)


def _surname(text: str, end: int) -> str:
    """Return the surname that ends at a place, "" for none."""
    return next(
        (text[start:end] for start in (end - 2, end - 1) if start >= 0 and text[start:end] in words.surnames()), ""
    )


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of brackets that say that a name is not the real one."""
    said = alternatives(name_characters("pseudonym"))
    return re.compile(rf"[ ]?\([^()，,;；\n]{{0,3}}(?:{said})[ ]?[),，;；、]")


def _with_surname(document: Document) -> Iterator[tuple[int, int]]:
    text, tokens = document.folded, document.token_map
    for block in document.blocks:
        for match in _WITHHELD.finditer(text, block.start + 1, block.end):
            surname, end = _surname(text, match.start()), match.end()
            start = match.start() - len(surname)
            if not surname or start < block.start or cuts_word(text, start, tokens):
                continue
            strength, kind = words.surnames()[surname]
            beside = title_before(text, start) or says(words.after_person().after(text, end))
            if kind != "japanese" and (words.is_sure(surname, strength) or (strength and beside)):
                yield start, _end(document, start, end, block.end)


def _end(document: Document, start: int, end: int, limit: int) -> int:
    """Return where a withheld name ends: one character of the name or its number may follow."""
    if end >= limit:
        return end
    following = document.folded[end]
    if following in _IN_TURN and document.token_map.is_edge(end + 1):
        return end + 1
    if _is_given(document, end, limit):
        return end + 1
    name = document.folded[start:end]
    times = document.folded.count(name)
    same = times > 1 and document.folded.count(name + following) == times
    return end + 1 if same and words.given_weights().get(following, -1) > 0 else end


def _is_given(document: Document, position: int, limit: int) -> bool:
    """Return whether the last character of a name stands behind 某 and is no word there: 徐某龙(男), 徐某|明天."""
    text, token = document.folded, document.token_map.at(position)
    if words.given_weights().get(text[position], -1) <= 0 or token is None:
        return False
    whole = token.end == position + 1 and (token.start < position or token.tag[0] not in "vdpcufr")
    closed = position + 1 >= limit or not text[position + 1].isalnum()
    return whole and (closed or text.count(text[position - 2 : position + 1]) > 1)


def _instead(document: Document) -> Iterator[tuple[int, int]]:
    text = document.folded
    for block in document.blocks:
        for match in _called().finditer(text, block.start, block.end):
            start = _start(text, block.start, match.start(), document.token_map)
            if start is not None:
                yield from _everywhere(document, text[start : match.start()])


def _start(text: str, least: int, end: int, tokens: TokenMap) -> int | None:
    """Return where the name before brackets begins: a surname, 小 or 阿, else two characters, or a Latin word."""
    latin = _LATIN.search(text, max(least, end - 13), end)
    if latin is not None:
        return latin.start()
    starts = [end - length for length in (3, 2, 4) if end - length >= least]
    whole = [
        start for start in starts if all(map(words.is_han, text[start:end])) and _begins(text, least, start, tokens)
    ]
    named = (start for start in whole if words.surnames().get(text[start], (0, ""))[0] or text[start] in _PREFIXES)
    return next(named, next((start for start in whole if end - start == 2), None))


def _begins(text: str, least: int, start: int, tokens: TokenMap) -> bool:
    """Return whether a word begins at a place."""
    marked = start == least or text[start - 1] in CLOSING or bool(words.before_person().before(text, start))
    return marked or tokens.is_edge(start) or bool(title_before(text, start))


def _everywhere(document: Document, name: str) -> Iterator[tuple[int, int]]:
    """Return where a name stands in an article, but for the middle of longer words."""
    for block in document.blocks:
        start = block.start - 1
        while (start := document.folded.find(name, start + 1, block.end)) >= 0:
            end = start + len(name)
            letters = name.isascii() and (document.folded[end : end + 1].isalpha() and document.folded[end].isascii())
            if not letters and not cuts_word(document.folded, start, document.token_map):
                yield start, end
