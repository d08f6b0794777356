"""The views of a store: what is asked of more than one entity, answered from index, links and what lies beside."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from msgspec.structs import replace

from store.library.holdings import Holdings
from store.library.sources import Sources
from store.library.visits import Visits
from store.search.counts import iso
from store.workspace.catalogue import Catalogue

if TYPE_CHECKING:  # each brings numpy with it, which who asks for no view does without
    from store.search.facets import Facet
    from store.views.articles import ArticleList
    from store.views.compare import Comparison
    from store.views.near import Between, Neighbourhood
    from store.views.news import News
    from store.views.positions import Positions
    from store.views.silent import Silent
    from store.views.timeline import Held, Timeline

Answer = TypeVar("Answer")

_HOLDERS = 50
"""People who hold a role at an organisation whose articles are looked through, those with most articles first."""


class _Once(Generic[Answer]):
    """What is made of a catalogue, once for each."""

    def __init__(self, make: Callable[[Catalogue], Answer]) -> None:
        self._make = make
        self._made: tuple[Catalogue, Answer] | None = None

    def of(self, catalogue: Catalogue) -> Answer:
        if self._made is None or self._made[0] is not catalogue:
            self._made = (catalogue, self._make(catalogue))
        return self._made[1]


class _Visited(NamedTuple):
    """Since when what comes is new, and which articles were read."""

    since: str
    read: frozenset[str]


class Views:
    """Answers what a view asks; of one state of the store what several ask is worked out once.

    Args:
        holdings: what is in the store.
        catalogue: returns index and links.
        visits: when somebody was here last.
        sources: what was loaded.

    Attributes:
        unmet: the ids of all that stands in no article of before that, as last looked for; of nothing where none is
            that old.
    """

    def __init__(
        self, holdings: Holdings, catalogue: Callable[[], Catalogue], visits: Visits, sources: Sources
    ) -> None:
        self._holdings = holdings
        self._catalogue = catalogue
        self._visits = visits
        self._sources = sources
        self._contents = _Once(lambda now: now.links.contents())
        self._dates = _Once(_dates)
        self._timelines = _Once(_no_timelines)
        self._silent = _Once(self._heard)
        self._compared = _Once(self._compare)
        self._publishers = _Once(_publishers)
        self.unmet: frozenset[str] = frozenset()

    @property
    def since(self) -> str:
        """When somebody was here last before today, else when the last load began; what came later is new."""
        return self._visits.last or self._sources.brought

    def articles(self, of: str = "") -> "ArticleList":
        """Return the articles, newest first, and the files that are none.

        Args:
            of: the id of an entity, for those alone that it stands in.
        """
        from store.views.articles import ArticleList, UnreadFile, listed

        now = self._catalogue()
        summaries, inside = self._holdings.articles(), self._contents.of(now)
        visited = _Visited(self.since, self._visits.read)
        if of:
            among = now.links.articles_of(of)
            wanted = [summary for summary in summaries if summary.id in among]
            return ArticleList(articles=listed(wanted, inside, self._holdings.copied(), visited))
        return ArticleList(
            articles=listed(summaries, inside, self._holdings.copied(), visited),
            unread=tuple(UnreadFile(path=path, reason=why) for path, why in sorted(self._sources.unread.items())),
            left_out=tuple(UnreadFile(path=path, reason=why) for path, why in self._sources.left_out.items()),
        )

    def news(self, since: str = "") -> "News":
        """Return what has come since a time: newcomers but for those who only sign, what those who are watched said.

        Where all has come since then, as on the first day, what was published in the last week of it counts as come.

        Args:
            since: the time, ISO 8601; the last visit unless given.
        """
        from store.views.news import news, of_last_week

        since, now = since or self.since, self._catalogue()
        came: Collection[str] = _came(now, since)
        published = ""
        if came and len(came) == len(now.links.known.articles):
            came, published = of_last_week(self._dates.of(now))
        watched = [self._holdings.resolve(one) for one in self._visits.watched]
        compared = self.compare_all() if came else None
        found = news(now.links, came, self._holdings.copied(), watched, since, compared)
        signing = now.index.beside()
        newcomers = tuple(one for one in found.newcomers if one.id not in signing)
        return replace(found, published=published, newcomers=newcomers)

    def look_for_unmet(self) -> None:
        """Find `unmet` anew; it takes a moment, in which nothing is to wait."""
        from store.views.news import unmet

        now, since = self._catalogue(), self.since
        came = _came(now, since)
        self.unmet = unmet(now.links, came) if 0 < len(came) < len(now.links.known.articles) else frozenset()

    def timeline(self, about: str) -> "Timeline":
        """Return what is known of an entity by date.

        Args:
            about: its id.
        """
        from store.views.timeline import timeline

        now = self._catalogue()
        known = self._timelines.of(now)
        if about not in known:
            known[about] = timeline(now.links, about, now.index, self._held(now, about), self._dates.of(now))
        return known[about]

    def positions(self, speaker: str, about: str = "") -> "Positions":
        """Return what somebody said on a subject over time, and what changed in the wording.

        Args:
            speaker: their id.
            about: the id of an organisation or a person, or words; "" for all that they said.
        """
        from store.views.positions import positions, statements

        return positions(speaker, statements(self.timeline(speaker), self._holdings.entity), about)

    def _held(self, now: Catalogue, about: str) -> "Iterator[Held]":
        """Yield the roles that a person holds, or that are held at an organisation."""
        from store.views.timeline import Held

        people = [link.target for link in now.links.of(about) if link.kind == "holds a role at"][:_HOLDERS]
        is_person = about.startswith("person/")
        for person in [about] if is_person else [one for one in people if one.startswith("person/")]:
            for role, article in self._holdings.roles(person):
                where = self._holdings.resolve(role.organisation_id) if role.organisation_id else ""
                if is_person or where == about:
                    known = replace(role, organisation_id=where)  # the article's own id before
                    yield Held(person=person, role=known, article=article)

    def compare(self, ids: Iterable[str]) -> "Comparison":
        """Return which of some figures are of one thing, and how they differ over time and sources.

        Args:
            ids: the figures.
        """
        return self._compare(self._catalogue(), ids)

    def compare_of(self, subject: str) -> "Comparison":
        """Return the series of which figures are about somebody."""
        found = self.compare_all()
        about = {link.target for link in self._catalogue().links.of(subject) if link.kind == "about"}
        return replace(found, series=tuple(one for one in found.series if not about.isdisjoint(one.figures)))

    def compare_all(self) -> "Comparison":
        """Return which figures are of one thing, and how they differ over time and sources."""
        return self._compared.of(self._catalogue())

    def _compare(self, now: Catalogue, among: Iterable[str] | None = None) -> "Comparison":
        from store.views.compare import compare
        from store.views.facts import Facts

        copies, publishers = self._holdings.copied(), self._publishers.of(now)
        facts = Facts(self._holdings, now.index)
        found = compare(
            (facts.among(thing) for thing in now.index.differing(copies, among)),
            self._holdings.article,
            copies,
            lambda article: publishers.get(article.partition("/")[2], ""),
        )
        return replace(found, is_outdated=not now.index.is_worded)

    def near(self, about: str, depth: int = 1) -> "Neighbourhood":
        """Return who stands near an entity, so many steps far."""
        from store.views.near import near

        return near(self._catalogue().links, about, depth)

    def between(self, one: str, other: str) -> "Between":
        """Return the sentences that two share, and by whom else they meet."""
        from store.views.near import between

        now = self._catalogue()
        return between(now.links, one, other, self._dates.of(now))

    def silent(self) -> "Silent":
        """Return who is named and never quoted, who is quoted without a name, and who speaks about whom."""
        return self._silent.of(self._catalogue())

    def _heard(self, now: Catalogue) -> "Silent":
        from store.views.silent import silent

        writers = {name for one in self._holdings.articles() for name in (*one.authors, one.publisher)}
        return silent(now.links, now.index.strangers(), self._holdings.copied(), writers, now.index.beside())

    def facets(self, query: str = "", focus: str | None = None) -> "tuple[Facet, ...]":
        """Return what the rows of a query have in common, with counts; see `Index.facets`."""
        now = self._catalogue()
        return now.index.facets(query, self._publishers.of(now), focus=focus)


def _came(now: Catalogue, since: str) -> frozenset[str]:
    """Return the ids of the articles that came since a time; none since ""."""
    shelf = now.index.shelf if since else None
    return shelf.came_since(since) if shelf else frozenset()


def _dates(now: Catalogue) -> dict[str, str | None]:
    """Return of each article when it was published, ISO 8601; None where that is not known."""
    shelf = now.index.shelf
    if shelf is None:
        return {}
    days = {day: iso(day) or None for day in set(shelf.days.tolist())}
    return dict(zip(shelf.ids, map(days.get, shelf.days.tolist()), strict=True))


def _publishers(now: Catalogue) -> dict[str, str]:
    """Return of each article, by its id without the kind, who published it; "" where that is not known."""
    shelf = now.index.shelf
    if shelf is None:
        return {}
    names = [*shelf.publishers, ""]  # the last one is that of -1
    slugs = (one.partition("/")[2] for one in shelf.ids)
    return dict(zip(slugs, (names[number] for number in shelf.publisher.tolist()), strict=True))


def _no_timelines(_: Catalogue) -> "dict[str, Timeline]":
    return {}
