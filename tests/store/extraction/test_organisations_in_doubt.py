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
    assert "中共" in names_in("中共昨日召开会议。")


@pytest.mark.parametrize(
    "text", ["一辆华为SU7失火。", "波音777-200型飞机停飞。", "他买了康恩贝牌胶囊。", "路边停着一辆宝马车。"]
)
def test_a_make_is_no_firm(text: str) -> None:
    assert names_in(text) == set()


def test_so_many_firms_as_an_enumeration_says_are_named_in_it() -> None:
    assert names_in("学校联系移动、联通两大运营商，提供流量。") == {"移动", "联通"}
    assert names_in("官网、手机端两大平台已经上线，两家公司没有回应。") == set()
