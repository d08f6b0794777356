"""Names that belong together: a hospital and its university, a firm and its registered name, a pair of names."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他在云州大学附属第一医院就诊。", "云州大学附属第一医院"),
        ("病人送往江州医科大学附設醫院。", "江州医科大学附設醫院"),
        ("专家来自江州师范学院第二医院。", "江州师范学院第二医院"),
        ("孩子就读于云州大学附属中学。", "云州大学附属中学"),
    ],
)
def test_a_hospital_keeps_the_university_that_it_belongs_to(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


def test_a_university_and_a_hospital_beside_it_are_two() -> None:
    assert "云州大学和第一医院" not in names_in("他在云州大学和第一医院任职。", known=False)


def test_a_firm_is_called_by_the_brand_of_its_registered_name() -> None:
    text = "北京极岚新能源科技有限公司昨日开业。极岚公司说，产量会增加。"
    found = organisations_in(text, known=False)
    assert found["北京极岚新能源科技有限公司"].aliases == ("极岚公司",)


def test_a_brand_that_two_registered_firms_share_stays_for_itself() -> None:
    text = "北京极岚科技有限公司起诉上海极岚食品有限公司。极岚公司没有回应。"
    assert organisations_in(text, known=False)["极岚公司"].aliases == ()


def test_a_registered_name_proves_what_is_left_without_place_and_legal_form() -> None:
    text = "监管部门对云州市鲜禾食品有限公司立案调查。鲜禾食品法定代表人表示会配合。"
    assert "鲜禾食品" in names_in(text, known=False)


def test_a_province_behind_an_address_begins_the_name() -> None:
    names = names_in("张家口市桥东区河北极岚化工有限公司附近发生事故。", known=False)
    assert names == {"河北极岚化工有限公司"}


def test_a_public_body_ends_where_the_segmenter_joined_it_with_a_verb() -> None:
    assert "工信部" in names_in("工信部下架了三款应用。")
    assert "财政部" not in names_in("财政部门口径不同。")


def test_a_country_that_is_a_part_of_the_market_is_no_part_of_the_name() -> None:
    assert names_in("星巴克中国区总裁离任。") == {"星巴克"}
    assert names_in("星巴克中国宣布开店。") == {"星巴克中国"}


@pytest.mark.parametrize(("text", "name"), [("本田与日产都在裁员。", "日产"), ("字节、快手的员工离职。", "字节")])
def test_a_known_name_that_is_also_a_word_is_one_beside_a_known_one(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_product_beside_a_known_name_is_none() -> None:
    assert "微信" not in names_in("快手、微信都很流行。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("教育部水质监测局已派船。", "教育部水质监测局"),
        ("財政部資訊安全工作站溯源追查。", "財政部資訊安全工作站"),
    ],
)
def test_a_unit_keeps_the_public_body_that_it_belongs_to(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize("text", ["财政部成立税务监督局。", "财政部地方司司长林晓月到场。"])
def test_what_a_body_founds_and_what_a_title_holds_is_no_unit(text: str) -> None:
    assert names_in(text) <= {"财政部", "税务监督局"}


def test_a_paper_is_told_by_the_interview_that_it_is_given() -> None:
    assert "河谷体育报" in names_in("她接受河谷体育报专访时说，公司已经停产。", known=False)
    assert names_in("她接受记者专访时说，公司已经停产。", known=False) == set()
    assert names_in("她接受电视台专访时说，公司已经停产。", known=False) == set()


def test_a_site_that_only_keeps_a_page_is_not_meant() -> None:
    assert names_in("他在臉書粉專發文，又在微信公众号留言。") == set()
    assert "微信" in names_in("微信宣布裁员。")


def test_a_party_is_named_by_its_members() -> None:
    assert {"國民黨", "民眾黨"} <= names_in("國民黨籍議員與民眾黨籍縣長到場。")


def test_the_governments_of_several_places_are_none() -> None:
    assert names_in("两岸四地政府严阵以待，多国议会休会。") == set()
    assert "西九區裁判法院" in names_in("案件今早於西九區裁判法院審理。")


def test_other_firms_at_the_end_of_a_pair_say_what_its_first_is() -> None:
    assert "极岚" in names_in("极岚及其他公司会退出。", known=False)


def test_a_national_body_is_one_name_behind_its_country_alone() -> None:
    assert "中国中央气象台" in names_in("中国中央气象台发布预警。")
    assert "广东省全国人大" not in names_in("广东省全国人大代表到场。")


def test_a_body_in_quotation_marks_has_members() -> None:
    assert "云岫故事" in names_in("「云岫故事」成員林晓月到場。", known=False)
    assert names_in("「云岫故事」作者林晓月到場。", known=False) == set()


def test_a_firm_is_named_before_its_officers_title() -> None:
    assert names_in("雷盈企业副总裁张伟明表示，行业会好。", known=False) == {"雷盈企业"}


def test_a_known_latin_name_is_the_same_in_capitals() -> None:
    assert names_in("他去年入股OPENAI。") == {"OPENAI"}


def test_a_sort_of_firm_before_a_name_is_no_part_of_it() -> None:
    text = "教育行业一站式解决方案云平台极岚科技宣布融资。极岚科技创始人林晓月到场。"
    assert names_in(text, known=False) == {"极岚科技"}


@pytest.mark.parametrize("text", ["工商银行深圳一支行工作人员说，利率会降。", "从白宫新闻发言人处得知，会议取消。"])
def test_one_of_many_branches_and_a_spokesman_of_news_name_nobody(text: str) -> None:
    assert names_in(text) <= {"工商银行", "白宫"}


def test_a_ministry_is_one_with_its_name_in_full() -> None:
    found = organisations_in("中华人民共和国应急管理部发布消息。应急管理部派出专家，国家应急管理部领导到场。")
    assert len(found) == 1


def test_a_firm_elsewhere_is_called_by_its_town_and_the_brand() -> None:
    text = "极岚科技股份有限公司昨日开业。杭州极岚拥有专利，极岚科技到泉州极岚看过。"
    names = names_in(text, known=False)
    assert "杭州极岚" in names
    assert "泉州极岚" not in names
