"""Nothing in an article's text acts on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.sanitise import sanitise
from tests.store.articles.reading import read

ACTING = {"Cc", "Cs"}


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("海\x1b[31m風\x1b[0m", "海風"),
        ("海\x1b]52;c;aGk=\x07風", "海風"),
        ("海\x1b]0;title\x1b\\風", "海風"),
        ("海\x1b]8;;https://x.example\x1b\\連結\x1b]8;;\x1b\\", "海連結"),
        ("海\x9b31m風", "海風"),
        ("海\x1bP1$r\x1b\\風", "海風"),
        ("海\x1b]0;never ended", "海0;never ended"),
        ("海\u202e風\u202c", "海風"),
        ("海\u2066風\u2069\u200f", "海風"),
        ("海\u200b風\ufeff\u2060", "海風"),
        ("海\x00風\x08\x7f", "海風"),
        ("海\u2028風\x85港\x0c口\x1c", "海 風 港 口"),
        ("海\ud800風", "海風"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 4),
        ("👨\u200d👩\u200d👧 家", "👨\u200d👩\u200d👧 家"),
        ("海\u200d風", "海風"),
        ("海\r\n風\rx", "海\n風 x"),
        ("海\r風", "海\n風"),
        ("⼆⺠Ａ　\t風", "⼆⺠Ａ　\t風"),
    ],
)
def test_what_acts_is_taken_out_and_what_says_stays(text: str, clean: str) -> None:
    assert sanitise(text) == clean


@given(st.text())
def test_no_text_keeps_a_control_or_moves_a_line(text: str) -> None:
    clean = sanitise(text)
    assert all(c in "\n\t" or unicodedata.category(c) not in ACTING for c in clean)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in clean)
    if "\r" not in text:
        assert clean.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "source",
    [
        '---\ntitle: "海\\e[31m風\\u202E"\nauthor: "甲\\u0000\\u2066"\nsite: "報\\x1b]52;c;x\\a"\n---\n正文在這裡。',
        '{"title": "海\\u001b[31m風\\ud800", "author": "甲\\u0007"}\n正文在這裡。',
        "# 海&#27;[31m風&#x202e;\n\n正文&#7;在這裡&#x9b;31m。",
        "<html><head><title>海&#27;[31m風</title></head><p>正文&#7;在&#x2066;這裡。</p></html>",
        "# 海\x1b[31m風\n\n正文\x07在這裡。",
    ],
)
def test_no_format_smuggles_a_control_in(source: str) -> None:
    article = read(source)
    for text in (article.title, article.text, article.publisher, article.id, *article.authors, *article.warnings):
        assert all(c == "\n" or unicodedata.category(c) not in ACTING for c in text)
        assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in text)
    assert article.title.startswith("海")
    assert "在這裡" in article.text


def test_lines_end_at_line_feeds_alone() -> None:
    article = read("---\ntitle: 海\x1c風\u2028港\n---\n正文\x1c在\u2028這裡\x85呢。")
    assert article.title == "海風 港"
    assert article.text.split("\n") == ["海風 港", "正文在 這裡 呢。"]
