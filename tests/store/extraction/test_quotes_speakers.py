"""Who speaks: names, descriptions, pronouns, offices, documents, and nobody named at all."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article
from tests.store.extraction.quoting import quotes, said


def test_the_speaker_is_linked_and_placed() -> None:
    text = "文静表示，新店明年开张。"
    (quote,) = quotes(text)
    assert (quote.speaker, quote.speaker_kind, quote.speaker_id) == ("周文静", "person", "person/周文静")
    assert text[quote.speaker_start : quote.speaker_end] == "文静"


@pytest.mark.parametrize(
    "second",
    [
        "她说，租金已经下降。",
        "又指租金已经下降。",
        "她又说租金已经下降。",
        "首席执行官还透露，租金已经下降。",
        "周续称，租金已经下降。",
    ],
)
def test_what_points_back_to_the_last_speaker(second: str) -> None:
    assert said(f"周文静表示，新店明年开张。{second}") == [
        ("周文静", "新店明年开张"),
        ("周文静", "租金已经下降"),
    ]


def test_a_pronoun_means_whom_the_article_goes_on_about() -> None:
    text = "周文静表示，李志远会接手新店。陳國強昨天到店里视察。他说，生意很好。"
    assert said(text)[-1] == ("陳國強", "生意很好")


def test_a_pronoun_does_not_mean_somebody_within_a_statement() -> None:
    text = "李志远表示，陳國強会接手新店。他说，生意会更好。"
    assert said(text)[-1] == ("李志远", "生意会更好")


def test_a_pronoun_without_anybody_stays_as_written() -> None:
    (quote,) = quotes("大雨下了一夜。她说，明天还会下雨。")
    assert (quote.speaker, quote.speaker_kind, quote.speaker_id) == ("她", "unresolved", "")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("启明科技去年亏损。该公司表示，今年会好转。", "启明科技"),
        ("启明科技去年亏损，周文静减薪。公司预期，今年会好转。", "启明科技"),
        ("最高法院审理了上诉。法院认为，合约没有法律效力。", "最高法院"),
        ("城市规划署昨日发布指引。文件强调，店主应该保留记录。", "城市规划署"),
        ("启明科技公布了第二季业绩。财报显示，收入上升了一成。", "启明科技"),
        ("启明科技日前发布的第二季度财报显示，收入上升了一成。", "启明科技"),
        ("启明科技被监管机构点名，而在其看来，这完全是误会。", "启明科技"),
    ],
)
def test_companies_courts_and_documents(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("如华南一位基金经理就表示，影响不会太大。", "华南一位基金经理"),
        ("业内人士估计，影响不会太大。", "业内人士"),
        ("启明科技发言人表示，影响不会太大。", "启明科技发言人"),
        ("海岸银行行政总裁本月对港岛日报称，影响不会太大。", "海岸银行行政总裁"),
        ("该公司旗下的电信部门表示，影响不会太大。", "该公司旗下的电信部门"),
        ("最初提出方案的城市规划署相关负责人在声明中称，影响不会太大。", "城市规划署相关负责人"),
        ("一位名为「兔子」的年轻人表示，影响不会太大。", "一位名为「兔子」的年轻人"),
        ("有人认为，影响不会太大。", "有人"),
        ("周文静到会，李志远到会。两人表示，影响不会太大。", "两人"),
        ("该报报道，影响不会太大。", "该报"),
        ("不过，有南方大学师生质疑，影响不会太大。", "南方大学师生"),
        ("出版业巨头云岫集团表示，影响不会太大。", "云岫集团"),
        ("藝術家Yanki指，影响不会太大。", "Yanki"),
    ],
)
def test_speakers_without_a_name_stay_as_written(text: str, speaker: str) -> None:
    (quote,) = quotes(text)
    assert (quote.speaker, quote.speaker_kind, quote.speaker_id) == (speaker, "unresolved", "")


def test_joint_speakers_are_one_and_linked_to_each() -> None:
    (quote,) = quotes("启明科技和海岸银行表示，合作会继续。")
    assert (quote.speaker, quote.speaker_kind) == ("启明科技和海岸银行", "unresolved")
    assert quote.speaker_ids == ("organisation/启明科技", "organisation/海岸银行")


def test_both_means_the_two_that_were_named_together() -> None:
    assert said("启明科技与海岸银行昨天签约。双方表示，合作会继续。") == [("启明科技与海岸银行", "合作会继续")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("曾任城市规划署顾问的海岸银行分析师李志远表示，利率会下降。", "李志远"),
        ("据港岛日报的Anna Berg报道，利率会下降。", "Anna Berg"),
        ("海岸银行经理马库斯·韦伯（Markus Weber）在致辞中透露，利率会下降。", "马库斯·韦伯"),
        ("传媒引述启明科技当晚回应称，利率会下降。", "启明科技"),
        ("周文静率领启明科技访问团到海岸银行参观时说，利率会下降。", "周文静"),
        ("启明科技昨日发布通知，称利率会下降。", "启明科技"),
    ],
)
def test_of_several_names_the_one_that_speaks(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)] == [speaker]


def test_several_items_of_news_do_not_lend_each_other_their_companies() -> None:
    text = "海岸银行扩张\n海岸银行表示，明年会增加分行。\n新电影上映\n该公司表示，票房已经打破纪录。"
    speakers = [quote.speaker for quote in quotes(text, ["海岸银行扩张", "新电影上映"])]
    assert speakers[0] == "海岸银行"


def test_a_name_in_marks_may_speak() -> None:
    (quote,) = quotes("反垃圾邮件组织“灯塔”警告称，此波入侵可能导致网络攻击。")
    assert (quote.speaker, quote.speaker_kind) == ("灯塔", "unresolved")


def test_whom_it_is_said_to_does_not_speak() -> None:
    assert said("周文静向《港岛日报》表示，新店明年开张。") == [("周文静", "新店明年开张")]


def test_what_governs_a_relative_clause_does_not_govern_the_speaker() -> None:
    assert said("去年支持周文静的李志远说，租金会下降。") == [("李志远", "租金会下降")]


def test_a_polite_name_is_a_speaker() -> None:
    assert said("50岁的陈小姐说，她每年都来。")[0][0].endswith("陈小姐")


def test_said_and_added_is_one_statement() -> None:
    assert said("周文静说，并补充说新店明年会开张。") == [("周文静", "新店明年会开张")]


def test_what_is_bracketed_does_not_part_a_speaker_from_the_verb() -> None:
    text = "启明科技（下称：启明，Qiming）6月12日上午宣布，已同海岸银行结盟。"
    assert said(text) == [("启明科技", "已同海岸银行结盟")]


def test_a_report_of_two_is_both_of_theirs() -> None:
    text = "启明科技和海岸银行发布的一份报告显示，存款上升了两成。该报告发现，老人存得最多。"
    assert [speaker for speaker, _ in said(text)] == ["启明科技和海岸银行", "启明科技和海岸银行"]


def test_whom_it_is_said_to_may_be_described() -> None:
    assert said("周文静对台下的朋友李志远说，新店明年开张。") == [("周文静", "新店明年开张")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("店主说，他每天很早出门。", "店主"),
        ("村民告诉我们，从今年开始拆房。", "村民"),
        ("在村里生活了五、六年的工人表示，去年没有人受到影响。", "在村里生活了五、六年的工人"),
        ("那位治安巡逻员表示，这一排画室也要拆。", "治安巡逻员"),
        ("云岫银行一位理财经理对记者表示，利率明年会下降。", "云岫银行一位理财经理"),
        ("云岫银行昨日降息。该行工作人员表示，利率明年还会下降。", "云岫银行工作人员"),
        ("云岫银行公布财报，其高管预告，明年会有一场价格战。", "云岫银行高管"),
    ],
)
def test_whoever_opens_the_clause_speaks_by_what_he_is_and_whose(text: str, speaker: str) -> None:
    quotes = extract(Article(id="article/test", title="", text=text)).quotes
    assert [quote.speaker for quote in quotes] == [speaker]


@pytest.mark.parametrize("text", ["记者发现，门口没有人。", "机器人说，你好吗朋友。", "他见邻居，说了几句话。"])
def test_nobody_in_particular_is_not_a_person_by_his_noun(text: str) -> None:
    assert not {"记者", "机器人", "邻居"} & {who for who, _ in said(text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("周文静向海岸银行的股东证实，新店明年开张。", "周文静"),
        ("派件公司的员工对《港岛日报》记者表示，人手一直不够。", "派件公司的员工"),
        ("周文静博士告诉港岛日报记者：“新店明年开张，租约已经签了。”", "周文静"),
        ("港岛日报的报道称，新店明年开张。", "港岛日报"),
        ("城市规划署在官方微信发文称，新店明年开张。", "城市规划署"),
        ("周文静这样解释：“新店明年开张，租约已经签了。”", "周文静"),
    ],
)
def test_whom_and_by_what_it_is_said_hides_nobody(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("松子说，她不认识店主。松子说，她每天都很累。\n后来松子向记者证实，店关了三年。", 3 * ["松子"]),
        ("松子说，她不认识店主。松子认为，店会关门。她还说，租金太高。", ["松子", "松子", "松子"]),
        ("证人林某某称，他没有见过合同。", ["林某某"]),
        ("邻居林某洲也说，他没有见过合同。", ["林某洲"]),
        ("奶奶说，这条街从前更热闹。", ["奶奶"]),
        ("专家们认为，利率会下降。", ["专家们"]),
        ("业内认为，利率会下降。", ["业内"]),
    ],
)
def test_speakers_that_only_the_article_shows(text: str, speakers: list[str]) -> None:
    assert [name for name, _ in said(text)] == speakers


@pytest.mark.parametrize("text", ["天气说，明天有雨。", "建议教师提示学生，明天要带伞。", "老人没说，明天会下雨。"])
def test_what_is_named_once_or_advised_does_not_speak(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("海岸银行深圳一网点客户经理表示，利率会下降。上述客户经理说，存款不变。", 2 * ["海岸银行深圳一网点客户经理"]),
        ("一位不愿具名的业内人士表示，利率会下降。前述业内人士又说，存款不变。", 2 * ["一位不愿具名的业内人士"]),
        ("一位教师表示，课会照上。上述业内人士说，存款不变。", ["一位教师", "业内人士"]),
    ],
)
def test_who_is_pointed_back_at_is_who_spoke(text: str, speakers: list[str]) -> None:
    assert [name.removeprefix("上述") for name, _ in said(text)] == speakers


def test_a_ruling_is_of_the_court_named_last() -> None:
    assert said("最高法院驳回上诉。判词指出，合约没有法律效力。") == [("最高法院", "合约没有法律效力")]


def test_who_was_only_told_is_not_what_is_said() -> None:
    text = "“新店明年开张，租约已经签了。”周文静告诉港岛日报记者。"
    assert said(text) == [("周文静", "新店明年开张，租约已经签了。")]


def test_who_is_named_after_a_source_that_confirms_does_not_speak() -> None:
    text = "海岸银行昨天失火，经警方核实，没有人受伤。周文静搬了店，经朋友介绍，租下了新店。"
    assert said(text) == [("警方", "没有人受伤")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("周文静否认挖走前总裁李志远的班底，她说，招聘都是公开的。", "周文静"),
        ("周文静认同市民在网上的留言，认为这是好事，大家会习惯的。", "周文静"),
        ("周文静被问及李志远的去留时，表示会继续同他合作。", "周文静"),
    ],
)
def test_whom_a_verb_of_a_sentence_concerns_is_not_whom_it_is_about(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_who_was_asked_is_whom_the_next_sentence_begins_with() -> None:
    text = "李志远说，新店会开。本报向经理周文静，查询新店一事。她指，租约已经签了。"
    assert said(text)[-1] == ("周文静", "租约已经签了")


def test_two_who_are_joined_with_the_title_of_the_second_speak_together() -> None:
    (quote,) = quotes("前主席周文静及副主席李志远认为，租约已经签了。")
    assert (quote.speaker, quote.speaker_ids) == ("周文静及李志远", ("person/周文静", "person/李志远"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("海岸渔会主席周文静及渔业公会理事长李志远均指，租约已经签了。", "周文静及李志远"),
        ("主席周文静及理事长李志远，今天在《港岛日报》撰文，指租约已经签了。", "周文静及李志远"),
        ("对于这次停业，周文静及店员们认为，租约已经签了。", "周文静及店员们"),
        ("李志远（John Li）和政府防灾顾问团队成员星期三对港岛日报说，租约已经签了。", "李志远和政府防灾顾问团队成员"),
        ("《海堤宣言》的作者和联署人士表示，租约已经签了。", "《海堤宣言》的作者和联署人士"),
        ("物管业界、清洁公司、启明科技均批评，租约早就签了。", "物管业界、清洁公司、启明科技"),
        ("丹麦与挪威先前曾数度表示，租约已经签了。", "丹麦与挪威"),
    ],
)
def test_those_who_are_joined_speak_together(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "启明科技创始人、董事长周文静表示，租约已经签了。",
        "李志远的妻子、启明科技主席周文静表示，租约已经签了。",
        "周文静和李志远通电话，表示租约已经签了。",
    ],
)
def test_what_somebody_is_besides_and_with_whom_he_speaks_are_nobody_beside_him(text: str) -> None:
    assert said(text)[0][0] == "周文静"


def test_they_are_those_who_spoke_together_though_one_spoke_alone_since() -> None:
    text = "主席周文静及理事长李志远均指，租约已经签了。李志远形容，安排是倒退。他们表示月底会开会。"
    assert said(text)[-1] == ("周文静及李志远", "月底会开会")


@pytest.mark.parametrize(
    "text",
    [
        "周文静近日跟主席李志远共同召开记者会时说，租约已经签了。",
        "周文静昨天与主席李志远通电话后接受专访时表示，租约已经签了。",
        "周文静今天在立法会接受李志远质询时表示，租约已经签了。",
        "李志远代表律师周文静，在今年2月发出的公开信中表示，租约已经签了。",
    ],
)
def test_whom_somebody_meets_or_stands_for_does_not_speak(text: str) -> None:
    assert said(text)[0] == ("周文静", "租约已经签了")


def test_two_whom_one_verb_has_speak_together() -> None:
    assert said("周文静与李志远表示，租约已经签了。")[0][0] == "周文静与李志远"
