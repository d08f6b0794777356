"""`dossier new`: what has come since a time."""

import argparse

from store.text.language import tr
from tui.cli.command import Call
from tui.cli.viewing import add_format, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument(
        "--since",
        type=_as_time,
        metavar="DATE",
        help="YYYY-MM-DD, or a time; the last visit to the explorer unless given",
    )
    add_format(parser)


def run(call: Call) -> int:
    """Print who is new, and what those who are watched said."""
    from tui.desk.rows import naming
    from tui.desk.views.news import news_table

    options = call.options
    with call.workspace() as workspace:
        found = workspace.views.news(options.since or "")
        holdings = workspace.holdings
        return show(
            options,
            found,
            lambda: news_table(
                found,
                holdings.entity,
                naming(workspace),
                lambda article: holdings.summary(article).published,
            ),
        )


def _as_time(text: str) -> str:
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="seconds")
    except ValueError:
        raise argparse.ArgumentTypeError(tr("{words!r} is no date; write it as 2025-03-01", words=text)) from None
