"""What the head of an HTML page claims about its article: meta elements, JSON-LD (schema.org), title, canonical."""

import datetime
import html
import json
import re
from collections.abc import Iterator

from store.articles.attributes import attributes_in
from store.articles.claims import Claim
from store.articles.frontmatter import fold_key
from store.text.sanitise import sanitise

_LIMIT = 300_000
"""Characters of a page that are searched for its head."""
_ELEMENT = re.compile(r"<(meta|link|html|time)\b((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>([^<]*)</title", re.IGNORECASE)
_DRAWN = re.compile(r"<(?:svg|body)\b", re.IGNORECASE)
_LINKED_DATA = re.compile(r"<script[^<>]*application/ld\+json[^<>]*>", re.IGNORECASE)
_SITE = re.compile(r"(?<!\s)(?:\s*+(?:[_|｜]|(?<!-)--+|——)|\s++[-–—]+\s)\s*[^_|｜]{1,40}$")
_ACCOUNT = re.compile(r"<(?:a|strong|span)\b[^<>]*\bid=[\"']?js_name\b[^<>]*>([^<]{1,200})<")
_CREATED = re.compile(r"\bvar ct\s*=\s*[\"'](\d{10})[\"']")
_SHOWN = re.compile(r"\bn\s*=\s*\"(\d{10})\"")
_SHOWN_AT = 'document.getElementById("publish_time")'
_SCRIPT = 200
"""Characters before that among which a page of WeChat has the time that its script shows there."""
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_STAMP = re.compile(
    r"<(time|span|div|p|dd|abbr)\b((?=[^<>]*(?:itemprop=[\"']?datePublished|datetime=))(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_AROUND = 5_000
"""Characters of the source around the headline among which a time is that of the page."""
_COMMENTS = re.compile(
    r"\b(?:itemprop=[\"']?comment|itemtype=[\"']?[^\s\"'<>]{0,40}/(?:User)?Comments?|id=[\"']?comments?)(?=[\"'\s>])",
    re.IGNORECASE,
)
"""Where the comments of readers begin, behind the headline: their dates are their own."""
_DAY = 10
_WANTED = {
    "headline": "headline",
    "datePublished": "datepublished",
    "pubDate": "datepublished",
    "dateUpdate": "dateupdate",
    "author": "author",
    "publisher": "publisher",
}


def read_head(source: str, line: int) -> dict[str, Claim]:
    """Return the claims of a page that begins on `line` of its file, by folded key."""
    top = source[:_LIMIT]
    claims: dict[str, Claim] = {}
    for at, key, value in (*_linked_data(top), *_elements(top), *_account(top), *_shown(source), *_stamped(source)):
        text = " ".join(sanitise(html.unescape(value)).split())
        if text:
            claims.setdefault(key, Claim((text,), line + source.count("\n", 0, at)))
    drawn = _DRAWN.search(top)  # behind it a title is that of a picture
    if found := _TITLE.search(top, 0, drawn.start() if drawn else len(top)):
        text = " ".join(sanitise(html.unescape(found[1])).split())
        at = line + top.count("\n", 0, found.start())
        claims |= {"htmltitle": Claim((_SITE.sub("", text) or text,), at), "wholetitle": Claim((text,), at)}
    return claims


def _elements(top: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, folded key and value of meta elements and their like."""
    for element in _ELEMENT.finditer(top):
        name = element[1].lower()
        attributes = attributes_in(element[2])
        if name == "meta":
            key = attributes.get("property") or attributes.get("name") or _stated(attributes.get("itemprop", ""))
            if key:
                yield element.start(), fold_key(key), attributes.get("content", "")
        elif name == "link" and attributes.get("rel") == "canonical":
            yield element.start(), "canonical", attributes.get("href", "")
        elif name == "html":
            yield element.start(), "lang", attributes.get("lang", "")
        elif name == "time" and "pubdate" in attributes:
            yield element.start(), "pubdate", attributes.get("datetime", "")


def _stated(item: str) -> str:
    """Return a property of schema.org that is the article's where it stands alone; that of its pictures has others."""
    return item if item in _WANTED else ""


def _account(top: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, folded key and value of what a page of WeChat has for account and time, outside of its head."""
    if name := _ACCOUNT.search(top):
        yield name.start(), "公众号", name[1]
    if seconds := _CREATED.search(top):
        yield seconds.start(), "date", _moment(seconds[1])


def _shown(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, folded key and value of the time that a page of WeChat shows by its script, far behind its head."""
    at = source.find(_SHOWN_AT)
    if at >= 0 and (seconds := _SHOWN.search(source, max(0, at - _SCRIPT), at)):
        yield seconds.start(), "date", _moment(seconds[1])


def _stamped(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, folded key and value of the one day that the elements of a page for dates have as attributes.

    Microdata of schema.org says that it is the date of publication; another `time` counts near the headline. What
    readers wrote below has dates of its own.
    """
    heading = _HEADLINE.search(source)
    near = range(max(0, heading.start() - _AROUND), heading.start() + _AROUND) if heading else range(0)
    comments = _COMMENTS.search(source, heading.start() if heading else 0)
    found = _STAMP.finditer(source, 0, comments.start() if comments else len(source))
    stamps = [(stamp.start(), attributes_in(stamp[2])) for stamp in found]
    published = [(at, given) for at, given in stamps if given.get("itemprop") == "datePublished"]
    times = [(at, given) for at, given in stamps if given.get("datetime") and "itemprop" not in given]
    for key, told in (("datepublished", published), ("date", times if times and times[0][0] in near else [])):
        values = [given.get("datetime") or given.get("content") or "" for _, given in told]
        if len({value[:_DAY] for value in values}) == 1:
            yield told[0][0], key, values[0]


def _moment(seconds: str) -> str:
    """Return a time of Unix as it is in China."""
    return datetime.datetime.fromtimestamp(int(seconds), _CHINA).isoformat()


def _linked_data(top: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, folded key and value of what JSON-LD says about the article."""
    lower, read = top.lower(), 0
    for script in _LINKED_DATA.finditer(top):
        if script.start() < read:
            continue
        read = lower.find("</script", script.end())
        if read < 0:
            return
        try:
            value: object = json.loads(sanitise(top[script.end() : read]))
        except (ValueError, RecursionError):
            continue
        for key, text in _properties(value, 0):
            yield script.start(), key, text


def _properties(value: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for child in value[:20]:
            yield from _properties(child, depth + 1)
    elif isinstance(value, dict):
        for key, folded in _WANTED.items():
            for text in _names(value.get(key), 0):
                yield folded, text
        yield from _properties(value.get("@graph"), depth + 1)


def _names(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and depth < 3:
        yield from _names(value.get("name"), depth + 1)
    elif isinstance(value, list) and depth < 3:
        for child in value[:20]:
            yield from _names(child, depth + 1)
