"""Which keys the footer names, and which the help lists, where one is."""

from collections.abc import Iterable

from store.text.language import later
from tui.keys.key import Key, Scope
from tui.keys.table import KEYS

_SCOPES_OF: dict[Scope, tuple[Scope, ...]] = {
    "list": ("list", "main", "views", "app"),
    "card": ("card", "main", "views", "app"),
    "reader": ("reader", "main", "views", "app"),
    "search": ("search",),
    "view": ("view", "views", "app"),
    "views": ("views", "app"),
    "main": ("main", "views", "app"),
    "app": ("app",),
}

_WHILE_MARKING = (
    ("reader-mark", "Begins here"),
    ("reader-choose", "Ends here"),
    ("widen", "Leave"),
    ("reader-right", "Move"),
    ("tag", "Tag"),
    ("note", "Note"),
    ("help", "Help"),
)
"""What keys do in the reader while words are marked there, in the order of the footer."""

_UNDER_FOCUS = 5
"""The place among hints of what somebody said on the focus: behind what is there at 80 columns, before undo."""

Keys = Iterable[Key]


def scopes_of(scope: Scope) -> tuple[Scope, ...]:
    """Return the scopes whose keys work at a place, its own first."""
    return _SCOPES_OF[scope]


def keys_at(scope: Scope, keys: Keys = KEYS) -> tuple[Key, ...]:
    """Return the keys that work at a place, its own first; a key it takes itself hides those further out.

    Args:
        scope: the place.
        keys: all that there are, as they are set.
    """
    taken: set[str] = set()
    found: list[Key] = []
    for one in _SCOPES_OF[scope]:
        here = [key for key in keys if key.scope == one and key.keys]
        found += [key for key in here if not taken.issuperset(key.keys.split())]
        taken |= {name for key in here for name in key.keys.split()}
    return tuple(found)


def hints_for(scope: Scope, keys: Keys = KEYS, *, focused: bool = False) -> tuple[Key, ...]:
    """Return the keys for the footer, the most useful first.

    Args:
        scope: the place.
        keys: all that there are, as they are set.
        focused: whether the panes show what goes with somebody, on whom the selected one may have spoken.
    """
    here = keys_at(scope, keys)
    if focused and scope != "search":
        here = tuple(key._replace(footer=_UNDER_FOCUS) if key.id == "positions" else key for key in here)
    return tuple(sorted((key for key in here if key.footer), key=lambda key: key.footer))


def hints_in_view(keys: Keys = KEYS, *, turns: bool, pictures: bool, asks: bool) -> tuple[Key, ...]:
    """Return the keys for the footer of a view.

    Args:
        keys: all that there are, as they are set.
        turns: whether there is another way of showing it.
        pictures: whether there is a picture.
        asks: whether a row stands for others, which it finds, and for nothing to read.
    """
    shown = {"view-turn": turns, "view-picture": pictures, "view-exclude": asks}
    shown |= {"view-read": not asks, "view-copy": not asks}
    hints = (key for key in hints_for("view", keys) if shown.get(key.id, True))
    return tuple(key._replace(label=later("Only those")) if asks and key.id == "view-choose" else key for key in hints)


def hints_while_marking(keys: Keys = KEYS) -> tuple[Key, ...]:
    """Return the keys for the footer while words are marked in the reader."""
    known = {key.id: key for key in keys_at("reader", keys)}
    marking = ((identity, label) for identity, label in _WHILE_MARKING if identity in known)
    return tuple(known[identity]._replace(label=label) for identity, label in marking)


def by_group(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Return keys under their headings, in the order of the table."""
    groups: dict[str, list[Key]] = {}
    for key in keys:
        groups.setdefault(key.group, []).append(key)
    return groups
