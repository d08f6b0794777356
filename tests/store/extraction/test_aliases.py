"""Uniting the forms of one organisation: what must be one, and what must stay apart."""

import pytest

from store.extraction.engine.document import Document, prepare
from store.extraction.names import find_names
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.stems import brand, stem
from store.model import Article, Block
from tests.store.extraction.reading import organisations_in


def groups(text: str, *, known: bool = True) -> list[set[str]]:
    """Return the forms of each organisation of a text."""
    return [{o.name, *o.aliases} for o in organisations_in(text, known=known).values()]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        (
            "“香港云帆投资管理有限公司”（下称：云帆公司）宣布裁员。云帆公司表示。",
            {"香港云帆投资管理有限公司", "云帆公司"},
        ),
        ("深圳市极岚科技有限公司（以下简称“极岚”）宣布裁员。极岚表示。", {"深圳市极岚科技有限公司", "极岚"}),
        ("极岚集团（Jilan Works，下称“JLW”）宣布裁员。", {"极岚集团", "Jilan Works", "JLW"}),
        ("极岚集团（Jilan Works）宣布裁员。Jilan Works 表示。", {"极岚集团", "Jilan Works"}),
        ("极岚集团宣布裁员。极岚科技表示，极岚会继续。", {"极岚集团", "极岚科技", "极岚"}),
        ("Silver Otter Research 宣布裁员，Silver Otter 为此道歉。", {"Silver Otter Research", "Silver Otter"}),
        ("香港海域监管局发言。海域监管局局长辞职。", {"香港海域监管局", "海域监管局"}),
        ("个人资料私隐专员公署（PCPD）发布指南。PCPD 表示。", {"个人资料私隐专员公署", "PCPD"}),
    ],
)
def test_forms_of_one_organisation_unite(text: str, one: set[str]) -> None:
    assert one in groups(text, known=False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("國泰航空宣布，國泰港龍航空停止營運。", ("國泰航空", "國泰港龍航空")),
        ("香港大学和香港中文大学公布研究。", ("香港大学", "香港中文大学")),
        ("中国银行和中国人民银行公布数据。", ("中国银行", "中国人民银行")),
        ("南京大学与南京医科大学合并。", ("南京大学", "南京医科大学")),
        ("微软股价上涨，微软亚洲研究院发布论文。", ("微软", "微软亚洲研究院")),
        ("小米总裁表示，小米股价与小米汽车的销量有关。", ("小米", "小米汽车")),
        ("按照選管會（立法會）的規例，選管會可以提問，立法會沒有回應。", ("選管會", "立法會")),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_two_organisations_stay_apart(text: str, names: tuple[str, str], known: bool) -> None:
    for group in groups(text, known=known):
        assert not set(names) <= group


@pytest.mark.parametrize(
    ("text", "company", "group"),
    [
        (
            "远舟航空昨日裁员。远舟航空集团旗下远舟航空停飞，远舟集团说会补偿。",
            {"远舟航空"},
            {"远舟航空集团", "远舟集团"},
        ),
        ("远舟航空集团和远舟航空分别公布业绩。", {"远舟航空"}, {"远舟航空集团"}),
        ("思穹集团与思穹科技签约。思穹科技表示满意。", {"思穹科技"}, {"思穹集团"}),
    ],
)
def test_a_company_named_beside_its_group_is_another_body(text: str, company: set[str], group: set[str]) -> None:
    found = groups(text, known=False)
    assert group in found
    assert company in found


def test_a_group_is_its_company_where_nothing_sets_them_side_by_side() -> None:
    assert groups("远舟航空集团裁员，远舟航空昨日停飞。", known=False) == [{"远舟航空集团", "远舟航空"}]


def test_the_gazetteer_unites_scripts_and_languages() -> None:
    assert {"香港投资管理有限公司", "港投公司"} in groups("香港投资管理有限公司成立。港投公司宣布投资。")
    found = organisations_in("港府公布，HKMA 表示。")
    assert "香港特区政府" in found["港府"].also
    assert "香港金融管理局" in found["HKMA"].also


def test_traditional_forms_stay_as_written() -> None:
    found = organisations_in("香港金融管理局公布，金管局重申。香港特別行政區政府同意。")
    assert found["香港特別行政區政府"].aliases == ()
    assert found["香港金融管理局"].aliases == ("金管局",)


def test_the_fullest_form_is_the_name() -> None:
    found = organisations_in("极岚表示。极岚（Jilan）股价上涨。极岚股份有限公司宣布裁员。", known=False)
    assert "极岚股份有限公司" in found


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("港投", "香港投资管理", True),
        ("港投", "香港交易所", False),
        ("投港", "香港投资管理", False),
        ("香港", "香港投资管理", False),
    ],
)
def test_an_abbreviation_keeps_the_order_of_its_characters(short: str, full: str, fits: bool) -> None:
    assert abbreviates(short, full) is fits


@pytest.mark.parametrize(
    ("form", "bare", "name"),
    [
        ("思谋集团", "思谋", "思谋"),
        ("思谋科技", "思谋科技", "思谋"),
        ("香港公司", "香港公司", "香港公司"),
        ("Arm Holdings Plc", "Arm", "Arm"),
        ("深圳证券", "深圳证券", "深圳证券"),
    ],
)
def test_stems(form: str, bare: str, name: str) -> None:
    assert stem(form) == bare
    assert brand(form) == name


def briefs(*items: tuple[str, str]) -> Document:
    """Return a brief of several items, each a heading and a paragraph."""
    text = ""
    blocks: list[Block] = []
    for heading, paragraph in items:
        blocks.append(Block(start=len(text), end=len(text) + len(heading), kind="heading"))
        text += heading + "\n"
        blocks.append(Block(start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n"
    return prepare(Article(id="article/undated-briefs", title="", text=text, blocks=tuple(blocks)))


def test_a_short_form_belongs_to_its_own_item() -> None:
    document = briefs(
        ("要闻一", "云南海域监管局公布数据。海域监管局局长辞职。"),
        ("要闻二", "福建海域监管局公布数据。海域监管局局长上任。"),
    )
    found, _ = find_names(document, known=False)
    mentions = {o.name: [m.exact for m in o.mentions] for o in found if "海域" in o.name}
    assert mentions == {name: [name, "海域监管局"] for name in ("云南海域监管局", "福建海域监管局")}


def test_a_slip_of_the_pen_is_uncertain_not_an_alias() -> None:
    text = "“香港云帆投资管理有限公司”（下称：云帆公司）宣布裁员。未来，云帆公诉将会继续投资。云帆公布业绩。"
    found = organisations_in(text, known=False)["香港云帆投资管理有限公司"]
    assert found.uncertain == ("云帆公诉",)
    assert "云帆公诉" not in found.aliases


def test_a_short_form_declared_for_two_makes_them_no_one() -> None:
    text = "远山监理局（简称远监局）与远海协理委员会（下称远监局）公布新规。远监局表示欢迎。远海协理委员会会跟进。"
    assert groups(text, known=False) == [{"远山监理局"}, {"远监局"}, {"远海协理委员会"}]


def test_a_short_form_of_a_chinese_and_a_latin_name_is_of_one() -> None:
    text = "极岚集团（JLW）宣布裁员。Jilan Works（JLW）表示遗憾。"
    assert {"极岚集团", "JLW", "Jilan Works"} in groups(text, known=False)


def test_two_media_of_the_same_initials_are_two() -> None:
    found = organisations_in("中央社報道。亞洲新聞台記者指出股價上升。")
    assert {"中央社", "亞洲新聞台"} <= found.keys()
    assert "中央通訊社" not in found["亞洲新聞台"].also


def test_a_known_university_with_its_country_is_the_same() -> None:
    assert groups("美国哈佛大学和哈佛大学都在场。") == [{"哈佛大学"}]
