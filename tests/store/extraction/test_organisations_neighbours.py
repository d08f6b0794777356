"""What stands beside a name, or looks like one, and is none: the sentences next to those the rules are written for."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(("one", "other"), [("长沙市公安局", "长沙县公安局"), ("吉林省教育厅", "吉林市教育厅")])
def test_two_levels_of_one_name_are_two_places(one: str, other: str) -> None:
    found = organisations_in(f"{one}通报。{other}通报。")
    assert {one, other} <= found.keys()
    assert not any(organisation.aliases for organisation in found.values())


def test_a_form_without_its_level_is_the_one_that_has_it() -> None:
    assert organisations_in("长沙市公安局通报。长沙公安局通报。")["长沙市公安局"].aliases == ("长沙公安局",)


@pytest.mark.parametrize(
    "text",
    [
        "车企：降价、裁员、关厂。",
        "三大银行：降息、降准、放水。",
        "银行：利率、汇率、存款都变了。",
        "涉事企业：质量、安全、服务都要抓。",
        "受访企业：订单、成本、汇率是三大难题。",
    ],
)
def test_what_firms_do_or_talk_about_behind_a_colon_is_no_firm(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上海中华全国总工会召开会议。", "中华全国总工会"),
        ("瑞士国际足联宣布。", "国际足联"),
        ("中港入境處宣布。", "入境處"),
        ("中国国家外汇管理局宣布。", "中国国家外汇管理局"),
    ],
)
def test_a_place_is_no_part_of_a_body_of_the_whole_state_or_the_world(text: str, name: str) -> None:
    assert names_in(text) == {name}


def test_a_university_that_is_called_by_a_side_of_its_country_keeps_the_country() -> None:
    text = "美国西北大学教授林晓月说，天气很好。西北大学教授周文静说，天气不好。"
    assert organisations_in(text).keys() == {"美国西北大学", "西北大学"}


@pytest.mark.parametrize("name", ["韩国外国语大学", "澳大利亚天主教大学", "日本中央大学"])
def test_a_country_stays_before_what_is_no_name_by_itself(name: str) -> None:
    assert names_in(f"{name}教授林晓月到场。") == {name}


@pytest.mark.parametrize(
    "text",
    [
        "文章结尾处指出，经济会好。",
        "桥头处提醒行人。",
        "游戏厅回应称不知情。",
        "细节处透露着温馨。",
    ],
)
def test_a_spot_and_a_room_are_no_offices(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "辖区派出所民警赶到。",
        "户口所在地派出所民警赶到。",
        "原审人民法院判决。",
        "全县公安局通报。",
    ],
)
def test_which_precinct_of_several_is_not_its_name(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    "text", ["中国驻外使馆发布公告。", "驻在国使馆发布公告。", "外国领馆发布公告。", "多国使馆表示关切。"]
)
def test_a_legation_of_no_certain_state_is_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("阿里巴巴美国上市获批。", "阿里巴巴"),
        ("台积电美国投资计划获批准。", "台积电"),
        ("针对谷歌美国宣布加征关税。", "谷歌"),
        ("就华为美国表示关切。", "华为"),
    ],
)
def test_what_a_country_does_about_a_firm_is_not_done_by_its_branch(text: str, firm: str) -> None:
    assert names_in(text) == {firm}


def test_the_police_of_a_place_are_the_bureau_that_has_several_names() -> None:
    found = organisations_in("江州警方通报。江州市公安局通报。大江省江州市公安局通报。")
    assert set(found["大江省江州市公安局"].aliases) == {"江州警方", "江州市公安局"}
    assert "长沙警方" in organisations_in("长沙警方通报。长沙市公安局通报。长沙县公安局通报。")


@pytest.mark.parametrize("before", ["该国", "各", "多家", "主要", "数字", "各国"])
def test_one_of_several_central_banks_has_no_name(before: str) -> None:
    assert names_in(f"{before}央行宣布降息。") == set()


def test_a_title_is_no_field_of_work_beside_another() -> None:
    assert names_in("由特首諮詢顧問委員會負責。") == set()


@pytest.mark.parametrize("name", ["市中心医院", "市中心小学"])
def test_the_central_body_of_a_town_is_named_by_its_level(name: str) -> None:
    assert names_in(f"据{name}介绍，活动昨日结束。") == {name}


def test_pages_that_have_a_name_keep_it_whole() -> None:
    assert names_in("来源：中国政府网站") == {"中国政府网站"}
