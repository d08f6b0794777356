"""Figures of one subject and one thing over time and sources: which repeat, which update, which contradict another.

Of one thing are amounts of the same noun and unit whose sentences are worded alike, and whose subject is the same; of
what is counted and measured nobody need be the subject, where the sentences are more alike still (粉岭球场占地170公顷).
One contradicts another where the same noun with all that belongs to it (被捕的学生 are not 学生) is said to do the same
(拘捕28名, 释放28名) at the same time.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from store.kinds import article_of
from store.model import Article, Figure, Record
from store.text.fold import fold, head_of, key
from store.text.sentences import sentence_around
from store.text.tables import rows as table
from store.views.facts import Said

Relation = Literal["first", "update", "conflict"]
_REACHING = tuple(sorted((word for [word] in table("store.text", "reaching.tsv")), key=len, reverse=True))
_CUT = frozenset('，。；：、,;:！？!?「」『』“”‘’"（）()【】《》〈〉\n\t ')
_SAYING = 2
"""Characters before an amount, and behind its noun, that tell what is said of it (拘捕28名, 28名议员离席)."""
_FURTHEST_NOUN = 16
"""Characters from a number to the end of the noun that it counts, at most."""
_PERIOD = re.compile(
    r"\d{4}年|[去今前明]年|[上下]半年|全年|第?[一二三四首上本末1-4]季度?|[上本]月|\d{1,2}月(?:\d{1,2}日)?|[昨今前]日|每[日月年周]|财年|学年"
)
"""Words for the time that an amount is of, folded."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_FEW = 10
"""Counts below are of other things each time (two members, three members)."""
_FURTHEST = 20
"""Times that an amount may grow or shrink and still be of the same thing."""
_ALIKE = 0.2
"""Of the pairs of characters in the shorter of two sentences so many are in the other, where both are of somebody."""
_ALIKE_ALONE = 0.33
"""Where it is a count, or nobody's: there are many of one noun."""
_FEWEST_ALIKE = 6
"""Such pairs at least, where it is nobody's."""
_AROUND = (40, 25)
"""Characters before an amount and behind it that are looked at."""
_FURTHEST_ALONE = 2
"""Times that an amount may grow or shrink in that case, where the sentences are not almost the same."""
_VERBATIM = 0.7
"""They are where so many of the pairs are."""
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
        noun: what is counted or measured, as the article has it that says most.
        unit: the unit, as the first of them has it.
        readings: two or more, of different values.
        vague: how many further amounts are left out, since they are told so roughly that they may be one of these.
    """

    subject: str
    noun: str
    unit: str
    readings: tuple[Reading, ...]
    vague: int = 0

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
    """Series, those in conflict first, then those of most sources."""

    series: tuple[Series, ...] = ()

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
        noun: the noun that it counts or measures, with what belongs to it, as written.
        said: what is said of it: the ends of the words before and behind, folded.
        times: the words for a time in its sentence, folded.
        pairs: the pairs of Chinese characters around it, folded.
    """

    fact: Said
    figure: Figure
    value: float
    noun: str
    said: tuple[str, str]
    times: frozenset[str]
    pairs: frozenset[str]


def compare(
    facts: Iterable[Said],
    article: Callable[[str], Article],
    copies: Mapping[str, Sequence[str]],
    subject: str = "",
    publisher: Callable[[str], str] = lambda _: "",
) -> Comparison:
    """Return the series that some facts make; what is about several is of all of them together.

    Args:
        facts: of figures.
        article: from an id to the article.
        copies: of articles that have copies, all of the group.
        subject: id of whom they are to be about; "" for whoever that is.
        publisher: from the id of an article to its publisher.
    """
    groups: defaultdict[tuple[str, ...], list[_Measured]] = defaultdict(list)
    for fact in facts:
        measured = _measured(fact, article)
        if measured is not None and (not subject or subject in measured.figure.about):
            groups[_thing(measured)].append(measured)
    known = _Articles(copies, publisher)
    every = (_series(subject, members, known) for group in groups.values() for members in _things(group))
    found = [series for series in every if series is not None]
    found.sort(key=lambda one: (not one.in_conflict, -sum(reading.sources for reading in one.readings), one.subject))
    return Comparison(series=tuple(found))


def _thing(one: _Measured) -> tuple[str, ...]:
    """Return what amounts of one thing have in common: kind, unit and head noun; 名 and 位 count the same."""
    unit = "" if one.figure.kind == "count" else key(one.figure.unit or "")
    return (one.figure.kind, unit, head_of(one.figure.counted or ""))


def _things(group: Iterable[_Measured]) -> Iterable[list[_Measured]]:
    """Return amounts of one head noun by the thing that they are of."""
    things: list[list[_Measured]] = []
    for one in sorted(group, key=lambda one: not one.figure.about):
        fitting = (thing for thing in things if any(_are_of_one_thing(one, other) for other in thing))
        thing = next(fitting, None)
        if thing is None:
            things.append([one])
        else:
            thing.append(one)
    return things


def _are_of_one_thing(one: _Measured, other: _Measured) -> bool:
    """Return whether two amounts are of one noun, and about the same or said in sentences that are worded alike."""
    noun, another = key(one.figure.counted or ""), key(other.figure.counted or "")
    if not (noun.endswith(another) or another.endswith(noun)):
        return False
    mine, theirs = set(one.figure.about), set(other.figure.about)
    shared, fewest = len(one.pairs & other.pairs), min(len(one.pairs), len(other.pairs))
    if mine and theirs:
        return mine == theirs and shared >= (_ALIKE_ALONE if one.figure.kind == "count" else _ALIKE) * fewest
    furthest = _FURTHEST if shared >= _VERBATIM * fewest else _FURTHEST_ALONE
    if one.figure.kind not in ("count", "measure") or not _is_like(one, other, furthest):
        return False
    return shared >= max(_FEWEST_ALIKE, _ALIKE_ALONE * fewest)


def _measured(fact: Said, article: Callable[[str], Article]) -> _Measured | None:
    """Return of what a figure is; None where it has no value, or none that tells, or where that is not said."""
    figure = fact.lead
    if not isinstance(figure, Figure) or figure.value is None or not figure.counted:
        return None
    if figure.kind == "duration" or (figure.kind == "count" and abs(figure.value) < _FEW):
        return None
    source, mention = article(figure.article), figure.mentions[0]
    sentence = sentence_around(source.text, source.blocks, mention.start)
    before, behind = source.text[sentence.start : mention.start], source.text[mention.end : sentence.end]
    ahead, after = fold(before), fold(behind)
    times = frozenset((*_PERIOD.findall(ahead), *_PERIOD.findall(after)))
    pairs = frozenset((*_PAIR.findall(ahead[-_AROUND[0] :]), *_PAIR.findall(after[: _AROUND[1]])))
    end = behind.find(figure.counted, 0, _FURTHEST_NOUN) + len(figure.counted)
    if end < len(figure.counted):  # it is the noun before it that is measured
        return _Measured(fact, figure, figure.value, figure.counted, ("", ""), times, pairs)
    said = _ending(ahead), _beginning(after[end:])
    return _Measured(fact, figure, figure.value, behind[:end].strip(), said, times, pairs)


def _beginning(behind: str) -> str:
    """Return what is said of an amount behind its noun, both folded, "" where its clause ends there."""
    words = behind[:_SAYING]
    return words if len(words) == _SAYING and _CUT.isdisjoint(words) else ""


def _ending(before: str) -> str:
    """Return what is said of an amount before it in folded words, without those of reaching: 警方拘捕了 gives 拘捕."""
    words = before.rstrip()
    while word := next((one for one in _REACHING if words.endswith(one)), ""):
        words = words[: -len(word)].rstrip()
    start = max((place + 1 for place, character in enumerate(words) if character in _CUT), default=0)
    return words[start:][-_SAYING:]


def _series(about: str, members: Sequence[_Measured], articles: _Articles) -> Series | None:
    """Return a series, None where it has not two values that differ.

    Args:
        about: whom it is to be about, "" for whoever that is.
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
        if others and not any(_is_like(one, other, _FURTHEST) for other in others):
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
    if not about and all(one.figure.about for one, _, _ in kept):
        about = kept[0][0].figure.about[0]
    return Series(subject=about, noun=noun, unit=kept[0][0].figure.unit or "", readings=readings, vague=vague)


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


def _given(fact: Said, articles: _Articles) -> Iterator[Given]:
    """Yield by whom and when a fact was given, the earliest first, once for all copies of one text."""
    seen: set[str] = set()
    for place in sorted(fact.occurrences, key=lambda place: (place.date or "9999", place.article)):
        group = next(iter(articles.copies.get(place.article, ())), place.article)
        if group not in seen:
            seen.add(group)
            yield Given(date=place.date, publisher=articles.publisher(place.article))


def _is_near(one: _Measured, other: _Measured) -> bool:
    """Return whether two amounts are one, given how exactly they are told."""
    low, high = sorted((one.value, other.value))
    rough = one.figure.qualifier or other.figure.qualifier
    return low == high or (bool(rough) and high - low <= _ROUNDED * max(abs(low), abs(high)))


def _is_like(one: _Measured, other: _Measured, furthest: int) -> bool:
    """Return whether two amounts are so near that they may be of one thing at two times."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high <= furthest * low


def _contradict(one: _Measured, other: _Measured, copies: Mapping[str, Sequence[str]]) -> bool:
    """Return whether amounts of one time, before which the same is said, are given on one day, or by copies."""
    if one.times != other.times or one.said != other.said or key(one.noun) != key(other.noun):
        return False
    mine = {place.article: place.date for place in one.fact.occurrences}
    theirs = {place.article: place.date for place in other.fact.occurrences}
    same_day = not set(filter(None, mine.values())).isdisjoint(theirs.values())
    return same_day or any(theirs.keys() & set(copies.get(article, ())) for article in mine)
