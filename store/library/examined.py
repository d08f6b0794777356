"""What is found in one file, without a store."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from store.model import Article, Extraction
from store.text.paths import STANDARD_INPUT


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


def examined(path: Path, known: bool, data: bytes | None = None) -> Examined:
    """Return what is found in a file, or in its bytes where they have been read already.

    Raises:
        ReadError: it cannot be read.
    """
    from store.articles import parse_article
    from store.articles.files import read_bytes
    from store.extraction.pipeline import extract

    article = parse_article(read_bytes(path) if data is None else data, str(path))
    name = "stdin" if path == STANDARD_INPUT else path.stem
    return Examined(name, article, extract(article, known=known), known)
