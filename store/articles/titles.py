"""The headline of a page without the name of its site, its section, its date and its time."""

import re
from collections.abc import Iterable

from store.articles.dates import is_date
from store.articles.labels import labels
from store.articles.publishers import BORDER, is_site
from store.text.fold import fold

_CLOCK = re.compile(r"(?:(?<!\s)\s++)?[(（]\d{1,2}:\d{2}[)）]$")
_CLOSE = re.compile(r"(?<!\s)\s*+[-–—]\s*([^-–—]{2,40})$")
"""The end of a title behind a dash without spaces."""
_REST = re.compile(r"\s?[-–—_|｜]\S.{1,40}")
_WHOLE = 8
"""Characters of a heading that is the headline where the title goes on behind it with the name of the site."""
_LEAST = 4
"""Characters of a heading that can be a headline inside a title."""


def headline(title: str, headings: Iterable[str], publisher: str, host: str) -> str:
    """Return a title without what a site writes around it.

    Args:
        title: as the page or its header has it.
        headings: of the body: one that is a part of the title between marks is the headline.
        publisher: who published it, or "".
        host: of its address, or "".
    """
    names = frozenset(
        filter(None, (fold(publisher).casefold(), *(part for part in host.split(".")[:-1] if len(part) > 2)))
    )
    headings = list(headings)
    for heading in headings:
        if len(heading) >= _WHOLE and title.startswith(heading) and _REST.fullmatch(title, len(heading)):
            return heading
    parts = BORDER.split(title)
    if len(parts) > 1:
        bare = [_CLOCK.sub("", part) for part in parts]
        longest = max(bare, key=len)
        for heading in headings:
            if len(heading) >= _LEAST and heading == longest and not is_site(heading, names):
                return heading
        return _without_end(title, parts, names)
    close = _CLOSE.search(title)
    return title[: close.start()] if close and publisher and is_site(close[1], names) else _CLOCK.sub("", title)


def _without_end(title: str, parts: list[str], names: frozenset[str]) -> str:
    """Return a title without its last parts, where they are the site, and sections and dates before it."""
    kept = len(parts)
    while kept > 1 and is_site(parts[kept - 1], names):
        kept -= 1
    if kept == len(parts):
        return title
    while kept > 1 and (parts[kept - 1] in labels("bylines.tsv", "section") or is_date(parts[kept - 1])):
        kept -= 1
    if kept == 1:
        return _CLOCK.sub("", parts[0])
    end = [found.start() for found in BORDER.finditer(title)][kept - 1]
    return _CLOCK.sub("", title[:end])
