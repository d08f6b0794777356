"""HTML pages: head and body, whole or broken."""

import pytest

from tests.store.articles.reading import kind_of_text, line_of, of_kind, read

PAGE = """<!DOCTYPE html>
<html lang="zh-Hant">
<head>
<title>海風公布結果 - 海港報</title>
<meta property="og:title" content="海風公布結果">
<meta property="og:site_name" content="海港報">
<meta property="article:published_time" content="2024-06-14T08:00:00+08:00">
<meta name="author" content="記者陳小明">
<link rel="canonical" href="https://port.example/1">
<style>p { color: red }</style>
<script>var x = "<p>不是文字</p>";</script>
</head>
<body>
<nav><ul><li><a href="/">首頁新聞</a></li><li><a href="/b">港口消息</a></li></ul></nav>
<article>
<h1>海風公布結果</h1>
<p>海風基金昨日公布結果，投資額為<b>三億</b>港元，
並且說會繼續。</p>
<p>主席 <a href="/chan">陳小明</a> 說：&ldquo;我們會繼續。&rdquo;
<ul><li>港口<li>機場</ul>
<blockquote>我們會繼續投資港口。</blockquote>
<table><tr><th>項目<th>金額</tr><tr><td><p>港口</p></td><td>3億元</td></tr></table>
<figure><img src="a.jpg"><figcaption>主席在港口</figcaption></figure>
<pre><code>print(1)
print(2)</code></pre>
</article>
<footer>這裡是網站的頁尾文字</footer>
</body></html>
"""


def test_a_page_gives_its_claims_and_its_text() -> None:
    article = read(PAGE, "page.html")
    assert article.title == "海風公布結果"
    assert (article.published, article.publisher, article.url) == ("2024-06-14", "海港報", "https://port.example/1")
    assert article.authors == ("陳小明",)
    assert of_kind(article, "paragraph") == [
        "海風基金昨日公布結果，投資額為三億港元，並且說會繼續。",
        "主席 陳小明 說：“我們會繼續。”",
    ]
    assert of_kind(article, "item") == ["港口", "機場"]
    assert of_kind(article, "quotation") == ["我們會繼續投資港口。"]
    assert of_kind(article, "table") == ["項目 | 金額", "港口 | 3億元"]
    assert of_kind(article, "caption") == ["主席在港口"]
    assert of_kind(article, "code") == ["print(1)", "print(2)"]
    assert "這裡是網站的頁尾文字" in of_kind(article, "furniture")
    assert "不是文字" not in article.text


def test_every_character_of_a_page_knows_its_line() -> None:
    article = read(PAGE, "page.html")
    lines = PAGE.split("\n")
    for word in ("三億", "並且說會繼續", "陳小明 說", "我們會繼續投資港口", "3億元", "print(2)", "頁尾文字"):
        line = lines[line_of(article, article.text.index(word)) - 1]
        assert word.partition(" ")[0] in line


def test_linked_data_names_date_and_author() -> None:
    article = read(
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "海風公布結果"'
        ',"datePublished": "2024-06-14","author":[{"name": "陳小明"}],"publisher":{"name":"海港報"}}]}</script></head>'
        "<body><p>海風基金昨日公布結果。</p></body></html>",
        "a.htm",
    )
    assert (article.title, article.published, article.publisher) == ("海風公布結果", "2024-06-14", "海港報")
    assert article.authors == ("陳小明",)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>海風<p>港口", ["海風", "港口"]),
        ("<p>海風 < 港口 & 機場</p>", ["海風 < 港口 & 機場"]),
        ("<p>海風<!-- 註", ["海風 註"]),
        ("<p title='a>b'>海風</p>", ["海風"]),
        ('<p class="x" ">海風</p>', ["海風"]),
        ("<div><div>海風</div></section></div>港口", ["海風", "港口"]),
        ("<![CDATA[海風]]>", ["海風]]>"]),
        ("<p>海風</p><script>x = '港口'", ["海風", "x = '港口'"]),
    ],
)
def test_broken_html_loses_no_text(source: str, text: list[str]) -> None:
    article = read(f"<html>{source}", "a.html")
    assert article.text.split("\n") == text


def test_a_page_that_is_all_navigation_is_kept() -> None:
    article = read("<html><nav><p>海風基金昨日公布結果，投資額為三億港元，並且說會繼續。</p></nav></html>", "a.html")
    assert kind_of_text(article, "海風基金昨日公布結果，投資額為三億港元，並且說會繼續。") == "paragraph"


def test_asides_are_furniture_by_their_class() -> None:
    article = read(
        "<html><p>海風基金昨日公布結果，投資額為三億港元，並且說會繼續。</p><div class='post related-posts'>"
        "<p>另一篇文章的標題</p></div></html>",
        "a.html",
    )
    assert kind_of_text(article, "另一篇文章的標題") == "furniture"
