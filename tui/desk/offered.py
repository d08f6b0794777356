"""What the explorer asks of one who corrects something, and what can be chosen. No Textual here."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from store.corrections.asked import Asked
from store.kinds import EntityKind
from store.text.language import tr
from tui.desk.models import CardModel

Verb = Literal["same", "not-one", "retype", "rename", "speaker", "worth", "add", "tag", "separate", "role"]
"""The ways to correct something, by the key that begins with them."""


class Offer(NamedTuple):
    """Something to choose.

    Attributes:
        label: what is said by choosing it.
        asked: what is asked of the store then.
        detail: a few more words, or "".
        kind: of the entity that it names, which gives the colour.
    """

    label: str
    asked: tuple[Asked, ...]
    detail: str = ""
    kind: EntityKind | None = None


@dataclass(frozen=True)
class About:
    """What is to be corrected.

    Attributes:
        subjects: ids of entities of one kind.
        article: id of the article that it is read in, or "".
        start: where there, in code points.
        end: one past the last, where some of its characters are meant.
        number: which of its mentions is looked at where no article is read.
        numbers: which of its mentions are marked.
        text: characters marked in an article.
    """

    subjects: tuple[str, ...] = ()
    article: str = ""
    start: int = -1
    end: int = -1
    number: int = 0
    numbers: tuple[int, ...] = ()
    text: str = ""


class Prompt(NamedTuple):
    """How one is asked.

    Attributes:
        title: what it is about.
        field: what can be typed, in a few words; "" for nothing.
        value: what stands in the field at first.
    """

    title: str
    field: str = ""
    value: str = ""


class Decided(NamedTuple):
    """A decision as it is listed.

    Attributes:
        id: its id.
        at: when it was made, ISO 8601.
        by: who made it.
        kind: what sort of correction it is.
        state: in effect, undone, orphaned or unknown.
        sentence: what it says.
    """

    id: str
    at: str
    by: str
    kind: str
    state: str
    sentence: str

    @property
    def words(self) -> str:
        """All by which it is found, in lower case."""
        return " ".join(self).casefold()

    @property
    def full(self) -> str:
        """All there is to say of it."""
        waits = (
            tr(" It waits: what it is about is not in the store, or not any more.") if self.state == "orphaned" else ""
        )
        return tr(
            "{sentence}. {state}; {at} {by}.{waits}",
            sentence=self.sentence,
            state=tr(self.state).capitalize(),
            at=self.at.replace("T", " ").rstrip("Z"),
            by=self.by,
            waits=waits,
        )


class Pair(NamedTuple):
    """Two that may be one.

    Attributes:
        one: id of the one.
        other: id of the other.
        why: what speaks for it and against it, a sentence each.
    """

    one: str
    other: str
    why: tuple[str, ...] = ()


class Shown(NamedTuple):
    """What there is to see of a pair.

    Attributes:
        cards: of the one and of the other.
        why: what speaks for it and against it.
        touches: what making them one would touch.
    """

    cards: tuple[CardModel, CardModel]
    why: tuple[str, ...]
    touches: str
