"""Who may be one: pairs that the store leaves open, with what speaks for each. No Textual here."""

from collections.abc import Callable

from store.corrections.asked import Same
from store.errors import DecisionError, NotFoundError
from store.text.language import later, tr
from store.workspace import Workspace
from tui.desk.deciding import Deciding
from tui.desk.models import CardModel
from tui.desk.offered import Pair, Shown

_MOST = 500
"""Pairs that are offered at once; more are an evening's work."""
_NAME_ALONE = later("They share the name, and nothing else tells.")


class Suggesting:
    """Finds pairs and shows them.

    Args:
        workspace: returns the open store.
        card: returns the card of somebody.
        deciding: says what a decision would touch.
    """

    def __init__(
        self, workspace: Callable[[], Workspace], card: Callable[[str], CardModel], deciding: Deciding
    ) -> None:
        self._workspace = workspace
        self._card = card
        self._deciding = deciding

    def pairs(self) -> tuple[Pair, ...]:
        """Return who may be one, the likeliest first."""
        found = self._workspace().holdings.suggestions()[:_MOST]
        return tuple(Pair(one.one, one.other, one.why or (tr(_NAME_ALONE),)) for one in found)

    def show(self, pair: Pair) -> Shown | None:
        """Return what there is to see of a pair, None where they are one by now, or not there any more."""
        resolve = self._workspace().holdings.resolve
        try:
            if resolve(pair.one) == resolve(pair.other):
                return None
            cards = self._card(pair.one), self._card(pair.other)
            touches = self._deciding.touches([Same(one=pair.one, other=pair.other)])
        except (NotFoundError, DecisionError):
            return None
        return Shown(cards, pair.why, touches)
