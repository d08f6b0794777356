"""Enumerations that say themselves what their items are: 极岚、望川等公司, 手机厂商极岚、望川, but 应用极岚、望川."""

import re
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.text.patterns import alternatives

_PHRASES = "context_phrases.tsv"
GROUP = Rule(
    "organisation.group",
    0.7,
    finds=Example("极岚、望川等公司都在裁员。", "望川"),
    leaves=Example("极岚、望川等人都在裁员。", "望川"),
    lists=(_PHRASES, "suffixes.tsv", "not_organisations.tsv", "places.tsv", "organisation_characters.tsv"),
)
"""An enumeration that says itself that its items are organisations."""
_NUMERALS = "零一两三四五六七八九"
_JOINS = frozenset("等及和与以")
"""What the end of an enumeration begins with."""


@cache
def _group() -> re.Pattern[str]:
    """Return the pattern of the end of an enumeration of organisations (等多家投资机构)."""
    number = r"(?:\d+|[一二三四五六七八九十]+)[家间所个]"
    others = "等|(?:及|和|与|以及)(?:其他|其它|其余)"
    between = rf" ?(?:{one_of(_PHRASES, 'of group')}|{number}|[A-Z]{{2,3}} )"
    return re.compile(rf" ?(?:{others})(?:{between}){{0,3}}{one_of(_PHRASES, 'group')}")


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of how many organisations an enumeration has named (华宝和嘉实|4家公司, 在内的三大运营商)."""
    number = r"(?:\d{1,3}|[两几数多二三四五六七八九十]{1,3})[多余]?[家大间所]"
    return re.compile(rf"(?:在内的?)?{number}(?:{one_of(_PHRASES, 'of group')})?.{{0,2}}?{one_of(_PHRASES, 'group')}")


def tells_number(folded: str, position: int, number: int) -> bool:
    """Return whether an enumeration says that it named so many organisations: 极岚、望川两家公司."""
    told = _numbered().match(folded, position)
    return told is not None and told["number"] in (str(number), _NUMERALS[number : number + 1])


@cache
def _numbered() -> re.Pattern[str]:
    bodies = alternatives(word for word in words_of(_PHRASES, "group") if word != "平台")  # 官网、移动端两大平台
    return re.compile(rf"(?P<number>\d|[{_NUMERALS}])[家大间](?:{one_of(_PHRASES, 'of group')})?(?:{bodies})")


def ends_group(folded: str, position: int, limit: int) -> bool:
    """Return whether an enumeration of organisations ends at an offset: 等公司, 等多家投资机构."""
    begins = folded[position : position + 2].strip()[:1] in _JOINS
    return begins and _group().match(folded, position, min(limit, position + 30)) is not None


def holds_people(folded: str, position: int, limit: int) -> bool:
    """Return whether an enumeration that ends at an offset may hold people as well: 等老股东, 等投资人."""
    found = _group().match(folded, position, min(limit, position + 30))
    return found is not None and found.group().endswith(tuple(words_of(_PHRASES, "mixed")))


def begins_group(folded: str, start: int, position: int) -> int:
    """Return where an enumeration begins that says first what its items are (手机厂商极岚、…), 0 where none does.

    Args:
        folded: the folded text.
        start: where what stands before its first mark begins.
        position: its first mark.
    """
    found = _leading().match(folded, start, position)
    return found.end() if found is not None else 0


def names_things(folded: str, start: int, first: int, end: int) -> bool:
    """Return whether an enumeration says that its items are things: 应用极岚、望川, 极岚、望川等热门应用.

    Args:
        folded: the folded text.
        start: where what stands before its first mark begins.
        first: its first mark.
        end: one past its last item.
    """
    if _things_before().search(folded[start:first]) is not None:
        return True
    return _things_behind().match(folded, end) is not None and _group().match(folded, end) is None  # 等公司产品


@cache
def _leading() -> re.Pattern[str]:
    includes = one_of(_PHRASES, "includes")
    partners = rf"{one_of(_PHRASES, 'partner')}(?:主要|还|还主要|则)?{includes}"
    return re.compile(rf".{{0,12}}(?:{partners}|{one_of(_PHRASES, 'leading')}{includes}?)")


@cache
def _things_before() -> re.Pattern[str]:
    return re.compile(rf"{one_of(_PHRASES, 'no group')}(?!{one_of(_PHRASES, 'leading')}).{{2,4}}$")


@cache
def _things_behind() -> re.Pattern[str]:
    return re.compile(rf"等[^，。、,;；]{{0,4}}{one_of(_PHRASES, 'no group')}")
