"""What holds for the quotes of any text: places that are right, in order, in time that grows with the text."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.engine.document import prepare
from store.extraction.quotes import find_quotes
from store.extraction.quotes.marks import pair_marks
from store.model import Block, Person, Quote
from tests.store.extraction.quoting import PEOPLE, article, mentions, quotes

PIECES = st.sampled_from(
    [
        *'“”「」『』‘’"，。：；！？（）、 \n\u3000#—…',
        *("表示", "说", "称", "又指", "据", "报道", "宣布", "告诉", "他", "该公司", "财报", "显示", "在", "看来"),
        *("周文静", "陳國強", "启明科技", "海岸银行", "Anna Berg", "一名", "分析师", "有人", "CEO"),
        *("明年", "会", "开张", "店铺", "的", "并", "没有", "3,500", "said", "according to"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80)))
def test_places_are_right_and_in_order(text: str) -> None:
    found = quotes(text)
    places = [quote.mentions[0] for quote in found]
    assert all(text[place.start : place.end] == place.exact for place in places)
    assert all(quote.text == quote.mentions[0].exact and quote.text.strip() for quote in found)
    assert [place.start for place in places] == sorted(place.start for place in places)
    for quote in found:
        assert 0 < quote.mentions[0].score <= 1
        assert quote.speaker
        assert (quote.speaker_kind == "unresolved") == (quote.speaker_id == "")
        assert quote.speaker_start <= quote.speaker_end <= len(text)


@given(st.text(alphabet='“”「」『』‘’"a，。\n', max_size=60))
def test_outermost_quotations_do_not_overlap(text: str) -> None:
    marks = pair_marks(text, (Block(start=0, end=len(text)),), ())
    assert all(mark.start < mark.inside <= mark.inside_end <= mark.end for mark in marks)
    assert all(left.end <= right.start for left, right in itertools.pairwise(marks))


def seconds(unit: str, length: int) -> tuple[float, tuple[Quote, ...]]:
    """Return the processor's time for the quotes of a text of one unit again and again; words are cut beforehand."""
    text = (unit * (length // len(unit) + 1))[:length]
    document = prepare(article(text))
    assert len(document.tokens) > 0
    found = mentions(text, ("周文静",), tuple(PEOPLE))
    people = (Person(id="person/周文静", name="周文静", mentions=found),) if found else ()
    begin = time.process_time()
    result = find_quotes(document, (), people)
    return time.process_time() - begin, result


@pytest.mark.parametrize(
    "unit",
    [
        "说",
        "他说",
        "“",
        "”",
        '"',
        "「“",
        "“字",
        "据",
        "（",
        "周文静说",
        "周文静说，",
        "周文静说：“好。”",
        "周文静说“这",
        "周文静说“走”、“走”、",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    long, _ = seconds(unit, 8_000)  # eight times the length; quadratic growth would be 64 times
    assert long < 0.25 or long < 40 * min(seconds(unit, 1_000)[0] for _ in range(3)) + 0.25


def test_any_number_of_marks_is_read() -> None:
    short = min(seconds("“", 25_000)[0] for _ in range(3))
    long, found = seconds("“", 200_000)
    assert len(found) == 0
    assert long < 40 * short + 0.05
