"""One entity as a Markdown note: CommonMark with YAML front matter that opens cleanly in Obsidian.

Deterministic: the same store gives the same note, byte for byte. Everything an article says is escaped; every statement
stands with its source line. Quotes and figures carry block ids (`^q-…`, `^f-…`), so that another note can point at one.
Somebody who is in every article has a note that can be opened all the same: each list ends after so many, says how many
more there are, and how to have them.
"""

import hashlib
import shlex
from collections.abc import Iterable, Iterator, Sequence

from store.export.addresses import readable
from store.export.citation import sentence_of
from store.export.copies import copies_of
from store.export.escaping import file_name, inline
from store.export.front_matter import front_matter, role_words, title, values
from store.export.newest import NoteSource, newest_first
from store.export.own_part import note
from store.export.pointing import PLAIN, Pointing
from store.export.selection import NoteLinks, Selection
from store.kinds import ENTITY_KINDS, KINDS, EntityKind, kind_of
from store.model import AnyEntity, Article, Figure, Mention, Organisation, Person, Quote, Role
from store.text.digits import in_digits
from store.text.language import clauses, tr

MOST = 100
"""Entries of each list of a note, unless all are asked for: more than anybody reads, and some hundred kilobytes."""


def note_name(entity: AnyEntity, suffix: str = ".md") -> str:
    """Return a file name for an export of an entity, safe on every system; of namesakes, with what tells them apart."""
    match entity:
        case Figure():
            return file_name(f"{entity.text} {entity.last_seen or ''}", suffix)
        case Quote():
            return file_name(f"{entity.speaker} {entity.last_seen or ''} {entity.text[:24]}", suffix)
        case Organisation() | Person():
            tail = entity.id.partition("~")[2]
            return file_name(f"{entity.name} ({tail})" if tail else entity.name, suffix)


def block_id(identity: str) -> str:
    """Return the id by which other notes point at a quote or a figure: of the letters that Obsidian takes."""
    return f"^{identity[0]}-{hashlib.sha256(identity.encode()).hexdigest()[:8]}"


def to_markdown(library: NoteSource, links: NoteLinks, entity_id: str, most: int | None = MOST) -> str:
    """Return the note of an entity of any of the four kinds.

    Args:
        library: what it is made from.
        links: what knows with what it stands.
        entity_id: its id.
        most: entries of a list that are written; None for all.

    Raises:
        NotFoundError: there is no such entity.
    """
    return to_note(Selection(library, links, [entity_id], most))


def to_note(selection: Selection) -> str:
    """Return the notes of some entities, one after the other."""
    return "\n".join(_note_of(selection, one) for one in selection.ids)


def _note_of(selection: Selection, entity_id: str) -> str:
    entity = selection.library.entity(entity_id)
    places = selection.places(entity.id)
    return Note(selection.library, selection.links, entity, selection.most, mentions=places).text()


def said_by(quote: Quote, pointing: Pointing) -> str:
    """Return who said something, by which verb, and whether word for word."""
    who = pointing.entity(quote.speaker_id, quote.speaker)
    if quote.speaker_kind == "unresolved":
        who = tr("{speaker} (not resolved)", speaker=who)
    return tr("{speaker}, {cue} ({kind})", speaker=who, cue=inline(quote.cue), kind=tr(quote.kind))


class Note:
    """The making of one note; articles are read once, however many sentences stand in them.

    Args:
        library: what it is made from.
        links: what knows with what it stands.
        entity: whom it is of.
        most: entries of a list that are written; None for all.
        pointing: how it points at what else there may be notes of.
        mentions: where it stands, newest first, where that is more than its own mentions.
    """

    def __init__(
        self,
        library: NoteSource,
        links: NoteLinks,
        entity: AnyEntity,
        most: int | None = MOST,
        pointing: Pointing = PLAIN,
        mentions: Sequence[Mention] | None = None,
    ) -> None:
        self._library = library
        self._entity = entity
        self._most = most
        self._pointing = pointing
        self._mentions = library.mentions(entity.id) if mentions is None else mentions
        self._own = library.annotation(entity.id)
        self._articles: dict[str, Article] = {}
        self._counts: dict[str, int] = {}
        self._linked: dict[EntityKind, dict[str, str]] = {kind: {} for kind in ENTITY_KINDS}
        for link in links.of(entity.id):
            self._linked[kind_of(link.target)].setdefault(link.target, link.kind)
            self._counts[link.target] = self._counts.get(link.target, 0) + link.count

    def text(self) -> str:
        """Return the whole note; the front matter is made last, when it is known what is cited."""
        part = self.part()
        return note(self._front_matter(), part)

    def part(self) -> str:
        """Return what the note says below its front matter."""
        entity = self._entity
        sections = [f"# {inline(title(entity))}", ""]
        match entity:
            case Person():
                sections += [*self._roles(entity.roles), *self._forms(entity.aliases, entity.also)]
            case Organisation():
                sections += self._forms(entity.aliases, entity.also)
            case Figure():
                sections += self._figure(entity)
            case Quote():
                sections += self._block_quote(entity)
        sections += self._notes()
        sections += self._quotes()
        sections += self._figures()
        sections += self._named("person")
        sections += self._named("organisation")
        sections += self._sentences()
        return "\n".join(sections).rstrip("\n") + "\n"

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return names and numbers of what is known."""
        return (
            ("mentions", len(self._mentions)),
            ("articles", len({mention.article for mention in self._mentions})),
            ("quotes", len(self._linked["quote"])),
            ("figures", len(self._linked["figure"])),
        )

    # The parts, in the order of the note

    def _front_matter(self) -> Iterator[str]:
        for one in list(dict.fromkeys(mention.article for mention in self._mentions))[: self._most]:
            self._article(one)
        cited = sorted(self._articles.values(), key=lambda article: article.id)
        cited.sort(key=lambda article: article.published or "", reverse=True)
        sources = (readable(article.url) or article.title or article.path for article in cited)
        return front_matter(self._entity, self.counts(), sources, self._most, self._own.tags)

    def _notes(self) -> Iterator[str]:
        """Yield what the user has noted, told from what articles say."""
        for own in self._own.notes:
            yield "> [!note] " + tr("My note, {when}", when=" · ".join(filter(None, (own.at[:10], inline(own.by)))))
            yield from (f"> {inline(line)}".rstrip() for line in own.text.split("\n"))
            yield ""

    def _roles(self, roles: Sequence[Role]) -> Iterator[str]:
        if roles:
            yield from self._entries(([f"- {self._role(role)}"] for role in roles), len(roles))
            yield ""

    def _role(self, role: Role) -> str:
        where = role.organisation and self._pointing.entity(role.organisation_id, role.organisation)
        return f"{inline(role.title)}, {where}" if where else inline(role.title)

    def _forms(self, aliases: Sequence[str], also: Sequence[str]) -> Iterator[str]:
        if forms := [*aliases, *also]:
            shown = forms[: self._most]
            names = inline("、".join(shown))
            if more := len(forms) - len(shown):
                yield tr("Also written: {names} and {number:,} more", names=names, number=more)
            else:
                yield tr("Also written: {names}", names=names)
            yield ""

    def _figure(self, figure: Figure) -> Iterator[str]:
        if figure.value is not None:
            span = " – ".join(in_digits(value) for _, value in values(figure))
            inferred = " " + tr("(currency inferred from the article's place)") if figure.inferred else ""
            yield f"{inline(figure.qualifier or '')} {span} {inline(figure.unit or '')}{inferred}".strip()
            yield ""
        if copied := list(self._copied(figure)):
            yield from (*copied, "")

    def _quotes(self) -> Iterator[str]:
        speaks = isinstance(self._entity, Person | Organisation)
        said = [one for one, link in self._linked["quote"].items() if speaks and link == "said by"]
        beside = [one for one, link in self._linked["quote"].items() if not speaks or link != "said by"]
        for heading, ids in ((tr("Said"), said), (tr("Said by others, beside it"), beside)):
            if ids:
                quotes = (one for one in newest_first(self._library, ids) if isinstance(one, Quote))
                yield from (f"## {heading}", "")
                yield from self._entries(map(self._block_quote, quotes), len(ids), with_copies=True)
                yield ""

    def _block_quote(self, quote: Quote) -> Iterator[str]:
        words = inline(quote.text)
        yield f"> “{words}”" if quote.kind == "direct" else f"> {words}"
        yield ""
        yield block_id(quote.id)
        yield ""
        yield f"— {said_by(quote, self._pointing)} · {self._source(quote.article)}"
        yield ""
        if copied := list(self._copied(quote)):
            yield from (*copied, "")

    def _copied(self, said: Figure | Quote) -> Iterator[str]:
        """Yield in how many copies of one text a statement stands, and what other copies say in its place."""
        copies = copies_of(self._library, said)
        if copies.sentence:
            yield f"- {copies.sentence}"
        for article, words in copies.otherwise:
            where = self._pointing.article(article)
            if words:
                yield tr("- differs in {article}: {words}", article=where, words=inline(words))
            else:
                yield tr("- differs in {article}: left out", article=where)

    def _figures(self) -> Iterator[str]:
        if ids := self._linked["figure"]:
            figures = (one for one in newest_first(self._library, ids) if isinstance(one, Figure))
            yield from (f"## {tr('Figures')}", "")
            yield from self._entries(map(self._stated, figures), len(ids), with_copies=True)
            yield ""

    def _stated(self, figure: Figure) -> Iterator[str]:
        sentence = sentence_of(self._article(figure.article), self._library.mentions(figure.id)[0])
        worth = f"{' – '.join(in_digits(v) for _, v in values(figure))} {inline(figure.shown_unit)}".rstrip()
        tells = figure.value is not None and worth.replace(" ", "") != figure.text.replace(" ", "")  # 5年 is 5 年
        yield f"- **{inline(figure.text)}**{f' = {worth}' if tells else ''}: {inline(sentence)}"
        yield f"  — {self._source(figure.article)} {block_id(figure.id)}"
        yield from (f"  {line}" for line in self._copied(figure))

    def _named(self, kind: EntityKind) -> Iterator[str]:
        if ids := self._linked[kind]:
            yield from (f"## {tr(KINDS[kind].many)}", "")
            yield from self._entries((self._name(one, link) for one, link in ids.items()), len(ids))
            yield ""

    def _name(self, identity: str, link: str) -> Iterator[str]:
        entity = self._library.entity(identity)
        detail = role_words(entity.roles[0]) if isinstance(entity, Person) and entity.roles else ""
        parts = (inline(detail), tr(link), f"{self._counts[identity]}×")
        name = self._pointing.entity(entity.id, title(entity))
        yield f"- {name} — " + clauses(parts)

    def _sentences(self) -> Iterator[str]:
        written: set[tuple[str, str]] = set()
        yield from (f"## {tr('Mentions')}", "")
        yield from self._entries((self._mentioned(one, written) for one in self._mentions), len(self._mentions))

    def _mentioned(self, mention: Mention, written: set[tuple[str, str]]) -> Iterator[str]:
        """Yield the sentence of a mention under its article, each once."""
        article = self._article(mention.article)
        sentence = inline(sentence_of(article, mention))
        for place, line in (("", f"- {self._pointing.article(article)}"), (sentence, f"  - {sentence}")):
            if (article.id, place) not in written:
                written.add((article.id, place))
                yield line

    # What the parts share

    def _entries(self, entries: Iterable[Iterable[str]], total: int, *, with_copies: bool = False) -> Iterator[str]:
        """Yield the lines of as many entries as a list may have, and then how many more there are; those are not made.

        Args:
            entries: the lines of each.
            total: how many entries there are.
            with_copies: whether copies are among them, so that fewer may be left than that.
        """
        for number, lines in enumerate(entries):
            if number == self._most:
                command = inline(f"dossier export {shlex.quote(self._entity.id)} --all")
                left = (
                    tr("- and up to {number:,} more: {command} writes them")
                    if with_copies
                    else tr("- and {number:,} more: {command} writes them")
                )
                yield left.format(number=total - number, command=command)
                return
            yield from lines

    def _article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            self._articles[article_id] = self._library.article(article_id)
        return self._articles[article_id]

    def _source(self, article_id: str) -> str:
        return self._pointing.article(self._article(article_id))
