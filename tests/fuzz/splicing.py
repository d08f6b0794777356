"""Extract from texts spliced out of pieces of real articles: what no writer put together, a rule may not have foreseen.

    python -m tests.fuzz.splicing --count 100000 --articles ~/clippings

A text in which a sentence makes a rule fail is written to standard error with the rule; the status says whether there
was any. The articles are the project's own unless a folder is given.
"""

import argparse
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from store.extraction.pipeline import extract
from store.model import Article, Block
from tests.store.soundness import check_extraction

OWN = Path(__file__).parent.parent / "corpus" / "articles"
_PIECES, _LONGEST = (2, 14), 60
_BORDER = re.compile(r"[，。；：、！？「」『』“”《》（）()\n]")
_MARKS = "，。：、「」『』“”（）《》…·％$\n 　的是其在"
"""What is put between two pieces as often as not: marks that open, close and part, and words that lean on others."""


def spliced(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """Make texts out of pieces of others, cut at a mark as often as amid a word."""
    chance = random.Random(seed)
    for _ in range(count):
        pieces = []
        for _ in range(chance.randint(*_PIECES)):
            text = chance.choice(texts)
            start = chance.randrange(max(1, len(text)))
            piece = text[start : start + chance.randint(1, _LONGEST)]
            if chance.random() < 0.5:
                piece = _BORDER.split(piece)[-1]
            pieces.append(piece + chance.choice(_MARKS) * chance.randint(0, 1))
        yield "".join(pieces).strip("\n") or "空"


def wrong_with(text: str) -> str:
    """Extract from a text; return what went wrong, a line for each, or nothing."""
    blocks = tuple(Block(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", text))
    article = Article(id="article/undated-spliced", title="", text=text, blocks=blocks)
    found = extract(article)
    try:
        check_extraction(article, found)
    except AssertionError as error:
        return f"{text!r}: what was found does not hold: {error}"
    return "\n".join(f"{text!r}: {failure.rule}: {failure.reason}" for failure in found.failures)


def main(arguments: Sequence[str]) -> int:
    """Extract from as many texts as asked for, on all processors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--articles", type=Path, metavar="DIR", default=OWN, help="what the pieces are of")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    texts = [file.read_text("utf-8") for file in sorted(options.articles.rglob("*.md"))]
    if not texts:
        sys.exit(f"There are no articles (*.md) in {options.articles}.")
    wrong = 0
    with Pool(os.cpu_count()) as pool:
        for said in filter(None, pool.imap(wrong_with, spliced(texts, options.count, options.seed), chunksize=50)):
            wrong += 1
            print(said, file=sys.stderr)
    print(f"{options.count} texts, {wrong} that a rule fails at")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
