"""The articles that prove what is written, as references: CSL JSON for Zotero and pandoc, BibTeX for LaTeX.

CSL 1.0.2 (`article-newspaper`); fields of BibTeX as biblatex has them, with `year` and `month` for older styles.
"""

import re
from collections.abc import Iterator, Mapping

from store.export.addresses import readable
from store.export.as_json import as_json
from store.export.selection import Selection
from store.model import Article

_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{mark: f"\\{mark}" for mark in "%&#$_"},
}
"""How marks of LaTeX are written; braces by name, since BibTeX counts those with a backslash as well."""
_IN_LATEX = re.compile("[" + re.escape("".join(_LATEX)) + "]")
_NOT_IN_FIELD = str.maketrans({mark: f"%{ord(mark):02X}" for mark in "{}\\^~ "})
_NOT_IN_KEY = re.compile(r"[^\w.-]")


def to_csl_json(selection: Selection) -> str:
    """Return the articles cited as a list of CSL JSON."""
    return as_json([dict(_csl(article)) for article in selection.articles()])


def to_bibtex(selection: Selection) -> str:
    """Return the articles cited as entries of BibTeX."""
    return "\n".join(map(_bibtex, selection.articles()))


def _key(article: Article) -> str:
    """Return what an article is cited by: its id's date and title."""
    return _NOT_IN_KEY.sub("-", article.id.partition("/")[2])


def _csl(article: Article) -> Iterator[tuple[str, object]]:
    yield from (("id", _key(article)), ("type", "article-newspaper"), ("title", _line(article.title)))
    if article.authors:
        yield "author", [{"literal": name} for name in article.authors]
    if article.publisher:
        yield "container-title", article.publisher
    if article.published:
        yield "issued", _date(article.published)
    if article.clipped:
        yield "accessed", _date(article.clipped)
    if article.url:
        yield "URL", readable(article.url)
    if article.language:
        yield "language", _LANGUAGES.get(article.language, article.language)


def _date(day: str) -> Mapping[str, object]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}


def _bibtex(article: Article) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article) if value)
    return f"@article{{{_key(article)},\n{fields}}}\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_latex(article.title)}}}"
    yield "author", " and ".join(f"{{{_latex(name)}}}" for name in article.authors)
    yield "journal", _latex(article.publisher)
    if article.published:
        year, month, _ = article.published.split("-")
        yield from (("date", article.published), ("year", year), ("month", str(int(month))))
    yield "url", readable(article.url).translate(_NOT_IN_FIELD)
    yield "urldate", article.clipped or ""
    yield "langid", {"zh-Hans": "chinese", "zh-Hant": "chinese", "en": "english"}.get(article.language, "")


def _latex(text: str) -> str:
    return _IN_LATEX.sub(lambda match: _LATEX[match.group()], _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())
