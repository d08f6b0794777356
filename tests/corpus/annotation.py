"""What an article holds, as a reader marked it or as the extractor found it: one shape for both (GUIDELINES.md)."""

from pathlib import Path

import msgspec

from store.articles import read_article
from store.extraction.pipeline import extract
from store.extraction.report import to_guidelines
from store.model import Article, FigureKind, OrganisationKind, QuoteKind, SpeakerKind

HERE = Path(__file__).parent


class Place(msgspec.Struct, frozen=True):
    """Where the extractor saw something (code points of the article's text), the rule that did, and how sure it is."""

    start: int
    end: int
    why: str
    score: float = 0.0


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What organisations and people share: a name and its other forms."""

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Place, ...] = ()


class Organisation(Named, frozen=True, kw_only=True):
    """A named organisation."""

    kind: OrganisationKind


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A title, and the name of the organisation where it is held if the article says it."""

    title: str
    organisation: str | None = None


class Person(Named, frozen=True, kw_only=True):
    """A named individual."""

    roles: tuple[Role, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity: `value` in base units, the lower end of a range whose higher one is `upper`."""

    text: str
    kind: FigureKind
    value: float | None = None
    upper: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    mentions: tuple[Place, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words or a statement of somebody; `cue` is the word that says so, where there is one."""

    speaker: str | None
    speaker_kind: SpeakerKind
    cue: str | None = None
    kind: QuoteKind
    text: str
    mentions: tuple[Place, ...] = ()


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """All that an article holds; figures and quotes in the order of the article."""

    id: str
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An article with what a reader marked in it and what the extractor finds in it."""

    name: str
    article: Article
    gold: Annotation
    found: Annotation


def names_in(corpus: Path = HERE) -> list[str]:
    """Return the names of the annotated articles of a folder with `articles/` (Markdown) and `gold/` (JSON)."""
    return sorted(path.stem for path in (corpus / "gold").glob("*.json"))


def read_gold(name: str, corpus: Path = HERE) -> Annotation:
    """Return what a reader marked. Raises msgspec.ValidationError where the file has another shape."""
    return msgspec.json.decode((corpus / "gold" / f"{name}.json").read_bytes(), type=Annotation)


def run(name: str, corpus: Path = HERE) -> Case:
    """Read an article and extract it, by the way that every article takes."""
    article = read_article(corpus / "articles" / f"{name}.md")
    found = msgspec.convert(to_guidelines(name, article, extract(article)), type=Annotation)
    return Case(name=name, article=article, gold=read_gold(name, corpus), found=found)
