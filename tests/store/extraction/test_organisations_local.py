"""Bodies that their own papers name by level, precinct or place, firms abroad, and what only ends like a body."""

import pytest

from store.articles import parse_article
from store.extraction.pipeline import extract
from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize("name", ["市电子商务协会", "省贸促会", "市中心医院", "县工业会"])
def test_what_a_division_has_is_named_by_its_level(name: str) -> None:
    assert names_in(f"据{name}介绍，活动昨日结束。") == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("香港衞生防護中心昨日公布數字。", "香港衞生防護中心"),
        ("湖南省中华能源基金会昨日成立。", "湖南省中华能源基金会"),
        ("得到澳洲食品药物监督管理局认证。", "澳洲食品药物监督管理局"),
        ("中国驻圣保罗总领馆昨日通报。", "中国驻圣保罗总领馆"),
        ("雪州警方昨日通报。", "雪州警方"),
    ],
)
def test_the_place_before_a_public_body_is_part_of_its_name(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize("name", ["茶园派出所", "机场公安局", "东山区人民法院"])
def test_a_precinct_is_named_by_words_of_every_day(name: str) -> None:
    assert names_in(f"他被带到{name}。", known=False) == {name}


@pytest.mark.parametrize("text", ["他去人民法院。", "老师脸部红肿。", "大江中南部有雨。", "她恰巧是遴选委员会成员。"])
def test_what_only_ends_like_a_body_names_none(text: str) -> None:
    assert not {name for name in names_in(text, known=False) if name != "遴选委员会"}


def test_what_a_firm_holds_is_not_its_name() -> None:
    assert names_in("由云岫控股的芮橡期货昨日更名。", known=False) >= {"芮橡期货"}
    assert "云岫控股" not in names_in("由云岫控股的芮橡期货昨日更名。", known=False)
    assert "云岫控股" in names_in("云岫控股昨日更名。", known=False)


def test_a_society_may_unite_those_who_hold_a_title() -> None:
    assert "企业家精英协会" in names_in("出席的有企业家精英协会。", known=False)


@pytest.mark.parametrize(
    "text",
    ["谷歌中国回应称，正在调查。", "昨日谷歌中国宣布涨价。", "谷歌中国总裁林晓月到场。", "他是谷歌中国总裁林晓月。"],
)
def test_a_firm_and_a_country_are_one_name_where_it_acts(text: str) -> None:
    assert "谷歌中国" in names_in(text)


def test_a_firm_in_a_market_is_the_firm() -> None:
    assert names_in("谷歌中国市场份额下降，谷歌中国指数上涨。") == {"谷歌"}


@pytest.mark.parametrize(
    "text",
    [
        "谷歌美国上市获批。",
        "谷歌美国收购案宣布。",
        "谷歌美国投资计划获批准。",
        "针对谷歌美国宣布加征关税。",
        "因谷歌美国宣布加征关税。",
        "调查谷歌中国表示依法进行。",
    ],
)
def test_a_firm_before_what_a_country_does_or_what_happens_there_is_the_firm(text: str) -> None:
    assert names_in(text) == {"谷歌"}


@pytest.mark.parametrize(
    "text", ["旅游处处长林晓月说，活动昨日结束。", "旅游处表示，活动昨日结束。", "市长指示旅游处处长林晓月协助。"]
)
def test_an_office_is_named_without_its_place_where_it_speaks_or_its_head_follows(text: str) -> None:
    assert names_in(text, known=False) == {"旅游处"}


@pytest.mark.parametrize("text", ["旅游处处是风景。", "该处表示，活动昨日结束。", "他到旅游处办事。"])
def test_an_office_that_says_nothing_is_none(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_the_central_bank_is_a_body_where_it_is_cited_and_is_the_one_named_in_full() -> None:
    assert names_in("根据央行统计，利率上升。") == {"央行"}
    assert names_in("各国央行都降息。") == set()
    assert organisations_in("中国人民银行昨日开会。央行公布，利率不变。")["中国人民银行"].aliases == ("央行",)


def test_the_police_of_a_place_are_its_bureau() -> None:
    found = organisations_in("常德警方昨日通报。湖南省常德市公安局说，案件已破。")
    assert found["湖南省常德市公安局"].aliases == ("常德警方",)


def test_a_body_with_and_without_the_level_of_its_place_is_one() -> None:
    found = organisations_in("合肥市实验中学昨日开学。合肥实验中学认为，天气很好。", known=False)
    assert found["合肥市实验中学"].aliases == ("合肥实验中学",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法国马赛大学的团队昨日到场。", "马赛大学"),
        ("美国普林斯顿大学教授林晓月到场。", "普林斯顿大学"),
        ("中国人民大学教授林晓月到场。", "中国人民大学"),
    ],
)
def test_a_foreign_country_before_a_university_only_says_where_it_is(text: str, name: str) -> None:
    assert names_in(text) == {name}


def test_the_pages_of_a_body_are_not_its_name() -> None:
    assert names_in("据民政部网站消息，大雪成灾。") == {"民政部"}


def test_police_of_several_ranks_are_numbered_behind_their_place() -> None:
    assert names_in("江州市交警四分局事故大队民警到场。", known=False) == {"江州市交警四分局事故大队"}


def test_shares_are_numbered_in_brackets_with_spaces() -> None:
    assert names_in("拾岚( 2459 )昨日大涨，拾岚跌停。", known=False) == {"拾岚"}


@pytest.mark.parametrize(
    ("text", "name"), [("崴盈公司诉称，合约无效。", "崴盈公司"), ("上银集团总裁林晓月说。", "上银集团")]
)
def test_a_firm_whose_name_fell_apart_at_the_beginning_of_a_clause_is_whole(text: str, name: str) -> None:
    assert names_in(text) == {name}


def test_half_of_a_name_before_a_word_for_firms_is_none() -> None:
    assert names_in("他在锂公司任职。", known=False) == set()


def test_a_word_for_firms_and_a_colon_say_what_an_enumeration_holds() -> None:
    assert names_in("获奖厂商：高岚、聚亚和国光，都是新人。", known=False) == {"高岚", "聚亚", "国光"}
    assert names_in("获奖者：高岚、聚亚和国光，都是新人。", known=False) == set()


def test_a_department_of_a_firm_before_a_title_is_part_of_it() -> None:
    assert names_in("中原地产亚太住宅部总裁林晓月表示，客户很多。") == {"中原地产"}


def test_two_known_houses_may_publish_together() -> None:
    article = parse_article("---\ntitle: 天气\npublisher: 成都商报-红星新闻\n---\n天气很好。".encode(), "a.md")
    assert {"成都商报", "红星新闻"} <= {organisation.name for organisation in extract(article).organisations}


def test_who_took_the_pictures_is_no_medium() -> None:
    assert names_in("本报记者 林晓月 摄影报道", known=False) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("香港大學醫學院麻醉學系副教授林曉月昨日出庭。", "香港大學"),
        ("香港大學微生物學系講座教授林曉月昨日出庭。", "香港大學"),
        ("香港大學醫學院教授林曉月昨日出庭。", "香港大學醫學院"),
        ("香港大學醫學院院長林曉月昨日出庭。", "香港大學醫學院"),
    ],
)
def test_a_department_before_a_title_is_part_of_it_and_a_college_alone_is_not(text: str, name: str) -> None:
    assert names_in(text) == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("署理运输及房屋局长林晓月昨日到场。", set()),
        ("运输及房屋局长期不回应。", {"运输及房屋局"}),
        ("中国华为公司昨日公布业绩。", {"华为公司"}),
        ("日本Oltema资源咨询公司昨日公布业绩。", {"Oltema资源咨询公司"}),
        ("云岫巴士业职工会联盟主席林晓月昨日到场。", {"云岫巴士业职工会联盟"}),
        ("土力工程处前处长林晓月昨日到场。", {"土力工程处"}),
    ],
)
def test_a_name_ends_where_its_title_or_its_country_begins(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_a_parliament_without_its_country_is_the_one_that_was_named_with_it() -> None:
    found = organisations_in("西班牙国会昨日开会。首相在国会发言，国会有三百席。")
    assert found["西班牙国会"].aliases == ("国会",)


def test_a_service_of_a_town_is_a_body_where_it_speaks() -> None:
    assert names_in("成都消防回应称，火已扑灭。") == {"成都消防"}
    assert names_in("他关心成都消防安全。") == set()


def test_brands_are_what_is_sold_and_no_firms() -> None:
    assert "拾岚" not in names_in("架上有拾岚、望谷、云岫等知名品牌。", known=False)
