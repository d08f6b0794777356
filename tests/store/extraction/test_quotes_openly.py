"""Who speaks and what is said where neither a name nor a usual verb says so: opinions, crowds, registers, shouts."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有评论认为，这条街会更热闹。", ("评论", "这条街会更热闹")),
        ("但有分析指出，这条街会更热闹。", ("分析", "这条街会更热闹")),
        ("因为许多人认为，这条街会更热闹。", ("许多人", "这条街会更热闹")),
        ("第五分局表示，店里没有人受伤。", ("第五分局", "店里没有人受伤")),
        ("东湾一司机说，路上没有灯。", ("东湾一司机", "路上没有灯")),
        ("此前多位采访对象均向本报表示，工程已经停了。", ("多位采访对象", "工程已经停了")),
        ("不少消费者反映，收到的花和图片不一样。", ("不少消费者", "收到的花和图片不一样")),
        ("启明科技显示，新店在六月开张。", ("启明科技", "新店在六月开张")),
        ("据海岸银行，启明科技正等待许可。", ("海岸银行", "启明科技正等待许可")),
        ("根据城市规划署的信息，这条街不会封。", ("城市规划署", "这条街不会封")),
    ],
)
def test_who_speaks_without_a_name_or_in_what_he_keeps(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize("text", ["第二个参数表示，所要查看的名单。", "公开资料显示，新店在六月开张。"])
def test_signs_and_papers_of_nobody_do_not_speak(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周文静呼吁城市规划署，尽快公开图纸。", "尽快公开图纸"),
        ("周文静忧虑旧街经过多次清洁后，鼠患问题持续。", "旧街经过多次清洁后，鼠患问题持续"),
        ("启明科技在2015年7月裁定周文静有错。", "周文静有错"),
        ("周文静提出本地应当设立一个中心。", "本地应当设立一个中心"),
        ("周文静建议消费者查看包装上的资料。", "消费者查看包装上的资料"),
        ("周文静坚信科技，可以改善服务。", "科技，可以改善服务"),
        ("最高法院作出一审判决：启明科技赔偿两千元。", "启明科技赔偿两千元"),
        ("周文静从工艺方面提出建议：店里应当多用木头。", "店里应当多用木头"),
    ],
)
def test_what_is_said_where_a_verb_also_takes_things(text: str, expected: str) -> None:
    assert [words for _, words in said(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "周文静提出新的方案。",
        "启明科技公布业绩。",
        "周文静赞扬街坊做法，并发起联署。",
        "周文静呼吁街坊，大家散去。",
    ],
)
def test_a_thing_or_a_date_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "周文静带着孩子走到台前介绍：“这是我们的新店，明天开张。”",
        "“这是我们的新店，明天开张。”周文静反复地吼着。",
        "“这是我们的新店，明天开张。”周文静撩起门帘，请大家进去。",
    ],
)
def test_speech_is_of_the_person_who_acts_beside_it(text: str) -> None:
    assert said(text) == [("周文静", "这是我们的新店，明天开张。")]


def test_a_date_alone_is_not_said() -> None:
    text = "港岛日报此前报道，6月7日，据城市规划署统计，这条街空了一半。"
    assert said(text) == [("城市规划署", "这条街空了一半")]


def test_what_many_think_is_part_of_what_somebody_tells() -> None:
    assert said("周文静说，生意变了，很多人预测这会长久。") == [("周文静", "生意变了，很多人预测这会长久")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("租户叫苦　周文静促城市规划署公开图纸", ("周文静", "城市规划署公开图纸")),
        ("租户叫苦　周文静批城市规划署懒散", ("周文静", "城市规划署懒散")),
        ("租户叫苦　海岸银行倡租金降低两成", ("海岸银行", "租金降低两成")),
        ("俄罗斯：不能切断邻国的经济", ("俄罗斯", "不能切断邻国的经济")),
    ],
)
def test_headlines_clip_verbs_and_let_countries_speak(headline: str, expected: tuple[str, str]) -> None:
    assert said(f"{headline}\n周文静到会。", headings=(headline,)) == [expected]


def test_a_headline_with_a_clipped_verb_ends_where_the_next_speaker_stands() -> None:
    headline = "城市规划署批旧街倍增　启明科技：租金会降"
    assert ("启明科技", "租金会降") in said(f"{headline}\n周文静到会。", headings=(headline,))


@pytest.mark.parametrize("line", ["#周文静：不会加租", "城市规划署：不会封街"])
def test_a_line_between_paragraphs_that_a_name_heads_is_a_headline(line: str) -> None:
    speaker, words = line.removeprefix("#").split("：")
    assert said(f"会议开了一天。\n{line}\n大家都走了。") == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("最高法院经审理查明，周文静收过别人的钱。", ("最高法院", "周文静收过别人的钱")),
        ("周文静听到后连忙澄清，他是叫人闭嘴。", ("周文静", "他是叫人闭嘴")),
    ],
)
def test_what_comes_of_a_trial_or_a_hearing(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周文静虽强调沉降很小，但现场幅度很大。", "沉降很小"),
        ("周文静承认，月台出现沉降，但公司未有透露幅度。", "月台出现沉降"),
        ("周文静在声明中抨击城市规划署阻止街坊保护自己的房子。", "城市规划署阻止街坊保护自己的房子"),
        ("周文静担心政府没有在营商与民生之间作出正确的平衡。", "政府没有在营商与民生之间作出正确的平衡"),
    ],
)
def test_a_concession_a_silence_and_an_end_that_looks_like_a_thing(text: str, expected: str) -> None:
    assert said(text) == [("周文静", expected)]


def test_what_somebody_answers_for_is_a_thing() -> None:
    assert said("周文静批评城市规划署对街坊的回应。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其他批评人士说，这种方法已经试过。", ("其他批评人士", "这种方法已经试过")),
        ("《旧街宣言》的签署人还说，街道正在变空。", ("《旧街宣言》的签署人", "街道正在变空")),
        ("根据城市规划署的书面回应，图纸在一月提交。", ("城市规划署", "图纸在一月提交")),
    ],
)
def test_critics_signers_and_answers(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("启明科技发布公告，宣布减租。根据公告，新租金明年生效。", ("启明科技", "新租金明年生效")),
        (
            "周文静在社区发了一封公开信。其中写道：“我并不想这样，希望大家谅解。”",
            ("周文静", "我并不想这样，希望大家谅解。"),
        ),
    ],
)
def test_what_stands_in_what_somebody_wrote_is_his(text: str, expected: tuple[str, str]) -> None:
    assert said(text)[-1] == expected


def test_those_among_whom_somebody_asked_say_what_they_say_themselves() -> None:
    assert said("启明科技发布调查，其中近半表示「租金太高了，付不起」。") != [("启明科技", "租金太高了，付不起")]


@pytest.mark.parametrize("text", ["启明科技减租。据统计，三成人支持。", "港岛日报出版。据报道，三成人支持。"])
def test_what_counts_and_papers_say_without_a_name_is_nobodys(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "没有很多人认为这是好事。",
        "并非很多人认为这是好事。",
        "周文静经朋友介绍说，她在找工作。",
        "李志远希望学生学习的环境。",
        "天黑了。\n“谁知盘中餐，粒粒皆辛苦。”周文静从小就会背这首诗。",
    ],
)
def test_nobody_says_what_few_think_a_friend_tells_or_a_poem_says(text: str) -> None:
    assert said(text) == []


def test_a_clause_whose_thing_does_something_is_wished() -> None:
    assert said("李志远希望学生学习的环境改善。") == [("李志远", "学生学习的环境改善")]


def test_a_word_that_only_begins_like_somebody_leaves_the_pronoun() -> None:
    assert said("启明科技到场。该店长期表示愿意退款。") == [("启明科技", "愿意退款")]
