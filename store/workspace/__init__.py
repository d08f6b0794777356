"""The workspace: the one thing that the command line and the explorer ask, and what it answers with."""

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
