"""What was asked for lately, kept as long as nothing in the store has changed."""

from typing import Generic, TypeVar

from store.log.documents import State

Thing = TypeVar("Thing")

_MOST = 512


class Lately(Generic[Thing]):
    """Things by their ids: rows on the screen, and whom they name, are asked for again with each keystroke.

    Args:
        state: of the store, as it is now.
    """

    def __init__(self, state: State) -> None:
        self._kept: tuple[State, dict[str, Thing]] = (state, {})

    def at(self, state: State) -> dict[str, Thing]:
        """Return what is kept of a state, to be added to by whoever has read it since that was the state."""
        if self._kept[0] != state or len(self._kept[1]) >= _MOST:
            self._kept = (state, {})
        return self._kept[1]
