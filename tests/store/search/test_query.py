"""The query language: what is understood, and what is said of what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.kinds import EntityKind
from store.search.amounts import AmountRange, find_amount
from store.search.index import Index
from store.search.query import parse
from tests.store.search.shelf import HKIC, small_shelf


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(small_shelf())


def found(index: Index, query: str, kind: EntityKind) -> list[str]:
    return sorted(entity.partition("/")[2] for entity in index.search(query).panes[kind].ids)


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("620亿", 62e9, 62e9, ""),
        ("62000000000", 62e9, 62e9, ""),
        ("62,000,000,000", 62e9, 62e9, ""),
        ("HK$62bn", 62e9, 62e9, "HKD"),
        ("62 billion", 62e9, 62e9, ""),
        ("US$ 8bn", 8e9, 8e9, "USD"),
        ("88%", 88, 88, "%"),
        ("８８％", 88, 88, "%"),
        ("1.5万亿元", 1.5e12, 1.5e12, ""),
        ("620億港元", 62e9, 62e9, "HKD"),
        ("3.5倍", 3.5, 3.5, "倍"),
        ("10亿..100亿 USD", 1e9, 1e10, "USD"),
        ("10..100亿", 1e9, 1e10, ""),
        ("100亿..10亿", 1e9, 1e10, ""),
        ("5亿..", 5e8, float("inf"), ""),
        ("..5亿", float("-inf"), 5e8, ""),
        (">=88%", 88, float("inf"), "%"),
        ("<3", float("-inf"), 3, ""),
    ],
)
def test_an_amount_is_read(written: str, low: float, high: float, unit: str) -> None:
    amount, end = find_amount(written) or (AmountRange(0, 0), 0)
    assert (amount.low, amount.high, amount.unit, end) == (low, high, unit, len(written))


@pytest.mark.parametrize("written", ["620亿港", "GPT4", "3D打印", "亿", "", "USD", "10-20亿"])
def test_what_is_no_amount_is_left_to_the_words(written: str) -> None:
    assert find_amount(written) is None


def test_a_unit_with_a_space_before_it_belongs_to_the_number_only_if_it_is_a_word() -> None:
    amount, end = find_amount("88 百度") or (AmountRange(0, 0), 0)
    assert (amount.low, end) == (88, 2)


@pytest.mark.parametrize(
    ("query", "kind", "ids"),
    [
        ("陈 -家齐", "person", ["陈茂波"]),
        ('"家"', "person", ["李家诚", "李家超", "陈家齐"]),
        ('"ljc"', "person", []),
        ("^陈", "person", ["陈家齐", "陈茂波"]),
        ("^家", "person", []),
        ("^chen", "person", ["陈家齐", "陈茂波"]),
        ("person:李", "person", ["李家诚", "李家超"]),
        ("people:李", "person", ["李家诚", "李家超"]),
        ("人物：李", "person", ["李家诚", "李家超"]),
        ("org:思谋", "organisation", ["思谋集团"]),
        ("org:思谋", "person", ["贾佳亚"]),
        ("org:思谋", "figure", ["4", "5"]),
        ("figure:>100亿", "figure", ["1"]),
        ("figure:>100亿", "organisation", ["香港投资管理有限公司"]),
        (">1", "figure", ["1", "2", "3", "4", "5", "7"]),
        (">1", "person", []),
        ("quote:算力", "quote", ["1"]),
        ("quote:算力", "person", ["孙东"]),
        ("said-by:孙东", "quote", ["1"]),
        ("said-by:sd", "quote", ["1"]),
        ("said-by:业内", "quote", ["3"]),
        ("said-by:李家超", "quote", []),
        ("about:港投", "quote", ["2"]),
        ("about:港投", "figure", ["1", "2"]),
        ("after:2025-06-11", "quote", ["2"]),
        ("before:2025-05", "quote", ["3"]),
        ("after:2025-05 before:2025-06-10", "quote", ["1", "3"]),
        ("kind:money", "figure", ["1", "2", "4", "7"]),
        ("kind:money", "person", []),
        ("kind:direct", "quote", ["1", "2"]),
        ("kind:person 李", "person", ["李家诚", "李家超"]),
        ("cur:HKD", "figure", ["1", "7"]),
        ("cur:港元 kind:money >50亿", "figure", ["1"]),
        ("行政总裁", "person", ["陈家齐"]),
        ("客户", "figure", ["5"]),
        ("李 -", "person", ["李家诚", "李家超"]),
        ("李：家超", "person", ["李家超"]),
    ],
)
def test_a_query_finds(index: Index, query: str, kind: EntityKind, ids: list[str]) -> None:
    assert found(index, query, kind) == ids


@pytest.mark.parametrize(
    ("query", "span", "says"),
    [
        ("foo:李", (0, 5), "foo"),
        ("李 kind:nonsense", (2, 15), "nonsense"),
        ("after:yesterday", (0, 15), "2025-06-12"),
        ("cur:ZZZ", (0, 7), "ZZZ"),
        ("after:2025-13", (0, 13), "2025-13"),
        ("before:2025-02-30", (0, 17), "2025-02-30"),
        ("李 >abc", (2, 6), ">abc is no amount"),
    ],
)
def test_an_error_says_what_and_where_and_empties_nothing(
    index: Index, query: str, span: tuple[int, int], says: str
) -> None:
    results = index.search(query)
    assert results.error_span == span
    assert says in results.error
    assert len(results.panes["person"].ids) > 0


@pytest.mark.parametrize(
    "query", ["person:", "after:20", "after:2025-0", ">", '"', "-", "^", "kind:", "said-by:", "text:"]
)
def test_what_is_still_being_typed_is_no_error(index: Index, query: str) -> None:
    results = index.search(query)
    assert results.error == ""
    assert len(results.panes["person"].ids) == results.panes["person"].total


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='陈ab:-^"><.~ 620亿%personafterkindtext：“”$', max_size=20))
def test_no_query_raises(query: str) -> None:
    parsed = parse(query)
    assert all(0 <= term.start < term.end <= len(query) for term in parsed.terms)
    assert all(0 <= error.start < error.end <= len(query) for error in parsed.errors)


def test_the_focus_narrows_and_a_query_narrows_further(index: Index) -> None:
    focused = index.search("", focus=HKIC).panes
    assert list(focused["person"].ids) == ["person/陈家齐"]
    assert sorted(focused["figure"].ids) == ["figure/1", "figure/2"]
    assert list(focused["organisation"].ids) == [HKIC]
    assert focused["figure"].total == 7
    assert list(index.search("620", focus=HKIC).panes["figure"].ids) == ["figure/1"]
    assert list(index.search("李", focus=HKIC).panes["person"].ids) == []


def test_panes_are_sorted_as_asked(index: Index) -> None:
    by_value = [int(one.partition("/")[2]) for one in index.browse("figure", "value").ids]
    assert by_value == [1, 7, 2, 4, 3, 5, 6]  # dollars among dollars, the commonest money first, what is vague last
    assert next(iter(index.browse("quote", "newest").ids)) == "quote/2"
    by_name = list(index.browse("person", "name").ids)
    assert by_name.index("person/单伟建") < by_name.index("person/孙东") < by_name.index("person/尉迟恭")
    assert next(iter(index.search("亿", orders={"figure": "value"}).panes["figure"].ids)) == "figure/1"


@pytest.mark.parametrize(
    ("query", "entity", "text", "lit"),
    [
        ("陳茂波", "person/陈茂波", "陈茂波", "陈茂波"),
        ("maob", "person/陈茂波", "陈茂波", "茂波"),
        ("lijc", "person/李家超", "李家超", "李家超"),
        ("chan mo-po", "person/陈茂波", "Paul Chan Mo-po", "Chan|Mo-po"),
        ("mopo", "person/陈茂波", "Paul Chan Mo-po", "Mo-po"),
        ("stkj", "organisation/商汤科技", "商汤科技", "商汤科技"),
        ("kj", "organisation/商汤科技", "商汤科技", "科技"),
        ("tmtagi", "organisation/钛媒体", "钛媒体AGI", "钛媒体AGI"),
        ("62bn", "figure/1", "620亿港元", "620亿港元"),
        ("620", "figure/1", "620亿港元", "620"),
        ("算力", "quote/1", "我们会全力推动人工智能发展，算力是基础。", "算力"),
        ("sund", "quote/1", "孙东", "孙东"),
        ("行政", "person/陈家齐", "行政总裁", "行政"),
        ("陈貌波", "person/陈茂波", "陈茂波", "陈茂波"),
    ],
)
def test_the_matched_characters_are_lit(index: Index, query: str, entity: str, text: str, lit: str) -> None:
    match = index.match(query, entity)
    assert match is not None
    assert match.text == text
    assert "|".join(match.text[start:end] for start, end in match.spans) == lit


def test_a_quote_lights_its_words_and_its_speaker(index: Index) -> None:
    texts = [match.text for match in index.matches("算力 孙东", "quote/1")]
    assert texts == ["我们会全力推动人工智能发展，算力是基础。", "孙东"]


def test_what_does_not_match_is_not_lit(index: Index) -> None:
    assert index.match("陈茂波", "person/李家超") is None
    assert index.match("", "person/李家超") is None
    assert index.match("李", "person/nobody") is None


def test_fuzzy_pinyin_is_an_option() -> None:
    plain, fuzzy = Index.build(small_shelf()), Index.build(small_shelf(), fuzzy_pinyin=True)
    guessed, true = plain.match("xiezenghua", "person/解振华"), fuzzy.match("xiezenghua", "person/解振华")
    assert guessed is not None
    assert guessed.guess
    assert true is not None
    assert not true.guess
    assert list(fuzzy.search("liaozh").panes["person"].ids) == []
    assert list(fuzzy.search("nijiachao").panes["person"].ids) == ["person/李家超"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sai", "said-by:"),
        ("李 per", "person:"),
        ("said-by:sd", "said-by:孙东"),
        ("-org:smk", "-org:思谋集团"),
        ("org:hkic", "org:香港投资管理有限公司"),
        ("kind:mo", "kind:money"),
        ("cur:h", "cur:HKD"),
        ("nonsense:x", ""),
        ("", "person:"),
    ],
)
def test_a_query_is_completed(index: Index, query: str, first: str) -> None:
    ways = index.complete(query, len(query))
    assert (ways[0].text if ways else "") == first
    assert all(0 <= way.start <= way.end == len(query) for way in ways)
