"""Lines in the text of a page that lead to its original and say whose it is."""

import pytest

from tests.store.articles.reading import read

TEXT = "海風基金昨日公布結果，投資額為三億港元。\n\n行長林曉月表示，明年會增聘三百人。\n"
WECHAT = "https://mp.weixin.qq.com/s/abc"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("原文来自「海港观察」：~~[海風公布結果]({})~~", "海港观察"),
        ("原文来自公众号「海港观察」：[海風公布結果！]({})", "海港观察"),
        ("原文来自公号「海港观察」：~~[海風 \\| 海風的結果]({})~~", "海港观察"),
        ("出自「海港观察」[海風的結果]({})", "海港观察"),
        ("出自「海港观察」林某：[海風的結果]({})", "海港观察"),
        ("原文来自：海港观察《[海風公布結果]({})》", "海港观察"),
        ("来源：海港观察 [海風公布結果]({})", "海港观察"),
        ("来源：[海港观察]({})", "海港观察"),
        ("文章来自微信 ~~[海港观察]({})~~", "海港观察"),
        ("原文来自[海港观察]({})", "海港观察"),
        ("原文来自公号：~~[海港观察]({})~~", "海港观察"),
        ("原文来自微信号「海港观察」：~~[海風的結果]({})~~", "海港观察"),
        ("原文来自海港观察：~~[海風的結果]({})~~", "海港观察"),
        ("本文由[简悦SimpRead](https://simpread.example)转码，原文来自海港观察：~~[海風的結果]({})~~", "海港观察"),
        ("文章来自 ~~[海港观察]({})~~，首发于2030年5月", "海港观察"),
        (
            "本文由[简悦SimpRead](https://simpread.example)转码，原文来自微信「海港观察」：~~[海風的結果]({})~~",
            "海港观察",
        ),
        ("来自豆瓣： ~~[海風公布結果]({})~~", "豆瓣"),
        ("来源：海港观察，~~[海風的結果]({})~~", "海港观察"),
        ("来源｜[海港观察（ID：harbour-1）]({})", "海港观察"),
        ("原文来自[海港观察] :~~[海風的結果]({})~~", "海港观察"),
        ("原文来自：[海風公布結果]({})", "mp.weixin.qq.com"),
    ],
)
def test_an_archive_says_where_an_article_is_from(line: str, publisher: str) -> None:
    article = read(f"---\ntitle: 海風公布結果\ndate: 2031-06-14\n---\n\n{line.format(WECHAT)}\n\n---\n\n{TEXT}")
    assert (article.publisher, article.url) == (publisher, WECHAT)


def test_the_headline_as_a_link_leads_to_the_original_and_its_date_stands_before_it() -> None:
    article = read(
        f"---\n新聞來源: 海港報\n---\n\n# 海風公布結果\n\n{TEXT}\n# 資料來源\n\n2031-06-14：[海風公布結果](https://news.example/a/b)\n"
    )
    assert (article.published, article.url) == ("2031-06-14", "https://news.example/a/b")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2031-06-14 15:10:53 字号：A-A A+ 来源：海港报", "海港报"),
        ("2031-06-14 12:11 来源：海港报作者：林某某", "海港报"),
        ("来源：海港观察（ID：haigang）", "海港观察"),
    ],
)
def test_a_source_is_told_from_what_stands_beside_it(line: str, publisher: str) -> None:
    assert read(f"# 海風公布結果\n\n{line}\n\n{TEXT}").publisher == publisher


def test_a_source_between_the_paragraphs_is_that_of_a_table() -> None:
    told = "林曉月又說，明年再議。\n\n"
    article = read(f"# 海風公布結果\n\n{14 * told}来源：海港統計局\n\n{14 * told}")
    assert article.publisher == ""


@pytest.mark.parametrize(
    "line",
    [
        "[查看原文 ↗]({})",
        "[Read original →]({})",
        "via: {}",
        "via: [{}]({})",
        "[原文]({})\n\n[阅读原文](https://mp.weixin.qq.com/s/)",
    ],
)
def test_a_link_leads_to_the_original(line: str) -> None:
    article = read(f"# 海風公布結果\n\n{TEXT}\n" + line.replace("{}", WECHAT))
    assert article.url == WECHAT


@pytest.mark.parametrize(
    ("first", "second", "url"),
    [
        ("https://news.example/a/1", "https://news.example/a/10", ""),
        ("https://news.example/a", "https://news.example/a/b", ""),
        ("https://news.example/", "https://news.example/a/1", "https://news.example/a/1"),
        ("https://mp.weixin.qq.com/s/", WECHAT, WECHAT),
        (WECHAT, f"{WECHAT}d", ""),
    ],
)
def test_several_originals_are_those_of_a_digest_unless_one_is_cut_short(first: str, second: str, url: str) -> None:
    text = f"林曉月說，明年再議。\n\n[原文]({first})\n\n周啟明說，今年不議。\n\n[原文]({second})\n"
    assert read(f"---\ntitle: 海風一周\n---\n\n{TEXT}\n{text}").url == url


@pytest.mark.parametrize(
    ("link", "text", "title"),
    [
        ("[How the Harbour Fund grew](https://news.example/a)", "## 要點\n\n", "How the Harbour Fund grew"),
        ("[How the Harbour Fund grew](https://news.example/a)", "# 海風公布結果\n\n", "海風公布結果"),
        ("[news.example](https://news.example/a)", "## 要點\n\n", "要點"),
    ],
)
def test_the_link_to_the_original_has_the_title_where_the_text_has_none(link: str, text: str, title: str) -> None:
    article = read(f"> -   原文地址：{link}\n> -   原文作者：林某\n> -   译者：\n\n{text}{TEXT}", "harbour-fund.md")
    assert (article.title, article.url, article.authors) == (title, "https://news.example/a", ("林某",))


@pytest.mark.parametrize(
    ("end", "published"),
    [(" - _Lam Ho_，2031-06-14", "2031-06-14"), ("（2031-06-14）", "2031-06-14"), (" - 2031", None)],
)
def test_the_date_stands_behind_the_link_to_the_original(end: str, published: str | None) -> None:
    head = f"原文链接：[How the fund grew](https://news.example/a){end}\n译文发在：[海港](https://b.example/a)，2032-01-02\n\n"
    assert read(f"{head}# 海風公布結果\n\n{TEXT}").published == published


@pytest.mark.parametrize(
    "head",
    [
        "https://news.example/a/b\n2031-06-14\n\n## 摘要\n",
        "## 摘要\n\n海風。\n\nhttps://news.example/a/b\n2031-06-14\n",
        "## 摘要\n海風基金公布了结果，投資額為三億港元，行長說明年會增聘三百人。\nhttps://news.example/a/b\n2031-06-14\n",
    ],
)
def test_address_and_date_stand_alone_below_the_headline(head: str) -> None:
    article = read(f"---\ntags: articles\n---\n# 海風公布結果\n\n{head}\n{TEXT}")
    assert (article.url, article.published) == ("https://news.example/a/b", "2031-06-14")


def test_an_address_alone_in_the_text_is_not_that_of_the_page() -> None:
    assert read(f"# 海風公布結果\n\n{TEXT}{TEXT}\nhttps://fund.example/report\n\n{TEXT}").url == ""


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("文章来自「海港观察 HARBOUR」", "海港观察 HARBOUR"),
        ("原文来自微博「海港观察」", "海港观察"),
        ("原文来自公众号「海港观察」，作者 林某", "海港观察"),
        ("来自「海港观察」的消息称，基金已经公布结果", ""),
        ("[Source Two](https://b.example/a/b)", ""),
    ],
)
def test_a_source_in_marks_stands_alone_on_its_line(line: str, publisher: str) -> None:
    assert read(f"---\ntitle: 海風公布結果\n---\n\n{line}\n\n{TEXT}").publisher == publisher


@pytest.mark.parametrize(
    "line",
    [
        "来自[林某](https://a.example/u/1)，他是海港基金的行長，昨日回到海州",
        "来自「海風計劃」，三百人昨日到場。",
        "来自「海風計劃」，三百人昨日到場",
        "来自「海風計劃」的三百人昨日到了[會場](https://a.example/u/1)",
        "来自「海風計劃」，三百人昨日到了[會場](https://a.example/u/1)",
    ],
)
def test_a_sentence_that_says_where_somebody_is_from_names_no_source(line: str) -> None:
    article = read(f"---\ntitle: 海風公布結果\n---\n\n{line}\n\n{TEXT}")
    assert (article.publisher, article.url) == ("", "")


@pytest.mark.parametrize(
    "end", ["", "。", "，作者 林某", "，作者：林某", "，作者林某", "，首发于2030年5月", "，2030-05-04"]
)
@pytest.mark.parametrize("name", ["「海港观察」", "[海港观察](https://mp.weixin.qq.com/s/abc)"])
def test_behind_a_source_stand_its_author_and_where_it_was_first(name: str, end: str) -> None:
    assert read(f"---\ntitle: 海風公布結果\n---\n\n原文来自{name}{end}\n\n{TEXT}").publisher == "海港观察"


def test_a_source_in_the_text_is_not_that_of_what_a_clipper_clipped() -> None:
    line = "> 本文由 [简悦 SimpRead](https://simpread.example) 转码， 原文地址 [news.example](https://news.example/a/b)"
    article = read(f"{line}\n\n{TEXT}\n来自：[海港觀察](https://b.example/c)\n\n{TEXT}", "海風公布結果.md")
    assert (article.publisher, article.url) == ("news.example", "https://news.example/a/b")
