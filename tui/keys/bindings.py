"""Textual's bindings, made from the one table of keys."""

from textual.binding import Binding, BindingType

from tui.keys.key import Scope, with_aliases
from tui.keys.table import in_scope


def bindings_of(*scopes: Scope) -> list[BindingType]:
    """Return the bindings of some scopes, each with its aliases and the id that a keymap refers to."""
    return [
        Binding(
            with_aliases(key.keys),
            key.action,
            key.label,
            show=key.footer > 0,
            key_display=key.display,
            tooltip=key.help or key.label,
            id=key.id,
            priority=key.at_once,
        )
        for key in in_scope(*scopes)
    ]
