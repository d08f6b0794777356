"""Known names where they are half of something else, somebody's by their sound, or only the make of a thing."""

import pytest

from store.extraction.names import find_names
from tests.store.extraction.reading import document_of, names_in


def persons(text: str) -> set[str]:
    return {person.name for person in find_names(document_of(text))[1]}


@pytest.mark.parametrize("text", ["莫德纳执行长表示，疫情可望结束。", "菲亚特克莱斯勒宣布，工厂停产。"])
def test_a_known_firm_is_nobody_for_its_sound_and_the_words_behind_it(text: str) -> None:
    assert persons(text) == set()
    assert len(names_in(text)) == 1


def test_who_bears_the_name_of_a_known_firm_is_somebody_behind_a_title() -> None:
    assert "施耐德" in persons("经济部长施耐德表示，协议有效。")


def test_among_what_is_checked_is_no_party() -> None:
    assert names_in("此次检测中共有5批次产品不合格。") == set()
    assert names_in("他觉得中共有些心虚，退出中共和相关组织。") == {"中共"}
    assert names_in("他应向社会大众道歉。") == set()
    assert "中共" in names_in("中共昨日召开会议。")


@pytest.mark.parametrize(
    "text",
    [
        "一辆华为SU7失火。",
        "波音777-200型飞机停飞。",
        "他买了康恩贝牌胶囊。",
        "路边停着一辆宝马车。",
        "他戴着一只 3M 手套。",
    ],
)
def test_a_make_is_no_firm(text: str) -> None:
    assert names_in(text) == set()


def test_so_many_firms_as_an_enumeration_says_are_named_in_it() -> None:
    assert names_in("学校联系移动、联通两大运营商，提供流量。") == {"移动", "联通"}
    assert names_in("官网、手机端两大平台已经上线，两家公司没有回应。") == set()


@pytest.mark.parametrize("sort", ["乐队", "服装店", "视频网站", "民调机构", "战队"])
def test_a_word_for_one_sort_of_body_shows_a_latin_name_and_initials(sort: str) -> None:
    assert names_in(f"他去年看到{sort}Xolme，今年离开。") == {"Xolme"}
    assert names_in(f"他去年看到{sort}XLQ，今年离开。") == {"XLQ"}


@pytest.mark.parametrize("word", ["做空", "网贷", "试驾", "电驱"])
def test_words_of_the_trade_that_no_dictionary_has_are_no_firms(word: str) -> None:
    assert names_in(f"{word}宣布结束，{word}公司没有回应，记者谈到{word}。") == set()


@pytest.mark.parametrize(
    "text", ["林晓月在推特回应，她没有道歉。", "原文来自微信，作者已经删除。", "她透过Facebook宣布退出。"]
)
def test_a_site_on_which_something_is_said_says_nothing(text: str) -> None:
    assert names_in(text) == set()
    assert names_in("推特宣布裁员。") == {"推特"}


@pytest.mark.parametrize(
    "text", ["他发起“大游行”，参加“云州大起义”。", "清洁公司服务区域包括云山、青溪、白鹭三个街道。"]
)
def test_events_and_districts_are_no_bodies_for_the_words_before_them(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize("when", ["Q3", "Q1", "H1", "FY24"])
def test_a_quarter_behind_a_firm_is_no_model(when: str) -> None:
    assert names_in(f"特斯拉{when}交付量上升。") == {"特斯拉"}
    assert names_in("特斯拉RX5降价。") == set()


@pytest.mark.parametrize("text", ["大成基金会捐款修路。", "法国邮政局昨天关门。", "西藏航空港动工。"])
def test_a_known_name_that_a_longer_word_cuts_is_none(text: str) -> None:
    assert not {"大成基金", "法国邮政", "西藏航空"} & names_in(text)


@pytest.mark.parametrize("text", ["她本来生活在农村。", "房东的猫跑了。", "纸的时代已经过去。", "韩国经济增长放缓。"])
def test_names_that_are_phrases_of_every_day_need_evidence(text: str) -> None:
    assert names_in(text) == set()
