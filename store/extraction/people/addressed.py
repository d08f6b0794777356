"""People whom an article calls by a surname and a form of address, and never in full: 市民王先生说, 乘客杨女士."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.people import words
from store.extraction.people.segmented import cuts_word
from store.extraction.people.words import name_characters
from store.text.patterns import alternatives

ADDRESSED = Rule(
    "person.addressed",
    0.85,
    finds=Example("昨天，市民王女士说，店里没有人。", "王女士"),
    leaves=Example("昨天，王安女士说，店里没有人。王女士是店主。", "安女士"),
    lists=("surnames.tsv", "name_characters.tsv", "titles.tsv", "before_person.tsv"),
)
"""A surname with a form of address, where nobody of the article bears it, or who is told by what a stranger is."""
_SURE = 2
"""The strength from which a surname needs nothing else beside it."""


@cache
def _address() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(name_characters('bearer'))})(?!们)")


def find_addressed(document: Document, borne: Collection[str]) -> Iterator[Candidate]:
    """Yield where somebody stands whom the article knows by a surname and a form of address alone.

    Args:
        document: the article.
        borne: the folded surnames of those whom the article names in full.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    shown: set[str] = set()
    text = document.folded
    for block in document.blocks:
        for address in _address().finditer(text, block.start + 1, block.end):
            surname = _surname(text, block.start, address.start())
            start, end = address.start() - len(surname), address.end()
            if not surname or cuts_word(text, start, document.token_map) or not document.token_map.is_edge(end):
                continue
            form = text[start:end]
            found.setdefault(form, []).append((start, end))
            if form in shown:
                continue
            unknown = surname not in borne and _begins(document, block.start, start)
            if _is_stranger(text, start) or (unknown and not _in_full(text, form)):
                shown.add(form)
    for form in shown:
        yield from (Candidate(*span, "person", ADDRESSED.name, ADDRESSED.score) for span in found[form])


def _surname(text: str, least: int, end: int) -> str:
    """Return the surname before a form of address, "" for none that is one without doubt."""
    for start in (end - 2, end - 1):
        strength, kind = words.surnames().get(text[start:end], (0, "")) if start >= least else (0, "")
        sure = strength >= _SURE and text[start:end] not in name_characters("function-surname")
        if sure and kind != "japanese":
            return text[start:end]
    return ""


def _in_full(text: str, form: str) -> bool:
    """Return whether an article has the form of address behind a longer name with the surname, too: 林小川先生."""
    surname, at = form[:-2], -1
    while (at := text.find(form[-2:], at + 1)) >= 0:
        for begin in range(max(0, at - len(surname) - 2), at - len(surname)):
            if text.startswith(surname, begin) and all(map(words.is_han, text[begin:at])):
                return True
    return False


def _is_stranger(text: str, start: int) -> bool:
    """Return whether a word that introduces whom no one knows stands before a name: 市民, 乘客, 母亲."""
    title = words.titles().get(words.titles_before().before(text, start))
    return title is not None and title.kind == "kin"


def _begins(document: Document, least: int, start: int) -> bool:
    """Return whether no name can begin before a surname: 昨天|王女士, not 张文|高先生."""
    text = document.folded
    if start == least or not words.is_han(text[start - 1]):
        return True
    if words.before_person().before(text, start) or words.titles_before().before(text, start):
        return True
    before = document.token_map.before(start)
    return before is not None and before.known and not before.tag.startswith("nr")
