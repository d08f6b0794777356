"""`dossier corrections`: what was corrected: listed, undone, done again, carried from one store to another."""

import argparse
import sys
from pathlib import Path

from store.errors import DossierError
from store.text.language import tr
from store.text.wording import how_many
from tui.cli.answering import add_answer, answer, said_for
from tui.cli.arguments import add_waiting, as_given, as_name
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.opens import Opens
from tui.cli.viewing import add_format
from tui.terminal.streams import as_json, narrate, say, tell
from tui.text.dates import shown_day


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="what to do")
    listing = actions.add_parser("list", help="what was decided, when, and what became of it")
    add_format(listing)
    for name, help_ in (("undo", "take a decision back, the newest unless named"), ("redo", "bring one back again")):
        taking = actions.add_parser(name, help=help_)
        taking.add_argument("which", type=as_name, nargs="?", metavar="ID")
        add_answer(taking)
        add_waiting(taking)
    exporting = actions.add_parser("export", help="write all decisions, one on a line, as JSON")
    exporting.add_argument(
        "-o", "--output", type=as_given, default="-", metavar="FILE|-", help="default: standard output"
    )
    exporting.add_argument("--force", action="store_true", help="overwrite an existing file")
    importing = actions.add_parser("import", help="add the decisions of a file that are not here")
    importing.add_argument("file", type=as_given, metavar="FILE|-")
    add_answer(importing)
    add_waiting(importing)


def run(call: Call) -> int:
    """Do what was asked."""
    match call.options.action:
        case "list":
            return _list(call)
        case "export":
            return _export(call)
        case "import":
            return _import(call)
        case _:
            return _take_back(call)


def _list(call: Call) -> int:
    from store.corrections.contested import told_of
    from store.corrections.telling import told

    with call.workspace() as workspace, said_for(call.options.format):
        listed = workspace.corrections.all()
    if call.options.format == "json":
        import msgspec

        print(
            as_json(
                [
                    {
                        **msgspec.to_builtins(one.decision),
                        "state": one.state,
                        "says": one.sentence,
                        "against": [{"id": other.id, "by": other.by, "says": told(other)} for other in one.against],
                    }
                    for one in listed
                ]
            )
        )
    else:
        for one in listed:
            by = tr(" by {by}", by=one.decision.by) if one.decision.by else ""
            state = "" if one.state == "in effect" else f" ({tr(one.state)})"
            against = "".join(f"; {told_of(other)}" for other in one.against)
            columns = (one.decision.id, f"{shown_day(one.decision.at[:10])}{by}", f"{one.sentence}{state}{against}")
            say("  ".join(" ".join(column.split()) for column in columns))
    waiting = sum(one.state == "orphaned" for one in listed)
    narrate(how_many(len(listed), "decision"))
    if waiting:
        tell(
            tr(
                "{waiting}: what they are about is not in the store, or not any more.",
                waiting=how_many(waiting, "is orphaned", "are orphaned"),
            )
        )
    return DONE if listed else NOTHING


def _take_back(call: Call) -> int:
    from store.corrections.telling import told

    which = call.options.which or ""
    with call.workspace(Opens.TO_CHANGE) as workspace:
        corrections = workspace.corrections
        if call.options.action == "undo":
            decision = corrections.undo(which)
            sentence = tr("Undone: {told}.", told=told(decision))
        else:
            decision = corrections.redo(which)
            sentence = tr("In effect again: {told}.", told=told(decision))
    with said_for(call.options.format):
        answer(call.options, [sentence], {"decision": decision.id, "says": told(decision)})
    return DONE


def _export(call: Call) -> int:
    from tui.cli.saving import telling_of_force
    from tui.terminal.saving import save

    options = call.options
    with call.workspace() as workspace:
        data = workspace.corrections.exported()
    if options.output == "-":
        sys.stdout.write(data.decode())
    else:
        with telling_of_force():
            save(Path(options.output), data.decode(), overwrite=options.force)
        narrate(tr("Wrote {output}", output=options.output))
    return DONE


def _import(call: Call) -> int:
    file = call.options.file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise DossierError(
            tr("{file} cannot be read: {reason}. Check that it is there.", file=file, reason=error.strerror)
        ) from error
    with said_for(call.options.format), call.workspace(Opens.TO_ADD) as workspace:
        imported = workspace.corrections.take_in(data)
    for sentence in imported.left_out:
        tell(tr("Left out: {sentence}", sentence=sentence))
    sentence = tr(
        "{decisions} added, {known:,} known already.",
        decisions=how_many(imported.added, "decision"),
        known=imported.known,
    )
    answer(call.options, [sentence], imported._asdict())
    return NOTHING if imported.left_out else DONE
