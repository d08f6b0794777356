"""People in line-ups and in by-lines of several, in capitals, and media that only look like people there."""

import pytest

from store.articles.reader import parse_article
from store.extraction.pipeline import extract


def people(text: str, author: str = "") -> set[str]:
    head = f"---\ntitle: 测试\nauthor: {author}\n---\n\n" if author else "---\ntitle: 测试\n---\n\n"
    return {person.name for person in extract(parse_article((head + text).encode(), "article.md")).people}


def test_the_players_of_a_lineup_are_people_wherever_they_are_named() -> None:
    text = "终场前迪亚望断球。\n\n首发：1-林晓月、7-迪亚望（63分钟，9-许望川）、11-云岫山，14-海望南。\n"
    assert people(text) >= {"林晓月", "迪亚望", "许望川", "海望南"}
    assert "迪亚望" not in people("比分：1-林晓月、7-迪亚望。\n")


@pytest.mark.parametrize(
    "text",
    [
        "日程：1.开幕、2.致辞、3.颁奖、4.晚宴、5.闭幕。\n",
        "步骤：1-喝水、2-休息一会儿再继续走路、3-防晒、4-早睡、5-运动、6-散步。\n",
        "上午：1.开幕、2.致辞、3.颁奖；下午：1.座谈、2.参观、3.闭幕。\n",
    ],
)
def test_the_items_of_a_numbered_list_are_no_players(text: str) -> None:
    assert people(text) == set()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("林晓月 向望川", {"林晓月", "向望川"}),
        ("HOLLIS MARLOWE", {"HOLLIS MARLOWE"}),
        ("HARBOUR NEWS", set()),
    ],
)
def test_authors_are_people(author: str, names: set[str]) -> None:
    assert people("昨日下雨，街上没有人。\n", author) == names


def test_a_medium_that_reports_is_nobody() -> None:
    assert people("彭博报导，港口昨日关闭，货船都要改道。\n") == set()


def test_a_theatre_called_by_a_person_is_none() -> None:
    assert people("他们在山姆·哈特利剧院开会。\n") == set()
