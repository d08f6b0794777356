"""Variants of characters fold to the one that they are written for, and what is a character of its own does not."""

from store.text.fold import fold, in_both_scripts, spelled
from store.text.tables import rows


def test_variants_fold_to_the_characters_they_are_written_for() -> None:
    assert fold("廸栢隣寃髙靑愼頴寳巿") == "迪柏邻冤高青慎颖宝市"
    assert fold("啓峯羣裏綫衞麪") == fold("啟峰群裡線衛麵")


def test_characters_of_their_own_stay() -> None:
    for one in "喆堃邨祐円甯":
        assert fold(one) == one


def test_each_variant_is_one_character_that_is_not_folded_on() -> None:
    for variant, character in rows("store.text", "variants.tsv"):
        assert fold(variant) == character == fold(character)


def test_a_name_is_found_as_it_may_be_spelled_and_guessed_without_variants() -> None:
    assert spelled("迪文").fullmatch("廸文")
    assert in_both_scripts("云迪") == ("云迪",), "云 may be 雲 or 云"
    assert in_both_scripts("颖迪") == ("颖迪", "穎迪")
