"""Words in quotation marks: which are speech, and whose."""

import pytest

from tests.store.extraction.quoting import quotes, said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静说：“我们会在明年开店。”", "我们会在明年开店。"),
        ("周文静说：「我們會在明年開店。」", "我們會在明年開店。"),
        ("周文静说：“ 我们会在明年开店。 ”", "我们会在明年开店。"),
        ("“房价还会再跌。”周文静说：“我们会在明年开店。”", "我们会在明年开店。"),
        ("周文静在记者会上强调，“工程不会停下来”。", "工程不会停下来"),
        ('周文静表示："工程不会停下来，请大家放心。"', "工程不会停下来，请大家放心。"),
        ("周文静向员工表示：‘工程不会停下来，请放心。’", "工程不会停下来，请放心。"),
    ],
)
def test_the_verb_stands_before_the_words(text: str, words: str) -> None:
    (quote,) = quotes(text)
    assert (quote.speaker, quote.text, quote.kind, quote.closed) == ("周文静", words, "direct", True)
    assert quote.mentions[0].why == "quote.cue-before"


@pytest.mark.parametrize(
    "text",
    [
        "“房价还会再跌一段时间。”李志远指出。",
        "“房价还会再跌一段时间”，李志远表示。",
        "“房价还会再跌一段时间，”海岸银行分析师李志远在电话会议上说。",
    ],
)
def test_the_verb_stands_after_the_words(text: str) -> None:
    (quote,) = quotes(text)
    assert quote.speaker == "李志远"
    assert quote.text.startswith("房价还会再跌一段时间")
    assert quote.mentions[0].why == "quote.cue-after"


def test_a_quotation_that_the_verb_interrupts_is_two() -> None:
    assert said("“我们等了三年，”陳國強说，“现在终于可以动工了。”") == [
        ("陳國強", "我们等了三年，"),
        ("陳國強", "现在终于可以动工了。"),
    ]


def test_words_after_the_verb_are_his_too() -> None:
    found = quotes("“银行的坏账不多。”李志远说，明年会放宽贷款的条件。")
    assert [(quote.kind, quote.text) for quote in found] == [
        ("direct", "银行的坏账不多。"),
        ("indirect", "明年会放宽贷款的条件"),
    ]


def test_a_quotation_within_a_quotation_belongs_to_it() -> None:
    assert said("周文静说：“客人问我，‘你们什么时候开门？’我说，‘明天。’”") == [
        ("周文静", "客人问我，‘你们什么时候开门？’我说，‘明天。’")
    ]


def test_a_quotation_that_is_not_closed_ends_where_the_next_voice_begins() -> None:
    found = quotes("周文静表示，“新店是一个好的开始。我们会继续努力。李志远此前在报告中提到，消费正在恢复。")
    assert [(quote.speaker, quote.text, quote.closed) for quote in found] == [
        ("周文静", "新店是一个好的开始。我们会继续努力。", False),
        ("李志远", "消费正在恢复", True),
    ]


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    (quote,) = quotes("周文静表示，“新店是一个好的开始。\n明天会下雨。")
    assert (quote.text, quote.closed) == ("新店是一个好的开始。", False)


def test_a_mark_typed_the_wrong_way_round_closes() -> None:
    assert said("“那时候人人都想离开，“周文静补充说，“现在他们都回来了。”") == [
        ("周文静", "那时候人人都想离开，"),
        ("周文静", "现在他们都回来了。"),
    ]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    assert said("周文静说：“第一年最难。\n第二年就好多了。”") == [("周文静", "第一年最难。\n第二年就好多了。")]


def test_sentences_in_marks_go_on_where_somebody_was_quoted() -> None:
    text = "周文静说：“第一年最难，天天亏本。”到了春天才好转。“第二年我们就请得起人了，生意很好。”"
    assert [speaker for speaker, _ in said(text)] == ["周文静", "周文静"]
    assert quotes(text)[1].mentions[0].why == "quote.continued"


def test_a_paragraph_in_marks_goes_on_with_the_one_before() -> None:
    text = "周文静说：“第一年最难，天天亏本。”\n“第二年我们就请得起人了，生意很好。”"
    assert [speaker for speaker, _ in said(text)] == ["周文静", "周文静"]


def test_a_sentence_about_somebody_leads_in_his_words() -> None:
    (quote,) = quotes("陳國強毫不犹豫地称赞新校长，“她是一个非常认真的人。学生都喜欢她，家长也放心。”")
    assert (quote.speaker, quote.mentions[0].why) == ("陳國強", "quote.lead-in")


def test_a_remark_after_the_words_says_whose_they_are() -> None:
    (quote,) = quotes("“三年之内，这个市场会大一倍。谁错过谁后悔。”\n这是周文静昨天作出的最新判断。")
    assert (quote.speaker, quote.mentions[0].why) == ("周文静", "quote.remark")


@pytest.mark.parametrize(
    "text",
    [
        "启明科技推出了“小树”计划，周文静没有出席。",
        "周文静被称为「最忙的人」，很少休息。",
        "他就差开口说“大家快来买吧，不要等了”。",
        "「旧街的灯一盏一盏地熄灭」，市场陷入了沉默。",
        "海岸银行发布了《关于“便民服务”的通知》。",
        "“好人、坏人和怪人”是这部电影的主题。",
    ],
)
def test_terms_titles_and_slogans_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_a_term_before_a_speaker_is_none_of_his_words() -> None:
    assert said("外界一直形容新店「又小又旧」，周文静回应说，明年会重新装修。") == [("周文静", "明年会重新装修")]


def test_a_term_opens_a_statement_without_being_it() -> None:
    (quote,) = quotes("周文静表示，“颠覆性”产品不会在今年上市。")
    assert (quote.kind, quote.text) == ("mixed", "“颠覆性”产品不会在今年上市")


def test_a_dialogue_names_who_speaks_before_a_colon() -> None:
    text = "周文静：我们等了三年，终于可以动工了。\n李志远教授：「租金还会再跌一段时间。」"
    assert said(text) == [("周文静", "我们等了三年，终于可以动工了"), ("李志远", "租金还会再跌一段时间。")]


def test_a_list_of_names_is_no_dialogue() -> None:
    assert said("周文静：启明科技首席执行官\n李志远：海岸银行分析师") == []


def test_what_a_colon_announces_is_not_said_by_whoever_comes_next() -> None:
    assert said("论坛的主题是：「旧街往哪里去，谁来决定。」周文静强调，店主应该有份参与。") == [
        ("周文静", "店主应该有份参与")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("周文静批评，李志远不断重申租约无效。“两年来他从来没有回应过我们的来信，一次也没有。”", "周文静"),
        ("周文静说，新店会开。\n李志远昨天到了店里。“我在这里做了三十年，从来没有见过这么多人。”他笑了。", "李志远"),
        ("周文静说，新店会开。\n李志远会来吗？“我在这里做了三十年，从来没有见过这么多人。”她笑了。", "周文静"),
    ],
)
def test_words_that_nobody_introduces_are_of_whom_they_stand_beside(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in quotes(text)][-1] == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静呼吁各店支持，并喊出「团结一致让我们赢得最后胜利」。", ["团结一致让我们赢得最后胜利"]),
        ("店员和周文静喊出口号。", []),
        ("周文静喊出「加油」的口号。", []),
    ],
)
def test_a_verb_may_say_that_words_come_out(text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(text) if quote.kind == "direct"] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "周文静强调，这是公民责任，并在会上训斥李志远：「不是你来决定谁去，而是她本来就有责任去。」",
            ["这是公民责任", "不是你来决定谁去，而是她本来就有责任去。"],
        ),
        (
            "周文静承认透过消息得知，难掩激动地说：「对于这样的结果我觉得很不公平，这几年我们一直在等。」",
            ["透过消息得知", "对于这样的结果我觉得很不公平，这几年我们一直在等。"],
        ),
        (
            "周文静强调，规定写明：「不是你来决定谁去，而是她本来就有责任去。」",
            ["规定写明：「不是你来决定谁去，而是她本来就有责任去。」"],
        ),
    ],
)
def test_a_clause_and_a_colon_may_begin_new_words_of_whoever_speaks(text: str, found: list[str]) -> None:
    assert [quote.text for quote in quotes(text) if quote.speaker == "周文静"] == found


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("周文静谈新店装修　「每一块砖都是旧的」", ["每一块砖都是旧的"]),
        ("「我是天生的胜利者」　周文静：续任难保连胜", ["我是天生的胜利者", "续任难保连胜"]),
        ("开张案　周文静驳李志远　「对住电话你就叻」", ["对住电话你就叻"]),
        ("新店装修　「每一块砖都是旧的」", []),
        ("周文静获「最佳店主大奖」", []),
    ],
)
def test_words_in_marks_alone_in_a_headline_are_of_the_person_who_leads_it(headline: str, found: list[str]) -> None:
    text = f"总裁周文静和李志远到会。\n{headline}\n他们在开会。"
    assert said(text, headings=(headline,)) == [("周文静", words) for words in found]
