"""Latin names of organisations in Chinese prose: rows of them, names beside spaces, and addresses as names."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("该团队在 Oltema 和 Brivex 共同领投的融资中获得资金。", {"Oltema", "Brivex"}),
        ("Quandry.com 和 Plevio 的创始人也参与了。", {"Quandry.com", "Plevio"}),
        ("他收购 Oltema 与 Brivex。", {"Oltema", "Brivex"}),
        ("Oltema 及 Brivex 等现有投资者也参与了。", {"Oltema", "Brivex"}),
    ],
)
def test_what_is_said_of_one_latin_name_is_said_of_the_row(text: str, names: set[str]) -> None:
    assert names_in(text, known=False) == names


@pytest.mark.parametrize(
    "text",
    [
        "记者用过 Oltema 和 Brivex 很久。",
        "创作者爱用 Oltema 和 Brivex 的颜色。",
        "一些 GameFi 的团队来得很晚。",
    ],
)
def test_a_row_of_which_nothing_is_said_holds_no_organisation(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_a_space_parts_no_latin_name_from_what_it_has() -> None:
    assert "Brivex" in names_in("Brivex 的联合创始人昨日到场。", known=False)


def test_a_name_with_its_domain_is_the_name() -> None:
    text = "本轮融资由 Brivex 领投。Brivex.vc 的合伙人表示乐观。"
    assert set(organisations_in(text, known=False)) & {"Brivex", "Brivex.vc"} == {"Brivex.vc"}
