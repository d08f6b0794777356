"""The workspace: the one thing that the command line and the explorer ask, and what it answers with.

Each is imported when it is asked for: what is found in one file needs no store.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.library.examined import Examined
    from store.library.examining import examine, rules
    from store.library.hands import Hands
    from store.library.layout import Choice, Layout
    from store.library.reports import CheckReport, LoadReport, Progress
    from store.library.searches import Searches
    from store.workspace.catalogue import Catalogue
    from store.workspace.workspace import Workspace

__all__ = [
    "Catalogue",
    "CheckReport",
    "Choice",
    "Examined",
    "Hands",
    "Layout",
    "LoadReport",
    "Progress",
    "Searches",
    "Workspace",
    "examine",
    "rules",
]

_HOME = {
    "Catalogue": "store.workspace.catalogue",
    "CheckReport": "store.library.reports",
    "Choice": "store.library.layout",
    "Examined": "store.library.examined",
    "Hands": "store.library.hands",
    "Layout": "store.library.layout",
    "LoadReport": "store.library.reports",
    "Progress": "store.library.reports",
    "Searches": "store.library.searches",
    "Workspace": "store.workspace.workspace",
    "examine": "store.library.examining",
    "rules": "store.library.examining",
}


def __getattr__(name: str) -> object:
    """Return what is public, importing its module first."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
