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
    shown: dict[str, int] = {}
    text = document.folded
    longer = _in_full(text)
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
            known = surname in borne
            begins = not known and form not in longer and _begins(document, block.start, start)
            if begins or _is_stranger(text, start):
                shown[form] = start if known else 0  # 林小川到会。|林先生说。居民|林先生到场: the first one is 林小川
    for form, first in shown.items():
        spans = (span for span in found[form] if span[0] >= first)
        yield from (Candidate(*span, "person", ADDRESSED.name, ADDRESSED.score) for span in spans)


def _surname(text: str, least: int, end: int) -> str:
    """Return the surname before a form of address, "" for none that is one without doubt."""
    for start in (end - 2, end - 1):
        strength, kind = words.surnames().get(text[start:end], (0, "")) if start >= least else (0, "")
        if words.is_sure(text[start:end], strength) and kind != "japanese":
            return text[start:end]
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


def _is_stranger(text: str, start: int) -> bool:
    """Return whether a word that introduces whom no one knows stands before a name: 市民, 乘客, 母亲."""
    title = words.titles().get(words.titles_before().before(text, start))
    return title is not None and title.kind == "kin"


def _begins(document: Document, least: int, start: int) -> bool:
    """Return whether no name can begin before a surname: 昨天|王女士, not 张文|高先生."""
    text = document.folded
    if start - 1 > least and text[start - 1] in words.DOTS and text[start - 2].isalnum():
        return False  # 玛丽·|王女士
    if start == least or not words.is_han(text[start - 1]):
        return True
    if words.before_person().before(text, start) or words.titles_before().before(text, start):
        return True
    before = document.token_map.before(start)
    return before is not None and before.known and not before.tag.startswith("nr")
