"""Names whose first character the segmenter left alone, as a unit of money, a numeral or half of a place."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("记者在元澄镇卫生院看到，病人很多。", "元澄镇卫生院"),
        ("他到元澄街道办事处反映情况。", "元澄街道办事处"),
        ("走了三澄镇卫生院，他才看上病。", "三澄镇卫生院"),
        ("孩子在元塘村小学读书。", "元塘村小学"),
        ("他在元岫书院读书。", "元岫书院"),
        ("爆發疫情的嵐雲山松榕護老院已關閉。", "嵐雲山松榕護老院"),
    ],
)
def test_a_character_left_alone_belongs_to_the_name(text: str, name: str) -> None:
    assert names_in(text, known=False) == {name}


def test_a_listed_place_is_whole_where_its_rest_is_a_word() -> None:
    assert names_in("爆發疫情的慈雲山松榕護老院已關閉。", known=False) == {"慈雲山松榕護老院"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他是第三云岫中学的学生。", "云岫中学"),
        ("他花了八百元云岫书院也不收。", "云岫书院"),
        ("当年，首张唱片公司推迟了。", ""),
        ("中方英巴士公司的老板来了。", ""),
        ("大兒子李貴山肩負起公司重任。", ""),
    ],
)
def test_a_character_that_counts_or_is_a_surname_is_no_piece_of_a_name(text: str, name: str) -> None:
    assert names_in(text, known=False) == ({name} if name else set())
