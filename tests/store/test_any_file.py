"""Whatever bytes a file holds: an article that is sound and a sound extraction, or a sentence that says why not."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from store.articles import parse_article
from store.errors import ReadError
from store.extraction.pipeline import extract
from store.model import Article, Block
from tests.store.soundness import check_article, check_extraction
from tests.thorough import volume

MARKS = st.sampled_from(
    [
        *(
            "---\n",
            "+++\n",
            ";;;\n",
            "{",
            "}",
            "title: ",
            "date: 2026-02-30\n",
            "author: [[甲]]\n",
            "&a ",
            "*a",
            "key:: 值\n",
        ),
        *(
            "# ",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "1. ",
            "|",
            "-|-\n",
            "```\n",
            "**",
            "![甲](乙)",
            "[甲](http://a.b)",
            "[[甲|乙]]",
        ),
        *(
            "<p>",
            "</p>",
            "<div>",
            "<table><tr><td>",
            "<!--",
            "-->",
            "<script>",
            "&amp;",
            "&#x1b;",
            "<title>",
            "&#xD800;",
        ),
        *(
            "\x1b]52;c;eA==\x07",
            "\x9b31m",
            "\u202e",
            "\u200b",
            "e\u0301\u0301\u0301\u0301\u0301",
            "\x00",
            "\r",
            "\u2028",
        ),
        *("“", "”", "「", "」", "：", "，", "。", "（", "）", "《", "》", "·", " ", "\u3000"),
        *(
            "远山银行",
            "行长陈大文",
            "陳大文",
            "Anna Berg",
            "东海公司（远山）",
            "表示",
            "说",
            "他",
            "该公司",
            "称",
            "said",
        ),
        *("3亿元", "百分之五", "80%", "一千", "HK$8bn", "同比增长", "至", "约", "1,000", "２０２６年", "0", "万"),
    ]
)
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=4)), max_size=50).map("".join)


def read(data: bytes, name: str) -> Article | None:
    """Return the article in a file of these bytes, checked, or None where it is refused with a sentence."""
    try:
        article = parse_article(data, name)
    except ReadError as error:
        refusal = str(error)
    else:
        check_article(article)
        return article
    assert refusal.isprintable()
    return None


@settings(max_examples=volume(60, 600), deadline=None)
@given(TEXTS, st.sampled_from(["a.md", "a.html", "a.txt", "\x1b[31m\u202e/..\n.md"]))
def test_a_text_of_any_marks(text: str, name: str) -> None:
    article = read(text.encode("utf-8", errors="surrogatepass"), name)
    if article is not None:
        check_extraction(article, extract(article))


@settings(max_examples=volume(60, 600), deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.md", "a.html"]))
def test_any_bytes(data: bytes, name: str) -> None:
    read(data, name)


@settings(max_examples=volume(60, 600), deadline=None)
@given(TEXTS)
def test_an_extraction_of_any_text(text: str) -> None:
    text = text.encode("utf-8", errors="ignore").decode() or "空"
    blocks = tuple(Block(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", text))
    article = Article(id="article/undated-甲", title="", text=text, blocks=blocks)
    check_extraction(article, extract(article))
