"""Keys of one's own: what they are called, and what becomes of a key that two actions would have."""

import pytest

from tui.keys.hints import hints_for, keys_at
from tui.keys.own import is_key, own_keys
from tui.keys.table import KEYS, OwnKeys


def keys_of(own: OwnKeys, identity: str) -> str:
    return next(key.keys for key in own.keys if key.id == identity)


def test_nothing_set_is_the_table() -> None:
    assert own_keys({}) == OwnKeys(KEYS, ())
    assert own_keys({}).changed == ()


def test_the_usual_keys_are_all_keys() -> None:
    assert all(is_key(name) for key in KEYS for name in key.keys.split())


@pytest.mark.parametrize("name", ["Z", "+", "ctrl++", "alt+shift+f12", "，", "甲"])
def test_what_a_key_may_be_called(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize("name", ["", " ", ",", "ctrl+", "zz", "hyper+x", "f0", "a b"])
def test_what_no_key_is_called(name: str) -> None:
    assert not is_key(name)


def test_a_key_that_was_set_is_taken_from_what_usually_has_it() -> None:
    own = own_keys({"zoom": ["s", "Z"]})
    assert (keys_of(own, "zoom"), keys_of(own, "sort")) == ("s Z", "f6")
    assert [clash.sentence for clash in own.clashes] == ["s is zoom, so sort has only f6."]
    assert {key.id for key in own.changed} == {"zoom", "sort"}
    assert {key.id: key.display for key in keys_at("list", own.keys)}["zoom"] == "s"


def test_what_is_set_in_a_part_leaves_the_screen_its_key_elsewhere() -> None:
    own = own_keys({"mark": ["x"]})
    assert keys_of(own, "not-one") == "x"
    assert [clash.sentence for clash in own.clashes] == ["x is mark in the list, and not-one elsewhere."]


def test_of_two_that_are_set_to_one_key_the_first_has_it() -> None:
    own = own_keys({"note": ["Z"], "tag": ["Z"]})
    assert (keys_of(own, "note"), keys_of(own, "tag")) == ("Z", "")
    assert [clash.sentence for clash in own.clashes] == ["Z is note, so tag has no key any more."]


def test_keys_may_be_exchanged() -> None:
    own = own_keys({"tag": ["i"], "note": ["#"]})
    assert (keys_of(own, "tag"), keys_of(own, "note"), own.clashes) == ("i", "#", ())


def test_what_usually_shares_a_key_goes_on_to() -> None:
    assert own_keys({"read": ["o", "Z"]}).clashes == ()


def test_the_way_out_keeps_a_key() -> None:
    own = own_keys({"quit": ["Z"], "zoom": ["Z"]})
    assert (keys_of(own, "quit"), keys_of(own, "zoom")) == ("Z", "")
    own = own_keys({"zoom": ["q", "ctrl+q"]})
    assert keys_of(own, "quit") == "ctrl+q"
    assert keys_of(own_keys({"quit": []}), "quit") == "ctrl+q"


def test_what_has_no_key_stands_in_no_footer() -> None:
    assert "read" not in {key.id for key in hints_for("list", own_keys({"read": []}).keys)}
