"""Strings in one piece of bytes: they are what a list of them would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.strings import Strings

ANY = st.lists(st.text(st.characters(exclude_categories=()), max_size=8), max_size=12)


@given(ANY)
def test_they_are_the_same_one_by_one_all_at_once_and_in_part(some: list[str]) -> None:
    strings = Strings.of(some)
    assert len(strings) == len(some)
    assert list(strings) == some
    assert [strings[at] for at in range(-len(some), len(some))] == some + some
    for first in range(-2, len(some) + 2):
        assert strings[first:] == some[first:]
        assert strings[:first:2] == some[:first:2]


@given(ANY)
def test_none_is_asked_for_that_is_not_there(some: list[str]) -> None:
    strings = Strings.of(some)
    for at in (len(some), -len(some) - 1):
        with pytest.raises(IndexError):
            _ = strings[at]
