"""A citation says in the article's language that it has no date."""

import pytest

from store.export.citation import source_line
from store.model import Article


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh-Hans", "日期不详"), ("zh-Hant", "日期不詳"), ("en", "date unknown"), ("", "date unknown")],
)
def test_an_article_without_a_date(language: str, told: str) -> None:
    article = Article(id="article/a", title="题", text="题", publisher="山间日报", language=language)
    assert source_line(article) == f"山间日报，《题》，{told}"
