"""A decision of the user: what was found wrong, and what is right instead.

It is a line of the ledger (`store.corrections.ledger`), which outlives ids, reloads and rules. So it says whom it is
about by what articles call them and by a few articles in which they stand, and where in an article by the words there.
"""

import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

import msgspec

from store.identity.tallies import shown_name
from store.model import Record

DecisionKind = Literal[
    "same",
    "different",
    "not-one",
    "rename",
    "alias",
    "retype",
    "role",
    "speaker",
    "figure",
    "add",
    "tag",
    "note",
    "separate",
    "quote",
    "undo",
    "redo",
]
KINDS: frozenset[str] = frozenset(get_args(DecisionKind))
TAKES_BACK: frozenset[str] = frozenset({"undo", "redo"})
"""Kinds that say of an earlier decision whether it counts, and nothing else."""
ANNOTATES: frozenset[str] = frozenset({"tag", "note"})
"""Kinds that say what the user thinks of something, and correct nothing."""

GIVES_NAME: frozenset[str] = frozenset({"rename", "alias"})
"""Kinds that call somebody by a name that the user gives."""

Scope = Literal["everywhere", "article", "mention"]

ID = re.compile(r"[0-9]{8}T[0-9]{12}Z-")
STAMP = "%Y%m%dT%H%M%S%fZ"
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter is taken for another


class Spot(Record, frozen=True, kw_only=True):
    """An article in which somebody stands, and what it calls them."""

    article: str
    name: str


class Subject(Record, frozen=True, kw_only=True):
    """An organisation or a person as the one who decided saw them.

    Attributes:
        id: their id then.
        name: what they were called on the screen.
        names: what articles call them, the commonest first.
        spots: some articles in which they stand, which tell them from others of the name.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def known_as(self) -> tuple[str, ...]:
        """What articles may call them: of somebody told from others of a name, not the name that those have too."""
        apart = any(name != shown_name(name) for name in self.names)
        return self.names if apart else tuple(dict.fromkeys((*self.names, self.name)))


class Anchor(Record, frozen=True, kw_only=True):
    """A stretch of an article: W3C Web Annotation's TextQuoteSelector and TextPositionSelector.

    Attributes:
        article: id of the article.
        digest: SHA-256 of its text then: in that text the position is right.
        exact: the characters there.
        prefix: what stands before them.
        suffix: what stands after them.
        start: their place then, in code points.
    """

    article: str
    digest: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


class Value(Record, frozen=True, kw_only=True):
    """What is right instead; which of it means something depends on the kind of decision.

    Attributes:
        name: what something is to be called, or is called too, or the words for a speaker.
        kind: what something is: person, organisation, or the kind of an organisation; what stands at an anchor.
        title: of a role.
        organisation: of a role, as it is to be shown.
        instead: the title of the role that is corrected or dropped.
        amount: of a figure, in base units.
        upper: of a figure that is a range.
        unit: of a figure: ISO 4217 for money, "%", or as written.
        tags: that something has.
        untagged: that it has no more.
        text: of a note, "" where there is none any more; the words of a quote.
        replaces: ids of the notes in whose place it comes.
    """

    name: str = ""
    kind: str = ""
    title: str = ""
    organisation: str = ""
    instead: str = ""
    amount: float | None = None
    upper: float | None = None
    unit: str = ""
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    text: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words in it in which somebody may be named."""
        said = (self.name, self.title, self.organisation, self.instead, self.text, *self.tags, *self.untagged)
        return tuple(filter(None, said))


class Decision(Record, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        id: unique, sorted by when it was made.
        kind: one of `KINDS`, or of a newer dossier's.
        at: when, ISO 8601 to the second, UTC.
        by: who.
        scope: how far it reaches.
        subject: whom it is about; of a speaker, who it was.
        other: the second one of two.
        anchor: where it stands that it is about.
        value: what is right instead.
        undoes: id of the decision that it takes back, for undo and redo.
    """

    id: str
    kind: str
    at: str
    by: str = ""
    scope: Scope = "everywhere"
    subject: Subject | None = None
    other: Subject | None = None
    anchor: Anchor | None = None
    value: Value = msgspec.field(default_factory=Value)
    undoes: str = ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Whom it is about."""
        return tuple(one for one in (self.subject, self.other) if one is not None)

    @property
    def takes_back(self) -> bool:
        """Whether it says no more than whether an earlier one counts."""
        return self.kind in TAKES_BACK


def fresh_mark() -> str:
    """Return five letters and digits that nothing has yet."""
    return "".join(secrets.choice(_LETTERS) for _ in range(5))


def fresh_id(known: Iterable[str]) -> tuple[str, str]:
    """Return the id of a decision that is made now, and the time; it comes after all known ones."""
    now = datetime.now(UTC)
    newest = max((one.partition("-")[0] for one in known if ID.match(one)), default="")
    if now.strftime(STAMP) <= newest:
        now = datetime.strptime(newest, STAMP).replace(tzinfo=UTC) + timedelta(microseconds=1)
    return f"{now.strftime(STAMP)}-{fresh_mark()}", now.isoformat(timespec="seconds").replace("+00:00", "Z")
