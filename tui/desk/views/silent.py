"""The tables of who is named and never quoted, who is quoted without a name, and who speaks about whom."""

from collections.abc import Callable

from store.kinds import article_of
from store.model import AnyEntity, Quote
from store.text.language import later, tr
from store.text.wording import how_many
from store.views.silent import About, Silent, Unheard, Unnamed
from tui.desk.rows import Naming, known_as, named_in_article
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.text.dates import shown_day

_UNHEARD = (Column("Who", 20), Column("Known as"), Column("Sources", 7, 1, right=True))
_UNNAMED = (Column("Called", 20), Column("Says"), Column("Quotes", 6, 1, right=True), Column("Newest", 10, 2))
_ABOUT = (Column("Who", 16), Column("About", 16), Column("Says"), Column("Quotes", 6, 1, right=True))
WAYS = (later("named, never quoted"), later("quoted without a name"), later("who speaks about whom"))
_NOBODY = later("Nobody.")


def silent_table(found: Silent, entity: Callable[[str], AnyEntity], name: Naming, way: str = WAYS[0]) -> Table:
    """Return the table.

    Args:
        found: who is heard and who is not.
        entity: from an id to the entity.
        name: what an entity is called where there is little room, in an article or in any.
        way: what of it, see `WAYS`.
    """

    def said(quote: str) -> tuple[str, str]:
        one = entity(quote)
        return (one.text, shown_day(one.last_seen or tr("undated"))) if isinstance(one, Quote) else ("", "")

    def unheard(one: Unheard) -> TableRow:
        who = entity(one.id)
        return TableRow((name(one.id), known_as(who, name), f"{one.sources:,}"), " ", one.id, (Evidence(one.id),))

    def unnamed(one: Unnamed) -> TableRow:
        words, date = said(one.quotes[0])
        return TableRow(
            (one.words, words, f"{len(one.quotes):,}", date), " ", one.quotes[0], (Evidence(one.quotes[0]),)
        )

    def about(one: About) -> TableRow:
        called = named_in_article(name, article_of(one.newest))
        cells = (called(one.speaker), called(one.subject), said(one.newest)[0], f"{one.quotes:,}")
        return TableRow(cells, " ", one.newest, (Evidence(one.newest),))

    title = tr("Who is quoted")
    if way == WAYS[1]:
        counted = how_many(len(found.unnamed), "speaker")
        return Table(
            title,
            tr("{counted} without a name", counted=counted),
            _UNNAMED,
            Rows(found.unnamed, unnamed),
            tr(_NOBODY),
            way,
            WAYS,
        )
    if way == WAYS[2]:
        counted = how_many(len(found.about), "pair")
        return Table(
            title,
            tr("{counted}, the most frequent", counted=counted),
            _ABOUT,
            Rows(found.about, about),
            tr(_NOBODY),
            way,
            WAYS,
        )
    counted = tr("{number:,} named in three articles or more and never quoted", number=len(found.unheard))
    return Table(title, counted, _UNHEARD, Rows(found.unheard, unheard), tr(_NOBODY), way, WAYS)
