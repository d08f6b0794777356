"""The table of what is known of an entity by date."""

from collections.abc import Callable, Mapping, Sequence

from store.model import AnyEntity, Figure, Quote
from store.text.language import later, tr
from store.text.wording import how_many
from store.views.timeline import Event, EventKind, Timeline
from tui.desk.rows import NameOf, Naming, named_in_article, role_of, words_of
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.text.dates import shown_day
from tui.text.spark import spark

_COLUMNS = (
    Column("Date", 10),
    Column("", 7),
    Column("Who", 12, 1),
    Column("What"),
    Column("Sources", 7, 2, right=True),
)
WAYS: Mapping[str, frozenset[EventKind]] = {
    later("all"): frozenset({"said", "said of", "figure", "role", "met"}),
    later("what was said"): frozenset({"said"}),
    later("figures"): frozenset({"figure"}),
    later("roles and first meetings"): frozenset({"role", "met"}),
}
"""What of a timeline is shown."""


def timeline_table(found: Timeline, entity: Callable[[str], AnyEntity], name: Naming, way: str = "all") -> Table:
    """Return the table.

    Args:
        found: the events.
        entity: from an id to the entity.
        name: what an entity is called where there is little room, in an article or in any.
        way: which events, see `WAYS`.
    """

    def row(event: Event) -> TableRow:
        who, what = _told(event, entity, named_in_article(name, event.article))
        until = f" – {shown_day(event.until)}" if event.until and event.until != event.date else ""
        sources = f"{event.sources:,}" if event.sources > 1 else ""
        evidence = Evidence(found.about if event.kind == "met" else event.id, event.article, event.sentence)
        cells = (shown_day(event.date or tr("undated")), tr(event.kind), who, what + until, sources)
        return TableRow(cells, subject=event.id, evidence=(evidence,))

    events: Sequence[Event] = [event for event in found.events if event.kind in WAYS[way]]
    months = list(found.months)
    counts = how_many(len(events), "event")
    if months:
        counts += f" · {months[0]} {spark(found.months)} {months[-1]}"
    return Table(
        tr("Timeline of {name}", name=name(found.about)),
        counts,
        _COLUMNS,
        Rows(events, row),
        tr("Nothing of that is known."),
        way,
        tuple(WAYS),
    )


def _told(event: Event, entity: Callable[[str], AnyEntity], name: NameOf) -> tuple[str, str]:
    """Return who did or said what."""
    if event.kind == "role":
        return name(event.id), role_of(event.role, name) if event.role else ""
    if event.kind == "met":
        return name(event.id), tr("in one sentence for the first time")
    stated = entity(event.id)
    match stated:
        case Quote():
            who = name(stated.speaker_id) if stated.speaker_id else stated.speaker
            return who, words_of(stated)
        case Figure():
            about = " · ".join(filter(None, (stated.counted or "", *(name(one) for one in stated.about[:2]))))
            return "", f"{stated.text}  {about}"
        case _:
            return "", stated.name
