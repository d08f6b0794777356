"""Names by what stands beside them: when something is done, what is made, who else is in the list, an age, a label."""

import pytest

from store.extraction.people.proposals import propose_people
from tests.store.extraction.reading import document_of, names_in, organisations_in


def people_in(text: str) -> set[str]:
    """Return the strings of a text that the rules take for people."""
    document = document_of(text)
    return {document.folded[found.start : found.end] for found in propose_people(document)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("黑客组织Oltema周一宣布解散。", "Oltema"),
        ("黑客组织Oltema 10月8日宣布解散。", "Oltema"),
        ("Oltema 近日再次宣布解散，Oltema 随后停业。", "Oltema"),
        ("旗下的亞洲聯合雲岫控股有限公司擁有地皮。", "亞洲聯合雲岫控股有限公司"),
        ("接到大江省临河市大江云岫化工有限公司的电话。", "大江云岫化工有限公司"),
        ("他跳過內務委員會辯論。", "內務委員會"),
        ("18名嘉禾岫工程顧問有限公司職員被控。", "嘉禾岫工程顧問有限公司"),
        ("攝記搶奪手中證件　Oltema新聞台：沒有接觸。", "Oltema新聞台"),
        ("香港河北同鄉會今日成立。", "香港河北同鄉會"),
        ("香港商界會計師協會今日成立。", "香港商界會計師協會"),
        ("上海市车联网协会发表声明。", "上海市车联网协会"),
        ("機管局成立香港國際航空學院。", "香港國際航空學院"),
        ("远山市期货公司（YFC）公布业绩。", "远山市期货公司"),
        ("海滨民运信息中心昨日引述家属的说法。", "海滨民运信息中心"),
        ("汽车零售商Pendral遭勒索组织Hivera攻击。", "Pendral"),
        ("承建商云岫建材（亚洲）有限公司拒绝置评。", "云岫建材（亚洲）有限公司"),
        ("汽车零售商Pendral遭勒索组织Hivera攻击。", "Hivera"),
        ("𠮷野屋控股有限公司公布業績。", "𠮷野屋控股有限公司"),
    ],
)
def test_what_stands_beside_a_name_shows_it_and_its_ends(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "网上流传的美国第一公立大学排名。",
        "外包食品生产商纷纷涨价。",
        "乌克兰黑客组织纷纷行动。",
        "至於黨內紀律委員會的決定，上述宣传部负责人说不知道。",
        "“过期”API（Stale API）很危险。",
    ],
)
def test_what_ranks_or_only_says_which_sort_is_no_organisation(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("他乘坐空客飞机，戴着华为手表，用百度输入法。", set()),
        ("空客交付了空客飞机。", {"空客"}),
        ("三星腕式血压计售价不高。", set()),
    ],
)
def test_a_firm_before_what_it_makes_is_a_brand(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中大、浸大和城大等至少5間大學不會參加。", {"中大", "浸大", "城大"}),
        ("IBM、VaultEngine、Citrix等公司产品各异。", {"IBM", "VaultEngine", "Citrix"}),
        ("可用谷歌、Vault Pay、华为付款。", {"谷歌", "Vault Pay", "华为"}),
        ("科技公司如谷歌、推特都在這裏。", {"谷歌", "推特"}),
    ],
)
def test_a_list_says_what_its_doubtful_items_are(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("被告是叶德望（27岁）。", "叶德望"),
        ("到场的有陈小望（云岫集团安全部负责人）。", "陈小望"),
        ("会长： 宋利望", "宋利望"),
        ("出席的有林晓月、经志宇、黄志伟。", "经志宇"),
        ("韩望副总理致辞。", "韩望"),
        ("研究由K.W. Okari教授领导。", "K.W. Okari"),
        ("帕维尔·格鲁沙以三成得票连任。", "帕维尔·格鲁沙"),
        ("企业家阿里·阿不都与会。", "阿里·阿不都"),
        ("企业家阿卜杜勒·哈米德发言。", "阿卜杜勒·哈米德"),
    ],
)
def test_what_stands_beside_a_person_shows_the_name(text: str, name: str) -> None:
    assert name in people_in(text)


@pytest.mark.parametrize(
    "text", ["记者：早晨，想问会否加税？", "主持人：你好，欢迎收听。", "林大维代表蓝队发言。", "他申请居留证后离开。"]
)
def test_what_is_said_behind_a_label_is_nobody(text: str) -> None:
    assert people_in(text) <= {"林大维"}


def test_an_association_is_called_by_the_first_characters_of_its_words() -> None:
    found = organisations_in("他在香港公共望望聯盟晚宴上發言，公望聯歷年批評政府，公望聯昨日指要再議。")
    assert found["香港公共望望聯盟"].aliases == ("公望聯",)


def test_a_bracket_that_begins_like_the_company_before_it_is_its_short_name() -> None:
    found = organisations_in("他受雇于康盈物业服务有限公司（康盈）。康盈表示，被告已离职。")
    assert found["康盈物业服务有限公司"].aliases == ("康盈",)


def test_a_bureau_with_its_head_is_not_the_known_one_that_its_name_ends_like() -> None:
    assert names_in("提早九個月。海濱發展局局長羅祖恩昨日宣布通車。") == {"海濱發展局"}
