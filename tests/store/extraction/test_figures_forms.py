"""How numbers are written: ranges, conversions, currencies of a place, counted nouns, English. Own sentences."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.extraction.figures.chinese import read_chinese
from store.model import Article
from tests.store.extraction.test_figures import figures_of


@pytest.mark.parametrize(
    ("sentence", "text", "value", "upper", "unit"),
    [
        ("每月亏损15億至20億元。", "15億至20億元", 15e8, 20e8, "CNY"),
        ("流入75-100亿美元。", "75-100亿美元", 75e8, 100e8, "USD"),
        ("亏损控制在 100 亿 - 120 亿元。", "100 亿 - 120 亿元", 100e8, 120e8, "CNY"),
        ("招股價介乎HK$2.6至HK$3.1。", "HK$2.6至HK$3.1", 2.6, 3.1, "HKD"),
        ("入場費US$300-US$400。", "US$300-US$400", 300, 400, "USD"),
        ("未来12到18个月。", "12到18个月", 12, 18, "个月"),
        ("付费率是5%- 6%。", "5%- 6%", 5, 6, "%"),
        ("占比30%-40%。", "30%-40%", 30, 40, "%"),
        ("收费3000至2万美元。", "3000至2万美元", 3000, 20000, "USD"),
        ("还要两三年。", "两三年", 2, 3, "年"),
        ("还要三、四年。", "三、四年", 3, 4, "年"),
        ("来了七八百人。", "七八百人", 700, 800, "人"),
        ("约六七成受访者。", "约六七成", 60, 70, "%"),
        ("最低气温-10~-15℃。", "-10~-15℃", -15, -10, "℃"),
        ("最低气温零下10至零下15℃。", "零下10至零下15℃", -15, -10, "℃"),
        ("可处五日以上十日以下拘留。", "五日以上十日以下", 5, 10, "日"),
        ("利率为百分之一至一点二的方案。", "百分之一至一点二", 1, 1.2, "%"),
    ],
)
def test_a_range_has_both_ends(sentence: str, text: str, value: float, upper: float, unit: str) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.value, figure.upper, figure.unit) == (text, value, upper, unit)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("支持率升6个百分点至41%。", [("6个百分点", 6, None), ("41%", 41, None)]),
        ("股价跌约4元至90元。", [("约4元", 4, None), ("90元", 90, None)]),
        ("跑得慢0.4秒至7.2秒。", [("0.4秒", 0.4, None), ("7.2秒", 7.2, None)]),
        ("预计增长3%至15%。", [("3%至15%", 3, 15)]),
        ("名额增加3至20人。", [("3至20人", 3, 20)]),
    ],
)
def test_a_change_and_the_level_reached_are_no_range(
    sentence: str, figures: list[tuple[str, float, float | None]]
) -> None:
    assert [(figure.text, figure.value, figure.upper) for figure in figures_of(sentence)] == figures


def test_what_may_be_a_change_or_a_range_has_a_low_score() -> None:
    sure, unsure = figures_of("原价5元至8元，预计股价上升5元至8元。")
    assert (sure.upper, unsure.upper) == (8, 8)
    assert unsure.mentions[0].score <= 0.6 < sure.mentions[0].score


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("涉及3 640萬元。", "3 640萬元", 36.4e6, "CNY"),
        ("增聘2\u00a0000人。", "2\u00a0000人", 2000, "人"),
        ("共1\u202f250\u202f000個。", "1\u202f250\u202f000個", 1_250_000, "個"),
        ("这里水深250m。", "250m", 250, "m"),
        ("下跌零點四個百分點。", "零點四個百分點", 0.4, "%"),
        ("盈利零點七億元。", "零點七億元", 7e7, "CNY"),
        ("约七点五成。", "约七点五成", 75, "%"),
        ("只售三点一折。", "三点一折", 31, "%"),
        ("全场七五折，会员另有优惠。", "七五折", 75, "%"),
        ("全场三八折，会员另有优惠。", "三八折", 38, "%"),
        ("部分货品对折发售。", "对折", 50, "%"),
        ("门票半折。", "半折", 50, "%"),
        ("入座率十成。", "十成", 100, "%"),
        ("最高攝氏33度。", "33度", 33, "摄氏度"),
        ("最低摄氏零下五度。", "零下五度", -5, "摄氏度"),
        ("体温达华氏温度98.6度。", "98.6度", 98.6, "华氏度"),
        ("总额三兆五千亿元。", "三兆五千亿元", 3.5e12, "CNY"),
        ("共四兆多元。", "四兆多元", 4e12, "CNY"),
        ("检获三十两黄金。", "三十两", 30, "两"),
        ("售出1,234两。", "1,234两", 1234, "两"),
        ("要等一两天。", "一两天", 1, "天"),
        ("身高168CM。", "168CM", 168, "cm"),
        ("粉丝有15k个。", "15k个", 15000, "个"),
        ("第3. 2亿元由基金承担。", "2亿元", 2e8, "CNY"),
        ("90天大的婴儿入院。", "90天", 90, "天"),
        ("升 百 分 之 二 十。", "百 分 之 二 十", 20, "%"),
        ("升六 个 百 分 点。", "六 个 百 分 点", 6, "%"),
        ("全场 九 五 折。", "九 五 折", 95, "%"),
        ("升百分之一百三十点五的例子。", "百分之一百三十点五", 130.5, "%"),
        ("利率升至3.64厘。", "3.64厘", 3.64, "%"),
        ("利率是五厘二五。", "五厘二五", 5.25, "%"),
        ("减息四分一厘。", "四分一厘", 0.25, "%"),
        ("逾三分二委员赞成。", "逾三分二", 2 / 3, "倍"),
        ("每呎12元半。", "12元半", 12.5, "CNY"),
        ("车费六块五。", "六块五", 6.5, "CNY"),
        ("工程耗时一年半。", "一年半", 1.5, "年"),
        ("采用5奈米制程。", "5奈米", 5, "奈米"),
        ("通话1分钟2分钱。", "2分钱", 0.02, "CNY"),
        ("需住院一晚。", "一晚", 1, "晚"),
        ("含量达18g/100g。", "18g/100g", 18, "g/100g"),
        ("酒精含量为255.6mg/100ml。", "255.6mg/100ml", 255.6, "mg/100ml"),
        ("他身高1米75，体重60公斤。", "1米75", 1.75, "米"),
        ("他一米八高。", "一米八", 1.8, "米"),
        ("判囚 4 年 9 个月。", "4 年 9 个月", 57, "个月"),
        ("销量翻了一番。", "翻了一番", 2, "倍"),
        ("得票翻两番。", "翻两番", 4, "倍"),
        ("感染率翻了一倍。", "翻了一倍", 2, "倍"),
        ("机高8000英呎。", "8000英呎", 8000, "英呎"),
    ],
)
def test_forms_of_writing_have_their_value(sentence: str, text: str, value: float, unit: str) -> None:
    matches = [figure for figure in figures_of(sentence) if figure.text == text]
    assert matches, [figure.text for figure in figures_of(sentence)]
    assert matches[0].value == pytest.approx(value)
    assert matches[0].unit == unit


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("升百分之五 十家公司参加。", ["百分之五", "十家"]),
        ("三十两个人和一百两家公司。", ["两个", "两家"]),
        ("纸张对折叠好。", []),
        ("两地合作，12两地车。", []),
    ],
)
def test_what_only_looks_like_such_a_form_is_none(sentence: str, figures: list[str]) -> None:
    assert [figure.text for figure in figures_of(sentence)] == figures


@pytest.mark.parametrize("sentence", ["型号A1 850元", "他在GPT 4 100元套餐", "电话2 345 6789"])
def test_a_blank_joins_no_digits_of_a_name(sentence: str) -> None:
    assert not [figure for figure in figures_of(sentence) if " " in figure.text]


def test_a_point_with_a_blank_behind_it_is_read_with_a_low_score() -> None:
    (figure,) = figures_of("公司融资4. 6亿元。")
    assert (figure.text, figure.value) == ("4. 6亿元", 4.6e8)
    assert figure.mentions[0].score <= 0.5


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三十二", 32),
        ("一百零五", 105),
        ("三百五", 350),
        ("两万三", 23000),
        ("六千亿", 6 * 10**11),
        ("一亿三千万", 130_000_000),
        ("万亿", 10**12),
        ("廿三", 23),
    ],
)
def test_a_chinese_numeral_has_its_value(numeral: str, value: int) -> None:
    read = read_chinese(numeral, 0)
    assert read is not None
    assert read.low == read.high == value
    assert read.end == len(numeral)


@pytest.mark.parametrize("numeral", ["二〇二四", "一二三四"])
def test_a_row_of_digits_is_no_number(numeral: str) -> None:
    assert read_chinese(numeral, 0) is None


@pytest.mark.parametrize(
    ("text", "language", "url", "unit"),
    [
        ("港府撥款500億元發展創科。", "zh-Hant", "https://news.example.hk/1", "HKD"),
        ("行政院在台北宣布撥款500億元。", "zh-Hant", "https://news.example.tw/1", "TWD"),
        ("财政部拨款500亿元。", "zh-Hans", "", "CNY"),
    ],
)
def test_a_bare_yuan_is_the_money_of_the_place_and_says_so(text: str, language: str, url: str, unit: str) -> None:
    (figure,) = figures_of(text, language=language, url=url)
    assert (figure.unit, figure.inferred) == (unit, True)


def test_a_bare_amount_takes_the_unit_the_article_gives_it() -> None:
    first, second = figures_of("持620亿的基金入场。这支620亿港元的基金成立两年多后")[:2]
    assert (first.unit, first.inferred, second.unit, second.inferred) == ("HKD", True, "HKD", False)


@pytest.mark.parametrize(
    ("sentence", "kind", "unit"),
    [
        ("海风集团市值飙升 108 亿。", "money", "CNY"),
        ("账号粉丝已近 200 万。", "count", None),
        ("该模型参数达到15 亿。", "measure", "参数"),
        ("公司裁5600员工。", "count", None),
        ("论文被引数已经达到了 11947。", "count", None),
    ],
)
def test_a_number_without_a_unit_is_what_its_clause_speaks_of(sentence: str, kind: str, unit: str | None) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("服务全球近300家大型客户。", "客户"),
        ("平台有28 家本地机构。", "机构"),
        ("警方拘捕三名手持铁管的男子。", "男子"),
        ("约有200万兼职人员受惠。", "人员"),
        ("参加者有20人，其中陈大文先走。", None),
    ],
)
def test_a_count_names_what_it_counts(sentence: str, noun: str | None) -> None:
    (figure,) = figures_of(sentence)
    assert figure.counted == noun


def test_english_figures_are_found_and_names_are_not() -> None:
    text = (
        "Sales rose 3.5% to $90.8 billion in 2023. The firm has 1,200 employees in twenty-five countries and raised "
        "HK$62bn in five years. Windows 10 users and GPT-4 stay. Hundreds of workers left."
    )
    figures = figures_of(text, language="en")
    assert [(f.text, f.value, f.unit) for f in figures] == [
        ("3.5%", 3.5, "%"),
        ("$90.8 billion", 90.8e9, "USD"),
        ("1,200", 1200, None),
        ("twenty-five", 25, None),
        ("HK$62bn", 62e9, "HKD"),
        ("five years", 5, "years"),
        ("Hundreds", None, None),
    ]


def test_captions_are_read() -> None:
    from store.model import Block

    text = "正文提到5万元。\n图为约300名员工。"
    blocks = (Block(start=0, end=9), Block(start=10, end=len(text), kind="caption"))
    figures = find_figures(prepare(Article(id="article/t", title="", text=text, blocks=blocks)))
    assert [figure.text for figure in figures] == ["5万元", "约300名"]


def seconds(text: str) -> float:
    """Return the processor's time for the figures of a text."""
    document = prepare(Article(id="article/t", title="", text=text))
    assert document.tokens
    start = time.process_time()
    find_figures(document)
    return time.process_time() - start


@pytest.mark.parametrize(
    "pattern",
    ["1", "万", ",", "十", "1,", "123,", "3-", "1/", "1、", "1.5和", "百分之", "1亿", "约", "$1", "1年2个月", "数几"],
)
def test_time_grows_with_length_whatever_stands_there(pattern: str) -> None:
    limit = 10 * min(seconds(pattern * (1_000 // len(pattern))) for _ in range(3)) + 0.01
    assert any(seconds(pattern * (4_000 // len(pattern))) < limit for _ in range(2))  # a square would be sixteen times


@given(st.text(alphabet="0123456789,.%$ abcdefghimnorstwy-£\n", max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_english_text_is_read_without_a_false_place(text: str) -> None:
    for figure in figures_of(text, language="en"):
        (mention,) = figure.mentions
        assert text[mention.start : mention.end] == figure.text


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read(text: str) -> None:
    end = 0
    for figure in figures_of(text):
        (mention,) = figure.mentions
        assert text[mention.start : mention.end] == figure.text
        assert end <= mention.start < mention.end
        end = mention.end
