"""`dossier export`: one entity as a note, in a format of the table."""

import argparse
import sys
from pathlib import Path

from store.export.formats import FORMATS, format_called, format_of
from tui.cli.arguments import as_given, as_name
from tui.cli.command import DONE, Call
from tui.cli.naming import find_to_show
from tui.terminal.streams import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", type=as_name, metavar="ID|NAME")
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
    parser.add_argument(
        "--force", action="store_true", help="overwrite an existing file; what you wrote into a note stays"
    )


def run(call: Call) -> int:
    """Write one entity to standard output, a file, or a folder."""
    from tui.cli.saving import save_as_told
    from tui.terminal.saving import destination

    options = call.options
    form = format_called(options.format) if options.format else format_of(Path(options.output))
    with call.workspace() as workspace:
        note = workspace.export(find_to_show(workspace, options.name), form, whole=options.all)
    if options.output == "-":
        sys.stdout.write(note.text)
        return DONE
    path = destination(options.output, note.name)
    save_as_told(path, note.text, overwrite=options.force)
    tell(f"Wrote {path}")
    return DONE
