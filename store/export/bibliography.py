"""An article as an entry of a list of references, in the language of the article.

GB/T 7714-2015, as its official CSL style has it: [N/OL] where a publisher is known, else [EB/OL]; three authors.
APA 7 (section 10.1, newspaper article), in Chinese with the marks that Chinese editions of it use. Names stay as the
article has them: which part of an English name is the family's it does not say. A missing date is told.
"""

from datetime import date

from store.export.addresses import readable
from store.export.citation import is_chinese, undated
from store.model import Article

_LISTED = 3
"""Authors that GB/T 7714 lists (8.1.2)."""
_ENDS = (".", "?", "!", "。", "？", "！", "…")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def to_gb_t_7714(article: Article) -> str:
    """Return an article as GB/T 7714-2015 has it."""
    authors = ", ".join(article.authors[:_LISTED])
    if len(article.authors) > _LISTED:
        authors += ", 等" if is_chinese(article) else ", et al"
    url, title = readable(article.url), _line(article.title) or article.path
    day = article.published or f"[{undated(article) if is_chinese(article) else 'n.d.'}]"
    seen = f"[{article.clipped}]" if article.clipped and url else ""
    if article.publisher:
        parts = [f"{title}[{'N/OL' if url else 'N'}]", f"{_line(article.publisher)}, {day}{seen}", url]
    else:
        when = f"({day})" if article.published else day
        parts = [f"{title}[{'EB/OL' if url else 'EB'}]", f"{when}{seen}", url]
    return " ".join(f"{part}{'' if part.endswith('.') else '.'}" for part in (authors, *parts) if part)


def to_apa(article: Article) -> str:
    """Return an article as APA 7 has it."""
    return _apa_chinese(article) if is_chinese(article) else _apa_english(article)


def _apa_english(article: Article) -> str:
    *others, last = article.authors or ("",)
    authors = f"{', '.join(others)}, & {last}" if others else last
    day = date.fromisoformat(article.published) if article.published else None
    when = f"({day.year}, {_MONTHS[day.month - 1]} {day.day})." if day else "(n.d.)."
    title = _ended(_line(article.title) or article.path, ".")
    parts = (_ended(authors, "."), when, title) if authors else (title, when)
    publisher = "" if article.publisher in article.authors else article.publisher
    return " ".join(filter(None, (*parts, _ended(_line(publisher), "."), readable(article.url))))


def _apa_chinese(article: Article) -> str:
    day = date.fromisoformat(article.published) if article.published else None
    when = f"（{day.year}年{day.month}月{day.day}日）" if day else f"（{undated(article)}）"
    authors, title = "、".join(article.authors), _line(article.title) or article.path
    first, *parts = (f"{authors}{when}。", _ended(title, "。")) if authors else (f"{title}{when}。",)
    publisher = "" if article.publisher in article.authors else article.publisher
    return "".join((first, *parts, _ended(_line(publisher), "。"), readable(article.url)))


def _ended(text: str, mark: str) -> str:
    """Return text with a full stop, unless it has a mark at its end or is none."""
    return text if not text or text.endswith(_ENDS) else text + mark


def _line(text: str) -> str:
    return " ".join(text.split())
