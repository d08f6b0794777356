"""What is found in one file, without a store."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
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
        elsewhere: folded names that others have and that were evidence, and in how many articles.
    """

    name: str
    article: Article
    extraction: Extraction
    known: bool
    elsewhere: Mapping[str, int] = {}

    def as_annotated(self) -> Mapping[str, object]:
        """Return what was found in the shape of the annotation guidelines."""
        from store.extraction.report import to_guidelines

        return to_guidelines(self.name, self.article, self.extraction)

    def explained(self) -> Iterator[str]:
        """Yield lines of text: each sentence with what was found in it and nearly found, by which rules."""
        from store.extraction.explain import explain

        yield from explain(self.article, self.extraction, known=self.known, elsewhere=self.elsewhere)


def examined(
    path: Path, known: bool, data: bytes | None = None, elsewhere: Mapping[str, int] = MappingProxyType({})
) -> Examined:
    """Return what is found in a file, or in its bytes where they have been read already.

    Args:
        path: of the file.
        known: whether the lists of known names are evidence.
        data: its bytes.
        elsewhere: folded names of people that many articles of a store have, and in how many.

    Raises:
        ReadError: it cannot be read.
    """
    from store.articles import parse_article
    from store.articles.files import read_bytes
    from store.extraction.pipeline import extract

    article = parse_article(read_bytes(path) if data is None else data, str(path))
    name = "stdin" if path == STANDARD_INPUT else path.stem
    found = Examined(name, article, extract(article, known=known), known)
    return _with(found, elsewhere) if elsewhere else found


def _with(found: Examined, elsewhere: Mapping[str, int]) -> Examined:
    """Return what is found in an article with the names of others, where these let find anybody; see `making`."""
    from store.corrections.amending import Amendments
    from store.extraction.pipeline import extract
    from store.identity.incoming import incoming
    from store.library.making import Making
    from store.library.marks import Marks

    locals_ = incoming(found.article, found.extraction).locals
    names = Making(Amendments(()), Marks(None), elsewhere).missed(locals_, found.article.text)
    if not names:
        return found
    extraction = extract(found.article, known=found.known, elsewhere=names)
    return found._replace(extraction=extraction, elsewhere={name: elsewhere[name] for name in names})
