"""From the phrases of an article to its records: what a number without a unit is, whose money, which noun it counts."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.figures.amounts import HALF, RANGE_OR_LEVEL
from store.extraction.figures.bare import Bare, explain_bare
from store.extraction.figures.carried import CARRIED, PART, Carried, compared, parts
from store.extraction.figures.contexts import CONTEXTS, ends_with
from store.extraction.figures.counted import Counted, counted_noun
from store.extraction.figures.english import english_noun, is_age
from store.extraction.figures.fractions import FRACTION, SLASH
from store.extraction.figures.phrases import Phrase
from store.extraction.figures.place import bracketed_currency, is_about_japan, is_english, local_currency
from store.extraction.figures.rates import EXCHANGE_RATE, rates
from store.extraction.figures.told import TOLD, Told, told_units
from store.extraction.figures.units import DOLLARS, PLACE_MONEY, UNDECIDED, YUAN_OR_YEN
from store.extraction.lexicon import column
from store.model import Figure, FigureKind
from store.text.language import tr

MONEY = Rule(
    "figure.money",
    0.98,
    finds=Example("公司融资33亿元。", "33亿元"),
    leaves=Example("他研究三元电池。", "三元"),
    lists=("currencies.tsv", "units.tsv", "qualifiers.tsv", "figure_places.tsv", CONTEXTS),
)
"""A number and a currency."""
PERCENT = Rule(
    "figure.percent",
    0.98,
    finds=Example("销量上升5.2%。", "5.2%"),
    leaves=Example("他有十成把握。", "十成"),
    lists=("units.tsv", "qualifiers.tsv", CONTEXTS),
)
"""A percentage, points of one, or tenths."""
COUNT = Rule(
    "figure.count",
    0.95,
    finds=Example("公司裁减300名员工。", "300名"),
    leaves=Example("这两家公司裁员。", "两家"),
    lists=("classifiers.tsv", "classifier_words.tsv", "qualifiers.tsv", CONTEXTS),
)
"""A number and a classifier."""
MULTIPLE = Rule(
    "figure.multiple",
    0.97,
    finds=Example("产量增至3倍。", "3倍"),
    leaves=Example("他感到加倍满意。", "倍"),
    lists=("units.tsv", "qualifiers.tsv", CONTEXTS),
)
"""Times as much."""
DURATION = Rule(
    "figure.duration",
    0.96,
    finds=Example("工程为期三年。", "三年"),
    leaves=Example("工程在2024年完成。", "2024年"),
    lists=("units.tsv", "smaller_units.tsv", "qualifiers.tsv", CONTEXTS),
)
"""How long something lasts, which a date does not say."""
MEASURE = Rule(
    "figure.measure",
    0.97,
    finds=Example("新路长12公里。", "12公里"),
    leaves=Example("这是最后一公里。", "一公里"),
    lists=("units.tsv", "qualifiers.tsv", CONTEXTS),
)
"""A number and a unit of measure."""
VAGUE = Rule(
    "figure.vague",
    0.95,
    finds=Example("公司裁减数百名员工。", "数百名"),
    leaves=Example("少数几家公司裁员。", "数几家"),
    lists=("classifiers.tsv", "units.tsv", CONTEXTS),
)
"""A quantity that is not said in numbers (数百, 几十): as sure as its kind."""
SAME_AMOUNT = Rule(
    "figure.same_amount",
    0.93,
    finds=Example("公司融资620亿港元。股东认为，620亿并不算多。", "620亿"),
    leaves=Example("公司融资33亿港元。股东认为，620亿并不算多。", "620亿"),
)
"""A number that stands elsewhere in the article with its currency."""
ENGLISH_COUNT = Rule(
    "figure.english_count",
    0.75,
    finds=Example("The firm hired 1,200 employees last year.", "1,200", english=True),
    leaves=Example("It supports Windows 10 users.", "10", english=True),
    lists=("english_numbers.tsv",),
    cases={"grouped": 0.6},
)
"""A number before a plural noun in English."""
DIVIDED = Rule(
    "figure.divided",
    0.5,
    finds=Example("公司融资3. 2亿元。", "3. 2亿元"),
    leaves=Example("3. 2亿元的融资", "3. 2亿元"),
)
"""A number with a blank behind its decimal point, which may as well be two."""
KINDS: dict[FigureKind, Rule] = {
    "money": MONEY,
    "percent": PERCENT,
    "count": COUNT,
    "multiple": MULTIPLE,
    "duration": DURATION,
    "measure": MEASURE,
}
_AGED = ("aged ", "age of ")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SIGNS = UNDECIDED - {PLACE_MONEY}
_BESIDE = 0.9  # from which on the words beside a number without a unit say more than its twin with one


class Recorder:
    """Makes the records of one article."""

    def __init__(self, document: Document, text: str, tokens: Sequence[Token], starts: Sequence[int]) -> None:
        self.document = document
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.currency, self.surely = local_currency(document)
        self.english = is_english(document)
        self.refused: list[NearMiss] = []

    def figures(self, phrases: Sequence[Phrase]) -> tuple[Figure, ...]:
        """Return the records of the phrases; a number without a unit that nothing explains is left out."""
        known = _amounts(phrases)
        carried, counted = compared(self.text, phrases), parts(self.text, phrases)
        told, priced = told_units(self.document, self.text, phrases), rates(self.text, phrases)
        figures = (
            self._told(*told[place])
            if place in told
            else self._rate(phrase, priced[place])
            if place in priced
            else self._part(phrase, counted[place])
            if place in counted
            else self._figure(phrase, known, carried.get(place))
            for place, phrase in enumerate(phrases)
        )
        return tuple(figure for figure in figures if figure is not None)

    def _part(self, phrase: Phrase, unit: str) -> Figure:
        """Return the record of a number that counts some of a total."""
        return self._record(phrase, Bare("count", unit, PART.name, PART.score), Counted("", None), inferred=False)

    def _rate(self, phrase: Phrase, code: str) -> Figure:
        """Return the record of an exchange rate."""
        read = Bare("money", code, EXCHANGE_RATE.name, EXCHANGE_RATE.score)
        return self._record(phrase, read, Counted("", None), inferred=True)

    def _told(self, phrase: Phrase, told: Told) -> Figure:
        """Return the record of a number whose unit is told elsewhere."""
        read = Bare(told.kind, told.unit, TOLD.name, TOLD.cases[told.case])
        inferred = told.unit in UNDECIDED
        words = self.text[slice(*told.label)]
        noun = Counted(words, words, *told.label) if words else Counted("", None)
        return self._record(phrase, self._owned(read), noun, inferred=inferred)

    def _owned(self, read: Bare) -> Bare:
        """Return a reading with the article's money where it says money without saying whose."""
        if read.kind != "money" or read.unit not in UNDECIDED:
            return read
        return read._replace(unit=self._whose(read.unit), score=min(read.score, self.surely))

    def _hopeless(self, phrase: Phrase) -> bool:
        """Return whether a few digits have neither a unit nor a word behind them, so that no evidence is looked for."""
        following = self.text[phrase.end : phrase.end + 2].lstrip()[:1]
        short = phrase.number.scale == 1 and phrase.number.end - phrase.number.start < 5
        if phrase.kind is not None or not short or following.isalpha():
            return False
        return not ((self.english and self._is_aged(phrase)) or self._is_led_to(phrase))

    def _is_aged(self, phrase: Phrase) -> bool:
        """Return whether a number in English is how old somebody is by what stands beside it (aged 40; Tse, 29, …)."""
        return self.text.endswith(_AGED, 0, phrase.start) or is_age(self.text, phrase.start, phrase.end)

    def _is_led_to(self, phrase: Phrase) -> bool:
        """Return whether what stands before a few digits may say what they are: 达0.42, 65比52, 赚两千, 年逾60."""
        before = self.text[max(0, phrase.start - 4) : phrase.start]
        decimal = not self.english and "." in phrase.text(self.text)
        return (
            decimal
            or "年" in before
            or "票" in before
            or before.endswith("比")
            or ends_with(before, "paid")
            or ends_with(before, "wage")
        )

    def _figure(self, phrase: Phrase, known: dict[Decimal, str], carried: Carried | None) -> Figure | None:
        if self._hopeless(phrase):
            return None
        noun, read = self._english(phrase) if self.english else self._chinese(phrase, known)
        read = _with_carried(read, carried, phrase)
        if read is None:
            reason = tr("no unit, and nothing beside it says what it counts")
            self.refused.append(NearMiss(phrase.start, phrase.end, reason, explain_bare))
            return None
        if read.kind == "money" and read.unit == PLACE_MONEY and (code := bracketed_currency(self.text, phrase.end)):
            read = read._replace(unit=code)
        inferred = read.kind == "money" and (phrase.kind is None or read.unit in UNDECIDED)
        return self._record(phrase, self._owned(read), noun, inferred=inferred)

    def _record(self, phrase: Phrase, read: Bare, noun: Counted, *, inferred: bool) -> Figure:
        text = self.document.text
        return Figure(
            id="",
            text=text[phrase.start : phrase.end],
            kind=read.kind,
            value=None if phrase.value is None else float(phrase.value),
            upper=None if phrase.upper is None else float(phrase.upper),
            unit=read.unit or text[phrase.unit_start : phrase.unit_end] or None,
            inferred=inferred,
            qualifier=phrase.qualifier or None,
            counted=text[noun.start : noun.end] or noun.head if _counts(phrase, read.kind, noun) else None,
            article=self.document.article.id,
            mentions=(self.document.mention(phrase.start, phrase.end, read.rule, read.score),),
        )

    def _chinese(self, phrase: Phrase, known: dict[Decimal, str]) -> tuple[Counted, Bare | None]:
        """Return the noun and the reading of a phrase in Chinese."""
        noun = counted_noun(self.tokens, self.starts, phrase.end, strict=phrase.kind not in (None, "count"))
        return noun, self._read(phrase, noun, known)

    def _read(self, phrase: Phrase, noun: Counted, known: dict[Decimal, str]) -> Bare | None:
        """Return what the phrase states: what its unit says, or what its surroundings say where it has none."""
        if phrase.kind is not None:
            return _with_unit(phrase, phrase.kind)
        bare = explain_bare(self.text, phrase, noun)
        twin = known.get(phrase.value) if phrase.value is not None else None
        if twin is not None and (bare is None or bare.kind == "money" or bare.score < _BESIDE):
            return Bare("money", twin, SAME_AMOUNT.name, SAME_AMOUNT.score)  # 620亿 where 620亿港元 stands elsewhere
        return bare

    def _english(self, phrase: Phrase) -> tuple[Counted, Bare | None]:
        """Return the noun and the reading of a phrase in English, where only a plural noun makes a number a count."""
        if phrase.kind is not None:
            return Counted("", None), _with_unit(phrase, phrase.kind)
        noun = english_noun(self.text, phrase.start, phrase.end)
        written = phrase.text(self.text)
        grouped = _GROUPED.fullmatch(written) is not None
        if noun is None and written.isdecimal() and self._is_aged(phrase):
            return Counted("", None), Bare("duration", "years", DURATION.name, DURATION.score)
        if noun is None and grouped:
            return Counted("", None), Bare("count", "", ENGLISH_COUNT.name, ENGLISH_COUNT.cases["grouped"])
        year = len(written) == 4 and written.isdecimal() and 1800 <= int(written) <= 2200
        if noun is None or year or (noun.named and written.isdecimal()):
            return Counted("", None), None
        return Counted(noun.noun, noun.noun), Bare("count", "", ENGLISH_COUNT.name, ENGLISH_COUNT.score)

    def _whose(self, code: str) -> str:
        if code == YUAN_OR_YEN:
            return "JPY" if is_about_japan(self.document) else "CNY"
        if code == DOLLARS and self.currency == "CNY":
            return "USD"
        return self.currency


def _with_carried(read: Bare | None, carried: Carried | None, phrase: Phrase) -> Bare | None:
    """Return the reading of a number without a unit, with that of the amount it is compared with (2.5亿增至4亿美元)."""
    if carried is None or phrase.kind is not None or phrase.number.scale < 10**4:
        return read
    if carried.compared and (read is None or read.rule != SAME_AMOUNT.name):
        return Bare(carried.kind, carried.unit, CARRIED.name, CARRIED.score)
    money = read is not None and read.kind == carried.kind == "money" and read.unit == PLACE_MONEY
    return Bare("money", carried.unit, CARRIED.name, CARRIED.cases["sentence"]) if money else read


def _with_unit(phrase: Phrase, kind: FigureKind) -> Bare:
    rule = VAGUE if phrase.value is None else KINDS[kind]
    doubtful = DIVIDED if phrase.number.divided else RANGE_OR_LEVEL if phrase.rule == RANGE_OR_LEVEL.name else None
    if doubtful is not None:
        return Bare(kind, phrase.unit, doubtful.name, doubtful.score)
    score = HALF.score if phrase.rule == HALF.name else KINDS[kind].score
    return Bare(kind, phrase.unit, phrase.rule or rule.name, score)


def _amounts(phrases: Iterable[Phrase]) -> dict[Decimal, str]:
    """Return the currency of each large amount that the article states with one."""
    return {
        phrase.value: phrase.unit
        for phrase in phrases
        if phrase.kind == "money" and phrase.unit not in _SIGNS and phrase.value and phrase.number.scale >= 10**4
    }


def _counts(phrase: Phrase, kind: FigureKind, noun: Counted) -> bool:
    """Return whether a noun behind the figure is what it counts or measures; 人 and 国 are nouns themselves."""
    if kind in ("money", "measure"):
        return len(noun.head or "") > 1  # 计 of 百亿计的授权费 is none
    if kind == "count":
        return column("classifiers.tsv", 3).get(phrase.form) != "noun"
    return kind == "percent" or phrase.rule in (FRACTION.name, SLASH.name)
