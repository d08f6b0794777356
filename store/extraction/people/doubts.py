"""What speaks against a person: a name of two shown by its characters alone, or the name of a known organisation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Evidence, Verdict
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.people.beside import CUE_AFTER, TITLE_AFTER
from store.extraction.people.name_readings import DICTIONARY, SURNAME
from store.extraction.people.transliteration import TRANSLITERATED

_PAIR, _SELDOM = 2, 3
_TRUST = 0.77
"""How far to trust a surname and a character inside a sentence: half of them are words (黄衫, 陆空) or cut names."""
_BORDERS = frozenset(" \n\t　、,.。;:!?()[]{}/|\\\"'“”‘’《》【】<>·-")
_AROUND = frozenset(rule.name for rule in (CUE_AFTER, TITLE_AFTER, DICTIONARY, SURNAME, TRANSLITERATED))
"""Rules that read the characters of a name and the words behind it, which stand behind firms as well."""


def yield_to_known(document: Document, evidence: Evidence, verdicts: dict[str, Verdict]) -> None:
    """Take a known organisation for nobody where only these rules do: 莫德纳执行长, but 顾问沙利文."""
    sure = GAZETTEER.cases["sure"]
    for start, end, _, why, score in evidence.candidates:
        if why != GAZETTEER.name or score < sure:
            continue
        form = document.folded[start:end]
        if verdicts[form].kind == "person" and verdicts[form].rules.keys() <= _AROUND:
            verdicts[form] = evidence.verdict(form, "organisation")


def doubt_pairs(document: Document, candidates: Iterable[Candidate], verdicts: Mapping[str, Verdict]) -> None:
    """Lower the scores of names of two characters that the characters alone show and that stand nowhere alone."""
    doubtful = {form for form, verdict in verdicts.items() if _is_doubtful(form, verdict)}
    if not doubtful:
        return
    places: dict[str, set[int]] = defaultdict(set)
    for candidate in candidates:
        form = document.folded[candidate.start : candidate.end]
        if candidate.kind == "person" and form in doubtful:
            places[form].add(candidate.start)
    for form, starts in places.items():
        if len(starts) <= _SELDOM and not any(_stands_alone(document.folded, start) for start in starts):
            verdicts[form].score *= _TRUST


def _is_doubtful(form: str, verdict: Verdict) -> bool:
    """Return whether nothing but its characters makes a word of two a person."""
    shown = len(form) == _PAIR and verdict.rules.keys() <= {SURNAME.name}
    return shown and verdict.kind == "person" and verdict.score >= ACCEPTED


def _stands_alone(folded: str, start: int) -> bool:
    """Return whether a name of two characters is an item of a list, or marks stand on both its sides; 等 is one."""
    before, behind = folded[start - 1 : start], folded[start + _PAIR : start + _PAIR + 1]
    listed = "、" in (before, behind)
    return listed or ((not before or before in _BORDERS) and (not behind or behind in _BORDERS or behind == "等"))
