"""What a search answers."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from store.kinds import EntityKind
from store.search.counts import Counts
from store.search.ranking import Rank


class Match(NamedTuple):
    """Why a row is among the hits: which of its texts matched, and which characters of it to light.

    Attributes:
        text: the name, alias, figure text or quote text that matched, as written.
        spans: the matched stretches of it, as (start, end) in code points, ascending.
        guess: whether it matched only if the query holds a typing error.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    guess: bool = False


class Listing(NamedTuple):
    """How much of what is found is listed.

    Attributes:
        unfolded: figures and quotes of whose facts and statements all are listed, and not one that stands for all.
        furniture: whether names are listed that stand only in by-lines and credits, and figures that state nothing
            (兩個, 幾天); those that a query asks for are.
        turned: panes that are sorted the other way round, but by rank; what has no date or value stands last in both.
    """

    unfolded: AbstractSet[str] = frozenset()
    furniture: bool = False
    turned: AbstractSet[EntityKind] = frozenset()


WHOLE = Listing(furniture=True)
"""All that is found, each fact and statement once."""


@dataclass(frozen=True)
class Hits:
    """The rows of one pane: ids in order, never copied, so that a million of them cost what ten cost.

    Attributes:
        ids: ids of the entities, best first.
        total: how many entities the pane holds without the query and the focus.
        best: how good the best match among them is.
        said: how many of them the focus said; they come first, but where it is sorted by speakers.
    """

    ids: Sequence[str]
    total: int
    best: Rank = Rank.NONE
    said: int = 0


class Passage(NamedTuple):
    """A sentence of an article that holds the words a query asked the articles for.

    Attributes:
        article: id of the article.
        start: first code point of the words in `Article.text`, those of the first place in the sentence.
        end: one past the last.
    """

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Results:
    """What one query finds in all four panes.

    Attributes:
        query: the query as it was typed.
        panes: the rows of each pane.
        passages: where `text:` found its words, newest article first; looked up when asked for.
        error: one sentence where the query is not understood; the panes then answer its sound part.
        error_span: where in the query the trouble is, in code points.
        counts: how much there is of each row in what is asked for; None where that is everything.
    """

    query: str
    panes: Mapping[EntityKind, Hits] = field(default_factory=dict)
    passages: Sequence[Passage] = ()
    error: str = ""
    error_span: tuple[int, int] = (0, 0)
    counts: Counts | None = None
