"""What stands in the columns of a row besides its name and what is said beside it; asked for cell by cell."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from store.model import Article, Figure, Mention, Organisation, Person, Quote
from store.search.counts import Counts
from store.text.language import tr
from store.views.facts import Said
from store.workspace import Workspace
from tui.desk.amounts import worth_of
from tui.desk.rows import NameOf
from tui.text.dates import shown_day

_BARS = "▁▂▃▄▅▆▇█"
_BUCKETS = 12


class SaidCells:
    """The cells of a fact or a statement.

    Args:
        workspace: the open store.
        entity: the figure or quote of the row.
        sentence: from a mention to the sentence around it.
        name: what an entity is called where there is little room.
        counts: how much there is of each row in what is asked for, where that is not all.
        alone: whether it is told where it stands by itself, and not of all that say the same.
    """

    def __init__(
        self,
        workspace: Workspace,
        entity: Figure | Quote,
        sentence: Callable[[Article, Mention], str],
        name: NameOf,
        counts: Counts | None = None,
        *,
        alone: bool = False,
    ) -> None:
        self._alone = alone
        self._workspace = workspace
        self._entity = entity
        self._sentence = sentence
        self._name = name
        self._count = counts.of(entity.id) if counts is not None else None

    @cached_property
    def _said(self) -> Said:
        return self._workspace.facts.of(self._entity.id)

    def __call__(self, column: str) -> str:
        """Return what stands in a column."""
        entity, facts = self._entity, self._workspace.facts
        known: dict[str, Callable[[], str]] = {
            "date": lambda: shown_day((entity.last_seen if self._alone else facts.last(entity.id)) or ""),
            "sources": self._sources,
            "publisher": self._publisher,
            "giver": self._giver,
            "sentence": lambda: self._sentence(self._workspace.holdings.article(entity.article), entity.mentions[0]),
            "worth": lambda: worth_of(entity) if isinstance(entity, Figure) else "",
            "kind": lambda: tr(entity.kind),
        }
        return known[column]() if column in known else ""

    def _sources(self) -> str:
        """Return in how many independent articles it stands, where they are several."""
        if self._alone:
            return ""
        sources = self._count.sources if self._count is not None else self._workspace.index.sources(self._entity.id)
        return "" if sources < 2 else str(sources)

    def _giver(self) -> str:
        """Return who gave a figure, the newest first; of one that stands alone who gave it there."""
        of = [one for one in self._said.occurrences if one.id == self._entity.id] if self._alone else ()
        givers = [one.giver for one in of if one.giver] if self._alone else self._said.givers
        return " · ".join(self._name(giver.id) if giver.id else giver.name for giver in givers)

    def _publisher(self) -> str:
        summary = self._workspace.holdings.summary(self._entity.article)
        return summary.publisher or summary.title


class NamedCells:
    """The cells of an organisation or a person.

    Args:
        workspace: the open store.
        entity: who the row is about.
        counts: how much there is of each row in what is asked for, where that is not all.
    """

    def __init__(self, workspace: Workspace, entity: Organisation | Person, counts: Counts | None = None) -> None:
        self._workspace = workspace
        self._entity = entity
        self._counts = counts
        self._count = counts.of(entity.id) if counts is not None else None

    def __call__(self, column: str) -> str:
        """Return what stands in a column."""
        entity, index, count = self._entity, self._workspace.index, self._count
        known: dict[str, Callable[[], str]] = {
            "articles": lambda: f"{count.sources if count else index.sources(entity.id):,}",
            "mentions": lambda: f"{count.mentions if count else entity.mention_count:,}",
            "said": lambda: f"{said:,}" if (said := count.said if count else index.said_by(entity.id)) else "",
            "first": lambda: shown_day(count.first if count else entity.first_seen or ""),
            "last": lambda: shown_day(count.last if count else entity.last_seen or ""),
            "trend": self._trend,
        }
        return known[column]() if column in known else ""

    def _trend(self) -> str:
        """Return in how many articles somebody stands over the time of the whole store, as a line of bars."""
        first, last = (_day(one) for one in self._workspace.index.period)
        if self._counts is not None:
            dates = self._counts.days(self._entity.id)
        else:
            dates = [slug[:10] for slug in self._workspace.holdings.placed().articles.get(self._entity.id, ())]
        days = [day for one in dates if (day := _day(one))]
        return bars(days, first, last) if first and last and days else ""


def bars(days: Sequence[int], first: int, last: int) -> str:
    """Return how many of some days lie in each twelfth of a time, as bars; a blank where none does."""
    edges = [first + (last - first + 1) * place / _BUCKETS for place in range(1, _BUCKETS)]
    counts = [0] * _BUCKETS
    for day in days:
        counts[bisect_right(edges, day)] += 1
    most = max(counts)
    return "".join(_BARS[(len(_BARS) - 1) * count // most] if count else " " for count in counts)


def _day(text: str) -> int:
    """Return a date as a day that can be counted, 0 for what is none."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0
