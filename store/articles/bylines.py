"""By-lines: the short lines of a page that say who wrote, edited or published it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.articles.dates import is_date, is_time, parse_date
from store.articles.labels import either, labels

_WORDS, _PICTURES = "bylines.tsv", "pictures.tsv"
_ENGLISH = re.compile(r"[Bb][Yy] (?P<names>[A-Z][\w.'’-]*(?:(?:,? and|,)? [A-Z][\w.'’-]*){0,7})$")
_SHORT_LINE = 60
_CLOCK = re.compile(r"\d\s*[:：]\s*\d\d")
_POSTED = re.compile(r"(?:发表于|發表於)\s*+\S{1,6}\s*$")
_BROKEN, _PARTED = re.compile(r"[\d，。：:；;|｜/]"), re.compile(r"[，。：:；;|｜/]")
"""What names before a date do not have, behind 原创 digits apart."""
CHANNEL = r"(?:微信|微博)?+(?:公?[众眾]?[号號]|[订訂][阅閱][号號])?+"
"""Where an account publishes, maybe nothing: 微信公众号, 公号, 微博."""
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_LABELLED = re.compile(r"[^\s:：]{1,4}[:：]")
_LATER = re.compile(r"[来來]源\s*+[:：]\s*+([^\s|｜]{1,30})")
_JOINED = re.compile(r"(?<=\S)(?:作者|[记記]者|[编編][辑輯]|[责責][编編])[:：]")
"""A label that stands right behind a name (来源：海港报作者：林某)."""
_END = re.compile(r"[。！？!?；;…]$")


@cache
def _marked() -> re.Pattern[str]:
    """Return the pattern of labels before a mark (作者｜林某)."""
    rank, job, label = (either(_WORDS, use) for use in ("rank", "job", "label"))
    labels = rf"(?:(?:{rank})?(?:{job})|{label})"
    return re.compile(rf"[\[【(（*]?\s*+(?:{labels}\s*+(?:[、&和]\s*+)?)+[|｜/／:：丨]\s*\S.*$")


@cache
def _spaced() -> re.Pattern[str]:
    """Return the pattern of a label with a space behind it (责编 林某)."""
    return re.compile(rf"(?:{either(_WORDS, 'spaced')})[ 　]+\S.{{0,60}}$")


@cache
def _reporter() -> re.Pattern[str]:
    """Return the pattern of a line that says who reports (本报记者林某报道)."""
    rank, reports = either(_WORDS, "reporter"), either(_WORDS, "reports")
    return re.compile(
        rf"[（(【\[]?\s*(?:{rank})?[记記]者\s*+\S{{2,12}}(?:[／/、 　]\s*+\S{{0,12}}){{0,3}}(?:{reports})\s*[）)】\]]?$"
    )


@cache
def _house() -> re.Pattern[str]:
    """Return the pattern of a line that names the house (海港报报道)."""
    return re.compile(rf"[^\s，。：；]{{2,14}}(?:{either(_WORDS, 'house')})$")


@cache
def _written_by() -> re.Pattern[str]:
    """Return the pattern of who wrote it, up to the next label (作者｜林某 编辑｜胡某)."""
    return re.compile(
        rf"(?:^|[\s　;；])(?:{either(_WORDS, 'writer')})(?:\s*+[|｜/／:：丨]\s*+|\s++(?=[A-Z]))"
        r"(?P<names>[^|｜:：丨;；]{1,60}?)"
        rf"(?=\s*+(?:{either(_WORDS, 'after')}|[;；。]|$|(?<=\s)\S+\s*+[|｜/／:：丨]))"
    )


@cache
def _source() -> re.Pattern[str]:
    """Return the pattern of a source with its label (文章来源：海讯)."""
    of, source = either(_WORDS, "of"), either(_WORDS, "source")
    return re.compile(
        rf"[\[【(（*]?(?:{of})?(?:{source})\s*+{CHANNEL}(?:\s?[:：|｜]\s*(?P<name>[^\s|｜].{{0,79}}?)[\]】)）*]?$"
        r"|[「『“《](?P<marked>[^「」『』“”《》]{1,30})[」』”》])"
    )


@cache
def _further() -> re.Pattern[str]:
    """Return the pattern of what else a line tells behind a source: who wrote it (，作者 林某), where it was first."""
    writer, job, issued = (either(_WORDS, use) for use in ("writer", "job", "issued"))
    return re.compile(rf"[，,。；;]\s?(?:(?:{writer})(?:\s*+[|｜/／:：丨]|[ 　])|(?:{job})\S{{2,4}}$|{issued})")


@cache
def _picture() -> re.Pattern[str]:
    """Return the pattern of where a picture comes from (题图来自海讯)."""
    which, where = either(_PICTURES, "which"), either(_PICTURES, "from")
    picture = rf"(?:(?:{which})?[图圖照](?:片|像|表)?|封面|截[图圖]|[视視][频頻])\s*(?:{where}|[／/|｜:：])"
    english = r"[Pp]hotos?(?:\s+by|\s+credit|:)|[Ii]mages?(?:\s+by|\s+credit|:|\s+source)"
    return re.compile(rf"[\[【(（*＊△▲▼图圖]*\s*{picture}|{english}|[（(]?[图圖片]源")


@cache
def _stamped() -> re.Pattern[str]:
    """Return the pattern of a time stamp: a date, and with it a time, a source, or nothing more."""
    return re.compile(
        rf"(?:(?:{either(_WORDS, 'stamp')})\s*+(?:(?:on|at)\s*+)?(?:[:：]\s*+)?)?"
        r"(?P<date>(?:(?:19|20)\d{2}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*+日)?)(?:\s*+(?:星期|周|週)[一二三四五六日天])?"
        r"(?:\s*+(?P<time>\d{1,2}\s*[:：时時]\s*\d{2}(?:[:：]\d{2}|分)?))?(?:\s*+(?P<mark>[来來]源\s*[:：]))?"
        r"(?:\s*+(?P<name>[^\s\d|｜][^\s|｜]{0,19}(?: [A-Za-z][\w.]*)*)|\s*)(?:[\s|｜].{0,40})?$"
    )


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of what stands before the date of a time stamp."""
    label, on = either(_WORDS, "stamp"), r"(?:(?:on|at)\s+)?(?:[:：/]\s*)?"
    return re.compile(rf"(?:{label})\s*{on}", re.IGNORECASE)


@cache
def _renewed() -> re.Pattern[str]:
    """Return the pattern of the beginning of a time stamp that says when a page was changed."""
    return re.compile(rf"(?:{either(_WORDS, 'renewed')})", re.IGNORECASE)


@cache
def _of_another() -> re.Pattern[str]:
    """Return the pattern of a date that is that of a copy or a picture (archived 2 Sep 2024, 2024-9-2 10:00 上传)."""
    words = either(_WORDS, "another", any_case=True)
    return re.compile(rf"(?:^|\d\s*+)(?:{words})(?:\s|$)", re.IGNORECASE)


@cache
def _account() -> re.Pattern[str]:
    """Return the pattern of the line under a headline of WeChat: 原创 林某 海港报, the last a link."""
    return re.compile(rf"(?:{either(_WORDS, 'first')})(?:\s+(?P<author>\S.{{0,20}}?))?(?:\s+(?P<house>\S.{{0,30}}))$")


def is_byline(text: str) -> bool:
    """Return whether a block says who wrote, edited, checked or published the article."""
    if len(text) > 80 or _END.search(text) or is_picture_source(text):
        return False
    if _stamp(text) or is_stamp(text) or is_time(text) or any(account_in(text)) or _dated(text):
        return True
    written = _marked().match(text) or _spaced().match(text) or _reporter().match(text)
    return bool(written or _house().match(text) or _ENGLISH.match(text))


def _stamp(text: str) -> re.Match[str] | None:
    """Return the match of a time stamp: a date, and with it a time, a source, or nothing more."""
    found = _stamped().match(text)
    return found if found and (found["time"] or found["mark"] or found.end("date") == len(text)) else None


def is_stamp(text: str) -> bool:
    """Return whether a block is a date with what says whose date it is, and nothing else."""
    label = _label().match(text)
    return is_date(text[label.end() :] if label else text)


def is_renewal(text: str) -> bool:
    """Return whether a time stamp says when the page was changed, not when it was published."""
    return bool(_renewed().match(text))


def is_of_another(text: str) -> bool:
    """Return whether a time stamp says when a copy was made or a picture sent, not when the page was published."""
    return bool(_of_another().search(text[:_SHORT_LINE]))


def is_house(text: str) -> bool:
    """Return whether a by-line names the house, not a person (海港报报道)."""
    return bool(_house().match(text) or _stamp(text) or is_stamp(text))


def is_picture_source(text: str) -> bool:
    """Return whether a block says no more than where a picture comes from."""
    return len(text) <= 60 and bool(_picture().match(text))


def authors_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the author claims in by-lines (作者｜張三 編輯｜李四 → 張三)."""
    for text in texts:
        if english := _ENGLISH.match(text):
            yield english["names"].partition(",")[0]
        for found in _written_by().finditer(text):
            yield found["names"].strip(" *　)）】]")


def account_in(text: str, linked: int = 0, *, anywhere: bool = False) -> tuple[str, str]:
    """Return author and account of the line that WeChat has under a headline (原创 林某 海港报), or two "".

    Clippers put the time of the page behind it; a name that then stands alone behind 原创 is the author's. What is said
    twice (原创 林某 林某 海港报) is one name.

    Args:
        text: the line.
        linked: how many of its characters are links: of the account, where it is the last name.
        anywhere: whether names and a time are such a line without 原创, too: on WeChat's own pages.
    """
    if len(text) > _SHORT_LINE:
        return "", ""
    dated = _dated(text)
    line = dated or (text if _account().match(text) else "")
    original = line.partition(" ")[0] in labels(_WORDS, "first")
    if not original and not (anywhere and dated):
        return "", ""
    names = line.split()[1 if original else 0 :]
    house = line[-linked:] if linked else ""
    if line[:-linked].endswith(" ") and house.split() != names:
        return " ".join(_once(names[: -len(house.split())])), house
    once = _once(names)
    if len(once) == 1:
        twice, author = len(names) > 1, original and dated is not None
        return once[0] if twice or author else "", once[0] if twice or not author else ""
    people = next((at for at, name in enumerate(once[:-1]) if not _PERSON.fullmatch(name)), len(once) - 1)
    at = max(1, people) if dated is None else len(once) - 1
    return "、".join(once[:at]) if people >= at else " ".join(once[:at]), " ".join(once[at:])


def _once(words: list[str]) -> list[str]:
    """Return words without those at their beginning that are said again right behind, maybe with other spaces."""
    for size in range(len(words) - 1, 0, -1):
        said, behind = "".join(words[:size]), "".join(words[size:])
        if behind.startswith(said) and any("".join(words[size:end]) == said for end in range(size + 1, len(words) + 1)):
            return words[size:]
    return words


def _dated(text: str) -> str | None:
    """Return the names before the date and the time of the day that a line ends with; None where it does not."""
    text = _POSTED.sub("", text[: _SHORT_LINE + 1]).rstrip()
    for gap in re.finditer(r"\s+", text):
        stamp = text[gap.end() :]
        if is_date(stamp) and _CLOCK.search(stamp):
            names = text[: gap.start()]
            broken = _PARTED if names.startswith(labels(_WORDS, "first")) else _BROKEN
            return None if broken.search(names) or is_date(names) or is_stamp(names) else names
    return None


def source_in(text: str) -> str:
    """Return who a by-line says is the source (来源：财新网), or ""."""
    found = _source().match(text) or _stamp(text)
    name = (found["name"] or found.groupdict().get("marked") or "").strip(" *~《》“”「」") if found else ""
    if _LABELLED.match(name):  # 字号：A-A A+ 来源：海港报
        later = _LATER.search(text[:200])
        name = later[1] if later else ""
    name = _JOINED.split(name)[0] or name
    return name if name and not _END.search(name) and name not in labels(_WORDS, "posted") else ""


def account_named(text: str, linked: int = 0) -> str:
    """Return whom a line names as the source in quotation marks (原文来自公众号「海港报」：海风公布结果), or "".

    Args:
        text: the line.
        linked: how many of its characters are links: to the article, right behind the name or behind a mark.
    """
    found = _source().match(text)
    if not found or not found["marked"]:
        return ""
    behind = text[found.end() :].rstrip(" ~》」』")
    before_link = behind[:-linked].strip(" ~《「『") if linked else behind
    if linked and (before_link[:1] in ":：" or before_link[-1] in ":："):
        return found["marked"]
    return found["marked"] if len(text) <= _SHORT_LINE and ends_source(behind) else ""


def ends_source(behind: str) -> bool:
    """Return whether what a line has behind a name leaves it a source: nothing, who wrote it, where it was first.

    Any other words make a sentence of it (来自「海港报」，昨日到场).
    """
    behind = behind.strip(" ~")
    return behind in {"", "。"} or bool(
        _further().match(behind) or (behind[0] in "，," and parse_date(behind[1:].strip()))
    )


def date_in(text: str) -> str | None:
    """Return the date that a by-line begins with, with its year (2024-06-14 10:00 来源：…), or None."""
    named = _dated(text)
    label = _label().match(text)
    return parse_date(text[len(named) :] if named else text[label.end() :] if label else text)
