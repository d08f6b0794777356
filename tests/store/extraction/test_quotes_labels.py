"""Who stands before a colon inside a paragraph, remarks in a row, and turns of a conversation within one paragraph."""

import pytest

from tests.store.extraction.quoting import quotes, said

_WORDS = "第一年最难，天天亏本。"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("旅美时事评论员周文静：", True),
        ("南方大学经济研究所教授周文静：", True),
        ("启明科技首席执行官　周文静女士：", True),
        ("运动发起人周文静：", True),
        ("记者追问店主周文静：", False),
        ("对于首席执行官周文静：", False),
    ],
)
def test_what_somebody_is_and_a_colon_say_whose_words_follow_wherever_a_sentence_begins(
    before: str, found: bool
) -> None:
    text = f"街上的店大多关了门。{before}「{_WORDS}」街坊各有看法。"
    assert (("周文静", _WORDS) in said(text)) is found


def test_a_label_needs_no_sentence_behind_it() -> None:
    text = "街上的店大多关了门。启明科技首席执行官周文静：「租金真的太贵」街坊各有看法。"
    assert said(text) == [("周文静", "租金真的太贵")]


def test_remarks_in_a_row_are_one_quote_each() -> None:
    text = "周文静贴出照片，网友纷纷留言，「笑死」、「眼神一模一样」、「可爱」、「怎么都没变！」，李志远也来按赞。"
    assert [quote.text for quote in quotes(text)] == ["笑死", "眼神一模一样", "怎么都没变！"]


@pytest.mark.parametrize("end", ["等口号。", "等三个项目。", "的计划。"])
def test_what_things_are_called_is_no_row_of_remarks(end: str) -> None:
    text = f"周文静喊出「一定要保住老店」、「反对加租」{end}"
    assert "direct" not in {quote.kind for quote in quotes(text)}


def test_a_row_of_remarks_is_of_whom_the_clause_is_about() -> None:
    text = "网友早已在留言里催婚，「这么直接为何不结婚」、「感觉你们今年会结」。"
    assert said(text) == [("网友", "这么直接为何不结婚"), ("网友", "感觉你们今年会结")]


def test_turns_within_a_paragraph_are_parted() -> None:
    text = (
        "港岛日报专访启明科技首席执行官周文静。记者：新店何时开张？周文静：明年春天。我们等了三年。"
        "记者：为什么等这么久？周文静：为的是租约。记者：还会再开吗？周文静：会再开两家。"
    )
    assert said(text) == [("周文静", "明年春天。我们等了三年"), ("周文静", "为的是租约"), ("周文静", "会再开两家")]


def test_labels_that_do_not_take_turns_part_no_paragraph() -> None:
    text = "周文静到会。地点：东街。时间：春天。地点：西街。周文静说，我们等了三年。"
    assert said(text) == [("周文静", "我们等了三年")]


def test_a_word_for_people_is_a_label_and_a_journalist_or_a_body_is_none() -> None:
    for label, found in (("示范者", True), ("记者", False), ("校方", False)):
        text = f"周文静到会，场内都在等。{label}：「看起来不错」大家拍手。"
        assert ((label, "看起来不错") in said(text)) is found
