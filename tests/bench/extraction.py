"""How fast articles are extracted: `python -m tests.bench.extraction [FOLDER]`.

Reads the articles of FOLDER, or those written for the tests, and prints, as ratios in one run:
articles a second on one core against the same articles only tagged by rjieba; seconds from the start of a process to
its first article; memory; and how the time grows with the length of an article (1.0 is linear).
"""

import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import rjieba

from store.articles import find_articles, read_article
from store.errors import DossierError
from store.extraction.pipeline import extract
from store.model import Article, Block
from store.workspace.folders import seed_files

ROUNDS = 5
ARTICLE = 2000
"""Characters of the article that the goal speaks of."""


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    folder = [Path(argument) for argument in arguments] or seed_files()
    articles = [article for path in find_articles(folder) if (article := _read(path))]
    if not articles:
        print("No article there can be read.", file=sys.stderr)
        return 1
    characters = sum(len(article.text) for article in articles)
    for article in articles:
        extract(article)
    whole = _median(lambda: [extract(article) for article in articles])
    tagging = _median(lambda: [rjieba.tag(article.text) for article in articles])
    print(f"{len(articles)} articles, {characters:,} characters, medians of {ROUNDS} rounds on one core")
    print(f"extracted        {characters / whole / ARTICLE:8.1f} articles of {ARTICLE:,} characters a second")
    print(f"tagged only      {characters / tagging / ARTICLE:8.1f}")
    print(f"ratio            {whole / tagging:8.1f} times the time of tagging alone")
    print(f"first article    {_first_article(folder):8.2f} times the start of Python with rjieba imported")
    print(f"peak memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    print(f"growth           {_growth(max(articles, key=lambda article: len(article.text))):8.2f} (exponent of length)")
    return 0


def _read(path: Path | DossierError) -> Article | None:
    if isinstance(path, DossierError):
        return None
    try:
        return read_article(path)
    except DossierError:
        return None


def _median(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _first_article(paths: Sequence[Path]) -> float:
    """Return the time of a fresh process that extracts one article, in times of one that only imports rjieba."""
    path = next(found for found in find_articles(paths) if isinstance(found, Path))
    ours = (
        "from pathlib import Path; from store.articles import read_article; "
        f"from store.extraction.pipeline import extract; extract(read_article(Path({str(path)!r})))"
    )
    run = [sys.executable, "-c"]
    return _median(lambda: subprocess.run([*run, ours], check=True)) / _median(
        lambda: subprocess.run([*run, "import rjieba; rjieba.cut('香港')"], check=True)
    )


def _growth(article: Article) -> float:
    """Return the exponent with which the time grows when an article is repeated 4, 16 and 64 times."""
    points: list[tuple[float, float]] = []
    for times in (4, 16, 64):
        long = _repeated(article, times)
        start = time.perf_counter()
        extract(long)
        points.append((math.log(len(long.text)), math.log(time.perf_counter() - start)))
    (first_length, first_time), *_, (last_length, last_time) = points
    return (last_time - first_time) / (last_length - first_length)


def _repeated(article: Article, times: int) -> Article:
    text = "\n".join([article.text] * times)
    start, blocks = 0, []
    for line in text.split("\n"):
        blocks.append(Block(start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(id=article.id, title=article.title, text=text, blocks=tuple(b for b in blocks if b.end > b.start))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
