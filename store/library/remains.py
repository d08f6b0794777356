"""The articles of a store, damaged or not: those that are sound, and what is known of the others."""

import re
from collections import Counter
from collections.abc import Iterator

from store.database import Database
from store.identity.brought import brought
from store.identity.incoming import Incoming
from store.identity.records import ArticleSummary, Place, Text, slug_of
from store.identity.register import Everywhere
from store.library.found import FOUND, Found
from store.library.losses import UNREADABLE, legible
from store.library.making import extracted
from store.library.stored import stored_article
from store.library.watching import Onlooker
from store.text.paths import STANDARD_INPUT

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)-")

Arrival = tuple[Incoming, tuple[Place, ...], str]
"""What an article brings, where it lies and when it came."""


class Remains:
    """The articles of a store.

    An id that damage has changed is known by what else says it: lines of the first version of the store have no
    checksum of their own, so that an article or its text may lie under a wrong one. Where no more than one line speaks
    of an article there never was one.

    Args:
        database: the store.
        onlooker: asked after each article whether that is to go on.

    Attributes:
        sound: summaries of those that are what they were, by id.
        unsound: what can be read of the others' summaries.
    """

    def __init__(self, database: Database, onlooker: Onlooker) -> None:
        self.database = database
        self.sound: dict[str, ArticleSummary] = {}
        self.unsound: dict[str, ArticleSummary | None] = {}
        self._register = Everywhere(database)
        self._texts: dict[str, str] = {}  # where an article's text lies under another id than its own
        known, texts = set(database.ids_of("articles")), set(database.ids_of("texts"))
        alone = {body.digest: one for one in sorted(texts - known) if (body := self.text(one)) is not None}
        for identity in sorted(known):
            onlooker.ask()
            self._sort(identity, legible(self.database, "articles", identity, ArticleSummary), alone)
        taken = {*self.sound, *self._texts.values()}
        for identity in sorted((texts | self._spoken_of()) - known - taken):
            self.unsound[identity] = None

    def _sort(self, identity: str, summary: ArticleSummary | None, alone: dict[str, str]) -> None:
        """Note whether an article is sound, which it is also with a text that lies alone under another id."""
        body = self.text(identity)
        if summary is not None and body is not None and body.digest == summary.digest:
            self.sound[identity] = summary
        elif summary is not None and summary.digest in alone:
            text = alone.pop(summary.digest)
            own = text if summary.id == text else identity
            self.sound[own] = summary
            self._texts[own] = text
        else:
            self.unsound[identity] = summary

    def _spoken_of(self) -> set[str]:
        """Return the articles of which several lines say that something stands in them."""
        lines = Counter({slug: len(found) for slug, found in self._register.entities.items()})
        lines.update({slug: len(found) for slug, found in self._register.contents.items()})
        return {f"article/{slug}" for slug, count in lines.items() if count > 1}

    def text(self, identity: str) -> Text | None:
        """Return an article's text if it can be read."""
        return legible(self.database, "texts", self._texts.get(identity, identity), Text)

    def arriving(self, identity: str) -> Iterator[Arrival]:
        """Yield a sound article with what was found in it, or is today if that is not whole."""
        summary, body = self.sound[identity], self.text(identity)
        if body is not None:
            places = summary.places or (Place(path=summary.path or str(STANDARD_INPUT)),)  # damage may have taken them
            yield self._whole(identity, summary) or extracted(identity, summary, body), places, summary.added

    def _whole(self, identity: str, summary: ArticleSummary) -> Incoming | None:
        """Return what was found in an article, if all of it is there."""
        try:
            known = stored_article(self.database, self._register, identity)
        except UNREADABLE:
            return None
        whole = brought(known.locals, known.figures, known.quotes) == summary.brought
        if not (whole and summary.id == identity):
            return None
        if not self.database.has(FOUND, identity):
            return known
        found = legible(self.database, FOUND, identity, Found)
        return found.instead_of(known) if found is not None else None


def from_text(identity: str, body: Text) -> Incoming:
    """Return what is found in a text of which nothing else is known than its article's id."""
    titles = [body.text[block.start : block.end] for block in body.blocks if block.kind == "title"]
    date = _DATE.match(slug_of(identity))
    title = " ".join(titles[0].split()) if titles else slug_of(identity)
    summary = ArticleSummary(
        id=identity, title=title, published=date[1] if date else None, digest=body.digest, length=len(body.text)
    )
    return extracted(identity, summary, body)
