"""`dossier extract`: what the extractor finds in files, as JSON in the shape of the annotation guidelines."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import DossierError
from tui.cli.arguments import as_path
from tui.cli.command import DONE, MISUSED, NOTHING, Call
from tui.terminal.streams import as_json, say, tell

if TYPE_CHECKING:
    from store.model import Article


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("path", type=as_path, metavar="FILE|DIR")
    parser.add_argument("--out", type=as_path, metavar="DIR", help="one JSON file per article, needed for a folder")
    parser.add_argument("--explain", action="store_true", help="print the sentences with what was found, and why")
    parser.add_argument("--no-gazetteer", action="store_true", help="without the list of known names")


def run(call: Call) -> int:
    """Print what is found in one file, or write one JSON file per article into a folder; return the exit status."""
    from store.export.saving import save
    from store.extraction.explain import explain
    from store.extraction.pipeline import extract
    from store.extraction.report import to_guidelines

    options = call.options
    path: Path = options.path
    if path.is_dir() and not (options.out or options.explain):
        tell("dossier: name a folder for the results of a folder: --out DIR")
        return MISUSED
    failed = 0
    written: set[str] = set()
    for name, article in _articles(path):
        if isinstance(article, DossierError):
            tell(f"dossier: {article}")
            failed += 1
            continue
        extraction = extract(article, known=not options.no_gazetteer)
        for failure in extraction.failures:
            tell(f"dossier: {name}: {failure.told}")
        if options.explain:
            say("\n".join(explain(article, extraction, known=not options.no_gazetteer)))
            continue
        text = as_json(to_guidelines(name, article, extraction))
        if options.out:
            save(options.out / _result_name(name, written), text + "\n", overwrite=True)
        else:
            print(text)
    return NOTHING if failed else DONE


def _result_name(name: str, written: set[str]) -> str:
    """Return a file name for a result, one that this run has not written yet: folders may hold files of one name."""
    from store.export.escaping import file_name

    number, result = 1, file_name(name, ".json")
    while result.lower() in written:
        number += 1
        result = file_name(name, f" ({number}).json")
    written.add(result.lower())
    return result


def _articles(path: Path) -> Iterator[tuple[str, "Article | DossierError"]]:
    """Yield each article under the name of its file, or the reason why it could not be read."""
    from store.articles import find_articles, parse_article, read_article
    from store.articles.files import read_bytes
    from store.text.paths import STANDARD_INPUT

    if path == STANDARD_INPUT:
        try:
            yield "stdin", parse_article(read_bytes(STANDARD_INPUT), "-")
        except DossierError as error:
            yield "stdin", error
        return
    for found in find_articles([path]):
        if isinstance(found, DossierError):
            yield "", found
            continue
        try:
            yield found.stem, read_article(found)
        except DossierError as error:
            yield found.stem, error
