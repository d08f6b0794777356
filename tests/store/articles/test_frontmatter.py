"""The header: every format, every key, and no article lost for a bad one."""

import pytest

from tests.store.articles.reading import of_kind, read

BODY = "\n\n海風基金昨日公布結果，投資額為三億港元。\n"


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("---\ntitle: 海風基金公布結果\n---", "海風基金公布結果"),
        ("\ufeff---\r\ntitle: 海風基金公布結果\r\n---\r\n", "海風基金公布結果"),
        ("---\n\ntitle: '海風基金公布結果'\n\n---", "海風基金公布結果"),
        ("+++\ntitle = '海風基金公布結果'\n+++", "海風基金公布結果"),
        ("+++\ntitle = 海風基金公布結果\n+++", "海風基金公布結果"),
        ('{\n "title": "海風基金公布結果",\n "date": "2024-01-02"\n}', "海風基金公布結果"),
        (';;;\n"title": "海風基金公布結果"\n;;;', "海風基金公布結果"),
        ("---\nTITLE: 海風基金公布結果\n---", "海風基金公布結果"),
        ("---\nheadline: 海風基金公布結果\n---", "海風基金公布結果"),
        ("---\nlinkTitle: 海風基金公布結果\n---", "海風基金公布結果"),
        ("title:: 海風基金公布結果\nauthor:: 陳小明", "海風基金公布結果"),
        ("# 海風基金公布結果", "海風基金公布結果"),
    ],
)
def test_every_format_of_header_gives_the_title(header: str, title: str) -> None:
    article = read(header + BODY)
    assert article.title == title
    assert of_kind(article, "title") == [title]
    assert of_kind(article, "paragraph") == [BODY.strip()]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 周大文: 港口是未來", "周大文: 港口是未來"),
        ("title: [獨家]海風上市", "[獨家]海風上市"),
        ("title: @海風 的一年", "@海風 的一年"),
        ("title: %88 的人支持", "%88 的人支持"),
        ('title: "海風"難民湧入，怎麼辦？', '"海風"難民湧入，怎麼辦？'),
        ("title: *重要* 消息", "*重要* 消息"),
    ],
)
def test_a_header_that_is_no_yaml_is_read_line_by_line(line: str, title: str) -> None:
    article = read(f"---\n{line}\ndate: 2024-05-06\nsource: 海港報\n---{BODY}")
    assert (article.title, article.published, article.publisher) == (title, "2024-05-06", "海港報")
    assert any("line by line" in warning and "line 2" in warning for warning in article.warnings)


def test_yaml_is_read_as_strings_alone() -> None:
    article = read("---\ntitle: 0020\nauthor: yes\nsite: 1:30\n---" + BODY)
    assert (article.title, article.authors, article.publisher) == ("0020", ("yes",), "1:30")


def test_aliases_are_refused_and_the_header_still_read() -> None:
    article = read("---\ntitle: 海風\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ndate: 2024-05-06\n---" + BODY)
    assert (article.title, article.published) == ("海風", "2024-05-06")
    assert any("aliases" in warning for warning in article.warnings)


def test_pairs_after_the_heading_are_a_header() -> None:
    article = read(
        "# 海風基金公布結果\n\n文章作者: 海港觀察\n发布时间: 2024-05-06 10:11\n发布地: 上海\n"
        "原文链接: http://mp.weixin.qq.com/s?__biz=Mz&mid=1#rd\n\n封面图链接: https://pic.example/a.jpg" + BODY
    )
    assert article.published == "2024-05-06"
    assert article.authors == ("海港觀察",)
    assert article.publisher == "海港觀察"
    assert article.url == "http://mp.weixin.qq.com/s?__biz=Mz&mid=1#rd"
    assert of_kind(article, "paragraph") == [BODY.strip()]


def test_a_rule_at_the_top_is_no_header() -> None:
    article = read("---\n\n海風基金昨日公布結果。\n\n---\n\n基金說會繼續。\n")
    assert of_kind(article, "paragraph") == ["海風基金昨日公布結果。", "基金說會繼續。"]


def test_a_header_that_is_never_closed_loses_no_text() -> None:
    article = read("---\ntitle: 海風\n\n# 海風基金公布結果\n\n基金說會繼續投資港口。\n")
    assert article.title == "海風"
    assert article.text.endswith("海風基金公布結果\n基金說會繼續投資港口。")


def test_a_header_without_body_is_an_article_with_a_warning() -> None:
    article = read('---\ntitle: "海風    告別"\ndate: ""\nauthor: ""\n---\n')
    assert (article.title, article.published, article.authors) == ("海風 告別", None, ())
    assert article.text == "海風 告別"
    assert article.warnings == ("There is no text besides the header.",)


def test_by_lines_of_the_header_stand_in_the_text() -> None:
    article = read("---\ntitle: 海風\nauthor:\n  - '[[陳小明]]'\n  - 記者李大文\nsite: 海港報\n---" + BODY)
    assert article.authors == ("陳小明", "李大文")
    assert of_kind(article, "byline") == ["陳小明、記者李大文", "海港報"]


def test_empty_values_and_nested_lists_do_no_harm() -> None:
    article = read("---\ntitle: 海風\ntags: [[a, b], c]\nauthor: []\ndate:\ncategories:\n  - [甲, 乙]\n---" + BODY)
    assert (article.title, article.authors, article.published) == ("海風", (), None)
