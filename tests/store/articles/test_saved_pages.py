"""What clippers, exporters and saved pages say about an article in their own ways."""

import pytest

from tests.store.articles.reading import of_kind, read

TEXT = "海風基金昨日公布結果，投資額為三億港元。"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("202406/14/P2024061400094.htm", "2024-06-14"),
        ("k2/1833933-20240614.htm", "2024-06-14"),
        ("ins/20240614/s00001/1764235953239/a", "2024-06-14"),
        ("2024-06/14/c_1122251234.htm", "2024-06-14"),
        ("n2/2024/0614/c123932-41423456.html", "2024-06-14"),
        ("gn/2024/06-14/10523456.shtml", "2024-06-14"),
        ("aopl/202406140123.aspx", "2024-06-14"),
        ("zwgk/t20240614_123.html", "2024-06-14"),
        ("24/0614/09/EOGABC.html", "2024-06-14"),
        ("cnt/bkn-20240614123456789-0614_001.html", "2024-06-14"),
        ("a-long-headline-2024-06-14", "2024-06-14"),
        ("article/60298765", None),
        ("a/1764235953239", None),
        ("20241399/a", None),
        ("s/abc20240614x", None),
        ("a?date=20240614", None),
    ],
)
def test_a_date_stands_in_the_address(path: str, date: str | None) -> None:
    assert read(f"---\nurl: https://news.example/{path}\n---\n{TEXT}").published == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024-06-14 HKT 22:42", "2024-06-14"),
        ("發佈時間：10:05 2024-06-14 HKT", "2024-06-14"),
        ("日期：Fri, 14 Jun 2024 10:00:00 +0000", "2024-06-14"),
        ("14 June 2024 10:05 HKT", "2024-06-14"),
        ("14/06/2024 10:05", "2024-06-14"),
        ("2024年6月14日（星期五）", "2024-06-14"),
        ("06/07/2024 10:05", None),
        ("2024年6月14日香港將會舉行會議", None),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_date_stands_on_the_page(line: str, date: str | None, place: str) -> None:
    body = f"{line}\n\n{TEXT}" if place == "head" else f"{TEXT}\n\n完\n\n{line}"
    assert read(f"# 海風\n\n{body}").published == date


def test_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    stamps = "更新時間：11:28 2024-06-16 HKT\n\n發佈時間：10:05 2024-06-14 HKT"
    assert read(f"# 海風\n\n{stamps}\n\n{TEXT}").published == "2024-06-14"


def test_the_address_is_surer_than_a_date_on_the_page() -> None:
    header = "---\nurl: https://news.example/2024/06/14/a\n---\n"
    assert read(f"{header}# 海風\n\n2019-03-02 10:00\n\n{TEXT}").published == "2024-06-14"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("海風公布結果 - 海港報", "海風公布結果"),
        ("海風公布結果│海港報新聞網", "海風公布結果"),
        ("海風公布結果 (17:34) - 20240614 - 港聞 - 即時新聞 - 海港報", "海風公布結果"),
        ("海風｜十家公司公布結果 | Harbourpost", "海風｜十家公司公布結果"),
        ("海風 - 十家公司公布結果", "海風 - 十家公司公布結果"),
        ("港聞 - 海風", "港聞 - 海風"),
    ],
)
def test_the_title_is_without_site_section_and_time(title: str, headline: str) -> None:
    header = f'---\ntitle: "{title}"\nurl: https://www.harbourpost.example/a\nsite: 海港報\n---\n'
    assert read(header + TEXT).title == headline


def test_a_heading_that_is_part_of_the_title_is_the_headline() -> None:
    title = "海港報即時 - 時事 - 海風基金公布結果"
    assert read(f"<html><title>{title}</title><h1>海風基金公布結果</h1><p>{TEXT}").title == "海風基金公布結果"


@pytest.mark.parametrize(
    ("claimed", "name"),
    [
        ("来源：海港网-要闻频道 原创稿", "海港网-要闻频道"),
        ("海港報 舉報", "海港報 舉報"),
        ("海港報 举报", "海港報"),
        ("海港報 - 即時新聞 instant news", "海港報"),
        ("Harbour Post", "Harbour Post"),
    ],
)
def test_the_publisher_is_without_label_button_and_section(claimed: str, name: str) -> None:
    assert read(f'---\ntitle: 海風\nsite: "{claimed}"\n---\n{TEXT}').publisher == name


def test_where_it_was_posted_from_is_no_publisher() -> None:
    article = read(f"# 海風\n\n原创 林晓月 [海港报](https://a.example/x)\n\n*2024-06-14 18:00* *广东*\n\n{TEXT}")
    assert (article.publisher, article.authors, article.published) == ("海港报", ("林晓月",), "2024-06-14")


def test_a_page_names_the_account_that_posted_it() -> None:
    head = '<html><meta property="og:site_name" content="微信公众平台">'
    article = read(
        f'{head}<h1>海風</h1><a id="js_name"> 海港报 </a><p>{TEXT}</p><script>var ct = "1718330400";</script>'
    )
    assert (article.publisher, article.published) == ("海港报", "2024-06-14")


def test_the_address_is_neither_a_pictures_nor_the_sites() -> None:
    picture = '<meta itemprop="url" content="https://news.example/a.jpg">'
    page = f'<html><link rel="canonical" href="https://news.example/a?id=7"><h1>海風</h1>{picture}<p>{TEXT}'
    assert read(page).url == "https://news.example/a?id=7"
    assert read(f"---\nurl: https://news.example/logo.svg\n---\n{TEXT}").url == ""
    linked = f"# 海風\n\n来源：[海港报](https://news.example/)\n\n{TEXT}"
    assert (read(linked).url, read(linked).publisher) == ("", "海港报")


@pytest.mark.parametrize(
    "text",
    [
        "# 海風\n\n## Metadata\n- Author: [[林晓月]]\n- Full Title: 海風\n- Category: #articles\n- URL: {}\n\n"
        f"## Highlights\n- {TEXT}",
        f'title:: 海風\nauthor:: [[林晓月]]\nfull-title:: "海風"\ncategory:: #articles\nurl:: {{}}\n\n- {TEXT}',
        f"---\ntitle: 海風\nauthor: 林晓月\nfrom: {{}}\n---\n{TEXT}",
        f"# 海風\n\n作者: 林晓月\n狀態: 未讀\n網址: {{}}\n\n{TEXT}",
        "---\ntitle: 海風\nauthor: 林晓月\n---\n#Omnivore\n\n"
        f"[Read on Omnivore](https://o.example/me/1)\n[Read Original]({{}})\n\n{TEXT}",
        f"---\nauthor: 林晓月\n---\n[海風]({{}})\n------\n日期：Fri, 14 Jun 2024 10:00:00 +0000\n\n{TEXT}",
    ],
)
def test_headers_of_clippers_and_exporters(text: str) -> None:
    article = read(text.replace("{}", "https://news.example/a"))
    assert (article.title, article.url, article.authors) == ("海風", "https://news.example/a", ("林晓月",))
    assert TEXT in "\n".join(of_kind(article, "paragraph", "item"))


def test_what_clipped_an_article_is_not_its_title() -> None:
    clipped = "> 本文由 [简悦 SimpRead](http://k.example/) 转码， 原文地址 [news.example](https://news.example/a)"
    article = read(f"{clipped}\n\n{TEXT}", "海風基金.md")
    assert (article.title, article.url) == ("海風基金", "https://news.example/a")


def test_a_sentence_with_a_long_address_in_it_is_text() -> None:
    sentence = f"詳見 https://news.example/{'%E9%99%B3' * 9} ，林曉月表示會增撥三億元。"
    assert of_kind(read(f"---\ntitle: 海風\n---\n{sentence}"), "paragraph") == [sentence]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("时间：2024-06-14 作者：林某 阅读：1644", "2024-06-14"),
        ("来源： | 发布时间: 2024-06-14 | 浏览次数: 2168", "2024-06-14"),
        ("发表于2024-06-14 21:30| 1164次阅读| 来源海讯| 0 条评论", "2024-06-14"),
        ("2024-06-14 10:22:14 出处：海讯 作者：林某 人气： 5380 次", "2024-06-14"),
        ("2024-06-14 · 海港城市报道", "2024-06-14"),
        ("時間：2024-06-14 地點：海港會展中心", None),
        ("2024-06-14 至 2024-06-20 阅读：12", None),
    ],
)
def test_a_date_stands_among_what_else_a_page_tells_of_itself_below_its_headline(line: str, date: str | None) -> None:
    page = f"<html><body><p>导航</p><div>海風公布結果</div><p>{line}</p><p>{TEXT}</p></body></html>"
    assert read(f"<title>海風公布結果</title>{page}", name="a.html").published == date
    assert read(f"# 海風公布結果\n\n{line}\n\n{TEXT}").published == date


def test_a_label_anywhere_on_a_page_tells_when_it_was_published_unless_another_says_otherwise() -> None:
    far = "".join(f"<p>栏目{number}</p>" for number in range(12))
    stamp = "<p>发布日期：2024-06-14 责任编辑：林某</p>"
    page = f"<html><body><h1>海風公布結果</h1>{far}{stamp}{far}<p>{TEXT}</p>"
    assert read(f"{page}{far}</body></html>", name="a.html").published == "2024-06-14"
    other = "<p>发布日期：2024-06-15 责任编辑：林某</p>"
    assert read(f"{page}{far}{other}{far}</body></html>", name="a.html").published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="firstpublishedtime" content="2024-06-14-23:59:59">',
        '<meta itemprop="dateUpdate" content="2024-06-14 12:00:57">',
        '<meta name="parsely-pub-date" content="2024-06-14T12:00:57Z">',
        '<script type="application/ld+json">{"pubDate": "2024-06-14T02:46:57"}</script>',
        '<script>var t="1718400000",n="1718330400",s="2024-06-14";'
        'e(t,n,s,document.getElementById("publish_time"));</script>',
    ],
)
def test_dates_that_pages_keep_for_engines_and_scripts(head: str) -> None:
    page = f"<html><head>{head}</head><body><h1>海風公布結果</h1><p>{TEXT}</p></body></html>"
    assert read(page, name="a.html").published == "2024-06-14"


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ('<time itemprop="datePublished" datetime="2024-06-14T12:00:00+08:00">vor drei Tagen</time>', "2024-06-14"),
        ('<dd itemprop="datePublished" content="2024-06-14">vor drei Tagen</dd>', "2024-06-14"),
        ('<time class="stamp" datetime="2024-06-14T07:11+0200">vor drei Tagen</time>', "2024-06-14"),
        ('<time datetime="2024-06-14">A</time><time datetime="2024-06-14">B</time>', "2024-06-14"),
        ('<time datetime="2024-06-14">A</time><time datetime="2024-06-15">B</time>', None),
        ('<time itemprop="dateModified" datetime="2024-06-14">vor drei Tagen</time>', None),
    ],
)
def test_the_elements_of_a_page_for_its_date_say_when_it_was_published(stamp: str, published: str | None) -> None:
    page = f"<html><body><h1>海風公布結果</h1>{stamp}<p>{TEXT}</p></body></html>"
    assert read(page, name="a.html").published == published


def test_a_time_far_from_the_headline_is_not_that_of_the_page() -> None:
    far = f"<p>{TEXT}</p>" * 400
    page = f'<html><body><h1>海風公布結果</h1>{far}<time datetime="2024-06-14">前日</time></body></html>'
    assert read(page, name="a.html").published is None


@pytest.mark.parametrize(
    "begin",
    ['<div itemprop="comment">', '<li itemscope itemtype="https://schema.org/UserComments">', "<div id=comments>"],
)
@pytest.mark.parametrize("stamp", ['<time itemprop="datePublished" datetime="{}">', '<time datetime="{}">'])
def test_the_date_of_a_comment_is_not_that_of_the_page(begin: str, stamp: str) -> None:
    comment = f"{begin}{stamp.format('2033-02-03')}前日</time><p>林曉月說得對。</p></div>"
    page = f"<html><body><h1>海風公布結果</h1>{{}}<p>{TEXT}</p>{comment}</body></html>"
    assert read(page.format(""), name="a.html").published is None
    dated = stamp.format("2033-01-14") + "</time>"
    assert read(page.format(dated), name="a.html").published == "2033-01-14"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h2>聯絡</h2>", "海風基金公布結果"),
        ("<h1>海風基金的結果</h1>", "海風基金的結果"),
        ("<h2>海風基金公布結果</h2>", "海風基金公布結果"),
    ],
)
def test_the_title_of_a_page_is_surer_than_a_heading_of_a_section(heading: str, title: str) -> None:
    page = f"<html><head><title>海風基金公布結果</title></head><body>{heading}<p>{TEXT}</p></body></html>"
    assert read(page, name="a.html").title == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h2>海風基金公布全年結果</h2><p>{TEXT}</p><h2>聯絡</h2>", "海風基金公布全年結果"),
        (f"<h2>Harbour Fund reports results</h2><p>{TEXT}</p>", "Harbour Fund reports results"),
        (f"<p>{TEXT}</p><h2>對海港各行各業的影響</h2><p>{TEXT}</p>", "海港報官方網站新聞中心"),
        (f"<h2>Test case 1</h2><p>{TEXT}</p>", "海港報官方網站新聞中心"),
    ],
)
def test_a_headline_of_the_second_level_is_surer_than_the_title_of_a_site(body: str, title: str) -> None:
    page = f"<html><head><title>海港報官方網站新聞中心</title></head><body>{body}</body></html>"
    assert read(page, name="a.html").title == title


@pytest.mark.parametrize(
    ("end", "outlet"), [("_新浪新闻", "新浪"), (" - BBC中文网 - 两岸", "BBC"), (" | 海港之声", "")]
)
def test_the_end_of_a_pages_title_names_a_known_outlet(end: str, outlet: str) -> None:
    head = f"<head><title>海風基金公布結果{end}</title></head>"
    article = read(f"<html>{head}<body><h1>海風基金公布結果</h1><p>{TEXT}</p></body></html>", name="a.html")
    assert (article.title, article.publisher) == ("海風基金公布結果", outlet)
