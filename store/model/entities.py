"""What is found in articles: organisations, people, figures, quotes, and where they stand."""

from typing import Literal

from store.model.article import Record

OrganisationKind = Literal["company", "government", "university", "media", "financial", "association", "other"]
FigureKind = Literal["money", "percent", "count", "multiple", "duration", "measure"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "unresolved"]
CERTAINTIES: dict[str, int] = {"sure": 90, "likely": 70, "doubtful": 0}
"""From which score on, in hundredths, what is found is called so; the surest first."""


class Mention(Record, frozen=True, kw_only=True):
    """Where something stands in an article, and why it was taken for what it is.

    Attributes:
        start: first code point in `Article.text`.
        end: one past the last.
        exact: the characters there.
        sentence: ordinal of the sentence in its article, from 0, those of captions counted too; two entities stand
            together where it is equal.
        why: id of the rule that found it, for example `organisation.suffix`.
        score: how sure the rule is, 0 to 1.
        article: id of the article.
    """

    start: int
    end: int
    exact: str
    sentence: int = 0
    why: str
    score: float
    article: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the rule is not at least likely to be right."""
        return self.score * 100 < CERTAINTIES["likely"]


class Role(Record, frozen=True, kw_only=True):
    """A title a person holds, and where.

    Attributes:
        title: as written (行政总裁, 作者).
        organisation: name of the organisation as the article's canonical name, or None.
        organisation_id: its id, or "".
    """

    title: str
    organisation: str | None = None
    organisation_id: str = ""


class Entity(Record, frozen=True, kw_only=True):
    """What organisations, people, figures and quotes share.

    Attributes:
        id: `organisation/…`, `person/…`, `figure/…`, `quote/…`.
        mentions: where it stands. Complete in an extraction; in a store they are asked for apart, and this is empty.
        mention_count: how many there are.
        article_count: in how many articles.
        first_seen: earliest publication date among them, or None.
        last_seen: latest publication date among them, or None.
    """

    id: str
    mentions: tuple[Mention, ...] = ()
    mention_count: int = 0
    article_count: int = 0
    first_seen: str | None = None
    last_seen: str | None = None


class Organisation(Entity, frozen=True, kw_only=True):
    """A named company, fund, government body, university, medium or association.

    Attributes:
        name: the fullest form.
        aliases: the other forms that stand in the articles.
        also: forms known from the lexicon alone.
        kind: what kind of organisation.
        uncertain: forms that may be it (a typing error of a short form, a name that few articles give as one with it),
            never merged in silence.
    """

    name: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: OrganisationKind = "other"
    uncertain: tuple[str, ...] = ()


class Person(Entity, frozen=True, kw_only=True):
    """A named individual.

    Attributes:
        name: the full name as written.
        aliases: the other forms that stand in the articles.
        also: forms known from the lexicon alone.
        roles: titles with their organisations, the leading one first.
        possibly_same: ids of people of the same name that nothing proves to be this one.
    """

    name: str
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    possibly_same: tuple[str, ...] = ()


class Figure(Entity, frozen=True, kw_only=True):
    """A quantity that states something.

    Attributes:
        text: the number phrase with its unit and adjacent qualifier.
        kind: what kind of quantity.
        value: in base units (620亿 → 62000000000; 88% → 88); the lower bound of a range; None where vague (数百).
        upper: the upper bound of a range.
        unit: ISO 4217 code for money, "%" for percent, "倍" for multiple, else the classifier or unit as written.
        inferred: whether the unit (the currency of a bare 元) comes from the article's place, not from the words.
        qualifier: 约, 近, 超, 逾, 以上… as written.
        counted: the noun it counts or measures, as written (近300家客户 → 客户, 净利润12亿元 → 净利润).
        about: ids of the organisations and people it belongs to, by the grammar of its sentence; none in doubt.
        quote: id of the quote it stands in, or "".
        equals: id of the figure that states the same amount in other units (620亿港元（80亿美元）), or "".
        article: id of its article.
        wording: how it is worded, by which others of the same thing are found; see `store.text.wordings`.
    """

    text: str
    kind: FigureKind
    value: float | None = None
    upper: float | None = None
    unit: str | None = None
    inferred: bool = False
    qualifier: str | None = None
    counted: str | None = None
    about: tuple[str, ...] = ()
    quote: str = ""
    equals: str = ""
    article: str = ""
    wording: str = ""

    @property
    def shown_unit(self) -> str:
        """Its unit, with a question mark where that is a guess from the article's place; "" for none."""
        return (self.unit or "") + ("?" if self.inferred else "")


class Quote(Entity, frozen=True, kw_only=True):
    """Words attributed to a speaker.

    Attributes:
        text: the words without their quotation marks.
        kind: direct, indirect, or mixed.
        cue: the word of saying (表示, 指出, ：).
        speaker: name of the person or organisation, or the words as written when unresolved.
        speaker_kind: what the speaker was resolved to.
        speaker_id: id of the speaker, or "" when unresolved.
        speaker_ids: ids of joint speakers (微软和领英表示); `speaker` is then as written and `speaker_id` empty.
        speaker_start: where the words for the speaker stand (他, 首席执行官), -1 where the sentence has none.
        speaker_end: one past them.
        about: ids of the organisations and people named inside it.
        figures: ids of the figures inside it.
        closed: False where the closing quotation mark is missing in the article.
        article: id of its article.
    """

    text: str
    kind: QuoteKind
    cue: str
    speaker: str
    speaker_kind: SpeakerKind = "unresolved"
    speaker_id: str = ""
    speaker_ids: tuple[str, ...] = ()
    speaker_start: int = -1
    speaker_end: int = -1
    about: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    closed: bool = True
    article: str = ""

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of all who said it, none where it is nobody known."""
        return (self.speaker_id,) if self.speaker_id else self.speaker_ids


AnyEntity = Organisation | Person | Figure | Quote


class Failure(Record, frozen=True, kw_only=True):
    """A sentence in which not all could be found, because a rule failed at it.

    Attributes:
        rule: module and function that failed (`noun_phrases._named`).
        reason: the error in one phrase.
        sentence: how the sentence begins, or "" where it could not be told which it was.
    """

    rule: str
    reason: str
    sentence: str = ""

    @property
    def told(self) -> str:
        """What is told about it to whoever reads the article."""
        where = f" at “{self.sentence}”" if self.sentence else ""
        return f"Not all was found{where}: {self.rule} failed ({self.reason}). Please report it."


class Extraction(Record, frozen=True, kw_only=True):
    """Everything found in one article; ids are the article's own until a library resolves them.

    Attributes:
        rules: the version of the rules that found it, see `store.extraction.version`.
    """

    article: str
    rules: int = 0
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    failures: tuple[Failure, ...] = ()
