"""`dossier extract`: what the extractor finds in files, as JSON in the shape of the annotation guidelines."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from store.errors import DossierError, OwnNoteError
from store.text.language import tr
from tui.cli.arguments import add_cluster, as_path
from tui.cli.collecting import look_seldom
from tui.cli.command import DONE, MISUSED, NOTHING, Call
from tui.cli.opens import Opens
from tui.terminal.streams import as_json, say, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("path", type=as_path, metavar="FILE|DIR")
    parser.add_argument("--out", type=as_path, metavar="DIR", help="one JSON file per article, needed for a folder")
    parser.add_argument("--explain", action="store_true", help="print the sentences with what was found, and why")
    add_cluster(parser)
    parser.add_argument("--no-gazetteer", action="store_true", help="without the list of known names")


def run(call: Call) -> int:
    """Print what is found in one file, or write one JSON file per article into a folder; return the exit status."""
    from store.workspace import Hands, examine
    from tui.terminal.saving import save

    look_seldom()
    options = call.options
    path: Path = options.path
    if path.is_dir() and not (options.out or options.explain):
        tell(tr("dossier: name a folder for the results of a folder: --out DIR"))
        return MISUSED
    failed = 0
    written: set[str] = set()
    hands = Hands(cluster=options.cluster or "")
    for found in examine(path, known=not options.no_gazetteer, elsewhere=_elsewhere(call), hands=hands):
        if isinstance(found, DossierError):
            tell(f"dossier: {found}")
            failed += path.is_file() or not isinstance(found, OwnNoteError)
            continue
        for failure in found.extraction.failures:
            tell(f"dossier: {found.name}: {failure.told}")
        if options.explain:
            say("\n".join(found.explained()))
            continue
        text = as_json(found.as_annotated())
        if options.out:
            save(options.out / _result_name(found.name, written), text + "\n", overwrite=True)
        else:
            print(text)
    return NOTHING if failed else DONE


def _elsewhere(call: Call) -> Mapping[str, int]:
    """Return the names that many articles of a store have, where one is asked; none where none is."""
    if not call.options.store:
        return {}
    with call.workspace(Opens.TO_READ) as workspace:
        return workspace.elsewhere()


def _result_name(name: str, written: set[str]) -> str:
    """Return a file name for a result, one that this run has not written yet: folders may hold files of one name."""
    from store.export.escaping import file_name

    number, result = 1, file_name(name, ".json")
    while result.lower() in written:
        number += 1
        result = file_name(name, f" ({number}).json")
    written.add(result.lower())
    return result
