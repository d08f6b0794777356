"""Who published a statement, under which headline, when and where: one line for a note, a message or a footnote."""

from store.export.addresses import readable
from store.export.escaping import address, inline
from store.model import AnyEntity, Article, Figure, Mention, Quote
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


def source_line(article: Article) -> str:
    """Return publisher, headline, date and address as plain text; what is not known is left out, but for the date."""
    title = f"《{' '.join(article.title.split())}》" if article.title else article.path
    parts = (article.publisher, title, article.published or undated(article), readable(article.url))
    return "，".join(part for part in parts if part)


def source_markdown(article: Article) -> str:
    """Return the same as Markdown, the headline linked to the original."""
    title = inline(article.title or article.path)
    url = address(article.url)
    parts = (f"[{title}]({url})" if url else title, inline(article.publisher), article.published or undated(article))
    return " · ".join(part for part in parts if part)


def to_copy(entity: AnyEntity, mention: Mention, article: Article) -> str:
    """Return what somebody pastes while writing: the words or the number with its sentence, and the source.

    Args:
        entity: what is selected.
        mention: the mention to cite.
        article: the article it stands in.
    """
    if isinstance(entity, Quote):
        words = f"“{entity.text}”" if entity.kind == "direct" else entity.text
        return f"{words}\n—— {entity.speaker}，{source_line(article)}"
    if isinstance(entity, Figure):
        name = f"{entity.text} ({entity.shown_unit})" if entity.inferred else entity.text
    else:
        name = entity.name
    return f"{name}\n{sentence_of(article, mention)}\n—— {source_line(article)}"
