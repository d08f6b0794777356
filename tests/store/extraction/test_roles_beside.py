"""Titles with something between them and the name, behind it, or joined to another with nothing between."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article, Block

Roles = list[tuple[str, str | None]]


def roles(text: str) -> dict[str, Roles]:
    """Return the roles of each person of an article of some text."""
    people = extract(Article(id="article/test", title="", text=text)).people
    return {person.name: [(role.title, role.organisation) for role in person.roles] for person in people}


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("東灣統一促進黨總裁「青鷹」張志遠昨日到會。", "張志遠", [("總裁", "東灣統一促進黨")]),
        ("東灣統一促進黨昨日開會。現任黨主席周志明表示，明年會好。", "周志明", [("黨主席", "東灣統一促進黨")]),
        ("公民黨立法會法律界議員郭志遠反駁。", "郭志遠", [("立法會法律界議員", "公民黨")]),
        ("東灣警署李文靜總督察表示，案件會調查。", "李文靜", [("總督察", "東灣警署")]),
        ("東灣捷運局公關凌志遠表示，明年會好。", "凌志遠", [("公關", "東灣捷運局")]),
        (
            "東灣市文化局局長黨委書記張志遠昨日到會。",
            "張志遠",
            [("局長", "東灣市文化局"), ("黨委書記", "東灣市文化局")],
        ),
        (
            "东湾半导体行业协会副理事长、东湾大学微电子所所长魏志远分析了数据。魏志远指出，利率会下降。",
            "魏志远",
            [("副理事长", "东湾半导体行业协会"), ("微电子所所长", "东湾大学")],
        ),
        ("东湾科技合伙人、具备多年经验的林小川总结，今年也好。", "林小川", [("合伙人", "东湾科技")]),
        ("研討會探討蔣志明前總統的貢獻。蔣志明說，明年會好。", "蔣志明", [("前總統", None)]),
        (
            "雲克群島總理、「遠洋島國論壇」輪值主席布倫表示，利率會下降。布倫又說，明年會好。",
            "布倫",
            [("雲克群島總理", None), ("輪值主席", "遠洋島國論壇")],
        ),
        (
            "張志遠在任東灣電視台台長、東灣廣播電視台台長期間，收受現金。",
            "張志遠",
            [("台長", "東灣電視台"), ("台長", "東灣廣播電視台")],
        ),
        ("為張志遠在任時提供保護的保安主任到庭。張志遠說，明年會好。", "張志遠", []),
    ],
)
def test_a_title_that_does_not_touch_its_name(text: str, person: str, expected: Roles) -> None:
    found = roles(text)[person]
    assert [title for title, _ in found] == [title for title, _ in expected]
    assert all(have == want for (_, have), (_, want) in zip(found, expected, strict=True) if have)


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("新樓昨日啟用，有人到場。（張志遠攝）", "張志遠", []),
        ("新樓昨日啟用，有人到場。張志遠攝", "張志遠", []),
        ("新樓昨日啟用，有人到場。（記者張志遠攝）", "張志遠", [("記者", None)]),
        ("文：林小川\n新楼昨日启用，有人到场。", "林小川", [("文", None)]),
        ("文/图：林小川\n新楼昨日启用，有人到场。", "林小川", [("文/图", None)]),
        ("译｜林小川\n新楼昨日启用，有人到场。", "林小川", [("译", None)]),
        ("摄影：林小川\n新楼昨日启用，有人到场。", "林小川", [("摄影", None)]),
        ("编译/校：林小川\n新楼昨日启用，有人到场。", "林小川", [("编译/校", None)]),
    ],
)
def test_a_credit_of_one_character_behind_a_name_is_no_title(text: str, person: str, expected: Roles) -> None:
    assert roles(text)[person] == expected


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("遊人來來往往 美術館副館長張志遠表示，明年會好。", "張志遠", [("美術館副館長", None)]),
        ("遊人來來往往  美術館副館長張志遠表示，明年會好。", "張志遠", [("美術館副館長", None)]),
        ("新华社电 省长林小川表示，明年会好。", "林小川", [("省长", None)]),
        ("新华社东湾3月4日电 省长林小川表示，明年会好。", "林小川", [("省长", None)]),
        ("新华社 记者林小川表示，明年会好。", "林小川", [("记者", "新华社")]),
        ("东湾大学 副校长 林小川表示，明年会好。", "林小川", [("副校长", "东湾大学")]),
        ("东湾科技智能 BU 总监林小川表示，明年会好。", "林小川", [("智能 BU 总监", "东湾科技")]),
    ],
)
def test_a_title_ends_at_the_white_space_between_chinese_words(text: str, person: str, expected: Roles) -> None:
    assert roles(text)[person] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("記者張志遠、實習記者林曉川", {"張志遠": [("記者", None)], "林曉川": [("實習記者", None)]}),
        ("記者張志遠，見習記者林曉川", {"張志遠": [("記者", None)], "林曉川": [("見習記者", None)]}),
        ("特约记者张志远、记者林晓川", {"张志远": [("特约记者", None)], "林晓川": [("记者", None)]}),
        ("作者：张志远、特约记者林晓川", {"张志远": [("作者", None)], "林晓川": [("特约记者", None)]}),
    ],
)
def test_each_name_of_a_byline_has_the_job_that_it_touches(line: str, expected: dict[str, Roles]) -> None:
    block = Block(start=0, end=len(line), kind="byline")
    people = extract(Article(id="article/test", title="", text=line, blocks=(block,))).people
    assert {person.name: [(role.title, role.organisation) for role in person.roles] for person in people} == expected
