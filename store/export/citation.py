"""Who published a statement, under which headline, when and where: one line for a note, a message or a footnote."""

from typing import NamedTuple

from store.export.addresses import readable
from store.export.escaping import address, inline
from store.model import AnyEntity, Article, Figure, Mention, Organisation, Person, Quote
from store.text.attitudes import with_attitude
from store.text.sentences import sentence_around

LONGEST = 1_000
"""Characters of a sentence that are cited on either side of a mention: one without full stops may be a whole page."""


def sentence_of(article: Article, mention: Mention) -> str:
    """Return the sentence that a mention stands in, on one line; what is left out of a very long one is `…`."""
    start, end, _ = sentence_around(article.text, article.blocks, mention.start)
    first, last = max(start, mention.start - LONGEST), min(max(end, mention.end), mention.end + LONGEST)
    words = " ".join(article.text[first:last].split())
    return f"{'…' if start < first else ''}{words}{'…' if last < end else ''}"


def undated(article: Article) -> str:
    """Return what is said in a date's place, in the article's language."""
    return {"zh-Hant": "日期不詳", "zh-Hans": "日期不详"}.get(article.language, "date unknown")


def is_chinese(article: Article) -> bool:
    """Return whether an article is cited in Chinese: it is in Chinese, or in a language that is not known."""
    return article.language != "en"


def page_of(article: Article, offset: int) -> int:
    """Return the page that a character stands on; 0 where the file has none."""
    return article.place(offset) if article.numbered == "page" else 0


def _page(article: Article, page: int) -> str:
    """Return a page as it is cited, "" for 0."""
    if not page:
        return ""
    return f"第{page}{'頁' if article.language == 'zh-Hant' else '页'}" if is_chinese(article) else f"p. {page}"


def source_line(article: Article, page: int = 0) -> str:
    """Return publisher, headline, date, page and address as plain text; what is not known but the date is left out."""
    title, chinese = " ".join(article.title.split()), is_chinese(article)
    named = (f"《{title}》" if chinese else f"“{title}”") if title else article.path
    parts = (
        article.publisher,
        named,
        article.published or undated(article),
        _page(article, page),
        readable(article.url),
    )
    return ("，" if chinese else ", ").join(part for part in parts if part)


def source_markdown(article: Article, page: int = 0) -> str:
    """Return the same as Markdown, the headline linked to the original."""
    title = inline(article.title or article.path)
    url = address(article.url)
    linked, day = f"[{title}]({url})" if url else title, article.published or undated(article)
    parts = (linked, inline(article.publisher), day, _page(article, page))
    return " · ".join(part for part in parts if part)


class Cited(NamedTuple):
    """What is copied: something in an article.

    Attributes:
        article: the article.
        sentence: the sentence that it stands in, on one line; "" where the article is meant as a whole.
        entity: what stands there, None for words that were searched for.
        page: the page that it stands on, 0 where its file has none.
    """

    article: Article
    sentence: str = ""
    entity: AnyEntity | None = None
    page: int = 0


def in_marks(quote: Quote, article: Article) -> str:
    """Return the words of a quote, in the quotation marks of the article's script where they are quoted.

    With the verb where they say something else without it (否認：…).
    """
    return with_attitude(quote.cue, _marked(quote, article))


def _marked(quote: Quote, article: Article) -> str:
    if quote.kind != "direct":
        return quote.text
    if article.language == "zh-Hant" and "「" not in quote.text:  # of which one inside another would be misread
        return f"「{quote.text}」"
    return f"“{quote.text}”"


def with_guess(figure: Figure) -> str:
    """Return a figure as it is written, with its currency where that is a guess."""
    return f"{figure.text} ({figure.shown_unit})" if figure.inferred else figure.text


def to_words(cited: Cited) -> str:
    """Return what somebody pastes while writing: the words, or name or number with the sentence, and the source."""
    chinese = is_chinese(cited.article)
    by = ""
    match cited.entity:
        case Quote():
            stated = [in_marks(cited.entity, cited.article)]
            by = f"{cited.entity.speaker}{'，' if chinese else ', '}"
        case Figure():
            stated = [with_guess(cited.entity), cited.sentence]
        case Organisation() | Person():
            stated = [cited.entity.name, cited.sentence]
        case None:
            stated = [cited.sentence]
    source = f"{by}{source_line(cited.article, cited.page)}"
    words = list(filter(None, stated))
    return "\n".join([*words, f"{'—— ' if chinese else '— '}{source}"]) if words else source
