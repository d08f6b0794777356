"""Amounts as papers write them in the language that is spoken."""

from collections.abc import Iterator

import pytest

from store.model import Figure, FigureKind
from store.search.amounts import find_amount
from store.text.language import LANGUAGES, Language, speak
from tui.desk.amounts import amount, as_typed, value_of, worth_of


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def _figure(text: str, value: float, unit: str, upper: float | None = None, *, inferred: bool = False) -> Figure:
    kind: FigureKind = "percent" if unit == "%" else "money" if len(unit) == 3 else "count"
    return Figure(id="figure/a/1", text=text, kind=kind, value=value, upper=upper, unit=unit, inferred=inferred)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("1.2tn", "62bn", "3.5m", "18,000", "1,234,567", "0.25")),
        ("zh_Hans", ("1.2万亿", "620亿", "350万", "1.8万", "123.4567万", "0.25")),
        ("zh_Hant", ("1.2萬億", "620億", "350萬", "1.8萬", "123.4567萬", "0.25")),
    ],
)
def test_a_number_is_counted_as_papers_of_the_language_do(language: Language, told: tuple[str, ...]) -> None:
    speak(language)
    assert tuple(map(amount, (1.2e12, 6.2e10, 3.5e6, 18000, 1234567, 0.25))) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_typed_for_a_figure_is_understood_as_the_same(language: Language) -> None:
    speak(language)
    for figure in (_figure("", 6.2e10, "HKD"), _figure("", 3e8, "USD", 5e8), _figure("", 1234567, "CNY")):
        typed = as_typed(figure)
        found = find_amount(typed)
        assert found is not None
        bounds = (found[0].low, found[0].high, found[0].unit, found[1])
        assert bounds == (figure.value, figure.upper or figure.value, figure.unit, len(typed)), typed


@pytest.mark.parametrize(
    ("figure", "english", "simplified", "traditional"),
    [
        (_figure("620億港元", 6.2e10, "HKD"), "HK$62bn", "", ""),
        (_figure("620億元", 6.2e10, "HKD", inferred=True), "HK$62bn?", "HKD?", "HKD?"),
        (_figure("HK$62 billion", 6.2e10, "HKD"), "", "620亿 HKD", "620億 HKD"),
        (_figure("62 billion", 6.2e10, "HKD", inferred=True), "HK$?", "620亿 HKD?", "620億 HKD?"),
        (_figure("3億至5億日圓", 3e8, "JPY", 5e8), "300m–500m JPY", "", ""),
        (_figure("4,000多個", 4000, "個"), "", "", ""),
        (_figure("605,965個", 605965, "個"), "", "", ""),
        (_figure("超過1.8萬張", 18000, "張"), "18,000 張", "", ""),
        (_figure("921.4萬台", 9214000, "台"), "9.214m 台", "", ""),
        (_figure("兩名", 2, "名"), "", "", ""),
        (_figure("三十餘家", 30, "家"), "30 家", "30家", "30家"),
        (_figure("七成", 70, "%"), "70%", "70%", "70%"),
    ],
)
def test_of_what_an_amount_is_worth_only_what_its_words_leave_unsaid_is_told(
    figure: Figure, english: str, simplified: str, traditional: str
) -> None:
    told = []
    for language in LANGUAGES:
        speak(language)
        told.append(worth_of(figure))
    assert told == [english, simplified, traditional]


def test_a_currency_without_a_sign_that_everybody_knows_stands_behind_as_its_code() -> None:
    assert value_of(_figure("", 3e9, "CHF")) == "3bn CHF"
    assert value_of(_figure("", 3e9, "HKD", 4e9)) == "HK$3bn–4bn"
