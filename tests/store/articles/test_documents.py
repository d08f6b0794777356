"""Documents: what is read of them, where a sentence stands in one, and what is said of those that cannot be read."""

from pathlib import Path

import pytest

from store.articles import find_articles, parse_article, read_article
from store.articles.documents import table
from store.errors import ReadError
from store.model import Article
from tests.store.articles.documents_by_hand import Drawn, epub, mhtml, packed, pdf, set_lines, word

FIRST = ("海风基金昨日公布全年结果，投资额为三亿港元，比前一年多两成，其中一半投入", "新药研究。")
SECOND = ("行长林晓月表示，明年会在三个城市设立办事处，增聘三百人，并与大学合作培训", "研究人员。")
RUNNING = "海风基金 新闻稿 第{}页"


def blocks(article: Article) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def two_pages() -> bytes:
    """Return a PDF whose second paragraph begins on one page and ends on the next."""
    running = [[Drawn(RUNNING.format(number), 250, 40, 9)] for number in (1, 2)]
    title = Drawn("海风公布全年结果", 180, 740, 20)
    first = [title, *set_lines(*FIRST), *set_lines(SECOND[0], top=640), *running[0]]
    return pdf([first, [Drawn(SECOND[1], 50, 740), *set_lines(*FIRST, top=700), *running[1]]])


def test_a_pdf_is_paragraphs_and_headings_without_what_stands_on_every_page() -> None:
    article = parse_article(two_pages(), "news.pdf")
    paragraphs = [("paragraph", "".join(lines)) for lines in (FIRST, SECOND, FIRST)]
    assert blocks(article) == [("title", "海风公布全年结果"), *paragraphs]
    assert article.title == "海风公布全年结果"


def test_a_character_of_a_pdf_knows_its_page() -> None:
    article = parse_article(two_pages(), "news.pdf")
    assert article.numbered == "page"
    assert [article.place(article.text.index(words)) for words in ("全年结果", "行长", "研究人员", "海风基金")] == [
        1,
        1,
        2,
        1,
    ]
    assert article.place(article.text.rindex("海风基金")) == 2


def test_a_pdf_is_told_by_its_bytes_whatever_its_name() -> None:
    assert parse_article(two_pages(), "news.txt").numbered == "page"


def test_the_title_of_a_pdf_is_what_it_says_unless_that_is_the_name_of_a_file() -> None:
    page = [set_lines(*FIRST)]
    assert parse_article(pdf(page, title="海风的一年"), "news.pdf").title == "海风的一年"
    assert (
        parse_article(pdf(page, title="Microsoft Word - 稿件3.docx"), "news.pdf").title != "Microsoft Word - 稿件3.docx"
    )


def test_a_page_printed_from_a_browser_has_its_address_on_the_margin() -> None:
    pages = [
        [*set_lines(*FIRST), Drawn(f"https://news.example/2031/03/02/haifeng {number}/2", 30, 20, 8)]
        for number in (1, 2)
    ]
    article = parse_article(pdf(pages, title="海风的一年"), "news.pdf")
    assert article.url == "https://news.example/2031/03/02/haifeng"
    assert (article.published, article.clipped) == ("2031-03-02", "2031-03-04")


def test_characters_that_a_pdf_has_as_radicals_are_those_that_are_meant() -> None:
    article = parse_article(pdf([[Drawn("⼈⺠币三亿元，⾄今未付。", 50, 700)]]), "news.pdf")
    assert "人民币三亿元，至今未付。" in article.text


def test_a_list_is_no_paragraph() -> None:
    items = [
        Drawn(f"• 第{number}项工程将于明年三月之前全部完成，并由监理公司验收合格", 50, 600 - 18 * row)
        for row, number in enumerate("一二三")
    ]
    article = parse_article(pdf([[*set_lines(*FIRST), *items]]), "news.pdf")
    assert len(article.blocks) == 1 + 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (two_pages()[:300], "is a PDF that is broken"),
        (pdf([set_lines(*FIRST)], locked=True), "is a PDF that is locked with a password"),
        (pdf([[]]), "is a PDF that has no text"),
        (pdf([[]] * 301), "is a PDF that has 301 pages"),
    ],
    ids=["broken", "locked", "scanned", "long"],
)
def test_a_pdf_that_cannot_be_read_is_told_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told) as raised:
        parse_article(data, "news.pdf")
    assert str(raised.value).startswith("news.pdf is")


def test_a_word_document_has_its_headings_and_no_lines() -> None:
    paragraphs = [("海风公布全年结果", "Title"), ("".join(FIRST), "a"), ("展望", "Heading1"), ("".join(SECOND), "a")]
    article = parse_article(word(paragraphs), "news.docx")
    assert (article.title, article.numbered, article.lines) == ("海风公布全年结果", "nothing", ())
    assert [kind for kind, _ in blocks(article)] == ["title", "paragraph", "heading", "paragraph"]


def test_a_book_is_read_in_order_with_what_it_says_of_itself() -> None:
    said = "<dc:title>海风的一年</dc:title><dc:creator>林晓月</dc:creator><dc:date>2031-03-02T00:00:00Z</dc:date>"
    article = parse_article(epub([f"<p>{''.join(FIRST)}</p>", f"<p>{''.join(SECOND)}</p>"], said), "news.epub")
    assert (article.title, article.authors, article.published) == ("海风的一年", ("林晓月",), "2031-03-02")
    assert article.text.index(FIRST[0]) < article.text.index(SECOND[0])
    assert "目录" not in article.text


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_as_one_file_says_where_it_is_from(charset: str) -> None:
    page = f"<html><head><title>海风 - 海港报</title></head><body><h1>海风</h1><p>{''.join(FIRST)}</p></body></html>"
    article = parse_article(
        mhtml(page, "https://news.example/2031/03/02/a", "=?utf-8?B?5rW36aOO?=", charset), "a.mhtml"
    )
    assert (article.title, article.url) == ("海风", "https://news.example/2031/03/02/a")
    assert (article.published, article.clipped) == ("2031-03-02", "2031-03-04")
    assert "".join(FIRST) in article.text
    assert article.numbered == "nothing"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"PK\x03\x04 and no more", "a Word document that is broken"),
        ("a.docx", packed({"notes.txt": "海"}), "a Word document that is broken"),
        ("a.docx", packed({"word/document.xml": "<w:document " * 9}), "a Word document that is broken"),
        ("a.docx", packed({"word/document.xml": b" " * 20_000_001}), "unpacks to more than 20 MB"),
        ("a.epub", packed({"META-INF/container.xml": "<a" * 9}), "a book that is broken"),
        ("a.epub", packed({"OEBPS/a.xhtml": b" " * 20_000_001}), "unpacks to more than 20 MB"),
        ("a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhere\r\n", "has no page in it"),
        ("a.mht", b"\xff\xfe\x00" * 99, "has no page in it"),
    ],
    ids=["no-zip", "no-word", "bad-xml", "bomb", "bad-book", "book-bomb", "no-page", "noise"],
)
def test_a_document_that_cannot_be_read_is_told_in_one_sentence(name: str, data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told) as raised:
        parse_article(data, name)
    assert str(raised.value).startswith(f"{name} is")


def test_without_what_reads_them_documents_are_left_out_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_is_installed", lambda _: False)
    for name, data in (("a.pdf", two_pages()), ("b.docx", word([("海风", "")])), ("c.mht", b""), ("d.epub", b"")):
        (tmp_path / name).write_bytes(data)
    left_out: list[Path] = []
    assert [Path(str(found)).name for found in find_articles([tmp_path], leave_out=left_out.append)] == [
        "c.mht",
        "d.epub",
    ]
    assert [path.name for path in left_out] == ["a.pdf", "b.docx"]
    for path in left_out:
        assert table.missing_for(path).endswith("to read these, install dossier-tui[documents].")
        with pytest.raises(ReadError, match=r"install dossier-tui\[documents\]"):
            read_article(path)
