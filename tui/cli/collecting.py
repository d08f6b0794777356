"""How often the garbage collector looks while articles are read."""

import gc

_LOOKED_AFTER = (20_000, 20, 20)
"""An article makes some thousand objects that it need not free, and to look at them as often as Python does takes a
fifth of taking articles in; rules and lists that are read for the first one are never freed."""


def look_seldom() -> None:
    """Have the collector look a tenth as often, for as long as the process goes on."""
    gc.set_threshold(*_LOOKED_AFTER)
