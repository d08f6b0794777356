"""The desk: the only bridge from the screen to the store. No Textual here.

Its methods may be called from any thread. They answer with plain records that are ready to be drawn. It brings the
store with it, so it is imported after the first frame has been painted.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import DossierError, NotFoundError, StoreError
from store.kinds import EntityKind, SortOrder
from store.model import Link
from store.search.results import WHOLE, Listing
from store.text.addresses import Address
from store.text.language import retold, tr
from store.text.wording import how_many
from store.workspace import Catalogue, Layout, Workspace
from tui.desk.between import Between
from tui.desk.cards import Sources, card_of
from tui.desk.deciding import Deciding
from tui.desk.loading import Loaded, Stop, Told, load, remove
from tui.desk.made import Made, made_by_the_rule_of
from tui.desk.mentions import Mentions
from tui.desk.models import CardModel, FoundPassage, ListedArticle, Subject, named_in
from tui.desk.offered import About
from tui.desk.offers import Offers
from tui.desk.pages import ArticlePage, ArticlePages
from tui.desk.panes import Finder, FoundRows
from tui.desk.passages import passage_card
from tui.desk.queries import Queries
from tui.desk.remembering import Remembering, Taken
from tui.desk.rows import naming
from tui.desk.suggesting import Suggesting
from tui.desk.taking import Taking
from tui.desk.viewing import Viewing


class Desk:
    """Answers what the screen asks.

    Args:
        store: where the store is, None for the usual place.
        opener: opens it.

    Attributes:
        queries: what helps with queries.
        pages: what leads to where something is read.
        offers: what can be said of what is shown wrong.
        deciding: says it, and takes it back.
        suggesting: finds who may be one.
        remembering: keeps how the explorer is left.
        taken: how it was left last, once the store is open.
        viewing: answers what the views ask.
        taking: exports and copies.
    """

    def __init__(
        self,
        store: Path | Address | None = None,
        opener: Callable[[Path | Address | None], Workspace] = Workspace.open,
    ) -> None:
        self._store = store
        self._opener = opener
        self._workspace: Workspace | None = None
        self._between = Between()
        self._refreshing = threading.Lock()
        self._closing = threading.Event()
        self._meant: Catalogue | None = None
        self._mentions = Mentions(lambda: self.workspace)
        self._finder = Finder(lambda: self.workspace, self._mentions, self.name)
        self.queries = Queries(lambda: self.workspace)
        self.pages = ArticlePages(lambda: self.workspace, self._mentions)
        self.offers = Offers(lambda: self.workspace, self.name)
        self.deciding = Deciding(lambda: self.workspace, self._between.do, self._closing.is_set)
        self.viewing = Viewing(lambda: self.workspace, self._mentions, self.name)
        self.taking = Taking(lambda: self.workspace, self._mentions, self._meet)
        self.remembering = Remembering(lambda: self.workspace, self.is_there, self.resolve, self.viewing.knows)
        self.taken = Taken()
        self.suggesting = Suggesting(lambda: self.workspace, self.card, self.deciding)

    @property
    def workspace(self) -> Workspace:
        """The open store.

        Raises:
            StoreError: it is not open yet.
        """
        if self._workspace is None:
            raise StoreError(tr("The store is not open yet; wait until the panes are filled."))
        return self._workspace

    @property
    def layout(self) -> Layout:
        """Which columns the panes have."""
        return self.workspace.layout

    def allow_fuzzy_pinyin(self, allowed: bool) -> None:
        """Allow or forbid fuzzy pinyin, now and at the next start.

        Raises:
            StoreError: that cannot be written.
        """
        self.queries.searches.allow_fuzzy_pinyin(allowed)
        self.refresh()

    def open(self) -> None:
        """Open the store; one that was never given anything shows an example.

        Raises:
            StoreError: it cannot be opened; the sentence says why.
        """
        workspace = self._opener(self._store)
        self._meant = workspace.catalogue  # what the panes are filled from: that it cannot be read is told here
        self._workspace = workspace
        self.taken = self.remembering.take_up()

    @property
    def is_prepared(self) -> bool:
        """Whether searches and cards need not wait for anything to be read first."""
        return self._workspace is not None and self._workspace.catalogue.is_prepared

    def prepare(self) -> bool:
        """Make what the first search and the first card need, and return whether rows are new since the last visit."""
        self.workspace.catalogue.prepare()
        self.workspace.views.look_for_unmet()
        return bool(self.workspace.views.unmet)

    @property
    def has_read_articles(self) -> bool:
        """Whether `text:` need not wait for the articles to be read first."""
        return self._workspace is not None and self._workspace.catalogue.has_read_articles

    def read_articles(self) -> None:
        """Make what the first `text:` needs."""
        self.workspace.catalogue.prepare(articles=True)

    @property
    def is_current(self) -> bool:
        """Whether no other dossier has written to the store since it was read for the panes."""
        return self.workspace.is_current

    @property
    def generations(self) -> tuple[int, int]:
        """Which state of the store cards and notes are made of now, and which one of rows and links."""
        return self.workspace.holdings.generation, self.workspace.catalogue.generation

    def take_in(self) -> None:
        """Take in what another dossier has written, so that nobody whom that has taken out is shown or exported.

        For rows and links `refresh` does, which takes longer.
        """
        self.workspace.take_in()

    def is_there(self, what: Subject) -> bool:
        """Return whether an entity or an article is in the store; a passage, words of articles, is taken to be.

        A person whose articles are gone is not, though a namesake may have come to have their id.
        """
        library = self.workspace.holdings
        try:
            if isinstance(what, FoundPassage):
                return True
            if what.startswith("article/"):
                library.summary(what)
                return True
            library.entity(what)
        except NotFoundError:
            return False
        except DossierError:
            return True  # it is damaged, which is told where it is shown
        return not self.is_anothers(what)

    def is_anothers(self, what: Subject) -> bool:
        """Return whether the id of a person means another now: nobody who stands where the one that was meant stood."""
        if isinstance(what, FoundPassage) or not what.startswith("person/"):
            return False
        meant, now = self._meant, self.workspace.catalogue
        if meant is None or not meant.is_prepared or meant.generation == self.workspace.holdings.generation:
            return False
        before = meant.links.articles_of(what)
        try:
            if now.generation == self.workspace.holdings.generation:
                after = now.links.articles_of(self.resolve(what))
            else:
                after = frozenset(mention.article for mention in self.workspace.holdings.mentions(what))
        except NotFoundError:
            return False  # it means nobody
        return bool(before and after) and before.isdisjoint(after)

    def settle(self) -> None:
        """Take all ids that are kept anywhere to mean from now on what they mean now; see `is_there`."""
        self._meant = self.workspace.catalogue

    def _meet(self, subject: Subject) -> None:
        """Take in what another dossier has written, and see whether a subject is still there.

        Raises:
            NotFoundError: another has its id now.
        """
        self.take_in()
        if not self.is_there(subject) and not isinstance(subject, FoundPassage):
            raise NotFoundError(tr("{name} is gone: it was taken out of the store.", name=named_in(subject)))

    def files(self) -> Iterable[Path]:
        """Yield the folders that were ever loaded, and the files of all articles."""
        yield from filter(Path.is_dir, self.workspace.sources.asked)
        yield from self.workspace.holdings.files()

    def arrivals(self) -> str:
        """Return what has come into the folders that were ever loaded, in a few words; "" for nothing."""
        try:
            new, changed, outdated = map(len, self.workspace.arrivals())
        except DossierError:
            return ""  # what is the matter with the store is told where it matters
        if new and changed:
            return tr("{new:,} new, {clippings}", new=new, clippings=how_many(changed, "changed clipping"))
        if changed:
            return how_many(changed, "changed clipping")
        if outdated and not new:
            return how_many(outdated, "clipping that older rules have read", "clippings that older rules have read")
        return how_many(new, "new clipping") if new else ""

    def note_read(self, article_id: str) -> None:
        """Note that an article was opened; where that cannot be written, it is known until the program ends."""
        with suppress(StoreError):
            self.workspace.visits.note_read(article_id)

    @property
    def unread(self) -> tuple[str, ...]:
        """A sentence for each file that could not be read when it was last looked at."""
        return tuple(map(retold, self.workspace.sources.unread.values()))

    def close(self) -> None:
        """Close the store, if it is open; a load going on is ended first, after the article it is at."""
        self._closing.set()
        with self._between.alone(), self._refreshing:
            if self._workspace is not None:
                if self._workspace.holdings.counts()["article"]:
                    with suppress(StoreError):
                        self._workspace.visits.leave()
                self._workspace.close()
                self._workspace = None

    def load(self, paths: Iterable[Path], told: Told, stop: Stop) -> Loaded:
        """Load articles, then read the store again: where that failed midway, what was taken in before is there.

        What is decided meanwhile is decided between two articles.

        Raises:
            StoreError: the store could not be written.
        """
        with self._between.long() as others, self._read_again():
            return load(self.workspace, paths, told, lambda: stop() or self._closing.is_set(), others)

    def remove(self, paths: Iterable[str]) -> int:
        """Take out the articles of files that are gone, read the store again, and return how many they were.

        Raises:
            NotFoundError: the store knows no such file.
            StoreError: it cannot be written.
        """
        with self._between.alone(), self._read_again():
            return remove(self.workspace, paths)

    @contextmanager
    def _read_again(self) -> Iterator[None]:
        """Read the store again at the end."""
        try:
            yield
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Read the store again, so that what was loaded meanwhile is found; one that is being closed is not read."""
        with self._refreshing:
            if not self._closing.is_set():
                self.workspace.refresh()
                self.workspace.views.look_for_unmet()

    def lay_over(self) -> bool:
        """Let what others have written be found before all is read again; False where it is, or there is nothing."""
        with self._refreshing:
            return not self._closing.is_set() and self.workspace.lay_over()

    def hear(self, told: Callable[[], object]) -> Callable[[], bool]:
        """Have it told, in a thread, when others may have written; return what says whether one need not look."""
        return self.workspace.hear(told)

    def counts(self) -> Mapping[str, int]:
        """Return how many records each table holds."""
        return self.workspace.holdings.counts()

    def article_count(self) -> int:
        """Return how many articles there are."""
        return self.counts().get("article", 0)

    def search(
        self,
        query: str,
        focus: str | None,
        orders: Mapping[EntityKind, SortOrder],
        listing: Listing = WHOLE,
    ) -> FoundRows:
        """Return the rows of all four panes; see `Index.search`."""
        return self._finder.search(query, focus, orders, listing)

    def lead(self, entity_id: str) -> str:
        """Return the figure or quote that stands for all that say the same as one."""
        return self._finder.lead(entity_id)

    def resolve(self, entity_id: str) -> str:
        """Return the id that an entity has now, given one that it has or had."""
        return self.workspace.holdings.resolve(entity_id)

    def name(self, entity_id: str, article: str = "") -> str:
        """Return what an entity is called where there is little room, in the script of an article if that is given."""
        return naming(self.workspace)(entity_id, article)

    def card(self, subject: Subject) -> CardModel:
        """Return the card of an entity or a passage.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        self._meet(subject)
        if isinstance(subject, FoundPassage):
            return self._passage_card(subject)
        links = self.workspace.links.of(subject)
        try:
            return self._card(subject, links)
        except NotFoundError:  # a neighbour is gone, and the links are of before
            return self._card(subject, [link for link in links if self.is_there(link.target)])

    def _passage_card(self, passage: FoundPassage) -> CardModel:
        library = self.workspace.holdings
        mention = self._mentions.one(passage, 0)[2]
        sources = Sources(library.entity, library.article, (), ())
        return passage_card(passage, mention, sources, library.in_article(mention.article), library.annotated())

    def _card(self, entity_id: str, links: Sequence[Link]) -> CardModel:
        library = self.workspace.holdings
        own, mentions = library.annotation(entity_id), self.workspace.facts.mentions(entity_id)
        alike, printed = self.workspace.index.said_alike, self.workspace.index.printed_in
        sources = Sources(library.entity, library.article, links, mentions, library.copies, own, alike, printed)
        card = card_of(library.entity(entity_id), sources, self.workspace.corrections.of(entity_id))
        return card._replace(subject=entity_id)  # while articles are read the panes still know it by the id it had

    def passage_of(self, found: FoundPassage) -> About:
        """Return which characters of which article are meant by a passage that was found.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        return self.offers.own.passage(self._mentions.one(found, 0)[2])

    def made(self, about: About) -> Made:
        """Return what else the rule made that found something; see `made_by_the_rule_of`."""
        return made_by_the_rule_of(self.workspace, about)

    def passage(self, subject: Subject, number: int, beside: str = "", step: int = 1) -> ArticlePage:
        """Return the page with one of a subject's mentions lit; see `ArticlePages.at`.

        Raises:
            NotFoundError: the entity or its article is gone, or it stands nowhere.
        """
        self._meet(subject)
        return self.pages.at(subject, number, beside, step)

    def page(self, article_id: str) -> ArticlePage:
        """Return the page of an article with nothing lit."""
        self._meet(article_id)
        return self.pages.of(article_id)

    def articles(self) -> Sequence[ListedArticle]:
        """Return all articles, without their texts."""
        return self.workspace.holdings.articles()
