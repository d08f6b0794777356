"""The command `extract`: what the extractor finds in files, as JSON in the shape of the annotation guidelines."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from store.articles import find_articles, parse_article, read_article
from store.errors import DossierError
from store.extraction.explain import explain
from store.extraction.pipeline import extract
from store.extraction.report import to_guidelines
from store.model import Article


def run(options: argparse.Namespace) -> int:
    """Print what is found in one file, or write one JSON file per article into a folder; return the exit status."""
    path: Path = options.path
    if path.is_dir() and not (options.out or options.explain):
        print("dossier: name a folder for the results of a folder: --out DIR", file=sys.stderr)
        return 2
    failed = 0
    for name, article in _articles(path):
        if isinstance(article, DossierError):
            print(f"dossier: {article}", file=sys.stderr)
            failed += 1
            continue
        if options.explain:
            print("\n".join(explain(article, known=not options.no_gazetteer)))
            continue
        found = to_guidelines(name, article, extract(article, known=not options.no_gazetteer))
        text = json.dumps(found, ensure_ascii=False, indent=1)
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        else:
            print(text)
    return 1 if failed else 0


def _articles(path: Path) -> Iterator[tuple[str, Article | DossierError]]:
    """Yield each article under the name of its file, or the reason why it could not be read."""
    if str(path) == "-":
        yield "stdin", parse_article(sys.stdin.buffer.read(), "-")
        return
    for found in find_articles([path]):
        if isinstance(found, DossierError):
            yield "", found
            continue
        try:
            yield found.stem, read_article(found)
        except DossierError as error:
            yield found.stem, error
