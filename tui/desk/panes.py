"""What a search leaves in the panes: rows, made when they are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from store.kinds import EntityKind
from store.search.results import Hits
from tui.desk.models import Row, Stretch
from tui.desk.passages import PassageRows

_ROWS_KEPT = 1024


@dataclass
class EntityRows:
    """The rows of one pane, kept for a while.

    Attributes:
        hits: the entities.
        make: makes the row of one of them.
    """

    hits: Hits
    make: Callable[[str], Row]
    _kept: dict[int, Row] = field(default_factory=dict)

    @property
    def subjects(self) -> Sequence[str]:
        """Ids of the entities, in order."""
        return self.hits.ids

    @property
    def total(self) -> int:
        """How many entities the pane holds without query and focus."""
        return self.hits.total

    def row(self, index: int) -> Row:
        """Return the row at a place."""
        row = self._kept.get(index)
        if row is None:
            if len(self._kept) >= _ROWS_KEPT:
                self._kept.clear()
            row = self._kept[index] = self.make(self.hits.ids[index])
        return row


@dataclass(frozen=True)
class FoundRows:
    """What a search or a focus leaves in the panes; `heading` says what the last one holds if not quotes."""

    query: str
    focus: str | None
    panes: Mapping[EntityKind, EntityRows | PassageRows]
    error: str = ""
    error_span: Stretch = (0, 0)
    heading: str = ""
