"""What a correction would touch, said before it is made."""

from collections.abc import Iterable
from typing import NamedTuple

from store.corrections.asked import (
    Alias,
    Asked,
    Different,
    FigureIs,
    Missed,
    Note,
    NotOne,
    QuoteIs,
    Same,
    Separate,
    SpeakerIs,
    Tag,
)
from store.corrections.wording import searched
from store.identity.records import Text, slug_of
from store.kinds import kind_of
from store.library.applying import Touched
from store.library.holdings import Holdings
from store.model import Mention, Quote
from store.text.language import clauses, tr
from store.text.wording import how_many


class Touching(NamedTuple):
    """What a correction would touch.

    Attributes:
        articles: ids of the articles.
        mentions: how many mentions in them.
        quotes: how many quotes said by those whom it is about.
    """

    articles: tuple[str, ...] = ()
    mentions: int = 0
    quotes: int = 0

    @property
    def sentence(self) -> str:
        """It in a few words: "12 mentions in 7 articles, 3 quotes", or "nothing"."""
        if not self.mentions and not self.articles:
            return tr("nothing")
        said = tr(
            "{mentions} in {articles}",
            mentions=how_many(self.mentions, "mention"),
            articles=how_many(len(self.articles), "article"),
        )
        return clauses((said, how_many(self.quotes, "quote"))) if self.quotes else said


def touching(holdings: Holdings, asked: Asked) -> Touching:
    """Return what a correction would touch.

    Raises:
        NotFoundError: what it is about is not in the store.
    """
    match asked:
        case Missed(name=name):
            touched = _found(holdings, name)
        case Alias(which=which, form=form):
            touched = _joined(_about(holdings, [which]), _found(holdings, form))
        case Same(one=one, other=other) | Different(one=one, other=other):
            touched = _about(holdings, dict.fromkeys((one, other)))
        case SpeakerIs(quote=stated) | QuoteIs(quote=stated) | FigureIs(figure=stated):
            touched = _about(holdings, [stated])
        case Tag() | Note():
            touched = Touching()
        case (
            NotOne(which=which, article=article, start=start) | Separate(which=which, article=article, start=start)
        ) if article:
            there = (one for one in holdings.mentions(which) if one.article == article)
            touched = _counted(holdings, [which], [one for one in there if start in (None, one.start)])
        case _:
            touched = _about(holdings, [asked.which])
    return touched


def _about(holdings: Holdings, ids: Iterable[str]) -> Touching:
    present = [holdings.entity(one).id for one in ids]
    return _counted(holdings, present, [mention for one in present for mention in holdings.mentions(one)])


def _counted(holdings: Holdings, ids: Iterable[str], mentions: Iterable[Mention]) -> Touching:
    found = list(mentions)
    articles = dict.fromkeys(mention.article for mention in found)
    register, wanted = holdings.placed(), set(ids)
    slugs = list(map(slug_of, articles))
    register.read_ahead((), slugs)
    contents = [
        one
        for slug in slugs
        for one in register.contents.get(slug, ())
        if kind_of(one) == "quote" and one not in wanted
    ]
    holdings.read_ahead(contents)
    quotes = (holdings.entity(one) for one in contents)
    said = sum(
        isinstance(quote, Quote) and not wanted.isdisjoint((quote.speaker_id, *quote.speaker_ids)) for quote in quotes
    )
    return Touching(tuple(articles), len(found), said)


def _found(holdings: Holdings, name: str) -> Touching:
    """Return where the characters of a name stand, in longer names too."""
    form = searched(" ".join(name.split()))
    articles = sorted(Touched(holdings.database, holdings.placed(), ()).containing([form]))
    bodies = (holdings.database.get("texts", article, Text) for article in articles)
    return Touching(tuple(articles), sum(searched(body.text).count(form) for body in bodies if body is not None))


def _joined(one: Touching, other: Touching) -> Touching:
    articles = tuple(dict.fromkeys((*one.articles, *other.articles)))
    return Touching(articles, one.mentions + other.mentions, one.quotes + other.quotes)
