"""The plain records that the widgets are fed with; no Textual here and nothing that asks the store.

`Desk` builds them, widgets draw them. All offsets are code points. Every string may hold whatever an article holds, so
a widget draws it with `Content(text)`, never as markup, and measures it in cells, never with `len()`.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, Protocol

from store import kinds
from store.kinds import ENTITY_KINDS, EntityKind

__all__ = [
    "ENTITY_KINDS",
    "CardField",
    "CardLink",
    "CardModel",
    "CardSentence",
    "EntityKind",
    "FoundPassage",
    "LinkGroup",
    "ListedArticle",
    "PageMention",
    "Row",
    "RowSource",
    "State",
    "Stretch",
    "Subject",
    "Way",
    "kind_of",
    "named_in",
]

Stretch = tuple[int, int]
"""Start and end of some characters of a text, end exclusive."""

State = Literal["loading", "empty", "nothing", "unlinked", "ready", "error"]
"""What a pane can be: being filled, without any entity, without a hit, without a link, with rows, or failed."""


class FoundPassage(NamedTuple):
    """A sentence that `text:` finds: one moves through them, reads them and comes back to them as to an entity.

    Attributes:
        number: which one it is, from 0, of all that the query finds.
        query: what was searched for.
        focus: the entity in whose articles, or "" for all.
    """

    number: int
    query: str
    focus: str = ""


Subject = str | FoundPassage
"""What a row, a card and a page may be about: an entity, by its id, or a passage."""


def kind_of(subject: Subject) -> EntityKind:
    """Return the kind of an entity, and for a passage that of the pane it is listed in, whose colour it has."""
    return "quote" if isinstance(subject, FoundPassage) else kinds.kind_of(subject)


def named_in(identity: str) -> str:
    """Return the name that an id is made of, without what tells bearers of one name apart."""
    kind, _, name = identity.partition("/")
    return name.partition("~")[0] if kind in kinds.NAMED_KINDS else name


class PageMention(NamedTuple):
    """A mention on the page of the reader.

    Attributes:
        start: first code point in `Article.text`.
        end: one past the last.
        kind: kind of the entity, which gives the colour.
        subject: whose mention it is.
    """

    start: int
    end: int
    kind: EntityKind
    subject: Subject


class ListedArticle(Protocol):
    """An article without its text."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def published(self) -> str | None:
        """ISO 8601 date, or None where it is not known."""

    @property
    def publisher(self) -> str:
        """Who published it."""


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
        subject: what it is about.
        label: what it is called; for a quote its speaker.
        detail: what is said beside it: the leading role, what a figure is about, how a quote begins.
        tail: what stands at the right edge of a line of the command line: a count, a value.
        label_lit: stretches of `label` that matched the query.
        detail_lit: stretches of `detail` that matched it.
        guess: whether it matched only if the query holds a typing error.
        noted: whether the user has put a note or a tag to it.
        inner: whether it is one more of what the row above it says.
        new: whether no article of before the last visit has it.
        cells: what stands in the columns besides label and detail, by the ids of `tui.desk.columns`.
    """

    subject: Subject
    label: str
    detail: str = ""
    tail: str = ""
    label_lit: tuple[Stretch, ...] = ()
    detail_lit: tuple[Stretch, ...] = ()
    guess: bool = False
    noted: bool = False
    inner: bool = False
    new: bool = False
    cells: Callable[[str], str] = lambda _: ""


class RowSource(Protocol):
    """The rows of a pane: made when they are drawn, so that a million of them cost nothing."""

    @property
    def subjects(self) -> Sequence[Subject]:
        """What the rows are about, in their order."""

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
        date: of a figure or quote the date of its newest article, or "".
    """

    entity_id: str
    kind: EntityKind
    label: str
    detail: str = ""
    times: int = 1
    date: str = ""


class LinkGroup(NamedTuple):
    """The links of one kind: `Said 4`, `Figures 3`, `People 5`.

    Attributes:
        name: heading, in English.
        links: the strongest of them, strongest first; no more than a card can show.
        total: how many there are in all.
    """

    name: str
    links: tuple[CardLink, ...]
    total: int


class CardSentence(NamedTuple):
    """A sentence behind an entity.

    Attributes:
        number: which of the entity's mentions it is, from 0, newest article first: what opens in the reader.
        text: the sentence.
        lit: the mention in `text`.
        source: the publisher.
        date: of its article, or that there is none.
        why: id of the rule that found it.
        score: how sure that rule is, 0 to 1.
    """

    number: int
    text: str
    lit: Stretch
    source: str
    date: str
    why: str = ""
    score: float = 1.0


class CardModel(NamedTuple):
    """Everything the detail card says of one subject.

    Attributes:
        subject: what it is about.
        kind: gives the colour.
        title: name, figure as written, or the words of a quote.
        subtitle: kind of organisation, leading role, value in plain digits, or speaker with cue.
        aliases: other names.
        fields: facts, in the order to show.
        groups: links, by kind.
        evidence: the first sentences it stands in.
        mention_count: in all.
        counts: in how many articles it has how many mentions, in words.
        heading: what it is, where that is not what its kind says.
    """

    subject: Subject
    kind: EntityKind
    title: str
    subtitle: str = ""
    aliases: tuple[str, ...] = ()
    fields: tuple[CardField, ...] = ()
    groups: tuple[LinkGroup, ...] = ()
    evidence: tuple[CardSentence, ...] = ()
    mention_count: int = 0
    counts: str = ""
    heading: str = ""
