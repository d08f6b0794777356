"""Where names of organisations begin and end: no verb, no person and no longer word is swallowed."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("同是患者的老伴住进嘉仁医院，三天后走了。", "嘉仁医院"),
        ("有人以对倒方式大幅拉抬望川包装股票价格。", "望川包装"),
        ("本轮融资是继高桐资本投资之后，公司收获的新一轮融资，高桐资本跟投。", "高桐资本"),
    ],
)
def test_a_name_begins_behind_what_completes_a_verb_and_ends_before_one(text: str, name: str) -> None:
    assert names_in(text, known=False) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "大火起于西校区3号楼环境工程实验室。",
        "记者从林晓月大学同学处获悉，林晓月昨日去世，林晓月今年三十岁。",
        "他们不约而同大骂政府未有体察民情。",
        "两国进一步提高贸易往来的水平。",
        "有人送给他望川电器卡，又搭车到云岫汽车总站附近。",
    ],
)
def test_a_sentence_about_a_body_without_a_name_names_none(text: str) -> None:
    assert names_in(text, known=False) == set()


@pytest.mark.parametrize(
    "text",
    [
        "港鐵沙田站有逾萬人等車。",
        "有人乘搭Uber上班。",
        "许多欧盟国家将其列为症状。",
        "公司更换了空客A330客机。",
        "美国航空母舰昨日沉没。",
    ],
)
def test_a_station_a_ride_the_states_of_a_union_and_a_model_are_nobody(text: str) -> None:
    assert names_in(text) == set()


def test_what_each_university_has_is_no_body_of_its_own() -> None:
    assert names_in("北交大实验室爆炸，两人受伤。") == {"北交大"}
    assert names_in("香港电台节目访问了她，全国人大代表到场。") == {"香港电台", "全国人大"}


def test_the_group_of_a_party_before_a_title_is_the_party_and_a_title() -> None:
    assert names_in("民主党党团召集人林晓月到场。") == {"民主党"}


def test_what_somebody_says_is_no_part_of_a_body_that_he_speaks_of() -> None:
    assert names_in("局長陳志源交代專責小組報告時，議員齊批評。陳志源說，報告沒有問題。") == set()


def test_a_part_of_a_date_is_nobody() -> None:
    assert names_in("10 月 21 日晚发布了全员邮件。") == set()
