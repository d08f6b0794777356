"""What the explorer asks of one who corrects something, and what can be chosen. No Textual here."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from store.corrections.asked import Asked
from store.kinds import EntityKind

Verb = Literal["same", "not-one", "retype", "rename", "speaker", "worth", "add"]
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
        number: which of its mentions is looked at where no article is read.
        text: characters marked in an article.
    """

    subjects: tuple[str, ...] = ()
    article: str = ""
    start: int = -1
    number: int = 0
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
