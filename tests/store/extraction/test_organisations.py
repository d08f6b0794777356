"""Organisations: each rule for itself, on sentences of our own, without the gazetteer unless it is the subject."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日，香港金融管理局公布新的规定。", "香港金融管理局"),
        ("運輸及房屋局局長今日會見傳媒。", "運輸及房屋局"),
        ("广东省工业和信息化厅召开会议。", "广东省工业和信息化厅"),
        ("沙特政府公布新的计划。", "沙特政府"),
        ("意大利法院驳回了上诉。", "意大利法院"),
        ("他毕业于兰卡斯特大学。", "兰卡斯特大学"),
        ("深圳市云杉智造科技有限公司今日开业。", "深圳市云杉智造科技有限公司"),
        ("中国物流与采购联合会发布报告。", "中国物流与采购联合会"),
        ("案件在九龍城裁判法院提堂。", "九龍城裁判法院"),
        ("由芮橡资本领投，其余股东跟投。", "芮橡资本"),
        ("老挝人民革命党举行会议。", "老挝人民革命党"),
    ],
)
def test_a_word_for_organisations_ends_a_name(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "该公司去年裁员，其他公司也在观望。",
        "这家科技公司与28家本地机构合作。",
        "一家美国公司收购了香港初创公司。",
        "大型银行和证券公司纷纷降价。",
        "公司总部位于市中心，内部设有俱乐部。",
        "网络安全是汽车产业的问题。",
        "中国宣布，美国表示，香港认为。",
        "董事会和委员会都批准了计划。",
        "他一直关注资本市场和人工智能产业。",
        "各级政府和有关部门要落实政策。",
        "资深大律师林小川到庭。资深大律师许望川没有来。记者问资深大律师赵启明。",
    ],
)
def test_what_names_nobody_is_no_organisation(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("蔚来宣布完成新一轮融资，蔚来股价上涨。", "蔚来"),
        ("极越创始人辞职，极越完成融资失败。", "极越"),
        ("Kestora 宣布裁员，Kestora 股价大跌。", "Kestora"),
        ("他加入了 Brightwell Networks，任首席工程师。", "Brightwell Networks"),
        ("空壳公司 Silver Otter Inc. 收到了款项。", "Silver Otter Inc."),
        ("电信公司 Oltema 遭网络入侵，Oltema 称系统已恢复。", "Oltema"),
    ],
)
def test_what_stands_beside_a_brand_shows_it(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("据蓝鲸财讯报道，公司已经停产。", "蓝鲸财讯"),
        ("公司已经停产。（来源：乐居时代）", "乐居时代"),
        ("据 Northern Ledger 报道，公司已经停产。", "Northern Ledger"),
    ],
)
def test_a_medium_cited_as_the_source_is_an_organisation(text: str, name: str) -> None:
    found = organisations_in(text, known=False)
    assert name in found
    assert found[name].kind == "media"


@pytest.mark.parametrize("text", ["据外媒报道，公司停产。", "据美国媒体报道，公司停产。", "翻查过往报道，公司停产。"])
def test_an_unnamed_source_is_none(text: str) -> None:
    assert names_in(text) == set()


def test_most_of_a_row_being_organisations_the_others_are_too() -> None:
    text = "投资方包括清科集团、云岫科技、舜宇光学、芮橡资本和汉柏科技。"
    assert "舜宇光学" in names_in(text, known=False)


def test_a_row_that_ends_in_companies_says_what_it_names() -> None:
    assert {"谷歌", "微软"} <= names_in("谷歌、微软、亚马逊等公司都在裁员。", known=False)


def test_a_row_of_single_characters_names_nobody() -> None:
    assert names_in("他没有说『抢』、『夺』等字眼。") == set()


def test_names_of_everyday_words_are_names_in_a_row_that_says_what_they_are() -> None:
    row = "他梳理过，包括云金服、望人贷、小禾理财、玖岳、邦川汇、金岚行、蜜云有钱{}与保险公司合作。"
    named = {"云金服", "望人贷", "小禾理财", "玖岳", "邦川汇", "金岚行", "蜜云有钱"}
    assert named <= names_in(row.format("等平台"), known=False)
    assert "小禾理财" not in names_in(row.format("等产品"), known=False)
    assert "去年的账目" not in names_in("云金服、玖岳、金岚行、去年的账目等平台与保险公司合作。", known=False)


def test_a_row_that_begins_with_companies_says_what_it_names() -> None:
    assert {"极岚", "望川"} <= names_in("手机厂商极岚、望川和芮橡都在裁员。", known=False)


def test_whoever_stands_with_a_title_in_a_row_is_no_organisation() -> None:
    assert names_in("云岫公司总裁林晓月、委员徐望川、前成员周启明到会。", known=False) == {"云岫公司"}


@pytest.mark.parametrize(
    "text",
    [
        "上市公司业绩、股价和成交额上升。",
        "科技公司、银行和医院都在裁员。",
        "清科集团推出应用云岫、舜宇、极岚科技和汉柏科技。",
        "云岫、舜宇、芮橡、极岚科技和汉柏科技等热门应用下架。",
    ],
)
def test_a_row_of_things_names_no_further_organisation(text: str) -> None:
    assert not {"业绩", "股价", "成交额", "科技", "银行", "云岫", "舜宇", "芮橡"} & names_in(text, known=False)


def test_a_product_beside_a_company_is_not_one() -> None:
    assert names_in("他每天使用 ChatGPT 和 iPhone 写作。") == set()


@pytest.mark.parametrize("text", ["他买了两斤苹果和一袋小米。", "山上有一座平安亭。", "每个单元三个字节。"])
def test_an_ambiguous_name_needs_evidence(text: str) -> None:
    assert names_in(text) == set()


def test_an_ambiguous_name_with_evidence_is_one() -> None:
    assert "小米" in names_in("小米总裁表示，小米股价将回升。")


def test_the_gazetteer_finds_what_the_rules_alone_do_not() -> None:
    text = "港府會見港鐵。"
    assert names_in(text) == {"港府", "港鐵"}
    assert names_in(text, known=False) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [("2031-03-04 HKT 22:42", set()), ("更新於 9:30 HKT。", set()), ("HKT公布業績。", {"HKT"})],
)
def test_the_zone_of_a_clock_time_is_no_organisation(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_a_site_named_after_a_company_is_a_place() -> None:
    assert names_in("两人在香港迪士尼乐园见面。") == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("國際航空運輸協會發表報告。", "association"),
        ("上海市第一中级人民法院开庭。", "government"),
        ("由芮橡资本领投。", "financial"),
        ("兰卡斯特大学发布研究。", "university"),
        ("深圳市云杉智造科技有限公司开业。", "company"),
        ("古巴共产党举行会议。", "other"),
    ],
)
def test_the_kind_follows_the_word_at_the_end(text: str, kind: str) -> None:
    assert [organisation.kind for organisation in organisations_in(text, known=False).values()] == [kind]


def test_every_mention_is_the_text_it_claims_and_says_why() -> None:
    text = "港府宣布，香港金融管理局（HKMA）與思謀集團合作。"
    for organisation in organisations_in(text).values():
        for mention in organisation.mentions:
            assert text[mention.start : mention.end] == mention.exact
            assert mention.why.partition(".")[0] in ("organisation", "media")
            assert 0.5 <= mention.score <= 1.0


@pytest.mark.parametrize(
    "text", ["计划建首个香港人工智能研究院。", "将成立香港第一个人工智能研究院。", "某心理学会的会员。"]
)
def test_what_has_no_name_yet_is_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("歷任市委秘書長、農業部部長等職。", "農業部"),
        ("中大社會學副教授到庭。", "中大"),
        ("他在中大計算機科學系畢業，毕业后離港。", "中大"),
        ("昨晚有傳中聯辦主任會到場。", "中聯辦"),
    ],
)
def test_what_follows_shows_what_a_known_name_is(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "在選舉中大勝對手。",
        "比賽中大學生隊獲勝。",
        "农业部分机器停产。",
        "會上有英國內政部門的代表。",
        "国家安全部门已介入。",
    ],
)
def test_what_only_looks_like_a_known_name_is_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大樓由雲岫建築師有限公司設計。", "雲岫建築師有限公司"),
        ("工程费由东河联合（集团）有限公司支付。", "东河联合（集团）有限公司"),
        ("记者致电北京触点互动信息技术有限公司查询。", "北京触点互动信息技术有限公司"),
    ],
)
def test_a_registered_company_may_be_called_by_any_words(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


def test_at_its_gate_a_ministry_is_one() -> None:
    assert "英國內政部" in organisations_in("他們在英國內政部門外靜坐。")


def test_those_who_hold_a_title_name_no_company() -> None:
    assert names_in("大樓由建築師有限公司設計。", known=False) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("有傳媒拍得河谷拓展集團主席林曉月到場。", "河谷拓展集團"),
        ("環保協進會義政總監林曉月說，蝴蝶少了。", "環保協進會"),
        ("環保促進會主席林曉月說，蝴蝶少了。", "環保促進會"),
    ],
)
def test_a_body_is_known_by_its_head_whatever_it_is_called(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    ("text", "name"), [("技术委员会主席林晓月说好。", "技术委员会"), ("港鐵收購集團主席林曉月離開。", "港鐵收購集團")]
)
def test_what_somebody_heads_may_name_nobody(text: str, name: str) -> None:
    assert name not in names_in(text)


def test_a_gang_is_one_with_its_name_and_without_the_word_for_it() -> None:
    found = organisations_in("黑客组织 Oltema 声称入侵了网站。Oltema 组织还列出了目标。", known=False)
    assert [{one.name, *one.aliases} for one in found.values()] == [{"Oltema", "Oltema 组织"}]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("本轮融资由极岚联合领投。", "极岚", "financial"),
        ("河阳市委发布通知。", "河阳市委", "other"),
        ("河阳市政府发布通知。", "河阳市政府", "government"),
        ("港大呼吸道疾病中心公布结果。", "港大呼吸道疾病中心", "university"),
        ("云岫信息研究院发布报告。", "云岫信息研究院", "other"),
        ("深圳云岫研究院发布报告。", "深圳云岫研究院", "university"),
    ],
)
def test_the_kind_follows_what_an_organisation_is_part_of_and_what_it_does(text: str, name: str, kind: str) -> None:
    assert organisations_in(text)[name].kind == kind


@pytest.mark.parametrize("text", ["他打气说，希望公司管理层多为员工着想。", "他参选，会待法院判决后再商讨。"])
def test_the_words_of_a_sentence_before_a_plain_head_are_no_name(text: str) -> None:
    assert organisations_in(text) == {}
