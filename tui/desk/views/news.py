"""The table of what has come since a time: those who are watched first, then newcomers."""

from collections.abc import Callable

from store.kinds import KINDS, article_of, kind_of
from store.model import AnyEntity, Quote
from store.text.language import tr
from store.text.wording import how_many
from store.views.compare import Moved
from store.views.news import Heard, Newcomer, News
from tui.desk.rows import Naming, known_as, named_in_article
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.text.dates import shown_day

_COLUMNS = (
    Column("", 12),
    Column("Who", 18),
    Column("What"),
    Column("Date", 10, 1),
    Column("Sources", 7, 2, right=True),
)

_Line = Newcomer | Heard | Quote | Moved


def news_table(
    found: News, entity: Callable[[str], AnyEntity], name: Naming, date: Callable[[str], str | None]
) -> Table:
    """Return the table.

    Args:
        found: what has come.
        entity: from an id to the entity.
        name: what an entity is called where there is little room, in an article or in any.
        date: from the id of an article to its date.
    """

    def row(line: _Line) -> TableRow:
        if isinstance(line, Quote):
            cells = (
                tr("said"),
                name(line.speaker_id, line.article),
                line.text,
                shown_day(line.last_seen or tr("undated")),
                "",
            )
            return TableRow(cells, "+", line.id, (Evidence(line.id),))
        if isinstance(line, Moved):
            reading = line.reading
            cells = (
                tr(reading.relation),
                name(line.subject, article_of(reading.figure)) if line.subject else "",
                f"{line.noun} {reading.text}",
                shown_day(reading.first or tr("undated")),
                "",
            )
            evidence = (Evidence(reading.figure), Evidence(reading.against))
            return TableRow(cells, "!" if reading.relation == "conflict" else "+", reading.figure, evidence)
        who = entity(line.id)
        what = tr(KINDS[kind_of(line.id)].one.lower()) if isinstance(line, Newcomer) else tr("watched")
        called = named_in_article(name, line.article)
        cells = (
            what,
            called(line.id),
            known_as(who, called),
            shown_day(date(line.article) or tr("undated")),
            f"{line.sources:,}",
        )
        return TableRow(cells, "+", line.id, (Evidence(line.id, line.article),))

    lines: list[_Line] = []
    for heard in found.heard:
        lines += [heard, *(one for one in map(entity, heard.quotes) if isinstance(one, Quote))]
    lines += found.moved
    counts = [tr("since {since}", since=f"{shown_day(found.since[:10])} {found.since[11:16]}".rstrip())] * bool(
        found.since
    )
    if found.published:
        counts = [tr("all is new: published since {since}", since=shown_day(found.published))]
    counts += [how_many(len(found.articles), "article")]
    counts += [tr("{figures} moved", figures=how_many(len(found.moved), "figure"))] * bool(found.moved)
    for kind in ("person", "organisation"):
        fresh = sum(one.id.startswith(kind) for one in found.newcomers)
        counts += [
            tr(
                "{fresh:,} new {many}",
                fresh=fresh,
                many=tr((KINDS[kind].one if fresh == 1 else KINDS[kind].many).lower()),
            )
        ] * bool(fresh)
    return Table(
        tr("New"),
        " · ".join(counts),
        _COLUMNS,
        Rows([*lines, *found.newcomers], row),
        tr("Nothing has come since then."),
    )
