"""The articles, newest first: what is in each, which are new, read, copies; and the files that are none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from store.model import Record


class Summary(Protocol):
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

    @property
    def path(self) -> str:
        """The file it was read from."""

    @property
    def url(self) -> str:
        """The original's address."""

    @property
    def authors(self) -> tuple[str, ...]:
        """As claimed."""

    @property
    def language(self) -> str:
        """Of its text, "" where that is not known."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The user's own, as the header has them."""

    @property
    def clipped(self) -> str | None:
        """ISO 8601 date on which it was clipped, or None."""

    @property
    def added(self) -> str:
        """When it came into the store, ISO 8601, UTC; "" where that is not known."""


class Visited(Protocol):
    """What is known of the one at the keyboard."""

    @property
    def since(self) -> str:
        """When they were here last, ISO 8601, UTC; what came later is new to them. "" for nothing is."""

    @property
    def read(self) -> Collection[str]:
        """The ids of the articles that they have read."""


class ListedArticle(Record, frozen=True, kw_only=True):
    """An article as a line of a list.

    Attributes:
        id: its id.
        title: its headline.
        published: ISO 8601 date, or None where it is not known.
        publisher: who published it.
        path: the file it was read from.
        organisations: how many stand in it; so `people`, `figures` and `quotes`.
        url: the original's address.
        authors: as claimed.
        language: "zh-Hans", "zh-Hant", "en" or "".
        tags: the user's own, as the header has them.
        clipped: ISO 8601 date on which it was clipped, or None.
        copies: ids of the articles that say nearly the same.
        new: whether it came since the last visit.
        read: whether it was opened in the reader.
    """

    id: str
    title: str
    published: str | None
    publisher: str
    path: str
    organisations: int
    people: int
    figures: int
    quotes: int
    copies: tuple[str, ...]
    new: bool
    read: bool
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    clipped: str | None = None


class UnreadFile(Record, frozen=True, kw_only=True):
    """A file that is no article: why, in a sentence."""

    path: str
    reason: str


class ArticleList(Record, frozen=True, kw_only=True):
    """Articles, newest first, those without a date last; files that could not be read; files of kinds that are not."""

    articles: tuple[ListedArticle, ...]
    unread: tuple[UnreadFile, ...] = ()
    left_out: tuple[UnreadFile, ...] = ()


def listed(
    summaries: Iterable[Summary],
    inside: Mapping[str, Mapping[str, int]],
    copies: Mapping[str, Sequence[str]],
    visited: Visited,
) -> tuple[ListedArticle, ...]:
    """Return articles as lines of a list, in the order given.

    Args:
        summaries: the articles.
        inside: how many of each kind stand in them, by kind and article.
        copies: of articles that have copies, all of the group.
        visited: what is known of the one who asks.
    """
    read, since = frozenset(visited.read), visited.since
    return tuple(
        ListedArticle(
            id=one.id,
            title=one.title,
            published=one.published,
            publisher=one.publisher,
            path=one.path,
            organisations=inside["organisation"].get(one.id, 0),
            people=inside["person"].get(one.id, 0),
            figures=inside["figure"].get(one.id, 0),
            quotes=inside["quote"].get(one.id, 0),
            copies=tuple(other for other in copies.get(one.id, ()) if other != one.id),
            new=bool(since) and one.added >= since,
            read=one.id in read,
            url=one.url,
            authors=one.authors,
            language=one.language,
            tags=one.tags,
            clipped=one.clipped,
        )
        for one in summaries
    )
