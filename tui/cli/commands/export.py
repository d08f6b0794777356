"""`dossier export`: entities, in a format of the table: one by its name, what a query finds, or ids as they come."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import DossierError
from store.export.formats import FORMATS, Format, format_called, format_of
from store.kinds import ENTITY_KINDS
from tui.cli.arguments import as_given, as_name
from tui.cli.command import DONE, MISUSED, NOTHING, Call
from tui.cli.naming import find, find_to_show
from tui.terminal.streams import tell

if TYPE_CHECKING:
    from store.workspace import Note, Workspace

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
    which.add_argument("--query", type=as_name, metavar="QUERY", help="all that a query finds, and nothing else")
    parser.add_argument("--kind", choices=ENTITY_KINDS, help="only those of this kind that a query finds")
    parser.add_argument(
        "-o", "--output", default="-", type=as_given, metavar="FILE|DIR|-", help="default: standard output"
    )
    parser.add_argument(
        "--format",
        choices=[one.name for one in FORMATS],
        help=f"default: by the ending of FILE, else {FORMATS[0].title}",
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
    form = format_called(options.format) if options.format else format_of(Path(options.output))
    with call.workspace() as workspace:
        which = _which(workspace, options)
        if not which:
            tell(f"Nothing found for {options.query}." if options.query else "No ids were given.")
            return NOTHING
        if isinstance(which, str) or not form.is_note:
            note = workspace.export(which, form, whole=options.all)
            marked = note._replace(text=_BOM + note.text) if options.bom and form.is_table else note
            return _write(marked, options)
        return _write_each(workspace, which, form, options)


def _which(workspace: "Workspace", options: argparse.Namespace) -> str | Sequence[str]:
    """Return the id of the one that is named, or the ids of those that are found or given.

    Raises:
        DossierError: the query cannot be understood, or nobody has one of the ids.
    """
    if options.query:
        found = workspace.index.search(options.query)
        if found.error:
            raise DossierError(found.error)
        return [one for kind, hits in found.panes.items() if options.kind in (None, kind) for one in hits.ids]
    if options.name == "-":
        return [find(workspace, line.strip()) for line in sys.stdin if line.strip()]
    return find_to_show(workspace, options.name)


def _write_each(workspace: "Workspace", ids: Sequence[str], form: Format, options: argparse.Namespace) -> int:
    """Write a note of each into a folder; those that were written stay where one cannot be."""
    from tui.cli.progress import progress_bar

    if options.output == "-" or Path(options.output).is_file():
        tell(f"dossier: {form.title} is one file for each: name a folder, -o DIR, or another --format.")
        return MISUSED
    names: set[str] = set()
    with progress_bar() as progress:
        for number, identity in enumerate(ids):
            note = workspace.export(identity, form, whole=options.all)
            name = _unused(note.name, form.suffix, names)
            _save(note._replace(name=name), f"{options.output}/", options)
            progress(number + 1, len(ids), Path(name), 0.0, 0.0)
    tell(f"Wrote {len(ids):,} files into {options.output}")
    return DONE


def _unused(name: str, suffix: str, names: set[str]) -> str:
    """Return a name that no file of this run has, on systems that make no difference of case either."""
    stem, number, unused = name.removesuffix(suffix), 1, name
    while unused.casefold() in names:
        number += 1
        unused = f"{stem} ({number}){suffix}"
    names.add(unused.casefold())
    return unused


def _write(note: "Note", options: argparse.Namespace) -> int:
    if options.output == "-":
        sys.stdout.write(note.text)
        return DONE
    tell(f"Wrote {_save(note, options.output, options)}")
    return DONE


def _save(note: "Note", output: str, options: argparse.Namespace) -> Path:
    from tui.cli.saving import save_as_told
    from tui.terminal.saving import destination

    path = destination(output, note.name)
    save_as_told(path, note.text, overwrite=options.force)
    return path
