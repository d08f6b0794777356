"""What the command palette offers: actions, entities, articles; never more hits than can be looked at."""

from asyncio import to_thread
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.theme import ThemeProvider

from store.errors import DossierError
from store.text.language import LANGUAGES, later, tr
from tui.desk.models import ENTITY_KINDS
from tui.keys.key import Key
from tui.screens.help import key_names
from tui.screens.main.screen import MainScreen
from tui.text.cells import cut, printable

if TYPE_CHECKING:  # what the first frame must not wait for
    from tui.desk.desk import Desk
    from tui.desk.models import ListedArticle

_ENTITIES_PER_KIND = 8
_ARTICLES = 20
_LABEL = 60
_EARLIER = 20
_KEPT = later("search: ")


class Palette(CommandPalette):
    """Textual's palette in the quiet colours of the rest, without its icon, which some terminals draw wider."""

    DEFAULT_CSS = """
    Palette {
        background: $background 60%;
        & > Vertical { width: 90%; max-width: 100; margin-top: 2; background: $surface; }
        & SearchIcon { display: none; }
        & #--input { border: round $primary; background: $surface; }
        & #--input.--list-visible { border: round $primary; }
        & CommandInput { padding: 0 1; }
        & CommandList {
            background: $surface;
            border: none;
            scrollbar-size-vertical: 1;
            scrollbar-color: $foreground 20%;
            scrollbar-background: $surface;
        }
        & > .command-palette--highlight { color: $lit; text-style: bold underline; }
    }
    """


class DeskProvider(Provider):
    """A provider that knows the main screen."""

    @property
    def main(self) -> MainScreen | None:
        """The main screen, from which the palette was opened, or a view that stands over it."""
        return next((screen for screen in self.app.screen_stack if isinstance(screen, MainScreen)), None)

    @property
    def desk(self) -> "Desk | None":
        """The desk, once the store is open."""
        return self.main.context.desk if self.main is not None and self.main.context.is_open else None


class ActionCommands(DeskProvider):
    """The actions of the key table, as `group: label`."""

    async def discover(self) -> Hits:
        """Yield every action."""
        for key in self._offered():
            yield DiscoveryHit(_title(key), partial(self._perform, key), help=_help(key))

    async def search(self, query: str) -> Hits:
        """Yield the actions that have the query in their title, or whose letters come in its order."""
        matcher = self.matcher(query)
        for key in self._offered():
            if (score := matcher.match(_title(key))) > 0:
                yield Hit(score, matcher.highlight(_title(key)), partial(self._perform, key), help=_help(key))

    def _offered(self) -> tuple[Key, ...]:
        return tuple(key for key in self.main.context.own_keys.keys if key.palette) if self.main is not None else ()

    async def _perform(self, key: Key) -> None:
        if self.main is not None:
            await self.main.perform(key)


class ThemeCommands(ThemeProvider):
    """The themes, what is shown now first: nothing looks otherwise before the cursor moves."""

    async def discover(self) -> Hits:
        """Yield every theme."""
        for name, choose in sorted(self.commands, key=lambda command: command[0] != self.app.theme):
            yield DiscoveryHit(name, choose)


class EntityCommands(DeskProvider):
    """Entities, found as the search bar finds them; choosing one makes it the focus."""

    async def search(self, query: str) -> Hits:
        """Yield the best hits of each kind."""
        desk, main = self.desk, self.main
        if desk is None or main is None:
            return
        try:
            found = await to_thread(desk.search, query, None, dict.fromkeys(ENTITY_KINDS, "relevance"))
        except DossierError:
            return
        for kind in ENTITY_KINDS:
            rows = found.panes[kind]
            for place in range(min(_ENTITIES_PER_KIND, len(rows.subjects))):
                row = rows.row(place)
                group = tr("{group}: ", group=tr(kind))
                label = Content.assemble((group, f"${kind}"), cut(printable(row.label), _LABEL))
                yield Hit(
                    0.5 - place / 100,
                    label,
                    partial(main.navigation.focus_on, row.subject),
                    text=group + row.label,
                    help=cut(printable(row.detail), _LABEL) or None,
                )


class SearchCommands(DeskProvider):
    """Kept and earlier searches, and how pinyin is searched for; choosing a search goes to its hits."""

    async def discover(self) -> Hits:
        """Yield the kept searches."""
        for title, help_text, action in self._offered():
            if title.startswith(tr(_KEPT)):
                yield DiscoveryHit(title, action, help=help_text)

    async def search(self, query: str) -> Hits:
        """Yield the searches that have the query in their title, or whose letters come in its order."""
        matcher = self.matcher(query)
        for title, help_text, action in self._offered():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), action, help=help_text)

    def _offered(self) -> Iterator[tuple[str, str | None, Callable[[], None]]]:
        desk, main = self.desk, self.main
        if desk is None or main is None:
            return
        kept, resume = desk.queries.searches.kept, main.search.resume
        for name, query in kept.items():
            yield f"{tr(_KEPT)}{printable(name)}", None if name == query else printable(query), partial(resume, query)
        for query in [query for query in desk.queries.searches.history if query not in kept.values()][:_EARLIER]:
            yield tr("earlier: {query}", query=printable(query)), None, partial(resume, query)
        state = tr("on") if desk.queries.searches.fuzzy_pinyin else tr("off")
        toggle = main.search.toggle_fuzzy_pinyin
        yield tr("Find: Fuzzy pinyin (is {state})", state=state), tr("zh as z, n as l, ng as n; remembered"), toggle


class ArticleCommands(DeskProvider):
    """Articles, by any words of their titles; choosing one opens the reader."""

    _articles: "Sequence[ListedArticle]" = ()

    async def startup(self) -> None:
        """Read what the articles are called; they are let go of with the palette."""
        self._articles = await to_thread(self.desk.articles) if self.desk is not None else ()

    async def search(self, query: str) -> Hits:
        """Yield articles whose title holds every word of the query."""
        main = self.main
        if main is None:
            return
        words = query.casefold().split()
        hits = (a for a in self._articles if all(word in a.title.casefold() for word in words))
        for _, article in zip(range(_ARTICLES), hits, strict=False):
            label = Content.assemble((tr("article: "), "dim"), cut(printable(article.title), _LABEL))
            source = " · ".join(part for part in (article.publisher, article.published or "") if part)
            read = partial(main.reading.read_article, article.id)
            yield Hit(0.3, label, read, text=article.title, help=printable(source) or None)


class ExportCommands(DeskProvider):
    """Formats of exports, in which choosing one offers to write what is selected; and shapes, in which it is copied."""

    async def search(self, query: str) -> Hits:
        """Yield those that have the query in their title, or whose letters come in its order."""
        if self.desk is None or self.main is None:
            return
        from store.export.formats import FORMATS  # which no first frame needs
        from store.export.shapes import SHAPES

        matcher, take_away = self.matcher(query), self.main.take_away
        offered = [
            (tr("Export to {title}", title=tr(one.title)), partial(take_away.export, one), one.suffix)
            for one in FORMATS
        ]
        offered += [
            (tr("Copy as {title}", title=tr(shape.title)), partial(take_away.copy_as, shape), tr("y from then on"))
            for shape in SHAPES
        ]
        for what, take, detail in offered:
            title = tr("Take away: {what}", what=what)
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), take, help=detail)


def _title(key: Key) -> str:
    return tr("{group}: ", group=tr(key.group)) + tr(key.label)


def _help(key: Key) -> str:
    return f"{key_names(key)}  {tr(key.help) if key.help else ''}".strip()


class LanguageCommands(Provider):
    """The languages in which everything can be said; choosing one has it said so."""

    async def discover(self) -> Hits:
        """Yield all of them."""
        for language, name in LANGUAGES.items():
            yield DiscoveryHit(name, partial(self.app.run_action, f"app.speak('{language}')"))

    async def search(self, query: str) -> Hits:
        """Yield those that have the query in their name."""
        matcher = self.matcher(query)
        for language, name in LANGUAGES.items():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), partial(self.app.run_action, f"app.speak('{language}')"))


PROVIDERS: tuple[type[Provider], ...] = (
    *(ActionCommands, EntityCommands, SearchCommands),
    *(ArticleCommands, ExportCommands),
)
"""What the palette asks."""
