"""Characters read in Cantonese, in Jyutping and as Hong Kong writes names."""

import pytest

from store.text.cantonese import readings, spell


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("陈方安生", "chan fong on sang"),
        ("李国章", "li kwok cheung"),
        ("曾荫权", "tsang yam kuen"),
        ("郑月娥", "cheng yuet ngo"),
        ("徐立之", "tsui lap chi"),
        ("叶刘淑仪", "ip lau suk yee"),
        ("罗范椒芬", "law fan chiu fan"),
        ("岑浩辉", "sham ho fai"),
        ("黄伟纶", "wong wai lun"),
        ("许正宇", "hui ching yu"),
        ("蔡若莲", "choi yeuk lin"),
        ("卓永兴", "cheuk wing hing"),
        ("司徒", "sze to"),
        ("吴", "ng"),
    ],
)
def test_names_as_hong_kong_writes_them(name: str, written: str) -> None:
    assert [(c, s) for c, s in zip(name, written.split(), strict=True) if s not in readings(c)] == []


def test_jyutping_comes_first_and_without_tones() -> None:
    assert spell("gwok") == ("gwok", "kwok")
    assert readings("国")[0] == "gwok"
    assert all(spelling.isalpha() and spelling.islower() for spelling in readings("行"))


def test_what_is_no_chinese_character_has_no_reading() -> None:
    assert readings("a") == readings("！") == readings("😀") == ()
