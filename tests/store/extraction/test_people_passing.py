"""People whom an article names in passing: Japanese names, names in lists, what only people have, people of history."""

import pytest

from store.articles.reader import parse_article
from store.extraction.pipeline import extract


def people(text: str) -> set[str]:
    found = extract(parse_article(f"---\ntitle: 测试\n---\n\n{text}\n".encode(), "article.md"))
    return {person.name for person in found.people}


@pytest.mark.parametrize("name", ["坂田雪乃", "大久保丽子", "福岛莉香", "水鸟雅美", "濑户贤一郎"])
def test_japanese_names_are_read_by_their_surnames(name: str) -> None:
    assert name in people(f"日本一家面馆的经理{name}表示，客人比去年多。")


@pytest.mark.parametrize(
    "text",
    [
        "日本代表团周一抵达福岛县考察。",
        "他在日本的高桥下面等了一天。",
        "福岛核电站在日本东北。",
        "日本的云城县和立川市也参加。",
    ],
)
def test_places_with_japanese_surnames_are_no_people(text: str) -> None:
    assert people(text) == set()


def test_names_between_two_of_a_list_are_names_whatever_parts_them() -> None:
    text = "出席会议的有：\n\n林晓月 徐望川 万立晨 熊群舟 何青（女） 周启明 郑怀远"
    assert people(text) >= {"林晓月", "徐望川", "万立晨", "熊群舟", "周启明", "郑怀远"}
    assert "包文霏" in people("参加演出的有林晓月（微博）、包文霏（微博）、周启明（微博）等。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨天尚满舟的舅妈说，家里没有人。", "尚满舟"),
        ("病友武震川也来看他。", "武震川"),
        ("今年83岁的付庭舟就在这里长大。", "付庭舟"),
        ("罗塞维尔的父亲是一名木匠。", "罗塞维尔"),
        ("塔罗贝尔出生于北方的一个小镇。", "塔罗贝尔"),
    ],
)
def test_what_only_people_have_makes_a_person_of_a_name(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "郑望川到庭。郑仍身穿厚外套。",
        "演员玩到凌晨三时许才回家。",
        "罗塞维尔的父亲节活动很热闹。",
        "河北唐山大地震过去多年。",
        "康复住院的费用不高。",
    ],
)
def test_what_only_looks_like_it_makes_nobody(text: str) -> None:
    assert people(text) <= {"郑望川"}


def test_a_surname_with_its_address_is_no_name_behind_an_age() -> None:
    found = people("73岁的邓太自去年开始游行。邓太说，她每天运动。记者问邓太，邓太没有回答。")
    assert found == {"邓太"}


def test_the_end_of_a_japanese_name_is_no_word_of_structure() -> None:
    assert people("日本社团新成员望月雫的提议通过了。") <= {"望月雫"}


def test_a_name_that_begins_with_a_place_is_a_name_to_the_segmenter_too() -> None:
    assert "吴忠泽" in people("昨天到场的还有吴忠泽、林晓月。")


@pytest.mark.parametrize(
    ("text", "name"), [("书里引用了柏拉图的一段话。", "柏拉图"), ("他想起苏东坡的一首词。", "苏东坡")]
)
def test_people_of_history_are_known_where_they_are_named_in_passing(text: str, name: str) -> None:
    assert people(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "他研究马克思主义。",
        "第九届孔子学院大会开幕。",
        "新柏拉图主义影响了他。",
        "车祸发生在蔡锷路。",
        "岳飞庙昨天重开。",
        "卢梭公司宣布裁员。",
        "穆斯林的葬礼昨天举行。",
    ],
)
def test_what_is_called_after_people_of_history_is_nobody(text: str) -> None:
    assert people(text) == set()


def test_who_goes_by_or_went_to_a_school_is_not_called_after() -> None:
    assert people("昨天李家超路过现场。") == {"李家超"}
    assert people("李家超小学时住在这里。") == {"李家超"}


def test_a_place_called_after_somebody_is_none_of_his_mentions() -> None:
    found = extract(parse_article("---\ntitle: 测试\n---\n\n他读柏拉图的书，新柏拉图主义影响了他。\n".encode(), "a.md"))
    assert [len(person.mentions) for person in found.people] == [1]


def test_the_end_of_a_title_begins_no_japanese_surname() -> None:
    assert people("公司会长井贤舟在日本表示，明年扩产。") == {"井贤舟"}


@pytest.mark.parametrize(
    ("signed", "names"), [("草头鱼", {"草头鱼"}), ("图略", set()), ("节录", set()), ("新华社", set())]
)
def test_a_pen_name_alone_in_brackets_signs_an_article(signed: str, names: set[str]) -> None:
    assert people(f"比赛昨晚结束。\n\n观众陆续离场。（{signed}）") == names


def test_a_role_makes_a_name_of_what_holds_no_word() -> None:
    assert "赵更舟" in people("学院给予中心主任赵更舟党内警告处分。")


def test_a_role_before_a_name_and_latin_words_behind_it_tell_of_a_person() -> None:
    assert "莎奇" in people("国务院发言人莎奇（Jenna Psalek）暗示，谈判已经开始。")
    assert "莎奇" not in people("他们住在莎奇（Grand Psalek）附近。")


def test_words_before_an_editor_are_no_names() -> None:
    assert people("昨天的会议结束了。\n\n自述 林晓月 编辑 倪楚川") >= {"林晓月"}
    assert "自述" not in people("昨天的会议结束了。\n\n自述 林晓月 编辑 倪楚川")
