"""The command `extract`: what the extractor finds in files, as JSON in the shape of the annotation guidelines."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from store.articles import find_articles, parse_article, read_article
from store.articles.files import read_bytes
from store.errors import DossierError
from store.export.escaping import file_name
from store.export.saving import save
from store.extraction.explain import explain
from store.extraction.pipeline import extract
from store.extraction.report import to_guidelines
from store.model import Article
from store.text.paths import STANDARD_INPUT
from tui.terminal.streams import as_json, say, tell


def run(options: argparse.Namespace) -> int:
    """Print what is found in one file, or write one JSON file per article into a folder; return the exit status."""
    path: Path = options.path
    if path.is_dir() and not (options.out or options.explain):
        tell("dossier: name a folder for the results of a folder: --out DIR")
        return 2
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
    return 1 if failed else 0


def _result_name(name: str, written: set[str]) -> str:
    """Return a file name for a result, one that this run has not written yet: folders may hold files of one name."""
    number, result = 1, file_name(name, ".json")
    while result.lower() in written:
        number += 1
        result = file_name(name, f" ({number}).json")
    written.add(result.lower())
    return result


def _articles(path: Path) -> Iterator[tuple[str, Article | DossierError]]:
    """Yield each article under the name of its file, or the reason why it could not be read."""
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
