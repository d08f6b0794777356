"""Heads as clippers and archives write them: each has date, publisher and address in its own way."""

import pytest

from tests.store.articles.reading import read

TEXT = "海風基金昨日公布結果，投資額為三億港元。\n\n行長林曉月表示，明年會增聘三百人。\n"
WECHAT = "https://mp.weixin.qq.com/s/abc"
CLIPPED = (
    "---\ntitle: 海風公布結果\nsource: {}\nauthor:\n  - '[[{}]]'\npublished:\ncreated: 2031-06-20\n---\n{}\n\n" + TEXT
)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("原创 林某 海港观察 *2031年6月14日 10:05*", "林某", "海港观察"),
        ("林某 海港观察 *2031年6月14日 10:05*", "林某", "海港观察"),
        ("Original 林某 海港观察 *Jun 14, 2031, 10:05 AM*", "林某", "海港观察"),
        ("海港观察 *2031年6月14日 10:05*", "海港观察", "海港观察"),
        ("海港观察 _2031-06-14 10:05_ _发表于香港_", "海港观察", "海港观察"),
        ("原创 林某 林某 海港观察 *2031年6月14日 10:05*", "林某", "海港观察"),
        ("原创 林某 [Harbour Watch](https://mp.weixin.qq.com/s/) *2031年6月14日 10:05*", "林某", "Harbour Watch"),
        ("原创 林某的 AI 海港 林某的AI海港 *2031年6月14日 10:05*", "林某的AI海港", "林某的AI海港"),
        ("原创 林某1212 *2031年6月14日 10:05*", "林某1212", "mp.weixin.qq.com"),
        ("原创 林某 *2031年6月14日 10:05*", "林某", "mp.weixin.qq.com"),
        ("*2031年6月14日 10:05*", "Weixin Official Accounts Platform", "mp.weixin.qq.com"),
    ],
)
def test_the_line_below_the_headline_of_wechat_has_account_and_time(line: str, author: str, publisher: str) -> None:
    article = read(CLIPPED.format(WECHAT, author, line))
    assert (article.published, article.publisher) == ("2031-06-14", publisher)
    assert article.authors == (() if "Platform" in author else (author,))


def test_a_name_and_a_time_elsewhere_are_no_account() -> None:
    article = read(CLIPPED.format("https://news.example/a/b", "林某", "林某 2031年6月14日 10:05"))
    assert (article.published, article.publisher) == ("2031-06-14", "news.example")


def test_omnivore_has_the_account_behind_the_links() -> None:
    links = f"[Read on Omnivore](https://omnivore.app/me/a)\n[Read Original]({WECHAT})\n\n"
    article = read(f"---\ntitle: 海風公布結果\n---\n\n# 海風公布結果\n\n{links}海港观察 _2031-06-14 10:05_\n\n{TEXT}")
    assert (article.published, article.publisher, article.url) == ("2031-06-14", "海港观察", WECHAT)


def test_a_header_may_stand_in_a_block_quote() -> None:
    header = f"> 公众号: 海港观察\n> 发布时间: 2031-06-14 10:05:00\n> 原文链接: {WECHAT}\n"
    article = read(f"# 海風公布結果\n\n{header}\n---\n\n{TEXT}")
    assert (article.publisher, article.published, article.url) == ("海港观察", "2031-06-14", WECHAT)


def test_readwise_has_its_header_behind_a_picture_and_the_full_title_in_it() -> None:
    header = "- Author: [[林曉月]]\n- Full Title: 海風公布結果，投資額三億\n- URL: https://news.example/a/b\n"
    picture = "![rw-book-cover](https://news.example/a.png)"
    article = read(f"# 海風公布結果…\n\n{picture}\n\n## Metadata\n{header}\n## Highlights\n\n{TEXT}")
    assert (article.title, article.url) == ("海風公布結果，投資額三億", "https://news.example/a/b")


def test_simpread_gives_the_headline_to_the_file() -> None:
    line = "> 本文由 [简悦 SimpRead](https://simpread.example) 转码， 原文地址 [news.example](https://news.example/a/b)"
    article = read(f"{line}\n\n一、前言\n----\n\n{TEXT}", "海風公布結果.md")
    assert (article.title, article.url) == ("海風公布結果", "https://news.example/a/b")


def test_a_stamp_is_no_headline() -> None:
    article = read(f"2031年06月14日14:51 来源：海港报\n\n{TEXT}", "海風公布結果.txt")
    assert (article.title, article.published, article.publisher) == ("海風公布結果", "2031-06-14", "海港报")


@pytest.mark.parametrize("author", ["海港报记者 林晓月", "本报记者林晓月", "林晓月"])
def test_a_reporter_is_named_without_the_house(author: str) -> None:
    assert read(f"---\ntitle: 海風公布結果\nauthor: {author}\n---\n\n{TEXT}").authors == ("林晓月",)


ADDRESS = "https://news.example/a/b_c_d?__biz=e"
NOTE = "[🧷内部链接](<http://localhost:7026/unread/4>) [🌐外部链接](<https://news.example/a/b_c_d?__biz=e>)"


@pytest.mark.parametrize(
    "line",
    [
        f"> 本文由 [简悦 SimpRead](https://simpread.example) 转码， 原文地址 {ADDRESS}",
        f"> 本文由 [简悦 SimpRead](https://simpread.example) 转码， 原文地址 [news.example]({ADDRESS})",
        f"\\> 本文由 \\[简悦 SimpRead\\](https://simpread.example) 转码， 原文地址 \\[news.example\\]({ADDRESS})",
        f"> 原文地址 [news.example]({ADDRESS})",
        f"> [!example]- {NOTE}",
        f"[news.example]({ADDRESS})林晓月",
    ],
)
def test_the_line_of_a_clipper_has_the_address(line: str) -> None:
    article = read(
        f"{line}\n\n来源：[海港论坛](https://forum.example/x/y)\n\n一、前言\n----\n\n{TEXT}", "海風公布結果.md"
    )
    clipped = "原文地址 [news.example]" not in line or "转码" in line
    assert article.url == (ADDRESS if clipped else "https://forum.example/x/y")


def test_simpread_keeps_the_headline_in_the_name_where_its_line_was_escaped() -> None:
    line = r"\> 本文由 \[简悦 SimpRead\](https://simpread.example) 转码， 原文地址 \[news.example\](https://news.example/a/b)"
    article = read(f"{line}\n\n> 作者：林某\n\n一、前言\n----\n\n{TEXT}", "海風公布結果.md")
    assert (article.title, article.url) == ("海風公布結果", "https://news.example/a/b")


@pytest.mark.parametrize(
    ("names", "publisher", "authors"),
    [
        ("林某 海港观察", "海港观察", ("林某",)),
        ("林某 胡某 海港观察", "海港观察", ("林某", "胡某")),
        ("林某、胡某等 海港观察", "海港观察", ("林某", "胡某等")),
        ("林某 Harbour Watch", "Harbour Watch", ("林某",)),
        ("海港VS Code", "海港VS Code", ()),
        ("海港观察 海港观察", "海港观察", ()),
        ("Harbour Watch Harbour Watch", "Harbour Watch", ()),
        ("海港观察", "海港观察", ()),
    ],
)
def test_cubox_has_author_and_account_of_wechat_behind_the_host(
    names: str, publisher: str, authors: tuple[str, ...]
) -> None:
    article = read(f"海風公布結果\n======\n\n[mp.weixin.qq.com]({WECHAT}){names}\n\n{TEXT}")
    assert (article.url, article.publisher, article.authors) == (WECHAT, publisher, authors)


def test_what_stands_behind_the_host_of_another_site_is_no_publisher() -> None:
    article = read(f"海風公布結果\n======\n\n[www.news.example](https://www.news.example/a/b)关注\n\n{TEXT}")
    assert (article.url, article.publisher) == ("https://www.news.example/a/b", "news.example")


@pytest.mark.parametrize("own", ["extra", "params"])
def test_a_site_generator_keeps_the_fields_of_the_site_apart(own: str) -> None:
    fields = f"{own}:\n  source: https://news.example/a/b\n  author: 林晓月\n  title: 海風的結果\n"
    article = read(f"---\ntitle: 海風公布結果\ndate: 2031-06-14\n{fields}---\n\n{TEXT}")
    assert (article.title, article.url, article.authors) == ("海風公布結果", "https://news.example/a/b", ("林晓月",))


def test_an_address_may_leave_out_its_scheme() -> None:
    assert read(f"---\ntitle: 海風\norigin_url: //news.example/a/b\n---\n\n{TEXT}").url == "https://news.example/a/b"


@pytest.mark.parametrize("key", ["clipped_at", "saved_date", "created-date", "date_added"])
def test_the_day_of_clipping_is_no_date_of_publication(key: str) -> None:
    article = read(f"---\ntitle: 海風公布結果\n{key}: 2031-06-20\n---\n\n{TEXT}")
    assert (article.published, article.clipped) == (None, "2031-06-20")


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("> archived 14 Jun 2031 12:23:17 UTC", ""),
        ("2031-6-14 20:50 上传", ""),
        ("", "2031-6-14 20:50 上传"),
        ("", "> [林某 发表于 2031-6-14 23:31](https://forum.example/a)  \n> 学习了"),
        ("", "> Jun 14, 2031"),
        ("", "* 2031-06-14"),
    ],
)
def test_the_date_of_something_else_is_not_that_of_the_page(head: str, foot: str) -> None:
    article = read(f"---\ntitle: 海風公布結果\n---\n\n{head}\n\n{TEXT}\n" + 8 * "林曉月又說，明年再議。\n\n" + foot)
    assert article.published is None


def test_simpread_has_its_own_name_before_the_headline() -> None:
    line = "> 本文由 [简悦 SimpRead](https://simpread.example) 转码， 原文地址 https://news.example/a/b"
    assert read(f"{line}\n\n{TEXT}", "simpread-海風公布結果.md").title == "海風公布結果"


@pytest.mark.parametrize(
    ("key", "day", "published"),
    [
        ("date", "2031-06-20", "2031-06-14"),
        ("date", "2031-06-15", "2031-06-15"),
        ("date", "2031-06-10", "2031-06-10"),
        ("published", "2031-06-20", "2031-06-20"),
    ],
)
def test_an_address_is_surer_of_the_day_than_the_date_of_a_note_made_later(key: str, day: str, published: str) -> None:
    address = "https://news.example/2031/06/14/sea"
    assert read(f"---\ntitle: 海風\nsource: {address}\n{key}: {day}\n---\n\n{TEXT}").published == published


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("海風公布結果.md", "## 要點\n\n", "海風公布結果"),
        ("Harbour Fund reports.md", "## Key points\n\n", "Harbour Fund reports"),
        ("harbour-fund-reports.md", "## Key points\n\n", "Key points"),
        ("海風公布結果.md", "# 海風的結果\n\n## 要點\n\n", "海風的結果"),
        ("2031-06-14 讀書筆記.md", "## 海風基金公布結果\n\n", "海風基金公布結果"),
        ("海風基金的結果公布了.md", "## 投資額為何是三億港元\n\n", "海風基金的結果公布了"),
    ],
)
def test_a_clipping_without_a_title_has_that_of_its_note(name: str, text: str, title: str) -> None:
    header = "---\nsource: https://news.example/a/b\npublished: 2031-06-14\n---\n"
    assert read(f"{header}{text}{TEXT}", name).title == title


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://book.example/#/ch06", "https://book.example/#/ch06"),
        ("https://harbour-2031.example/", "https://harbour-2031.example/"),
        ("https://news.example", ""),
        ("https://news.example/#top", ""),
    ],
)
def test_what_was_clipped_may_be_the_first_page_of_a_site(address: str, url: str) -> None:
    assert read(f"---\ntitle: 海風公布結果\nsource: {address}\n---\n{TEXT}").url == url


def test_several_people_write_for_one_account() -> None:
    article = read(f"# 海風公布結果\n\n原创 林某 胡某某 海港观察\n\n{TEXT}")
    assert (article.authors, article.publisher) == (("林某", "胡某某"), "海港观察")
