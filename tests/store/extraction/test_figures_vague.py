"""Percentages told by their digits, and how long somebody stays, on sentences of our own."""

import pytest

from store.extraction.figures import find_figures
from tests.store.extraction.reading import document_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("同店銷售錄得低單位數至雙位數增長。", [("低單位數至雙位數", "percent", None)]),
        ("毛利率有雙位數字跌幅。", [("雙位數字", "percent", None)]),
        ("密碼是雙位數。", []),
        ("病人住院12日後離世。", [("12日", "duration", 12.0)]),
        ("平台關閉半日後重開。", [("半日", "duration", 0.5)]),
        ("公司三日後公布。", []),
        ("會議12日後續辦。", []),
    ],
)
def test_a_vague_percentage_or_a_stay_is_a_figure(text: str, found: list[tuple[str, str, float | None]]) -> None:
    assert [(figure.text, figure.kind, figure.value) for figure in find_figures(document_of(text))] == found
