"""What the user says that somebody's card is to show, in the place of what articles make it."""

from collections.abc import Iterable
from typing import NamedTuple

from store.model import Role
from store.text.fold import fold


class Change(NamedTuple):
    """What is otherwise on somebody's card than articles make it.

    Attributes:
        name: what they are called; "" as articles make it.
        also: another form of their name.
        role: a role that they have.
        dropped: folded title of a role that they do not have.
        at: folded names of the organisation where the role is held, any of which means it.
    """

    name: str = ""
    also: str = ""
    role: Role | None = None
    dropped: str = ""
    at: tuple[str, ...] = ()


class ByHand(NamedTuple):
    """All that is otherwise on a card, what was decided last counting."""

    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """What they are called, "" as articles make it."""
        return next((one.name for one in reversed(self.changes) if one.name), "")

    def roles(self, found: Iterable[Role]) -> tuple[Role, ...]:
        """Return what roles they have: those given by hand first, and those that articles give without the dropped."""
        given: list[Role] = []
        left = list(found)
        for change in self.changes:
            if change.dropped:
                given, left = _without(given, change.dropped), _without(left, change.dropped)
            if change.role is not None:
                given = [change.role, *_without(given, fold(change.role.title))]
        titles = {fold(role.title) for role in given}
        return (*given, *(role for role in left if fold(role.title) not in titles))

    @property
    def also(self) -> frozenset[str]:
        """Other forms of the name."""
        return frozenset(one.also for one in self.changes if one.also)


def _without(roles: Iterable[Role], title: str) -> list[Role]:
    return [role for role in roles if fold(role.title) != title]


NOTHING_BY_HAND = ByHand()
