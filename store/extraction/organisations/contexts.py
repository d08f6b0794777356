"""What the words beside a name prove: 宣布 and 股价 after it, 收购 before it; of enumerations see enumerations."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, rows
from store.extraction.organisations.enumerations import GROUP, ends_group

_PHRASES = "context_phrases.tsv"
_MEDIA = "media_words.tsv"
_NOT = "not_organisations.tsv"
"""What is none, wherever it stands: who proposes what these rules judge reads it."""

ACTS = Rule(
    "organisation.acts",
    0.55,
    finds=Example("极岚宣布裁员。", "极岚"),
    leaves=Example("他说极岚很美。", "极岚"),
    lists=("contexts.tsv", _PHRASES, _NOT),
)
"""What organisations do stands behind a name; the score of each word is in the list."""
MARKET = Rule(
    "organisation.market",
    0.62,
    finds=Example("极岚股价上涨。", "极岚"),
    leaves=Example("极岚风景优美。", "极岚"),
    lists=("contexts.tsv", _PHRASES, _NOT),
)
"""What only a company on the market has."""
OWNER = Rule(
    "organisation.owner",
    0.66,
    finds=Example("极岚创始人昨日辞职。", "极岚"),
    leaves=Example("极岚的风景很美。", "极岚"),
    lists=("contexts.tsv", _PHRASES, _NOT),
)
"""What organisations have: founders, products, staff."""
DEAL = Rule(
    "organisation.deal",
    0.2,
    finds=Example("记者试用极岚产品。", "极岚"),
    leaves=Example("记者试用极岚很久。", "极岚"),
    lists=("contexts.tsv", _PHRASES, _NOT),
)
"""What organisations make; others have it too, so it proves little."""
ACTS_ON = Rule(
    "organisation.acts-on",
    0.55,
    finds=Example("他去年收购极岚。", "极岚"),
    leaves=Example("他去年看见极岚。", "极岚"),
    lists=("contexts.tsv", _NOT),
)
"""What is done to organisations stands before a name."""
WITH = Rule(
    "organisation.with",
    0.15,
    finds=Example("双方将与极岚合作。", "极岚"),
    leaves=Example("双方谈到极岚合作。", "极岚"),
    lists=("contexts.tsv", _NOT),
)
"""Words that stand before partners and others; they prove little."""
APPOSITION = Rule(
    "organisation.apposition",
    0.5,
    finds=Example("电信公司 Oltema 遭入侵。", "Oltema"),
    leaves=Example("电信用户 Oltema 遭入侵。", "Oltema"),
    lists=("contexts.tsv", _NOT),
)
"""A word for organisations stands before a name."""
FUNDING = Rule(
    "organisation.funding",
    0.55,
    finds=Example("Oltema 领投，其余股东跟投。", "Oltema"),
    leaves=Example("Oltema 路线，其余股东反对。", "Oltema"),
    lists=(_PHRASES,),
)
"""Who takes part in a round of funding."""
QUOTED = Rule(
    "organisation.quoted",
    0.32,
    finds=Example("他住在「云岫中心」，今日离开。", "云岫中心"),
    leaves=Example("他住在云岫中心，今日离开。", "云岫中心"),
    lists=("suffixes.tsv",),
)
"""A name with a word for organisations, alone between quotation marks: of what could be a building as well."""
SPEAKS = Rule(
    "organisation.speaks",
    0.4,
    finds=Example("云岫中心昨日指，今日休息。", "云岫中心"),
    leaves=Example("云岫中心昨日关门，今日休息。", "云岫中心"),
    lists=(_PHRASES, "suffixes.tsv"),
)
"""A name with a word for organisations that says something, as no building does."""
REPORTED = Rule(
    "organisation.reported",
    0.75,
    finds=Example("据极岚的数据，销量上升。", "极岚"),
    leaves=Example("据此数据，销量上升。", "数据"),
    lists=(_PHRASES, _MEDIA),
)
"""A source of data or reports."""
BESIDE = (ACTS, MARKET, OWNER, DEAL, ACTS_ON, WITH, APPOSITION)
"""The rules of contexts.tsv, which read the words beside a name alone."""
_MARKS = " 　“”\"'「」『』‘’《》"
_PAIRS = ("“”", "「」", "『』", '""')
_COUNTRY = "中国"
_LONGEST = 8
_BRACKET = 40
_WHEN = 0.2
"""What a word for when or how something is done proves by itself."""


class Evidence(NamedTuple):
    """What one context proves: the id of its rule and how often it is right."""

    why: str
    score: float


@cache
def _funding() -> re.Pattern[str]:
    """Return the pattern of what a name does in a round of funding (A轮领投)."""
    sums = r"Pre-[A-D]\+?轮?|[A-F]\+?\d?轮|数[百千]?万[美]?元|\d[\d.]*[万亿][美港]?元"
    said = rf"(?:的)?(?:{one_of(_PHRASES, 'round')}|{sums}){{0,3}}{one_of(_PHRASES, 'funding')}"
    gets = r"(?:已|已于|于)?(?:近日|日前|\d+月\d+日)?(?:宣布)?(?:正式)?(?:完成|获得?|连获)了?"
    return re.compile(rf"{said}|{gets}[^，。；、,;!?]{{1,14}}(?:轮|元|美金)融资")


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of what may stand between an organisation and a title (OpenAI前首席科学家)."""
    return re.compile(rf"{one_of(_PHRASES, 'office')}(?=[\u4e00-\u9fffA-Z])")


@cache
def _citing() -> re.Pattern[str]:
    """Return the pattern of the words before a name that is cited (据外媒)."""
    return re.compile(rf"{one_of(_MEDIA, 'citing')}{one_of(_MEDIA, 'unnamed')}?$")


@cache
def _reported() -> re.Pattern[str]:
    """Return the pattern of what a name is cited for (的数据)."""
    return re.compile(rf"(?:的?记者)?(?:.{{0,8}}?){one_of(_PHRASES, 'reported')}")


@cache
def _cues(side: str) -> dict[str, Evidence]:
    """Return the words of one side with what they prove."""
    names = {rule.name.partition(".")[2]: rule.name for rule in BESIDE}
    return {row[0]: Evidence(names[row[2]], float(row[3])) for row in rows("contexts.tsv") if row[1] == side}


@cache
def _lengths(side: str, edge: int) -> dict[str, tuple[int, ...]]:
    """Return how long the words of one side are, the longest first, by their first character or their last (-1)."""
    lengths: dict[str, set[int]] = {}
    for word in _cues(side):
        if len(word) <= _LONGEST:
            lengths.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


def is_cue(word: str) -> bool:
    """Return whether a word after a name says what an organisation does or has."""
    return word in _cues("right")


def after(folded: str, end: int, limit: int) -> Iterator[Evidence]:
    """Yield what the words after a name prove; a closing quotation mark or 的 between them does not count."""
    position = end
    while position < limit and folded[position] in _MARKS:
        position += 1
    if position < limit and folded[position] == "(":
        closing = folded.find(")", position, min(limit, position + _BRACKET))
        position = closing + 1 if closing > 0 else position
    owned = position < limit and folded[position] == "的" and not folded[end:position].strip()
    position += owned
    prefix = _office().match(folded, position, limit)
    if prefix:
        position = prefix.end()
    evidence = None if owned and folded.startswith(_COUNTRY, position) else _cue_at(folded, position, limit)
    if evidence:
        yield evidence  # 极岚中国, but 真实的中国
    if _funding().match(folded, position, min(limit, position + 30)) and folded[end - 1] not in "次轮笔项":
        yield Evidence(FUNDING.name, FUNDING.score)
    if ends_group(folded, position, limit):
        yield Evidence(GROUP.name, GROUP.score)


def _cue_at(folded: str, position: int, limit: int) -> Evidence | None:
    """Return what a cue at a position proves: behind when it is done (极岚周一宣布), what is done tells more."""
    found = _longest_cue(folded, position, limit)
    when = _when().match(folded, position, limit)
    if when is None or (found is not None and found.score > _WHEN):
        return found
    done = _longest_cue(folded, when.end(), limit)
    return done if done is not None and done.why == ACTS.name and done.score > _WHEN else found


def _longest_cue(folded: str, position: int, limit: int) -> Evidence | None:
    for length in _lengths("right", 0).get(folded[position : position + 1], ()):
        if length <= limit - position and (evidence := _cues("right").get(folded[position : position + length])):
            return evidence
    return None


@cache
def _when() -> re.Pattern[str]:
    """Return the pattern of when and how something is done, between a name and its verb (10日再次)."""
    date = r"(?:今年|去年|本月|上月)?(?:\d{4}年)?(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月)"
    day = rf"(?:{date}|[上本]?周[一二三四五六日])(?:\(\d+[^()]{{0,5}}\))?"
    return re.compile(rf"(?: ?(?:{day}|{one_of(_PHRASES, 'when')})){{1,3}} ?")


def speaks(folded: str, end: int, limit: int) -> bool:
    """Return whether a verb of saying stands behind a name, maybe with when it is said (云岫中心昨日指)."""
    return _speaking().match(folded, end, limit) is not None


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(rf"(?:{_when().pattern})?{one_of(_PHRASES, 'speaks')}")


def before(folded: str, start: int, floor: int) -> Iterator[Evidence]:
    """Yield what the words before a name prove; an opening quotation mark between them does not count."""
    position = start
    while position > floor and folded[position - 1] in _MARKS:
        position -= 1
    for length in _lengths("left", -1).get(folded[position - 1 : position], ()):
        if length <= position - floor and (evidence := _cues("left").get(folded[position - length : position])):
            yield evidence
            break


def is_quoted(folded: str, start: int, end: int) -> bool:
    """Return whether a name stands alone between quotation marks."""
    return folded[start - 1 : start] + folded[end : end + 1] in _PAIRS


def is_reported(folded: str, start: int, end: int, floor: int, limit: int) -> bool:
    """Return whether a name is cited as a source: 据X报道, 根据X的数据."""
    head = folded[max(floor, start - 8) : start].rstrip(_MARKS)
    if not _citing().search(head):
        return False
    return _reported().match(folded, end, min(limit, end + 16)) is not None
