"""A number is said with what it counts."""

import pytest

from store.text.wording import how_many


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("article",), "0 articles"),
        (1, ("article",), "1 article"),
        (1200, ("article",), "1,200 articles"),
        (1, ("person", "people"), "1 person"),
        (2, ("person", "people"), "2 people"),
    ],
)
def test_a_number_is_said_with_what_it_counts(number: int, words: tuple[str, ...], said: str) -> None:
    assert how_many(number, *words) == said
