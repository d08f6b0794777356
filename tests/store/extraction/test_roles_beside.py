"""Titles with something between them and the name, behind it, or joined to another with nothing between."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article

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
