"""The tables of who stands near an entity, as an indented tree, and of what two have to do with one another."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from store.model import AnyEntity, Article, Mention, Person
from store.text.language import later, tr
from store.text.sentences import sentence_around
from store.text.wording import how_many
from store.views.near import Between, Neighbour, Neighbourhood, Path, Shared
from tui.desk.rows import NameOf, Naming, known_as, named_in_article
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.desk.views.meeting import meeting
from tui.desk.views.web import web
from tui.text.dates import shown_day

_NEAR = (Column("Who", 22), Column("Role"), Column("Sentences", 9, 0, right=True), Column("Newest", 10, 1))
_BETWEEN = (Column("Date", 10), Column("Publisher", 12, 1), Column("What"))
WAYS = (later("one step"), later("two steps"), later("three steps"))


def near_table(
    found: Neighbourhood, entity: Callable[[str], AnyEntity], name: Naming, date: Callable[[str], str | None]
) -> Table:
    """Return the table of a neighbourhood.

    Args:
        found: those who stand near.
        entity: from an id to the entity.
        name: what an entity is called where there is little room, in an article or in any.
        date: from the id of an article to its date.
    """

    def row(one: Neighbour) -> TableRow:
        who = entity(one.id)
        known = (_held(who, entity(one.beside)) if one.role else "") or known_as(
            who, named_in_article(name, one.article)
        )
        tree = "  " * (one.depth - 1) + ("└ " if one.depth > 1 else "")
        newest = shown_day(date(one.article) or tr("undated")) if one.article else ""
        evidence = Evidence(one.id, one.article, one.sentence)
        return TableRow(
            (tree + name(one.id, one.article), known, f"{one.sentences:,}", newest), " ", one.id, (evidence,)
        )

    return Table(
        tr("Near {name}", name=name(found.about)),
        tr("{neighbours}, the nearest of each", neighbours=how_many(len(found.neighbours), "neighbour")),
        _NEAR,
        Rows(found.neighbours, row),
        tr("Nobody stands in one sentence with them."),
        WAYS[found.depth - 1],
        WAYS,
        lambda place: partial(web, found, name, found.neighbours[place].id),
    )


def _held(one: AnyEntity, other: AnyEntity) -> str:
    """Return the titles of one of two at the other."""
    pairs = ((one, other), (other, one))
    roles = [(role, where) for person, where in pairs if isinstance(person, Person) for role in person.roles]
    return " · ".join(dict.fromkeys(role.title for role, where in roles if role.organisation_id == where.id))


class _Line(NamedTuple):
    shared: Shared | None = None
    path: Path | None = None


def between_table(
    found: Between, article: Callable[[str], Article], mentions: Callable[[str], Sequence[Mention]], name: NameOf
) -> Table:
    """Return the table of what two have to do with one another.

    Args:
        found: that.
        article: from an id to the article.
        mentions: where an entity stands.
        name: what an entity is called where there is little room.
    """

    def row(line: _Line) -> TableRow:
        if line.shared is not None:
            place = line.shared
            page = article(place.article)
            cells = (
                shown_day(place.date or tr("undated")),
                page.publisher,
                _words(page, starts[place.article, place.sentence]),
            )
            return TableRow(cells, " ", place.article, (Evidence(found.one, place.article, place.sentence),))
        path = line.path or Path(between=(), sentences=())
        steps = zip(path.shown, (*path.between, found.other), strict=False)
        evidence = tuple(Evidence(who, place.article, place.sentence) for place, who in steps)
        names = [name(one) for one in (found.one, *path.between, found.other)]
        ties = (f" —{count}— {after}" for count, after in zip(path.sentences, names[1:], strict=True))
        return TableRow(("", tr("by way of"), names[0] + "".join(ties)), " ", path.between[0], evidence, quiet=True)

    starts = {(one.article, one.sentence): one.start for one in mentions(found.one)}
    lines = [*(_Line(shared=one) for one in found.shared), *(_Line(path=one) for one in found.paths)]
    return Table(
        tr("{one} and {other}", one=name(found.one), other=name(found.other)),
        tr(
            "{sentences} with both · {ways} by others",
            sentences=how_many(len(found.shared), "sentence"),
            ways=how_many(len(found.paths), "way"),
        ),
        _BETWEEN,
        Rows(lines, row),
        tr("They never stand in one sentence, nor with anybody in common."),
        picture=lambda place: partial(meeting, found, name, lines[place].path) if found.paths else None,
    )


def _words(page: Article, start: int) -> str:
    """Return the sentence that stands at an offset."""
    start, end, _ = sentence_around(page.text, page.read, start)
    return " ".join(page.text[start:end].split())
