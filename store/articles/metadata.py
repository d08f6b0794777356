"""What an article's claims come to: title, date, publisher, address, authors; each checked, none invented."""

import datetime
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import unquote, urlsplit

from store.articles.claims import Claim
from store.articles.dates import is_date, parse_date
from store.articles.frontmatter import field_keys
from store.articles.labels import either, labels

_WORDS = "bylines.tsv"
_WIKILINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+[^()]*+\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}，。；、）】」]+", re.IGNORECASE)
_NO_SCHEME = re.compile(r"//(?:[\w-]+\.)+[a-z]{2,}/", re.IGNORECASE)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/(?:web/)?\d+(?:[a-z]{2}_)?/(https?://.+)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?[、，,;；&+/]\s*+|(?<!\s)\s++(?:and|與|与|和|\|)\s++")
_HAN_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s+[\u4e00-\u9fff]{2,4})+")
_AUTOLINK = re.compile(r"<([^<>]*)>")
_BLANKS = re.compile(r"[ \t\n\xa0]+")
_HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp|ico|mp4|mp3)$", re.IGNORECASE)
_LISTED = re.compile(r"[,，、;；]")
_HASHED = re.compile(r"[,，、;；\s]+")
_BARE = frozenset({"date", "日期"})
_A_DAY = datetime.timedelta(days=1)
_NAME_LIMIT = 80
_TAGS_LIMIT = 50
_TITLE_LEAST = 8
"""Characters of a link that may be a headline."""


@cache
def _job() -> str:
    """Return the pattern of a job with what stands before it: 资深记者, 驻北京记者.

    The shortest place behind 驻 will do, for to try each length at each of many 驻 takes for ever.
    """
    rank, trade = either(_WORDS, "before", any_case=True), either(_WORDS, "trade", any_case=True)
    posted = rf"(?>[驻駐][^\s、,，]{{2,4}}?(?={rank}|[驻駐]|{trade}))"
    return rf"(?:{rank}|{posted}){{0,4}}(?:{trade})"


@cache
def _job_before() -> re.Pattern[str]:
    """Return the pattern of jobs before a name."""
    marked = rf"^\s*(?:{_job()}[、&和]?)+\s*[/／|｜:：]\s*"
    house = (
        r"[^\s、,，]{2,8}[记記]者\s+(?=[\u4e00-\u9fff]{2,4}$)"  # 海港报记者 林某: without the space it may be a name
    )
    return re.compile(rf"{marked}|^\s*(?:{house}|(?:{either(_WORDS, 'own')})*[记記]者\s*)|^by\s+", re.IGNORECASE)


@cache
def _job_after() -> re.Pattern[str]:
    """Return the pattern of a job behind a name."""
    behind = either(_WORDS, "behind")
    return re.compile(rf"(?<!\s)\s*+(?:[/／|｜(（]\s*+)?(?:{behind})\s*+(?:[)）]\s*+)?$")


@cache
def _job_between() -> re.Pattern[str]:
    """Return the pattern of a job between two names."""
    return re.compile(rf"(?:^|(?<!\s)\s++|(?<=[、,，;；/|])){_job()}\s*[/／|｜:：]\s*", re.IGNORECASE)


def is_nobody(value: str) -> bool:
    """Return whether a value names nobody: none, unknown, 佚名."""
    return not value or value.casefold() in labels(_WORDS, "nobody")


def first_value(claims: Mapping[str, Claim], field: str) -> tuple[str, Claim] | None:
    """Return the first value that one of a field's keys has, with its claim; None where there is none."""
    for key in field_keys()[field]:
        claim = claims.get(key)
        if claim and claim.values and not is_nobody(claim.values[0]):
            return claim.values[0], claim
    return None


def claimed_date(claims: Mapping[str, Claim]) -> str | None:
    """Return the first claim that is a date; `published: false` of Jekyll is none and is passed over."""
    return _first_date(claims)[1]


def is_later(claims: Mapping[str, Claim], date: str) -> bool:
    """Return whether the only day claimed is a bare `date`, which tools give their notes too, and days after `date`.

    One day may lie between the place of a page and that of whoever clipped it.
    """
    key, told = _first_date(claims)
    day = datetime.date.fromisoformat
    return told is not None and key in _BARE and day(told) - day(date) > _A_DAY


def _first_date(claims: Mapping[str, Claim]) -> tuple[str, str | None]:
    """Return the first key whose claim is a date, with the date; None where none is."""
    dated = ((key, _date_of(claims[key])) for key in field_keys()["published"] if key in claims)
    return next(((key, date) for key, date in dated if date), ("", None))


def _date_of(claim: Claim) -> str | None:
    """Return the date that a claim begins with; None where it is none."""
    return next(filter(None, (parse_date(plain(value)) for value in claim.values[:1])), None)


def claimed_tags(claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return the tags among the claims, each once, however they are listed: `[a, b]`, `a, b`, `#a #b`, `[[a]]`."""
    key = next((key for key in field_keys()["tags"] if key in claims and claims[key].values), "")
    found = [tag for value in claims[key].values for tag in _tags_in(plain(value))] if key else []
    return tuple(dict.fromkeys(tag for tag in found if tag and len(tag) <= _NAME_LIMIT))[:_TAGS_LIMIT]


def _tags_in(value: str) -> Iterator[str]:
    apart = _HASHED if value.startswith("#") else _LISTED
    yield from (part.strip(" #") for part in apart.split(value))


def claimed_clipping(claims: Mapping[str, Claim]) -> str | None:
    """Return the day on which the article was clipped, as its tool has noted it; None where it has not."""
    values = (claims[key].values[0] for key in field_keys()["clipped"] if key in claims and claims[key].values)
    return next(filter(None, map(parse_date, map(plain, values))), None)


def refused_date(claims: Mapping[str, Claim]) -> str:
    """Return the first claim of a date that is none, or "" where nothing was claimed."""
    for key in field_keys()["published"]:
        for value in claims[key].values[:1] if key in claims else ():
            if not is_nobody(value):
                return value
    return ""


def claimed_url(claims: Mapping[str, Claim], *, clipped: bool = False) -> str:
    """Return the original's address among the claims; an archive's copy gives the address that it is a copy of.

    Args:
        claims: what a file says about itself.
        clipped: whether a tool has written them, and not a site: then the first page of one may be what was clipped.
    """
    for key in field_keys()["url"]:
        for value in claims[key].values if key in claims else ():
            if url := leads_to_page(address_in(f"https:{value}" if _NO_SCHEME.match(value) else value)):
                return url
    site = claimed_site(claims) if clipped else ""
    return site if site.endswith("/") else ""  # as browsers write it; without the stroke somebody names the site


def linked_title(claims: Mapping[str, Claim]) -> tuple[str, Claim] | None:
    """Return the words of the link to the original that a header has (原文地址：[…](https://…)) where they are a title.

    Behind a key that names the source as well (来源) they are a name.
    """
    keys = (key for key in field_keys()["url"] if key in claims and key not in field_keys()["publisher"])
    for claim in (claims[key] for key in keys):
        for value in claim.values[:1]:
            words = plain(link[0]) if (link := _LINK.match(value)) else ""
            if len(words) >= _TITLE_LEAST and not address_in(words) and not _HOST.match(words):
                return words, claim
    return None


def date_behind_link(claims: Mapping[str, Claim]) -> str | None:
    """Return the date behind the link to the original that a header has (原文链接：[…](https://…)，2024-06-14)."""
    for value in (claims[key].values[0] for key in field_keys()["url"] if key in claims and claims[key].values):
        end = re.split(r"[,，（(]", value.rpartition("](")[2].partition(")")[2].rstrip("）) "))[-1]
        if is_date(end):
            return parse_date(end)
    return None


def claimed_site(claims: Mapping[str, Claim]) -> str:
    """Return the first address among the claims, whatever it leads to: it tells whose site it is."""
    values = (value for key in field_keys()["url"] if key in claims for value in claims[key].values)
    return next(filter(None, map(address_in, values)), "")


def address_in(value: str) -> str:
    """Return the first absolute web address in a value, taken out of an archive's; "" where there is none."""
    found = _ADDRESS.search(value[:8192])
    if not found:
        return ""
    url = found[0].rstrip(".,;]")
    if url.count(")") > url.count("("):
        url = url.rstrip(")")
    archived = _ARCHIVED.match(url)
    return archived[1] if archived else url


def leads_to_page(url: str) -> str:
    """Return an address that may be an article's: neither a site's own nor a picture's; "" for those."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    routed = parts.fragment.startswith(("/", "!"))  # the pages of a site that is one page: /#/chapter/2
    return url if (parts.path.strip("/") or parts.query or routed) and not _PICTURE.search(parts.path) else ""


def plain(value: str) -> str:
    """Return a value without the brackets of links around its words, and of a link around the whole; &amp; is &."""
    value = html.unescape(value) if "&" in value else value
    value = _WIKILINK.sub(lambda link: link[2] or link[1], value)
    value = _BLANKS.sub(" ", _LINK.sub(r"\1", value)).strip()
    return whole[1].strip() if (whole := _AUTOLINK.fullmatch(value)) else value


def written_host(url: str) -> str:
    """Return the host of an address as it is written there; "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Return the host of an address without `www.`; "" where it has none."""
    return unquote(written_host(url)).removeprefix("www.").removeprefix("m.")


def split_authors(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in author claims: 「記者張三、李四」 is two, without their job and without their links."""
    names: dict[str, None] = {}
    for value in values:
        for name in _names(plain(value[:1000])):
            named = not is_nobody(name) and not name.isdigit()  # a number is an editor's in the newsroom's system
            if named and len(name) <= _NAME_LIMIT and not _ADDRESS.search(name) and not _HOST.match(name):
                names.setdefault(name)
    return tuple(names)


def _names(value: str) -> Iterator[str]:
    """Yield the names of one value."""
    if _ADDRESS.match(value):
        return
    value = _job_between().sub("、", value)
    for part in _BETWEEN.split(value):
        named = part.strip(" \t　*_\"'“”()（）[]|｜/")
        name = (_job_after().sub("", _job_before().sub("", named)) or named).strip(" 　:：|｜/")
        if _HAN_NAMES.fullmatch(name):
            yield from name.split()
        elif name:
            yield name
