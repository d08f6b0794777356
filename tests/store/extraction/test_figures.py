"""Figures: what counts as one, its value and unit. Every sentence is written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.model import Article, Figure


def figures_of(text: str, *, language: str = "zh-Hans", url: str = "") -> tuple[Figure, ...]:
    return find_figures(prepare(Article(id="article/t", title="", text=text, language=language, url=url)))


def found(text: str, *, language: str = "zh-Hans", url: str = "") -> list[tuple[str, float | None, str | None]]:
    return [(figure.text, figure.value, figure.unit) for figure in figures_of(text, language=language, url=url)]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("该基金规模达620亿港元。", "620亿港元", 62e9, "HKD"),
        ("公司注资 33 亿元。", "33 亿元", 3.3e9, "CNY"),
        ("涉案金額１１３９．６１４８萬元人民幣。", "１１３９．６１４８萬元人民幣", 11396148, "CNY"),
        ("交易作价约港币5亿元。", "约港币5亿元", 5e8, "HKD"),
        ("The bid of HK$62bn was refused.", "HK$62bn", 62e9, "HKD"),
        ("毛利率回升至 9.7%。", "9.7%", 9.7, "%"),
        ("同比提高了 8.7 个百分点。", "8.7 个百分点", 8.7, "%"),
        ("上调25个基点。", "25个基点", 0.25, "%"),
        ("人民币对美元中间价报6.5元，较前日上调120个基点。", "120个基点", 120, "个基点"),
        ("汇率走稳。央行上调利率25个基点。", "25个基点", 0.25, "%"),
        ("失业率达到百分之三点五。", "百分之三点五", 3.5, "%"),
        ("约有三成五受访者赞成。", "三成五", 35, "%"),
        ("股價急升逾半成。", "逾半成", 5, "%"),
        ("产能增长了五倍。", "五倍", 5, "倍"),
        ("只有原价的1/5。", "1/5", 0.2, "倍"),
        ("三分之二的委员同意。", "三分之二", 2 / 3, "倍"),
        ("公司服务近300家客户。", "近300家", 300, "家"),
        ("她写了一百二十万字的手稿，历时18个月。", "18个月", 18, "个月"),
        ("施工用了三个半月。", "三个半月", 3.5, "个月"),
        ("会议持续1小时20分钟。", "1小时20分钟", 80, "分钟"),
        ("模型有1750 亿参数。", "1750 亿参数", 175e9, "参数"),
        ("电站装机达400兆瓦。", "400兆瓦", 400, "兆瓦"),
        ("政府你注資270幾億元。", "270幾億元", 27e9, "CNY"),
        ("总投资1亿2,500万元。", "1亿2,500万元", 125e6, "CNY"),
        ("净利润-3.5亿元。", "-3.5亿元", -3.5e8, "CNY"),
        ("遭詐騙2千多萬元。", "2千多萬元", 2e7, "CNY"),
        ("作价18元3角。", "18元3角", 18.3, "CNY"),
        ("早餐花了3块5。", "3块5", 3.5, "CNY"),
        ("门票卖3美元50美分。", "3美元50美分", 3.5, "USD"),
        ("电池卖两欧元又五欧分。", "两欧元又五欧分", 2.05, "EUR"),
        ("门票卖3美元，糖果50美分。", "50美分", 0.5, "USD"),
        ("门票由3美元250美分起。", "3美元", 3, "USD"),
        ("带宽2TB/s。", "2TB/s", 2, "TB/s"),
        ("指数收报26,000点。", "26,000点", 26000, "点"),
        ("最多享97折。", "97折", 97, "%"),
        ("合并营收1兆8,549億元。", "1兆8,549億元", 1.8549e12, "CNY"),
        ("获数千万元融资。", "数千万元", None, "CNY"),
        ("裁减数百名员工。", "数百名", None, "名"),
        ("价格为3,500元人民币/月。", "3,500元人民币/月", 3500, "CNY"),
    ],
)
def test_a_quantity_has_its_words_value_and_unit(sentence: str, text: str, value: float | None, unit: str) -> None:
    matches = [figure for figure in found(sentence) if figure[0] == text]
    assert matches, found(sentence)
    assert matches[0][1] == pytest.approx(value) if value is not None else matches[0][1] is None
    assert matches[0][2] == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年6月12日上午9时30分，会议在第七届展览期间开幕。",
        "GPT-4与iPhone 16都支持5G，百度、三星和36氪也报道了。",
        "这三家公司与两人的说法一致，一家初创公司做了一次演示。",
        "前十名的百强企业千方百计争取第一。",
        "三年前他加入公司，半年後離職。",
        "《十四五规划》第11章提到一带一路。",
        "今年首九個月業績理想。",
    ],
)
def test_what_is_no_quantity_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@given(st.text(alphabet="0123456789,.，%万亿元年个月日约近至到-—/ 十百千一二三两几数半成第家人美港$HK\n", max_size=60))
@settings(max_examples=300, deadline=None)
def test_figures_of_any_text_stand_where_they_say(text: str) -> None:
    figures = figures_of(text)
    end = 0
    for figure in figures:
        (mention,) = figure.mentions
        assert text[mention.start : mention.end] == mention.exact == figure.text
        assert end <= mention.start < mention.end
        end = mention.end
