"""Numbers without a unit (620亿, 近200万, 5600): money, a count, parameters or nothing, by what stands around them."""

import re
from typing import Literal, NamedTuple

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.contexts import CONTEXTS, beside, ends_with, is_chinese
from store.extraction.figures.counted import Counted
from store.extraction.figures.phrases import Phrase
from store.extraction.figures.units import PLACE_MONEY
from store.extraction.lexicon import words_of
from store.model import FigureKind

BARE_COUNT = Rule(
    "figure.bare_count",
    0.94,
    finds=Example("网站共有超过200万用户。", "超过200万"),
    leaves=Example("他住在5600号。", "5600"),
    lists=("figure_cues.tsv", CONTEXTS),
    cases={"counted": 0.94, "changed": 0.89, "noun": 0.89, "alone": 0.8, "nothing": 0.66},
)
"""A number without a unit beside a word for what is counted, or a large one behind which a noun stands."""
BARE_MONEY = Rule(
    "figure.bare_money",
    0.93,
    finds=Example("公司净利润达到620亿。", "620亿"),
    leaves=Example("公司有620亿用户。", "620亿"),
    lists=("figure_cues.tsv",),
    cases={"counted": 0.93, "noun": 0.88, "alone": 0.8, "nothing": 0.65},
)
"""A large number without a unit where the clause speaks of money."""
BARE_PARAMETERS = Rule(
    "figure.bare_parameters",
    0.9,
    finds=Example("新模型的参数达到620亿。", "620亿"),
    leaves=Example("公司净利润达到620亿。", "620亿"),
    lists=("figure_cues.tsv",),
    cases={"topic": 0.7},
)
"""A large number where the clause speaks of the parameters of a model."""
READING = Rule(
    "figure.reading",
    0.88,
    finds=Example("测得空气污染指数达0.42。", "0.42"),
    leaves=Example("软件版本升至0.42。", "0.42"),
    lists=(CONTEXTS,),
)
"""A decimal that something measured is said to reach."""
VOTES = Rule(
    "figure.votes",
    0.9,
    finds=Example("议案以352比65通过。", "352"),
    leaves=Example("球队以91比79胜出。", "91"),
    lists=(CONTEXTS,),
)
"""Votes for and against."""
AGE = Rule(
    "figure.bare_age",
    0.9,
    finds=Example("她照顾年近八十的母亲。", "近八十"),
    leaves=Example("公司去年近八十次获奖。", "近八十"),
    lists=("qualifiers.tsv",),
)
"""An age that its verb alone shows to be one (年届90, 年过五十)."""
_MOVED_TO = r"(?:[升降跌增]|[上下微][修调升降]|回[升落]|攀升|扩大|收窄|改善|恶化)?至"
_READS = re.compile(rf"(?:仅|只|已|约|高|平均|一度|分别)?(?:达到|达|{_MOVED_TO}|录得|为|是)?\s?$")
_VERSUS_BEHIND = re.compile(r"\s?(?:票)?(?:比|对|對)\s?\d")
_VERSUS_BEFORE = re.compile(r"\d(?:票)?(?:比|对)\s?$")
_POLLED = re.compile(r"得票数?(?:[约仅只共达为逾近]|超过|不足|达到){0,2}$")
_CLAUSE = re.compile(r"[，。；！？\n:,;!?]")
_SENTENCE = re.compile(r"[。!?\n]")
_TOPIC = 60  # characters of a sentence that an earlier clause sets the topic of
_REACH = 24  # characters of the clause that are looked at before and after
_HEAD = re.compile(
    r"([量数次额款费金])(?:已|共|约|就|仅|也|还|高)?(?:达|达到|为|是|有|超|破|突破|由|从|增至|升至|降至|减至|跌至)?(?:了)?$"
)
_REACHING = re.compile(r"(?:已|共|约|就|仅|也|还|高|累计)?(?:达到|达|有|超过|超|逾|突破|破|近|为|是)?了?$")
_PEOPLE = frozenset("人员民工生者众客友师童警兵户")
_SCHOOL_YEAR = re.compile(r"\s?(?:[/-]\s?\d|学年)")
_AGED = re.compile(
    r"(?:^|[^去今明前后每当往近同本上下半多来几数全常次翌历周学整首该财新青少中老成\d一二三四五六七八九十百千万])年(?:[届过已满方仅])?$"
)
_OLDEST = 120
_TRILLION = 10**12  # 4万亿投资: little but money is counted so
_LONGEST_ROW = 9
"""Digits in a row: more are those of a telephone."""
_PIXELS = re.compile(r"像素(?:点|数)?(?:[为达是约]|达到|高达)?了?$")
_CLASSES: tuple[Literal["money", "count", "parameter"], ...] = ("money", "count", "parameter")
_BY_KIND = {"money": BARE_MONEY, "count": BARE_COUNT}


class Bare(NamedTuple):
    """What a number without a unit is."""

    kind: FigureKind
    unit: str
    rule: str
    score: float


def explain_bare(text: str, phrase: Phrase, noun: Counted) -> Bare | None:
    """Return what a number without a unit states, or None where nothing says that it states a quantity.

    Args:
        text: the folded text.
        phrase: the number and its qualifiers.
        noun: the noun that follows.
    """
    counted = words_of("figure_cues.tsv", "counted")
    large = phrase.number.scale >= 10**4
    before, after = _around(text, phrase)
    about = phrase.qualifier or phrase.upper is not None
    measured = _of_pixels_or_years(text, phrase, before, large=large)
    if measured is None and (large or about):
        measured = _by_noun(noun)
    if measured is not None:
        return measured
    if large:
        return _large(text, phrase, before, after, noun)
    plain = phrase.number.arabic and "." not in phrase.text(text) and not _year(phrase)
    if plain and ((noun.head in counted and ends_with(before, "changed")) or _heads_of(text, phrase, noun, before)):
        return Bare("count", "", BARE_COUNT.name, BARE_COUNT.cases["changed"])  # 裁5600员工, 拘9学生
    if (not phrase.number.arabic and _several(phrase, noun)) or (plain and _qualified(phrase, noun)):
        return Bare("count", "", BARE_COUNT.name, BARE_COUNT.cases["noun"])
    return _row_of_digits(text, phrase, before) or _read_off(text, phrase, before) or _vote(text, phrase, before, after)


def _by_noun(noun: Counted) -> Bare | None:
    """Return what a large or rough number states by what stands behind it: 600万专项资金, 逾200万用户."""
    if noun.paid:
        return Bare("money", PLACE_MONEY, BARE_MONEY.name, BARE_MONEY.cases["noun"])
    if noun.first in words_of("figure_cues.tsv", "counted"):
        return Bare("count", "", BARE_COUNT.name, BARE_COUNT.cases["counted"])
    return None


def _several(phrase: Phrase, noun: Counted) -> bool:
    """Return whether a vague number in Chinese stands before what it counts: 十余标杆客户, 数千旅客."""
    if phrase.number.more and noun.head in words_of("figure_cues.tsv", "counted"):
        return True
    return phrase.number.vague and phrase.number.end - phrase.number.start > 1 and bool(noun.first and noun.head)


def _qualified(phrase: Phrase, noun: Counted) -> bool:
    """Return whether digits with a qualifier stand before a noun: 5000+ 核心商圈."""
    many = (phrase.value or 0) >= (100 if phrase.number.more else 10)
    return many and bool(phrase.qualifier and noun.first and noun.head)


def _of_pixels_or_years(text: str, phrase: Phrase, before: str, *, large: bool) -> Bare | None:
    """Return the pixels (有效像素为1200万) or the age (年近八十, 年届90) that a number states, or None."""
    if large:
        return Bare("measure", "像素", READING.name, READING.score) if _PIXELS.search(before) else None
    if phrase.value is None or phrase.value > _OLDEST or "." in phrase.text(text):
        return None
    told = _AGED.search(before) is not None and (bool(phrase.qualifier) or not before.endswith("年"))
    return Bare("duration", "岁", AGE.name, AGE.score) if told else None


def _heads_of(text: str, phrase: Phrase, noun: Counted, before: str) -> bool:
    """Return whether a few digits stand right before people or bodies that they count, as in headlines (拘9学生)."""
    written = phrase.text(text)
    few = len(written) <= 2 and written[0] != "0" and noun.start == phrase.end
    if not few or noun.head not in words_of("figure_cues.tsv", "counted"):
        return False
    if phrase.number.scale > 1:
        return not ends_with(before, "rank")  # 转型7千读者: no name ends in such a number
    if not before or ends_with(before, "changed") or ends_with(before, "befallen"):
        return True
    named = noun.head in beside("product") or ends_with(before, "calendar")  # 海风15|用户, 5月8|员工离职
    return is_chinese(before[-1]) and not named and not ends_with(before, "rank")


def _read_off(text: str, phrase: Phrase, before: str) -> Bare | None:
    """Return what a number states that something is measured to be (酒测值达0.42), or that is paid (多赚两千)."""
    if phrase.number.arabic and "." in phrase.text(text) and not text[phrase.end : phrase.end + 1].isascii():
        told = _READS.search(before)
        if told is not None and ends_with(before[: told.start()], "reading"):
            return Bare("measure", "", READING.name, READING.score)
    if _is_wage(text, phrase, before):
        return Bare("money", PLACE_MONEY, BARE_MONEY.name, BARE_MONEY.cases["noun"])
    round_sum = phrase.number.value is not None and phrase.number.value >= 100 and not phrase.number.arabic
    if round_sum and text[phrase.number.end - 1] in "百千" and ends_with(before, "paid"):
        return Bare("money", PLACE_MONEY, BARE_MONEY.name, BARE_MONEY.cases["noun"])
    return None


def _is_wage(text: str, phrase: Phrase, before: str) -> bool:
    """Return whether digits right behind a word for what is paid each month or so tell how much (月薪9000)."""
    plain = phrase.number.arabic and phrase.value is not None and phrase.value >= 100
    if not plain or (_year(phrase) and _SCHOOL_YEAR.match(text, phrase.end)):
        return False
    following = text[phrase.end : phrase.end + 1]
    return (following == "的" or not following.isalnum()) and ends_with(_READS.sub("", before), "wage")


def _vote(text: str, phrase: Phrase, before: str, after: str) -> Bare | None:
    """Return a count of votes (以352比65通过, 得票逾7000), which a score (以91比79胜出) is none."""
    whole = phrase.number.arabic and phrase.text(text).replace(",", "").isdecimal()
    if whole and _POLLED.search(before) and not text[phrase.end : phrase.end + 1].isalnum():
        return Bare("count", "", VOTES.name, VOTES.score)
    if not whole or not (_VERSUS_BEHIND.match(after) or _VERSUS_BEFORE.search(before)):
        return None
    told = any(word in before or word in after for word in words_of(CONTEXTS, "voted"))
    return Bare("count", "", VOTES.name, VOTES.score) if told else None


def _sentence(text: str, phrase: Phrase) -> str:
    """Return the sentence up to a phrase, as far as its topic reaches."""
    return _SENTENCE.split(text[max(0, phrase.start - _TOPIC) : phrase.start])[-1]


def _topic(topic: str) -> Bare:
    """Return what a number states of which an earlier clause alone says what it is about (参数6710亿，激活370亿)."""
    if topic == "parameter":
        return Bare("measure", "参数", BARE_PARAMETERS.name, BARE_PARAMETERS.cases["topic"])
    rule = BARE_MONEY if topic == "money" else BARE_COUNT
    kind: FigureKind = "money" if topic == "money" else "count"
    return Bare(kind, _unit(kind), rule.name, rule.cases["alone"])


def _large(text: str, phrase: Phrase, before: str, after: str, counted: Counted) -> Bare:
    """Return what a number of ten thousand or more states: what the clause speaks of, money first where it is 亿."""
    nearest = _class(_last(before))
    if nearest is None and (heads := _HEAD.search(before)):
        nearest = "money" if heads.group(1) in "额款费金" else "count"  # 调用量达15亿
    if nearest is None and _of_people(before):
        nearest = "count"
    if nearest == "parameter":
        return Bare("measure", "参数", BARE_PARAMETERS.name, BARE_PARAMETERS.score)
    if nearest is not None:
        rule = _BY_KIND[nearest]
        return Bare(nearest, _unit(nearest), rule.name, rule.cases["counted"])
    noun = counted.first
    sums = phrase.number.scale > 1 and (phrase.value or 0) >= _TRILLION and not _numerous(counted)
    if noun and (sums or (_class(noun) == "money" or noun in words_of("figure_cues.tsv", "sum") or noun[-1] in "价款")):
        return Bare("money", PLACE_MONEY, BARE_MONEY.name, BARE_MONEY.cases["noun"])  # 20万支票
    if noun:
        return Bare("count", "", BARE_COUNT.name, BARE_COUNT.cases["noun"])  # 2亿多域名
    following = _class(_last(after, first=True))
    topic = "" if following else _class(_last(_sentence(text, phrase)))
    if topic:
        return _topic(topic)
    kind: Literal["money", "count"] = (
        "money" if following == "money" or (phrase.number.scale >= 10**8 and not following) else "count"
    )
    score = _BY_KIND[kind].cases["alone" if following else "nothing"]
    return Bare(kind, _unit(kind), _BY_KIND[kind].name, score)


def _numerous(noun: Counted) -> bool:
    """Return whether there are trillions of what is counted: 37万亿人体细胞."""
    return ends_with(noun.head or noun.first, "numerous")


def _of_people(before: str) -> bool:
    """Return whether what stands before a number is people, or people and a verb of reaching (受益农民达400余万)."""
    told = _REACHING.sub("", before)
    return told[-1:] in _PEOPLE and told.endswith(tuple(words_of("figure_cues.tsv", "counted")))


def _year(phrase: Phrase) -> bool:
    return phrase.value is not None and 1900 <= phrase.value <= 2100 and phrase.number.end - phrase.number.start == 4


def _class(word: str) -> Literal["money", "count", "parameter"] | None:
    for kind in _CLASSES:
        if word in words_of("figure_cues.tsv", kind):
            return kind
    return None


def _unit(kind: FigureKind) -> str:
    return PLACE_MONEY if kind == "money" else ""


def _row_of_digits(text: str, phrase: Phrase, before: str) -> Bare | None:
    """Return a count for digits that a count cue and a verb of reaching lead to (被引数已经达到了 11947)."""
    written = phrase.text(text)
    plain = phrase.number.arabic and "." not in written and (5 <= len(written) <= _LONGEST_ROW or "," in written)
    if not plain or not (ends_with(before, "reached") or phrase.qualifier):
        return None
    return Bare("count", "", BARE_COUNT.name, BARE_COUNT.cases["noun"]) if _class(_last(before)) == "count" else None


def _around(text: str, phrase: Phrase) -> tuple[str, str]:
    """Return the stretches of the clause before and after a phrase."""
    before = text[max(0, phrase.start - _REACH) : phrase.start]
    after = text[phrase.end : phrase.end + _REACH]
    for cut in list(_CLAUSE.finditer(before))[-1:]:
        before = before[cut.end() :]
    if cut_after := _CLAUSE.search(after):
        after = after[: cut_after.start()]
    return before, after


def _last(stretch: str, *, first: bool = False) -> str:
    """Return the cue that ends last in a stretch (or begins first), "" where there is none."""
    best, place = "", -1
    for kind in _CLASSES:
        for word in words_of("figure_cues.tsv", kind):
            at = stretch.find(word) if first else stretch.rfind(word)
            if at < 0:
                continue
            rank = len(stretch) - at if first else at + len(word)
            if rank > place or (rank == place and len(word) > len(best)):
                best, place = word, rank
    return best
