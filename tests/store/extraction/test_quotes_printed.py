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


def test_an_article_in_somebodys_journal_is_not_what_a_report_goes_on_with() -> None:
    text = "《港岛日报》报道，旧店关门。报道说，李志远在机关刊物《启明科技》发表文章反对关店。报道还说，新店明年开张。"
    assert said(text)[-1] == ("港岛日报", "新店明年开张")


def test_a_medium_in_a_headline_speaks() -> None:
    assert said("《港岛日报》：市长反对派发现金\n旧店关门。", headings=["《港岛日报》：市长反对派发现金"]) == [
        ("港岛日报", "市长反对派发现金")
    ]


@pytest.mark.parametrize("label", ["●《港岛日报》：", "英国《港岛日报》：\n\n"])
def test_a_line_that_a_medium_in_its_marks_heads_is_what_it_says(label: str) -> None:
    text = f"旧店关门。\n\n{label}市长反对派发现金\n\n《港岛日报》周三报道了此事。"
    assert ("港岛日报", "市长反对派发现金") in said(text)


@pytest.mark.parametrize(
    "line",
    [
        "《港岛日报》：你们去过的店是哪几家？",
        "《港岛日报》：\n\n你们去过的店是哪几家？",
        "《港岛日报》专访：总裁反对派发现金",
    ],
)
def test_what_a_medium_asks_is_no_statement_of_its_own(line: str) -> None:
    assert said(f"旧店关门。\n\n{line}\n\n《港岛日报》周三到会。") == []
