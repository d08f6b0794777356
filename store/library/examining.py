"""What is found in files, without a store: for whoever wants to see it, or to know why."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.errors import DossierError
from store.model import Article, Extraction
from store.text.paths import STANDARD_INPUT

if TYPE_CHECKING:  # which brings all rules with it
    from store.extraction.rules import Entry


class Examined(NamedTuple):
    """An article, and what was found in it.

    Attributes:
        name: of its file, without the ending.
        article: the article.
        extraction: what was found.
        known: whether the lists of known names were evidence.
    """

    name: str
    article: Article
    extraction: Extraction
    known: bool

    def as_annotated(self) -> Mapping[str, object]:
        """Return what was found in the shape of the annotation guidelines."""
        from store.extraction.report import to_guidelines

        return to_guidelines(self.name, self.article, self.extraction)

    def explained(self) -> Iterator[str]:
        """Yield lines of text: each sentence with what was found in it and nearly found, by which rules."""
        from store.extraction.explain import explain

        yield from explain(self.article, self.extraction, known=self.known)


def examine(path: Path, *, known: bool = True) -> Iterator[Examined | DossierError]:
    """Yield what is found in each article under a path, or why it could not be read.

    Args:
        path: a file, a folder, or `-` for standard input.
        known: whether the lists of known names are evidence.
    """
    from store.extraction.pipeline import extract

    for name, article in _articles(path):
        if isinstance(article, DossierError):
            yield article
        else:
            yield Examined(name, article, extract(article, known=known), known)


def rules() -> "Mapping[str, Entry]":
    """Return the rules by which anything is found, by their names."""
    from store.extraction.rules import table

    return table()


def _articles(path: Path) -> Iterator[tuple[str, Article | DossierError]]:
    """Yield each article under the name of its file, or the reason why it could not be read."""
    from store.articles import find_articles, parse_article, read_article
    from store.articles.files import read_bytes

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
