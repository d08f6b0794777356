"""Speakers without a name, with the number and the clause before 的 that belong to them."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article


def speakers(text: str) -> list[str]:
    """Return who speaks in an article of some text, in order."""
    return [quote.speaker for quote in extract(Article(id="article/test", title="", text=text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接受港岛日报记者采访的专家表示，今年的部署更有针对性。", ["接受港岛日报记者采访的专家"]),
        ("其中一个学生说，秋天她们会回老家。", ["其中一个学生"]),
        ("还没下山的村民描述，全村还有十来户没有搬。", ["还没下山的村民"]),
        ("多名东湾协和医院医生向港岛日报透露，店主已经退休。", ["多名东湾协和医院医生"]),
        ("一名在东湾大学念书的学生说，利率会下降。", ["一名在东湾大学念书的学生"]),
        ("大多数“师傅”认为，夜班的补贴应该再高一些。", ["大多数“师傅”"]),
        (
            "一位正在计划将资金从东湾银行转到南方银行的硅谷人士对港岛日报表示，“银行的人忙疯了，客户连夜开户。”",
            ["一位正在计划将资金从东湾银行转到南方银行的硅谷人士"],
        ),
        (
            "一位不愿透露身份，化名为“东海”的市民向港岛日报表示，利率会下降。在他看来，这条街还会热闹起来。",
            ["一位不愿透露身份，化名为“东海”的市民"] * 2,
        ),
    ],
)
def test_what_tells_who_somebody_is_belongs_to_him(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("店主对在场的市民表示，利率会下降。", ["店主"]),
        ("发起这起案件的城市规划署相关负责人称，利率会下降。", ["城市规划署相关负责人"]),
        ("从事旅游业的梁小姐表示，利率会下降。", ["梁小姐"]),
        ("居民都不敢像两位那样大胆表态，利率会下降。", []),
    ],
)
def test_what_does_not_belong_to_him_is_left_out(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("远山航空相关部门负责人表示，新店明年开张。", ["远山航空相关部门负责人"]),
        ("东湾银行相关业务负责人透露，新店明年开张。", ["东湾银行相关业务负责人"]),
        ("与此案相关官员表示，新店明年开张。", ["官员"]),
    ],
)
def test_what_a_department_is_concerned_with_belongs_to_who_speaks(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_an_adverb_that_begins_like_a_surname_is_nobody() -> None:
    assert speakers("启明科技首席执行官周文静澄清，指传闻不实，严正否认公司曾行贿。") == ["周文静"]
