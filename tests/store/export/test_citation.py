"""What is copied: in every shape, in the language of the article, and nothing that Markdown would run."""

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from store.errors import ExportError
from store.export.bibliography import to_apa, to_gb_t_7714
from store.export.citation import Cited, page_of, source_line
from store.export.shapes import SHAPES, copied, shape_called, to_block_quote
from store.model import Article, Figure, Person, Quote

ENGLISH = Article(
    id="article/a",
    title="Norham Bank names a new chief",
    text="",
    publisher="The Norham Post",
    language="en",
    published="2025-03-01",
    clipped="2025-03-02",
    authors=("Jane Doe",),
    url="https://example.org/%E4%BA%91",
    path="/clippings/a.md",
)
HANS = replace(ENGLISH, title="云岭智造获注资", publisher="山间日报", language="zh-Hans", authors=("张三", "李四"))
HANT = replace(HANS, title="雲嶺智造獲注資", publisher="山間日報", language="zh-Hant", authors=("張三",))
BARE = replace(HANS, publisher="", authors=(), clipped=None, url="", published=None)

Style = Callable[[Article], str]


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh-Hans", "日期不详"), ("zh-Hant", "日期不詳"), ("en", "date unknown"), ("", "date unknown")],
)
def test_an_article_without_a_date(language: str, told: str) -> None:
    article = Article(id="article/a", title="题", text="题", publisher="山间日报", language=language)
    expected = f"山间日报, “题”, {told}" if language == "en" else f"山间日报，《题》，{told}"
    assert source_line(article) == expected


@pytest.mark.parametrize(("article", "page"), [(HANS, "第2页"), (HANT, "第2頁"), (ENGLISH, "p. 2")])
def test_what_stands_in_a_pdf_is_cited_with_its_page(article: Article, page: str) -> None:
    paged = replace(article, text="一二三四", lines=((0, 1), (2, 2)), numbered="page")
    assert page in source_line(paged, page_of(paged, 3))
    assert page in to_block_quote(Cited(paged, "四", page=page_of(paged, 3)))
    assert page_of(replace(paged, numbered="line"), 3) == 0


@pytest.mark.parametrize(
    ("style", "article", "entry"),
    [
        # As citeproc renders the same with the official styles; a date that is not known these leave out
        (
            to_gb_t_7714,
            HANS,
            "张三, 李四. 云岭智造获注资[N/OL]. 山间日报, 2025-03-01[2025-03-02]. https://example.org/云.",
        ),
        (
            to_gb_t_7714,
            replace(HANT, authors=("甲", "乙", "丙", "丁")),
            "甲, 乙, 丙, 等. 雲嶺智造獲注資[N/OL]. 山間日報, 2025-03-01[2025-03-02]. https://example.org/云.",
        ),
        (
            to_gb_t_7714,
            replace(ENGLISH, authors=("A", "B", "C", "D"), url="", title="Why?"),
            "A, B, C, et al. Why?[N]. The Norham Post, 2025-03-01.",
        ),
        (
            to_gb_t_7714,
            replace(HANS, publisher="", authors=()),
            "云岭智造获注资[EB/OL]. (2025-03-01)[2025-03-02]. https://example.org/云.",
        ),
        (
            to_gb_t_7714,
            replace(HANS, published=None, clipped=None, url=""),
            "张三, 李四. 云岭智造获注资[N]. 山间日报, [日期不详].",
        ),
        (to_gb_t_7714, replace(BARE, title=""), "/clippings/a.md[EB]. [日期不详]."),
        (
            to_apa,
            ENGLISH,
            "Jane Doe. (2025, March 1). Norham Bank names a new chief. The Norham Post. https://example.org/云",
        ),
        (
            to_apa,
            replace(ENGLISH, authors=("Jane Doe", "A. Berg"), published=None, title="Why now?"),
            "Jane Doe, & A. Berg. (n.d.). Why now? The Norham Post. https://example.org/云",
        ),
        (
            to_apa,
            replace(ENGLISH, authors=()),
            "Norham Bank names a new chief. (2025, March 1). The Norham Post. https://example.org/云",
        ),
        (
            to_apa,
            replace(ENGLISH, authors=("The Norham Post",), url=""),
            "The Norham Post. (2025, March 1). Norham Bank names a new chief.",
        ),
        (to_apa, HANS, "张三、李四（2025年3月1日）。云岭智造获注资。山间日报。https://example.org/云"),
        (
            to_apa,
            replace(HANT, authors=(), published=None),
            "雲嶺智造獲注資（日期不詳）。山間日報。https://example.org/云",
        ),
        (to_apa, BARE, "云岭智造获注资（日期不详）。"),
    ],
)
def test_an_article_as_an_entry_of_a_list_of_references(style: Style, article: Article, entry: str) -> None:
    assert style(article) == entry


SAID = Quote(id="quote/a/1", text="我们`要`投<b>80</b>亿元。", kind="direct", cue="说", speaker="林[晓]月")
WORTH = Figure(id="figure/a/1", text="80亿元", kind="money", value=8e9, unit="CNY", inferred=True)
WHO = Person(id="person/林晓月", name="林晓月")
SENTENCE = "林晓月说，要投80亿元。"
TOLD = replace(SAID, kind="indirect")
DENIED = replace(TOLD, cue="否認")


@pytest.mark.parametrize(
    ("cited", "shape", "text"),
    [
        (Cited(HANS, "", SAID), "words", f"“{SAID.text}”\n—— 林[晓]月，{source_line(HANS)}"),
        (Cited(HANT, "", SAID), "words", f"「{SAID.text}」\n—— 林[晓]月，{source_line(HANT)}"),
        (
            Cited(ENGLISH, "", TOLD),
            "words",
            f"{SAID.text}\n— 林[晓]月, {source_line(ENGLISH)}",
        ),
        (Cited(HANS, "", DENIED), "words", f"否認：{SAID.text}\n—— 林[晓]月，{source_line(HANS)}"),
        (Cited(HANS, SENTENCE, WORTH), "words", f"80亿元 (CNY?)\n{SENTENCE}\n—— {source_line(HANS)}"),
        (Cited(HANS, SENTENCE, WHO), "words", f"林晓月\n{SENTENCE}\n—— {source_line(HANS)}"),
        (Cited(HANS, SENTENCE), "words", f"{SENTENCE}\n—— {source_line(HANS)}"),
        (Cited(HANS), "words", source_line(HANS)),
        (Cited(HANS, SENTENCE), "gb-t-7714", to_gb_t_7714(HANS)),
        (Cited(HANS, SENTENCE), "apa", to_apa(HANS)),
        (Cited(HANS, SENTENCE), "url", "https://example.org/云"),
        (Cited(HANS, SENTENCE, WORTH), "value", "8000000000"),
        (Cited(HANS, SENTENCE, replace(WORTH, value=0.5, upper=2.25)), "value", "0.5–2.25"),
        (Cited(HANS, SENTENCE, replace(WORTH, value=1e20)), "value", "100000000000000000000"),
        (Cited(HANS, SENTENCE, replace(WORTH, value=None)), "value", "80亿元"),
        (Cited(HANS, "", SAID), "value", SAID.text),
        (Cited(HANS, SENTENCE, WHO), "value", "林晓月"),
        (Cited(HANS, SENTENCE), "value", SENTENCE),
        (Cited(HANS), "value", "云岭智造获注资"),
    ],
)
def test_what_is_copied(cited: Cited, shape: str, text: str) -> None:
    assert copied([cited, cited], shape_called(shape)) == text


@pytest.mark.parametrize(
    ("cited", "begins"),
    [
        (Cited(HANS, "", SAID), "— 林[晓]月 · 云岭智造获注资"),
        (Cited(HANT, SENTENCE, WORTH), "— 80亿元 (CNY?) · 雲嶺智造獲注資"),
        (Cited(ENGLISH, SENTENCE), "— Norham Bank names a new chief · The Norham Post · 2025-03-01"),
        (Cited(HANS), "云岭智造获注资 · 山间日报 · 2025-03-01"),
    ],
)
def test_a_block_quote_reads_as_what_was_said_with_its_source_linked(cited: Cited, begins: str) -> None:
    tokens = MarkdownIt("commonmark").parse(copied([cited], shape_called("block-quote")))
    assert [tokens[0].type, tokens[-1].type] == ["blockquote_open", "blockquote_close"]
    *said, source = [token.children or [] for token in tokens if token.type == "inline"]
    words = ["".join(child.content for child in one) for one in said]
    assert words == ([f"“{SAID.text}”"] if cited.entity is SAID else [SENTENCE] if cited.sentence else [])
    assert [child.attrs["href"] for child in source if child.type == "link_open"] == ["https://example.org/%E4%BA%91"]
    told = "".join(child.content for child in source)
    assert told.startswith(begins)


def test_several_are_copied_each_once_and_where_there_is_nothing_that_is_said() -> None:
    other = Cited(replace(HANS, url="https://example.org/b"), SENTENCE)
    assert (
        copied([Cited(HANS), other, Cited(HANS)], shape_called("url"))
        == "https://example.org/云\nhttps://example.org/b"
    )
    assert copied([Cited(BARE), other], shape_called("url")) == "https://example.org/b"
    with pytest.raises(ExportError, match="Address alone: the article has none"):
        copied([Cited(BARE)], shape_called("url"))


def test_a_shape_that_no_version_knows_is_the_usual_one() -> None:
    assert shape_called("of old") is SHAPES[0]
    assert [shape_called(one.name) for one in SHAPES] == list(SHAPES)
