"""Organisations in captions, title marks, by-lines and behind descriptions, on sentences of our own."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.names import find_names
from store.model import Article, Block
from tests.store.extraction.reading import document_of, names_in, organisations_in


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("記者會昨日舉行。路透社圖片", {"路透社"}),
        ("市民排隊。河谷時報照片", {"河谷時報"}),
        ("市民排隊。網上圖片", set()),
        ("市民排隊。美聯社", {"美聯社"}),
    ],
)
def test_a_caption_credits_a_medium(caption: str, found: set[str]) -> None:
    blocks = (Block(start=0, end=len(caption), kind="caption"),)
    document = prepare(Article(id="article/undated-test", title="", text=caption, blocks=blocks))
    organisations, _ = find_names(document)
    assert {organisation.name for organisation in organisations} == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《河谷言论报》昨日停印。", "河谷言论报"),
        ("商业杂志《Slow Harbour》的网站被入侵。", "Slow Harbour"),
        ("《Quiet Ledger》报道，公司已经停产。", "Quiet Ledger"),
    ],
)
def test_a_newspaper_stands_in_title_marks(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize("text", ["两国发表《联合公报》。", "他读完了《白鲸》。", "公司发布《2023年年报》。"])
def test_a_work_in_title_marks_is_no_newspaper(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_the_government_of_a_party_is_none() -> None:
    assert "民主党政府" not in names_in("美国政府及民主党政府表示满意。")


def test_a_sum_in_a_list_of_companies_is_none_of_them() -> None:
    assert "350元" not in names_in("云岫、望川、350元等企业到场。", known=False)


def test_a_name_does_not_keep_a_description_before_it() -> None:
    text = "上市公司云杉服务集团宣布扩张。记者到访远山中心云杉服务集团办公室。云杉服务集团表示欢迎。"
    assert names_in(text, known=False) == {"云杉服务集团"}


def test_what_a_man_does_with_a_group_is_no_name() -> None:
    assert names_in("张伟明表示，他有信心。张伟明领导集团多年。", known=False) == set()


def test_a_line_of_business_that_begins_a_title_is_none() -> None:
    assert "渣打银行投资" not in names_in("渣打银行投资总监陈大文出席会议。")


def test_a_known_name_does_not_end_inside_a_minister() -> None:
    assert "美国财政部" not in names_in("美国财政部长今日访华。")


def test_a_known_name_is_not_the_beginning_of_a_foreign_one() -> None:
    assert names_in("海尔布隆位于德国，海尔布隆市民表示欢迎。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "文件交由委员会处理。",
        "议员写信给委员会。",
        "专责委员会昨日开会。",
        "有关政策局会跟进。",
        "独立调查委员会开会。",
    ],
)
def test_verbs_and_sorts_name_no_committee(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_what_is_a_mans_own_has_no_name() -> None:
    text = "陈大文表示，他的公司会迁出。陈大文的公司昨日搬迁，陈大文旗下公司也一样。"
    assert names_in(text, known=False) == set()


def test_a_government_is_named_by_the_man_who_leads_it() -> None:
    assert "特朗普政府" in names_in("特朗普政府公布新的计划。", known=False)


def test_a_measure_behind_a_noun_is_no_name() -> None:
    assert names_in("有公司200GB的数据被盗，公司200GB数据已公开。", known=False) == set()


def test_a_bracket_holds_a_foreign_name_and_its_initials() -> None:
    found = organisations_in("北国罪案调查局（Northern Crime Agency，NCRA）表示，NCRA 正在调查。", known=False)
    assert [organisation.aliases for organisation in found.values()] == [("Northern Crime Agency", "NCRA")]


def test_a_title_finds_its_organisation_behind_a_description_and_title_marks() -> None:
    _, people = find_names(
        document_of("他是一間英國公司 Emberdata Limited 董事。陈大文是一家英国公司 Emberdata Limited 董事。")
    )
    assert [role.organisation for person in people for role in person.roles] == ["Emberdata Limited"]


def test_an_office_is_not_its_department() -> None:
    assert names_in("律政司長今日會見傳媒。") == set()


def test_what_a_company_is_called_is_said_once() -> None:
    text = "澳洲公司VGL停業。VGL的款項不明，VGL的帳目不清，有關VGL的調查，以及VGL事件。涉及VGL的人。因為VGL款項。"
    assert "VGL" in names_in(text, known=False)


def test_a_verb_stands_inside_the_name_of_a_learned_body() -> None:
    assert "日本漢語能力檢定協會" in names_in("日本漢語能力檢定協會公布結果。", known=False)
    assert "推動協會" not in names_in("他推動協會發展。", known=False)


def test_a_short_known_name_is_not_a_town() -> None:
    assert names_in("大雪襲擊伊利市，伊利市停課。") == set()


def test_a_man_and_a_verb_before_a_head_are_no_name() -> None:
    assert names_in("陳大文表示不滿。陳大文升中學後搬家。", known=False) == set()


def test_a_court_by_its_place_is_the_one_named_in_full() -> None:
    found = organisations_in("案件在纽约曼哈顿联邦法院提堂，纽约法院拒绝保释。", known=False)
    assert [organisation.aliases for organisation in found.values()] == [("纽约法院",)]


def test_a_publisher_is_one_with_the_short_name_in_its_own() -> None:
    text = "互联网云杉时报\n云杉时报获悉，公司停产。"
    blocks = (Block(start=0, end=7, kind="byline"), Block(start=8, end=len(text)))
    article = Article(id="article/undated-test", title="", text=text, blocks=blocks, publisher="互联网云杉时报")
    organisations, _ = find_names(prepare(article), known=False)
    assert [(found.name, found.aliases) for found in organisations] == [("互联网云杉时报", ("云杉时报",))]


def test_a_publisher_is_named_without_what_it_says_of_itself() -> None:
    text = "云杉时报-有思想的新媒体\n公司停产。"
    blocks = (Block(start=0, end=12, kind="byline"), Block(start=13, end=len(text)))
    article = Article(
        id="article/undated-test", title="", text=text, blocks=blocks, publisher="云杉时报-有思想的新媒体"
    )
    organisations, _ = find_names(prepare(article), known=False)
    assert [found.name for found in organisations] == ["云杉时报"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("香港洗衣公會主席林大維指出，成本上升。", "香港洗衣公會"),
        ("參展的澳門燈具行業協會會長林大維表示樂觀。", "澳門燈具行業協會"),
        ("三明市農業農村局已暫停有關服務。", "三明市農業農村局"),
        ("南平市財政局、三明市城管局都派人到場。", "三明市城管局"),
        ("昨日，麗水市公安局通報案情。", "麗水市公安局"),
    ],
)
def test_a_title_or_a_function_word_joined_to_a_head_hides_no_body(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_place_before_a_known_body_makes_it_another_one() -> None:
    found = organisations_in("三明市沙县区教育局称今年扩招。上海市徐汇区教育局称明年扩招。")
    assert {"三明市沙县区教育局", "上海市徐汇区教育局"} <= found.keys()


def test_the_short_name_of_a_body_belongs_to_the_one_named_with_its_places() -> None:
    found = organisations_in("上海市徐汇区教育局公布名单。教育局称明年扩招。")
    assert [one.aliases for one in found.values()] == [("教育局",)]


def test_a_known_body_may_end_another_ones_name() -> None:
    assert "澳門文化及青年發展局" in names_in("澳門文化及青年發展局公布新計劃。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("前線醫護聯盟主席黃嘉恩證實，病床不足。", "前線醫護聯盟"),
        ("海濱文化導賞會成員侯清儀負責帶團。", "海濱文化導賞會"),
        ("獨立作家筆會前會長林大維說，不會出席。", "獨立作家筆會"),
    ],
)
def test_who_is_called_its_head_shows_a_body(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize("text", ["大會主席林大維致辭。", "研討會主席林大維致辭。", "專責委員會主席林大維說，要再議。"])
def test_a_meeting_with_a_chair_is_no_body(text: str) -> None:
    assert names_in(text) == set()


def test_what_stands_alone_in_quotation_marks_is_a_house_and_no_building() -> None:
    assert "陽光洗衣中心" in names_in("她曾在北角「陽光洗衣中心」工作。", known=False)
    assert names_in("她曾在北角陽光洗衣中心工作。", known=False) == set()


def test_who_leads_a_round_is_named_by_the_frame_of_the_sentence() -> None:
    assert "苏州启和投资" in names_in("本轮融资由苏州启和投资领投。", known=False)
    assert names_in("本轮融资由多位老股东领投。", known=False) == set()


def test_the_last_of_a_list_ends_with_its_name() -> None:
    text = "由云岫集团、芮橡资本、深圳德鼎泓和望川集团共同投资。"
    assert "深圳德鼎泓" in names_in(text, known=False)


def test_a_title_begins_after_the_party() -> None:
    _, people = find_names(document_of("公民黨主席林大維說，不會參選。"))
    assert [(role.title, role.organisation) for person in people for role in person.roles] == [("主席", "公民黨")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("她在东海市第三中学任教。", "东海市第三中学"),
        ("案件上訴至臺灣高等法院高雄分院。", "臺灣高等法院高雄分院"),
        ("青岛市公安局交警支队南山大队到场。", "青岛市公安局交警支队南山大队"),
        ("东海儿童医院急诊科主任林大维提醒家长。", "东海儿童医院"),
        ("东海消费者协会约谈商家。", "东海消费者协会"),
        ("望川传媒集团公布业绩。", "望川传媒集团"),
        ("中信望川期货研究员林大维说。", "中信望川期货"),
        ("澳大利亚国家科学院院士林大维说。", "澳大利亚国家科学院"),
        ("望川咖啡创始人林大维道歉。", "望川咖啡"),
    ],
)
def test_a_body_is_named_to_its_end(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text", ["他腕部受伤。", "她2017年7月25日向市民道歉。", "当地医疗保障局会跟进。", "中西部降温。"]
)
def test_parts_and_places_are_no_bodies(text: str) -> None:
    assert names_in(text) == set()


def test_where_one_of_a_list_is_sure_and_all_are_likely_all_are() -> None:
    text = "青岭白酒、云岫啤酒和望川乳业股价上涨。"
    assert {"青岭白酒", "云岫啤酒", "望川乳业"} <= names_in(text, known=False)
    assert names_in("他买了青岭白酒、云岫啤酒和花生。", known=False) == set()


def test_a_joint_before_a_known_body_is_no_place() -> None:
    assert names_in("財政司司長陳茂波及創科局局長林大維出席。") == {"創科局"}


def test_a_unit_after_a_number_is_no_brand() -> None:
    assert names_in("7奈米訂單滿載，7奈米股價。") == set()
