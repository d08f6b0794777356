"""Clubs by their short names and their towns, where an article tells of games; elsewhere they are towns and firms."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in

GAME = "联赛昨晚开打，球迷挤满看台。"


def test_clubs_are_found_by_their_short_names_and_towns() -> None:
    text = f"{GAME}罗马客场2-1击败桑普，纽卡不敌富勒姆。"
    assert names_in(text) == {"罗马", "桑普", "纽卡", "富勒姆"}


def test_a_short_name_is_one_with_the_full_one() -> None:
    found = organisations_in(f"{GAME}北京国安战胜山东鲁能。国安主帅林晓月离场，鲁能球员致谢。")
    assert {frozenset((each.name, *each.aliases)) for each in found.values()} == {
        frozenset(("北京国安", "国安")),
        frozenset(("山东鲁能", "鲁能")),
    }


def test_a_town_and_what_is_no_word_are_a_club_that_plays() -> None:
    assert "云州蓉岚" not in names_in("云州蓉岚昨日下雨。")
    assert "南京蓉岚" in names_in(f"{GAME}南京蓉岚主场不敌对手。")
    assert "南京陆岚" not in names_in(f"{GAME}南京陆岚2-1险胜青岛何棠。")


@pytest.mark.parametrize(
    "text",
    [
        "罗马下雨，他去桑普看海。",
        f"{GAME}罗马下雨，里昂放晴。",
        f"{GAME}他在罗马击败里昂的对手。",
        f"{GAME}罗马尼亚击败法国。",
        f"{GAME}罗马主场馆开放，里昂教练员下课。",
        f"{GAME}利物浦港罢工，利物浦市长不安。",
        f"{GAME}这位西班牙人在水晶宫散步。",
    ],
)
def test_towns_elsewhere_are_no_clubs(text: str) -> None:
    assert names_in(text) == set()
