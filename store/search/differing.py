"""Which figures give different amounts of one thing, by how they are worded: what may contradict or update another.

Of one thing are amounts of one unit and noun, or of which the same is said, whose sentences share words that few
articles have (粉岭 and 球场, not 表示). Only amounts that share such a word are compared, so that the time grows with
the figures: it is a tenth of a second for eighty thousand.
"""

from collections.abc import Collection
from functools import cached_property

import numpy as np
import numpy.typing as npt

from store.kinds import article_of
from store.model import FigureKind
from store.search.alike import days, numbered
from store.search.facts import Copies
from store.search.keys import KEYS
from store.search.rows import Floats, Ints, Rows
from store.text.columns import distinct, places_in
from store.text.fold import head_of_key
from store.text.sets import Sets
from store.text.wordings import IS_NAME

Mask = npt.NDArray[np.bool_]
Wide = npt.NDArray[np.int64]

_KINDS: tuple[FigureKind, ...] = ("count", "measure", "multiple", "duration")
_FEW = 10
"""Counts below are of other things each time (two members, three members)."""
_COMMON = 60
"""Figures that share a word and what they are of, up to which the word tells one thing from another."""
_FURTHEST = 20
"""Times that an amount may grow or shrink and still be of the same thing."""
_ALIKE_ABOUT = 0.4
"""Of the weight of the words around an amount so much is shared, where both are about the same and of the same noun."""
_ALIKE = 0.55
"""Where it is a count, of which there are many, or nobody's."""
_VERBATIM = 0.75
"""Where the sentences are almost the same: of another place, or a count long after."""
_SAME = 0.85
"""Where they are the same but for the amount: shares and sums of money that are nobody's."""
_ENOUGH = 2.2
"""Of what a word tells that no other article has, so much is shared at least where it is nobody's."""
_NEAR = 45
"""Days within which what is counted of nobody is of one event."""


def differing(
    rows: Rows,
    leads: Ints,
    copies: Copies,
    among: Collection[int] | None = None,
) -> list[list[int]]:
    """Return the rows of figures that give different amounts of one thing, thing by thing, one for each fact.

    Args:
        rows: the columns.
        leads: for each row the one that stands for its fact.
        copies: of articles that have copies, all of the group.
        among: rows to choose from; all unless given.
    """
    figures = _Figures(rows, copies, among)
    one, other = _Pairs(figures).of_one_thing()
    first = rows.panes["figure"][0]
    pairs = sorted(set(zip(leads[one + first].tolist(), leads[other + first].tolist(), strict=True)))
    things = Sets(sorted({row for pair in pairs for row in pair}))
    for lead, another in pairs:
        things.unite(lead, another)
    return [sorted(group) for group in things.groups() if len(group) > 1]


class _Figures:
    """The figures as columns: what they are of, how much, where and how worded."""

    def __init__(self, rows: Rows, copies: Copies, among: Collection[int] | None) -> None:
        first, last = rows.panes["figure"]
        self.count = last - first
        self.values = rows.values[first:last]
        articles = list(map(article_of, rows.ids[first:last]))
        self.articles = numbered(articles)
        self.groups = numbered(copies[one][0] if one in copies else one for one in articles)
        self.days = days(rows.newest[first:last])
        kinds, names = rows.subkinds[first:last], rows.subkind_names
        self.is_count, self.is_measure, is_multiple, is_time = (
            kinds == (names.index(name) if name in names else -1) for name in _KINDS
        )
        units = numbered(name.translate(KEYS) for name in rows.unit_names)[rows.units[first:last]]
        self.units = np.where(self.is_count, -1, units) + len(rows.unit_names) * kinds
        entities = len(rows.ids)
        ours = (rows.concerned.naming >= first) & (rows.concerned.naming < last)
        naming, named = rows.concerned.naming[ours] - first, rows.concerned.named[ours]
        is_noun = named >= entities
        counted, places = np.unique(named[is_noun] - entities, return_inverse=True)
        hidden = rows.hidden
        self.words = [hidden[word].translate(KEYS) for word in counted.tolist()]
        self.nouns = np.full(self.count, -1, np.int32)
        self.nouns[naming[is_noun]] = places
        heads = np.append(numbered(map(head_of_key, self.words)), -1)
        said, self.marks = rows.wordings[:, 0].astype(np.int64), rows.wordings[:, 2:]
        self.of = np.where(self.nouns >= 0, heads[self.nouns] + (1 << 17), said)
        self.subjects = self._sets(naming[~is_noun], named[~is_noun])
        slight = (self.is_count | is_multiple) & ~(np.abs(self.values) >= _FEW)
        self.tells = (self.of > 0) & ~np.isnan(self.values) & (self.values != 0) & ~slight & ~is_time
        if among is not None:
            wanted = np.zeros(self.count, np.bool_)
            wanted[[row - first for row in among]] = True
            self.tells &= wanted

    def _sets(self, naming: Ints, named: Ints) -> Ints:
        """Return of each figure a number for whom it is about, the same for the same; 0 for nobody."""
        about: dict[int, list[int]] = {}
        for figure, subject in zip(naming.tolist(), named.tolist(), strict=True):
            about.setdefault(figure, []).append(subject)
        numbers: dict[tuple[int, ...], int] = {}
        found = np.zeros(self.count, np.int32)
        for figure, subjects in about.items():
            found[figure] = numbers.setdefault(tuple(sorted(set(subjects))), len(numbers) + 1)
        return found

    @cached_property
    def most(self) -> float:
        """Return how much a word tells that one text alone has."""
        return float(np.log1p(int(self.groups.max(initial=0)) + 1))

    @cached_property
    def rarity(self) -> Floats:
        """Return of each fingerprint how much it tells: the logarithm of in how few of the independent texts it is."""
        row, place = np.nonzero(self.marks)
        together = distinct(self.groups[row].astype(np.int64) << 16 | self.marks[row, place])
        texts = np.bincount(together & 0xFFFF, minlength=1 << 16)
        weights: Floats = np.log1p((int(self.groups.max(initial=0)) + 1) / np.maximum(texts, 1))
        weights[0] = 0
        return weights

    @cached_property
    def weights(self) -> Floats:
        """Return how much the words of each figure tell."""
        found: Floats = self.rarity[self.marks].sum(axis=1)
        return found

    @cached_property
    def given(self) -> Wide:
        """Return all amounts that each article gives, sorted; see `code`."""
        return distinct(self.code(self.articles, np.arange(self.count)))

    def code(self, articles: Ints, figures: Wide) -> Wide:
        """Return one number for the amounts of figures, each in some article."""
        amounts = int(self._amounts.max(initial=0)) + 1
        units = int(self.units.max(initial=0)) + 2
        found: Wide = (articles.astype(np.int64) * units + self.units[figures] + 1) * amounts + self._amounts[figures]
        return found

    @cached_property
    def _amounts(self) -> Wide:
        found: Wide = np.unique(self.values, return_inverse=True)[1].astype(np.int64)
        return found


class _Pairs:
    """Pairs of figures that may be of one thing: those of the same noun and unit that share a word that tells."""

    one: Wide
    other: Wide
    shared: Floats
    """The weight of the words that they share."""

    def __init__(self, figures: _Figures) -> None:
        self._figures = figures
        code, weight = self._sharing()
        pairs, which = np.unique(code, return_inverse=True)
        self.one, self.other = np.divmod(pairs, max(1, figures.count))
        self.shared = np.bincount(which, weight, len(pairs)).astype(np.float64)

    def _sharing(self) -> tuple[Wide, Floats]:
        """Return a number for each pair and word that it shares, and how much that tells."""
        figures = self._figures
        row, place = np.nonzero((figures.marks > 0) & figures.tells[:, None])
        marks = figures.marks[row, place].astype(np.int64)
        size = int(figures.of.max(initial=0)) + 1
        thing = (figures.units[row] + 1).astype(np.int64) * size + figures.of[row]
        together = thing << 16 | marks
        order = np.argsort(together, kind="stable")
        row, marks, together = row[order], marks[order], together[order]
        edges = np.flatnonzero(np.diff(together, prepend=-1))
        sizes = np.diff(edges, append=len(together))
        size_of = np.repeat(sizes, sizes)
        codes, weights = [], []
        for step in range(1, _COMMON):
            at = np.flatnonzero((size_of > step) & (size_of <= _COMMON))
            at = at[at + step < len(row)]
            at = at[together[at] == together[at + step]]
            low, high = row[at], row[at + step]
            kept = (figures.articles[low] != figures.articles[high]) & (figures.values[low] != figures.values[high])
            codes.append((low * figures.count + high)[kept])
            weights.append(figures.rarity[marks[at]][kept])
        return np.concatenate(codes), np.concatenate(weights)

    def of_one_thing(self) -> tuple[Wide, Wide]:
        """Return those that are."""
        figures = self._figures
        for test in (self._are_near, self._are_alike, self._agree, self._give_one_each, self._name_no_other):
            kept = test(figures)
            self.one, self.other, self.shared = self.one[kept], self.other[kept], self.shared[kept]
        return self.one, self.other

    @property
    def _likeness(self) -> Floats:
        """Return how much of the words of the one of fewer words is in the other, by weight."""
        weights = self._figures.weights
        found: Floats = self.shared / np.minimum(weights[self.one], weights[self.other])
        return found

    def _are_near(self, figures: _Figures) -> Mask:
        """Return which amounts may be of one thing at two times."""
        low, high = figures.values[self.one], figures.values[self.other]
        small, large = np.minimum(np.abs(low), np.abs(high)), np.maximum(np.abs(low), np.abs(high))
        found: Mask = (large <= _FURTHEST * small) & (np.sign(low) == np.sign(high))
        return found

    def _are_alike(self, figures: _Figures) -> Mask:
        """Return which are worded alike: of one subject somewhat, of nobody more, long after it almost the same."""
        mine, theirs = figures.subjects[self.one], figures.subjects[self.other]
        is_of_one, is_count = (mine == theirs) & (mine > 0), figures.is_count[self.one]
        likeness = self._likeness
        plain = is_of_one & (figures.nouns[self.one] >= 0) & ~is_count & (likeness >= _ALIKE_ABOUT)
        apart = np.abs(figures.days[self.one] - figures.days[self.other])
        alike = is_of_one | figures.is_measure[self.one] | (is_count & (apart <= _NEAR))
        enough = is_of_one | (self.shared >= _ENOUGH * figures.most)
        found: Mask = plain | (enough & (likeness >= np.where(alike, _ALIKE, np.where(is_count, _VERBATIM, _SAME))))
        found &= is_of_one | (mine == 0) | (theirs == 0)
        return found

    def _agree(self, figures: _Figures) -> Mask:
        """Return which nouns may name the same: 电动汽车 are 汽车."""
        words, nouns = figures.words, figures.nouns
        pairs = zip(nouns[self.one].tolist(), nouns[self.other].tolist(), strict=True)
        held = (
            noun == other or words[noun].endswith(words[other]) or words[other].endswith(words[noun])
            for noun, other in pairs
        )
        return np.fromiter(held, np.bool_, len(self.one))

    def _give_one_each(self, figures: _Figures) -> Mask:
        """Return of which neither article gives the amount of the other, too: who gives both speaks of two things."""
        found = np.ones(len(self.one), np.bool_)
        for one, other in ((self.one, self.other), (self.other, self.one)):
            code = figures.code(figures.articles[one], other)
            found &= places_in(code, figures.given) < 0
        return found

    def _name_no_other(self, figures: _Figures) -> Mask:
        """Return which name nobody and no place each that the other does not, unless they are almost the same."""
        mine, theirs = figures.marks[self.one], figures.marks[self.other]
        differs = np.ones(len(self.one), np.bool_)
        for one, other in ((mine, theirs), (theirs, mine)):
            unshared = (one & IS_NAME > 0) & ~(one[:, :, None] == other[:, None, :]).any(axis=2)
            differs &= unshared.any(axis=1)
        return ~differs | (self._likeness >= _VERBATIM)
