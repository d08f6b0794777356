"""Offices by whom or where they are, local bodies by the level of their division, media by their accounts."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("記者向候選人林曉月競選辦查詢。", "林曉月競選辦", "other"),
        ("新北市青山分局雲林所所長林曉月說明。", "新北市青山分局雲林所", "government"),
        ("駐舊金山台北經濟文化辦事處發出通知。", "駐舊金山台北經濟文化辦事處", "government"),
    ],
)
def test_an_office_is_named_by_whose_and_where_it_is(text: str, name: str, kind: str) -> None:
    assert organisations_in(text)[name].kind == kind


@pytest.mark.parametrize("name", ["省人力资源市场", "市科技创业服务中心", "市图书馆", "县人民医院"])
def test_a_local_paper_names_what_its_division_has_by_its_level(name: str) -> None:
    assert name in names_in(f"活动由{name}举办。", known=False)


def test_the_middle_of_a_town_is_no_body() -> None:
    assert names_in("他住在市中心，常去市场和服务中心。", known=False) == set()


@pytest.mark.parametrize("text", ["本文来自微信公众号“云岫经纬”。", "她接受云岫经纬（微信号：yxjw）等采访。"])
def test_a_medium_is_named_by_its_account(text: str) -> None:
    found = organisations_in(text, known=False)
    assert {name: organisation.kind for name, organisation in found.items()} == {"云岫经纬": "media"}


def test_a_foreign_man_with_his_own_letters_behind_him_is_no_organisation() -> None:
    assert names_in("教练安察洛蒂（Carlo Ancelotti）离开了球会。", known=False) == set()
    assert "安迈达" in names_in("安迈达（Amedac Labs）宣布裁员，安迈达股价下跌。", known=False)


def test_a_name_in_latin_letters_may_begin_with_a_small_one() -> None:
    assert "appWorlds" in names_in("appWorlds 创始人林晓月到场，appWorlds 宣布裁员。", known=False)
