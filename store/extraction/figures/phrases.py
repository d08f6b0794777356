"""A figure as a phrase: the amount with the currency and the qualifiers that touch it."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.amount import Amount
from store.extraction.figures.amounts import HALF, read_amount
from store.extraction.figures.contexts import beside, ends_with
from store.extraction.figures.fractions import in_hundredths
from store.extraction.figures.guards import follows_noun_of_points, glued, refusing
from store.extraction.figures.numerals import Numeral
from store.extraction.figures.qualifiers import qualifier_after, qualifier_before, qualifier_near
from store.extraction.figures.units import PLACE_MONEY, UNDECIDED, currency_before, unit_at
from store.extraction.lexicon import one_of
from store.model import FigureKind

SHARED = Rule(
    "figure.shared",
    0.97,
    finds=Example("销量分别上升2.3和1.8个百分点。", "2.3"),
    leaves=Example("版本2.3和1.8都已停用。", "2.3"),
    lists=("units.tsv", "currencies.tsv", "classifiers.tsv"),
)
"""A number whose unit stands behind the next number: as sure as its kind."""
_POINTS = "基点"
_SHARED = re.compile(r"\s?(?:和|及|与|、|以及|and)\s?(?=\d)")
_WEIGHED = re.compile(r"\sof\s[a-z]")
_BELOW_NOUGHT = re.compile(
    r"(?:^|[^\s\w]|\b(?:to|at|of|from|is|was|were|by|hit|reached|near|than|and|below|around|about))\s?$"
)
_OWN_YUAN = frozenset(("CNY", "HKD", "TWD", "MOP", "SGD"))


@cache
def _negative() -> re.Pattern[str]:
    return re.compile(r"(?:(?:^|(?<=[^\w.%)/+±]))[-−–]|(?<=[㐀-鿿])[-−]|负|零下|\bminus\s)$")


@cache
def _before_half() -> re.Pattern[str]:
    """Return the pattern of what shows 半 to be a half."""
    return re.compile(rf"{one_of('qualifiers.tsv', 'half')}$")


class Phrase(NamedTuple):
    """A figure's words in a text, read but not yet placed in an article.

    Attributes:
        start: first code point, currency and qualifier included.
        end: one past the last.
        kind: what sort of quantity; None for a number without a unit, which needs evidence.
        value: in the record's unit, or None where it is vague.
        upper: the other end of a range.
        unit: what the record says; "" where it says what is written; `?` for money of the place.
        form: the folded unit, "" without one.
        unit_start: where the unit begins.
        unit_end: one past the unit.
        qualifier: the words that qualify it, or "".
        rule: which rule read it.
        number: the numeral.
    """

    start: int
    end: int
    kind: FigureKind | None
    value: Decimal | None
    upper: Decimal | None
    unit: str
    form: str
    unit_start: int
    unit_end: int
    qualifier: str
    rule: str
    number: Numeral

    def text(self, text: str) -> str:
        """Return the numeral's characters in the text that it was read from."""
        return text[self.number.start : self.number.end]

    def at(self, base: int) -> "Phrase":
        """Return the phrase with its offsets counted from `base` code points further left."""
        number = self.number._replace(start=self.number.start + base, end=self.number.end + base)
        return self._replace(
            start=self.start + base,
            end=self.end + base,
            unit_start=self.unit_start + base,
            unit_end=self.unit_end + base,
            number=number,
        )


class Reading(NamedTuple):
    """What reading at one place gave.

    Attributes:
        phrase: what was read, or None.
        end: where to read on.
        refused: why it is no figure, where something reads like one.
        asked: of a phrase, the kind whose guards let it pass; None for those of numbers without a unit.
    """

    phrase: Phrase | None
    end: int
    refused: NearMiss | None = None
    asked: FigureKind | None = None


def read_phrase(text: str, start: int, *, taiwan: bool = False) -> Reading | None:
    """Return the phrase whose number begins at `start` of a folded text; None where no number begins there."""
    amount = read_amount(text, start)
    if amount is None:
        return None
    amount = _retyped(text, _share(text, amount))
    front = _before(text, amount)
    if amount.number.letter and not front.code and not _thousands(text, amount):
        return Reading(None, amount.end)
    if front.code and _takes(amount, front.code):
        unit = amount.unit if amount.kind == "money" and amount.unit != PLACE_MONEY else front.code
        amount = amount._replace(kind="money", unit=unit)
    elif front.code:
        front = front._replace(begin=amount.start, qualifier="")
    guard = _refusing(text, amount, front, taiwan=taiwan)
    if guard is not None:
        return Reading(None, amount.end, NearMiss(front.begin, amount.end, _reason(guard), guard))
    return _read(text, amount, front)


def _thousands(text: str, amount: Amount) -> bool:
    """Return whether a Chinese unit behind a k makes sure that it counts thousands (12k个)."""
    return text[amount.number.end - 1] in "kK" and amount.form > "\u2e7f"


def _refusing(text: str, amount: Amount, front: "_Front", *, taiwan: bool) -> Callable[..., object] | None:
    """Return what says that an amount states no quantity, or None."""
    if front.begin == amount.start and glued(text, front.begin, amount.kind):
        return glued
    if no_half(text, amount):
        return no_half
    return refusing(text, amount, front.begin, bool(front.qualifier), taiwan)


def _read(text: str, amount: Amount, front: "_Front") -> Reading:
    """Return the phrase of an amount with what stands before and behind it."""
    end, after = _after(text, amount)
    value = -amount.value if front.negative and amount.value is not None else amount.value
    beside = front.qualifier or after
    near = "" if beside else qualifier_near(text, front.begin) or ""
    phrase = Phrase(
        start=front.begin,
        end=end,
        kind=_kind(text, amount),
        value=value,
        upper=amount.upper,
        unit=amount.unit,
        form=amount.form,
        unit_start=amount.unit_start or amount.end,
        unit_end=amount.unit_end or amount.end,
        qualifier=beside or amount.more or near,
        rule=amount.rule,
        number=amount.number,
    )
    return Reading(phrase, end, asked=amount.kind)


def _reason(guard: Callable[..., object]) -> str:
    """Return the reason of a guard: what it says of itself, without how it says it."""
    return (guard.__doc__ or "").split("\n")[0].removeprefix("Return whether ").rstrip(".")


def _takes(amount: Amount, code: str) -> bool:
    """Return whether a currency before the number is that of its unit, if it has one (人民币13亿元, not 美元7元)."""
    if amount.kind != "money":
        return amount.kind is None
    if amount.unit == PLACE_MONEY:
        return code in _OWN_YUAN
    return amount.unit == code or code in UNDECIDED


class _Front(NamedTuple):
    """What stands before a number: where the phrase begins, its currency and qualifier, and whether it is negative."""

    begin: int
    code: str
    qualifier: str
    negative: bool


def _before(text: str, amount: Amount) -> _Front:
    """Return what stands before the number of an amount."""
    begin, code, qualifier, negative = amount.start, "", "", False
    sign = _sign(text, amount)
    if sign is not None:
        begin, negative = sign.start(), True
    for _ in range(3):
        edge = begin
        if text[edge - 1 : edge] == " ":
            edge -= 1
        if not code and edge > 0 and (found := currency_before(text, edge)):
            begin, code = found
            continue
        word = qualifier_before(text, edge) if edge > 0 else None
        written = text[word.start : word.end] if word else ""
        if word is None or (written in _TOUCHING and (word.end < begin or not _round(amount, written))):
            break
        begin, qualifier = word.start, written + qualifier
    return _Front(begin, code, qualifier, negative)


def _sign(text: str, amount: Amount) -> re.Match[str] | None:
    """Return the sign or word before a number that makes it negative, where its kind may be."""
    if amount.kind not in ("percent", "measure", "money"):
        return None
    sign = _negative().search(text, max(0, amount.start - 6), amount.start)
    if sign is None:
        return None
    before = text[max(0, sign.start() - 10) : sign.start()]
    if sign.group().startswith("minus"):
        return sign if _BELOW_NOUGHT.search(before) else None  # 20 million minus 3 million is a subtraction
    return None if not sign.group().rstrip().isalpha() and ends_with(before, "unsigned") else sign


_ROUND = frozenset(10**power for power in range(2, 13))
_TOUCHING = frozenset(("上", "好", "过"))


def _round(amount: Amount, written: str) -> bool:
    """Return whether 好 (好几个), 上 (上百家) or 过 (过亿) may qualify the number: they are verbs before others."""
    if written == "好":
        return amount.number.vague
    if written == "过" and amount.form in ("半", "半数", "一半", "成"):
        return True
    return not amount.number.arabic and amount.number.value in _ROUND


def _after(text: str, amount: Amount) -> tuple[int, str]:
    """Return where the phrase ends and the qualifier behind the unit (10亿美元以上)."""
    end, qualifier = amount.end, ""
    for _ in range(2):
        word = qualifier_after(text, end)
        written = text[word.start : word.end] if word else ""
        if word is None or not _may_qualify(amount, written):
            break
        end, qualifier = word.end, qualifier or written
    return end, qualifier


def _may_qualify(amount: Amount, written: str) -> bool:
    """Return whether a word behind an amount of its sort qualifies it."""
    if written == "级":
        return amount.number.scale != 1 and amount.kind in (None, "money")
    if written == "起":
        return amount.kind == "money"
    return written not in ("多", "余") or amount.kind not in (None, "count")


def _retyped(text: str, amount: Amount) -> Amount:
    """Return the amount as what the words beside its unit make of it: 个点 that are %, points of a currency, slabs."""
    amount = in_hundredths(text, amount)
    if amount.form.endswith(_POINTS) and _of_exchange(text, amount.start):
        upper = None if amount.upper is None else amount.upper * 100
        value = None if amount.value is None else amount.value * 100
        return amount._replace(kind="measure", unit="", value=value, upper=upper)  # of a currency: 0.0001
    if amount.form == "pounds" and amount.number.scale >= 10**3 and not _WEIGHED.match(text, amount.end):
        return amount._replace(kind="money", unit="GBP")
    return amount._replace(kind="count", unit="") if amount.form == "块" and _slab(text, amount) else amount


def _of_exchange(text: str, position: int) -> bool:
    """Return whether the sentence up to a place is about the rate of a currency."""
    sentence = text[text.rfind("。", 0, position) + 1 : position]
    return any(word in sentence for word in beside("exchange"))


def _kind(text: str, amount: Amount) -> FigureKind | None:
    """Return the kind of an amount that the guards have let pass: 26000点 and 25度 measure, 3点建议 and 两度 count."""
    if amount.form == "节" and "." in text[amount.start : amount.end]:
        return "measure"  # knots
    measures = (amount.guard in ("points", "times") and amount.number.arabic) or amount.guard == "force"
    return "measure" if measures and not follows_noun_of_points(text, amount.end) else amount.kind


def _slab(text: str, amount: Amount) -> bool:
    """Return whether 块 counts slabs (三块屏幕) and is no money (花了50块): money ends its clause or is a round sum."""
    if amount.end > amount.unit_end:  # 八块五
        return False
    ends = amount.end >= len(text) or not text[amount.end].isalpha() or text[amount.end] in beside("money-behind")
    return not ends or amount.number.small


def no_half(text: str, amount: Amount) -> bool:
    """Return whether a bare 半 is no half: only 近半, 过半 and the like state one, but for 年过半百."""
    if amount.rule != HALF.name:
        return False
    fifty = text.startswith("百", amount.end) and not text.startswith(("百姓", "百货"), amount.end)
    return fifty or not _before_half().search(text, max(0, amount.start - 2), amount.start)


def _share(text: str, amount: Amount) -> Amount:
    """Return a bare number with the unit that the next number of its row brings (2.3和1.8个百分点)."""
    connector = _SHARED.match(text, amount.end) if amount.kind is None else None
    if connector is None or not amount.number.arabic or amount.number.scale > 1 or amount.value is None:
        return amount
    following = read_amount(text, connector.end())
    if following is None or following.kind is None or not following.number.arabic:
        return amount
    decimals = "." in text[amount.start : amount.end]
    if not decimals and (following.kind not in ("percent", "money", "multiple") or "、" in connector.group()):
        return amount
    unit = unit_at(text, following.number.end)
    if unit is None or following.number.scale > 1 or not decimals:
        return amount
    return amount._replace(
        kind=unit.kind, unit=unit.unit or unit.form, value=amount.value * unit.factor, rule=SHARED.name
    )


def without_unit(phrase: Phrase) -> Phrase:
    """Return a phrase as a number alone, for its unit belongs to the word behind it (1.2万人员)."""
    end = phrase.number.end
    return phrase._replace(kind=None, unit="", form="", unit_start=end, unit_end=end, end=end)
