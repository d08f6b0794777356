"""Lines that say when a page was published among what else is told of it: 时间：2024-06-14 作者：林某 阅读：1644."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from store.articles.bylines import is_of_another, is_renewal
from store.articles.dates import parse_date
from store.articles.labels import either, labels
from store.articles.pieces import Piece
from store.model import BlockKind

_WORDS = "bylines.tsv"
_DATE = re.compile(r"(?:19|20)\d\d\s?(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)(?!\d|[-/.]\d)")
_CLOCK = re.compile(
    r"^\s*(?:(?:星期|周|週)[一二三四五六日天]\s*)?(?:[上下]午\s*)?(?:\d{1,2}[:：时時]\d{2}(?:[:：]\d{2}|分)?)?"
)
_SENTENCE = re.compile(r"[，。！？；…“”「」,!?;]")
_LABEL = re.compile(r"([^\s\d|｜·:：]{1,8})[:：](?!\d\d)")
_APART = re.compile(r"$|[\s|｜·•/]|\d{1,2}[:：]\d{2}")
_PARTS = re.compile(r"[\s|｜·•/]+")
_PUBLISHING = re.compile(r"发布|發[布佈]|发表|發表|刊登|上载|[Pp]ublished")
_LONGEST, _LONGEST_PART = 120, 16
"""Characters of such a line, and of one of its parts without a label."""
_BELOW = 3
"""Pieces below a headline among which a line needs no label to be the stamp of its page."""
_LIKE = 8
"""Characters that a piece has at least that is a headline without the name of its site."""


@cache
def _known() -> re.Pattern[str]:
    """Return the pattern of the labels that such a line may have."""
    uses = "|".join(either(_WORDS, use) for use in ("label", "rank", "job", "source", "stamp", "counter", "of"))
    return re.compile(rf"(?:{uses})+", re.IGNORECASE)


@cache
def _telling() -> re.Pattern[str]:
    """Return the pattern of what only stands on a line about its page: when it was published, how often it was read."""
    return re.compile(rf"(?:{either(_WORDS, 'stamp')}|{either(_WORDS, 'counter')})", re.IGNORECASE)


def stamp_in(text: str, *, labelled: bool = True) -> str | None:
    """Return the date of a line that tells when its page was published, and nothing else than pages tell of themselves.

    Args:
        text: the line.
        labelled: whether a label must say so; without one a name or a section may stand beside the date.
    """
    if len(text) > _LONGEST or _SENTENCE.search(text) or is_of_another(text) or is_renewal(text):
        return None
    found = [*_DATE.finditer(text)]
    if len({date.group() for date in found}) != 1:
        return None
    match = found[0]
    if any(_known().fullmatch(label) is None for label in _LABEL.findall(text)):
        return None  # 时间：6月14日 地点：会展中心 is when something takes place
    rest = (text[: match.start()], _CLOCK.sub("", text[match.end() :]))
    parts = [part for side in rest for part in _PARTS.split(_LABEL.sub(" ", side)) if part]
    if any(len(part) > _LONGEST_PART for part in parts):
        return None
    told = any(_telling().search(side) for side in rest)
    if labelled and not told:
        return None
    apart = _APART.match(text, match.end()) and len(parts) <= _BELOW  # 6月14日香港举行会议 is no stamp
    return parse_date(match.group()) if told or apart else None


def only_stamp(pieces: Iterable[Piece]) -> str | None:
    """Return the date of the lines of a page that say when it was published, None where they tell more than one day."""
    lines = (piece.text for piece in pieces if _published().search(piece.text[:_LONGEST]))
    dates = set(filter(None, map(stamp_in, lines)))
    return dates.pop() if len(dates) == 1 else None


@cache
def _published() -> re.Pattern[str]:
    """Return the pattern of a label that is that of a page's date, not that of something on it (时间, 日期)."""
    return re.compile(rf"(?:{'|'.join(word for word in labels(_WORDS, 'stamp') if _PUBLISHING.search(word))})\s?[:：]")


def stamp_below(shown: Sequence[tuple[Piece, BlockKind]], headlines: Iterable[int]) -> str | None:
    """Return the date on a line right below a headline, whatever the line was taken for; None where there is none.

    Args:
        shown: the pieces, with what they are.
        headlines: places behind what may be the headline.
    """
    for place in headlines:
        for piece, kind in shown[place : place + _BELOW]:
            if kind not in {"caption", "code"} and (date := stamp_in(piece.text, labelled=False)):
                return date
    return None


def headlines_in(shown: Sequence[tuple[Piece, BlockKind]], title: str) -> list[int]:
    """Return the places behind pieces that say the headline.

    Args:
        shown: the pieces, without those that repeat the whole title.
        title: the headline, maybe with the name of its site.
    """
    wanted = "".join(title.split())
    places: list[int] = []
    for place, (piece, _) in enumerate(shown):
        told = "".join(piece.text.split())
        if len(told) >= min(_LIKE, len(wanted)) and wanted.startswith(told) and 2 * len(told) >= len(wanted):
            places.append(place + 1)
    return places
