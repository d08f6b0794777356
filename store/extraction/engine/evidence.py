"""The evidence of a whole article decides: what each string is, and where it stands.

A string is judged once for the article. Every rule that proposed it anywhere adds to it (noisy or over the rules, the
best score of each), so a name that is sure in one place is accepted everywhere, and a string that is a person's name
by more evidence than an organisation's is a person. Accepted strings are then found at all their occurrences, the
longest first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.forms import FormIndex
from store.extraction.lexicon import words_of
from store.extraction.organisations.heads import heads
from store.extraction.organisations.words import is_office, names_place

ACCEPTED = 0.5
"""From this score on a string is what its rules say: more likely than not."""

_CONTEXTS = frozenset(
    f"organisation.{rule}" for rule in ("acts", "market", "owner", "deal", "acts-on", "with", "apposition")
)
"""Rules that read the words beside a name alone. A word that stands there now and then is none (PLC, Markdown)."""
_TELLING = 0.3
_OFTEN = 4
_SHARE = 0.15
_RARELY = 0.6
_WORD = 4
_LEGAL = ("集团", "公司")
_GLUED = 7
_ONCE = 0.7
_ONCE_LATIN = 0.87
"""What one cue beside one mention is worth; an unknown Chinese word is often two words that the segmenter glued."""


@dataclass
class Verdict:
    """What the article's evidence says about one string.

    Attributes:
        kind: organisation, person or other.
        score: how sure, 0 to 1.
        rules: the rules that speak for it with the best score of each, for this kind.
    """

    kind: CandidateKind
    score: float
    rules: dict[str, float] = field(default_factory=dict)


def settle(document: Document, candidates: Iterable[Candidate], known: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Return the accepted names at all their occurrences, in order, none overlapping another.

    Args:
        document: the article.
        candidates: what the rules propose.
        known: folded forms that the gazetteer holds.
    """
    proposed = list(candidates)
    verdicts = judge(document, proposed)
    accepted = {form: verdict for form, verdict in verdicts.items() if verdict.score >= ACCEPTED}
    for form in _overlong(accepted, known):
        accepted.pop(form, None)
    at = _best_at(proposed)
    index = FormIndex(accepted)
    inner = document.inner
    settled: list[Candidate] = []
    for block in document.blocks:
        for start, end, form in index.find(document.folded, block.start, block.end):
            verdict = accepted[form]
            own = at.get((start, end, verdict.kind))
            if own is None and (inner[start] or inner[end]):
                continue
            if verdict.kind == "organisation" and is_office(document.folded, end):
                continue
            why = own.why if own else f"{verdict.kind}.again"
            settled.append(Candidate(start, end, verdict.kind, why, round(verdict.score, 3)))
    return tuple(settled)


def _overlong(accepted: Mapping[str, Verdict], known: Collection[str]) -> list[str]:
    """Return the organisations that are another accepted one with a word of the sentence before it (经泰雷兹集团)."""
    names = {form: verdict for form, verdict in accepted.items() if verdict.kind == "organisation"}
    people = {form for form, verdict in accepted.items() if verdict.kind == "person"}
    found: list[str] = []
    for form, verdict in names.items():
        if form in known or "media.byline" in verdict.rules:
            continue
        for length in range(1, min(_GLUED, len(form) - 1)):
            before, rest = form[:length], form[length:]
            person = before in people or before[:-1] in people
            if before[:-1] in people and len(before) > _WORD - 1 and rest in heads():
                found.append(form)  # 梁天琦升|中学
                continue
            if person and (rest in names or _is_done(rest)):
                found.append(form)  # 黄浩投资 is what a man does
            elif rest in names and before not in accepted and length < _WORD:
                sourced = rest in known and "media.voice" in verdict.rules
                if sourced or not names_place(before):
                    found.append(form)
    return [*found, *(form for form in names if form not in known and _is_buried(form, names, accepted))]


def _is_done(rest: str) -> bool:
    """Return whether what follows a man's name is what he does: 投资, 领导集团."""
    if rest in ("公司", "车队", "的公司", "旗下公司", "名下公司", "的", "名下", "旗下"):
        return True  # 特朗普车队: a man's own, without a name
    return rest in words_of("not_organisations.tsv", "doing") or rest[:2] in words_of(
        "not_organisations.tsv", "leading"
    )


def _is_buried(form: str, names: Collection[str], accepted: Collection[str]) -> bool:
    """Return whether a full name of another organisation stands inside behind a description.

    上市公司先丰服务集团 and 远东金门中心先丰服务集团办公室 hold 先丰服务集团; a place or a parent before it is a name.
    """
    for start in range(2, len(form) - _WORD + 1):
        before = form[:start]
        if names_place(before) or before in accepted:
            continue
        for end in range(len(form), start + _WORD - 1, -1):
            inner = form[start:end]
            if inner in names and (end < len(form) or start >= _WORD) and inner.endswith(_LEGAL):
                return True
    return False


def judge(document: Document, candidates: Iterable[Candidate]) -> dict[str, Verdict]:
    """Return what the evidence says about each proposed string, by its folded form."""
    by_form: dict[str, dict[CandidateKind, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    shown: dict[str, set[int]] = defaultdict(set)
    for start, end, kind, why, score in candidates:
        form = document.folded[start:end]
        rules = by_form[form][kind]
        if score > rules.get(why, 0.0):
            rules[why] = score
        if kind == "organisation" and score >= _TELLING:
            shown[form].add(start)
    verdicts = {form: _verdict(kinds) for form, kinds in by_form.items()}
    doubtful = {
        form: verdict
        for form, verdict in verdicts.items()
        if verdict.kind == "organisation" and verdict.score >= ACCEPTED and verdict.rules.keys() <= _CONTEXTS
    }
    for form, times in _occurrences(document, doubtful).items():
        verdict = doubtful[form]
        if form.isascii() and verdict.rules.get("organisation.apposition", 0.0) >= ACCEPTED:
            continue  # 澳洲公司UGL says it once for all
        if times >= _OFTEN and len(shown[form]) < _SHARE * times:
            verdict.score *= _RARELY
        elif times == 1 and len(verdict.rules) == 1:
            verdict.score *= _ONCE_LATIN if form.isascii() else _ONCE
    return verdicts


def _occurrences(document: Document, forms: Collection[str]) -> Counter[str]:
    """Return how often each form stands in the article's prose."""
    index = FormIndex(forms)
    return Counter(
        found.form for block in document.blocks for found in index.find(document.folded, block.start, block.end)
    )


def _verdict(kinds: Mapping[CandidateKind, dict[str, float]]) -> Verdict:
    """Return the kind with the most evidence; of two that are equal, the one that claims less."""
    order: tuple[CandidateKind, ...] = ("other", "organisation", "person")
    verdicts = [Verdict(kind, combined(kinds[kind].values()), kinds[kind]) for kind in order if kinds.get(kind)]
    return max(verdicts, key=lambda verdict: verdict.score)


def combined(scores: Iterable[float]) -> float:
    """Return the probability that at least one of several independent rules is right (noisy or)."""
    wrong = 1.0
    for score in scores:
        wrong *= 1.0 - score
    return 1.0 - wrong


def _best_at(candidates: Iterable[Candidate]) -> dict[tuple[int, int, CandidateKind], Candidate]:
    """Return the best candidate of each stretch and kind."""
    best: dict[tuple[int, int, CandidateKind], Candidate] = {}
    for candidate in candidates:
        place = (candidate.start, candidate.end, candidate.kind)
        if place not in best or candidate.score > best[place].score:
            best[place] = candidate
    return best
