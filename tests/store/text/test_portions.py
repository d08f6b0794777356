"""Things a few at a time."""

from itertools import count

from store.text.portions import portions


def test_all_come_in_their_order_and_the_last_ones_are_fewer() -> None:
    assert list(portions("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(portions("abcd", 2)) == [["a", "b"], ["c", "d"]]
    assert not list(portions((), 2))


def test_no_more_is_taken_than_is_asked_for() -> None:
    numbers = count()
    assert next(portions(numbers, 3)) == [0, 1, 2]
    assert next(numbers) == 3
