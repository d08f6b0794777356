"""Whose words are reported where no verb stands right behind its speaker: sources, pronouns, what comes between."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("记者从城市规划署核实了解到，新店明年开张。", "城市规划署", "新店明年开张"),
        ("记者29日从启明科技总裁周文静处独家获悉，新店明年开张。", "周文静", "新店明年开张"),
        ("港岛日报从海岸银行得悉，新店明年开张。", "海岸银行", "新店明年开张"),
        ("港岛日报引述匿名消息源指，新店明年开张。", "港岛日报", "新店明年开张"),
        ("启明科技则在平台上发表声明，恢复对用户的服务。", "启明科技", "恢复对用户的服务"),
        ("城市规划署承诺会增加人手。", "城市规划署", "会增加人手"),
        ("该店已经开张。专栏作家林示对记者表示，租金会下降。", "林示", "租金会下降"),
        ("邻居说，租金会下降。", "邻居", "租金会下降"),
        ("招商经理小董告诉记者，租金会下降。", "小董", "租金会下降"),
        ("日本还一直持续警告北岸及南岸，不要增加租金。", "日本", "不要增加租金"),
        ("科学园说会加强巡查地盘。", "科学园", "会加强巡查地盘"),
    ],
)
def test_whose_words_are_reported(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "她从李志远口中得悉，新店明年开张。",
        "从官方渠道获悉，新店明年开张。",
        "港岛日报查询发现，该店去年注册。",
        "港岛日报注意到，该店去年注册。",
        "人们普遍认为，山越高越冷。",
    ],
)
def test_what_is_learned_or_found_out_by_the_article_itself_is_no_quote(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("周文静再三肯定李志远的表现，李志远也推崇周文静的做法，他说，新店明年开张。", "李志远"),
        ("启明科技总裁周文静同海岸银行行长李志远通了电话，后者表示，新店明年开张。", "李志远"),
        ("周文静与李志远通话，重申新店明年开张。", "周文静"),
        ("前船员周文静在采访和她撰写的书中表示，新店明年开张。", "周文静"),
        ("有两个上大班的孩子在院子里玩耍。她们说新店明年开张。", "两个上大班的孩子"),
        ("“北岸”的主人几乎每天都来看这栋楼。他说新店明年开张。", "“北岸”的主人"),
        ("海岸银行（代号：600000）东湾支行工作人员同样表示，新店明年开张。", "海岸银行东湾支行工作人员"),
        ("广东理财经理表示，新店明年开张。", "广东理财经理"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“租金会下降，新店会开张。”2月13日，李志远对记者表示，路还很长。",
            [("李志远", "租金会下降，新店会开张。"), ("李志远", "路还很长")],
        ),
        (
            "部分店主选择了搬店，“最近来找店的人还挺多的，我们很忙。”李志远表示。",
            [("李志远", "最近来找店的人还挺多的，我们很忙。")],
        ),
        (
            "周文静说，没有看过租约，仅表示：「等我到了那里，你就会知道。」",
            [("周文静", "没有看过租约"), ("周文静", "等我到了那里，你就会知道。")],
        ),
        ("周文静表示，租约有效，她其后返回寓所。", [("周文静", "租约有效")]),
        ("周文静表示，启明科技认为租约有效。", [("周文静", "启明科技认为租约有效")]),
    ],
)
def test_where_one_statement_ends_and_whose_the_next_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected
