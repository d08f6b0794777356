"""Columns of numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from store.text.columns import distinct


@given(st.lists(st.integers(-5, 5)))
def test_numbers_each_once_ascending(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
