"""The one table of keys: what each action is called, which keys it has, where it works and where it is shown.

Bindings, footer, help and palette are all made from it. No Textual here.
"""

from typing import NamedTuple

from tui.keys.in_parts import IN_PARTS
from tui.keys.key import Key, Scope
from tui.keys.on_screens import ON_SCREENS

KEYS: tuple[Key, ...] = (*ON_SCREENS, *IN_PARTS)


class Clash(NamedTuple):
    """A key that two actions would have.

    Attributes:
        identity: of the action that was given it.
        sentence: which two they are, and which of them has it.
    """

    identity: str
    sentence: str


class OwnKeys(NamedTuple):
    """The table of keys as it is set.

    Attributes:
        keys: all actions with the keys that they have now.
        clashes: of keys that two actions would have.
    """

    keys: tuple[Key, ...] = KEYS
    clashes: tuple[Clash, ...] = ()

    @property
    def changed(self) -> tuple[Key, ...]:
        """The actions whose keys are others than usual."""
        return tuple(now for now, usual in zip(self.keys, KEYS, strict=True) if now.keys != usual.keys)


def in_scope(*scopes: Scope) -> tuple[Key, ...]:
    """Return the keys that work in these scopes, scope by scope in the order given."""
    return tuple(key for scope in scopes for key in KEYS if key.scope == scope)
