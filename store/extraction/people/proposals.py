"""Who could be a person: all rules for people propose here."""

from collections.abc import Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.organisations.known_names import known_organisations
from store.extraction.people.bracketed_names import BRACKET, Pair, find_pairs
from store.extraction.people.bylines import BYLINE, bylines
from store.extraction.people.chinese_names import find_chinese_names
from store.extraction.people.english_names import find_english_names
from store.extraction.people.foreign_lists import listed_beside
from store.extraction.people.foreign_runs import runs
from store.extraction.people.hyphenated_names import find_hyphenated_names
from store.extraction.people.latin_names import find_latin_names
from store.extraction.people.lineups import lineups
from store.extraction.people.players import find_players
from store.extraction.people.transliteration import (
    find_bare_foreign_names,
    find_dotted_names,
    find_initialled_names,
)
from store.extraction.people.withheld import find_withheld

_PAIR = 2
_FOREIGN = 1.0
"""What the characters of a foreign name weigh by themselves before a name of two inside it is none."""


def propose_people(document: Document) -> list[Candidate]:
    """Return the stretches of the article that are taken for people's names, in order of place.

    A name is judged by the whole article here already: each of its candidates has what the string weighs there.
    """
    candidates = list(_propose(document))
    pairs = find_pairs(document, candidates)
    for pair, score in pairs:
        candidates += (Candidate(*span, "person", BRACKET.name, score) for span in pair)
    candidates += listed_beside(document, candidates)
    return _outermost(sorted(c for c in set(candidates) if not _is_title(document.folded, c)))


def _is_title(text: str, candidate: Candidate) -> bool:
    """Return whether a candidate is the whole title of a work: 《哈利·波特》."""
    return text[candidate.start - 1 : candidate.start] in ("《", "〈") and text[candidate.end : candidate.end + 1] in (
        "》",
        "〉",
    )


def bracketed(document: Document, people: list[Candidate]) -> list[Pair]:
    """Return the pairs of forms that brackets unite."""
    return [pair for pair, _ in find_pairs(document, people)]


def _propose(document: Document) -> Iterator[Candidate]:
    text, blocks = document.folded, document.blocks
    tokens = document.token_map
    for name in document.once(bylines):
        if _is_medium(text[name.start : name.end]):
            continue  # 彭博报导
        yield Candidate(name.start, name.end, "person", BYLINE.name, BYLINE.cases["label" if name.label else "bare"])
    yield from find_withheld(document)
    yield from lineups(document)
    yield from find_dotted_names(text, blocks, tokens)
    yield from find_initialled_names(text, blocks, tokens)
    yield from find_hyphenated_names(text, blocks, tokens)
    yield from find_bare_foreign_names(document)
    yield from find_players(document)
    yield from find_latin_names(text, blocks)
    if document.article.language == "en":
        yield from find_english_names(document)
    longer = _foreign_runs(document)
    for reading in find_chinese_names(text, blocks, tokens):
        start, end = longer.get(reading.start, (reading.start, reading.end))
        if reading.end - reading.start > _PAIR or end < reading.end or (start, end) == reading[:2]:
            yield reading


def _is_medium(form: str) -> bool:
    """Return whether a folded form is the known name of a medium and of nothing else."""
    rows = known_organisations().known.get(form, ())
    return bool(rows) and all(row.kind == "media" for row in rows)


def _foreign_runs(document: Document) -> dict[int, tuple[int, int]]:
    """Return the foreign names without a dot, by each offset in them: 林肯 in 布林肯 is no Chinese name."""
    found: dict[int, tuple[int, int]] = {}
    for _, start, end, own in document.once(runs):
        if end - start > _PAIR and own >= _FOREIGN:
            found |= dict.fromkeys(range(start, end), (start, end))
    return found


def _outermost(candidates: list[Candidate]) -> list[Candidate]:
    """Drop the candidates that lie inside a longer one (约翰 in 约翰·雷三世, 何君 in 何君健 of a by-line)."""
    kept: list[Candidate] = []
    reach: Candidate | None = None
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if reach is not None and candidate.end <= reach.end and candidate[:2] != reach[:2]:
            continue
        if reach is None or candidate.end > reach.end:
            reach = candidate
        kept.append(candidate)
    return kept
