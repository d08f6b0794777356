"""What was found in a file, without a store: the record."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from store.model import Article, Extraction


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
