"""The keys as somebody has set them, and what becomes of a key that two actions would have. No Textual here."""

import re
from collections.abc import Iterator, Mapping, Sequence

from store.text.language import later, tr
from tui.keys.hints import scopes_of
from tui.keys.key import Key, written
from tui.keys.table import KEYS, Clash, OwnKeys

_KEY = re.compile(
    r"(?:(?:ctrl|shift|alt)\+)*"
    r"(?:[^\s,]|up|down|left|right|home|end|pageup|pagedown|insert|delete|enter|escape|tab|space|backspace|f[1-9]\d?)"
)
_NEEDED = frozenset({"quit", "palette"})
"""Actions that keep a key whatever is set: the way out, and the way to all that has none."""
_PARTS = frozenset({"list", "search", "card", "reader", "view"})
"""Where keys count before those of the screen around."""


def is_key(name: str) -> bool:
    """Return whether a key is called so: a character or a name, with `ctrl+`, `shift+` or `alt+` before it or not."""
    return _KEY.fullmatch(name) is not None


def own_keys(wanted: Mapping[str, Sequence[str]]) -> OwnKeys:
    """Return the table with the keys of some actions set.

    Args:
        wanted: by the ids of actions their keys, in the order in which they were set; none for no key.
    """
    has = {key.id: list(wanted.get(key.id, key.keys.split())) for key in KEYS}
    has |= {key.id: key.keys.split()[-1:] for key in KEYS if key.id in _NEEDED and not has[key.id]}
    clashes = tuple(_settled(has, list(wanted)))
    return OwnKeys(tuple(_with(key, has[key.id]) for key in KEYS), clashes)


def _with(key: Key, keys: Sequence[str]) -> Key:
    """Return an action with its keys; the footer has no place for one without."""
    if keys == key.keys.split():
        return key
    if not keys:
        return key._replace(keys="", display="", footer=0, always=False)
    return key._replace(keys=" ".join(keys), display=written(keys[0]))


def _settled(has: dict[str, list[str]], wanted: Sequence[str]) -> Iterator[Clash]:
    """Take from actions the keys that others were given, and yield what was done.

    What was set counts before what is usual, and of two that were set the first. One of a part of the screen leaves
    that of the whole screen its key elsewhere.
    """
    by_id = {key.id: key for key in KEYS}
    for place, identity in enumerate(wanted):
        one = by_id[identity]
        others = [key for key in KEYS if key.id != identity and key.id not in wanted[place + 1 :] and _meet(one, key)]
        for other in others:
            usual = {*one.keys.split()} & {*other.keys.split()}
            for name in [name for name in has[one.id] if name in has[other.id] and name not in usual]:
                if one.scope in _PARTS and other.scope not in _PARTS and other.id not in wanted:
                    text = later("{key} is {action} in the {place}, and {other} elsewhere.")
                    yield Clash(one.id, tr(text, key=name, action=one.id, place=tr(one.scope), other=other.id))
                    continue
                keeper, loser = (other, one) if other.id in wanted else (one, other)
                if loser.id in _NEEDED and has[loser.id] == [name]:
                    keeper, loser = loser, keeper
                has[loser.id].remove(name)
                left = " ".join(has[loser.id])
                rest = tr("only {keys}", keys=left) if left else tr("no key any more")
                yield Clash(
                    one.id,
                    tr(
                        "{key} is {keeper}, so {loser} has {rest}.",
                        key=name,
                        keeper=keeper.id,
                        loser=loser.id,
                        rest=rest,
                    ),
                )


def _meet(one: Key, other: Key) -> bool:
    """Return whether there is a place where both actions work."""
    return one.scope in scopes_of(other.scope) or other.scope in scopes_of(one.scope)
