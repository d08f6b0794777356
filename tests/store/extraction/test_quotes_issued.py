"""What is written speaks for who wrote it, and what somebody issues or asks for leads to what he says."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南方大学发表声明。声明说，新店明年开张。", ("南方大学", "新店明年开张")),
        ("南方大学一致通过决议，校庆照办。决议强调，新店明年开张。", ("南方大学", "新店明年开张")),
        ("最高法院周五开庭。判决指，新店明年开张。", ("最高法院", "新店明年开张")),
        ("东湾疾病中心7日发表研究报告称，新店明年开张。", ("东湾疾病中心", "新店明年开张")),
        ("最高法院发布声明证实消息，表示新店明年开张。", ("最高法院", "新店明年开张")),
        ("李志远在茶座上发文，实名向最高法院举报称，新店明年开张。", ("李志远", "新店明年开张")),
        ("他突然拍桌子，李志远大声的说，新店明年开张。", ("李志远", "新店明年开张")),
    ],
)
def test_who_stands_behind_what_is_written(text: str, expected: tuple[str, str]) -> None:
    assert said(text)[-1] == expected


def test_an_indictment_of_no_named_prosecutor_is_nobodys() -> None:
    assert said("起诉书指出，店主去年挪用公款。") == []


def test_a_described_body_goes_on_in_what_it_issued() -> None:
    assert said("警方昨日通报称，一名男子被捕。通报指，该男子三十岁。") == [
        ("警方", "一名男子被捕"),
        ("警方", "该男子三十岁"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“警方不收押金，也不用手机查案。”唐警官介绍。",
        "“警方不收押金，也不用手机查案。”东湾派出所唐警官告诉港岛日报记者。",
    ],
)
def test_a_surname_and_what_its_bearer_is_called_by_speak(text: str) -> None:
    assert said(text) == [("唐警官", "警方不收押金，也不用手机查案。")]


def test_what_is_listed_behind_somebodys_words_is_his() -> None:
    assert said("周文静表示「草案的谈判已经完成」，「和平协议已准备好签署」。") == [
        ("周文静", "草案的谈判已经完成"),
        ("周文静", "和平协议已准备好签署"),
    ]


def test_what_somebody_is_said_to_have_said_word_for_word_is_his() -> None:
    assert said("周文静指，李志远也对店员提到：「新店明年开张，你们放心。」") == [
        ("李志远", "新店明年开张，你们放心。")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者向启明科技了解到，新店明年开张。", ("启明科技", "新店明年开张")),
        ("依启明科技资料，新店明年开张。", ("启明科技", "新店明年开张")),
        ("启明科技诉称，新店明年开张。", ("启明科技", "新店明年开张")),
        ("过往有街坊形容每逢节日期间，新店人山人海。", ("街坊", "每逢节日期间，新店人山人海")),
        ("电话里一名男子声称新店明年开张。", ("一名男子", "新店明年开张")),
    ],
)
def test_sources_and_verbs_of_the_press_and_the_courts(text: str, expected: tuple[str, str]) -> None:
    assert said(text)[-1] == expected


def test_words_in_marks_within_a_statement_are_of_who_ends_their_sentence() -> None:
    text = "周文静强调，店员每天必须关机，“他们骗店员说，这是规定，不能外传”，唐警官介绍。"
    assert said(text) == [("周文静", "店员每天必须关机"), ("唐警官", "他们骗店员说，这是规定，不能外传")]


def test_words_in_marks_before_a_clause_of_somebody_else_stay_in_the_statement() -> None:
    text = "周文静强调，店员每天必须关机，“大家都很累，没有人抱怨”，而李志远没有提出过意见。"
    assert [quote for quote in said(text) if quote[0] == "李志远"] == []
