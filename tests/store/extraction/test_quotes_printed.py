"""A report or an article speaks for who printed it, however it is introduced."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "英国《港岛日报》网站周三发表题为《欢声笑语》的报道。报道称，新店明年开张。",
            ("港岛日报", "新店明年开张"),
        ),
        ("《港岛日报》9月6日刊发文章《模型开放》。文章提到，新店明年开张。", ("港岛日报", "新店明年开张")),
        ("《港岛日报》刊出〈老师太少〉的评论，反驳政府。该文指出，新店明年开张。", ("港岛日报", "新店明年开张")),
        ("《港岛日报》的文章提到，新店明年开张。", ("港岛日报", "新店明年开张")),
        ("《港岛日报》报道，旧店关门。该报道称，新店明年开张。", ("港岛日报", "新店明年开张")),
        ("南洋传媒报道，旧店关门。报道指出，新店明年开张。", ("南洋传媒", "新店明年开张")),
        ("教育学者李志远在《港岛日报》发表文章。文章又指，新店明年开张。", ("李志远", "新店明年开张")),
        ("南洋传媒报道，旧店关门。南方大学表示，校庆照办。声明称，新店明年开张。", ("南方大学", "新店明年开张")),
    ],
)
def test_what_is_printed_is_of_who_prints_it(text: str, expected: tuple[str, str]) -> None:
    assert said(text)[-1] == expected


def test_a_report_is_not_of_the_last_body_that_is_cited_in_it() -> None:
    text = "《港岛日报》发表了一篇报道。报道称，旧店关门。启明科技的数据显示，客人少了一半。报道指出，新店明年开张。"
    assert said(text)[-1] == ("港岛日报", "新店明年开张")


def test_to_whom_something_is_disclosed_prints_no_report() -> None:
    assert said("李志远向《港岛日报》披露计划。报道称，新店明年开张。") == []
