"""Voices without a known name, documents and their issuers, and voices within voices; sentences of our own."""

import pytest

from tests.store.extraction.quoting import quotes, said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("竞投之前，业内人士都有预测地价会超过两百亿。", "业内人士", "地价会超过两百亿"),
        ("港岛日报引述不具名消息称，周文静已经决定退休。", "不具名消息", "周文静已经决定退休"),
        ("报道引述另一不具名者表示，新店可能今年关门。", "另一不具名者", "新店可能今年关门"),
        ("本报向启明科技查询，对方回复称「新店会如期开张。」", "启明科技", "新店会如期开张。"),
        ("参选的周文静，其竞选办回复说「正在研究这份政纲的内容。」", "竞选办", "正在研究这份政纲的内容。"),
        ("《东岸邮报》昨天证实，网站遭遇了攻击。", "东岸邮报", "网站遭遇了攻击"),
        (
            "《东岸邮报》发言人在邮件中解释道，“调查表明，网站没有问题。”",
            "《东岸邮报》发言人",
            "调查表明，网站没有问题。",
        ),
        ("南海公司注册处记录显示，李志远是一间公司的董事。", "南海公司注册处", "李志远是一间公司的董事"),
        ("城市规划署的指引显示，住户不应把杂物放在走廊。", "城市规划署", "住户不应把杂物放在走廊"),
        ("南海金融监管机构发布报告称，骗案去年再创新高。", "南海金融监管机构", "骗案去年再创新高"),
        ("商会成员Torvin声称对此负责。", "Torvin", "对此负责"),
        ("法官同意李志远所指，被告有潜逃风险，拒绝让他保释。", "李志远", "被告有潜逃风险"),
        ("正如周文静在上个月的演讲中提到：「新店会改变这条街的面貌。」", "周文静", "新店会改变这条街的面貌。"),
        (
            "启明科技宣称，鉴于这次事故的性质，公司认为资料可能已经外泄。",
            "启明科技",
            "鉴于这次事故的性质，公司认为资料可能已经外泄",
        ),
        (
            "根据南方大学于2013年出版《诊断手册》第五版，上瘾是指一个人不能控制自己的行为。",
            "南方大学",
            "上瘾是指一个人不能控制自己的行为",
        ),
    ],
)
def test_voices_that_no_name_or_no_plain_verb_shows(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_a_pronoun_may_be_glued_to_the_word_after_it() -> None:
    assert said("周文静说：「很多学生看上去十分疲累。」她续说，校内有学生每天只睡五小时。") == [
        ("周文静", "很多学生看上去十分疲累。"),
        ("周文静", "校内有学生每天只睡五小时"),
    ]


def test_sentences_in_marks_right_after_a_reported_one_are_of_the_same_voice() -> None:
    assert said("周文静指出，储备已达八千亿元。\n「八千亿等同两年的收入，大家心中有数。」记者追问细节。") == [
        ("周文静", "储备已达八千亿元"),
        ("周文静", "八千亿等同两年的收入，大家心中有数。"),
    ]


def test_the_lawyer_of_somebody_is_whom_the_article_names_so() -> None:
    assert said("陳國強代表律师李志远昨日到庭。\n陳國強的律师称，会提出上诉。") == [("李志远", "会提出上诉")]


def test_findings_are_of_who_published_them_and_notices_of_who_issued_notices() -> None:
    text = (
        "南方大学公布一项调查，发现近一成学童沉迷游戏。"
        "城市规划署的指引显示，每天不应超过两小时。是次调查则发现一成男生超过此规定。"
    )
    assert [speaker for speaker, _ in said(text)] == ["南方大学", "城市规划署", "南方大学"]


def test_a_report_that_is_summed_up_first_is_of_who_issues_it_later() -> None:
    text = "报告显示，去年的骗案有一千四百宗；\n海岸银行昨日发布最新的报告。"
    assert said(text) == [("海岸银行", "去年的骗案有一千四百宗")]


def test_a_space_parts_phrases_in_headings_only() -> None:
    assert said("港岛日报 报道 ，新店明年开张。") == [("港岛日报", "新店明年开张")]


def test_a_thing_that_is_disclosed_is_no_statement() -> None:
    assert quotes("李志远透露了这次事故的情况，以及如何进入大楼。") == ()


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("有不愿透露身分的退休警员直言，这次裁决打击士气。", "不愿透露身分的退休警员", "这次裁决打击士气"),
        ("教协早前的调查发现，近八成教师不赞成全面复考。", "教协", "近八成教师不赞成全面复考"),
        ("至于李志远表示，早前没有收到邀请。", "李志远", "早前没有收到邀请"),
        ("在小学任教的罗老师表示，评估令学校承受压力。", "罗老师", "评估令学校承受压力"),
        ("三人小组在报告中建议，学校应公开更多会议文件。", "三人小组", "学校应公开更多会议文件"),
        ("据港岛日报11月3日援引消息人士的话称，这间公司将裁员。", "消息人士", "这间公司将裁员"),
        ("会议强调，要坚持底线思维。", "会议", "要坚持底线思维"),
        ("李志远在特别会议表示，个案已经转介。", "李志远", "个案已经转介"),
        ("三个示威团体其后发表声明，表示会继续在街上抗议。", "三个示威团体", "会继续在街上抗议"),
    ],
)
def test_people_and_groups_without_a_name(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_what_they_think_is_part_of_the_statement_about_them() -> None:
    assert said("周文静说，客户都很满意，他们认为价格合理。") == [("周文静", "客户都很满意，他们认为价格合理")]
    assert said("周文静说，他们都很满意，他们认为价格合理。") == [("周文静", "他们都很满意，他们认为价格合理")]


def test_sentences_in_marks_that_nobody_introduces_are_of_the_last_person() -> None:
    text = "李志远说，生意不好做。\n周文静表示，新店会开张。铺位在街角。「我每天都去铺位看一看，因为我实在不放心。」"
    assert said(text)[-1] == ("周文静", "我每天都去铺位看一看，因为我实在不放心。")


def test_a_few_characters_in_marks_after_a_thing_are_a_term() -> None:
    assert quotes("周文静被指不履行承诺「走数」。") == ()


def test_a_law_court_that_is_the_object_of_a_preposition_does_not_speak() -> None:
    assert quotes("周文静出席活动，尤其在法庭裁定被告表面证供成立的案件中。") == ()


def test_a_product_after_a_colon_in_a_heading_is_no_statement() -> None:
    text = "启明科技：云身份安全管理平台\n启明科技：新店明年开张\nWechat：Torvin"
    assert [quote.text for quote in quotes(text, text.split("\n"))] == ["新店明年开张"]


def test_a_caption_may_say_what_somebody_said() -> None:
    text = "周文静昨日到场。\n周文静（左）表示，新店不宜太大。"
    assert [(quote.speaker, quote.text) for quote in quotes(text, captions=text.split("\n")[1:])] == [
        ("周文静", "新店不宜太大")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "此说引起更多泛民议员质疑，其后气氛转淡。",
        "这个安排由东区汽总分会提出，各方都表示欢迎。",
        "修宪建议还包括把这一句写入序言。",
        "保安人员翻了下文件发现柜子里有一个专用的夹层。",
        "海岸银行昨日发布报告。一项调查显示，多数公司没有备份。",
        "搜索表明，前缀“GMDU”指的是一家航运公司。",
        "若李志远指这是合法的协议，就有太多巧合。",
        "李志远早前已承认一项袭警罪。",
        "李志远只说了一、两句。",
        "如果法庭采纳高门槛的话，对议员一方有利。",
        "2015年《城市安全法》强调，设施须每年检查一次。",
        "主要公司都对收入下降发出了预警，其中包括两家车厂。",
    ],
)
def test_no_voice(text: str) -> None:
    assert quotes(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("健康空气行动指出，空气污染的数字下降。", "健康空气行动", "空气污染的数字下降"),
        ("控方传召督察周文静作供。她供称，当晚看到一名男子。", "周文静", "当晚看到一名男子"),
    ],
)
def test_unknown_bodies_and_witnesses(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


@pytest.mark.parametrize("text", ["周文静被传媒多次追问当年为何没有到场。", "周文静被诊断出右手中指及无名指有骨裂。"])
def test_who_is_asked_and_a_finger_say_nothing(text: str) -> None:
    assert quotes(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("陳國強昨日到场。陳太说对他们不应设置复杂的税制。", "陳國強", "对他们不应设置复杂的税制"),
        ("Northwind 称有在线服务会模仿歌手的声音。", "Northwind", "有在线服务会模仿歌手的声音"),
        ("法官考虑专家报告及照片后，指伤势不算严重。", "法官", "伤势不算严重"),
        ("周文静出席记者会，正说：「一切都好，谢谢大家的关心。」", "周文静", "一切都好，谢谢大家的关心。"),
    ],
)
def test_forms_of_address_and_words_that_the_segmenter_glues(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_a_government_does_not_speak_for_standing_before_a_quotation() -> None:
    assert quotes("政府上周没有坐下开会，「希望明天大家有机会坐低倾更多细节，表达意见。」") == ()


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("一名不愿具名的银行家表示，市场气氛已经好转。", "一名不愿具名的银行家", "市场气氛已经好转"),
        ("街坊陈伯说：「我已经住了四十年。」", "陈伯", "我已经住了四十年。"),
        ("冰岛表示，机场会在下月陆续重开。", "冰岛", "机场会在下月陆续重开"),
        ("李志远转述周文静的话说：「这条街的前途是光明的。」", "周文静", "这条街的前途是光明的。"),
        ("周文静向所有的店主作出承诺，新店不会加租。", "周文静", "新店不会加租"),
        ("启明科技官网显示，新店明年开张。", "启明科技", "新店明年开张"),
        ("网络公司「启明科技」宣布完成第二次融资。", "启明科技", "完成第二次融资"),
        ("周文静认为占成本三成的租金是目前最大的问题。", "周文静", "占成本三成的租金是目前最大的问题"),
        ("【城市规划署：新店明年开张】", "城市规划署", "新店明年开张"),
        ("南方大学的宿舍停电。校方表示，今晚会恢复供电。", "南方大学", "今晚会恢复供电"),
    ],
)
def test_speakers_by_grammar(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in said(text)


def test_a_description_points_back_to_who_was_described_before() -> None:
    text = "另有一名店员告诉记者，手表没有现货。周文静没有回应。该店员表示，下月会有新货。"
    assert said(text)[-1] == ("一名店员", "下月会有新货")


@pytest.mark.parametrize(
    "text",
    [
        "旅客到冰岛，天气预计会转好。",
        "周文静到会。他发表声明。",
        "记者访问一名店主，了解到新店明年开张。",
    ],
)
def test_what_only_looks_like_a_speaker_says_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周文静重申租约有效，称新店明年会开张。", ["租约有效", "新店明年会开张"]),
        ("周文静表示很难说，说不准新店明年会开张。", ["很难说，说不准新店明年会开张"]),
        ("周文静表示租约有效，李志远到了店里，称新店明年会开张。", ["租约有效，李志远到了店里，称新店明年会开张"]),
        ("周文静表示，新店生意很好，重申明年会再开两家。", ["新店生意很好", "明年会再开两家"]),
        ("周文静批评，租金一直太高，直言小店撑不下去。", ["租金一直太高", "小店撑不下去"]),
        ("周文静表示，新店生意很好，希望明年再开两家。", ["新店生意很好，希望明年再开两家"]),
        ("周文静表示，局势复杂，中方希望各方保持冷静。", ["局势复杂，中方希望各方保持冷静"]),
        ("周文静表示，局势复杂，而中方认为各方应当冷静。", ["局势复杂", "各方应当冷静"]),
    ],
)
def test_a_bare_verb_begins_a_new_statement_of_the_same_speaker(text: str, expected: list[str]) -> None:
    assert [words for _, words in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("继李志远辞职后，建制派议员批评周文静，称她没有申报利益。", "建制派议员"),
        ("控方指林先生没有申报利益，应该退出。", "控方"),
        ("城市规划署发言人说，新店明年开张。发言人又说，租金会下降。", "城市规划署发言人"),
        ("美媒称，新店明年会在东岸开张。", "美媒"),
    ],
)
def test_sides_and_offices_that_are_named_by_one_word(text: str, speaker: str) -> None:
    assert [name for name, _ in said(text)][-1] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周文静表示，租金太高，又批評業主「推卸責任」。", ["租金太高", "業主「推卸責任」"]),
        ("周文静说，租约有效，并在会上宣布新店将于明年开张。", ["租约有效", "新店将于明年开张"]),
        ("周文静说，租约有效，又无合理解释的人应当受罚。", ["租约有效，又无合理解释的人应当受罚"]),
        ("周文静说，租约有效，并相信租金会降。", ["租约有效，并相信租金会降"]),
        ("周文静表示明年不会搬店，稱「叫我怎樣贊成呢？」", ["明年不会搬店", "叫我怎樣贊成呢？"]),
        ("周文静揚言「奉陪到底」，又稱已準備好文件。", ["奉陪到底", "已準備好文件"]),
        ("雖有城市規劃署職員回應，但周文静仍未表態。", []),
        ("周文静指出，李志远没有看过那份租约，李志远不同意。", ["李志远没有看过那份租约"]),
        ("周文静指出，租约有效，她不同意业主的说法。", ["租约有效，她不同意业主的说法"]),
        ("周文静问李志远冷不冷，李志远答：「我唔知佢係咪唔舒服」。", ["我唔知佢係咪唔舒服"]),
    ],
)
def test_where_the_same_voice_begins_anew_and_where_nothing_is_said(text: str, expected: list[str]) -> None:
    assert [words for _, words in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("輿論認為，租約已經失效。", "輿論", "租約已經失效"),
        ("恶意黑客此前曾宣布，除非店主付款，否则会公开名单。", "恶意黑客", "除非店主付款，否则会公开名单"),
        ("该勒索软件组织加上了店名，并威胁称不付款就会公开名单。", "该勒索软件组织", "不付款就会公开名单"),
        ("一名坐在后排的旁听人士表示，她看到有人拍照。", "一名坐在后排的旁听人士", "她看到有人拍照"),
        ("有店长向遊行人士说：「我擺在呢度，大家坐低休息。」", "店长", "我擺在呢度，大家坐低休息。"),
        ("执达吏指当时没有看清相片内容。", "执达吏", "当时没有看清相片内容"),
        ("周文静上周五表示，新店明年开张。", "周文静", "新店明年开张"),
        ("对此，有关部门表示租约已交由警方调查。", "有关部门", "租约已交由警方调查"),
        ("周文静离开时，在海岸银行外向记者表示，新店明年开张。", "周文静", "新店明年开张"),
        ("外媒都批评收费过高，欠缺诚意。", "外媒", "收费过高，欠缺诚意"),
        ("海岸银行在文件中披露遭到攻击，部分店铺受影响。", "海岸银行", "遭到攻击，部分店铺受影响"),
        ("周文静没有作出承诺。她只稱處理這些問題要實事求是。", "周文静", "處理這些問題要實事求是"),
    ],
)
def test_whoever_opens_a_clause_before_a_verb_of_saying(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


@pytest.mark.parametrize(
    "text", ["近期种种迹象表明，租金正在下降。", "第二个参数表示，所要查看的名单。", "但周认为的路太远。"]
)
def test_signs_and_parameters_are_nobody(text: str) -> None:
    assert said(text) == []


def test_a_heading_between_does_not_part_a_pronoun_from_the_only_person() -> None:
    text = "周文静表示，新店明年开张。\n租金下降\n她又称，租金已经下降。"
    assert [name for name, _ in said(text, ["租金下降"])] == ["周文静", "周文静"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "周文静表示要先了解状况，稍后再与记者通话时，李志远承认透过消息得知结果。",
            ["要先了解状况", "透过消息得知结果"],
        ),
        ("周文静说新店会开，有记者追问，何时会开，李志远没有回应。", ["新店会开"]),
    ],
)
def test_a_statement_ends_before_when_the_next_voice_speaks(text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes(text)] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周文静对代表团的到来表示欢迎，并介绍了学校的历史。", []),
        ("会上，三名公司董事表示反对，最终议案以七票通过。", []),
        ("周文静对裁员表示强烈不满，并称新店会关门。", [("周文静", "新店会关门")]),
        ("周文静表示反对，认为新店开得太早。", [("周文静", "新店开得太早")]),
        ("周文静表示不会，新店照常开张。", [("周文静", "不会，新店照常开张")]),
    ],
)
def test_what_somebody_shows_is_not_said(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found
