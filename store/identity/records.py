"""The documents of the store beyond the public records: what is written so that articles can come and go exactly.

An entity's document is its public record with a tally beside it, from which the record is made. A figure's and a
quote's document keeps the references of its own article beside the resolved ones. Read as the public record, the
additions fall away.
"""

import hashlib
from collections.abc import Mapping
from sys import intern
from typing import Literal

import msgspec

from store.kinds import KINDS
from store.model import Article, Block, Figure, Mention, Numbered, Organisation, Person, Quote, Record, Role

Table = Literal[
    "articles",
    "texts",
    "organisations",
    "people",
    "figures",
    "quotes",
    "mentions",
    "names",
    "redirects",
    "meta",
    "corrections",
    "found",
]


class Place(Record, frozen=True, kw_only=True):
    """A file in which an article lies, and what it looked like when it was read.

    Attributes:
        path: absolute, or "-" for standard input.
        modified: modification time in nanoseconds.
        size: bytes.
        digest: SHA-256 of the file's bytes as hexadecimal.
    """

    path: str
    modified: int = 0
    size: int = 0
    digest: str = ""


class ArticleSummary(Record, frozen=True, kw_only=True):
    """An article without its text: what a list of articles shows.

    Attributes:
        id: `article/…`.
        title: the headline.
        published: ISO 8601 date or None.
        publisher: as claimed.
        url: the original's address.
        authors: as claimed.
        language: "zh-Hans", "zh-Hant", "en" or "".
        path: the file it was read from first.
        digest: SHA-256 of its text.
        encoding: of the file.
        warnings: what could not be read as it claims to be.
        tags: the user's own, as the header has them.
        clipped: ISO 8601 date on which it was clipped, or None.
        places: every file in which this very text lies.
        length: code points of its text.
        added: when it came into the store, ISO 8601 to the second, UTC; "" where unknown.
        signature: what near copies have in common, see `store.text.duplicates`.
        brought: checksum of what was found in it, see `store.identity.brought`; "" where unknown.
        rules: the version of the rules that found it, see `store.extraction.version`.
    """

    id: str
    title: str
    published: str | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    path: str = ""
    digest: str = ""
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    clipped: str | None = None
    places: tuple[Place, ...] = ()
    length: int = 0
    added: str = ""
    signature: str = ""
    brought: str = ""
    rules: int = 0


class Text(Record, frozen=True, kw_only=True):
    """The long part of an article, apart, so that a list of articles need not read it."""

    text: str
    blocks: tuple[Block, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    numbered: Numbered = "line"

    @property
    def digest(self) -> str:
        """SHA-256 of the text as hexadecimal, as the article's summary has it."""
        return hashlib.sha256(self.text.encode(errors="surrogatepass")).hexdigest()


def whole_article(summary: ArticleSummary, body: Text) -> Article:
    """Return the article that a summary and a text make."""
    return Article(
        id=summary.id,
        title=summary.title,
        text=body.text,
        published=summary.published,
        publisher=summary.publisher,
        url=summary.url,
        authors=summary.authors,
        language=summary.language,
        path=summary.path,
        digest=summary.digest,
        encoding=summary.encoding,
        blocks=body.blocks,
        lines=body.lines,
        numbered=body.numbered,
        warnings=summary.warnings,
        tags=summary.tags,
        clipped=summary.clipped,
    )


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A mention without what its document says already."""

    start: int
    end: int
    sentence: int
    score: float
    why: str
    exact: str

    def mention(self, article: str) -> Mention:
        """Return it as a mention of an article."""
        return Mention(
            start=self.start,
            end=self.end,
            exact=intern(self.exact),  # which thousands have, as they have the rule
            sentence=self.sentence,
            why=intern(self.why),
            score=self.score,
            article=article,
        )


class Local(Record, frozen=True, kw_only=True):
    """An organisation or person as one article knows it, before it is known who it is elsewhere.

    Attributes:
        id: its id in the article's extraction.
        name: its name there.
        kind: an organisation's kind.
        aliases: its other forms there.
        also: forms that the lexicon knows.
        uncertain: forms that may be it.
        roles: a person's; `organisation_id` is the article's own.
        beside: what tells a person from others of the same name, see `store.identity.evidence`.
        spans: where it stands.
    """

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    beside: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def entity(self, article: str) -> Organisation | Person:
        """Return it as what was found in its article, by the id of that."""
        kind: type[Organisation | Person] = Person if self.id.startswith("person/") else Organisation
        mentions = tuple(span.mention(article) for span in self.spans)
        return msgspec.convert({**msgspec.structs.asdict(self), "mentions": mentions}, kind)


class Sighting(Record, frozen=True, kw_only=True):
    """An entity in an article: the document of the table `mentions`, under `<entity id>@<article>`.

    Attributes:
        entity: id in the library.
        article: id of the article.
        published: the article's date.
        locals: usually one; several where the library knows that two of the article's own are the same.
    """

    entity: str
    article: str
    published: str | None = None
    locals: tuple[Local, ...] = ()

    def mentions(self) -> list[Mention]:
        """Return where it stands, from the article's beginning on."""
        found = [span.mention(self.article) for local in self.locals for span in local.spans]
        return sorted(found, key=lambda mention: (mention.start, mention.end))


class Tally(msgspec.Struct, frozen=True, omit_defaults=True):
    """How often an entity has what, so that an article can be added and taken away without reading the others.

    Attributes:
        names: articles that call it so.
        forms: mentions that are written so.
        also: articles for which the lexicon knows this form.
        uncertain: articles in which this form may be it.
        kinds: articles in which an organisation is of this kind.
        roles: articles in which a person has this role, as title, organisation's id, organisation's name.
        mentions: how many there are.
        articles: in how many articles.
    """

    names: dict[str, int] = msgspec.field(default_factory=dict)
    forms: dict[str, int] = msgspec.field(default_factory=dict)
    also: dict[str, int] = msgspec.field(default_factory=dict)
    uncertain: dict[str, int] = msgspec.field(default_factory=dict)
    kinds: dict[str, int] = msgspec.field(default_factory=dict)
    roles: dict[str, int] = msgspec.field(default_factory=dict)
    mentions: int = 0
    articles: int = 0


class StoredOrganisation(Organisation, frozen=True, kw_only=True):
    """An organisation with its tally."""

    tally: Tally = msgspec.field(default_factory=Tally)


class Doubt(Record, frozen=True, kw_only=True):
    """That somebody may be somebody else of the same name.

    Attributes:
        other: the id of the other.
        score: how likely, as log-odds by `store.identity.weighing`; they are two where it is not above 0.
        why: what speaks for it and against it, as kind and value.
    """

    other: str
    score: float = 0.0
    why: tuple[tuple[str, str], ...] = ()


class StoredPerson(Person, frozen=True, kw_only=True):
    """A person with their tally, and with who they may be too, the likeliest first."""

    tally: Tally = msgspec.field(default_factory=Tally)
    doubts: tuple[Doubt, ...] = ()


class StoredFigure(Figure, frozen=True, kw_only=True):
    """A figure; `own_about` are its article's own ids where the library's differ."""

    own_about: tuple[str, ...] = ()


class StoredQuote(Quote, frozen=True, kw_only=True):
    """A quote; `own_…` are its article's own ids where the library's differ."""

    own_about: tuple[str, ...] = ()
    own_speaker: str = ""
    own_speakers: tuple[str, ...] = ()


TABLES: Mapping[str, Table] = {"article": "articles", **{kind.name: kind.table for kind in KINDS.values()}}
"""The table in which ids that begin so are found."""


def table_of(identity: str) -> Table | None:
    """Return the table that an id belongs to, None where it is no id."""
    return TABLES.get(identity.partition("/")[0])


def slug_of(article: str) -> str:
    """Return an article's id without its kind."""
    return article.removeprefix("article/")
