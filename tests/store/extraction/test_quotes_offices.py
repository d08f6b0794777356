"""Who speaks by an office or a word for a body, where the article says elsewhere who holds it or which one it is."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article
from tests.store.extraction.quoting import said


def speakers(text: str) -> list[str]:
    """Return who speaks in an article of some text, in order."""
    return [quote.speaker for quote in extract(Article(id="article/test", title="", text=text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主审法官周文静昨日表示，案件会押后。法官之后强调，出庭是公民责任。", ["周文静", "周文静"]),
        ("主审裁判官周文静昨日表示，案件会押后。裁判官严词强调，出庭是公民责任。", ["周文静", "周文静"]),
        ("法官周文静和法官李志远到庭。法官指出，案件会押后。", ["法官"]),
        ("东湾市人民检察院昨日起诉店主。据检方介绍，店主没有报税。", ["东湾市人民检察院"]),
        ("警方昨日拘捕店主。检方表示，店主没有报税。", ["检方"]),
        ("店主许志明昨日移审。许当庭告知法官，他找不到人。", ["许志明"]),
        ("记者询问周文静经纪人李志远此事，他表示要先了解情况。周文静昨日到会。", ["李志远"]),
        ("店主周文静遂跟律师解释，当天她不在场。", ["周文静"]),
    ],
)
def test_an_office_is_whoever_holds_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("幼儿园教师梁小姐在停电时上班。她批评，政府没有准备。", ["梁小姐"]),
        ("据该单位张经理介绍，店里今年招了十个人。", ["张经理"]),
        ("灯塔学校叶姓导师说，孩子很努力。", ["叶姓导师"]),
        ("一名李姓店主说，生意很好。", ["一名李姓店主"]),
        ("大堂经理说，生意很好。", ["大堂经理"]),
        ("50岁的陈小姐说，她每年都来。", ["陈小姐"]),
    ],
)
def test_a_surname_with_a_form_of_address_needs_nothing_before_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教授金志远指出，手里还有三张牌。这位学者认为，这一点也不夸张。", ["金志远", "金志远"]),
        ("教授金志远指出，手里还有三张牌。一位学生到场。这位学生认为，这很夸张。", ["金志远", "这位学生"]),
        ("教授金志远指出，手里还有三张牌。李文静到场。这位学者认为，这很夸张。", ["金志远", "这位学者"]),
    ],
)
def test_this_one_is_who_spoke_just_before(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("总裁周文静到场。\n总统会见李志远时，他说两国友好。", "总统"),
        ("总裁周文静到场。\n主席会见李志远时，她说合作愉快。", "主席"),
        ("总裁周文静到场。\n周文静的丈夫、律师李志远表示，会上诉。", "李志远"),
        ("总裁周文静到场。\n周文静跟学生们说，明天要早起。", "周文静"),
        ("望川公司到场。\n奋进科技和望川物流的员工表示，工资太低。", "奋进科技和望川物流的员工"),
        ("启明科技店员和海岸店员都在场。该店员表示，没有问题。", "该店员"),
        ("三名店员在场。该店员表示，没有问题。", "该店员"),
    ],
)
def test_who_is_told_by_what_he_is_or_beside_somebody_is_one_alone(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker
