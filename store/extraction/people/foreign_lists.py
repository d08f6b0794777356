"""Foreign names in a list: one that is sure vouches for what looks like one beside it (山姆·哈特利和马些路)."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.people import words
from store.extraction.people.bracketed_names import BRACKET
from store.extraction.people.foreign_runs import Run, runs
from store.extraction.people.transliteration import is_foreign

LISTED = Rule(
    "person.foreign-list",
    0.85,
    finds=Example("山姆·哈特利和马些路都离队了。", "马些路"),
    leaves=Example("山姆·哈特利到马些路比赛。", "马些路"),
    lists=("transliteration.tsv", "after_person.tsv"),
)
"""What looks like a foreign name beside a sure one in a list."""
_JOINS = frozenset("、和及与跟")
_LEAST, _LEAST_PAIR = 0.0, 0.3
"""What the characters of the name must weigh by themselves, more of those of two."""
_PAIR = 2


def listed_beside(document: Document, people: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the foreign names that no rule has found, beside those in a list that some rule has."""
    known = list(people)
    foreign = [one for one in known if one.why == BRACKET.name or is_foreign(document.folded[one.start : one.end])]
    if not foreign:
        return
    taken = {offset for one in known for offset in range(one.start, one.end)}
    begins, ends = {one.start for one in foreign}, {one.end for one in foreign}
    for run in runs(document):
        least = _LEAST_PAIR if run.end - run.start == _PAIR else _LEAST
        if run.own < least or run.start in taken or run.end - 1 in taken or _is_word(document, run):
            continue
        if _follows(document.folded, run, ends) or _precedes(document.folded, run, begins):
            yield Candidate(run.start, run.end, "person", LISTED.name, LISTED.score)


def _is_word(document: Document, run: Run) -> bool:
    """Return whether the whole is one word of the dictionary that is nobody's name: a brand, a place."""
    token = document.token_map.at(run.start)
    if token is None or (token.start, token.end) != (run.start, run.end):
        return False
    return token.known and not token.tag.startswith("nr")


def _follows(text: str, run: Run, ends: set[int]) -> bool:
    """Return whether a sure name stands before one in a list, its other form in brackets between them."""
    before = run.start - 1
    if text[before : before + 1] not in _JOINS or before < 1:
        return False
    if text[before - 1] == ")":
        before = text.rfind("(", run.block.start, before)
    return before in ends and words.closes(text, run.end, run.block.end)


def _precedes(text: str, run: Run, begins: set[int]) -> bool:
    """Return whether one stands before a sure name in a list."""
    return text[run.end : run.end + 1] in _JOINS and run.end + 1 in begins
