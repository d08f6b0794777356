"""The table of articles, and below them of the files that are none."""

from pathlib import Path

from store.text.language import retold, tr
from store.text.paths import shown
from store.text.wording import how_many
from store.views.articles import ArticleList, ListedArticle, UnreadFile
from tui.desk.tables import Column, Evidence, Rows, Table, TableRow
from tui.text.dates import shown_day

_COLUMNS = (
    Column("Date", 10),
    Column("Publisher", 12, 1),
    Column("Title"),
    Column("Orgs", 4, 4, right=True),
    Column("People", 6, 4, right=True),
    Column("Figures", 7, 3, right=True),
    Column("Quotes", 6, 2, right=True),
    Column("Copies", 6, 5, right=True),
    Column("Read", 4, 6),
)


def articles_table(found: ArticleList, name: str = "") -> Table:
    """Return the table.

    Args:
        found: the articles.
        name: of the entity that stands in all of them, or "".
    """
    rows: list[ListedArticle | UnreadFile] = [*found.articles, *found.unread, *found.left_out]
    new = sum(one.new for one in found.articles)
    counts = [how_many(len(found.articles), "article")]
    counts += [tr("{new:,} new", new=new)] * bool(new)
    counts += [tr("{number:,} not read", number=len(found.unread))] * bool(found.unread)
    counts += [tr("{number:,} left out", number=len(found.left_out))] * bool(found.left_out)
    return Table(
        tr("Articles with {name}", name=name) if name else tr("Articles"),
        " · ".join(counts),
        _COLUMNS,
        Rows(rows, _row),
        tr("Nothing here yet. dossier load FOLDER reads articles."),
    )


def _row(one: ListedArticle | UnreadFile) -> TableRow:
    if isinstance(one, UnreadFile):
        path = Path(one.path)
        reason = _reason(path, retold(one.reason))
        return TableRow(("—", path.name, reason, *[""] * 6), mark="×", quiet=True, told=(shown(path), reason))
    counts = (one.organisations, one.people, one.figures, one.quotes)
    cells = (
        shown_day(one.published or tr("undated")),
        one.publisher,
        one.title or shown(Path(one.path)),
        *(str(count or "") for count in counts),
        f"×{len(one.copies) + 1}" if one.copies else "",
        tr("read") if one.read else "",
    )
    return TableRow(cells, "+" if one.new else " ", one.id, (Evidence(article=one.id),))


def _reason(path: Path, reason: str) -> str:
    """Return why a file is none, without the name that stands beside it."""
    return reason.removeprefix(shown(path)).strip() if reason.startswith(shown(path)) else reason
