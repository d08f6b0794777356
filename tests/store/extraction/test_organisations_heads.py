"""Bodies by the last word of their name: teams, centres, schools, sites, offices of a body elsewhere."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("海州队在主场输给新西兰队。", "新西兰队"),
        ("比赛中，东莞队再次落后。", "东莞队"),
        ("广州土地储备中心昨日公布结果。", "广州土地储备中心"),
        ("据意大利教育中心统计，人数上升。", "意大利教育中心"),
        ("上海市住房公积金管理中心公布办法。", "上海市住房公积金管理中心"),
        ("他毕业于香港海事进修学校。", "香港海事进修学校"),
        ("「望川樂隊」昨晚演出。", "望川樂隊"),
        ("遗体送往武汉殡仪馆。", "武汉殡仪馆"),
        ("记者向成都市律协查询。", "成都市律协"),
        ("他将任山西电影学院院长。", "山西电影学院"),
        ("他曾就读于布鲁克斯学院。", "布鲁克斯学院"),
        ("东岚网昨日报道，桥已通车。", "东岚网"),
    ],
)
def test_a_body_is_known_by_its_last_word(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "中国互联网发展迅速。",
        "警方说，两人在海州落网。",
        "全队都到了，领队没有来。",
        "国内大型语言学校招生。",
        "他所在学校没有回应。",
        "外国摇滚乐队昨晚演出。",
        "云州已成为国际金融中心。",
    ],
)
def test_what_only_ends_like_one_is_none(text: str) -> None:
    assert names_in(text, known=False) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云州经济研究所北京办公室昨日关闭。", "云州经济研究所北京办公室"),
        ("英国大使馆文化教育处表示，人数上升。", "英国大使馆文化教育处"),
    ],
)
def test_an_office_elsewhere_is_named_with_its_body(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize("name", ["最高法院", "联邦政府"])
def test_a_body_that_a_state_has_one_of_needs_no_place(name: str) -> None:
    assert name in names_in(f"此案正在{name}审理。", known=False)
    assert name not in names_in(f"此案正在各国{name}审理。", known=False)


def test_a_firm_has_its_name_from_a_place_that_few_know() -> None:
    assert "东联公司" in names_in("东联公司负责清洁。", known=False)
    assert names_in("中国公司都在裁员，巴士公司也是。", known=False) == set()


def test_a_known_name_that_begins_with_a_numeral_begins_others() -> None:
    assert "九巴职员权益工会" in names_in("九巴职员权益工会批评安排。")


@pytest.mark.parametrize(
    "text",
    [
        "他在二本学校读书，蒙古族学校和K-12学校不多。",
        "这里属云州西校网。",
        "街头有高中生乐队和姊妹学校的学生。",
        "就是上街占街可令政府让步。",
        "他转投望东联网公立医院。",
        "这里是世界一流大学。",
        "一套三房两厅单元售出。",
        "此举可促进学校改革。",
    ],
)
def test_one_of_many_of_a_sort_is_none(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_a_government_is_called_by_who_leads_it() -> None:
    text = "特首林晓月今日到场。林晓月说，会改善民生。有人批评林晓月政府办事缓慢。"
    assert "林晓月政府" in names_in(text, known=False)
    assert "林晓月政府" not in names_in("特首林晓月今日到场。有人批评陈晓月政府办事缓慢。", known=False)


def test_a_government_that_an_article_begins_with_is_called_by_who_leads_it() -> None:
    assert "林晓月政府" in names_in("林晓月政府办事缓慢。特首林晓月今日到场。林晓月说，会改善民生。")


def test_a_date_ends_before_the_name_behind_it() -> None:
    assert names_in("业主7月25日向市建局递交申请。", known=False) == {"市建局"}
