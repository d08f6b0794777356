"""Dates as headers write them. What is no date for certain is none: an unknown date harms less than a wrong one."""

import datetime
import re

_DIGITS = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = (
    re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d./-])"),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?(?!\d)"),
    re.compile(r"(?:中華)?民國\s*(?P<roc>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?(?!\d)"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T\d|\s|$)"),
    re.compile(
        r"(?:[a-z]{3,9}\.?,?\s+)?" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.I
    ),
    re.compile(
        r"(?:[a-z]{3,9}\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + r",?\s+(?P<year>\d{4})\b", re.I
    ),
)
_FILE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[-_ ]|$)")
_URL = re.compile(r"://[^?#]*/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=/|$)")
_TITLE_END = re.compile(
    r"[(（\[【]\s*(?P<year>(?:19|20)\d{2})[-/.年]?(?P<month>\d{2})[-/.月]?(?P<day>\d{2})日?\s*[)）\]】]\s*$"
)
_TITLE_WEEKDAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?\s*+(?:[(（,，]\s*+)?(?:星期|周|週|礼拜|禮拜)"
    r"(?P<weekday>[一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"


def _valid(match: re.Match[str] | None) -> str | None:
    """Return the date of a match as YYYY-MM-DD; None where there is no such day, or it is before 1850."""
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts["roc"]) + 1911 if parts.get("roc") else int(parts["year"])
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if parts.get("name") else int(parts["month"])
    try:
        date = datetime.date(year, month, int(parts["day"]))
    except ValueError:
        return None
    if parts.get("weekday") and _WEEKDAYS[date.weekday()] != parts["weekday"].replace("天", "日"):
        return None
    return date.isoformat() if 1850 <= year <= 2200 else None


def parse_date(value: str) -> str | None:
    """Return the date that `value` begins with as YYYY-MM-DD, as written, without change of time zone.

    Read are ISO 8601 and its look-alikes with `/` and `.`, 2024年6月14日 and 二〇二四年六月十四日, 民國113年6月14日,
    20240614, and English with a month's name. `3/4/2024` is none: nobody can say which month it means.
    """
    value = value.strip()[:64]
    for pattern in _WRITTEN:
        if date := _valid(pattern.match(value)):
            return date
    return _valid(_WRITTEN[1].match(_arabic(value))) or _valid(_WRITTEN[2].match(_arabic(value)))


def is_date(value: str) -> bool:
    """Return whether `value` is a date and nothing else."""
    return len(value) <= 40 and any(_valid(pattern.fullmatch(value.strip())) for pattern in _WRITTEN)


def _arabic(value: str) -> str:
    """Return 六月十四日 as 6月14日; the characters of a year stand for themselves."""
    value = re.sub("[廿卅]", lambda tens: "二十" if tens[0] == "廿" else "三十", value)
    value = re.sub(
        r"([一二三]?)十([一二三四五六七八九]?)(?=[月日号號])",
        lambda number: (number[1] or "一") + (number[2] or "〇"),
        value,
    )
    return value.translate(_DIGITS)


def date_in_file_name(stem: str) -> str | None:
    """Return the date that a file's name begins with (2024-06-14-title), the convention of Jekyll and of Obsidian."""
    return _valid(_FILE.match(stem))


def without_date(stem: str) -> str:
    """Return a file's name without the date it begins with."""
    return _FILE.sub("", stem, count=1).strip() or stem


def date_in_url(url: str) -> str | None:
    """Return the date in the path of an article's address (…/2018/01/12/…)."""
    return _valid(_URL.search(url[:2000]))


def date_in_title(title: str) -> str | None:
    """Return the date of an issue that its title ends with in brackets, or states with the right day of the week."""
    return _valid(_TITLE_END.search(title[-200:])) or _valid(_TITLE_WEEKDAY.search(title[:500]))
