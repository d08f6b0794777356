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
