"""`dossier vault`: a folder of notes for Obsidian, kept up to date beside what its user writes there."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import DecisionError, NotFoundError
from store.text.language import spoken, tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer, said_for
from tui.cli.arguments import add_asking, add_waiting, as_count, as_language, as_name, as_path
from tui.cli.asking import each_agreed
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.naming import described, find_to_show
from tui.cli.opening import writing
from tui.terminal.streams import narrate, tell

if TYPE_CHECKING:
    from store.corrections.asked import Asked
    from store.export.vault.reading import Wish
    from store.export.vault.run import Report
    from store.workspace import Workspace
    from store.workspace.vaults import VaultOf


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("folder", type=as_path, metavar="DIR", help="of the vault; it is made, or kept up to date")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--query", type=as_name, metavar="QUERY", help="notes of whom a query finds alone; remembered")
    whom.add_argument("--all", action="store_true", help="notes of all people and organisations again")
    parser.add_argument(
        "--min-articles", type=as_count, metavar="N", help="notes of who stands in so many articles; remembered"
    )
    parser.add_argument(
        "--with-text",
        action=argparse.BooleanOptionalAction,
        help="articles with their texts, which are their publishers'; remembered",
    )
    parser.add_argument(
        "--language",
        type=as_language,
        metavar="TAG",
        help="of what dossier writes there: en, zh-Hans or zh-Hant; at first the one that is spoken; remembered",
    )
    parser.add_argument("--canvas", type=as_name, metavar="ID|NAME", help="draw who stands near somebody, too")
    parser.add_argument("--restore", action="store_true", help="write notes again that you deleted")
    parser.add_argument(
        "--force",
        action="store_true",
        help="write notes anew that you changed inside dossier's part; what you wrote there is moved below it",
    )

    parser.add_argument(
        "--read",
        action="store_true",
        help="write nothing there: take tags, aliases, same-as that you wrote in notes as corrections, each shown",
    )
    add_answer(parser)
    add_asking(parser)
    add_waiting(parser)


def run(call: Call) -> int:
    """Bring a vault up to date, and tell what was left as it is, and why; or read what its notes ask for."""
    options = call.options
    with call.workspace() as workspace:
        vault = workspace.vault(options.folder)
        return _read(workspace, vault, options) if options.read else _write(workspace, vault, options)


def _read(workspace: "Workspace", vault: "VaultOf", options: argparse.Namespace) -> int:
    """Take what notes ask for as corrections, each shown before."""
    read = vault.read()
    for sentence in read.unread:
        tell(sentence)
    if not read.found:
        answer(options, [tr("No note asks for a correction.")], {"taken": 0, "not_taken": 0})
        return NOTHING if read.unread else DONE
    shown = [f"{wish.path}: {_told(workspace, wish)}" for wish in read.found]
    taken = refused = 0
    for place in each_agreed(options, shown):
        try:
            asked = _asked(workspace, read.found[place])
            with writing(workspace, options):
                workspace.corrections.make(asked)
            taken += 1
        except (DecisionError, NotFoundError) as error:
            refused += 1
            tell(tr("That cannot be: {error}", error=error))
    left = len(shown) - taken
    sentence = tr(
        "{corrections} taken{left}.",
        corrections=how_many(taken, "correction"),
        left=tr(", {left:,} not", left=left) if left else "",
    )
    answer(options, [sentence], {"taken": taken, "not_taken": left})
    if not taken and not options.yes:
        narrate(tr("--yes takes them all; on a terminal each is a question."))
    return NOTHING if read.unread or refused else DONE


def _asked(workspace: "Workspace", wish: "Wish") -> "Asked":
    """Return what is asked of the store.

    Raises:
        NotFoundError: nobody is called as somebody is said to be, or several are.
    """
    from store.corrections.asked import Alias, Same, Tag

    match wish.what:
        case "tag":
            return Tag(which=wish.which, tags=(wish.value,))
        case "untag":
            return Tag(which=wish.which, drop=(wish.value,))
        case "alias":
            return Alias(which=wish.which, form=wish.value)
        case "same":
            return Same(one=wish.which, other=workspace.find(wish.value))


def _told(workspace: "Workspace", wish: "Wish") -> str:
    said = {
        "tag": tr("has the tag"),
        "untag": tr("has no more the tag"),
        "alias": tr("is called too"),
        "same": tr("is the same as"),
    }
    return f"{described(workspace, wish.which)} {said[wish.what]} {wish.value}"


def _write(workspace: "Workspace", vault: "VaultOf", options: argparse.Namespace) -> int:
    from store.workspace.vaults import ToWrite
    from tui.cli.progress import progress_bar

    asked = ToWrite(
        query="" if options.all else options.query,
        at_least=1 if options.all and not options.min_articles else options.min_articles,
        with_text=options.with_text,
        language=options.language,
        at_first=spoken(),
        near=find_to_show(workspace, options.canvas) if options.canvas else "",
        restore=options.restore,
        force=options.force,
    )
    with progress_bar() as progress, said_for(options.format):
        report = vault.write(asked, lambda done, total, path: progress(done, total, Path(path), 0.0, 0.0))
    return _tell(report, options)


def _tell(report: "Report", options: argparse.Namespace) -> int:
    for sentence in report.troubles:
        tell(sentence)
    if report.refused:
        narrate(tr("--force writes them anew, and moves what you wrote inside below the part that dossier writes."))
    if report.deleted:
        narrate(tr("--restore writes again what you deleted."))
    answer(options, [report.sentence], report._asdict())
    return NOTHING if report.refused else DONE
