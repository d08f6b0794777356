"""Counts that state nothing: 一家 as an article, 这两家 that refers back, ranks, 三点 on the clock."""

import re
from functools import cache

from store.extraction.engine.tokens import is_known, tokens_of
from store.extraction.figures.contexts import beside, ends_with, one_of, stands_at
from store.extraction.figures.guards.case import Case, Guard
from store.extraction.figures.guards.numbered import NUMBERED_GUARDS
from store.extraction.figures.numerals import FEW
from store.text.patterns import holds

_OPENING = ("“", "「", "『", "《", '"', "‘")
_CLOSED = re.compile(r"[^，。；”」』》\"’]{0,9}[”」』》\"’]")
_MINUTES = re.compile(r"\s?(?:\d{1,2}分|钟|半|整|许)")
_NOT_EVEN = re.compile(r"[^，。；、！？\n]{0,6}?[也都][没未无不]")
_SAME_CLAUSE = 16
_OTHERS = re.compile(rf"(?:[及和与或至到、]|以及){FEW}")
_MEDAL_BEHIND = re.compile(rf"[、，,]?\s?{FEW}\s?[银铜]")
_MEDAL_BEFORE = re.compile(r"(?:\d|[一两二三四五六七八九十])\s?[金银][、，,]?\s?$")
_POINTED_AT = re.compile(r"[^、和及与][这那]")
_PAIRS = re.compile(r"[买卖送穿做织缝换洗鞋袜]了?$")
_WORN = re.compile(r"\w{0,3}[鞋靴袜筷手眼]")
_NOUN = 4
_POINTED = re.compile(r"(?:[这那该此呢某哪]|以[上下]|[上下][面述列]|前述)$")
_SAID = re.compile(r"(?:可|已|约)?(?:达到|达|为|至|增至|增强至)?\s?$")
_TIME_OF_DAY = re.compile(r"[时点]\s?\d*$")
_PLACE = re.compile(r"\w(?<![\d以如较比和与及在的前过自从综了])[上下]$")
_AND = r"(?:[及和与、]|以及)\s?"
_COUNTED_BEHIND = re.compile(rf"[^\W\d]{{0,8}}?{_AND}(?:\d{{1,3}}|[两二三四五六七八九十]{{1,3}})(?=\w)")
_COUNTED_BEFORE = re.compile(rf"{FEW}([^\W\d]{{1,2}}?)[^\W\d]{{1,8}}{_AND}$")


@cache
def _pairs() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return, of men and women, dead and injured, the patterns of the others counted behind, and before."""
    return {
        form: (re.compile(rf"[、，及和]?{FEW}{other}"), re.compile(rf"{FEW}{other}[、，及和]?$"))
        for form, other in {"男": "女", "女": "男", "死": "伤", "伤": "死"}.items()
    }


@cache
def _term_of_two() -> re.Pattern[str]:
    return re.compile(r"[“「『][一两二三四五六七八九十][㐀-鿿]{1,2}$")


@cache
def _just_named() -> re.Pattern[str]:
    return re.compile(r"[、和及与][㐀-鿿」』”]{1,7}$")


@cache
def _forceful() -> re.Pattern[str]:
    """Return the pattern of what behind 级 shows the strength of a wind or an earthquake."""
    return re.compile(rf"(?:[或及]?以[上下]|左右)?的?\s?(?:偏?[东南西北]{{1,3}})?{one_of('force')}")


def _rank(case: Case) -> bool:
    """前十名, 首三位: places in an order."""
    if ends_with(case.before, "no-rank"):
        return False
    return ends_with(case.before, "rank") and case.amount.form[:1] in beside("ranked")


def _refers_back(case: Case) -> bool:
    """这两家, 该三项, 同一家, 以下几个: a determiner before a small Chinese numeral or 几."""
    if case.written == "几":
        return _POINTED.search(case.before) is not None
    if not case.small or case.amount.guard == "tally" or not ends_with(case.before, "determiner"):
        return False
    if case.before.endswith("同") and not case.one:
        return False  # 同三家公司签约
    return not _PLACE.search(case.before)  # 榜上两位投手


def _apposition(case: Case) -> bool:
    """甲、乙两位, 甲和乙两方面: those that were just named; 甲与乙聘请两位: others."""
    if not case.small or case.amount.form not in ("位", "方面"):
        return False
    named = _just_named().search(case.before)
    if named is None or ends_with(case.before, "anew") or _POINTED_AT.search(named.group()):
        return False
    if holds(named.group(), beside("others")):
        return False
    return case.amount.form == "方面" or not _ends_in_verb(named.group()[1:])


def _ends_in_verb(stretch: str) -> bool:
    """Return whether a verb ends a stretch, not a name: of one character only behind a noun or a pronoun (同事见)."""
    *before, last = tokens_of(stretch, 0, len(stretch))
    alone = len(last.text) == 1 and (not before or before[-1].tag not in ("n", "r"))
    return last.tag == "v" and not alone


def _paired(case: Case) -> bool:
    """Return whether men and women, or dead and injured, are counted beside one another (两男一女, 一死三伤)."""
    beside_it = _pairs().get(case.amount.form)
    if beside_it is None:
        return False
    if case.amount.form in "死伤" and ends_with(case.before, "befallen"):
        return True  # 致六死
    behind, before = beside_it
    start = case.amount.start
    return bool(behind.match(case.text, case.amount.end) or before.search(case.text, max(0, start - 6), start))


def _both_sides(case: Case) -> bool:
    """，两队明天…: both that were named, where a clause begins with them."""
    begins = not case.before or not case.before[-1].isalpha()
    return case.written == "两" and case.amount.form in ("队", "党", "校") and begins


def _last_one(case: Case) -> bool:
    """最后1次: which one, not how many."""
    return case.written == "1" and case.before.endswith("最后")


def _doubles(case: Case) -> bool:
    """拿到两双, 首个三双: two or three statistics of ten or more in one match; 三双筷子, 买了两双: pairs."""
    if case.amount.form != "双" or case.written not in ("两", "三", "四") or _PAIRS.search(case.before):
        return False
    behind = case.text[case.amount.end : case.amount.end + _NOUN]
    if behind[:1] == "的" or not behind[:1].isalpha():
        return True
    return _WORN.match(behind) is None and holds(case.text, beside("match"))


def _weekday(case: Case) -> bool:
    """周五对, 周一起: a day of the week and the word behind it."""
    return case.small and case.amount.form in ("对", "起") and case.before.endswith(("周", "星期", "礼拜"))


def _an_article(case: Case) -> bool:
    """一家, 一次: one as an article, unless a qualifier counts (至少一次), or what is beside it (只有一次)."""
    if case.amount.guard in ("times", "medal", "tally") or _paired(case):
        return False
    return case.one and not (case.qualified or _told_to_be_one(case) or _beside_others(case))


def _befalls_one(case: Case) -> bool:
    """Return whether something happened to one (一人死亡), not to one of others or to none (其中一人, 无一人死亡)."""
    if case.amount.guard != "person" or case.before.endswith(("其中", "每", "有", "某", "另", "任何")):
        return False
    if ends_with(case.before, "nobody") or _NOT_EVEN.match(case.text, case.amount.end):
        return False
    return stands_at(case.text, case.amount.end, "befalls")


def _told_to_be_one(case: Case) -> bool:
    """Return whether what stands before 一 counts (只有一套, 增加一名); 一个 needs somebody who has it (他只有一个)."""
    if _befalls_one(case):
        return True
    if case.amount.form == "个":
        return ends_with(case.before, "single") and _only_one().search(case.before) is not None
    return ends_with(case.before, "single") or ends_with(case.before, "adding")


@cache
def _only_one() -> re.Pattern[str]:
    return re.compile(rf"[㐀-鿿]{one_of('single')}\s?$")


def _beside_others(case: Case) -> bool:
    """Return whether more of the same are counted beside one (一项及两项控罪, 三家工厂及一家商店)."""
    text, form, start, end = case.text, case.amount.form, case.amount.start, case.amount.end
    behind = _OTHERS.match(text, end) or _COUNTED_BEHIND.match(text, end)
    if behind is not None and text.startswith(form, behind.end()):
        return True
    before = _COUNTED_BEFORE.search(text, max(0, start - _SAME_CLAUSE), start)
    return before is not None and before.group(1) == form and text[before.start()] not in "一1"


def _ordinal_two(case: Case) -> bool:
    """二次, 二级: 二 before a classifier orders, 两 counts; 一期, 三国 are ordinals or names."""
    if _paired(case) or (case.written == "二" and case.amount.form == "人" and ends_with(case.before, "befallen")):
        return False
    if case.amount.form == "口" and ends_with(case.before, "household"):
        return False  # 一家四口
    listed = case.small and (case.written == "二" or case.amount.guard == "many")
    drunk = case.before.endswith("了") and case.written != "二"  # 喝了两口
    return listed and not (case.qualified or drunk or ends_with(case.before, "single"))


def slogan(case: Case) -> bool:
    """“两个维护”, “两降两升”: a small number that begins a term in quotation marks, or half of it."""
    begins = case.before.endswith(_OPENING) or _term_of_two().search(case.before) is not None
    return case.small and begins and bool(_CLOSED.match(case.text, case.amount.end))


def _people(case: Case) -> bool:
    """两人, 三人: they refer back unless something happened to so many."""
    if case.amount.guard != "person" or not case.small or case.qualified:
        return False
    return not (ends_with(case.before, "befallen") or stands_at(case.text, case.amount.end, "befalls"))


def _no_force(case: Case) -> bool:
    """三级医院, 8级考试: grades and ranks; 10级以上大风, 里氏7.8级: how strong a wind or an earthquake is."""
    if case.amount.guard != "force":
        return False
    said = _SAID.sub("", case.before)
    return not (ends_with(said, "force") or _forceful().match(case.text, case.amount.end))


def _no_medals(case: Case) -> bool:
    """3金属: nothing won; 2金3银: medals, told of two sorts."""
    if case.amount.guard != "medal":
        return False
    behind = _MEDAL_BEHIND.match(case.text, case.amount.end)
    return not (behind or _MEDAL_BEFORE.search(case.text, max(0, case.amount.start - 8), case.amount.start))


def _once(case: Case) -> bool:
    """一度, 二度: once, again."""
    return case.amount.guard == "times" and not case.amount.number.arabic and case.written in ("一", "二", "几")


def _o_clock(case: Case) -> bool:
    """下午3点: a time; 26000点, 跌20点: an index; 三点建议: a count."""
    if case.amount.guard != "points":
        return False
    if _MINUTES.match(case.text, case.amount.end):
        return True
    value, counted = case.amount.number.value, follows_noun_of_points(case.text, case.amount.end)
    if not case.amount.number.arabic or counted:
        return not counted
    return not ends_with(case.before, "move") and (value is None or (value <= 24 and value == int(value)))


def follows_noun_of_points(text: str, end: int) -> bool:
    """Return whether 点 counts what follows (三点建议), not an index or a temperature."""
    return stands_at(text, end, "point")


def _minute(case: Case) -> bool:
    """十分, 9时30分: an adverb, a time of day; 取得三分: a score."""
    if case.small and case.written != "十" and ends_with(case.before, "scored"):
        return False
    return case.amount.guard == "score" and (not case.amount.number.arabic or bool(_TIME_OF_DAY.search(case.before)))


def _a_word(case: Case) -> bool:
    """114 集会自由: a number, a blank and a word that only begins like a classifier."""
    number, form = case.amount.number.end, case.amount.form
    if len(form) != 1 or form in beside("counting") or not case.text[number : number + 1].isspace():
        return False
    at = case.text.index(form, number)
    return is_known(case.text[at : at + 2]) and case.text[at + 1 : at + 2].isalpha()


COUNT_GUARDS: tuple[Guard, ...] = (
    _rank,
    _refers_back,
    _apposition,
    _both_sides,
    _last_one,
    _doubles,
    _weekday,
    _an_article,
    _ordinal_two,
    slogan,
    _people,
    _no_force,
    _no_medals,
    _once,
    _o_clock,
    _minute,
    _a_word,
    *NUMBERED_GUARDS,
)
