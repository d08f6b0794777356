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
from store.extraction.engine.phrases import FormIndex, Found

ACCEPTED = 0.5
"""From this score on a string is what its rules say: more likely than not."""
_TELLING = 0.3
_FULL = 3
"""Characters: a person's name of that length stands nowhere by chance."""


@dataclass
class Verdict:
    """What the article's evidence says about one string.

    Attributes:
        kind: organisation or person.
        score: how sure, 0 to 1.
        rules: the rules that speak for it with the best score of each, for this kind.
        shown: at how many places a rule says more than a little for it, for this kind.
    """

    kind: CandidateKind
    score: float
    rules: dict[str, float] = field(default_factory=dict)
    shown: int = 0


class Evidence:
    """What the rules say about each string of an article, gathered as they say it."""

    def __init__(self, document: Document) -> None:
        self.candidates: list[Candidate] = []
        self._folded = document.folded
        self._by_form: dict[str, dict[CandidateKind, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        self._shown: dict[tuple[str, CandidateKind], set[int]] = defaultdict(set)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Take in what rules propose."""
        for candidate in candidates:
            start, end, kind, why, score = candidate
            self.candidates.append(candidate)
            form = self._folded[start:end]
            rules = self._by_form[form][kind]
            if score > rules.get(why, 0.0):
                rules[why] = score
            if score >= _TELLING:
                self._shown[form, kind].add(start)

    def verdicts(self) -> dict[str, Verdict]:
        """Return what is known so far about each proposed string, by its folded form."""
        return {form: self._most(form) for form in self._by_form}

    def verdict(self, form: str, kind: CandidateKind) -> Verdict:
        """Return what the rules of one kind say of a proposed string, whatever the others say of it."""
        rules = self._by_form[form][kind]
        return Verdict(kind, combined(rules.values()), rules, len(self._shown.get((form, kind), ())))

    def _most(self, form: str) -> Verdict:
        """Return the kind with the most evidence; of two that are equal, the one that claims less."""
        order: tuple[CandidateKind, ...] = ("organisation", "person")
        verdicts = [self.verdict(form, kind) for kind in order if self._by_form[form].get(kind)]
        return max(verdicts, key=lambda verdict: verdict.score)


def combined(scores: Iterable[float]) -> float:
    """Return the probability that at least one of several independent rules is right (noisy or)."""
    wrong = 1.0
    for score in scores:
        wrong *= 1.0 - score
    return 1.0 - wrong


def occurrences(document: Document, forms: Collection[str]) -> Counter[str]:
    """Return how often each form stands in the article's prose."""
    index = FormIndex(forms)
    return Counter(found.form for found in document.find(index))


def settle(
    document: Document,
    candidates: Iterable[Candidate],
    accepted: Mapping[str, Verdict],
    again: Mapping[CandidateKind, str],
) -> tuple[Candidate, ...]:
    """Return the accepted names at all their occurrences, in order, none overlapping another.

    Args:
        document: the article.
        candidates: what the rules propose.
        accepted: the verdicts on the folded forms that are names.
        again: by kind, the rule that finds a name where no other rule did.
    """
    at = _best_at(candidates)
    index = FormIndex(accepted)
    inner = document.inner
    people = {
        start: end for start, end, kind in sorted(at) if kind == "person" and document.folded[start:end] in accepted
    }
    settled: list[Candidate] = []
    for found in document.find(index):
        start, end, form = _crossed(document.folded, found, people)
        verdict = accepted[form]
        own = at.get((start, end, verdict.kind))
        if own is None and (inner[start] or inner[end]) and not _is_full(document, found, verdict.kind):
            continue
        why = own.why if own else again[verdict.kind]
        settled.append(Candidate(start, end, verdict.kind, why, round(verdict.score, 3)))
    return tuple(settled)


def _is_full(document: Document, found: Found, kind: CandidateKind) -> bool:
    """Return whether a form is a full name that only short words cut: 吴文远|去年, but 诺贝尔|和平奖 is one word."""
    if kind != "person" or found.end - found.start < _FULL:
        return False
    words = (document.token_map.at(border) for border in (found.start, found.end - 1))
    return all(word is None or not word.known or word.end - word.start < _FULL for word in words)


def _crossed(text: str, found: Found, people: Mapping[int, int]) -> Found:
    """Return a name of two characters, or the person who begins with its second one: 和黄 gives way in 和黄仁勋."""
    until = people.get(found.start + 1, 0)
    longer = found.end - found.start == 2 and until > found.end
    return Found(found.start + 1, until, text[found.start + 1 : until]) if longer else found


def _best_at(candidates: Iterable[Candidate]) -> dict[tuple[int, int, CandidateKind], Candidate]:
    """Return the best candidate of each stretch and kind."""
    best: dict[tuple[int, int, CandidateKind], Candidate] = {}
    for candidate in candidates:
        place = (candidate.start, candidate.end, candidate.kind)
        if place not in best or candidate.score > best[place].score:
            best[place] = candidate
    return best
