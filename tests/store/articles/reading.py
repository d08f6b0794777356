"""What the tests of reading share: an article from a few lines, and its blocks by kind."""

from store.articles import parse_article
from store.model import Article, BlockKind


def read(text: str, name: str = "clipping.md") -> Article:
    """Return the article in UTF-8 text."""
    return parse_article(text.encode("utf-8", "surrogatepass"), name)


def of_kind(article: Article, *kinds: BlockKind) -> list[str]:
    """Return the text of the blocks of some kinds, in order."""
    return [article.text[block.start : block.end] for block in article.blocks if block.kind in kinds]


def kind_of_text(article: Article, text: str) -> BlockKind:
    """Return the kind of the one block that says `text`."""
    (kind,) = [block.kind for block in article.blocks if article.text[block.start : block.end] == text]
    return kind


def line_of(article: Article, offset: int) -> int:
    """Return the line in the file of a character of the text."""
    return [line for start, line in article.lines if start <= offset][-1]
