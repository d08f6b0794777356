"""Escaping: what an article holds is read back from Markdown, YAML and file names as what it was, or not at all."""

import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from store.export.escaping import _UNPRINTABLE, FILE_NAME_BYTES, address, file_name, inline, scalar

HOSTILE = [
    "[/foo] [red]x[/red]",
    "*强调* __init__ `code` ~~删~~ <b>x</b> &lt; &#35;",
    "# 标题",
    "- 项目",
    "+ 加",
    "12. 十二",
    "3) 三",
    "> 引用",
    "---",
    "===",
    "![图](x) [链](y) [[内链]] ==亮== %%注%% $x$ ^id #tag",
    "\\ 反斜杠 \\*",
    "a | b",
    "<script>alert(1)</script> <iframe src=x> <!-- x --> <https://a.example>",
    "<%* tp.system.prompt() %> <%= x -%>",
    "{{date}} {{< figure >}} {% include x %} ${x}",
    "状态:: 完成 [状态:: 完成] (状态::完成) :::warning",
    "`= this.file.name` `$= dv.current()` ```dataviewjs ~~~",
    "> [!note]- 折叠",
    "- [ ] 待办 ^block-id [^1] ^[注]",
    "obsidian://open?vault=x file:///etc/passwd https://example.org/a_b",
    "增长25%，5%<10%>3%{%}",
    "$$x$$ \\(x\\) a\\\\",
    "12) 三 +",
]

MARKS = ("<%", "%>", "{{", "{%", "%}", "[[", "%%", "==", "::", "$$", "```", "~~", "obsidian:/", "file:/")
"""What other programs act upon wherever it stands in a file, however it is escaped."""


def text_of(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in {"text", "text_special"})


@pytest.mark.parametrize("text", HOSTILE)
def test_inline_reads_back_as_the_same_characters(text: str) -> None:
    paragraph = MarkdownIt("gfm-like", {"linkify": False}).parse(inline(text))
    assert [token.type for token in paragraph] == ["paragraph_open", "inline", "paragraph_close"]
    assert text_of(paragraph[1].children or []) == text
    assert [mark for mark in MARKS if mark in inline(text)] == []


@given(st.text(min_size=1))
def test_inline_is_always_one_paragraph_of_plain_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(inline(text))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "text_special"}


ANYTHING = st.text(st.sampled_from("<%>{}[]()!:=$`^#|~*_-+.&;\\\"'/1 陈\n\t")) | st.text()


@given(ANYTHING)
def test_no_mark_stays_whole(text: str) -> None:
    assert [mark for mark in MARKS if mark in inline(text)] == []
    assert [mark for mark in ("<%", "%>", "{{", "{%", "%}", "::") if mark in scalar(text)] == []
    line = " ".join(_UNPRINTABLE.sub(" ", text).split())
    assert text_of(MarkdownIt("gfm-like", {"linkify": False}).parseInline(inline(text))[0].children or []) == line


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example("\ufffe\uffff")  # which YAML 1.2 has in no text (5.1)
def test_scalar_reads_back_from_yaml(text: str) -> None:
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}


@given(st.text())
def test_a_file_name_is_safe_everywhere(text: str) -> None:
    name = file_name(text)
    assert 3 < len(name.encode()) <= FILE_NAME_BYTES
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == unicodedata.normalize("NFC", name)
    assert not name.startswith(".")
    assert name.split(".")[0].lower() not in {"con", "nul", "com1", "lpt9"}


def test_a_long_chinese_name_is_cut_in_bytes() -> None:
    assert file_name("港" * 300) == "港" * 79 + ".md"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\nb", "CON", "nul.txt", " . ", "x" * 500, "行政长官\u202e李"])
def test_a_hostile_title_stays_one_plain_name(name: str) -> None:
    assert "/" not in file_name(name)
    assert "\n" not in file_name(name)
    assert "\u202e" not in file_name(name)


def test_only_web_addresses_become_links() -> None:
    assert address("javascript:alert(1)") == ""
    assert address("https://example.com/a (b)") == "https://example.com/a%20%28b%29"
    assert address("https://example.com/新闻?q=%E6&r=x==#s") == "https://example.com/新闻?q=%E6&r=x==#s"
    assert address("https://example.com/{{x}}%%a::b$c[d]`\u202e\ud800") == (
        "https://example.com/%7B%7Bx%7D%7D%25%25a:%3Ab%24c%5Bd%5D%60%E2%80%AE%3F"
    )
