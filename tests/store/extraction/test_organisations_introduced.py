"""Organisations that the words around them introduce, in frames, in lists and in quotation marks."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他主导日商望川竹头收购案，望川竹头去年成立。", "望川竹头"),
        ("集团与关系企业广岚（6188）保持合作。", "广岚"),
        ("昨日，拾得酒业股价跌停。记者问及拾得酒业，无人回应。", "拾得酒业"),
        ("昨日，原相宜本心总裁林晓月到场。", "相宜本心"),
        ("云岫集团旗下上市公司豫川股份以三亿元收购酒厂。", "豫川股份"),
    ],
)
def test_a_frame_introduces_a_company(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "他邀请日商投资设厂，日商投资不多。",
        "作品广岚（2016）昨日展出。",
        "昨日，购买酒业股票的人不多。",
        "昨日，原销售部总裁林晓月到场。",
    ],
)
def test_a_frame_of_another_sort_introduces_none(text: str) -> None:
    assert names_in(text, known=False) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三家交易平台包括“望川网”、“币岚”以及“云岫中国”。", {"望川网", "币岚", "云岫中国"}),
        ("此外老股东还包括望川资本、竞岚创投等。", {"望川资本", "竞岚创投"}),
        ("棋云资本、林晓月等老股东跟投。", {"棋云资本"}),
    ],
)
def test_a_list_with_a_word_for_its_items_is_one_of_organisations(text: str, names: set[str]) -> None:
    assert names_in(text, known=False) == names


def test_a_body_in_quotation_marks_is_told_by_its_member_or_its_sort() -> None:
    found = organisations_in("「云海岛国论坛」轮值主席林晓月到场。", known=False)
    assert found["云海岛国论坛"].kind == "other"
    assert "望川学社" in names_in("海州「望川学社」议员林晓月到场。", known=False)
    assert "云岫社会主义民族阵线" in names_in("执政党「云岫社会主义民族阵线」昨日开会。", known=False)
    assert names_in("他创建的“云岫传染病例数据库”昨日上线。", known=False) == set()
