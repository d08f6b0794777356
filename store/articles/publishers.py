"""Who published an article: as claimed, without what pages write beside a name, or as its address tells."""

import re
from collections.abc import Mapping
from functools import cache

from store.articles.claims import Claim
from store.articles.frontmatter import field_keys
from store.articles.labels import either, labels
from store.articles.metadata import address_in, host_of, is_nobody, plain
from store.text.fold import fold
from store.text.tables import rows

BORDER = re.compile(r"(?:(?<!\s)\s++)?(?:[|│｜︱_»›]|--+|——+)\s*+|(?<!\s)\s++[-–—]\s++")
"""What stands between a headline, its section and its site."""
_WORDS = "bylines.tsv"
_NAME_LIMIT = 80
_TELLING, _SITE_LIMIT = 4, 24
"""Letters of a host that tell of the site where they stand among so many."""
_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})/?", re.IGNORECASE)
_NUMBER = re.compile(r"[(（]\s*(?:微信)?ID\s*[:：][\s\S]*$", re.IGNORECASE)
"""The number of an account of WeChat behind its name."""


@cache
def _han() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]")


@cache
def _publishers() -> Mapping[str, str]:
    """Return the names of outlets by their hosts."""
    return {host: name for host, name in rows("store.articles", "publishers.tsv")}


@cache
def _known() -> Mapping[str, str]:
    """Return the names of outlets by their folded forms, the longest first."""
    names = sorted(set(_publishers().values()), key=len, reverse=True)
    return {fold(name).casefold(): name for name in names}


@cache
def _site() -> re.Pattern[str]:
    """Return the pattern of what makes the name of an outlet that of its site (新聞網, 即時新聞, .com)."""
    return re.compile(rf"(?:\s|{either(_WORDS, 'site')}|\.(?:com|net|org|hk|cn|tw))*", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label before a source (稿件来源：)."""
    return re.compile(rf"(?:{either(_WORDS, 'of')})?(?:{either(_WORDS, 'source')})\s*[:：|｜]\s*")


@cache
def _next_label() -> re.Pattern[str]:
    """Return the pattern of the label of what else a line says (作者：)."""
    words = "|".join(either(_WORDS, use) for use in ("label", "job", "stamp"))
    return re.compile(rf"(?<!\s)\s++(?:{words})\s*[:：|｜]")


@cache
def _button() -> re.Pattern[str]:
    """Return the pattern of the buttons and marks that stand behind a name (举报, 原创稿)."""
    return re.compile(rf"(?<=\S)\s*(?:{either(_WORDS, 'button')})$")


def publisher_of(url: str) -> str:
    """Return who publishes at an address: a known outlet's name, else the host itself."""
    host = host_of(url)
    parts = host.split(".")
    for first in range(len(parts) - 1):
        if name := _publishers().get(".".join(parts[first:])):
            return name
    return host


def claimed_publisher(claims: Mapping[str, Claim]) -> tuple[str, Claim | None]:
    """Return who published, as claimed, and the claim; `source` counts where it is a name, not an address."""
    for key in field_keys()["publisher"]:
        claim = claims.get(key)
        for value in claim.values[:1] if claim else ():
            name = publisher_named(plain(value))
            if not is_nobody(name) and not address_in(name) and name not in labels(_WORDS, "platform"):
                return name, claim
    return "", None


def publisher_named(text: str) -> str:
    """Return the name of the publisher in what a page writes of it; "" where it is too long to be one.

    Labels, buttons and sections go (来源：海港报 原创稿, 海港報 - 即時新聞), and what makes the name of a known outlet
    that of its site (新聞網).
    """
    name = _next_label().split(_label().sub("", text, count=1), maxsplit=1)[0].strip()
    name = _NUMBER.sub("", name)
    name = _button().sub("", name)
    name = BORDER.split(name)[0] or name
    words = name.split()
    if len(words) > 1 and _han().search(words[0]):
        for word in words[1:]:
            if (host := _HOST.fullmatch(word)) and (known := publisher_of(f"https://{host[1]}")) != host_of(host[0]):
                return known if known != host[1] else words[0]
        name = " ".join(word for word in words if word is words[0] or _han().search(word) or word[0].isupper())
    return _outlet(name) if len(name) <= _NAME_LIMIT and "://" not in name else ""


def _is_site_of(folded: str, name: str) -> bool:
    """Return whether a folded text is a name, with what makes it that of its site at most."""
    return folded.startswith(name) and _site().fullmatch(folded, len(name)) is not None


def _outlet(name: str) -> str:
    """Return the name of a known outlet without what makes it that of its site; any other name as it is."""
    folded = fold(name).casefold()
    for known, written in _known().items():
        if folded != known and _is_site_of(folded, known):
            return written
    return name


def outlet_in_title(claims: Mapping[str, Claim]) -> str:
    """Return the known outlet that a page's title ends with, maybe before a section (… - 海港网 - 财经), or ""."""
    title = claims.get("wholetitle")
    for part in reversed(BORDER.split(title.values[0])[1:][-2:] if title else []):
        folded = fold(part).casefold().strip()
        for known, written in _known().items():
            if _is_site_of(folded, known):
                return written
    return ""


def is_site(text: str, names: frozenset[str]) -> bool:
    """Return whether a part of a page's title is the name of its site; `names` are folded ones of the publisher."""
    folded = fold(text).casefold().strip()
    if len(folded) <= _SITE_LIMIT and any(name in folded for name in names if len(name) >= _TELLING and name.isascii()):
        return True
    return any(_is_site_of(folded, name) for name in (*names, *_known()) if name)
