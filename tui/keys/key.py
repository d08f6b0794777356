"""What a key is: an action with its keys, and what a Chinese input method sends in their place. No Textual here.

Every key that is a character also answers to its full-width form, and to the punctuation that a Chinese input method
puts in its place (`/` arrives as `、` or `／`, `[` as `【`), so that nobody has to switch the input method off.
"""

from typing import Literal, NamedTuple

Scope = Literal["app", "main", "views", "list", "search", "card", "reader", "view"]
"""Where a key works: everywhere, on the main screen, on it and in views, in one of its widgets, or in a view."""

INPUT_METHOD: dict[str, str] = {
    "/": "、",
    ":": "：",
    "?": "？",
    "[": "【「",
    "]": "】」",
    "<": "《",
    ">": "》",
    ".": "。",
    "\\": "、",
}
"""What a Chinese input method sends for a character, besides its full-width form."""

FULL_WIDTH_OFFSET = 0xFEE0
"""Distance from a printable ASCII character to its full-width form (Unicode, Halfwidth and Fullwidth Forms)."""


class Key(NamedTuple):
    """One action.

    Attributes:
        id: kebab-case, the same for ever: what a keymap refers to.
        keys: its keys, separated by spaces, without the aliases.
        action: Textual's name of the action.
        label: what it does, in a word or two.
        group: heading it stands under in help and palette.
        scope: where it works.
        display: how the first key is written.
        footer: place among the hints of the footer, 0 for none; lower numbers survive in a narrow terminal.
        palette: whether the palette offers it.
        help: a sentence more than the label says, or "".
        at_once: whether it works before the next key is looked at, which may be the first letter of what is typed fast.
        always: whether the footer has room for it however narrow the terminal is.
    """

    id: str
    keys: str
    action: str
    label: str
    group: str
    scope: Scope
    display: str
    footer: int = 0
    palette: bool = False
    help: str = ""
    at_once: bool = False
    always: bool = False


def aliases(key: str) -> tuple[str, ...]:
    """Return what a Chinese input method may send in a key's place; nothing for most keys that have a name."""
    if key == "space":
        return ("ideographic_space",)
    if len(key) != 1 or not "!" <= key <= "~":
        return ()
    return (chr(ord(key) + FULL_WIDTH_OFFSET), *INPUT_METHOD.get(key, ""))


def with_aliases(keys: str) -> str:
    """Return the keys and all their aliases as Textual wants them: separated by commas."""
    names: list[str] = []
    for key in keys.split():
        names += [key, *aliases(key)]
    return ",".join(dict.fromkeys(names))


_WRITTEN = {"left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup"}


def written(key: str) -> str:
    """Return a key as people read it."""
    return "+".join(_WRITTEN.get(part, part) for part in key.split("+")) if key[-1:] != "+" else key
