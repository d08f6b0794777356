"""Reported statements: where they begin and end, and what is none."""

import pytest

from tests.store.extraction.quoting import quotes, said


@pytest.mark.parametrize(
    "text",
    [
        "周文静表示，新店明年开张。",
        "周文静表示新店明年开张。",
        "周文静笑着解释，新店明年开张。",
        "周文静笑著解釋，新店明年开张。",
        "周文静书面回应，新店明年开张。",
        "周文静表示，新店明年开张，图为她去年到场。",
        "周文静去年是唯一到场的店员，今年她却称，新店明年开张。",
        "周文静在社交平台承认，新店明年开张。",
        "组长周文静预计新店明年开张。",
        "启明科技首席执行官周文静昨日在电话会议上表示，新店明年开张。",
        "周文静接受港岛日报访问时说，新店明年开张。",
        "周文静向员工发信称，新店明年开张。",
        "周文静对Northwind说，新店明年开张。",
        "周文静回复查询时指，新店明年开张。",
        "周文静公布表示，新店明年开张。",
        "周文静感慨地说，新店明年开张。",
        "周文静宣布： 新店明年开张。",
    ],
)
def test_a_statement_follows_the_verb(text: str) -> None:
    assert said(text) == [("周文静", "新店明年开张")]


def test_words_in_marks_within_a_statement_make_it_mixed() -> None:
    (quote,) = quotes("周文静坦言，开店确实花了「很多钱」。")
    assert (quote.kind, quote.text) == ("mixed", "开店确实花了「很多钱」")


def test_a_statement_ends_where_the_next_voice_begins() -> None:
    assert said("周文静形容自己快要累倒了，而李志远则觉得自己也好不到哪里去。") == [
        ("周文静", "自己快要累倒了"),
        ("李志远", "自己也好不到哪里去"),
    ]


def test_a_second_verb_without_a_speaker_goes_on_with_the_statement() -> None:
    assert said("周文静表示，两家店各有特色，认为不能放在一起比较。") == [
        ("周文静", "两家店各有特色，认为不能放在一起比较")
    ]


def test_and_begins_a_new_statement_of_the_same_speaker() -> None:
    assert said("周文静指出，新店的生意不错，并表示明年会再开两家。") == [
        ("周文静", "新店的生意不错"),
        ("周文静", "明年会再开两家"),
    ]


def test_what_was_not_said_ends_a_statement() -> None:
    assert said("城市规划署昨日发表公报，指工程会在年底完成，但没有透露费用。") == [("城市规划署", "工程会在年底完成")]


def test_although_ends_where_the_sentence_turns() -> None:
    assert said("虽然周文静透露新店的租金已经下降，不过附近的铺位仍然很空。") == [("周文静", "新店的租金已经下降")]


def test_the_articles_own_remark_after_a_dash_is_left_out() -> None:
    assert said("周文静表示，她会对账目进行检查——这可能令股东不安。") == [("周文静", "她会对账目进行检查")]


def test_a_statement_after_a_colon_may_begin_in_the_next_paragraph() -> None:
    assert said("周文静分享了她的观察：\n年轻人越来越少来这条街。") == [("周文静", "年轻人越来越少来这条街")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("据港岛日报报道，新店明年开张。", "港岛日报", "新店明年开张"),
        ("据英国的港岛日报11月12日的一篇报道，新店明年开张。", "港岛日报", "新店明年开张"),
        ("根据海岸银行的预测，利率明年会下降。", "海岸银行", "利率明年会下降"),
        ("据海岸银行此前发布的数据，存款上升了两成。", "海岸银行", "存款上升了两成"),
        ("据南方大学和海岸银行发布的一份报告显示，存款上升了两成。", "南方大学和海岸银行", "存款上升了两成"),
        ("据熟悉启明科技业务的人士透露，新店明年开张。", "熟悉启明科技业务的人士", "新店明年开张"),
        ("在周文静看来，这条街还会热闹起来。", "周文静", "这条街还会热闹起来"),
        ("在周文静看来，　这条街还会热闹起来。", "周文静", "这条街还会热闹起来"),
        ("正如周文静所说的那样，这条街还会热闹起来。", "周文静", "这条街还会热闹起来"),
    ],
)
def test_sources_and_views(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_a_report_that_passes_on_a_named_voice_is_kept_beside_it() -> None:
    assert said("据港岛日报报道，启明科技表示，新店明年开张。") == [
        ("港岛日报", "启明科技表示，新店明年开张"),
        ("启明科技", "新店明年开张"),
    ]


def test_who_is_passed_on_is_whom_the_article_goes_on_about() -> None:
    text = "港岛日报报道，总裁李志远表示，新店明年开张。他又说，今年只装修。"
    assert said(text)[-1] == ("李志远", "今年只装修")


def test_of_a_report_that_passes_on_a_named_voice_word_for_word_the_voice_is_kept() -> None:
    text = "港岛日报报道，总裁李志远表示，“新店明年开张。”"
    assert said(text) == [("李志远", "新店明年开张。")]


def test_data_only_introduce_whoever_speaks_of_them() -> None:
    assert said("根据海岸银行的数据，李志远预计利润将下降一成。") == [("李志远", "利润将下降一成")]


@pytest.mark.parametrize(
    "text",
    [
        "据了解，新店明年开张。",
        "据媒体报道，新店明年开张。",
        "报道称，新店明年开张。",
        "调查发现，新店、旧店、书店。",
        "公开数据显示，存款上升了两成。",
        "根据新的法例，店铺须在十时关门。",
        "启明科技宣布新架构。",
        "启明科技宣布重组计划后，股价大跌。",
        "启明科技公布了首份年度报告。",
        "启明科技没有透露新店的地点。",
        "周文静批评启明科技没有诚意的道歉。",
        "周文静没有刻意向旁人透露新店明年开张。",
        "启明科技要求员工准时上班。",
        "周文静透露了搬店的原因。",
        "科技园会同步兴建大楼，预计明年可以完工。",
        "这家店的名称很特别，称号也很多。",
        "城市规划署的建议，是在山边兴建公园。",
        "启明科技将宣布明年的计划，届时会有更多消息。",
        "是否真如周文静所说，还不知道。",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert said(text) == []


def test_headlines_attribute_with_a_colon() -> None:
    title = "铺租下跌两成　CEO周文静：明年再开两家新店　李志远：市场未见底"
    found = quotes(title, [title])
    assert [(quote.speaker, quote.text, quote.cue) for quote in found] == [
        ("周文静", "明年再开两家新店", "："),
        ("李志远", "市场未见底", "："),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("周文静称不会裁减三百人；启明科技获投资三亿元", [("周文静", "不会裁减三百人")]),
        ("周文静称不会裁减三百人；也不会减薪", [("周文静", "不会裁减三百人；也不会减薪")]),
        ("周文静回应是否会退出选举？", []),
        ("周文静质疑为何不会退出选举？", [("周文静", "为何不会退出选举？")]),
    ],
)
def test_a_headline_neither_lets_somebody_say_the_next_news_nor_what_it_asks_itself(
    title: str, found: list[tuple[str, str]]
) -> None:
    assert said(title, [title]) == found


def test_a_headline_of_several_items_ends_at_the_semicolon() -> None:
    title = "启明科技高管：将负责售后问题；海岸银行开设新分行"
    assert said(title, [title]) == [("启明科技高管", "将负责售后问题")]


def test_a_question_put_to_somebody_is_none_of_his_words() -> None:
    assert said("当被问到李志远称租金会下跌，周文静说，她没有水晶球可看。") == [("周文静", "她没有水晶球可看")]


@pytest.mark.parametrize(
    "text", ["其官方公布", "他官方公布，会开张。", "二人官方公布，会开张。", "财报官方表示，会开张。"]
)
def test_the_officials_of_nobody_named_are_no_error(text: str) -> None:
    assert all(quote.speaker_kind == "unresolved" for quote in quotes(text))


def test_the_officials_of_a_company_spoken_of_are_as_written() -> None:
    (quote,) = quotes("该公司官方表示，明年会开张。")
    assert (quote.speaker, quote.text) == ("该公司官方", "明年会开张")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静回应传媒质疑时确认，新店明年开张。", ["新店明年开张"]),
        ("周文静相信即使租金上升，新店明年也会开张。", ["即使租金上升，新店明年也会开张"]),
        ("周文静相信店面装修后，生意有望好转。", ["店面装修后，生意有望好转"]),
        ("周文静质疑城市规划署是否以批准新店的申请，换取租金。", ["城市规划署是否以批准新店的申请，换取租金"]),
        ("李志远认为新店会开张，不过，周文静说租约无效了。", ["新店会开张", "租约无效了"]),
        ("李志远认为新店会开张，在招租期间，周文静表示租约无效了。", ["新店会开张", "租约无效了"]),
        ("周文静说新店已开张，生意有起色，在假日期间。", ["新店已开张，生意有起色，在假日期间"]),
        ("陳國強到會。陳國強指過去已多次解釋租約的條款。", ["過去已多次解釋租約的條款"]),
        ("周文静提到了新店明年开张。", ["新店明年开张"]),
    ],
)
def test_how_far_what_is_said_goes(text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静公布一项研究。周文静的研究发现将更好地指导治疗，帮助病人康复。", []),
        ("周文静公布一项研究。周文静的研究发现被海岸银行采用。新店会开张。", []),
        ("周文静公布一项研究。周文静的研究发现将糖换成蜂蜜能降低血糖。", ["将糖换成蜂蜜能降低血糖"]),
        ("周文静公布一项研究。周文静的研究发现被隔离会增加压力。", ["被隔离会增加压力"]),
    ],
)
def test_a_finding_that_something_is_told_of_is_no_verb(text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == words


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("启明科技：资产700亿", []),
        ("启明科技：资产增至700亿", ["资产增至700亿"]),
        ("海岸银行：启明科技目标价50元", ["启明科技目标价50元"]),
    ],
)
def test_a_sum_behind_the_name_of_a_firm_is_no_statement_of_it(headline: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(f"{headline}\n启明科技昨日公布年报。", headings=(headline,))] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静指出，在该会议中，启明科技还提议增聘人手。", ["在该会议中，启明科技还提议增聘人手"]),
        ("周文静说，离开公司时，李志远曾经表示不会回来。", ["离开公司时，李志远曾经表示不会回来"]),
        (
            "周文静指自己过去开店时，都曾讲过这样的话：「当年我都不识，何况一位店员。」",
            ["自己过去开店时，都曾讲过这样的话：「当年我都不识，何况一位店员。」"],
        ),
        (
            "周文静表示不能接受合约工时，狠批：「两种工时是两码子的事，没有什么好谈。」",
            ["不能接受合约工时", "两种工时是两码子的事，没有什么好谈。"],
        ),
    ],
)
def test_a_clause_that_only_says_when_or_where_is_no_statement(text: str, words: list[str]) -> None:
    found = [quote.text for quote in quotes(text) if quote.speaker == "周文静"]
    assert found == words


def test_straight_marks_that_open_behind_a_full_stop_are_no_part_of_the_statement() -> None:
    text = '周文静认为新店是个问题。"这个问题确实不能退步，大家要想一想。"'
    assert said(text) == [("周文静", "新店是个问题"), ("周文静", "这个问题确实不能退步，大家要想一想。")]


def test_a_number_may_begin_what_somebody_is_told() -> None:
    assert said("周文静告诉海岸银行，2021年新店会开张。") == [("周文静", "2021年新店会开张")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周文静询问，是否赞成公开招聘的安排。", [("周文静", "是否赞成公开招聘的安排")]),
        ("周文静询问李志远，可否公开招聘，让居民看清过程。", [("周文静", "可否公开招聘，让居民看清过程")]),
        ("周文静追问会否向银行表明立场，李志远没有回答。", [("周文静", "会否向银行表明立场")]),
        ("周文静询问新店的情况。", []),
        ("有记者询问，新店是否会开张。", []),
        ("一名学生问：“园区是什么时候建成的，都有哪些店？”", [("一名学生", "园区是什么时候建成的，都有哪些店？")]),
        ("有升学顾问表明，成功入读并不容易。", [("升学顾问", "成功入读并不容易")]),
    ],
)
def test_a_question_that_somebody_puts_is_a_quote(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静希望社会谅解，并指自己有错。", ["社会谅解", "自己有错"]),
        ("周文静批评海岸银行无能，迟迟不开门。", ["海岸银行无能，迟迟不开门"]),
        ("周文静批评银行做法，并发起行动。", []),
        ("城市规划署确认两名领导人将会于明年会面，未有说明。", ["两名领导人将会于明年会面"]),
        ("海岸银行指责启明科技的机器对银行进行了长达4小时的袭击。", ["启明科技的机器对银行进行了长达4小时的袭击"]),
        ("周文静沿途高喊「法办店主，追究责任」口号。", []),
        ("周文静同时指出了新店的不足之处。", []),
        ("海岸银行对贷款进行了量化分析，选择这些店是因为它们够大。", []),
        ("周文静不排除有资金来自外地。", ["有资金来自外地"]),
        ("周文静对此评论称持续开放三个月。", ["持续开放三个月"]),
        ("周文静认为时间充足，不必再等。", ["时间充足，不必再等"]),
        ("周文静认为小店回应的时间太短。", ["小店回应的时间太短"]),
        ("周文静呼吁尽快恢复供水。", ["尽快恢复供水"]),
        ("启明科技宣布计划迁往海边，明年动工。", ["计划迁往海边，明年动工"]),
        ("启明科技宣布李志远无限期停职，店长没有说明。", ["李志远无限期停职，店长没有说明"]),
        ("周文静批评李志远混淆视听。", ["李志远混淆视听"]),
        ("启明科技公布计划，明年动工。", []),
        ("启明科技回复李志远查询，明年动工。", []),
    ],
)
def test_what_is_a_clause_and_what_a_thing(text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == words
