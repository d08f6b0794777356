"""Public bodies and media by what stands beside them: what they say, elections, laws, their towns."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


def test_an_office_of_a_town_is_called_by_its_field_and_then_without_the_town() -> None:
    assert names_in("海州市商业处说，评选昨日结束。商业处指出，另有三个商圈。") == {"海州市商业处", "商业处"}
    assert names_in("各省市办事处都关门。") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("总统府昨日表示，不会道歉。", {"总统府"}),
        ("他住在总统府附近。", set()),
        ("大众表示，不会道歉。", set()),
        ("酷玩乐队昨日到场，五月天也来过。", {"酷玩乐队", "五月天"}),
        ("这夺去五条人命，她制定了逃跑计划。", set()),
    ],
)
def test_a_public_body_whose_name_is_others_too_is_one_where_it_speaks(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "他参加立法会选举，又等立法会补选。",
        "他自1992年起享受国务院特殊津贴。",
        "她读过《廉政公署条例》。",
    ],
)
def test_what_is_only_called_by_a_body_is_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全国人大选举林晓月为主席。", "全国人大"),
        ("海州市人民代表大会选举林晓月、周文静为副市长。", "海州市人民代表大会"),
        ("立法会选举林晓月为主席。", "立法会"),
        ("立法会选举了新主席。", "立法会"),
        ("云岫足球协会换届，林晓月出任会长。", "云岫足球协会"),
    ],
)
def test_a_body_that_elects_somebody_is_one(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_medium_is_no_thing_of_its_making() -> None:
    assert [name for name in organisations_in("央视新闻客户端说，雨停了。") if name.startswith("央视新闻")]


@pytest.mark.parametrize(
    "text",
    [
        "美国大学宣布，学费会上涨。他毕业于英国大学。",
        "西班牙大学表示，欢迎学生报名。",
        "偏股基金宣布减仓，偏股基金市值缩水。",
        "北京阳光私募基金宣布减仓。",
        "稳健债券型基金宣布分红。",
        "QDII基金股价上涨，QDII基金宣布分红。",
        "海州某大学校长表示，不会道歉。",
        "某一传媒集团表示，不会道歉。",
        "他加入了7个事务委员会。",
        "海国各大报业集团表示，不会道歉。",
    ],
)
def test_a_sort_of_body_is_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("冰岛大学表示，欢迎学生报名。", "冰岛大学"),
        ("美国云岫大学表示，欢迎学生报名。", "美国云岫大学"),
        ("云岫基金宣布减仓。", "云岫基金"),
    ],
)
def test_a_body_that_is_named_is_one(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize("word", ["债基", "纸媒", "新规", "專頁", "师德"])
def test_a_newer_word_is_no_name_whatever_stands_beside_it(word: str) -> None:
    assert names_in(f"由{word}主席牵头，{word}宣布裁员，{word}旗下公司涨价。") == set()
