"""Who speaks without a known name: by the nouns that open a clause, by short names for bodies and courts."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article, Block
from tests.store.extraction.quoting import quotes, said


def speakers(text: str) -> list[tuple[str, str]]:
    """Return speaker and words of each quote of an article whose names the extractor finds itself."""
    block = Block(start=0, end=len(text), kind="paragraph")
    article = Article(id="article/2026-11-27-described", title="", text=text, blocks=(block,), language="zh-Hant")
    return [(quote.speaker, quote.text) for quote in extract(article).quotes]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("传染病科表示，今年的个案不多。", "传染病科", "今年的个案不多"),
        ("至于教联表示，校长已经辞职。", "教联", "校长已经辞职"),
        ("警探Rolf Haugen对此表示，案件还在查。", "Rolf Haugen", "案件还在查"),
        ("该名流浪汉表示，路还很长。", "该名流浪汉", "路还很长"),
        ("多名建制派在公开会议上批评，文件来得太晚。", "多名建制派", "文件来得太晚"),
        ("部分长者指是由邻居送来。", "部分长者", "是由邻居送来"),
        ("81岁的退休职员说：「潮水总会回来。」", "81岁的退休职员", "潮水总会回来。"),
        ("据资深消防人员表示，火势已经受控。", "资深消防人员", "火势已经受控"),
        ("研究人员发现，新药可以减轻头痛。", "研究人员", "新药可以减轻头痛"),
        ("交警告诉周文静，走失时先看路牌。", "交警", "走失时先看路牌"),
        ("检察机关指控，周文静收过别人的钱。", "检察机关", "周文静收过别人的钱"),
        ("法国和德国今天表示，谈判已经完成。", "法国和德国", "谈判已经完成"),
        ("这位从南洋回来办厂的归侨商人坚信，店铺会开张。", "这位从南洋回来办厂的归侨商人", "店铺会开张"),
        ("周文静的大学同学证实，她写过一封信。", "周文静的大学同学", "她写过一封信"),
        ("海岸银行店员告诉李志远，门已经关了。", "海岸银行店员", "门已经关了"),
        ("二人的遗孀均称，路还很长。", "二人的遗孀", "路还很长"),
        ("李志远去世，其家属质疑，店里的东西才是原因。", "家属", "店里的东西才是原因"),
        ("据高某交代，他没有工作，也没有朋友。", "高某", "他没有工作，也没有朋友"),
        ("法院查明，海岸银行曾多次欠薪。", "法院", "海岸银行曾多次欠薪"),
        ("有店员曾经向法庭反映，店铺周六要开门。", "店员", "店铺周六要开门"),
        ("了解情况后民警告诉他，走失时先看路牌。", "民警", "走失时先看路牌"),
        ("据城市规划署理解，店方已经联络业主。", "城市规划署", "店方已经联络业主"),
        ("有学生在席间指因政府无能，所以要谨慎对待。", "学生", "因政府无能，所以要谨慎对待"),
        ("原告担心路还很长。", "原告", "路还很长"),
        ("快递员昨日在记者会上指出，路还很长。", "快递员", "路还很长"),
        ("死者家属回应称，路还很长。", "死者家属", "路还很长"),
        ("建制派批评，文件来得太晚。", "建制派", "文件来得太晚"),
    ],
)
def test_nouns_that_open_a_clause_are_somebody(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "大家都认为，路还很长。",
        "信里说，路还很长。",
        "周文静的脸色反映，路还很长。",
        "isVip表示，用户付过钱。",
        "部分声称可以降解的物料仍然有毒。",
        "财政预算案指，政府会加税。",
        "启明科技公布最新业绩，表明战略没有错。",
        "职员将漆面磨平，以回复至原来的状况。",
        "李志远因承认襲警被还押。",
    ],
)
def test_nouns_that_are_nobody_and_verbs_that_report_nothing(text: str) -> None:
    assert quotes(text) == ()


def test_a_body_is_called_by_the_end_of_its_name() -> None:
    text = "城市规划署昨日发稿。周文静到会。规划署认为，新楼太高。"
    assert said(text) == [("城市规划署", "新楼太高")]


def test_a_report_that_goes_on_in_another_section_is_of_who_issued_it() -> None:
    text = "城市规划署公布报告。报告指，旧楼太多。\n第二章\n报告又指，新楼太少。"
    assert said(text, headings=["第二章"]) == [("城市规划署", "旧楼太多"), ("城市规划署", "新楼太少")]


def test_a_judge_is_called_by_his_surname_and_the_bench() -> None:
    text = "裁判官譚志文昨日判刑。譚官在判詞中指出，被告沒有悔意。"
    assert speakers(text)[-1] == ("譚志文", "被告沒有悔意")


def test_nobody_else_of_the_surname_is_a_judge() -> None:
    text = "商人譚志文昨日到庭。譚官指出，被告沒有悔意。"
    assert speakers(text)[-1] == ("譚官", "被告沒有悔意")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("周文静打断他说，这件事不归银行管。", "周文静"),
        ("李志远在社交媒体Northwind表示，这件事不归银行管。", "李志远"),
        ("李志远在代表被告的大律师陳國強盘问下表示，这件事不归银行管。", "李志远"),
        ("李志远在会上亦质疑，这件事不归银行管。", "李志远"),
        ("李志远昨日在简报会证实，这件事不归银行管。", "李志远"),
        ("李志远發文稱其店鋪沒有倒閉，這件事不歸銀行管。", "李志远"),
        ("李志远重提旧案，质疑文件从来没有公开。", "李志远"),
    ],
)
def test_whoever_acts_speaks_and_not_whom_or_where(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)] == [speaker]


def test_he_said_before_a_word_that_the_segmenter_glues_to_the_verb() -> None:
    text = "周文静到会。她指當政府人員到訪時，一切已經改變。"
    assert said(text) == [("周文静", "當政府人員到訪時，一切已經改變")]


def test_what_somebody_spoke_of_leads_up_to_what_he_said() -> None:
    text = "周文静谈到「开店难」收起笑容说：「我们忍了很久，一家店也没有开成。」"
    assert said(text) == [("周文静", "我们忍了很久，一家店也没有开成。")]


def test_they_are_the_members_of_an_association() -> None:
    text = "學生會昨日到校。青山大學學生會表示，不會讓步。他們指，校方沒有誠意。"
    assert [name for name, _ in speakers(text)] == ["青山大學學生會"] * 2


def test_quotations_in_a_list_are_of_one_voice() -> None:
    text = "周文静写道：「开店从来都不容易，租金太贵。」、「我们还是会开下去，请大家放心。」"
    assert [name for name, _ in said(text)] == ["周文静", "周文静"]


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("街上的人多起来，", True),
        ("李志远与陳國強等在门外，", False),
        ("门上写的是，", False),
        ("街上的人多起来、", False),
    ],
)
def test_sentences_behind_a_comma_are_of_the_last_voice_where_nobody_else_is_named(between: str, found: bool) -> None:
    text = f"周文静说，第一年最难。{between}「我们就请得起人了，生意越来越好，大家都很高兴。」"
    assert ("周文静", "我们就请得起人了，生意越来越好，大家都很高兴。") in said(text) or not found
    assert len(said(text)) == 1 + found


def test_only_one_person_goes_on_behind_a_comma() -> None:
    words = "「我们就请得起人了，生意越来越好，大家都很高兴。」"
    assert said(f"黄女士说，第一年最难。街上的人多起来，{words}")[-1][0] == "黄女士"
    assert len(said(f"警方说，第一年最难。街上的人多起来，{words}")) == 1
    assert len(said(f"海岸银行说，第一年最难。街上的人多起来，{words}")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("周文静表示，滿意參展成果，又稱今屆帶同十五間公司來澳。", ["滿意參展成果", "今屆帶同十五間公司來澳"]),
        ("周文静作出承诺，并在网上宣布将重开旧店。", ["将重开旧店"]),
        ("周文静坚信增加人手，能改善各店的服务。", ["增加人手，能改善各店的服务"]),
        ("周文静又更正，当日只有三家店开门。", ["当日只有三家店开门"]),
        ("周文静暗示新店会搬走。", ["新店会搬走"]),
        ("周文静早前均表明，不会出让旧店。", ["不会出让旧店"]),
    ],
)
def test_what_a_person_says_begins_and_ends_at_the_verbs_of_the_sentence(text: str, words: list[str]) -> None:
    assert said(text) == [("周文静", each) for each in words]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("周文静医生表示，病人不多。", "周文静", "病人不多"),
        ("周文静家属表示，病人不多。", "周文静家属", "病人不多"),
        ("周文静，在今年2月发出的公开信中表示，李志远是一名年轻人。", "周文静", "李志远是一名年轻人"),
    ],
)
def test_a_letter_or_a_title_may_stand_between_who_speaks_and_the_verb(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_a_report_may_estimate() -> None:
    text = "城市规划署昨日发布报告。该报告估算旧楼有五千幢会在十年内倒塌。"
    assert said(text) == [("城市规划署", "旧楼有五千幢会在十年内倒塌")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "海岸银行本月进行的“置业意向调查”显示，逾五成人看淡楼市。调查亦显示，三成人计划入市。",
            [("海岸银行", "逾五成人看淡楼市"), ("海岸银行", "三成人计划入市")],
        ),
        ("海岸银行门外的“红色”显示，门已经关上。", []),
    ],
)
def test_a_survey_named_in_marks_is_who_made_its(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


def test_a_court_named_long_ago_is_meant_by_the_word_for_it() -> None:
    text = "最高法院昨日判案。" + "街上下着大雨，行人很少。" * 60 + "\n法院认为，合约无效。"
    assert said(text) == [("最高法院", "合约无效")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("该小区一位刘姓业主说，租约已经签了。", "该小区一位刘姓业主"),
        ("另一位消费者朱女士向记者反映，租约已经签了。", "朱女士"),
        ("江苏苏州一位孕妇称租约已经签了。", "江苏苏州一位孕妇"),
        ("海洋运输行动组织的专家表示，租约已经签了。", "海洋运输行动组织的专家"),
        ("东湾新区消费扶贫专区相关负责人表示，租约已经签了。", "东湾新区消费扶贫专区相关负责人"),
        ("法国总统周文静的办公室表示，租约已经签了。", "法国总统周文静的办公室"),
        ("南方大学师生昨天开会，呼吁租约要早签。", "南方大学师生"),
        ("“租约已经签了，新店明年开张。”启明科技相关负责人对港岛社记者表示。", "启明科技相关负责人"),
        ("周文静女士表示，租约已经签了。", "周文静"),
    ],
)
def test_a_description_is_as_long_as_what_tells_who_it_is(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("蛋糕店成都负责人在场。该负责人说，租约已经签了。", "蛋糕店成都负责人"),
        ("政府消息人士说，新店会开。但消息人士称，租约已经签了。", "政府消息人士"),
        ("记者联系到苏州一位工作人员。她表示，租约已经签了。", "苏州一位工作人员"),
        ("记者以市民身份致电城市规划署，查询新店一事。对方表示，租约已经签了。", "城市规划署"),
        ("记者与海岸银行取得联系，对方称，租约已经签了。", "海岸银行"),
    ],
)
def test_who_is_told_of_before_is_pointed_at(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_the_staff_of_an_organisation_are_nobody_whom_he_means() -> None:
    text = "周文静说，新店会开。启明科技员工每天六点开灯。她记得，租约已经签了。"
    assert said(text)[-1][0] == "周文静"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("据黎女士介绍，租约已经签了。", "黎女士"),
        ("南方大学研究员塞奎拉称，租约已经签了。", "塞奎拉"),
        ("但多间医院的前线医生向港岛日报指出，租约已经签了。", "多间医院的前线医生"),
        ("新店开张，连民主派也表示，租约已经签了。", "民主派"),
        ("周文静昨天到场，与一些朋友办了展览，认为租约要早签。", "周文静"),
        ("周文静当场说，新店会开。这里聚集了近200家店，也是老街。她希望租约早签。", "周文静"),
        ("根据启明科技有关城市规划署用地的声明，租约已经签了。", "启明科技"),
    ],
)
def test_small_words_and_other_people_are_no_part_of_who_speaks(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("李志远给启明科技打电话询问情况，对方说，租约已经签了。", "启明科技"),
        ("李志远在会见周文静时，对方曾表示租约已经签了。", "周文静"),
        ("李志远指，自己有和启明科技开会，但对方认为租约不用早签。", "启明科技"),
        ("东湾城镇的市长们已经提出了质疑。他们担心，租约签不成。", "东湾城镇的市长们"),
        ("周文静昨天搬了店。她的同学称，租约已经签了。", "周文静的同学"),
    ],
)
def test_who_is_met_or_whose_he_is_is_told_before(text: str, speaker: str) -> None:
    assert said(text)[-1][0] == speaker


def test_a_ruling_is_of_the_court_that_the_article_is_about_and_not_of_one_that_it_cites() -> None:
    text = "最高法院昨天作出判决。裁定援引了南方大学的案例，即东湾法院的判例。判词指，合约没有法律效力。"
    assert said(text)[-1][0] == "最高法院"


def test_the_day_on_which_somebody_speaks_is_no_part_of_who_he_is() -> None:
    assert said("2月5日武汉一消费者反映，租约已经签了。")[0][0] == "武汉一消费者"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("新标准尽管众多基金经理认为，租约已经签了。", "众多基金经理"),
        ("小丽却被不少家长指，租约已经签了。", "不少家长"),
        ("海岸银行一位内部人士表示，租约已经签了。", "海岸银行一位内部人士"),
    ],
)
def test_those_who_are_counted_begin_behind_the_clause_before_them(text: str, speaker: str) -> None:
    assert said(text)[0][0] == speaker
