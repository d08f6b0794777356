"""The plain records that the widgets are fed with; no Textual here and nothing that asks the store.

`Desk` builds them, widgets draw them. All offsets are code points. Every string may hold whatever an article holds, so
a widget draws it with `Content(text)`, never as markup, and measures it in cells, never with `len()`.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from store.kinds import ENTITY_KINDS, EntityKind

__all__ = [
    "ENTITY_KINDS",
    "CardField",
    "CardLink",
    "CardModel",
    "EntityKind",
    "Evidence",
    "LinkGroup",
    "Row",
    "RowSource",
    "Span",
    "State",
    "Stretch",
    "Way",
]

Stretch = tuple[int, int]
"""Start and end of some characters of a text, end exclusive."""

State = Literal["loading", "empty", "nothing", "unlinked", "ready", "error"]
"""What a pane can be: being filled, without any entity, without a hit, without a link, with rows, or failed."""


class Span(NamedTuple):
    """An entity's mention on the page of the reader.

    Attributes:
        start: first code point in `Article.text`.
        end: one past the last.
        kind: kind of the entity, which gives the colour.
        entity_id: whose mention it is.
    """

    start: int
    end: int
    kind: EntityKind
    entity_id: str


class Way(NamedTuple):
    """A way to go on with a query that is being typed.

    Attributes:
        text: what to put in the query.
        start: the first code point of the query that it replaces.
        end: one past the last.
        detail: what it means, in a few words; "" where the text says it.
    """

    text: str
    start: int
    end: int
    detail: str = ""


class Row(NamedTuple):
    """One line of a pane.

    Attributes:
        id: of the entity.
        label: what it is called; for a quote its speaker.
        detail: what is said beside it: the leading role, what a figure is about, how a quote begins.
        tail: what stands at the right edge: a count, a value, a date.
        label_lit: stretches of `label` that matched the query.
        detail_lit: stretches of `detail` that matched it.
        guess: whether it matched only if the query holds a typing error.
    """

    id: str
    label: str
    detail: str = ""
    tail: str = ""
    label_lit: tuple[Stretch, ...] = ()
    detail_lit: tuple[Stretch, ...] = ()
    guess: bool = False


class RowSource(Protocol):
    """The rows of a pane: made when they are drawn, so that a million of them cost nothing."""

    @property
    def ids(self) -> Sequence[str]:
        """Ids of the entities, in the order of the rows."""

    def row(self, index: int) -> Row:
        """Return the row at a place."""


class CardField(NamedTuple):
    """A fact of a card: `Roles  行政长官 · 香港特区政府`."""

    name: str
    value: str


class CardLink(NamedTuple):
    """An entity that a card leads to.

    Attributes:
        entity_id: where Enter leads.
        kind: gives the colour.
        label: its short name; for a quote how it begins.
        detail: a few more words, or "".
        times: how often the two stand together.
    """

    entity_id: str
    kind: EntityKind
    label: str
    detail: str = ""
    times: int = 1


class LinkGroup(NamedTuple):
    """The links of one sort: `Said 4`, `Figures 3`, `People 5`.

    Attributes:
        name: heading, in English.
        links: the strongest of them, strongest first; no more than a card can show.
        total: how many there are in all.
    """

    name: str
    links: tuple[CardLink, ...]
    total: int


class Evidence(NamedTuple):
    """A sentence behind an entity.

    Attributes:
        number: which of the entity's mentions it is, from 0, newest article first: what opens in the reader.
        text: the sentence.
        lit: the mention in `text`.
        source: publisher and date, in one line.
        why: id of the rule that found it.
        score: how sure that rule is, 0 to 1.
    """

    number: int
    text: str
    lit: Stretch
    source: str
    why: str = ""
    score: float = 1.0


class CardModel(NamedTuple):
    """Everything the detail card says of one entity.

    Attributes:
        id: of the entity.
        kind: gives the colour.
        title: name, figure as written, or the words of a quote.
        subtitle: sort of organisation, leading role, value in plain digits, or speaker with cue.
        aliases: other names.
        fields: facts, in the order to show.
        groups: links, by sort.
        evidence: the first sentences it stands in.
        mention_count: in all.
        article_count: in how many articles.
        sort: what it is, where that is not what its kind says.
    """

    id: str
    kind: EntityKind
    title: str
    subtitle: str = ""
    aliases: tuple[str, ...] = ()
    fields: tuple[CardField, ...] = ()
    groups: tuple[LinkGroup, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    mention_count: int = 0
    article_count: int = 0
    sort: str = ""
