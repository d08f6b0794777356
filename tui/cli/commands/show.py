"""`dossier show`: the card of one entity, or an article with what stands in it."""

import argparse
import shutil

from store.text.language import tr
from tui.cli.answering import said_for
from tui.cli.arguments import as_name
from tui.cli.command import DONE, Call
from tui.cli.naming import find_to_show
from tui.cli.records import add_forms, print_records, show_article
from tui.terminal.streams import say
from tui.text.dates import shown_day


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="ID|NAME")
    add_forms(parser)


def run(call: Call) -> int:
    """Print the card of one entity, or an article."""
    from store.corrections.telling import told
    from tui.desk.card_page import set_card
    from tui.desk.cards import Sources, card_of

    options = call.options
    with call.workspace() as workspace:
        holdings = workspace.holdings
        if options.name.startswith("article/"):
            return show_article(workspace, options.name, options.format)
        entity = holdings.entity(find_to_show(workspace, options.name))
        mentions = workspace.facts.mentions(entity.id)
        linked = workspace.links.of(entity.id)
        decided, own = workspace.corrections.of(entity.id), holdings.annotation(entity.id)
        if options.format != "text":
            from store.export.selection import Selection
            from store.export.tables import COLUMNS

            record = Selection(holdings, workspace.links, (entity.id,)).record(entity).columns()
            with said_for(options.format):
                record["corrected"] = [{"id": one.id, "at": one.at, "by": one.by, "says": told(one)} for one in decided]
            print_records(record, options.format, COLUMNS)
            return DONE
        alike, printed = workspace.index.said_alike, workspace.index.printed_in
        sources = Sources(holdings.entity, holdings.article, linked, mentions, holdings.copies, own, alike, printed)
        card = card_of(entity, sources)
    width = min(100, shutil.get_terminal_size().columns)
    say(entity.id)
    for line in set_card(card, width).lines:
        say("".join(words.text for words in line.words).rstrip())
    for one in decided:
        say(tr("corrected by hand: {told} ({at})", told=told(one), at=shown_day(one.at[:10])))
    return DONE
