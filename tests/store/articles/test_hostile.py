"""Files made to hurt: time and memory stay in proportion to size.

Time is not measured but the steps of the interpreter are counted: a reader that is linear takes at most about twice the
steps for twice the size.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from store.articles import parse_article
from store.errors import ReadError
from tests.store.articles.reading import of_kind, read

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def steps(data: bytes, name: str) -> int:
    """Return how many lines and calls of Python reading takes."""
    count = 0

    def step(_frame: FrameType, _event: str, _argument: object) -> "TraceFunction":
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        parse_article(data, name)
    finally:
        sys.settrace(before)
    return count


SIZES = (100, 400)
"""How often what hurts is repeated, and four times that."""

HOSTILE: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda n: "“" * n,
    "brackets": lambda n: "[" * n,
    "images": lambda n: "![" * n,
    "links": lambda n: "[a](" * n,
    "emphasis": lambda n: "**字_" * n,
    "underscores": lambda n: "_" * n + "字",
    "less than": lambda n: "<a " * n,
    "half tags": lambda n: "<a \"<a ' " * n,
    "open comments": lambda n: "字<!--" * n,
    "backticks": lambda n: "`字" * n,
    "entities": lambda n: "&" * n,
    "shortcodes": lambda n: "{{<" * n,
    "wikilinks": lambda n: "[[" * n,
    "footnotes": lambda n: "[^" * n,
    "quotes in quotes": lambda n: "> " * n + "字",
    "lists": lambda n: "- 字\n" * n,
    "table": lambda n: "甲|乙\n-|-\n" + "丙|丁\n" * n,
    "short lines": lambda n: "字\n" * n,
    "rules": lambda n: "---\n" * n,
    "definitions": lambda n: "".join(f"[a{i}]: http://x\n" for i in range(n)),
    "escapes": lambda n: "\x1b]" * n + "字",
    "linked blocks": lambda n: "[字](http://a.b)\n\n" * n,
    "by-lines": lambda n: "作者：甲乙、丙丁\n\n" * n,
    "pairs": lambda n: "作者：甲\n" * n,
}


@pytest.mark.parametrize("form", HOSTILE)
def test_markdown_takes_steps_in_proportion(form: str) -> None:
    small, large = (steps(HOSTILE[form](size).encode(), "a.md") for size in SIZES)
    assert large < 5.5 * small + 2000


SEARCHED: dict[str, Callable[[int], str]] = {
    "blank lines": lambda n: "字" + "\n" * n + "字",
    "spaces": lambda n: "字" + " " * n + "字",
    "shortcodes": lambda n: "{{<" * n,
    "captions of shortcodes": lambda n: "{{< figure " + 'caption="x" ' * n,
    "tags of templates": lambda n: "{%" * n,
    "comments": lambda n: "%% " * n,
    "highlights": lambda n: "==a" * n,
    "half escapes": lambda n: "\x1b]0;" * n + "字",
    "half colours": lambda n: "\x1b[1;" * n + "字",
    "pictures": lambda n: "data:image/png;base64," * n,
    "ends of sentences": lambda n: "。”" * n + "字",
    "ends of links": lambda n: "](a" * n,
    "title of separators": lambda n: "# " + "字 - " * n,
    "jobs": lambda n: "---\nauthor: " + "记者文字" * n + "\n---\n字",
    "addresses": lambda n: "---\nurl: " + "http://" * n + "\n---\n字",
    "accents": lambda n: "é" * n,
    "quotes of YAML": lambda n: "---\ntitle: " + '"' * n + "\n---\n字",
    "half head": lambda n: "<html>" + '<meta name="' * n,
    "half linked data": lambda n: "<html>" + '<script type="application/ld+json">' * n,
}


@pytest.mark.parametrize("form", SEARCHED)
def test_searching_takes_time_in_proportion(form: str) -> None:
    """Time, not steps, for it is spent in regular expressions: four times the size is never nine times the time."""

    def seconds(size: int) -> float:
        data = SEARCHED[form](size).encode()
        start = time.process_time()
        parse_article(data, "a.md")
        return time.process_time() - start

    small = min(seconds(5_000) for _ in range(3))
    assert any(seconds(20_000) < 9 * small + 0.05 for _ in range(3))


@pytest.mark.parametrize(
    "element",
    ["<div>", "<p>字", "<b>字", "<script>", "<table><tr><td>字", "<!--", "<a href='x'>字", "</p>字", "<ul><li>字"],
)
def test_html_takes_steps_in_proportion(element: str) -> None:
    small, large = (steps(b"<html>\xe5\xad\x97" + (element * size).encode(), "a.html") for size in SIZES)
    assert large < 5.5 * small + 2000


def test_html_nested_a_hundred_thousand_deep() -> None:
    article = read("<html>" + "<div>" * 100_000 + "海風基金" + "</div>" * 100_000, "a.html")
    assert article.text == "海風基金"


@pytest.mark.parametrize("anchor", ["&a [x, x, x, x, x, x, x, x, x]", "&a {k: v}"])
def test_anchors_do_not_explode(anchor: str) -> None:
    levels = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(20))
    article = read(f"---\ntitle: 海風\na: {anchor}\n{levels}---\n正文在這裡。")
    assert article.title == "海風"


def test_entities_do_not_explode() -> None:
    levels = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(20))
    article = read(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{levels}]><html><p>&e20;字</p></html>', "a.html"
    )
    assert len(article.text) < 5000


@pytest.mark.parametrize("header", ["---\na: " + "[" * 20000 + "\n---\n", "+++\na = " + "[" * 20000 + "\n+++\n"])
def test_headers_nested_deep_are_read_line_by_line(header: str) -> None:
    article = read(header + "# 海風\n\n正文在這裡。")
    assert article.title == "海風"
    assert any("line by line" in warning for warning in article.warnings)


def test_json_nested_deep_is_no_header() -> None:
    assert '{"a":' in read('{"a":' * 50000).text


def test_a_line_of_ten_megabytes() -> None:
    sentence = "海風基金昨日公布結果，主席說：「會繼續。」"
    article = read(sentence * 160_000)
    assert len(article.text) == len(sentence) * 160_000
    assert of_kind(article, "paragraph") == [article.text]


def test_a_title_of_a_megabyte_is_cut_for_show_only() -> None:
    title = "風" * 350_000
    article = read(f"---\ntitle: {title}\n---\n\n# {title}\n\n正文在這裡。")
    assert article.title == title[:400]
    assert article.text == f"{title}\n正文在這裡。"
    assert len(article.id) < 50


def test_a_million_quotation_marks() -> None:
    assert read('"' * 1_000_000).text == '"' * 1_000_000


@pytest.mark.parametrize(
    ("source", "measure"),
    [("<html>" + "字<br>" * 200_001, "paragraphs"), ("字\n" * 1_000_001, "lines")],
    ids=["paragraphs", "lines"],
)
def test_what_is_too_long_to_be_an_article_is_refused(source: str, measure: str) -> None:
    with pytest.raises(ReadError, match=f"more than .* {measure}"):
        read(source)


def test_memory_stays_in_proportion() -> None:
    peaks: list[int] = []
    for size in (1, 4):
        data = ("# 標題\n\n**海風**基金與[港口](http://a.b)，以及更多的文字。\n\n" * 200 * size).encode()
        tracemalloc.start()
        parse_article(data, "a.md")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 5 * peaks[0]


def test_markup_of_terminals_libraries_is_text() -> None:
    assert read("正文[bold red]在[/]這裡[@click=app.quit]。").text == "正文[bold red]在[/]這裡[@click=app.quit]。"
