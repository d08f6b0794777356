"""`dossier articles`: the articles, newest first, and the files that could not be read."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.cli.arguments import as_name
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.naming import find_to_show
from tui.cli.records import add_forms, print_records
from tui.cli.viewing import show

if TYPE_CHECKING:
    from store.views.articles import ArticleList

_WHY_NOT = "unread"
"""The field that says why a file is no article."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, nargs="?", metavar="ID|NAME", help="those alone that they stand in")
    add_forms(parser)


def run(call: Call) -> int:
    """Print the articles, newest first."""
    from tui.desk.views.articles import articles_table

    options = call.options
    with call.workspace() as workspace:
        about = find_to_show(workspace, options.name) if options.name else ""
        found = _as_read(workspace.views.articles(about))
    if options.format in ("text", "json"):
        return show(options, found, lambda: articles_table(found, about.partition("/")[2]))
    from store.views.articles import ListedArticle

    records = tuple(_records(found))
    print_records(records, options.format, (*ListedArticle.__struct_fields__, _WHY_NOT))
    return DONE if records else NOTHING


def _as_read(found: "ArticleList") -> "ArticleList":
    """Return the articles with their addresses as people read them."""
    from msgspec.structs import replace

    from store.export.addresses import readable

    return replace(found, articles=tuple(replace(one, url=readable(one.url)) for one in found.articles))


def _records(found: "ArticleList") -> Iterator[dict[str, object]]:
    """Yield the articles, and the files that are none with the reason; each with the fields of all."""
    from msgspec.structs import asdict

    from store.views.articles import ListedArticle

    none = dict.fromkeys((*ListedArticle.__struct_fields__, _WHY_NOT))
    for article in found.articles:
        yield {**none, **asdict(article)}
    for file in (*found.unread, *found.left_out):
        yield {**none, "path": file.path, _WHY_NOT: file.reason}
