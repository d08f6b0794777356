"""Passages: the sentences that `text:` finds, as rows, cards and pages. A helper of the desk; no Textual here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from store.export.addresses import readable
from store.export.citation import Cited, page_of
from store.model import Annotated, Article, Link, Mention
from store.search.results import Passage
from store.text.language import tr
from tui.desk.cards import Sources, annotated, groups_of, passage_around
from tui.desk.models import CardField, CardModel, FoundPassage, Row
from tui.text.cells import printable
from tui.text.dates import shown_day


class _Numbered(Sequence[FoundPassage]):
    """The passages of one query, made when they are asked for."""

    def __init__(self, numbers: range, first: FoundPassage) -> None:
        self._numbers = numbers
        self._first = first

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> FoundPassage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FoundPassage]: ...
    def __getitem__(self, at: int | slice) -> FoundPassage | Sequence[FoundPassage]:
        if isinstance(at, slice):
            return _Numbered(self._numbers[at], self._first)
        return self._first._replace(number=self._numbers[at])


@dataclass
class PassageRows:
    """The rows of the passages of a query, made when they are drawn.

    Attributes:
        places: where they stand.
        first: the first of them.
        article: from an id to the article.
    """

    places: Sequence[Mention]
    first: FoundPassage
    article: Callable[[str], Article]

    @property
    def subjects(self) -> Sequence[FoundPassage]:
        """The passages, in order."""
        return _Numbered(range(len(self.places)), self.first)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.places)

    def row(self, index: int) -> Row:
        """Return the row of a passage: its source, the sentence with the words lit, and the date."""
        place = self.places[index]
        article = self.article(place.article)
        start, end = passage_around(article, place.start, place.end)
        return Row(
            self.subjects[index],
            printable(article.publisher or article.title),
            printable(article.text[start:end]),
            cells=lambda column: shown_day(article.published or "") if column == "date" else "",
            detail_lit=((place.start - start, place.end - start),),
        )


class AsMentions(Sequence[Mention]):
    """Passages as if they were the mentions of something, made when they are looked at."""

    def __init__(self, places: Sequence[Passage]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Mention]: ...
    def __getitem__(self, at: int | slice) -> Mention | Sequence[Mention]:
        if isinstance(at, slice):
            return AsMentions(self._places[at])
        article, start, end = self._places[at]
        return Mention(start=start, end=end, exact="", sentence=0, why="text", score=1.0, article=article)


def passage_card(
    passage: FoundPassage,
    place: Mention,
    sources: Sources,
    found: Sequence[tuple[str, Mention]],
    noted: Annotated,
) -> CardModel:
    """Return the card of a passage: the sentence, its article, and who and what stands in it.

    Args:
        passage: what the card is about.
        place: where its words stand.
        sources: where articles and entities come from.
        found: all that stands in the article, by position.
        noted: what the user has noted.
    """
    article = sources.article(place.article)
    start, end = passage_around(article, place.start, place.end)
    inside = dict.fromkeys(entity for entity, mention in found if mention.start < end and start < mention.end)
    links = [Link(entity, "same sentence") for entity in inside]
    own = annotated(noted.within(article.id, start, end))
    facts = (
        *own,
        (tr("date"), shown_day(article.published or "")),
        (tr("publisher"), article.publisher),
        (tr("address"), readable(article.url)),
    )
    return CardModel(
        subject=passage,
        kind="quote",
        title=printable(" ".join(article.text[start:end].split())),
        subtitle=printable(article.title),
        fields=tuple(CardField(name, printable(value)) for name, value in facts if value),
        groups=tuple(groups_of(sources._replace(links=links))),
        heading=tr("Passage"),
    )


def cited_passage(place: Mention, article: Article) -> Cited:
    """Return the sentence of a passage and its article."""
    start, end = passage_around(article, place.start, place.end)
    return Cited(article, " ".join(article.text[start:end].split()), page=page_of(article, place.start))
