"""The one table of keys: what each action is called, which keys it has, where it works and where it is shown.

Bindings, footer, help and palette are all made from it. No Textual here.
"""

from tui.keys.in_parts import IN_PARTS
from tui.keys.key import Key, Scope
from tui.keys.on_screens import ON_SCREENS

KEYS: tuple[Key, ...] = (*ON_SCREENS, *IN_PARTS)


def in_scope(*scopes: Scope) -> tuple[Key, ...]:
    """Return the keys that work in these scopes, scope by scope in the order given."""
    return tuple(key for scope in scopes for key in KEYS if key.scope == scope)
