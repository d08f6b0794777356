"""What is said although it ends as a thing does, what somebody is only called, and what stands before the verb."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    "words",
    [
        "不能用老的方法去处理这样的问题",
        "可唤起公众对小店的关注",
        "能安排店员参加培训的计划",
    ],
)
def test_words_that_begin_with_what_may_or_must_be_are_said(words: str) -> None:
    assert said(f"周文静希望{words}。") == [("周文静", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静炮轰城市规划署的说法过分乐观。", "城市规划署的说法过分乐观"),
        ("周文静斥责城市规划署的隐瞒文化，已经威胁到街坊的安全。", "城市规划署的隐瞒文化，已经威胁到街坊的安全"),
        ("城市规划署周三报告本地店铺已达 1,261 间，比去年少。", "本地店铺已达 1,261 间，比去年少"),
    ],
)
def test_a_topic_with_what_is_said_of_it_is_a_statement(text: str, words: str) -> None:
    assert [quoted for _, quoted in said(text)] == [words]


def test_a_thing_that_somebody_goes_on_about_is_none() -> None:
    assert said("周文静谴责城市规划署的做法，并关了店。") == []


@pytest.mark.parametrize(
    "text",
    [
        "周文静祝贺他就职，并称李志远为总裁。",
        "周文静称它为「小树」。",
        "周文静必恭必敬地称他为师傅。",
        "周文静对建议有很大保留。",
        "周文静非常质疑措施的实质成效。",
        "周文静点头，被法官再提醒不能反问律师的问题。",
    ],
)
def test_what_somebody_is_called_or_what_one_thinks_of_a_proposal_is_no_quote(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("words", ["李志远为救人受了伤", "李志远为人正直，不会骗人", "他为人和善"])
def test_what_is_said_of_somebody_with_a_verb_is_a_quote(words: str) -> None:
    assert said(f"周文静称{words}。") == [("周文静", words)]


@pytest.mark.parametrize(
    "text", ["周文静把这话说了三遍，街坊才明白。", "周文静每天说上五遍，像在祈祷。", "周文静说的话很难听。"]
)
def test_how_often_or_what_somebody_speaks_is_nothing_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "between", ["就相信，", "散庭后批评，", "一贯主张", "在专栏承认", "在Instagram痛批李志远：「", "其后在推特坦言，"]
)
def test_more_may_stand_between_a_speaker_and_the_verb(between: str) -> None:
    closing = "」" if between.endswith("「") else ""
    text = f"李志远到会。周文静{between}老店不会关门，大家放心。{closing}"
    assert [speaker for speaker, _ in said(text)] == ["周文静"]
