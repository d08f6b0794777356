"""What stands around a number and decides its unit: comparisons, topics, tables, calendars, English. Own sentences."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.figures.find import find_figures
from store.model import Article, Block
from tests.store.extraction.test_figures import figures_of, found


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("支出由3.5亿增至6亿美元。", [("3.5亿", 3.5e8, "USD"), ("6亿美元", 6e8, "USD")]),
        ("目标由20亿上调至22亿港元。", [("20亿", 20e8, "HKD"), ("22亿港元", 22e8, "HKD")]),
        ("收入达130亿美元，去年为95亿。", [("130亿美元", 130e8, "USD"), ("95亿", 95e8, "USD")]),
        ("产量由2亿增至4亿吨。", [("2亿", 2e8, "吨"), ("4亿吨", 4e8, "吨")]),
        ("收入达130亿美元。净利润95亿。", [("130亿美元", 130e8, "USD"), ("95亿", 95e8, "CNY")]),
    ],
)
def test_a_number_without_a_unit_has_that_of_what_it_is_compared_with(
    sentence: str, figures: list[tuple[str, float, str]]
) -> None:
    assert found(sentence) == figures


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("模型总参数5200亿，激活310亿。", ["measure", "measure"]),
        ("日均调用量由900亿增至1.3万亿。", ["count", "count"]),
        ("单日处理token数达20万亿。", ["count"]),
        ("搜索请求75亿。", ["count"]),
        ("全年营业额达75亿。", ["money"]),
        ("他挣了几十万，借给邻居3万。", ["money", "money"]),
        ("征地补偿每亩12万。", ["money"]),
        ("他受贿80万，都已退还。", ["money"]),
    ],
)
def test_a_large_number_is_money_only_where_money_is_spoken_of(sentence: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures_of(sentence)] == kinds


def test_a_heading_that_tells_the_unit_says_of_what_the_numbers_are() -> None:
    lines = ("官员 | 负评（%） | 2024年（%）", "林晓月 | 63.5 | 12.5", "回应（次） | 48 |")
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    rows = zip(starts, lines, strict=True)
    blocks = tuple(Block(start=start, end=start + len(line), kind="table") for start, line in rows)
    document = prepare(Article(id="article/t", title="", text="\n".join(lines), blocks=blocks, language="zh-Hans"))
    found = {figure.text: figure.counted for figure in find_figures(document)}
    assert found["63.5"] == "负评"
    assert found["12.5"] is None


_ACCOUNTS: tuple[tuple[str, str, list[tuple[str, float, str]]], ...] = (
    ("item", "HK$ million", [("1,234.5", 1234.5e6, "HKD"), ("34.1", -34.1e6, "HKD")]),
    ("item", "单位：百万港元", [("1,234.5", 1234.5e6, "HKD"), ("34.1", -34.1e6, "HKD")]),
    ("item", "人民币千元", [("1,234.5", 1234500, "CNY"), ("34.1", -34100, "CNY")]),
    ("item", "截至年底", []),
    ("item（万吨）", "截至年底", [("1,234.5", 12345000, "吨"), ("34.1", -341000, "吨")]),
)


@pytest.mark.parametrize(("corner", "over", "figures"), _ACCOUNTS)
def test_cells_of_a_table_have_the_unit_that_is_told_for_them(
    corner: str, over: str, figures: list[tuple[str, float, str]]
) -> None:
    rows = [f"{corner} | 2024年 | 变动", "营业额 | 1,234.5 | 12.3", "亏损 | (34.1) | 2.2", "毛利率 | 40.2 | 3.1"]
    lines = [f"（{over}）", *rows, "员工人数 | 1,200 | 3.3"]
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    blocks = tuple(
        Block(start=start, end=start + len(line), kind="table" if " | " in line else "paragraph")
        for start, line in zip(starts, lines, strict=True)
    )
    article = Article(id="article/table", title="", text="\n".join(lines), blocks=blocks, language="zh-Hans")
    assert [(f.text, f.value, f.unit) for f in find_figures(prepare(article))] == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "营业额（千港元）：1,234,567；开支（百万美元）：89.5。",
            [("1,234,567", 1234567e3, "HKD"), ("89.5", 89.5e6, "USD")],
        ),
        ("产量（万吨）为 12.5。", [("12.5", 125000, "吨")]),
        ("营业额（截至年底）：89.5。", []),
        ("会员（个）：12。", []),
    ],
)
def test_a_unit_in_brackets_counts_the_number_behind_it(sentence: str, figures: list[tuple[str, float, str]]) -> None:
    assert found(sentence) == figures


def test_a_unit_that_begins_with_a_thousand_is_whole() -> None:
    assert found("泄露了50千兆字节，另有8千字节。") == [("50千兆字节", 50, "千兆字节"), ("8千字节", 8, "千字节")]


def test_money_of_which_only_the_script_tells_whose_it_is_has_a_low_score() -> None:
    told, guessed = (
        figures_of(f"店家今日{place}開幕，套餐只賣300元。", language="zh-Hant")[0] for place in ("在香港", "")
    )
    assert told.unit == guessed.unit == "HKD"
    assert guessed.mentions[0].score < 0.7 < told.mentions[0].score


def test_a_large_number_of_which_nothing_is_said_has_a_low_score() -> None:
    (figure,) = figures_of("那是75亿。")
    assert figure.mentions[0].score < 0.7


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("（单位：百万港元）", []),
        ("营业额（千港元）见附表，捐款百万港元。", ["百万港元"]),
        ("105年5月2日成立，服务了105年。", ["105年"]),
        ("最近几天下雨，还要几天。", ["几天"]),
        ("近几年下跌，用了几年。", ["几年"]),
        ("无数个体户，数个客户。", ["数个"]),
        ("型号5X，分辨率1920×1080，4x4车，快了2.5X。", ["2.5X"]),
        ("共有3名教授，还有4名将。", ["3名"]),
        ("想起1989天安门。", []),
        ("周三晚开会，住院三晚。", ["三晚"]),
        ("早前1名病人离开。", ["1名"]),
        ("第2、3章，限2、3日内交还。", ["2、3日"]),
        ("共6大部门，500大企业。", ["6大"]),
        ("有一天半夜下雨，等了一天半。", ["一天半"]),
        ("百公里加速3秒，行驶百公里油耗低。", ["3秒"]),
        ("十余标杆客户与五六百员工。", ["十余", "五六百"]),
    ],
)
def test_what_looks_like_a_figure_and_its_neighbour(sentence: str, texts: list[str]) -> None:
    assert [figure.text for figure in figures_of(sentence)] == texts


@pytest.mark.parametrize(
    ("sentence", "value"),
    [("公司（支出-200万元）停业。", 2e6), ("公司净利润-200万元。", -2e6), ("支出负200万元。", -2e6)],
)
def test_a_dash_is_a_minus_only_of_what_may_be_below_nought(sentence: str, value: float) -> None:
    (figure,) = figures_of(sentence)
    assert figure.value == value


@pytest.mark.parametrize(
    ("sentence", "text", "value", "kind"),
    [
        ("Sales fell to a 7-year low.", "7-year", 7, "duration"),
        ("It sold a thirty-year bond.", "thirty-year", 30, "duration"),
        ("The driver is a 52-year-old man.", "52-year-old", 52, "duration"),
        ("Mr Hollis, aged 52, left.", "52", 52, "duration"),
        ("It hired two thousand five hundred workers.", "two thousand five hundred", 2500, "count"),
        ("It paid two hundred and fifty thousand dollars.", "two hundred and fifty thousand dollars", 250000, "money"),
        ("It paid half a million dollars.", "half a million dollars", 500000, "money"),
        ("It paid one point five billion yuan.", "one point five billion yuan", 1.5e9, "money"),
        ("A million dollars was paid.", "A million dollars", 1e6, "money"),
        ("It cut half a day of work.", "half", 0.5, "multiple"),
        ("Between two and five million people came.", "five million", 5000000, "count"),
        ("A 1.4-billion-yuan plan was dropped.", "1.4-billion-yuan", 1.4e9, "money"),
        ("It cut more than half of its stock.", "more than half", 0.5, "multiple"),
        ("Output is roughly a third less.", "roughly a third", 1 / 3, "multiple"),
        ("It needs twice as much.", "twice", 2, "multiple"),
        ("Two-thirds of them agreed.", "Two-thirds", 2 / 3, "multiple"),
        ("Openings fell to 31,204 last year.", "31,204", 31204, "count"),
        ("Losses rose in 21 out of 30 sectors.", "21", 21, "count"),
        ("It costs roughly a tenth of that.", "roughly a tenth", 0.1, "multiple"),
        ("Two dozen officers came.", "Two dozen", 24, "count"),
        ("He was jailed for six years and two months.", "six years and two months", 6 + 1 / 6, "duration"),
        ("They stand on 85 primary and secondary schools.", "85", 85, "count"),
        ("They waited three and a half hours.", "three and a half hours", 3.5, "duration"),
        ("The work took half a decade.", "half a decade", 0.5, "duration"),
        ("Prices rose between 20 and 30 per cent.", "20 and 30 per cent", 20, "percent"),
        ("Seven were killed in the fire.", "Seven", 7, "count"),
        ("Kwan Lok-yi, 47, a nurse, agreed.", "47", 47, "duration"),
        ("She was 87.", "87", 87, "duration"),
        ("It fell to minus 5 degrees.", "minus 5 degrees", -5, "measure"),
        ("The house cost 4.5 million pounds.", "4.5 million pounds", 4.5e6, "money"),
        ("They run a 600-hectare farm.", "600-hectare", 600, "measure"),
    ],
)
def test_english_figures_have_their_value(sentence: str, text: str, value: float, kind: str) -> None:
    matches = [figure for figure in figures_of(sentence, language="en") if figure.text == text]
    assert matches, [figure.text for figure in figures_of(sentence, language="en")]
    assert matches[0].value == pytest.approx(value)
    assert matches[0].kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "In the first half it lost.",
        "At half-time it rained.",
        "The half-year report.",
        "It met on May 12, 13, and later.",
    ],
)
def test_a_half_of_the_calendar_is_no_figure(sentence: str) -> None:
    assert figures_of(sentence, language="en") == ()
