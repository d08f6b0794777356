"""What may be asked to be corrected, in terms of what the store shows now: ids, names as they are written, places.

From one of these and the store comes a `Decision`, which lasts.
"""

from typing import Literal

from store.identity.tallies import marked_name, readable_id
from store.model import Record


class Same(Record, frozen=True, kw_only=True):
    """Two organisations, or two people, are one.

    Attributes:
        one: id of the one.
        other: id of the other.
    """

    one: str
    other: str


class Different(Record, frozen=True, kw_only=True):
    """Two are not one, whatever speaks for it.

    Attributes:
        one: id of the one.
        other: id of the other; the same where two are shown as one, and their names tell them apart.
        one_called: the name of which the one is meant, where not all of an id's are.
        other_called: likewise of the other.
    """

    one: str
    other: str
    one_called: str = ""
    other_called: str = ""


class NotOne(Record, frozen=True, kw_only=True):
    """Something is no organisation, person, figure or quote.

    Attributes:
        which: its id; figures and quotes stand in one place.
        article: id of the article in which it is none; everywhere unless given.
        start: where in the article, in code points, if only there.
    """

    which: str
    article: str = ""
    start: int | None = None


class Rename(Record, frozen=True, kw_only=True):
    """Somebody is to be called otherwise."""

    which: str
    name: str


class Alias(Record, frozen=True, kw_only=True):
    """Somebody is called so too; it is found wherever it stands."""

    which: str
    form: str


class Retype(Record, frozen=True, kw_only=True):
    """An organisation is a person, a person an organisation, or an organisation of another kind.

    Attributes:
        which: its id.
        kind: person, organisation, or the kind of an organisation.
    """

    which: str
    kind: str


class RoleIs(Record, frozen=True, kw_only=True):
    """A person has a role, or does not.

    Attributes:
        which: id of the person.
        title: of the role that they have; "" for none.
        organisation: where, its id, or as it is to be shown where that is none in the store.
        instead: title of the role that they do not have.
    """

    which: str
    title: str = ""
    organisation: str = ""
    instead: str = ""


class SpeakerIs(Record, frozen=True, kw_only=True):
    """A quote was said by somebody else.

    Attributes:
        quote: its id.
        speaker: id of who said it, "" where that is nobody in the store.
        words: what to show then.
    """

    quote: str
    speaker: str = ""
    words: str = ""


class QuoteIs(Record, frozen=True, kw_only=True):
    """A quote is of other words: more, fewer, or both.

    Attributes:
        quote: its id.
        text: its words as they stand in the article, some of which it has already.
    """

    quote: str
    text: str


class FigureIs(Record, frozen=True, kw_only=True):
    """A figure is worth something else.

    Attributes:
        figure: its id.
        amount: its value in base units; as it is unless given.
        upper: of a range.
        unit: its unit or currency (ISO 4217); as it is unless given.
    """

    figure: str
    amount: float | None = None
    upper: float | None = None
    unit: str = ""


class Missed(Record, frozen=True, kw_only=True):
    """A name was missed; it is found wherever it stands."""

    kind: Literal["person", "organisation"]
    name: str


class Passage(Record, frozen=True, kw_only=True):
    """Some characters of an article.

    Attributes:
        article: its id.
        start: the first of them, in code points.
        end: one past the last.
    """

    article: str
    start: int
    end: int


class Separate(Record, frozen=True, kw_only=True):
    """A mention, or all that an article has of somebody, are somebody else's.

    Attributes:
        which: id of whom they are taken for.
        article: id of the article.
        start: where the mention stands there, in code points; all of the article's unless given.
        name: what the other one is called.
        mark: five letters and digits, which mentions of one and the same other have in common.
    """

    which: str
    article: str
    start: int | None = None
    name: str
    mark: str

    @property
    def becomes(self) -> str:
        """The id of the other one."""
        return readable_id(self.which.partition("/")[0], marked_name(" ".join(self.name.split()), self.mark))


class Tag(Record, frozen=True, kw_only=True):
    """Something has tags, or has them no more.

    Attributes:
        which: an id, or a passage.
        tags: that it has.
        drop: that it has no more.
    """

    which: str | Passage
    tags: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class Note(Record, frozen=True, kw_only=True):
    """What the user notes of something, in the place of what was noted before.

    Attributes:
        which: an id, or a passage.
        text: the note; "" for none any more.
    """

    which: str | Passage
    text: str


_Named = Same | Different | Separate | NotOne | Rename | Alias | Retype | RoleIs | Missed
Asked = _Named | SpeakerIs | QuoteIs | FigureIs | Tag | Note
