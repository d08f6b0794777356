"""The cost of names grows as the article does, whatever stands in it."""

import time

import pytest

from store.extraction.names import find_names
from store.extraction.people.addressed import find_addressed
from tests.store.extraction.reading import document_of

HOSTILE = {
    "open brackets": "极岚集团（",
    "no end of a list": "极岚、思谋科技、",
    "sources": "据据据报道",
    "capitals": "Aa Bb Cc ",
    "heads": "公司集团有限公司",
    "one name": "极岚集团宣布。",
    "quotation marks": "“极岚”（下称：",
}


def seconds(text: str, tries: int) -> float:
    """Return how long the names of a text take, its words cut beforehand; the best of some runs."""
    document = document_of(text)
    assert document.inner
    runs = []
    for _ in range(tries):
        start = time.process_time()
        find_names(document)
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_text_is_not_sixteen_times_the_work(pattern: str) -> None:
    short, long = (pattern * (length // len(pattern)) for length in (3000, 12000))
    limit = 10 * seconds(short, 2) + 0.2
    assert any(seconds(long, 1) < limit for _ in range(2))


def test_a_form_of_address_that_shows_nobody_is_looked_for_once() -> None:
    def cost(times: int) -> float:
        document = document_of("昨天，黎先生说。" * times + "见到黎的店先生。")
        assert document.inner
        start = time.process_time()
        assert not list(find_addressed(document, ()))
        return time.process_time() - start

    limit = 10 * cost(500) + 0.2
    assert any(cost(2000) < limit for _ in range(2))
