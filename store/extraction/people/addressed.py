"""People whom an article calls by a surname and a form of address, and never in full: 市民王先生说, 乘客杨女士."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.people import words
from store.extraction.people.beside import says
from store.extraction.people.segmented import cuts_word
from store.extraction.people.words import name_characters
from store.text.patterns import alternatives

ADDRESSED = Rule(
    "person.addressed",
    0.7,
    finds=Example("昨天，市民王女士说，店里没有人。", "王女士"),
    leaves=Example("昨天，王安女士说，店里没有人。王女士是店主。", "安女士"),
    lists=("surnames.tsv", "name_characters.tsv", "titles.tsv", "before_person.tsv"),
)
"""A surname with a form of address, where nobody of the article bears it, or who is told by what a stranger is."""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(_longer() | name_characters('called-short'))})(?!们)")


@cache
def _longer() -> frozenset[str]:
    """Return the forms of address of two characters."""
    return words.addresses() | name_characters("called-elder")


def find_addressed(document: Document, borne: Collection[str]) -> Iterator[Candidate]:
    """Yield where somebody stands whom the article knows by a surname and a form of address alone.

    Args:
        document: the article.
        borne: the folded surnames of those whom the article names in full.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    shown: dict[str, int] = {}
    text = document.folded
    full = _in_full(text)
    for block in document.blocks:
        for address in _address().finditer(text, block.start + 1, block.end):
            surname = _surname(text, block.start, address.start(), long=len(address.group()) > 1)
            start, end = address.start() - len(surname), address.end()
            if not surname or cuts_word(text, start, document.token_map) or not _ends(document, end):
                continue
            form = text[start:end]
            found.setdefault(form, []).append((start, end))
            if form in shown:
                continue
            known = surname in borne
            begins = not known and form not in full and _begins(document, block.start, start, address.group())
            if begins or _is_stranger(document, start):
                shown[form] = start if known else 0  # 林小川到会。|林先生说。居民|林先生到场: the first one is 林小川
    for form, first in shown.items():
        if form[-2:] not in _longer() and not _is_called(document, found[form]):
            continue
        spans = (span for span in found[form] if span[0] >= first)
        yield from (Candidate(*span, "person", ADDRESSED.name, ADDRESSED.score) for span in spans)


def _ends(document: Document, end: int) -> bool:
    """Return whether a word ends behind a form of address, or a verb of saying begins: 李太|说."""
    return document.token_map.is_edge(end) or says(words.after_person().after(document.folded, end))


def _surname(text: str, least: int, end: int, *, long: bool) -> str:
    """Return the surname before a form of address, "" for none that is one without doubt.

    Args:
        text: the folded text.
        least: where the block begins.
        end: where the surname ends.
        long: whether the form of address has two characters: 何女士 is somebody, 方太 may be anything.
    """
    for start in (end - 2, end - 1):
        surname = text[start:end]
        strength, kind = words.surnames().get(surname, (0, "")) if start >= least else (0, "")
        sure = words.is_sure(surname, strength) or (long and surname in name_characters("address-surname"))
        if sure and kind != "japanese":
            return surname
    return ""


def _in_full(text: str) -> set[str]:
    """Return what would be surnames with the forms of address that an article has behind longer names: 林小川先生."""
    found = set[str]()
    for address in _address().finditer(text):
        at = address.start()
        for given in (1, 2):
            for begin in range(max(0, at - given - 2), at - given):
                if all(map(words.is_han, text[begin:at])):
                    found.add(text[begin : at - given] + address.group())
    return found


def _is_called(document: Document, places: Sequence[tuple[int, int]]) -> bool:
    """Return whether a surname with one character of address stands in two places, or says something.

    It is no word of the dictionary (韦伯, 马太), which is a foreign name or a thing.
    """
    text, tokens = document.folded, document.token_map
    if any((word := tokens.at(start)) is not None and word.known and word.end == end for start, end in places):
        return False
    return len(places) > 1 or any(says(words.after_person().after(text, end)) for _, end in places)


def _is_stranger(document: Document, start: int) -> bool:
    """Return whether a word that introduces whom no one knows stands before a name: 市民, 乘客, 母亲, 购房者."""
    title = words.titles().get(words.titles_before().before(document.folded, start))
    if title is not None and title.kind == "kin":
        return True
    if document.folded[start - 1] not in name_characters("stranger-ending"):
        return False
    before = document.token_map.before(start)
    return before is not None and before.tag[0] == "n" and before.end - before.start > 1


def _begins(document: Document, least: int, start: int, address: str) -> bool:
    """Return whether no name can begin before a surname: 昨天|王女士, not 张文|高先生.

    Of work and school a word of two characters has to end there: 北京|杨师傅, not 控|方律师.
    """
    text = document.folded
    if start - 1 > least and text[start - 1] in words.DOTS and text[start - 2].isalnum():
        return False  # 玛丽·|王女士
    named = address in name_characters("bearer")
    if start == least or not words.is_han(text[start - 1]):
        return named or not text[start - 1 : start].isdigit()  # 1|张老师
    if words.before_person().before(text, start) or words.titles_before().before(text, start):
        return True
    before = document.token_map.before(start)
    if before is None or not before.known or before.tag.startswith("nr"):
        return False
    return named or (before.end - before.start > 1 and text[start] not in name_characters("field-surname"))
