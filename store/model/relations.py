"""What is said of two entities: that they stand together, that they may be one."""

from typing import Literal

import msgspec

from store.model.article import Record

LinkKind = Literal["said by", "holds a role at", "equals", "inside quote", "about", "same sentence"]
LINK_KINDS: tuple[LinkKind, ...] = ("said by", "holds a role at", "equals", "inside quote", "about", "same sentence")
"""The kinds of links, the strongest first."""


class Link(msgspec.Struct, frozen=True):
    """A link from one entity to another.

    Attributes:
        target: id of the other entity.
        kind: what the link says; it reads the same from both ends.
        count: how often: sentences that both stand in, else how many records say so.
        article: id of the newest article that shows it, or "".
        sentence: ordinal of the sentence there, -1 where the link is no sentence.
    """

    target: str
    kind: LinkKind
    count: int = 1
    article: str = ""
    sentence: int = -1


class Suggestion(Record, frozen=True, kw_only=True):
    """Two who may be one.

    Attributes:
        one: an id.
        other: another one of the same kind.
        score: how likely they are one, as log-odds: the higher the likelier.
        why: what speaks for it and against it, one sentence each; none where they share the name alone.
    """

    one: str
    other: str
    score: float
    why: tuple[str, ...] = ()
