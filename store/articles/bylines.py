"""By-lines: the short lines of a page that say who wrote, edited or published it."""

import re
from collections.abc import Iterable, Iterator

from store.articles.dates import is_date, parse_date

_ROLE = (
    r"(?:(?:[责責]任|特[约約]|本文|本[报報期刊]|[值執执]行|[实實][习習]|首席)?(?:作者|[编編][辑輯]|[记記]者|[编編][审審]|[翻编編][译譯])"
    r"|撰文|撰稿|[责責][编編]|[审審]校|校[对對]|[审審][核稿]|[发發]稿|文字?|[来來]源|[采採][访訪]|[报報][导導道]|出品人?|[监監]制"
    r"|策[划劃]|排版|[运運][营營]|[设設][计計]|[图圖]|[摄攝]影|出[处處]|[转轉][载載]?自|[发發]布于?"
    r"|博客|[专專][栏欄]|[Bb]y|BY|[Aa]uthor|[Ee]ditor|[Ww]ords|[Tt]ext|[Rr]eporter|[Ww]ritten by|[Ss]ource)"
)
_MARKED = re.compile(rf"[\[【(（*]?\s*+(?:{_ROLE}\s*+(?:[、&和]\s*+)?)+[|｜/／:：丨]\s*\S.*$")
_SPACED = re.compile(
    r"(?:[发發]稿|[审審]校|[编編][辑輯]|[责責][编編]|作者|[记記]者|撰文|[校编編][对對译譯])[ 　]+\S.{0,60}$"
)
_REPORTER = re.compile(
    r"[（(【\[]?\s*(?:本[报報刊台]|特[约約派]|[实實][习習])?[记記]者\s*+\S{2,12}(?:[／/、 　]\s*+\S{0,12}){0,3}"
    r"[报報][导導道電电]\s*[）)】\]]?$"
)
_HOUSE = re.compile(r"[^\s，。：；]{2,14}(?:[报報][导導道]|[编編][译譯]|出品|原[创創])$")
_WRITTEN_BY = re.compile(
    r"(?:^|[\s　;；])(?:作者|文字?|撰文|撰稿|[记記]者|[Bb]y|[Ww]ritten by|[Aa]uthor)"
    r"(?:\s*+[|｜/／:：丨]\s*+|\s++(?=[A-Z]))"
    r"(?P<names>[^|｜:：丨;；]{1,60}?)"
    r"(?=\s*+(?:[编編][辑輯]|[责責][编編]|[图圖]|[来來]源|[审審]?校|[摄攝]|出品|[;；。]|$|(?<=\s)\S+\s*+[|｜/／:：丨]))"
)
_SOURCE = re.compile(
    r"[\[【(（*]?(?:文章|新[闻聞]|消息|稿件|[内內]容|本文)?(?:[来來]源(?:于|於)?|出[处處]|[转轉][载載]?自|[Ss]ource)"
    r"\s*[:：|｜]\s*(?P<name>[^\s|｜].{0,39}?)[\]】)）*]?$"
)
_PICTURE = re.compile(
    r"^[\[【(（*＊△▲▼图圖]*\s*(?:(?:题|題|头|頭|封面|首|配|文中|[内內]文|[资資]料|本文|以上|上|下)?[图圖照](?:片|像|表)?|封面|截[图圖]|[视視][频頻])\s*"
    r"(?:[来來]源于?|[来來]自|源|提供|自|由|[／/|｜:：])|[Pp]hotos?(?:\s+by|\s+credit|:)|[Ii]mages?(?:\s+by|\s+credit|:|\s+source)|^[（(]?[图圖片]源"
)
_STAMP = re.compile(
    r"(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[发發][布佈表][时時日][间間期]|日期|[时時][间間])\s*+(?:(?:on|at)\s*+)?(?:[:：]\s*+)?)?"
    r"(?P<date>(?:(?:19|20)\d{2}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*+日)?)(?:\s*+(?:星期|周|週)[一二三四五六日天])?"
    r"(?:\s*+(?P<time>\d{1,2}\s*[:：时時]\s*\d{2}(?:[:：]\d{2}|分)?))?(?:\s*+(?P<mark>[来來]源\s*[:：]))?"
    r"(?:\s*+(?P<name>[^\s\d|｜][^\s|｜]{0,19}(?: [A-Za-z][\w.]*)*)|\s*)(?:[\s|｜].{0,40})?$"
)
_ENGLISH = re.compile(r"[Bb][Yy] (?P<names>[A-Z][\w.'’-]*(?:(?:,? and|,)? [A-Z][\w.'’-]*){0,7})$")
_END = re.compile(r"[。！？!?；;…]$")


def is_byline(text: str) -> bool:
    """Return whether a block says who wrote, edited, checked or published the article."""
    if len(text) > 80 or _END.search(text) or is_picture_source(text):
        return False
    if _stamp(text) or is_date(text):
        return True
    written = _MARKED.match(text) or _SPACED.match(text) or _REPORTER.match(text)
    return bool(written or _HOUSE.match(text) or _ENGLISH.match(text))


def _stamp(text: str) -> re.Match[str] | None:
    """Return the match of a time stamp: a date, and with it a time, a source, or nothing more."""
    found = _STAMP.match(text)
    return found if found and (found["time"] or found["mark"] or found.end("date") == len(text)) else None


def is_house(text: str) -> bool:
    """Return whether a by-line names the house, not a person (海港报报道)."""
    return bool(_HOUSE.match(text) or _stamp(text))


def is_picture_source(text: str) -> bool:
    """Return whether a block says no more than where a picture comes from."""
    return len(text) <= 60 and bool(_PICTURE.match(text))


def authors_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the author claims in by-lines (作者｜張三 編輯｜李四 → 張三)."""
    for text in texts:
        if english := _ENGLISH.match(text):
            yield english["names"].partition(",")[0]
        for found in _WRITTEN_BY.finditer(text):
            yield found["names"].strip(" *　)）】]")


def source_in(text: str) -> str:
    """Return who a by-line says is the source (来源：财新网), or ""."""
    found = _SOURCE.match(text) or _stamp(text)
    name = (found["name"] or "").strip(" *《》“”「」") if found else ""
    return name if name and not _END.search(name) else ""


def date_in(text: str) -> str | None:
    """Return the date of a time stamp with its year (2024-06-14 10:00 来源：…), or None."""
    found = _stamp(text)
    return parse_date(found["date"] if found else text) if found or is_date(text) else None
