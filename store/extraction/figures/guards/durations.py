"""Years, dates, calendar periods and points in time, which are no durations."""

import re
from functools import cache

from store.extraction.engine.tokens import tokens_of
from store.extraction.figures.amounts import RANGE
from store.extraction.figures.contexts import beside, ends_with, letters, stands_at
from store.extraction.figures.guards.case import Case, Guard
from store.extraction.figures.qualifiers import qualifier_after

_PART_OF_YEAR = re.compile(r"\s?(?:\d{1,2}月|[一二三四]季|[QH][1-4])")
_DATED = re.compile(r"(?:\d{4}年?(?:至|到|[-–—~])+)?(?:18|19|20|21)\d\d\.(?:0?[1-9]|1[0-2])")
_NIGHTS = re.compile(r"(?:\d{1,2}|[一两二三四五六七八九十]{1,2})[夜晚]")  # 5日4夜
_AND_MORE = re.compile(r"(?:[、到至]|[改变增延减缩][为至到成])\s?[一两二三四五六七八九十]")
_LASTS = re.compile(r"(?:未来|过去|往后|今后|长达|历时|相隔|活到|整整)$")
_OF_SO_LONG = re.compile(
    r"的(?!确|话|开[始端]|结束|第|大部分|[一最末尾头早晚]|[初中后前]|四季|时候|日子|生活|收官|代表|今)"
)
_WHICH = re.compile(r"(?:[每新下上前后头又再某同整]|新的|又是|接下来|这样|没有)$")
_LONGEST_BOUND = 4
_SHIRT = re.compile(r"[，,]\s?\d{1,2}[-.]")
_OF_MONTH = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])月\s?$")
_MONTH = re.compile(r"\s?\d{1,2}月")
_IN_YEAR = re.compile(r"(?:[自从于在]|(?<![长短延缩增加减少升降提高])[到至])$")
_FROM_YEAR = re.compile(r"(?:19|20)\d\d\s?(?:至|到|[-–—~])\s?$")
_FIRST_OF_OLD, _LAST_OF_OLD = 1000, 1800
_DOES_EACH = re.compile(r"每\w{1,4}$")
_TIME_OF_DAY = re.compile(r"\d[时点]\s?(?:\d{1,2}分)?$")
_SPAN_BEHIND = re.compile(r"$|\W|[后的并及和至到]|之久|左右")
_CALENDAR_FIRST = re.compile(r"[首头]\s?$")
_CALENDAR_BEFORE = re.compile(r"(?:^|[年的在说，。、（\s])前\s?$")


@cache
def _relative() -> re.Pattern[str]:
    """Return the pattern of 前 and 后 behind a duration where they begin no other word (前景)."""
    return re.compile(rf"(?:之|以)?[前后](?!{letters('relative-word')})")


def _year(case: Case) -> bool:
    """2024年, 08年: four digits of our centuries, or a zero in front, name a year."""
    value, written = case.amount.number.value, case.written
    if not _plain_years(case) or value is None:
        return False
    return (len(written) == 4 and 1800 <= value <= 2200) or (len(written) > 1 and written[0] == "0")


def _year_of_old(case: Case) -> bool:
    """1523年, 1708年10月, 在1200年: a year before 1800; 1300年, 历经1250年, 1080年历史: durations."""
    value = case.amount.number.value
    if not _plain_years(case) or case.qualified or value is None or not _FIRST_OF_OLD <= value < _LAST_OF_OLD:
        return False
    lasts = ends_with(case.before, "spent") or stands_at(case.text, case.amount.end, "elapsing")
    return not lasts and (value % 100 != 0 or _IN_YEAR.search(case.before) is not None)


def _year_with_month(case: Case) -> bool:
    """2022.2年: a year and its month."""
    return case.amount.form == "年" and _DATED.fullmatch(case.written) is not None


def _zero(case: Case) -> bool:
    """0 day: a name."""
    return case.amount.number.value == 0


def _ten_days(case: Case) -> bool:
    """历时三旬, 五旬节, 五旬老汉: ten days each, a feast, or what sort of man; 年过七旬: an age."""
    return case.amount.form == "旬" and not case.before.endswith(("年", "年过", "年届", "年已"))


def _year_of_two_digits(case: Case) -> bool:
    """24年Q2, 97年底, 自21年, 2015至16年: two digits before a part of the year, or after from, in, at, a year."""
    value = case.amount.number.value
    if not _plain_years(case) or case.qualified or value is None or len(case.written) != 2:
        return False
    if _PART_OF_YEAR.match(case.text, case.amount.end) or stands_at(case.text, case.amount.end, "of-year"):
        return True
    if _FROM_YEAR.search(case.before):
        return True
    recent = value <= 35 or value >= 80
    return recent and bool(_IN_YEAR.search(case.before)) and not stands_at(case.text, case.amount.end, "within")


def _year_of_the_republic(case: Case) -> bool:
    """民國113年, 明治二十年: years counted from 1912 in Taiwan, else from the beginning of a reign."""
    value = case.amount.number.value
    if case.amount.form == "年" and ends_with(case.before, "era"):
        return True
    if not _plain_years(case) or value is None:
        return False
    return case.taiwan and not case.qualified and 90 <= value <= 125 and not _LASTS.search(case.before)


def _year_and_month(case: Case) -> bool:
    """114年5月2日: a month behind it makes a date of it, in whatever calendar."""
    return _plain_years(case) and len(case.written) == 3 and bool(_MONTH.match(case.text, case.amount.end))


def _lately(case: Case) -> bool:
    """最近几天, 这几年: lately."""
    if case.written != "几":
        return False
    return case.before.endswith(("最近", "这", "那")) or case.qualified_by("近")


def _plain_years(case: Case) -> bool:
    number = case.amount.number
    return (
        case.amount.form in ("年", "年期")  # of 2009年至2016年期间, too
        and number.arabic
        and number.scale == 1
        and not number.more
        and case.written.isdecimal()
    )


def _day_of_the_month(case: Case) -> bool:
    """15日: a date; 两日, 数日, 3日内, 连续5日, 超过30日: durations."""
    number = case.amount.number
    if case.amount.form != "日" or number.vague or _several(case) or case.written.startswith(("两", "半")):
        return False
    if case.amount.halved or _stays(case) or _NIGHTS.match(case.text, case.amount.end):
        return False
    start = case.amount.start
    if number.arabic and _OF_MONTH.search(case.before):
        return True  # 6月30日间
    if ends_with(case.text[max(0, start - _LONGEST_BOUND) : start], "bound"):
        return False
    stays = ends_with(case.before, "staying")  # 收押12日，; 收押12日开庭 is a date
    span = not number.arabic or _SPAN_BEHIND.match(case.text, case.amount.end) is not None
    lasting = ends_with(case.before, "lasting") or (stays and span)
    return not (lasting or stands_at(case.text, case.amount.end, "inside"))


def _month_or_quarter(case: Case) -> bool:
    """12月, 二季: parts of the calendar; 数月, 两月, 半月, 连续三季, 三季新低: durations."""
    if case.amount.form not in ("月", "季") or _several(case):
        return False
    if ends_with(case.before, "enduring"):
        return False
    if case.amount.number.vague:
        return case.amount.form == "月" and case.written.startswith("几")
    if case.amount.form == "季" and (
        case.before.endswith(tuple(beside("consecutive"))) or stands_at(case.text, case.amount.end, "record")
    ):
        return False
    return not case.written.startswith(("两", "半"))


def _several(case: Case) -> bool:
    """Whether the numeral is 两三, 三四: no date is written so."""
    return case.amount.upper is not None and case.amount.rule != RANGE.name


def _anniversary(case: Case) -> bool:
    """60周年: an age of something, not a duration."""
    return case.amount.form == "周" and case.follows("年")


def _stays(case: Case) -> bool:
    """住院12日后离世: how long, not when."""
    return ends_with(case.before, "staying") and case.text.startswith("后", case.amount.end)


def _elapsed(case: Case) -> bool:
    """约15分钟后, 近两周后, 每驾驶6小时后: how long it took."""
    return case.follows("后", "之后") and (case.qualified or _DOES_EACH.search(case.before) is not None)


def _point_in_time(case: Case) -> bool:
    """三年前, 两个月后: when, not how long; in 收市前5分钟 the order is the other way round."""
    if _stays(case) or _elapsed(case):
        return False
    return bool(_relative().match(case.text, case.amount.end)) and not case.before.endswith(("前", "后"))


def _calendar_period(case: Case) -> bool:
    """首九个月, 前三季度: a part of the year."""
    if case.amount.form not in ("个月", "季度", "个季度", "年", "季"):
        return False
    if _CALENDAR_FIRST.search(case.before):
        return True
    return case.amount.form != "年" and bool(_CALENDAR_BEFORE.search(case.before))


def _half_of_the_year(case: Case) -> bool:
    """上半年, 每半年: parts of the calendar."""
    return case.written == "半" and case.before.endswith(("上", "下", "前", "后", "每"))


def _soon(before: str) -> bool:
    """Return whether what stands before two days ends with a 过 of its own (他过两天), not one of a verb (熬过)."""
    if not before.endswith("过"):
        return False
    *others, last = tokens_of(before, 0, len(before))
    return last.text == "过" and (not others or others[-1].tag != "v" or others[-1].text in beside("going-to"))


def _the_other_day(case: Case) -> bool:
    """前几天, 过两天: when, not how long."""
    if case.written not in ("几", "两") or case.amount.form not in ("天", "日", "晚", "年"):
        return False
    soon = case.amount.form != "年" and case.amount.upper is None and _soon(case.before)
    return soon or case.before.endswith("前")


def _time_of_day(case: Case) -> bool:
    """1时42分32秒: a clock's minutes and seconds."""
    clock = case.amount.form in ("分", "分钟", "秒", "秒钟") and case.amount.number.arabic
    return clock and _TIME_OF_DAY.search(case.before) is not None


def _minute_of_match(case: Case) -> bool:
    """（63分钟，9-王五湖）: when in a match, of whom the number behind is."""
    behind = case.amount.form in ("分钟", "分") and _SHIRT.match(case.text, case.amount.end) is not None
    return behind and case.before.endswith("(")


def _last_one(case: Case) -> bool:
    """最后一天, 前一天, 这十年: which one, not how long."""
    if case.one and (
        case.before.endswith("最后") or (case.before.endswith("前") and case.amount.form in ("天", "晚", "年"))
    ):
        return True
    return case.small and case.before.endswith(("这", "那"))


def _weekday(case: Case) -> bool:
    """周三晚: the evening of a day of the week."""
    return case.small and case.amount.form == "晚" and case.before.endswith(("周", "星期", "礼拜"))


def _a_year(case: Case) -> bool:
    """一年 and 一天 mean a year and a day unless words measure them (一年内, 为期一年, 一年的签证, 一个月、两个月)."""
    if not case.one or case.qualified or not _is_period(case.amount.form):
        return False
    measured = stands_at(case.text, case.amount.end, "lasting-behind") or _AND_MORE.match(case.text, case.amount.end)
    if not measured and not case.amount.form.endswith(("夜", "晚")) and not _WHICH.search(case.before):
        measured = _OF_SO_LONG.match(case.text, case.amount.end)
    spent = ends_with(case.before, "spent") or ends_with(case.before, "staying")
    return not (measured or spent or qualifier_after(case.text, case.amount.end))


def _is_period(unit: str) -> bool:
    """Return whether 一 is an article before a unit."""
    return unit in beside("period") or unit.endswith(tuple(beside("period-ending")))


DURATION_GUARDS: tuple[Guard, ...] = (
    _year,
    _year_of_old,
    _year_with_month,
    _zero,
    _ten_days,
    _year_of_two_digits,
    _year_of_the_republic,
    _year_and_month,
    _lately,
    _day_of_the_month,
    _month_or_quarter,
    _anniversary,
    _point_in_time,
    _calendar_period,
    _half_of_the_year,
    _the_other_day,
    _time_of_day,
    _minute_of_match,
    _last_one,
    _weekday,
    _a_year,
)
