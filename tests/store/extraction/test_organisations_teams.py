"""Teams by their short names, where an article tells of games; elsewhere the same words are those of every day."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in

GAME = "常规赛昨晚收官，球迷挤满主场。"


def test_short_names_of_teams_are_found_where_games_are_told_of() -> None:
    found = organisations_in(f"{GAME}灰熊击败老鹰，火箭输给太阳。")
    assert set(found) == {"灰熊", "老鹰", "火箭", "太阳"}
    assert {organisation.kind for organisation in found.values()} == {"other"}


def test_a_short_name_is_one_with_that_of_its_team() -> None:
    found = organisations_in(f"{GAME}孟菲斯灰熊不敌老鹰队。灰熊主帅林晓月说，老鹰更强。")
    assert {frozenset((each.name, *each.aliases)) for each in found.values()} == {
        frozenset(("孟菲斯灰熊", "灰熊")),
        frozenset(("老鹰队", "老鹰")),
    }


def test_towns_have_teams() -> None:
    assert names_in(f"{GAME}江苏队战胜辽宁队。") == {"江苏队", "辽宁队"}


@pytest.mark.parametrize(
    "text",
    [
        "动物园的灰熊和老鹰昨天逃走，火箭升空，太阳下山。",
        f"{GAME}他抬头看太阳。",
        f"{GAME}江苏队长和辽宁队员握手。",
        f"{GAME}散场后太阳很大，国王派勇士去寻找公牛。",
        f"{GAME}天使投资人在看台，国民也爱看魔术，光芒四射的海盗船长离场，前锋射门，门将扑出点球。",
        f"{GAME}国家乒乓球和快速支援部门的灰熊昨天到场。",
    ],
)
def test_the_same_words_elsewhere_are_no_teams(text: str) -> None:
    assert names_in(text) == set()


def test_what_says_when_is_no_part_of_a_medium() -> None:
    assert names_in("新浪体育讯北京时间4月20日消息，比赛明天进行。") == {"新浪体育"}


def test_a_score_is_no_model_of_a_team() -> None:
    assert "芝加哥公牛" in names_in("芝加哥公牛116-89大胜，赛后散场。")
    assert "波音" not in names_in("波音747停飞。")


def test_a_team_is_nobody_whose_surname_it_begins_with() -> None:
    assert "马刺" in names_in(f"{GAME}火箭客场对阵马刺，马刺教练林晓月离场。")


def test_a_full_name_tells_of_games_as_well_as_a_short_one() -> None:
    assert {"夏洛特黄蜂", "灰熊"} <= names_in(f"{GAME}夏洛特黄蜂击败灰熊。")


def test_a_country_before_a_word_of_every_day_says_whose_it_is() -> None:
    assert names_in(f"{GAME}火箭险胜太阳，泰国国王在看台。") == {"火箭", "太阳"}
