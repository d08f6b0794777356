"""What the workers tell the main screen; a widget's own messages stay nested in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.desk.models import CardModel, Way

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk, Found, Passage
    from tui.desk.shelf import Loaded


@dataclass
class Opened(Message):
    """The store is open."""

    desk: "Desk"
    articles: int
    note: str = ""


@dataclass
class PanesFound(Message):
    """The rows of all panes for a query and a focus."""

    found: "Found"


@dataclass
class Answering(Message):
    """The panes are filled for the first time, or the store could not be opened: a key has something to act on."""


@dataclass
class WaysFound(Message):
    """How one may go on with a query."""

    query: str
    ways: tuple[Way, ...]


@dataclass
class ArticlesRead(Message):
    """The words of all articles can be searched."""


@dataclass
class CardMade(Message):
    """The card of an entity."""

    card: CardModel


@dataclass
class PassageFound(Message):
    """The page to read."""

    passage: "Passage"


@dataclass
class ExportMade(Message):
    """An entity as Markdown, not written yet."""

    name: str
    text: str


@dataclass
class CitationMade(Message):
    """What is to be copied."""

    text: str


@dataclass
class LoadProgressed(Message):
    """Articles are being read."""

    done: int
    total: int
    name: str
    rate: float

    def can_replace(self, message: Message) -> bool:
        """Tell that only the latest progress matters."""
        return isinstance(message, LoadProgressed)


@dataclass
class Refreshed(Message):
    """There is more to show, while articles are still being read."""

    articles: int


@dataclass
class Looked(Message):
    """Whether the store is still what is shown, or another dossier has written to it."""

    is_current: bool


@dataclass
class LoadFinished(Message):
    """All articles asked for are read, or listed as problems."""

    loaded: "Loaded"
    articles: int


@dataclass
class Failed(Message):
    """Something could not be done; `sentence` says what and why."""

    errand: str
    sentence: str
