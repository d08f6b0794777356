"""Figures of one thing over time and sources: which repeat, which update, which contradict another.

Which amounts are of one thing is known to the index (`store.search.differing`). One contradicts another where the same
noun with all that belongs to it (被捕的学生 are not 学生) is said to do the same (拘捕28名, 释放28名) at the same time.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from store.kinds import article_of
from store.model import Article, Figure, Record
from store.text.fold import key
from store.text.sentences import sentence_around
from store.text.wordings import Wording, kept
from store.views.facts import Occurrence, Said

Relation = Literal["first", "update", "conflict"]
_FURTHEST_NOUN = 16
"""Characters from a number to the end of the noun that it counts, at most."""
_BESIDE = 4
"""Characters behind an amount that counts nothing, or before it, that are shown for what it is of."""
_AROUND = 30
"""Characters before an amount that are shown of its sentence."""
_CUT = re.compile(r"[^\u4e00-\u9fffA-Za-z ]")
_ROUNDED = 0.05
"""Of two amounts of which one is said to be about or over, this share apart is no difference."""


class Given(Record, frozen=True, kw_only=True):
    """When and by whom an amount was given: the date of an article and its publisher, "" where it names none."""

    date: str | None
    publisher: str


class Reading(Record, frozen=True, kw_only=True):
    """An amount in a series.

    Attributes:
        figure: id of the figure that stands for it.
        text: as written there.
        at: id of the figure in the article that gave it first, the first of `given`.
        value: in base units.
        upper: the upper bound of a range, or None.
        qualifier: about, over … as written there, or None.
        inferred: whether the unit is a guess from the articles' place.
        first: the earliest date, ISO 8601, or None.
        last: the latest.
        sources: in how many independent articles it stands.
        given: by whom and when, the earliest first; copies of one text are one.
        relation: whether it is the first of its series, updates an earlier amount, or contradicts another of the same
            day, or of a copy of the same article.
        against: id of the figure that it updates or contradicts, "" for none.
    """

    figure: str
    text: str
    at: str
    value: float
    upper: float | None
    qualifier: str | None
    inferred: bool
    first: str | None
    last: str | None
    sources: int
    given: tuple[Given, ...]
    relation: Relation
    against: str


class Series(Record, frozen=True, kw_only=True):
    """The amounts of one thing, the earliest first.

    Attributes:
        subject: id of whom or what they are all about, "" for nobody who is known.
        noun: what is counted or measured, as the article has it that says most; where that is nothing that it names,
            the words beside the amount.
        around: the words around the first of them, in its sentence.
        unit: the unit, as the first of them has it.
        readings: two or more, of different values.
        vague: how many further amounts are left out, since they are told so roughly that they may be one of these.
    """

    subject: str
    noun: str
    unit: str
    readings: tuple[Reading, ...]
    around: str = ""
    vague: int = 0

    @property
    def figures(self) -> frozenset[str]:
        """The ids of the figures that stand for the amounts."""
        return frozenset(reading.figure for reading in self.readings)

    @property
    def in_conflict(self) -> bool:
        """Whether one of them contradicts another."""
        return any(reading.relation == "conflict" for reading in self.readings)


class Moved(Record, frozen=True, kw_only=True):
    """An amount that updates or contradicts an earlier one, and of what it is."""

    subject: str
    noun: str
    reading: Reading


class Comparison(Record, frozen=True, kw_only=True):
    """Series, those in conflict first, then those of most sources.

    Attributes:
        series: they.
        is_outdated: whether nothing could be compared, since an older dossier read the articles.
    """

    series: tuple[Series, ...] = ()
    is_outdated: bool = False

    def moved(self, came: Collection[str]) -> tuple[Moved, ...]:
        """Return what articles that came update or contradict of what stood in earlier ones.

        Args:
            came: ids of those articles.
        """
        return tuple(
            Moved(subject=one.subject, noun=one.noun, reading=reading)
            for one in self.series
            for reading in one.readings
            if reading.against and article_of(reading.figure) in came and article_of(reading.against) not in came
        )


class _Articles(NamedTuple):
    """What is known of articles: of those that have copies all of the group, and the publisher of each."""

    copies: Mapping[str, Sequence[str]]
    publisher: Callable[[str], str]


class _Measured(NamedTuple):
    """A fact and of what it is.

    Attributes:
        fact: the fact.
        figure: the figure that stands for it.
        value: its value.
        noun: the noun that it counts or measures, with what belongs to it, as written, else the words beside it.
        source: the article that it stands in.
        wording: how it is worded.
    """

    fact: Said
    figure: Figure
    value: float
    noun: str
    source: Article
    wording: Wording


def compare(
    things: Iterable[Iterable[Said]],
    article: Callable[[str], Article],
    copies: Mapping[str, Sequence[str]],
    publisher: Callable[[str], str] = lambda _: "",
) -> Comparison:
    """Return the series that facts make; what is about several is of all of them together.

    Args:
        things: the facts of each thing.
        article: from an id to the article.
        copies: of articles that have copies, all of the group.
        publisher: from the id of an article to its publisher.
    """
    known = _Articles(copies, publisher)
    measured = ([one for fact in facts if (one := _measured(fact, article)) is not None] for facts in things)
    found = [series for members in measured if (series := _series(members, known)) is not None]
    found.sort(key=lambda one: (not one.in_conflict, -sum(reading.sources for reading in one.readings), one.subject))
    return Comparison(series=tuple(found))


def _measured(fact: Said, article: Callable[[str], Article]) -> _Measured | None:
    """Return of what a figure is; None where it has no value."""
    figure = fact.lead
    if not isinstance(figure, Figure) or figure.value is None:
        return None
    source = article(figure.article)
    return _Measured(fact, figure, figure.value, _noun(figure, source), source, kept(figure.wording))


def _around(figure: Figure, source: Article) -> str:
    """Return the words before an amount in its sentence, as far as there is room for them, and right behind it."""
    mention = figure.mentions[0]
    sentence = sentence_around(source.text, source.blocks, mention.start)
    first = max(sentence.start, mention.start - _AROUND)
    before = "…" * (first > sentence.start) + " ".join(source.text[first : mention.start].split())
    behind = source.text[mention.end : min(sentence.end, mention.end + 2 * _BESIDE)]
    return f"{before}…{_CUT.split(behind.lstrip(' '))[0].strip()}"


def _noun(figure: Figure, source: Article) -> str:
    """Return what an amount is of, as written: its noun with what belongs to it, else the words beside it."""
    mention, noun = figure.mentions[0], figure.counted or ""
    behind = source.text[mention.end : mention.end + _FURTHEST_NOUN]
    if noun:
        end = behind.find(noun)
        whole = behind[: end + len(noun)].strip() if end >= 0 else noun
        return noun if _CUT.search(whole) else whole.removeprefix("的")
    after = _CUT.split(behind[:_BESIDE].lstrip(" "))[0].strip()
    before = source.text[max(0, mention.start - 3 * _BESIDE) : mention.start].rstrip(" ")
    clause = _CUT.split(before)[-1].strip()
    return f"…{after}" if after else f"{clause if len(clause) < len(before) else clause[-_BESIDE:]}…"


def _series(members: Sequence[_Measured], articles: _Articles) -> Series | None:
    """Return a series, None where it has not two values that differ.

    Args:
        members: the amounts.
        articles: what is known of them.
    """
    kept: list[tuple[_Measured, Relation, str]] = []
    near: set[float] = set()
    for one in sorted(_of_one_thing(members), key=lambda one: (one.fact.first or "9999", one.figure.id)):
        others = [other for other, _, _ in reversed(kept)]
        if any(_is_near(one, other) for other in others):
            near.add(one.value)
            continue
        rival = next((other for other in others if _contradict(one, other, articles.copies)), None)
        earlier = next((other for other in others if (other.fact.first or "9999") < (one.fact.first or "")), None)
        if not others:
            kept.append((one, "first", ""))
        elif rival is not None:
            kept.append((one, "conflict", rival.figure.id))
        elif earlier is not None:
            kept.append((one, "update", earlier.figure.id))
    if len(kept) < 2:
        return None
    readings = tuple(_reading(one, relation, against, articles) for one, relation, against in kept)
    vague = len(near.difference(one.value for one, _, _ in kept))
    noun = max((one.noun for one, _, _ in kept), key=len)
    first = kept[0][0]
    about, unit = first.figure.about, first.figure.unit or ""
    subject = about[0] if about and all(one.figure.about == about for one, _, _ in kept) else ""
    around = _around(first.figure, first.source)
    return Series(subject=subject, noun=noun, unit=unit, readings=readings, around=around, vague=vague)


def _of_one_thing(members: Sequence[_Measured]) -> Iterable[_Measured]:
    """Yield what an article gives as the one amount of the thing: one that gives several speaks of several things."""
    values: defaultdict[str, set[float]] = defaultdict(set)
    for one in members:
        for place in one.fact.occurrences:
            values[place.article].add(one.value)
    return (one for one in members if any(len(values[place.article]) == 1 for place in one.fact.occurrences))


def _reading(one: _Measured, relation: Relation, against: str, articles: _Articles) -> Reading:
    return Reading(
        figure=one.figure.id,
        text=one.figure.text,
        at=_earliest(one.fact)[0].id,
        value=one.value,
        upper=one.figure.upper,
        qualifier=one.figure.qualifier,
        inferred=one.fact.inferred,
        first=one.fact.first,
        last=one.fact.last,
        sources=one.fact.sources,
        given=tuple(_given(one.fact, articles)),
        relation=relation,
        against=against,
    )


def _earliest(fact: Said) -> list[Occurrence]:
    """Return where a fact stands, the earliest article first."""
    return sorted(fact.occurrences, key=lambda place: (place.date or "9999", place.article))


def _given(fact: Said, articles: _Articles) -> Iterator[Given]:
    """Yield by whom and when a fact was given, the earliest first, once for all copies of one text."""
    seen: set[str] = set()
    for place in _earliest(fact):
        group = next(iter(articles.copies.get(place.article, ())), place.article)
        if group not in seen:
            seen.add(group)
            yield Given(date=place.date, publisher=articles.publisher(place.article))


def _is_near(one: _Measured, other: _Measured) -> bool:
    """Return whether two amounts are one, given how exactly they are told."""
    low, high = sorted((one.value, other.value))
    rough = one.figure.qualifier or other.figure.qualifier
    return low == high or (bool(rough) and high - low <= _ROUNDED * max(abs(low), abs(high)))


def _contradict(one: _Measured, other: _Measured, copies: Mapping[str, Sequence[str]]) -> bool:
    """Return whether amounts of one time, before which the same is said, are given on one day, or by copies."""
    if one.wording[:2] != other.wording[:2] or (one.figure.counted and key(one.noun) != key(other.noun)):
        return False
    mine = {place.article: place.date for place in one.fact.occurrences}
    theirs = {place.article: place.date for place in other.fact.occurrences}
    same_day = not set(filter(None, mine.values())).isdisjoint(theirs.values())
    return same_day or any(theirs.keys() & set(copies.get(article, ())) for article in mine)
