"""`python -m store.extraction FILE|DIR… [--out DIR] [--no-gazetteer]`: what is found in articles, as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from store.articles import find_articles, read_article
from store.errors import ReadError
from store.extraction.pipeline import extract
from store.extraction.report import to_guidelines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is found in each article, or write it into a folder, one file per article; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m store.extraction", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|DIR")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write <name>.json files here instead of printing")
    parser.add_argument("--no-gazetteer", action="store_true", help="leave out the names known beforehand")
    options = parser.parse_args(arguments)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for path in find_articles(options.paths):
        if isinstance(path, ReadError):
            print(path, file=sys.stderr)
            failed += 1
            continue
        try:
            article = read_article(path)
        except ReadError as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        found = to_guidelines(path.stem, article, extract(article, known=not options.no_gazetteer))
        text = json.dumps(found, ensure_ascii=False, indent=1)
        if options.out:
            (options.out / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        else:
            print(text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
