"""Numbers as some newspapers write them: in rows of Chinese digits, in thousands and hundreds of 万. Own sentences."""

import pytest

from tests.store.extraction.test_figures import found


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("四家工廠申報一二○名員工休假。", [("四家", 4, "家"), ("一二○名", 120, "名")]),
        ("成熟產品調漲一○~二○%，另有一五%缺貨。", [("一○~二○%", 10, "%"), ("一五%", 15, "%")]),
        ("新船可載二.四萬個貨櫃，運費漲二.二一倍。", [("二.四萬個", 24000, "個"), ("二.二一倍", 2.21, "倍")]),
        ("三四名學生和唯一一名老師，大概六七成。", [("三四名", 3, "名"), ("大概六七成", 60, "%")]),
        ("點閱突破7千3百萬次，另有3千5百名員工。", [("7千3百萬次", 73_000_000, "次"), ("3千5百名", 3500, "名")]),
        (
            "共有1億4千2百萬人，耗資1億2仟萬美元。",
            [("1億4千2百萬人", 142_000_000, "人"), ("1億2仟萬美元", 120_000_000, "USD")],
        ),
        ("數以百萬計的市民上街，損失數以億元計。", [("數以百萬計", None, None), ("數以億元計", None, "CNY")]),
        ("工资是司机的六分之一到八分之一。", [("六分之一到八分之一", 0.125, "倍")]),
        ("约三分之一至二分之一的店铺关门。", [("约三分之一至二分之一", 1 / 3, "倍")]),
        ("浓度降至190贝克/公升，全年约5兆贝克。", [("190贝克/公升", 190, "贝克/公升"), ("约5兆贝克", 5e12, "贝克")]),
        ("停航2航次，以63杆完成，鸣炮21响。", [("2航次", 2, "航次"), ("63杆", 63, "杆"), ("21响", 21, "响")]),
        ("甲得票逾7000，乙得票仅约1000。", [("逾7000", 7000, None), ("约1000", 1000, None)]),
        ("四万亿投资计划，4万亿蛋糕。", [("四万亿", 4e12, "CNY"), ("4万亿", 4e12, "CNY")]),
        ("投资近10亿元，受益农民达400余万。", [("近10亿元", 1e9, "CNY"), ("400余万", 4_000_000, None)]),
        ("战事夺走数十万人命，耗资1兆美元。", [("数十万人", None, "人"), ("1兆美元", 1e12, "USD")]),
        ("启用600万专项资金，每天200多的房贷。", [("600万", 6_000_000, "CNY"), ("200多", 200, "CNY")]),
        ("付三个点的佣金，指数掉了三个点。", [("三个点", 3, "%"), ("三个点", 3, "点")]),
        ("路人站在几米远的地方。", [("几米", None, "米")]),
        ("上亿市场主体受惠。", [("上亿", 1e8, None)]),
    ],
)
def test_numbers_as_newspapers_write_them(sentence: str, figures: list[tuple[str, float | None, str | None]]) -> None:
    read = found(sentence)
    assert [(text, unit) for text, _, unit in read] == [(text, unit) for text, _, unit in figures]
    assert [value for _, value, _ in read] == pytest.approx([value for _, value, _ in figures])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("店家在台北開幕，套餐只賣300元。", "TWD"),
        ("店家在深圳開幕，套餐只賣300元。", "HKD"),
        ("店家在深圳、廣州和東莞開幕，套餐只賣300元。", "CNY"),
        ("店家在台北和香港開幕，套餐只賣300元。", "HKD"),
        ("店家今日開幕，套餐只賣300元。", "HKD"),
    ],
)
def test_where_the_script_alone_tells_of_hong_kong_any_other_place_decides(text: str, unit: str) -> None:
    assert [code for _, _, code in found(text, language="zh-Hant")] == [unit]
