"""A colon is read as one in each of its forms: full-width, small, vertical, and the two-dot leader typed for it."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article
from store.text.fold import fold

_COLONS = pytest.mark.parametrize("colon", [":", "：", "﹕", "︓", "︰"])


@_COLONS
def test_the_name_behind_a_label_is_found(colon: str) -> None:
    extraction = extract(Article(id="article/2026-11-27-test", title="", text=f"今天天气很好。\n记者{colon}林小川"))
    assert [(person.name, person.roles[0].title) for person in extraction.people] == [("林小川", "记者")]


@_COLONS
def test_what_is_said_behind_a_colon_is_found(colon: str) -> None:
    text = f"董事长周文静表示{colon}新店明年开张，会招三百名工人。"
    quotes = extract(Article(id="article/2026-11-27-test", title="", text=text)).quotes
    assert [(quote.speaker, quote.text) for quote in quotes] == [("周文静", "新店明年开张，会招三百名工人")]


def test_a_colon_folds_to_one() -> None:
    assert fold("：﹕︓︰") == "::::"
