"""The verbs by which somebody holds a title, and what stands where they do and shows that he holds none."""

import re
from functools import cache

from store.extraction.lexicon import one_of

_VERBS = "role_verbs.tsv"
SEATS = ("议员", "立委", "立法委员", "候选人", "参选人")
"""The ends of the titles that somebody holds or seeks for a party."""
_OPENING = frozenset("「『“‘")


_DAY = r"(?:\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|[去今前]年|[上本]月)"
_SINCE = rf"(?:[于自从在由]?{_DAY}(?:(?:[至到]|-){{1,2}}{_DAY})?(?:期间|[起间后])?,?)?"
"""When somebody begins to hold a title: 于2010年3月|出任, 自2012年起|担任."""


@cache
def opens_holding() -> re.Pattern[str]:
    """Return a pattern of the verbs by which somebody holds a title, and when."""
    adverb = one_of(_VERBS, "adverb")
    return re.compile(rf",?{adverb}?{_SINCE}{adverb}{{0,3}}{one_of(_VERBS, 'holds')}{one_of(_VERBS, 'new')}?")


@cache
def opens_held() -> re.Pattern[str]:
    """Return a pattern of what says behind a name that its bearer holds what follows: 是, 曾任, 现任."""
    adverb = one_of(_VERBS, "adverb")
    return re.compile(rf"{adverb}{{0,3}}(?:{one_of(_VERBS, 'being')}|{one_of(_VERBS, 'holds')})")


@cache
def opens_own_clause() -> re.Pattern[str]:
    """Return a pattern of what opens a clause in which the subject of the one before holds a title: ，曾任; 。他现任.

    Groups:
        who: 他 or 她, where one stands there.
        being: 是 or the like, where a pronoun stands before it.
        also: the same behind 也.
    """
    adverb, being = one_of(_VERBS, "adverb"), one_of(_VERBS, "being")
    held = rf"(?!{being}){one_of(_VERBS, 'holds')}{one_of(_VERBS, 'new')}?"
    verb = rf"(?:(?(who)(?P<being>{being})|(?!))|[也亦](?P<also>是|为)(?:现任)?|{held})"
    return re.compile(rf"[,。;\n](?P<who>[他她])?{_SINCE}{adverb}{{0,3}}{verb}")


@cache
def opens_capacity() -> re.Pattern[str]:
    """Return a pattern of what a title is between that somebody acts by: 以|候任特首|身份."""
    return re.compile(r"以(?<![所可得予加难足]以)(?P<title>[^,。;:\n]{2,24}?)的?(?:身份|身分)")


@cache
def moves_others() -> re.Pattern[str]:
    """Return a pattern of the verbs by which somebody moves others to do something: 呼吁|毕业生加入警队."""
    return re.compile(rf"(?<![获被受应]){one_of(_VERBS, 'moving')}")


@cache
def opens_clause() -> re.Pattern[str]:
    """Return a pattern of the verbs that begin a clause about a title somebody has held."""
    return re.compile(rf"{one_of(_VERBS, 'clause')}$")


_AGED = r"(?:(?:化名|音译?|男|女)[,、;][ ]?){0,2}(?:[现年时]{0,2}[ ]?\d{1,3}[ ]?岁)?[,、;][ ]?"
"""What else brackets say of somebody, before what he does: 化名, 45岁,|教师; 28 岁,|地盘工."""


@cache
def opens_apposition() -> re.Pattern[str]:
    """Return a pattern of the mark between a name and a title, with what says when it is held.

    Groups:
        aged: what says how old somebody is, or that the name is not the real one, where that goes before.
    """
    return re.compile(rf"[,(][ ]?(?P<aged>{_AGED})?{one_of(_VERBS, 'apposed')}?")


def is_opinion(text: str, position: int) -> bool:
    """Return whether being and a quotation say what somebody thinks of a person, not a post: 是「偉大領袖」."""
    return text[position - 1] in "是为系" and text[position : position + 1] in _OPENING


def only_when(text: str, position: int) -> bool:
    """Return whether holding a post only says when something was or which it is: 在任|时, 反对某某连任|的人."""
    following = text[position : position + 1]
    return following == "的" or (text.endswith("在任", 0, position) and following in ("时", "期", "内", "后", "前"))
