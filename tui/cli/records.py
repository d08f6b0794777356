"""Records of a command as other programs read them: JSON, JSON lines, or a table; the same fields in each."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.cli.command import DONE
from tui.terminal.streams import as_json, say

if TYPE_CHECKING:
    from store.workspace import Workspace

FORMS = ("text", "json", "jsonl", "csv", "tsv")


def add_forms(parser: argparse.ArgumentParser, *others: str) -> None:
    """Let a command be told in which form to print, one of those that all know or of others."""
    choices = (*FORMS, *others)
    parser.add_argument("--format", choices=choices, default="text", help="default text; the others for programs")


def print_records(
    records: Sequence[Mapping[str, object]] | Mapping[str, object], form: str, columns: Iterable[str]
) -> None:
    """Print records, each of which says itself all that it takes to look it up.

    Args:
        records: by the names of their fields; places are in `mentions`, in a table each is a row. One alone is no list.
        form: "json", "jsonl", "csv" or "tsv".
        columns: those of a table.
    """
    several = [records] if isinstance(records, Mapping) else records
    if form in ("csv", "tsv"):
        from store.export.tables import rows, written

        sys.stdout.write(written(rows(several), columns, delimiter="," if form == "csv" else "\t"))
        return
    import msgspec

    if form == "json":
        print(as_json(msgspec.to_builtins(records)))
    else:
        for record in several:
            print(as_json(msgspec.to_builtins(record), indent=None))


def show_article(workspace: "Workspace", article_id: str, form: str) -> int:
    """Print an article and what stands in it; its text, which is its publisher's, only as JSON.

    Raises:
        NotFoundError: there is no such article.
    """
    from store.export.addresses import readable
    from store.export.citation import source_line
    from store.export.front_matter import title
    from store.export.selection import Selection
    from store.export.tables import COLUMNS

    article = workspace.holdings.article(article_id)
    inside = workspace.holdings.in_article(article.id)
    entities = [workspace.holdings.entity(one) for one in dict.fromkeys(one for one, _ in inside)]
    if form == "text":
        say(f"{article.id}\n{source_line(article)}")
        for entity in entities:
            say(f"  {' '.join(title(entity).split())}  {entity.id}")
        return DONE
    selection = Selection(workspace.holdings, workspace.links, (), most=0)
    records = [
        {
            **selection.record(entity).columns(),
            "mentions": tuple(selection.evidence(mention) for one, mention in inside if one == entity.id),
        }
        for entity in entities
    ]
    if form in ("csv", "tsv"):
        print_records(records, form, COLUMNS)
        return DONE
    names = (
        "id",
        "title",
        "published",
        "publisher",
        "authors",
        "language",
        "path",
        "tags",
        "clipped",
        "warnings",
        "text",
    )
    about = {name: getattr(article, name) for name in names}
    copies = workspace.holdings.copies(article.id)
    whole = {"kind_of_entity": "article", **about, "url": readable(article.url), "copies": copies, "contents": records}
    print_records(whole, form, ())
    return DONE
