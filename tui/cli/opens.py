"""How commands open the store: the one place that says what becomes of a folder in which there is none yet."""

from enum import Enum, auto


class Opens(Enum):
    """How a command opens the store, and what it makes of a folder in which there is none yet.

    Who asks for what is in a store is shown the example there, as in the explorer, and told that it is one. What is
    about the store itself has nothing to do there: it makes nothing and says so. Only what is loaded needs no store.
    """

    NOT = auto()
    """Not at all."""

    TO_SHOW = auto()
    """To show what is in it, the example in a new one."""

    TO_READ = auto()
    """To read what there is; it may be written to later, once somebody has agreed."""

    TO_CHANGE = auto()
    """To write to what there is."""

    TO_ADD = auto()
    """To write to it; where there is none it is begun."""

    @property
    def writes(self) -> bool:
        """Whether the store is held to write to it."""
        return self in (Opens.TO_CHANGE, Opens.TO_ADD)

    @property
    def needs_store(self) -> bool:
        """Whether there must be a store already."""
        return self in (Opens.TO_READ, Opens.TO_CHANGE)
