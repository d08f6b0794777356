"""Places of strings: what a dictionary would answer, also where two strings have the same number."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from store.text.places import Lookup, Places
from store.text.strings import Strings

ANY = st.lists(st.text(st.characters(exclude_categories=()), max_size=6), unique=True, max_size=20)


@given(ANY, ANY)
def test_they_are_those_of_a_dictionary(some: list[str], others: list[str]) -> None:
    expected = {one: at for at, one in enumerate(some)}
    places = Places(Strings.of(some), Lookup.of(some))
    assert dict(places) == expected
    assert [places.get(one, -1) for one in some + others] == [expected.get(one, -1) for one in some + others]
    assert [one in places for one in others] == [one in expected for one in others]
    assert places.of_all(some + others).tolist() == [expected.get(one, -1) for one in some + others]


def test_two_of_one_number_are_told_apart() -> None:
    some = ["plumless", "buckeroo"]
    assert len({zlib.crc32(one.encode()) for one in some}) == 1
    assert dict(Places(some, Lookup.of(some))) == {"plumless": 0, "buckeroo": 1}
    assert "buckeroo" not in Places(some[:1], Lookup.of(some[:1]))
