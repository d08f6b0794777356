"""Where everything stands, as columns over rows: whose each mention is, and which are counted together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np

from store.search.facts import Copies, Together
from store.search.rows import Ints
from store.search.sources import Standings
from store.text.places import Places


class Placed(NamedTuple):
    """All mentions over rows. The columns of mentions are by fact, statement or name and then by group of copies.

    Attributes:
        rows: of each entity that stands anywhere its row, -1 of one that has none.
        pages: of each article where anything stands its place on the shelf, -1 of one that has none.
        groups: of each of these articles the first one of its group of copies.
        row: of each mention of whom or what it is.
        page: in which article, of those where anything stands.
        sentence: in which sentence, of all articles.
        at: which it is of all that stands anywhere.
    """

    rows: Ints
    pages: Ints
    groups: Ints
    row: Ints
    page: Ints
    sentence: Ints
    at: Ints

    @classmethod
    def of(cls, known: Standings, row_of: Places, facts: Together, copies: Copies, shelf: Sequence[str]) -> Self:
        """Return mentions over rows.

        Args:
            known: where everything stands.
            row_of: row of each entity.
            facts: which row stands for each one, and where names stand in furniture alone.
            copies: which articles are copies of one another.
            shelf: the articles, by their ids.
        """
        entity, page, sentence = known.mentions.T
        rows = row_of.of_others(known.lookup)
        place = {article: at for at, article in enumerate(known.articles)}
        on_shelf: Mapping[str, int] = {article: at for at, article in enumerate(shelf)}
        pages = np.fromiter((on_shelf.get(one, -1) for one in known.articles), np.int32, len(place))
        firsts = (place.get(copies.get(article, (article,))[0], at) for article, at in place.items())
        groups = np.fromiter(firsts, np.int32, len(place))
        beside = groups[np.array([place[f"article/{slug}"] for slug in facts.beside_in], np.int32)]
        aside = facts.beside * np.int64(len(place)) + beside
        row, group = rows[entity], groups[page]
        at = np.flatnonzero((row >= 0) & ~np.isin(row * np.int64(len(place)) + group, aside))
        at = at[np.lexsort((group[at], facts.leads[row[at]]))]
        number = page[at] * (np.int64(sentence.max(initial=0)) + 1) + sentence[at]
        _, number = np.unique(number, return_inverse=True)
        return cls(rows, pages, groups, *(one.astype(np.int32) for one in (row[at], page[at], number, at)))
