"""The kinds of entity: one record for each, and the ids that say which one something is.

Whatever differs from kind to kind and is no rule of its own stands here: what a kind is called, where it is kept, how
it is asked for, in which orders and colour it is shown. Who needs such a thing looks it up; a kind that is not here is
an error, and never taken for another. Importing it costs next to nothing, so that all may ask.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from store.errors import UnknownKindError

if TYPE_CHECKING:  # records take long to import, and the explorer's first frame shows none
    from store.model import Figure, Organisation, Person, Quote

EntityKind = Literal["organisation", "person", "figure", "quote"]
SortOrder = Literal["relevance", "sources", "mentions", "name", "newest", "value", "speaker", "said"]


class Kind(NamedTuple):
    """What is particular to a kind of entity.

    Attributes:
        name: the kind; its ids begin with it and a slash.
        one: what one of them is called on the screen.
        many: the heading over several of them.
        table: where the store keeps them.
        field: the field of a query that asks for them.
        other_fields: what else may be typed for that field.
        colour: their colour, by its name in a palette of `tui.styles.themes`.
        has_name: whether they have names, under which other articles know them too; else they are words of one article,
            which is in the middle of their ids, and bring their one mention with them.
        orders: in which orders they can be listed, the usual one first.
    """

    name: EntityKind
    one: str
    many: str
    table: Literal["organisations", "people", "figures", "quotes"]
    field: Literal["org", "person", "figure", "quote"]
    other_fields: tuple[str, ...]
    colour: Literal["blue", "green", "amber", "violet"]
    has_name: bool
    orders: tuple[SortOrder, ...]

    @property
    def record(self) -> "type[Organisation] | type[Person] | type[Figure] | type[Quote]":
        """The public record of one, in `store.model`."""
        from store import model

        match self.name:
            case "organisation":
                return model.Organisation
            case "person":
                return model.Person
            case "figure":
                return model.Figure
            case "quote":
                return model.Quote


KINDS: Mapping[EntityKind, Kind] = {
    "organisation": Kind(
        name="organisation",
        one="Organisation",
        many="Organisations",
        table="organisations",
        field="org",
        other_fields=("organisation", "organization", "机构"),
        colour="blue",
        has_name=True,
        orders=("sources", "newest", "said", "mentions", "name"),
    ),
    "person": Kind(
        name="person",
        one="Person",
        many="People",
        table="people",
        field="person",
        other_fields=("people", "人", "人物"),
        colour="green",
        has_name=True,
        orders=("sources", "newest", "said", "mentions", "name"),
    ),
    "figure": Kind(
        name="figure",
        one="Figure",
        many="Figures",
        table="figures",
        field="figure",
        other_fields=("figures", "数字"),
        colour="amber",
        has_name=False,
        orders=("sources", "newest", "value"),
    ),
    "quote": Kind(
        name="quote",
        one="Quote",
        many="Quotes",
        table="quotes",
        field="quote",
        other_fields=("quotes", "引语"),
        colour="violet",
        has_name=False,
        orders=("sources", "newest", "speaker"),
    ),
}
"""The kinds, in the order of the panes."""

ENTITY_KINDS: tuple[EntityKind, ...] = tuple(KINDS)
"""The kinds' names, in the order of the panes."""
NAMED_KINDS: tuple[EntityKind, ...] = tuple(kind.name for kind in KINDS.values() if kind.has_name)
STATED_KINDS: tuple[EntityKind, ...] = tuple(kind.name for kind in KINDS.values() if not kind.has_name)
NAMED_HEADS = tuple(f"{kind}/" for kind in NAMED_KINDS)
"""What the ids of people and organisations begin with."""
NOTED: tuple[str, ...] = (*KINDS, "article", "index")
"""What the ids of what dossier writes notes of begin with."""
NOTE_MARK = "dossier"
"""The key in the front matter of a note that dossier writes; it has the id of whom the note is of."""
PEOPLE_FIRST: tuple[EntityKind, ...] = ("person", *(kind for kind in KINDS if kind != "person"))
"""The kinds in the order of a card: who, before for whom and how much."""


def kind_of(entity_id: str) -> EntityKind:
    """Return which of the kinds an id belongs to.

    Raises:
        UnknownKindError: it is no entity's id.
    """
    head = entity_id.partition("/")[0]
    for kind in ENTITY_KINDS:
        if head == kind:
            return kind
    raise UnknownKindError(f"{entity_id!r} is not the id of an entity; those begin with {', '.join(ENTITY_KINDS)}.")


def named_kind_of(entity_id: str) -> Literal["organisation", "person"]:
    """Return whether an id is an organisation's or a person's.

    Raises:
        UnknownKindError: it is neither's.
    """
    match kind_of(entity_id):
        case "organisation" | "person" as kind:
            return kind
        case _:
            raise UnknownKindError(f"{entity_id!r} is the id of neither an organisation nor a person.")


def stated_kind_of(entity_id: str) -> Literal["figure", "quote"]:
    """Return whether an id is a figure's or a quote's.

    Raises:
        UnknownKindError: it is neither's.
    """
    match kind_of(entity_id):
        case "figure" | "quote" as kind:
            return kind
        case _:
            raise UnknownKindError(f"{entity_id!r} is the id of neither a figure nor a quote.")


def article_of(stated: str) -> str:
    """Return the id of the article that a figure or quote stands in: `figure/<article>/<label>`."""
    return f"article/{stated.split('/', 2)[1]}"
