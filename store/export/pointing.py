"""How a note points at what other notes may be of: by its name and its address, or by links, as a vault has them."""

from typing import Protocol

from store.export.citation import source_markdown
from store.export.escaping import inline
from store.model import Article


class Pointing(Protocol):
    """Makes the Markdown that names something and leads to it."""

    def entity(self, identity: str, words: str) -> str:
        """Return how an entity is named.

        Args:
            identity: its id, or "" of somebody who is only words.
            words: what to call it.
        """

    def article(self, article: Article) -> str:
        """Return how an article is cited."""


class _Plain:
    """Names what a note speaks of; articles are linked to where they were published."""

    def entity(self, identity: str, words: str) -> str:
        del identity
        return inline(words)

    def article(self, article: Article) -> str:
        return source_markdown(article)


PLAIN: Pointing = _Plain()
"""The way of a note that stands alone."""
