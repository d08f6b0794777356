"""Pages for the reader: an article with its mentions, one of them lit; and the line of its file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from store.errors import DossierError
from store.model import Article
from store.text.language import sentences, tr
from store.text.paths import shown
from store.workspace import Workspace
from tui.desk.cards import passage_around, shown_article
from tui.desk.mentions import Mentions
from tui.desk.models import FoundPassage, PageMention, Stretch, Subject, kind_of


class FileLine(NamedTuple):
    """Where a sentence stands in which file, the line counted from 1."""

    path: str
    line: int


@dataclass(frozen=True)
class ArticlePage:
    """A page for the reader: an article, which mention to light, and which words have a note or a tag.

    Attributes:
        article: the article.
        spans: all that stands in it.
        lit: which of them is lit.
        sentence: what it stands in.
        subject: whose mention that is.
        number: which of its mentions.
        place: which of those that are stepped through, from 0.
        total: how many these are.
        noted: the words that have a note or a tag.
    """

    article: Article
    spans: tuple[PageMention, ...]
    lit: int | None = None
    sentence: Stretch | None = None
    subject: Subject | None = None
    number: int = 0
    place: int = 0
    total: int = 0
    noted: tuple[Stretch, ...] = ()


class ArticlePages:
    """Leads from a subject to where it is read.

    Args:
        workspace: returns the open store.
        mentions: where subjects stand.
    """

    def __init__(self, workspace: Callable[[], Workspace], mentions: Mentions) -> None:
        self._workspace = workspace
        self._mentions = mentions

    def at(self, subject: Subject, number: int, beside: str = "", step: int = 1) -> ArticlePage:
        """Return the page with one of a subject's mentions lit; numbers wrap around.

        Args:
            subject: whose mention.
            number: which one.
            beside: the id of another: the nearest one that shares a sentence with them, where any does.
            step: whether that is looked for onwards or backwards.

        Raises:
            NotFoundError: the entity or its article is gone, or it stands nowhere.
        """
        number, place, total = self._mentions.nearest(subject, number, beside, step)
        subject, number, mention = self._mentions.one(subject, number)
        place = number if place is None else place
        page = self.of(mention.article)
        wanted = PageMention(mention.start, mention.end, kind_of(subject), subject)
        spans = _in_order((*page.spans, wanted)) if isinstance(subject, FoundPassage) else page.spans
        lit = next((place for place, span in enumerate(spans) if span[:3] == wanted[:3]), None)
        sentence = passage_around(page.article, mention.start, mention.end)
        return ArticlePage(page.article, spans, lit, sentence, subject, number, place, total, page.noted)

    def of(self, article_id: str) -> ArticlePage:
        """Return the page of an article with nothing lit."""
        found = self._workspace().holdings.in_article(article_id)
        spans = (PageMention(mention.start, mention.end, kind_of(identity), identity) for identity, mention in found)
        passages = self._workspace().holdings.annotated().passages
        noted = tuple((start, end) for article, start, end in sorted(passages) if article == article_id)
        article = shown_article(self._workspace().holdings.article(article_id))
        return ArticlePage(article, _in_order(spans), noted=noted)

    def address_at(self, subject: Subject, number: int) -> str:
        """Return the address of the article that one of a subject's mentions stands in, "" where it is not known.

        Raises:
            NotFoundError: the entity or its article is gone, or it stands nowhere.
        """
        return self._workspace().holdings.article(self._mentions.one(subject, number)[2].article).url

    def line_at(self, subject: Subject, number: int) -> FileLine:
        """Return where one of a subject's mentions stands in its file.

        Raises:
            NotFoundError: the entity or its article is gone, or it stands nowhere.
            DossierError: its file is no text.
        """
        mention = self._mentions.one(subject, number)[2]
        return self.line_of(mention.article, mention.start)

    def line_of(self, article_id: str, offset: int) -> FileLine:
        """Return where a character of an article stands in its file.

        Raises:
            NotFoundError: the article is gone.
            DossierError: its file is no text.
        """
        article = self._workspace().holdings.article(article_id)
        place = article.place(offset)
        if article.numbered != "line":
            path = shown(Path(article.path))
            told = [tr("{path} is no text that an editor opens.", path=path)]
            told += [tr("What you look at stands on its page {page}.", page=place)] if place else []
            raise DossierError(sentences(told))
        return FileLine(article.path, place or 1)


def _in_order(spans: Iterable[PageMention]) -> tuple[PageMention, ...]:
    """Return mentions as they follow one another on a page."""
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.kind, str(span.subject))))
