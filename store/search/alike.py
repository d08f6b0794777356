"""Figures of which several are one fact, and quotes of which several are one statement: which row leads to which."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from store.search.keys import KEYS
from store.search.rows import DIGITS, LARGE, Ints, Lists, Rows
from store.text.columns import distinct

SHORT = 8
"""Characters of a saying that many may use (我同意): shorter ones are one statement in copies of one article alone."""
NEAR = 31
"""Days within which articles that give one subject the same bare amount (七成, 5次) are taken to mean the same."""
_TELLING = 3
"""Digits of an amount that no two things share by chance (88.4%)."""
_MANY = 10
"""From so many on, the same number of the same noun is no chance (两名议员 are others each time)."""
_AT_A_TIME = 3
"""Facts or statements of one article that stand one after the other before another article has its turn."""
_BY_MONEY = "money"
_OF_TIME = "duration"
_COUNTS = "count"
_FEW = 12
"""Up to so many are counted in passing, as by the dozen; more somebody has counted."""
_AGES = frozenset("岁歲")
_PEOPLE = frozenset("名位人")
"""Units of people, of whom two are news (两名警员), as two of anything else (两种方法) are not."""
_DEAD = frozenset("死伤傷亡")
"""Units that say themselves what is counted."""


class _Numbers(dict[object, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, thing: object) -> int:
        number = self[thing] = len(self)
        return number

    def of(self, things: Iterable[object]) -> Ints:
        """Return the numbers of things."""
        return np.fromiter(map(self.__getitem__, things), np.int32)


def numbered(things: Iterable[object]) -> Ints:
    """Return a number for each thing, the same for those that are equal, in the order in which they first come."""
    return _Numbers().of(things)


class _Pane:
    """The rows of a pane of what stands in one article each, joined step by step."""

    def __init__(self, rows: Rows, first_of: Mapping[str, str], first: int, last: int) -> None:
        self.rows = rows
        self.first, self.last = first, last
        self._parents = list(range(last - first))
        stated = rows.stated
        slugs = list(stated.slugs)
        ours = slice(first - rows.panes["figure"][0], last - rows.panes["figure"][0])
        self.groups: Ints = numbered(map(first_of.get, slugs, slugs))[stated.within[ours]]
        self.said, self.lengths, self.marks = (column[ours] for column in (stated.said, stated.lengths, stated.marks))

    def root(self, row: int) -> int:
        """Return the row that all joined with one lead to."""
        parents = self._parents
        while parents[row] != row:
            parents[row] = parents[parents[row]]
            row = parents[row]
        return row

    def join(self, one: int, other: int) -> None:
        """Take two rows to say the same."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def weights(self) -> Ints:
        """Return how much each row says: of those joined the one that says most stands for all."""
        raise NotImplementedError

    def turns(self, leads: Ints, sources: Ints) -> Ints:
        """Return of each row how many times what one article says is heard before it: a few facts at a time.

        What several articles say comes first, then what says most, of equals what stands further up; copies are one
        article.

        Args:
            leads: which row stands for each row.
            sources: in how many independent articles each stands.
        """
        own = np.flatnonzero(leads == np.arange(self.first, self.last))
        order = own[np.lexsort((own, -self.weights()[own], -sources[own], self.groups[own]))]
        ends = np.flatnonzero(np.diff(self.groups[order])) + 1
        begins = np.repeat(np.concatenate(([0], ends)), np.diff(np.concatenate(([0], ends, [len(order)]))))
        found = np.zeros(self.last - self.first, np.int32)
        found[order] = (np.arange(len(order)) - begins) // _AT_A_TIME
        return found[leads - self.first]

    def leads(self) -> tuple[Ints, Ints]:
        """Return which row of all stands for each row of the pane, and in how many independent articles it stands."""
        count = self.last - self.first
        roots = np.array(self._parents, np.int64)
        while not np.array_equal(further := roots[roots], roots):
            roots = further
        order = np.lexsort((np.arange(count), -self.lengths, -self.weights(), roots))  # 620亿港元 says more than 620亿
        _, heads = np.unique(roots[order], return_index=True)
        leader = np.zeros(count, np.int32)
        leader[roots[order[heads]]] = order[heads]
        groups = int(self.groups.max(initial=0)) + 1
        pairs = distinct(roots * groups + self.groups)
        sources = np.bincount(pairs // groups, minlength=count).astype(np.int32)
        return leader[roots] + self.first, sources[roots]


class Figures(_Pane):
    """Figures: those of one article and its copies first, then those of articles that speak of the same subject."""

    def __init__(self, rows: Rows, first_of: Mapping[str, str]) -> None:
        super().__init__(rows, first_of, *rows.panes["figure"])
        first, last, count = self.first, self.last, self.last - self.first
        entities = len(rows.ids)
        ours = (rows.concerned.naming >= first) & (rows.concerned.naming < last)
        naming, named = rows.concerned.naming[ours] - first, rows.concerned.named[ours]
        subjects = named < entities
        self.subjects = Lists.of_pairs(naming[subjects], named[subjects], count)
        self.counted = np.full(count, -1, np.int32)
        nouns, at = np.unique(named[~subjects] - entities, return_inverse=True)
        words = rows.hidden
        self._nouns = _Numbers()
        numbers = self._nouns.of(words[noun].translate(KEYS) for noun in nouns.tolist())
        self.counted[naming[~subjects]] = numbers[at]
        kinds = rows.subkinds[first:last]
        measured = self._is(kinds, _BY_MONEY) | self._is(kinds, "measure")
        self.counted[measured] = -1  # what an amount of money is of may be said in many ways, or not at all
        units = _Numbers()
        unit = units.of(name.translate(KEYS) for name in rows.unit_names)[rows.units[first:last]]
        self.units = unit
        self.is_count, self.is_money = (self._is(kinds, name) for name in (_COUNTS, _BY_MONEY))
        self.is_time = self._is(kinds, _OF_TIME)
        values, uppers = rows.values[first:last], rows.uppers[first:last]
        self.is_vague = np.isnan(values)
        self.is_slight = (self.is_count | self.is_time) & ~(np.abs(values) >= _MANY)
        said = np.where(self.is_vague, self.said, np.uint64(0))
        self.amounts = _same(np.nan_to_num(values), np.where(self.is_vague, 0, uppers), said, self.is_vague)
        telling = {low: _digits(low) >= _TELLING for low in set(values[~self.is_vague].tolist())}
        exact = np.fromiter((telling.get(low, False) for low in values.tolist()), np.bool_, count)
        self.tells = exact | self.is_money | ((self.counted >= 0) & (values >= _MANY))
        self.is_given = np.zeros(count, np.bool_)
        spoken = np.isin(rows.others.named, rows.spoken.naming) & (rows.others.naming >= first)
        self.is_given[rows.others.naming[spoken & (rows.others.naming < last)] - first] = True
        self._join_repeated()
        self._join_independent()

    def is_idle(self) -> npt.NDArray[np.bool_]:
        """Return which figures state nothing: a few, an age, or a small number that nobody gave, all of nobody.

        A small number says something where it counts a noun; one that is spelled out (两个用户) only of people,
        since so is counted what is only mentioned. Who said "几天" gave no number, and of an age it is asked whose.
        """
        uppers = self.rows.uppers[self.first : self.last]
        of_nobody = (self.is_count | self.is_time) & (np.diff(self.subjects.starts) == 0)
        at = np.flatnonzero(of_nobody)
        units = self.rows.units[self.first : self.last][at]
        of_people, of_dead, is_age = (self._has_unit(units, some) for some in (_PEOPLE, _DEAD, _AGES))
        few = self.is_vague[at] | (np.abs(uppers[at]) <= _FEW)
        spelled, rough = (~few | is_age | (self.marks[at] & mark == 0) for mark in (DIGITS, LARGE))
        named = of_dead | ((self.counted[at] >= 0) & (of_people | ~spelled))
        small = few & (spelled | (np.mod(uppers[at], 1) == 0)) & ~self.is_vague[at] & ~named & ~self.is_given[at]
        found = np.zeros(len(uppers), np.bool_)
        found[at] = small | (self.is_vague[at] & (rough | self.is_time[at])) | is_age
        return found

    def _has_unit(self, units: Ints, some: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Return which units are some of those."""
        numbers = [number for number, name in enumerate(self.rows.unit_names) if name in some]
        found: npt.NDArray[np.bool_] = np.isin(units, numbers)
        return found

    def _is(self, kinds: Ints, name: str) -> npt.NDArray[np.bool_]:
        names = self.rows.subkind_names
        found: npt.NDArray[np.bool_] = kinds == (names.index(name) if name in names else -1)
        return found

    def weights(self) -> Ints:
        """Return whether a figure says of whom it is, whether the amount tells what it is of, and of what it is.

        Money says that by itself, as a counted noun does.
        """
        has_subject = np.diff(self.subjects.starts) > 0
        return (4 * has_subject + 2 * self.tells + (self.is_money | (self.counted >= 0))).astype(np.int32)

    def _join_repeated(self) -> None:
        """Join what one text says twice: an amount again, with no other subject and of nothing else."""
        classes = np.where(self.is_count, -1, self.units)  # 4名参选人 and 4位参选人 are the same
        order = np.lexsort((-self.weights(), self.amounts, classes, self.groups))
        edges = _edges(order, self.groups, classes, self.amounts)
        heads = np.repeat(edges[:-1], np.diff(edges))
        agree = self._may_each_be_one(order[heads].astype(np.int32), order.astype(np.int32))
        whole = np.logical_and.reduceat(agree, edges[:-1]) if len(order) else agree
        parents = np.array(self._parents, np.int64)
        parents[order] = np.repeat(np.minimum.reduceat(order, edges[:-1]), np.diff(edges)) if len(order) else order
        apart = np.repeat(~whole, np.diff(edges))
        parents[order[apart]] = order[apart]
        self._parents = parents.tolist()
        for place in np.flatnonzero(~whole).tolist():
            self._join_some(order[edges[place] : edges[place + 1]].tolist())

    def _join_some(self, run: list[int]) -> None:
        """Join those of some equal amounts that nothing contradicts."""
        heads: list[int] = []
        for row in run:
            same = next(filter(partial(self._may_be_one, row), heads), None)
            if same is None:
                heads.append(row)
            else:
                self.join(same, row)

    def _may_each_be_one(self, some: Ints, others: Ints) -> npt.NDArray[np.bool_]:
        """Return of pairs of equal amounts whether they may be one; see `_may_be_one`."""
        noun, another = self.counted[some], self.counted[others]
        found = (noun == another) | (noun < 0) | (another < 0)
        for place in np.flatnonzero(~found).tolist():
            found[place] = self._agree(int(noun[place]), int(another[place]))
        found &= (self.units[some] == self.units[others]) | ((noun == another) & (noun >= 0))
        mine, theirs = (self.subjects.sizes(rows) for rows in (some, others))
        asked = np.flatnonzero(found & (mine > 0) & (theirs > 0) & (some != others))
        if len(asked):
            step = np.int64(self.rows.size)
            one, other = (
                np.repeat(asked, sizes[asked]) * step + self.subjects.of_all(rows[asked])
                for sizes, rows in ((mine, some), (theirs, others))
            )
            found[asked] = False
            found[np.intersect1d(one, other) // step] = True
        every: npt.NDArray[np.bool_] = found
        return every

    def _may_be_one(self, one: int, other: int) -> bool:
        """Return whether nothing contradicts that two equal amounts of one text are one."""
        noun, another = self.counted[one], self.counted[other]
        if not self._agree(noun, another):
            return False
        if self.units[one] != self.units[other] and (noun != another or noun < 0):
            return False
        mine: list[int] = self.subjects.of(one).tolist()
        theirs: list[int] = self.subjects.of(other).tolist()
        return not mine or not theirs or not set(mine).isdisjoint(theirs)

    def _agree(self, noun: int, another: int) -> bool:
        """Return whether two counted nouns may name the same: 电动汽车 are 汽车, and none contradicts none."""
        if noun == another or noun < 0 or another < 0:
            return True
        one, other = self._words_of[noun], self._words_of[another]
        return one.endswith(other) or other.endswith(one)

    @cached_property
    def _words_of(self) -> list[str]:
        return [str(noun) for noun in self._nouns]

    def _join_independent(self) -> None:
        """Join what articles say of one subject: amounts that tell what they are of, others where they are recent."""
        owners = np.repeat(np.arange(self.last - self.first), np.diff(self.subjects.starts))
        subjects = self.subjects.values
        known = ~self.is_vague[owners]
        owners, subjects = owners[known], subjects[known]
        nouns = np.where(self.counted >= 0, self.counted, -1 - self.units)[owners]
        day = days(self.rows.newest[self.first : self.last])[owners]
        amounts = self.amounts[owners]
        order = np.lexsort((day, amounts, nouns, subjects))
        one, other = order[:-1], order[1:]
        same = np.logical_and.reduce([column[one] == column[other] for column in (subjects, nouns, amounts)])
        near = (day[other] - day[one] <= NEAR) & (day[one] > 0) & ~self.is_time[owners[one]]
        for place in np.flatnonzero(same & (near | self.tells[owners[one]])).tolist():
            self.join(int(owners[one[place]]), int(owners[other[place]]))


class Quotes(_Pane):
    """Quotes: the same words in one article and its copies, and longer ones by one speaker in any article."""

    def __init__(self, rows: Rows, first_of: Mapping[str, str]) -> None:
        super().__init__(rows, first_of, *rows.panes["quote"])
        first, last = self.first, self.last
        self.speakers = np.full(last - first, -1, np.int32)
        self.speakers[rows.spoken.naming - first] = rows.spoken.named
        self.is_known = (self.speakers >= 0) & (self.speakers < len(rows.ids))
        texts = _same(self.said)
        order = np.arange(last - first)
        for run in _runs(np.lexsort((order, texts, self.groups)), self.groups, texts):
            for row in run[1:].tolist():
                self.join(int(run[0]), row)
        for run in _runs(np.lexsort((order, texts)), texts):
            if self.lengths[run[0]] >= SHORT:
                self._join_independent(run)

    def weights(self) -> Ints:
        """Return whether it is known who said it."""
        return ((self.speakers >= 0) + self.is_known.astype(np.int32)).astype(np.int32)

    def _join_independent(self, run: Ints) -> None:
        """Join quotes of the same words by one speaker, and those by nobody in particular where there is but one."""
        by_speaker: dict[int, int] = {}
        known = run[self.is_known[run]].tolist()
        for row in known:
            self.join(by_speaker.setdefault(int(self.speakers[row]), row), row)
        if len(by_speaker) <= 1:
            head = known[0] if known else int(run[0])
            for row in run.tolist():
                self.join(head, row)


def _same(*columns: npt.NDArray[np.generic]) -> Ints:
    """Return a number for each row, the same for those of which all columns say the same."""
    order = np.lexsort(columns)
    numbers = np.zeros(len(order), np.int32)
    numbers[order[1:]] = np.cumsum(np.logical_or.reduce([one[order[1:]] != one[order[:-1]] for one in columns]))
    return numbers


def _edges(order: npt.NDArray[np.int64], *columns: Ints) -> npt.NDArray[np.int64]:
    """Return where stretches of rows begin, in an order, in which all columns stay the same, and the end."""
    changes = np.zeros(max(0, len(order) - 1), np.bool_)
    for column in columns:
        changes |= np.diff(column[order]) != 0
    return np.concatenate((np.zeros(min(1, len(order)), np.int64), np.flatnonzero(changes) + 1, [len(order)]))


def _runs(order: npt.NDArray[np.int64], *columns: Ints) -> Iterator[Ints]:
    """Yield the stretches of rows, in an order, in which all columns stay the same; none of a single row."""
    edges = _edges(order, *columns)
    for place in np.flatnonzero(np.diff(edges) > 1).tolist():
        yield order[edges[place] : edges[place + 1]].astype(np.int32)


def _digits(value: float) -> int:
    """Return how many digits an amount has without the zeros around it: 2 of 620亿, 3 of 88.4."""
    return len(f"{abs(value):.10e}".partition("e")[0].replace(".", "").rstrip("0"))


def days(dates: Ints) -> Ints:
    """Return dates as days that can be counted, 0 where unknown."""
    known = {0: 0}
    for day in set(dates.tolist()) - {0}:
        try:
            known[day] = date(day // 10_000, day // 100 % 100, day % 100).toordinal()
        except ValueError:  # a date as claimed, which no calendar has
            known[day] = 0
    return np.fromiter(map(known.__getitem__, dates.tolist()), np.int32, len(dates))
