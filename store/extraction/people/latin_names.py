"""Names in Latin letters: Sam Altman, John J. Ray III, Stephane Loiseau.

A given name that is known makes two or three capitalised words a person, unless one of them belongs to companies,
products and places. An unknown given name needs a title before it, a verb of saying after it or brackets that explain
a foreign name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import column, rows
from store.extraction.people import words
from store.extraction.people.beside import (
    CUE_AFTER,
    TITLE_AFTER,
    TITLE_BEFORE,
    is_role,
    says,
    title_after,
    title_before,
)
from store.model import Block
from store.text.language import tr

LATIN = Rule(
    "person.latin",
    0.95,
    finds=Example("会议由Daniel Okafor主持。", "Daniel Okafor"),
    leaves=Example("会议由Quiet Harbour主持。", "Quiet Harbour"),
    lists=("given_names.tsv", "latin_not_names.tsv", "titles.tsv", "after_person.tsv"),
    cases={"sure": 3.0, "word": 1.6, "surname-first": 1.0},
)
"""A known given name and capitalised words, by how sure the given name is."""
_NOT = "latin_not_names.tsv"
_NEEDED = 2.5
"""What a name weighs at least."""
INITIALS = 0.85
"""What initials and a surname (K.W. Chan) are worth where a title or a verb of saying stands beside them."""
_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|O['’]|Van|Fitz)?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']+(?:-[A-Za-z][a-zß-öø-ÿ]+)*(?![A-ZÀ-ÖØ-Þ])"
_PARTICLE = r"(?:de|da|del|della|di|dos|van|von|der|den|bin|bint|al|el|la|le|ten|ter)"
_INITIAL = r"[A-Z]\."
_GAP = r"[ \u00a0]"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9À-ÿ@#/._-]){_WORD}(?:{_GAP}(?:{_INITIAL}|[A-Z](?={_GAP})|{_PARTICLE}(?={_GAP})|{_WORD})){{1,6}}"
    rf"(?:{_GAP}?(?:Jr|Sr)\.?|{_GAP}(?:II|III|IV))?(?![A-Za-z0-9À-ÿ@_])"
)
_INITIALS = re.compile(
    rf"(?<![A-Za-z0-9.@/-])(?<![A-Za-z] )(?:[A-Z]\.{_GAP}?){{1,3}}{_WORD}(?:{_GAP}{_WORD})?(?![A-Za-z0-9@_])"
)


def find_latin_names(text: str, blocks: tuple[Block, ...]) -> Iterator[Candidate]:
    """Return the names in Latin letters in the blocks of a text."""
    for block in blocks:
        for match in _NAME.finditer(text, block.start, block.end):
            yield from _judge(text, block, match.start(), match.end())
        for match in _INITIALS.finditer(text, block.start, block.end):
            yield from _judge_initials(text, block, match)


def _judge(text: str, block: Block, start: int, end: int) -> Iterator[Candidate]:
    """Return the person in a run of capitalised words, if there is one."""
    run = _run(text, start, end)
    if len(run.parts) < 2 or _refusing(run.parts) or _goes_on(text, run.end, end):
        return
    weight, why = _weighed(text, block, run)
    if weight >= _NEEDED:
        score = round(min(LATIN.score, 0.6 + 0.1 * (weight - _NEEDED)), 3)
        yield Candidate(run.start, run.end, "person", why, score)


def _goes_on(text: str, end: int, limit: int) -> bool:
    """Return whether a run goes on with a word that ends names of organisations: Stone Harbour| Ventures."""
    following = text[end:limit].split(maxsplit=1)
    return bool(following) and following[0].rstrip(".") in column("latin.tsv", 1)


def nearly_latin_names(document: Document, taken: Iterable[tuple[int, int]]) -> list[NearMiss]:
    """Return the capitalised words of which something shows a person and that are none, and why.

    Args:
        document: the article.
        taken: where names were found, or nearly found: start and end; what overlaps them is left out.
    """
    held = {offset for start, end in taken for offset in range(start, end)}
    misses: list[NearMiss] = []
    for block in document.blocks:
        for match in _NAME.finditer(document.folded, block.start, block.end):
            run = _run(document.folded, match.start(), match.end())
            if len(run.parts) > 1 and held.isdisjoint(range(run.start, run.end)):
                misses += _lacking(run, *_weighed(document.folded, block, run))
    return misses


def _lacking(run: "_Run", weight: float, why: str) -> Iterator[NearMiss]:
    """Yield what a run of capitalised words lacks that something shows to be a name."""
    refusing = _refusing(run.parts)
    light = tr("weighs {weight:.2f} by {why}, a name weighs {least:.2f}", weight=weight, why=why, least=_NEEDED)
    if weight and (refusing or weight < _NEEDED):
        yield NearMiss(
            run.start, run.end, tr("{word} is in {file}", word=refusing, file=_NOT) if refusing else light, _judge
        )


class _Run(NamedTuple):
    """A run of capitalised words as a name: where it stands, and its words."""

    start: int
    end: int
    parts: list[str]


def _run(text: str, start: int, end: int) -> _Run:
    """Return how a run of capitalised words reads as a name."""
    parts = _name_parts(text, start, end)
    begin, finish = parts[0].start, parts[-1].end
    if text.endswith(("'s", "’s"), begin, finish):
        finish -= 2
    return _Run(begin, finish, [part.text.rstrip(".") for part in parts])


def _weighed(text: str, block: Block, run: _Run) -> tuple[float, str]:
    """Return how much shows that a run is a name, and which rule says so."""
    beside, why = _place(text, block, run.start, run.end)
    return LATIN.cases.get(_sort(run.parts, text[run.end : run.end + 1]), 0.0) + beside, why


def _refusing(parts: Iterable[str]) -> str:
    """Return the first of some words that stands in no name of a person, "" where all may."""
    return next((part for part in parts if part in _blocked() or (len(part) > 3 and part.isupper())), "")


def _judge_initials(text: str, block: Block, match: re.Match[str]) -> Iterator[Candidate]:
    """Return the person of whom initials and a surname are written, where a title or a verb of saying shows it."""
    if not _blocked().isdisjoint(match.group().split()):
        return
    beside, why = _place(text, block, match.start(), match.end())
    if beside > 0:
        yield Candidate(match.start(), match.end(), "person", why, INITIALS)
    elif title_after(text, match.end(), block.end):
        yield Candidate(match.start(), match.end(), "person", TITLE_AFTER.name, INITIALS)


class _Part(NamedTuple):
    start: int
    end: int
    text: str


def _name_parts(text: str, start: int, end: int) -> list[_Part]:
    """Return the words of a run that may be a name, without what stands before and behind it."""
    parts = [
        _Part(part.start() + start, part.end() + start, part.group()) for part in re.finditer(r"\S+", text[start:end])
    ]
    givens, blocked = words.latin_given_names(), _blocked()
    # a title or the beginning of an English sentence may stand in front: President Emmanuel Macron, In May Tim Cook
    first = next((n for n, part in enumerate(parts[:-1]) if part.text in givens and part.text not in blocked), 0)
    parts = parts[first:]
    end_of_name = next((n for n, part in enumerate(parts) if part.text in blocked), len(parts))
    return parts[: min(end_of_name, 4)] if end_of_name >= 2 else parts


def _sort(plain: Sequence[str], following: str) -> str:
    """Return how a given name shows a name: that it is a sure one, that it is a word too, that it stands last."""
    givens = words.latin_given_names()
    kind = givens.get(plain[0].split("-")[0], "")
    if kind or len(plain) != 2 or plain[-1] not in givens or following in " ":
        return kind
    return "surname-first" if plain[-1] not in _ambiguous_surnames() else ""


def _place(text: str, block: Block, start: int, end: int) -> tuple[float, str]:
    """Return what stands around a Latin name."""
    weight, why = 0.0, LATIN.name
    left = start
    while left > block.start and text[left - 1] in " \u00a0":
        left -= 1
    title = title_before(text, left)
    if title and is_role(title):
        weight, why = weight + TITLE_BEFORE.cases["latin"], TITLE_BEFORE.name
    right = end
    while right < block.end and text[right] in " \u00a0":
        right += 1
    if says(words.after_person().after(text, right)):
        weight += CUE_AFTER.cases["latin"]
        why = why if why != LATIN.name else CUE_AFTER.name
    return weight, why


@cache
def _blocked() -> frozenset[str]:
    return frozenset(row[0] for row in rows(_NOT))


@cache
def _ambiguous_surnames() -> frozenset[str]:
    return frozenset(name for name, kind in words.latin_given_names().items() if kind == "word")
