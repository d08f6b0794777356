"""Interviews and transcripts: whose the paragraphs between questions are; sentences of our own."""

from tests.store.extraction.quoting import quotes, said


def test_an_answer_goes_on_over_the_paragraphs_up_to_the_next_question() -> None:
    text = (
        "本报专访启明科技周文静，以下为专访内容：\n本报：新店开张了吗？\n周文静：开张了。客人很多。\n"
        "隔壁也想租给我们。\n本报：租金呢？\n周文静：没有涨。"
    )
    assert said(text) == [("周文静", "开张了。客人很多"), ("周文静", "隔壁也想租给我们"), ("周文静", "没有涨")]


def test_the_one_interviewed_answers_where_only_question_and_answer_are_told_apart() -> None:
    text = (
        "周文静接受本报专访。\n問：新店何時開張？\n答：明年春天，先開兩家。\nQ：會否裁員？\nA：不會，還會增聘三百人。"
    )
    assert said(text) == [("周文静", "明年春天，先開兩家"), ("周文静", "不會，還會增聘三百人")]


def test_questions_to_somebody_part_his_answers_where_no_name_stands_before_them() -> None:
    text = (
        "周文静接受本报专访。\n您为何开这家店？\n我喜欢这条街。\n街坊也喜欢我们。\n您怕亏本吗？\n我不怕，我们有存款。\n"
        "您还有什么打算？\n我想再开一家。\n（编辑：甲）"
    )
    assert [words for _, words in said(text)] == [
        "我喜欢这条街",
        "街坊也喜欢我们",
        "我不怕，我们有存款",
        "我想再开一家",
    ]
    assert {quote.speaker for quote in quotes(text)} == {"周文静"}


def test_questions_that_an_article_asks_itself_are_no_interview() -> None:
    text = (
        "周文静到会。\n新店为何要搬？\n租金太高，我们搬走了。\n谁会接手？\n没有人知道。\n街坊怎么办？\n他们要走远一点。"
    )
    assert said(text) == []


def test_labels_of_a_programme_are_no_transcript() -> None:
    text = (
        "周文静到会。\n时间：三月五日下午两点，请准时入场。\n地点：东街十号二楼，门口有告示。\n时间：三月六日加开一场。"
    )
    assert said(text) == []


def test_what_somebody_tells_of_others_in_an_answer_is_part_of_it() -> None:
    text = "本报专访周文静。\n记者：海岸银行怎么说？\n周文静：海岸银行表示，贷款没有问题。我相信他们。"
    assert said(text) == [("周文静", "海岸银行表示，贷款没有问题。我相信他们")]


def test_surnames_before_a_colon_mean_who_bears_them() -> None:
    text = (
        "周文静和李志远接受访问。\n周：新店开张了，我们很好。\n李：开张了，客人很多。\n"
        "周：好的，谢谢大家。\n李：不客气，大家好。"
    )
    assert [speaker for speaker, _ in said(text)] == ["周文静", "李志远", "周文静", "李志远"]


def test_a_surname_that_nobody_bears_says_nothing_for_anybody() -> None:
    text = "周文静到会。\n周：新店开张了吗？我们很好。\n李：开张了，客人很多。\n周：好的，谢谢大家。"
    assert {speaker for speaker, _ in said(text)} == {"周文静"}


def test_a_list_of_posts_and_dates_is_no_transcript() -> None:
    text = (
        "周文静和李志远到会。\n1. 东街商会\n成立：2015年3月\n主席：周文静（海岸银行董事）\n2. 西街商会\n"
        "成立：2016年1月\n主席：李志远\n周文静：会长\n李志远：副会长（南方大学）\n3. 南街商会\n"
        "周文静：荣誉主席\n李志远：秘书长"
    )
    assert said(text) == []


def test_a_figure_behind_the_colon_is_the_first_word_of_an_answer_and_a_time_of_day_none() -> None:
    text = (
        "本报专访周文静。\n本报：几时开张的？\n周文静：2020年春天。\n本报：几点开门？\n周文静：10点多一些。\n"
        "10:30才开灯，我们不急。"
    )
    assert said(text) == [
        ("周文静", "2020年春天"),
        ("周文静", "10点多一些"),
        ("周文静", "10:30才开灯，我们不急"),
    ]


def test_a_line_that_tells_what_the_labels_mean_names_who_answers() -> None:
    text = (
        "李志远到店里看过，周文静接受采访。\n问：记者　答：周文静\n问：何时开张？\n"
        "答：春天就开张了。\n问：几点开门？\n答：我们十点到店。"
    )
    assert said(text) == [("周文静", "春天就开张了"), ("周文静", "我们十点到店")]


def test_whoever_is_named_once_before_his_answers_gives_the_ones_behind_later_questions_too() -> None:
    text = (
        "周文静接受本报专访。\n本报：新店何时开张？\n周文静：明年春天。\n本报：租金呢？\n没有涨，我很感激房东。\n"
        "本报：还有别的打算吗？\n想再开一家。\n我们看中了隔壁。"
    )
    assert [words for _, words in said(text)] == ["明年春天", "没有涨，我很感激房东", "想再开一家", "我们看中了隔壁"]


def test_an_interview_ends_where_nobody_speaks_of_himself_any_more() -> None:
    text = (
        "周文静接受本报专访。\n本报：新店何时开张？\n周文静：明年春天。\n本报：租金呢？\n周文静：没有涨，客人不少。\n"
        "我们留了押金。\n这条街去年关了九家店。\n海岸银行没有回应。\n值班编辑：甲"
    )
    assert [words for _, words in said(text)] == ["明年春天", "没有涨，客人不少", "我们留了押金"]


def test_an_account_that_a_line_announces_is_whose_it_says() -> None:
    account = "我十九岁来到这座城，先在后厨洗碗。\n第一个月只睡地板。\n我攒了六年的钱才开店。\n街上的人都认得这家店。"
    for line in (
        "店主周文静接受本报采访。\n以下是她的自述：",
        "店主周文静接受本报采访，以下为采访口述：",
        "以下为周文静在南方大学的演讲全文。",
        "周文静向本报讲述了开店的经过：",
        "口述：周文静　整理：李志远",
    ):
        assert said(f"{line}\n{account}") == [
            ("周文静", "我十九岁来到这座城，先在后厨洗碗"),
            ("周文静", "第一个月只睡地板"),
            ("周文静", "我攒了六年的钱才开店"),
        ], line


def test_an_account_is_not_hers_where_the_line_means_another_or_more_than_one() -> None:
    account = "我十九岁来到这座城，先在后厨洗碗。\n我攒了六年的钱才开店。"
    for line in (
        "周文静的丈夫讲述了开店的经过：",
        "周文静和李志远接受采访。\n以下是他们的自述：",
        "启明科技感谢周文静。\n以下是声明全文：",
        "周文静到会。\n以下是我的演讲全文。",
    ):
        assert not any(who == "周文静" and words in account for who, words in said(f"{line}\n{account}")), line


def test_an_account_ends_where_another_begins_or_its_teller_is_spoken_of() -> None:
    text = (
        "以下是周文静的自述：\n我十九岁来到这座城。\n李志远说，店会有的。\n我当时就信了。\n以下是李志远的自述：\n我跟她学了六年。\n"
        "李志远离开了会场。\n我们留到最后。"
    )
    assert said(text) == [
        ("周文静", "我十九岁来到这座城"),
        ("周文静", "李志远说，店会有的"),
        ("周文静", "我当时就信了"),
        ("李志远", "我跟她学了六年"),
    ]


def test_an_account_of_somebody_who_is_only_described_is_his() -> None:
    text = "面店月底关门。\n以下是一名后厨学徒的自述：\n我十九岁来到这座城。\n我攒了六年的钱才学成。"
    assert said(text) == [("一名后厨学徒", "我十九岁来到这座城"), ("一名后厨学徒", "我攒了六年的钱才学成")]


def test_a_label_may_say_that_somebody_asks_or_answers() -> None:
    text = (
        "周文静回应查询。\n主任问：何时开张？\n周文静答：春天就开张了。\n主任问：几点开门？\n周文静答：我们十点到店。"
    )
    assert said(text) == [("周文静", "春天就开张了"), ("周文静", "我们十点到店")]


def test_whom_an_answer_is_addressed_to_does_not_give_it() -> None:
    text = (
        "周文静接受本报专访。\n问题：\n轮候时间是多少？\n答覆：\n主席：\n去年轮候时间是十六个月，比前年少。\n"
        "周文静：今年会再少一点。\n主席：时间到，下一位。\n周文静：多谢主席，我没有问题了。"
    )
    assert said(text) == [
        ("周文静", "今年会再少一点"),
        ("主席", "时间到，下一位"),
        ("周文静", "多谢主席，我没有问题了"),
    ]


def test_whom_a_question_quotes_is_heard_and_what_it_asks_is_not() -> None:
    text = (
        "本报专访启明科技周文静，以下为专访内容：\n本报：东湾市水产局负责人表示，休渔期不会更改。你怎么看？\n"
        "周文静：可以理解。\n本报：渔民说，鱼比去年少，你相信吗？\n周文静：没有少。"
    )
    assert said(text) == [
        ("东湾市水产局负责人", "休渔期不会更改"),
        ("周文静", "可以理解"),
        ("周文静", "没有少"),
    ]
