"""Firms whose names no list has: brands that the segmenter tore, and lines of business between words of a sentence."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("去年收购鲸达集团。", {"鲸达集团"}),
        ("他进入台溴公司任职。", {"台溴公司"}),
        ("他收购金湖锦公司。", {"金湖锦公司"}),
        ("他起诉了泽岫科技公司。", {"泽岫科技公司"}),
        ("货物由嘉岫物流送达。", {"嘉岫物流"}),
        ("居民認為，嘉巒地產與澤巒建設應負責。", {"嘉巒地產", "澤巒建設"}),
    ],
)
def test_a_torn_or_bounded_name_of_a_firm_is_found(text: str, names: set[str]) -> None:
    assert names_in(text, known=False) == names


@pytest.mark.parametrize(
    "text",
    ["日韩公司都在裁员。", "我们公司很好。", "由嘉岫建设的大桥通车。", "推进双碳建设。", "由嘉岫物流系统送达。"],
)
def test_words_of_the_sentence_are_no_brand(text: str) -> None:
    assert names_in(text, known=False) == set()
