"""Dates as headers write them. What is no date for certain is none: an unknown date harms less than a wrong one."""

import datetime
import re
from functools import cache

_DIGITS = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = (
    re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d./]|-(?!\d{2}:))"),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]?(?!\d)"),
    re.compile(r"(?:中華)?民國\s*(?P<roc>\d{2,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?(?!\d)"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T\d|\s|$|(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$)"),
    re.compile(
        r"(?:[a-z]{3,9}\.?,?\s+)?" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.I
    ),
    re.compile(
        r"(?:[a-z]{3,9}\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + r",?\s+(?P<year>\d{4})\b", re.I
    ),
    re.compile(  # as Java and C write it: Tue Mar 04 12:42:07 HKT 2025
        r"[a-z]{3}\s+"
        + _MONTH
        + r"\s+(?P<day>\d{1,2})\s+\d{1,2}:\d{2}:\d{2}\s+(?:[a-z+:\d]{2,9}\s+)?(?P<year>\d{4})\b",
        re.I,
    ),
    re.compile(r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)"),  # there is no such month
    re.compile(r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})(?!\d)"),
)
_CLOCK = r"\d{1,2}\s*[:：时時]\s*\d{2}(?:[:：]\d{2}|分)?"
_CLOCK_BEFORE = re.compile(rf"(?:{_CLOCK})\s+")
_FILE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[-_ ]|$)")
_YEAR, _MONTH_DAY = r"(?P<year>(?:199|20\d)\d)", r"(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
_IN_URL = (  # the surest first: folders of year, month and day, then a stamp in a name
    re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=[/_-]|$)"),
    re.compile(rf"/{_YEAR}[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_-]|\.[a-z]|$)", re.I),
    re.compile(r"/(?P<short>[0129]\d)/" + _MONTH_DAY + r"/\d{2}/"),  # the hour behind it
    re.compile(rf"(?<![\d%]){_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?:(?<=[/_.-])[a-z]?|(?<=[/_.-][a-z]{{2}})){_YEAR}{_MONTH_DAY}(?=[/_-]|\.[a-z]|$)", re.I),
    re.compile(
        rf"(?<=[/_.-]){_YEAR}{_MONTH_DAY}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d{{6}})"
    ),  # with hour, minute, second
    re.compile(rf"(?<=/){_YEAR}{_MONTH_DAY}\d{{4,5}}(?=[/_-]|\.[a-z]|$)", re.I),  # with a number of that day
)
_TITLE_END = re.compile(
    r"[(（\[【]\s*(?P<year>(?:19|20)\d{2})[-/.年]?(?P<month>\d{2})[-/.月]?(?P<day>\d{2})日?\s*[)）\]】]\s*$"
)
_TITLE_WEEKDAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?\s*+(?:[(（,，]\s*+)?(?:星期|周|週|礼拜|禮拜)"
    r"(?P<weekday>[一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(  # what may stand beside a date, and tells no more than when
        r"(?:[\s,，|｜·/()（）\[\]]|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|"
        rf"{_CLOCK}|[上下]午|[ap]\.?m\b\.?|(?:香港|北京|台北|臺北)[时時][间間]|\b(?:hkt|cst|gmt|utc|est|edt|bst)\b|[+-]\d{{1,2}}:?(?:\d\d)?|t|z)*",
        re.IGNORECASE,
    )


def _valid(match: re.Match[str] | None) -> str | None:
    """Return the date of a match as YYYY-MM-DD; None where there is no such day, or it is before 1850."""
    if match is None:
        return None
    parts = match.groupdict()
    year = _year(parts)
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if parts.get("name") else int(parts["month"])
    try:
        date = datetime.date(year, month, int(parts["day"]))
    except ValueError:
        return None
    if parts.get("weekday") and _WEEKDAYS[date.weekday()] != parts["weekday"].replace("天", "日"):
        return None
    return date.isoformat() if 1850 <= year <= 2200 else None


def _year(parts: dict[str, str | None]) -> int:
    """Return the year of a match: of the Republic's calendar, of two digits (from 1990 on), or as written."""
    if roc := parts.get("roc"):
        return int(roc) + 1911
    if short := parts.get("short"):
        return int(short) + (1900 if int(short) >= 90 else 2000)
    return int(parts["year"] or 0)


def parse_date(value: str) -> str | None:
    """Return the date that `value` begins with as YYYY-MM-DD, as written, without change of time zone.

    Read are ISO 8601 and its look-alikes with `/` and `.`, 2024年6月14日 and 二〇二四年六月十四日, 民國113年6月14日,
    20240614, and English with a month's name; a time may stand before it. `3/4/2024` is none: nobody can say which
    month it means. `14/3/2024` can mean one alone.
    """
    value = value.strip()[:64]
    if clock := _CLOCK_BEFORE.match(value):
        value = value[clock.end() :]
    for pattern in _WRITTEN:
        if date := _valid(pattern.match(value)):
            return date
    return _valid(_WRITTEN[1].match(_arabic(value))) or _valid(_WRITTEN[2].match(_arabic(value)))


def is_date(value: str) -> bool:
    """Return whether `value` is a date, with day of the week, time and zone at most."""
    value = value.strip()
    if len(value) > 60:
        return False
    if clock := _CLOCK_BEFORE.match(value):
        value = value[clock.end() :]
    found = (pattern.match(value) for pattern in _WRITTEN)
    return any(match and _valid(match) and _beside().fullmatch(value, match.end()) for match in found)


def is_time(value: str) -> bool:
    """Return whether `value` is a time of the day with its zone, and nothing else."""
    return len(value) <= 24 and bool(re.search(_CLOCK, value) and _beside().fullmatch(value))


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
    """Return the date in the path of an article's address.

    Read are folders (/2018/01/12/, /201801/12/, /2018-01/12/, /2018/0112/, /18/0112/09/), a folder or the name of the
    page that is a date or begins or ends with one (/20180112/, /a-20180112.htm, /t20180112_1.html), and one with the
    time of the day or a short number behind it (/20180112093000, /201801120123.aspx).
    """
    path = re.split("[?#]", url[:2000].partition("://")[2])[0]
    return next(filter(None, (_valid(pattern.search(path)) for pattern in _IN_URL)), None)


def date_in_title(title: str) -> str | None:
    """Return the date of an issue that its title states.

    It ends with it in brackets, states it with the right day of the week, or has it between marks (… - 20240614 - …).
    """
    parts = (part for part in re.split(r"\s[-–—|]\s", title[:500])[1:] if is_date(part))
    if between := next(parts, None):
        return parse_date(between)
    return _valid(_TITLE_END.search(title[-200:])) or _valid(_TITLE_WEEKDAY.search(title[:500]))
