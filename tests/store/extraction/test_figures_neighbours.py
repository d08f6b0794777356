"""Sentences beside those that a rule is for: what looks like a figure there has another value or is none."""

import pytest

from tests.store.extraction.test_figures import found


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("围墙高2米4面都是铁丝网。", [("2米", 2), ("4面", 4)]),
        ("河道宽6米3处塌方。", [("6米", 6), ("3处", 3)]),
        ("赛道宽3米2侧种树。", [("3米", 3)]),
        ("木板长5米3块。", [("5米", 5), ("3块", 3)]),
        ("围栏高2米4，闸门高1米75以上。", [("2米4", 2.4), ("1米75以上", 1.75)]),
        ("他身高一米七五。", [("一米七五", 1.75)]),
        ("他翻一番抽屉，把书翻一番，工人翻了三番地，翻了一番跟头。", []),
        ("价格翻了两番半，销量翻了一倍。", [("翻了一倍", 2)]),
        ("三年内产量翻两番以上，收入翻一番的目标落空。", [("三年", 3), ("翻两番以上", 4), ("翻一番", 2)]),
        ("二〇二四款新车上市，一二三人一组练习，六四一名学生发言，拨打一一九名额有限。", []),
        ("限速60公里/24小时营业。", [("60公里", 60), ("24小时", 24)]),
        ("每次50毫克/3次，钠含量为8毫克/100毫升。", [("50毫克", 50), ("3次", 3), ("8毫克/100毫升", 8)]),
        ("工地有3座高层大厦起火。", [("3座", 3)]),
        ("公司建成12座10层大楼，村里有6座5层楼房。", [("12座", 12), ("10层", 10), ("6座", 6), ("5层", 5)]),
        ("8座高层公寓落成，成交的3座12楼单位和44座高层E室。", [("8座", 8)]),
        ("合约有120条款项，该法共有200条款，征税按301条款。", [("120条", 120), ("200条", 200)]),
        ("熬过两天两夜，工人挺过几天，见过两天世面。", [("两天两夜", 2), ("几天", None), ("两天", 2)]),
        ("他过两天再来，等过两天，没过几天，准备过两天走，公司过几天开张。", []),
        ("收押12日开庭，停火3日生效，停工10日复工，谈判3日举行，搜救9日结束。", []),
        ("他被行政拘留10日并罚款，船停航4日。", [("10日", 10), ("4日", 4)]),
        ("现场无一人死亡，没让一人受伤，一人受伤也没有。", []),
        ("如一人死亡须通报，意外中一人死亡。", [("一人", 1)]),
        ("有三成功率不足，有三成立即辞职。", [("三成", 30)]),
        ("他打破百名大关，百名歌手榜单公布，以千名成绩入围。", []),
        ("百名歌手到场，五大皆空。", [("百名", 100)]),
        ("付2打点心钱，他有2打点。", [("2打点", 2)]),
        ("学校有3保送名额，他有3保送。", [("3", 3), ("3保送", 3)]),
    ],
)
def test_a_neighbour_of_a_form_is_read_as_what_it_says(sentence: str, figures: list[tuple[str, float | None]]) -> None:
    assert [(text, value) for text, value, _ in found(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("They lost 3 million pounds of coffee.", [("3 million pounds", 3e6, "pounds")]),
        ("The house cost 3 million pounds.", [("3 million pounds", 3e6, "GBP")]),
        (
            "Profit of 20 million minus 3 million dollars of tax.",
            [("20 million", 2e7, None), ("3 million dollars", 3e6, "USD")],
        ),
        ("The score was 10 minus 5 percent.", [("10", 10, None), ("5 percent", 5, "%")]),
        (
            "It fell to minus 5 percent, then below minus 7 percent.",
            [("minus 5 percent", -5, "%"), ("below minus 7 percent", -7, "%")],
        ),
        ("Two and a half million people left.", [("Two and a half million", 2.5e6, None)]),
        ("They ate five and a half dozen eggs.", [("five and a half dozen", 66, None)]),
        ("They waited two and a half hours.", [("two and a half hours", 2.5, "hours")]),
        ("In chapter two and a half the hero dies.", []),
        ("On Monday, 29, the weather was bad.", []),
        ("He lives in room, 45, of the house, and on page, 12, he writes.", []),
        ("The committee met in March, 15, and April, 20, to vote.", []),
        ("Scores: maths, 88, art, 75, and music, 90.", []),
        ("Kwan Lok-yi, 47, a nurse, agreed.", [("47", 47, "years")]),
        ("Room 12 was evacuated, and Flight 370 was missing.", []),
        ("Line 2 was also hurt, and Apollo 13 survived the accident.", []),
        ("Fire broke out and 12 were hurt.", [("12", 12, None)]),
    ],
)
def test_a_neighbour_in_english_is_read_as_what_it_says(
    sentence: str, figures: list[tuple[str, float, str | None]]
) -> None:
    assert found(sentence, language="en") == figures
