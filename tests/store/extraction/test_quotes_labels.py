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


def test_who_speaks_once_among_those_who_take_turns_has_a_turn_too() -> None:
    text = (
        "启明科技首席执行官周文静与李志远对谈。主持人：新店何时开张？周文静：明年春天。我们等了三年。"
        "主持人：为什么等这么久？周文静：为的是租约。李志远：我也等了三年。主持人：谢谢两位。"
    )
    assert said(text)[-2:] == [("周文静", "为的是租约"), ("李志远", "我也等了三年")]


def test_a_turn_that_opens_a_paragraph_counts_among_those_within_one() -> None:
    text = (
        "港岛日报专访启明科技首席执行官周文静。\n记者：新店何时开张？周文静：2027年春天。我们等了三年。"
        "记者：还会再开吗？\n周文静：会再开两家。记者：谢谢您。"
    )
    assert said(text) == [("周文静", "2027年春天。我们等了三年"), ("周文静", "会再开两家")]


def test_two_answers_in_a_long_article_part_no_paragraph() -> None:
    prose = "\n周文静把店搬到东街，街坊都来。" * 7
    text = (
        "周文静到会。记者：东西贵吗？周文静：很贵，我们都买不起。"
        f"{prose}\n周文静说，租金年年上升。记者：生意好吗？周文静：还好，我们等到了春天。"
    )
    assert ("周文静", "租金年年上升") in said(text)


@pytest.mark.parametrize("between", ["？ A：", "？A："])
def test_questions_that_nobody_is_asked_have_no_voice(between: str) -> None:
    text = f"小店补助。Q：谁可以申请{between}2012年前开业的，周文静也申请过。 Q：如何申请{between}上网填表。"
    text += f"Q：何时截止{between}三月。"
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "致家长：「请准时接孩子」。",
        "亲爱的妈妈：「我在这里很好」。",
        "最佳店主周文静：「优秀企业家」称号。",
        "策展人：「东街十大青年」。",
    ],
)
def test_whom_words_are_for_or_what_somebody_is_given_is_no_voice(text: str) -> None:
    assert said(f"街上的店大多关了门。李志远把店搬到东街。{text}") == []


def test_whom_a_later_sentence_of_a_paragraph_asks_does_not_open_it() -> None:
    text = "春天快到了。一天，陳國強问店主周文静：「新店何时开张，大家都在等吗？」"
    assert said(text) == [("陳國強", "新店何时开张，大家都在等吗？")]
