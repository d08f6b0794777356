"""One entity as a Markdown note: CommonMark with YAML front matter that opens cleanly in Obsidian.

Deterministic: the same store gives the same note, byte for byte. Everything an article says is escaped; every statement
stands with its source line. Quotes carry block ids (`^q-…`) of the letters that Obsidian takes, so that another note
can point at one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from store.export.citation import sentence_of, source_markdown
from store.export.copies import copies_of, without_copies
from store.export.escaping import file_name, inline, scalar
from store.kinds import EntityKind, kind_of
from store.model import AnyEntity, Article, Figure, Mention, Organisation, Person, Quote, Role
from store.text.digits import in_digits

_MOST_ARTICLES = 200
"""Articles whose sentences a note quotes; of an entity in more of them the newest are, and the note says so."""


Stated = TypeVar("Stated", Figure, Quote)


class Source(Protocol):
    """What a note is made from: a library."""

    def entity(self, entity_id: str) -> AnyEntity:
        """Return an entity."""

    def article(self, article_id: str) -> Article:
        """Return an article."""

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        """Return where an entity stands, newest article first."""

    def copies(self, which: str, /) -> Sequence[str]:
        """Return the articles that are copies of an article, or the same statement in them."""


class Linked(Protocol):
    """Something an entity is linked with, and how often."""

    @property
    def target(self) -> str:
        """Id of the other entity."""

    @property
    def kind(self) -> str:
        """What the link says."""

    @property
    def count(self) -> int:
        """How often."""


class Linking(Protocol):
    """What knows the links of an entity, strongest first."""

    def of(self, entity_id: str) -> Sequence[Linked]:
        """Return the links of an entity."""


def note_name(entity: AnyEntity) -> str:
    """Return a file name for the note of an entity, safe on every system."""
    match entity:
        case Figure():
            return file_name(f"{entity.text} {entity.last_seen or ''}")
        case Quote():
            return file_name(f"{entity.speaker} {entity.last_seen or ''} {entity.text[:24]}")
        case Organisation() | Person():
            return file_name(entity.name)


def to_markdown(library: Source, links: Linking, entity_id: str) -> str:
    """Return the note of an entity of any of the four kinds.

    Raises:
        NotFoundError: there is no such entity.
    """
    return _Note(library, links, library.entity(entity_id)).text()


class _Note:
    """The making of one note; articles are read once, however many sentences stand in them."""

    def __init__(self, library: Source, links: Linking, entity: AnyEntity) -> None:
        self._library = library
        self._entity = entity
        self._mentions = library.mentions(entity.id)
        self._articles: dict[str, Article] = {}
        self._counts: dict[str, int] = {}
        self._linked: dict[EntityKind, list[tuple[str, AnyEntity]]] = {
            "organisation": [],
            "person": [],
            "figure": [],
            "quote": [],
        }
        for link in links.of(entity.id):
            if link.target not in self._counts:
                self._linked[kind_of(link.target)].append((link.kind, library.entity(link.target)))
            self._counts[link.target] = self._counts.get(link.target, 0) + link.count

    def text(self) -> str:
        """Return the whole note."""
        entity = self._entity
        sections = [*self._front_matter(), "", f"# {inline(_title(entity))}", ""]
        match entity:
            case Person():
                sections += [*self._roles(entity.roles), *self._forms(entity.aliases, entity.also)]
            case Organisation():
                sections += self._forms(entity.aliases, entity.also)
            case Figure():
                sections += self._figure(entity)
            case Quote():
                sections += self._block_quote(entity)
        sections += self._said()
        sections += self._quotes_about()
        sections += self._figures()
        sections += self._named("People", "person")
        sections += self._named("Organisations", "organisation")
        sections += self._sentences()
        return "\n".join(sections).rstrip("\n") + "\n"

    # The parts, in the order of the note

    def _front_matter(self) -> Iterator[str]:
        entity = self._entity
        yield "---"
        yield f"type: {kind_of(entity.id)}"
        match entity:
            case Person():
                yield f"name: {scalar(entity.name)}"
                yield from _list("aliases", (*entity.aliases, *entity.also))
                yield from _list("roles", map(_role, entity.roles))
            case Organisation():
                yield f"name: {scalar(entity.name)}"
                yield from _list("aliases", (*entity.aliases, *entity.also))
                yield f"kind: {entity.kind}"
            case Figure():
                yield f"name: {scalar(entity.text)}"
                yield f"kind: {entity.kind}"
                yield from (f"{name}: {value:.15g}" for name, value in _values(entity))
                if entity.unit:
                    yield f"unit: {scalar(entity.unit)}"
            case Quote():
                yield f"name: {scalar(_title(entity))}"
                yield f"kind: {entity.kind}"
                yield f"speaker: {scalar(entity.speaker)}"
        yield f"mentions: {len(self._mentions)}"
        yield f"articles: {len(self._article_ids())}"
        yield f"quotes: {len(self._linked['quote'])}"
        yield f"figures: {len(self._linked['figure'])}"
        yield from _list("sources", (a.url or a.title or a.path for a in map(self._article, self._article_ids())))
        yield "---"

    def _roles(self, roles: Sequence[Role]) -> Iterator[str]:
        if roles:
            yield from (f"- {inline(_role(role))}" for role in roles)
            yield ""

    def _forms(self, aliases: Sequence[str], also: Sequence[str]) -> Iterator[str]:
        if forms := [*aliases, *also]:
            yield f"Also written: {inline('、'.join(forms))}"
            yield ""

    def _figure(self, figure: Figure) -> Iterator[str]:
        if figure.value is not None:
            span = " – ".join(in_digits(value) for _, value in _values(figure))
            inferred = " (currency inferred from the article's place)" if figure.inferred else ""
            yield f"{inline(figure.qualifier or '')} {span} {inline(figure.unit or '')}{inferred}".strip()
            yield ""
        if copied := list(self._copied(figure)):
            yield from (*copied, "")

    def _said(self) -> Iterator[str]:
        quotes = [e for _, e in self._linked["quote"] if isinstance(e, Quote) and e.speaker_id == self._entity.id]
        yield from self._quotes("Said", quotes)

    def _quotes_about(self) -> Iterator[str]:
        quotes = [e for _, e in self._linked["quote"] if isinstance(e, Quote) and e.speaker_id != self._entity.id]
        yield from self._quotes("Said by others, beside it" if quotes else "", quotes)

    def _quotes(self, heading: str, quotes: list[Quote]) -> Iterator[str]:
        if not quotes:
            return
        yield from (f"## {heading}", "")
        for quote in self._newest_first(quotes):
            yield from self._block_quote(quote)

    def _block_quote(self, quote: Quote) -> Iterator[str]:
        words = inline(quote.text)
        yield f"> “{words}”" if quote.kind == "direct" else f"> {words}"
        yield ""
        yield f"^q-{hashlib.sha256(quote.id.encode()).hexdigest()[:8]}"
        yield ""
        unresolved = " (not resolved)" if quote.speaker_kind == "unresolved" else ""
        speaker = f"{inline(quote.speaker)}{unresolved}, {inline(quote.cue)} ({quote.kind})"
        yield f"— {speaker} · {self._source(quote.article)}"
        yield ""
        if copied := list(self._copied(quote)):
            yield from (*copied, "")

    def _copied(self, said: Figure | Quote) -> Iterator[str]:
        """Yield in how many copies of one text a statement stands, and what other copies say in its place."""
        copies = copies_of(self._library, said)
        if copies.sentence:
            yield f"- {copies.sentence}"
        for article, words in copies.otherwise:
            yield f"- differs in {source_markdown(article)}: {inline(words) or 'left out'}"

    def _figures(self) -> Iterator[str]:
        figures = [entity for _, entity in self._linked["figure"] if isinstance(entity, Figure)]
        if not figures:
            return
        yield from ("## Figures", "")
        for figure in self._newest_first(figures):
            mention = self._library.mentions(figure.id)[0]
            value = f" = {' – '.join(in_digits(v) for _, v in _values(figure))} {inline(figure.unit or '')}".rstrip()
            yield f"- **{inline(figure.text)}**{value if figure.value is not None else ''}: " + inline(
                sentence_of(self._article(figure.article), mention)
            )
            yield f"  — {self._source(figure.article)}"
            yield from (f"  {line}" for line in self._copied(figure))
        yield ""

    def _named(self, heading: str, kind: EntityKind) -> Iterator[str]:
        if not self._linked[kind]:
            return
        yield from (f"## {heading}", "")
        for link, entity in self._linked[kind]:
            detail = _role(entity.roles[0]) if isinstance(entity, Person) and entity.roles else ""
            times = f"{self._counts[entity.id]}×"
            yield f"- {inline(_title(entity))} — " + ", ".join(part for part in (inline(detail), link, times) if part)
        yield ""

    def _sentences(self) -> Iterator[str]:
        yield from ("## Mentions", "")
        shown = self._article_ids()[:_MOST_ARTICLES]
        for article_id in shown:
            article = self._article(article_id)
            yield f"- {source_markdown(article)}"
            sentences = (sentence_of(article, mention) for mention in self._mentions if mention.article == article_id)
            yield from (f"  - {inline(sentence)}" for sentence in dict.fromkeys(sentences))
        if len(self._article_ids()) > len(shown):
            yield f"- and {len(self._article_ids()) - len(shown)} older articles"

    # What the parts share

    def _newest_first(self, entities: Iterable[Stated]) -> list[Stated]:
        """Return the newest first, those of one article in the order in which they stand there; of copies one."""
        by_id = {entity.id: entity for entity in entities}
        once = [by_id[identity] for identity, _ in without_copies(self._library, sorted(by_id))]
        in_order = sorted(once, key=lambda entity: (entity.article, self._library.mentions(entity.id)[0].start))
        return sorted(in_order, key=lambda entity: entity.last_seen or "", reverse=True)

    def _article_ids(self) -> list[str]:
        return list(dict.fromkeys(mention.article for mention in self._mentions))

    def _article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            self._articles[article_id] = self._library.article(article_id)
        return self._articles[article_id]

    def _source(self, article_id: str) -> str:
        return source_markdown(self._article(article_id))


def _values(figure: Figure) -> list[tuple[str, float]]:
    pairs = (("value", figure.value), ("upper", figure.upper))
    return [(name, value) for name, value in pairs if value is not None]


def _title(entity: AnyEntity) -> str:
    match entity:
        case Figure():
            return entity.text
        case Quote():
            return f"{entity.speaker}：{entity.text[:40]}{'…' if len(entity.text) > 40 else ''}"
        case Organisation() | Person():
            return entity.name


def _role(role: Role) -> str:
    return f"{role.title}, {role.organisation}" if role.organisation else role.title


def _list(name: str, values: Iterable[str]) -> Iterator[str]:
    """Return a YAML list; Obsidian wants a list for `aliases` even where there is one or none."""
    distinct = list(dict.fromkeys(values))
    yield f"{name}:" if distinct else f"{name}: []"
    yield from (f"  - {scalar(value)}" for value in distinct)
