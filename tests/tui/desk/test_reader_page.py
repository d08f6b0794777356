"""The head of a page: where it was published, and what was odd about its file."""

from store.model import Article, Block
from tui.desk.reader_page import set_page


def head(article: Article) -> list[str]:
    return [line.literal for line in set_page(article, (), 60).lines if line.kind == "meta"]


def article(encoding: str, *warnings: str) -> Article:
    blocks = (Block(start=0, end=1, kind="title"),)
    return Article(
        id="article/undated-甲",
        title="甲",
        text="甲",
        blocks=blocks,
        publisher="甲报",
        encoding=encoding,
        warnings=warnings,
    )


def test_an_encoding_is_named_where_it_is_not_the_usual_one() -> None:
    assert head(article("utf-8")) == ["甲报 · date unknown"]
    assert head(article("gb18030")) == ["甲报 · date unknown", "Read as gb18030."]


def test_what_was_odd_is_told_in_lines_that_fit() -> None:
    warning = "The header is not valid YAML (line 2); it was read line by line, as a user would."
    _, *told = head(article("utf-8", warning))
    assert len(told) == 2
    assert " ".join(told).split() == warning.split()
    assert all(len(line) <= 60 for line in told)
