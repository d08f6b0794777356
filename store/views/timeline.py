"""An entity over time: what it said, what was said of it, figures, roles, and whom it first stood with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from store.kinds import NAMED_HEADS, article_of
from store.model import Record, Role
from store.text.fold import fold
from store.views.facts import Alike
from store.views.links import Links

EventKind = Literal["said", "said of", "figure", "role", "met"]
_MET = 2
"""Sentences that two share before it is told when they first did: once may be chance."""
_MEETINGS = 30
"""First meetings that are told, of those who stand together most often."""


class Held(Record, frozen=True, kw_only=True):
    """A role as an article gives it."""

    person: str
    role: Role
    article: str


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, or was said, as of the date of the article that has it first.

    Attributes:
        kind: what it is.
        date: ISO 8601, or None where the article has none.
        id: of the quote or figure; of the other one of a meeting; of the person who holds a role.
        article: id of the article.
        sentence: ordinal of the sentence of a meeting, else -1.
        sources: in how many independent articles a quote or figure stands.
        role: a role's title with its organisation.
        until: the last date on which an article gives a role, or None.
    """

    kind: EventKind
    date: str | None
    id: str
    article: str
    sentence: int = -1
    sources: int = 1
    role: Role | None = None
    until: str | None = None


class Timeline(Record, frozen=True, kw_only=True):
    """Events, the newest first, those without a date last; and how many there are in each month with any."""

    about: str
    events: tuple[Event, ...]
    months: Mapping[str, int]


def timeline(links: Links, about: str, alike: Alike, held: Iterable[Held], dates: Mapping[str, str | None]) -> Timeline:
    """Return what is known of an entity by date.

    Args:
        links: what stands with what.
        about: its id.
        alike: knows which figures and quotes say the same.
        held: the roles that it holds, or that are held there.
        dates: of all articles.
    """
    found = [*_stated(links, about, alike, dates), *_roles(held, dates), *_meetings(links, about, dates)]
    found.sort(key=lambda event: (event.date or "", event.article, event.kind), reverse=True)
    months = Counter(event.date[:7] for event in found if event.date)
    return Timeline(about=about, events=tuple(found), months=dict(sorted(months.items())))


def _stated(links: Links, about: str, alike: Alike, dates: Mapping[str, str | None]) -> Iterator[Event]:
    """Yield statements and figures, each once, as of the article that has it first."""
    seen: set[str] = set()
    targets = {link.target: link.kind for link in reversed(links.of(about)) if link.kind in ("said by", "about")}
    if not links.is_named(about):
        targets = {about: "about"}
    for target, link in reversed(targets.items()):
        members = alike.said_alike(target)
        if members[0] in seen:
            continue
        seen.add(members[0])
        first = min(members, key=lambda one: (dates.get(article_of(one)) or "9999", one))
        kind: EventKind = "figure" if target.startswith("figure/") else "said" if link == "said by" else "said of"
        article = article_of(first)
        yield Event(kind=kind, date=dates.get(article), id=first, article=article, sources=alike.sources(target))


def _roles(held: Iterable[Held], dates: Mapping[str, str | None]) -> Iterator[Event]:
    """Yield roles, each from the first date on which an article gives it to the last, in whichever script.

    What one article gives without the body at which it is held is the same role as with it.
    """
    all_held = sorted(held, key=lambda one: (dates.get(one.article) or "9999", one.article))
    where_of = {(one.person, fold(one.role.title)): _where(one) for one in all_held if _where(one)}
    known: dict[tuple[str, str, str], list[Held]] = {}
    for one in all_held:
        title = fold(one.role.title)
        where = _where(one) or where_of.get((one.person, title), "")
        known.setdefault((one.person, title, where), []).append(one)
    for given in known.values():
        days = sorted(day for one in given if (day := dates.get(one.article)))
        yield Event(
            kind="role",
            date=days[0] if days else None,
            until=days[-1] if days else None,
            id=given[0].person,
            article=given[0].article,
            role=next((one.role for one in given if _where(one)), given[0].role),
            sources=len({one.article for one in given}),
        )


def _where(held: Held) -> str:
    """Return at which body a role is held, "" where the article does not say."""
    return held.role.organisation_id or fold(held.role.organisation or "")


def _meetings(links: Links, about: str, dates: Mapping[str, str | None]) -> Iterator[Event]:
    """Yield since when others stand in one sentence with it, of those who do so most often."""
    often = [
        link
        for link in links.of(about)
        if link.kind == "same sentence" and link.count >= _MET and link.target.startswith(NAMED_HEADS)
    ]
    for link in sorted(often, key=lambda one: -one.count)[:_MEETINGS]:
        places = links.shared(about, link.target)
        article, sentence = min(places, key=lambda place: dates.get(place[0]) or "9999")
        yield Event(kind="met", date=dates.get(article), id=link.target, article=article, sentence=sentence)
