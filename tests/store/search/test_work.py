"""What a keystroke costs, counted in calls instead of milliseconds, so that any machine sees a change for the worse."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from store.search.index import Index
from tests.bench.generate import generate

QUERIES = ("a", "z", "chen", "chenmb", "科技", "香港", "smart", "62", "620亿", ">100亿", "陈 科技", "qwxz", "smratmore")


@pytest.fixture(scope="module")
def indexes() -> tuple[Index, Index]:
    return Index.build(generate(1_500)), Index.build(generate(15_000))


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions, of Python or C, are called while the work is done."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("query", QUERIES[:-1])
def test_a_keystroke_calls_no_more_for_ten_times_the_entities(indexes: tuple[Index, Index], query: str) -> None:
    small, large = (calls_of(partial(index.search, query)) for index in indexes)
    assert large < 2 * small + 100  # a larger alphabet reads a query in more ways; the entities cost no calls
    assert large < 2_500


def test_a_guess_compares_a_bounded_number_of_names(indexes: tuple[Index, Index]) -> None:
    assert calls_of(lambda: indexes[1].search("chengjiantg")) < 20_000


def test_a_pasted_page_is_searched_as_any_query(indexes: tuple[Index, Index]) -> None:
    page = "香港的优势在于背靠祖国、联通世界，chenmaobo said 620亿。" * 2000
    results = indexes[1].search(page)
    assert [len(hits.ids) for hits in results.panes.values()] == [0, 0, 0, 0]
    assert "first 300 characters" in results.error
    assert calls_of(lambda: indexes[1].search(page + "终")) < 150_000


def test_lighting_forty_rows_is_cheap(indexes: tuple[Index, Index]) -> None:
    index = indexes[1]
    ids = list(index.search("chen").panes["person"].ids[:40])
    assert len(ids) == 40
    assert calls_of(lambda: [index.match("chen", entity) for entity in ids]) < 40 * 400


def test_rows_are_not_copied(indexes: tuple[Index, Index]) -> None:
    hits = indexes[1].browse("person")
    assert calls_of(lambda: (len(hits.ids), hits.ids[0], hits.ids[-1], hits.ids[100:140][0])) < 40
