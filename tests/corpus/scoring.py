"""How much of what a reader marked is found, and how much of what is found is right."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.corpus.annotation import Annotation, Case, Figure, Organisation, Person, Quote
from tests.corpus.matching import named, pair_figures, pair_names, pair_quotes, plain

LOOSE = 0.3
"""Least overlap at which a quote counts as found: it is the same statement, though its ends may differ."""
STRICT = 0.8
"""Least overlap at which it counts as found from end to end."""

ALL = "all"
"""The name of all articles together."""

Item = Organisation | Person | Figure | Quote


class Fault(NamedTuple):
    """One thing that is not as a reader marked it.

    Attributes:
        measure: what it counts against (people, figure value, …).
        sort: "missed", "false" or "wrong".
        text: what it is; where it is wrong, what was wanted and what was got.
        item: what was marked, or, where it is false or wrong, what was found.
    """

    measure: str
    sort: str
    text: str
    item: Item

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{self.measure}, {self.sort}: {self.text}"


@dataclass
class Tally:
    """How many are marked, how many found, and how many both."""

    gold: int = 0
    found: int = 0
    both: int = 0

    @property
    def precision(self) -> float:
        """The share of what is found that is marked; 0 where nothing is found."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is marked that is found; 0 where nothing is marked."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.gold + self.found) if self.both else 0.0


@dataclass
class Share:
    """Of how many an attribute is right."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """`right` / `of`; 1 where there is nothing to be wrong."""
        return self.right / self.of if self.of else 1.0


@dataclass
class Scores:
    """Of one article, or the sum of several: what is found of each kind, and what is right about what is found."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    attributes: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    faults: list[Fault] = field(default_factory=list)

    def measures(self) -> dict[str, float]:
        """Return one number for each: F1 of a kind, share of an attribute."""
        found = {kind: tally.f1 for kind, tally in self.kinds.items()}
        return found | {attribute: share.share for attribute, share in self.attributes.items()}

    def count(self, kind: str, gold: Sequence[Item], found: Sequence[Item], pairs: Sequence[tuple[Item, Item]]) -> None:
        """Count what is found of a kind, and note what is missed and what is false."""
        tally = self.kinds[kind]
        tally.gold += len(gold)
        tally.found += len(found)
        tally.both += len(pairs)
        paired = {id(item) for pair in pairs for item in pair}
        self.faults += [Fault(kind, "missed", _label(item), item) for item in gold if id(item) not in paired]
        self.faults += [Fault(kind, "false", _label(item), item) for item in found if id(item) not in paired]

    def judge(self, attribute: str, right: bool, text: str, item: Item) -> None:
        """Count whether an attribute is right, and note it where it is not."""
        share = self.attributes[attribute]
        share.right += right
        share.of += 1
        if not right:
            self.faults.append(Fault(attribute, "wrong", text, item))


def score(case: Case) -> Scores:
    """Score one article."""
    scores = Scores()
    gold, found = case.gold, case.found
    organisations = pair_names(gold.organisations, found.organisations)
    people = pair_names(gold.people, found.people)
    figures = pair_figures(gold.figures, found.figures)
    scores.count("organisations", gold.organisations, found.organisations, organisations)
    scores.count("people", gold.people, found.people, people)
    scores.count("figures", gold.figures, found.figures, figures)
    for body, other in organisations:
        scores.judge("organisation kind", body.kind == other.kind, f"{body.name}: {_not(body.kind, other.kind)}", other)
    for person, somebody in people:
        _judge_roles(scores, gold, person, somebody)
    for figure, number in figures:
        _judge_figure(scores, figure, number)
    _score_quotes(scores, gold, found)
    return scores


def total(scores: Iterable[Scores]) -> Scores:
    """Return the sum of several articles: every statement weighs the same, wherever it stands."""
    whole = Scores()
    for one in scores:
        for kind, tally in one.kinds.items():
            mine = whole.kinds[kind]
            mine.gold, mine.found, mine.both = mine.gold + tally.gold, mine.found + tally.found, mine.both + tally.both
        for attribute, share in one.attributes.items():
            ours = whole.attributes[attribute]
            ours.right, ours.of = ours.right + share.right, ours.of + share.of
        whole.faults += one.faults
    return whole


def by_language(scores: Iterable[tuple[Case, Scores]]) -> dict[str, Scores]:
    """Return the sum of each language, and of all of them under `ALL`, which comes last."""
    scored = list(scores)
    languages = sorted({case.article.language for case, _ in scored})
    groups = {
        language: total(one for case, one in scored if case.article.language == language) for language in languages
    }
    return groups | {ALL: total(one for _, one in scored)}


def _judge_roles(scores: Scores, gold: Annotation, person: Person, found: Person) -> None:
    """A title is right where one holds the other; its organisation by any of its forms, in any role of the person."""
    titles = [plain(role.title) for role in found.roles if plain(role.title)]
    places = {plain(role.organisation) for role in found.roles if role.organisation}
    for role in person.roles:
        title = plain(role.title)
        near = any(title in other or other in title for other in titles)
        got = [role.title for role in found.roles]
        scores.judge("role title", near, f"{person.name}: {_not(role.title, got)}", found)
        if role.organisation:
            right = bool(places & named(role.organisation, gold))
            got = [role.organisation for role in found.roles if role.organisation]
            scores.judge("role organisation", right, f"{person.name}: {_not(role.organisation, got)}", found)


def is_value(figure: Figure, found: Figure) -> bool:
    """Return whether the value of a figure is that which a reader marked."""
    return _close(figure.value, found.value)


def is_speaker(quote: Quote, found: Quote, gold: Annotation) -> bool:
    """Return whether the speaker of a quote is whom a reader marked, by any form of the name."""
    return plain(found.speaker) in named(quote.speaker, gold)


def _judge_figure(scores: Scores, figure: Figure, found: Figure) -> None:
    scores.judge("figure value", is_value(figure, found), f"{figure.text}: {_not(figure.value, found.value)}", found)
    if figure.upper is not None:
        upper = _close(figure.upper, found.upper)
        scores.judge("end of a range", upper, f"{figure.text}: {_not(figure.upper, found.upper)}", found)
    unit = plain(figure.unit) == plain(found.unit)
    scores.judge("figure unit", unit, f"{figure.text}: {_not(figure.unit, found.unit)}", found)
    scores.judge("figure kind", figure.kind == found.kind, f"{figure.text}: {_not(figure.kind, found.kind)}", found)


def _score_quotes(scores: Scores, gold: Annotation, found: Annotation) -> None:
    pairs = pair_quotes(gold.quotes, found.quotes, LOOSE)
    scores.count("quotes", gold.quotes, found.quotes, pairs)
    whole = scores.kinds["quotes, end to end"]
    whole.gold, whole.found = len(gold.quotes), len(found.quotes)
    whole.both = len(pair_quotes(gold.quotes, found.quotes, STRICT))
    for quote, other in pairs:
        text = f"{_short(quote.text)}: "
        scores.judge("speaker", is_speaker(quote, other, gold), text + _not(quote.speaker, other.speaker), other)
        kinds = {quote.kind, other.kind}
        scores.judge("quote kind", len(kinds) == 1 or "mixed" in kinds, text + _not(quote.kind, other.kind), other)
        if quote.cue:
            scores.judge("cue", plain(quote.cue) == plain(other.cue), text + _not(quote.cue, other.cue), other)


def _label(item: Item) -> str:
    if isinstance(item, Quote):
        return f"{item.speaker}: {_short(item.text)}"
    return item.text if isinstance(item, Figure) else item.name


def _short(text: str) -> str:
    return text if len(text) <= 32 else f"{text[:31]}…"


def _close(wanted: float | None, got: float | None) -> bool:
    """Say whether two values are one; a vague number has none."""
    if wanted is None or got is None:
        return wanted is got
    return math.isclose(wanted, got, rel_tol=1e-6)


def _not(wanted: object, got: object) -> str:
    shown = ("、".join(got) or None) if isinstance(got, list) else got
    return f"{wanted}, not {shown}"
