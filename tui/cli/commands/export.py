"""`dossier export`: entities, in a format of the table: one by its name, what a query finds, or ids as they come."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.export.formats import FORMATS, Format, format_called, format_of
from store.kinds import ENTITY_KINDS
from store.text.language import tr
from store.text.wording import how_many
from tui.cli.arguments import as_given, as_name
from tui.cli.command import DONE, MISUSED, NOTHING, Call
from tui.cli.naming import find, find_to_show
from tui.terminal.streams import narrate, tell

if TYPE_CHECKING:
    from store.workspace import Workspace
    from store.workspace.exports import Note

_BOM = "\ufeff"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "name",
        type=as_name,
        nargs="?",
        metavar="ID|NAME|-",
        help="with the figures and quotes of it; -: ids, one a line",
    )
    which.add_argument(
        "--query",
        type=as_name,
        metavar="QUERY",
        help="all that a query finds, facts and statements wherever they stand; of notes, one for each",
    )
    parser.add_argument("--kind", choices=ENTITY_KINDS, help="only those of this kind that a query finds")
    parser.add_argument(
        "-o", "--output", default="-", type=as_given, metavar="FILE|DIR|-", help="default: standard output"
    )
    parser.add_argument(
        "--format",
        choices=[one.name for one in FORMATS],
        help=f"default: by the ending of FILE, of one without {FORMATS[0].title}",
    )
    parser.add_argument(
        "--all", action="store_true", help="every quote, figure, link and mention, not the newest alone"
    )
    parser.add_argument("--bom", action="store_true", help="of a table: a byte order mark, by which Excel knows UTF-8")
    parser.add_argument(
        "--force", action="store_true", help="overwrite an existing file; what you wrote into a note stays"
    )


def run(call: Call) -> int:
    """Write entities to standard output, a file, or a folder."""
    options = call.options
    form = _form(options)
    with call.workspace() as workspace:
        which = _which(workspace, options)
        if not which:
            narrate(
                tr("Nothing found for {query}.", query=options.query) if options.query else tr("No ids were given.")
            )
            return NOTHING
        if isinstance(which, str) or not form.is_note:
            return _write_one(workspace, which, form, options)
        return _write_each(workspace, which, form, options)


def _form(options: argparse.Namespace) -> Format:
    """Return the format that is named, or else the one that the file's name asks for.

    Raises:
        ExportError: its ending is that of no format.
    """
    if options.format:
        return format_called(options.format)
    output = options.output
    return FORMATS[0] if output.endswith("/") or Path(output).is_dir() else format_of(Path(output))


def _which(workspace: "Workspace", options: argparse.Namespace) -> str | Sequence[str]:
    """Return the id of the one that is named, or the ids of those that are found or given.

    Raises:
        QueryError: the query cannot be understood.
        NotFoundError: nobody has one of the ids.
    """
    from store.search.naming import understood

    if options.query:
        found = understood(workspace.index, options.query)
        return [one for kind, hits in found.panes.items() if options.kind in (None, kind) for one in hits.ids]
    if options.name == "-":
        if sys.stdin.isatty():
            narrate(tr("Ids, one a line; ctrl+d ends them."))
        return [find(workspace, line.strip()) for line in sys.stdin if line.strip()]
    return find_to_show(workspace, options.name)


def _write_one(workspace: "Workspace", which: str | Sequence[str], form: Format, options: argparse.Namespace) -> int:
    """Write all into one file, or to standard output."""
    from store.export.escaping import file_name

    if isinstance(which, str):
        note = workspace.exports.note(which, form, whole=options.all)
    else:
        note = _note_of_all(workspace, which, form, options)
    text = _BOM + note.text if options.bom and form.is_table else note.text
    if options.output == "-":
        sys.stdout.write(text)
    else:
        name = file_name(options.query, form.suffix) if options.query else note.name
        narrate(tr("Wrote {output}", output=_save(workspace, text, name, options)))
    if not isinstance(which, str) and note.written > len(which):
        narrate(
            tr(
                "{number:,} found, some stated in several places: {written:,} written, each with its own.",
                number=len(which),
                written=note.written,
            )
        )
    if note.is_cut:
        tell(tr("Of long lists the newest entries alone are written; --all writes all."))
    return DONE


def _note_of_all(workspace: "Workspace", ids: Sequence[str], form: Format, options: argparse.Namespace) -> "Note":
    """Return all in one, and show how far that is."""
    from tui.cli.progress import progress_bar

    with progress_bar() as progress:

        def tell_how_far(done: int, total: int) -> None:
            progress(done, total, Path(options.output), 0.0, 0.0)

        return workspace.exports.note(ids, form, whole=options.all, tell=tell_how_far)


def _write_each(workspace: "Workspace", ids: Sequence[str], form: Format, options: argparse.Namespace) -> int:
    """Write a note of each into a folder; those that were written stay where one cannot be."""
    from tui.cli.progress import progress_bar
    from tui.cli.saving import telling_of_force
    from tui.desk.writing import write_each

    if options.output == "-" or Path(options.output).is_file():
        tell(tr("dossier: {title} is one file for each: name a folder, -o DIR, or another --format.", title=form.title))
        return MISUSED
    folder = Path(os.path.expanduser(options.output))
    with progress_bar() as progress, telling_of_force():
        written = write_each(
            workspace.exports,
            ids,
            form,
            folder,
            overwrite=options.force,
            whole=options.all,
            tell=lambda done, total: progress(done, total, folder, 0.0, 0.0),
        )
    out_of = "" if written.files == written.wanted else tr(" of {wanted:,}", wanted=written.wanted)
    narrate(
        tr(
            "Wrote {files}{out_of} into {output}",
            files=how_many(written.files, "file"),
            out_of=out_of,
            output=options.output,
        )
    )
    for trouble in written.troubles:
        tell(f"dossier: {trouble}")
    if written.given_up:
        tell(tr("The rest was given up."))
    return NOTHING if written.troubles else DONE


def _save(workspace: "Workspace", text: str, name: str, options: argparse.Namespace) -> Path:
    from tui.cli.saving import telling_of_force
    from tui.terminal.saving import destination, save

    path = destination(options.output, name)
    with telling_of_force():
        save(path, text, overwrite=options.force, present=workspace.holdings.resolve)
    return path
