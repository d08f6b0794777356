"""What the desk knows of searching besides the rows: ways to go on, earlier and kept queries, passages. No Textual."""

from collections.abc import Sequence
from pathlib import Path

from store.errors import NotFoundError, StoreError
from store.library.searches import SEARCHES, Searches
from store.model import Mention
from store.search.results import Passage as Place
from tui.desk.cards import Sources, passage_around
from tui.desk.models import CardModel, FoundPassage, Subject, Way
from tui.desk.passages import AsMentions, PassageRows, passage_card
from tui.desk.shelf import IndexLike, Shelf


class Finder:
    """The searching half of the desk.

    Args:
        folder: where the store lies, None for the usual place.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._searches: Searches | None = None
        self._read: tuple[IndexLike, FoundPassage, Sequence[Mention]] | None = None

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        if self._folder is None:
            from store.folders import default_folder

            self._folder = default_folder()
        return self._folder

    @property
    def shelf(self) -> Shelf:
        """The open store."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the store again."""
        raise NotImplementedError

    @property
    def searches(self) -> Searches:
        """Earlier and kept queries."""
        if self._searches is None:
            self._searches = Searches(self.folder / SEARCHES)
        return self._searches

    def remember(self, query: str) -> None:
        """Put a query first among the earlier ones, unless it names somebody who is to be forgotten."""
        try:
            if not self.shelf.names_forgotten(query):
                self.searches.remember(query)
        except StoreError:
            return  # they are remembered until the program ends, which is all that a folder one may not write to allows

    def keep(self, name: str, query: str) -> None:
        """Keep a search under a name.

        Raises:
            StoreError: it names somebody who is to be forgotten, or it cannot be written.
        """
        if any(map(self.shelf.names_forgotten, (name, query))):
            raise StoreError("It names somebody you had forgotten, so it is not kept.")
        self.searches.keep(name, query)

    def allow_fuzzy_pinyin(self, allowed: bool) -> None:
        """Allow or forbid fuzzy pinyin, now and at the next start.

        Raises:
            StoreError: that cannot be written.
        """
        self.searches.allow_fuzzy_pinyin(allowed)
        self.refresh()

    def complete(self, query: str, cursor: int) -> tuple[Way, ...]:
        """Return the ways to go on with the word that ends at the cursor: fields and their values.

        The panes show already whom a plain word finds, so words are completed only where a field may be meant.
        """
        from store.search.query import FIELDS

        words = query[:cursor].replace("：", ":").split()
        word = words[-1].removeprefix("-").casefold() if words and not query[cursor - 1].isspace() else ""
        if not word or (":" not in word and not any(field.startswith(word) for field in FIELDS)):
            return ()
        found = self.shelf.index.complete(query, cursor)
        return tuple(Way(*way) for way in found if ":" in word or way.text.endswith(":"))

    def passages(self, places: Sequence[Place], query: str, focus: str | None) -> PassageRows | None:
        """Return the rows of the passages that a query has found, in the articles of the focus; None for none."""
        first = FoundPassage(0, query, focus or "")
        found = self._narrowed(places, first) if places else ()
        return PassageRows(found, first, self.shelf.library.article) if found else None

    def _narrowed(self, places: Sequence[Place], first: FoundPassage) -> Sequence[Mention]:
        if first.focus:
            within = {mention.article for mention in self.mentions(first.focus)}
            places = [place for place in places if place.article in within]
        found = AsMentions(places)
        self._read = (self.shelf.index, first, found)
        return found

    def mentions(self, subject: Subject) -> Sequence[Mention]:
        """Return the mentions of an entity, newest article first; of a passage, all passages of its query.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        if isinstance(subject, str):
            return self.shelf.library.mentions(subject)
        first, kept = subject._replace(number=0), self._read
        if kept is not None and kept[0] is self.shelf.index and kept[1] == first:
            return kept[2]
        return self._narrowed(self.shelf.index.search(first.query).passages, first)

    def mention(self, subject: Subject, number: int) -> tuple[Subject, int, Mention]:
        """Return one of the mentions of an entity, with whose and which it is; numbers wrap around.

        A passage is one of the mentions of the first passage of its query, so that all are stepped through from any.

        Raises:
            NotFoundError: it is gone meanwhile, or stands nowhere.
        """
        name = subject
        if isinstance(subject, FoundPassage):
            name, number, subject = subject.query, subject.number + number, subject._replace(number=0)
        mentions = self.mentions(subject)
        if not mentions:
            raise NotFoundError(f"No article has a mention of {name}.")
        number %= len(mentions)
        return subject, number, mentions[number]

    def _passage_card(self, passage: FoundPassage) -> CardModel:
        library = self.shelf.library
        mention = self.mention(passage, 0)[2]
        sources = Sources(library.entity, library.article, (), ())
        return passage_card(passage, mention, sources, library.in_article(mention.article))

    def _cite_passage(self, passage: FoundPassage, number: int) -> str:
        from store.export.citation import source_line

        mention = self.mention(passage, number)[2]
        article = self.shelf.library.article(mention.article)
        start, end = passage_around(article, mention.start, mention.end)
        return f"{' '.join(article.text[start:end].split())}\n—— {source_line(article)}"
