"""Radicals that stand for characters fold to them, one to one."""

from store.text.fold import fold


def test_radicals_fold_to_the_characters_they_stand_for() -> None:
    assert fold("⼈⺠币与⻓江⻋⻔") == "人民币与长江车门"
    assert fold("⻑者") == fold("長者") == "长者"
