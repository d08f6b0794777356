"""The head of a page: where it was published, and what was odd about its file."""

from store.model import Article, Block, BlockKind
from tui.desk.models import PageMention
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


def test_menus_are_one_line_unless_something_stands_in_them() -> None:
    rows = ("甲", "首页", "财经", "林晓月到会。", "相关", "青石基金买下船坞")
    starts = [sum(len(row) + 1 for row in rows[:number]) for number in range(len(rows))]
    kinds: tuple[BlockKind, ...] = ("title", "furniture", "furniture", "paragraph", "furniture", "furniture")
    blocks = tuple(
        Block(start=start, end=start + len(row), kind=kind)
        for start, row, kind in zip(starts, rows, kinds, strict=True)
    )
    text = "\n".join(rows)
    found = PageMention(starts[5], starts[5] + 4, "organisation", "organisation/青石基金")
    lines = set_page(Article(id="article/甲", title="甲", text=text, blocks=blocks), (found,), 40).lines
    shown = [line.literal or text[line.start : line.end] for line in lines if line.kind not in ("blank", "meta")]
    assert shown == ["甲", "⋯ 首页 · 财经", "林晓月到会。", "相关", "青石基金买下船坞"]
