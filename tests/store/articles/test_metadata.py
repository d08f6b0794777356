"""What the claims come to: dates that are dates, names without their jobs, addresses that are addresses."""

import pytest

from tests.store.articles.reading import read

TEXT = "海風基金昨日公布結果，投資額為三億港元。"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-06-14", "2024-06-14"),
        ("2024/6/4", "2024-06-04"),
        ("2013/7/13 20:46:25", "2013-07-13"),
        ("2024.06.14", "2024-06-14"),
        ("2025-03-02T10:00:00 (UTC +08:00)", "2025-03-02"),
        ("2024-06-14T23:30:00-05:00", "2024-06-14"),
        ("2024年6月14日", "2024-06-14"),
        ("二〇二四年六月十四日", "2024-06-14"),
        ("二零二四年十二月三十一日", "2024-12-31"),
        ("二〇二四年十月二十日", "2024-10-20"),
        ("民國113年6月14日", "2024-06-14"),
        ("中華民國一一三年六月十四日", "2024-06-14"),
        ("20240614", "2024-06-14"),
        ("June 14, 2024", "2024-06-14"),
        ("14 June 2024", "2024-06-14"),
        ("Fri, 14 Jun 2024 08:00:00 GMT", "2024-06-14"),
        ("Sept. 3rd, 2024", "2024-09-03"),
        ("2024-02-30", None),
        ("2024-13-01", None),
        ("3/4/2024", None),
        ("昨日", None),
        ("false", None),
        ("2024", None),
        ("20240", None),
        ("2024-06-145", None),
        ("1-1-1", None),
    ],
)
def test_a_date_is_a_date_or_unknown(value: str, date: str | None) -> None:
    assert read(f"---\ntitle: 海風\ndate: '{value}'\n---\n{TEXT}").published == date


def test_an_impossible_date_is_reported() -> None:
    (warning,) = read(f"---\ntitle: 海風\ndate: 2024-02-30\n---\n{TEXT}").warnings
    assert "2024-02-30" in warning


@pytest.mark.parametrize(
    "key", ["published", "publishDate", "publish_date", "pubdate", "datePublished", "date", "日期", "source_date"]
)
def test_every_key_of_the_date(key: str) -> None:
    assert read(f"---\n{key}: 2024-06-14\n---\n{TEXT}").published == "2024-06-14"


def test_jekylls_published_is_no_date() -> None:
    assert read(f"---\ntitle: 海風\npublished: false\ndate: 2024-06-14\n---\n{TEXT}").published == "2024-06-14"


@pytest.mark.parametrize("key", ["created", "clipped", "date_saved", "retrieved", "fetch_date", "last_updated"])
def test_when_it_was_clipped_is_not_when_it_was_published(key: str) -> None:
    assert read(f"---\ntitle: 海風\n{key}: 2024-06-14\n---\n{TEXT}").published is None


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        (f"# 海風\n\n{TEXT}", "2024-06-14-haifeng.md", "2024-06-14"),
        (f"---\nurl: https://news.example/2024/06/14/a\n---\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 港口早報 (20240614)\n\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 港口早報2024年6月14日星期五\n\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 港口早報2024年6月14日星期一\n\n{TEXT}", "a.md", None),
        (f"# 回顧2019年10月1日的遊行\n\n{TEXT}", "a.md", None),
        (f"# 海風\n\n2024-06-14 10:00 来源：海港报\n\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 海風\n\n{TEXT}", "2024-13-14-haifeng.md", None),
        (f"# 海風\n\nJune 14, 2024\n\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 海風\n\n发布时间：2024年6月14日 10:20\n\n{TEXT}", "a.md", "2024-06-14"),
        (f"# 海風\n\n2024年6月14日香港將會舉行會議\n\n{TEXT}", "a.md", None),
        (f"date:: [[2024-06-14]]\n\n{TEXT}", "a.md", "2024-06-14"),
    ],
)
def test_a_date_may_stand_in_the_name_the_address_or_the_page(text: str, name: str, date: str | None) -> None:
    assert read(text, name).published == date


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("記者張三", ("張三",)),
        ("张三、李四", ("张三", "李四")),
        ("張三，李四；王五", ("張三", "李四", "王五")),
        ("文／張三 攝影／李四", ("張三", "李四")),
        ("本報記者 張三 李四", ("張三", "李四")),
        ("實習記者王小美", ("王小美",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("張三 / 李四", ("張三", "李四")),
        ("'[[張三]]'", ("張三",)),
        ("海港報記者", ("海港報",)),
        ("https://social.example/zhang", ()),
        ("佚名", ()),
        ("山姆·奥特曼", ("山姆·奥特曼",)),
    ],
)
def test_authors_are_split_and_lose_their_job(value: str, names: tuple[str, ...]) -> None:
    assert read(f"---\ntitle: 海風\nauthor: {value}\n---\n{TEXT}").authors == names


@pytest.mark.parametrize(
    ("header", "url"),
    [
        ("source: https://news.example/a", "https://news.example/a"),
        ("url: https://news.example/a", "https://news.example/a"),
        ("permalink: /2024/a/", ""),
        ("link: news/a", ""),
        ("source_url: https://news.example/a", "https://news.example/a"),
        ("sourceURL: https://news.example/a", "https://news.example/a"),
        ("url: https://web.archive.org/web/20210712051948/https://news.example/a", "https://news.example/a"),
        ("url: javascript:alert(1)", ""),
        ("url: 'https://news.example/a(b)'", "https://news.example/a(b)"),
    ],
)
def test_the_address_is_absolute_and_the_originals(header: str, url: str) -> None:
    assert read(f"---\ntitle: 海風\n{header}\n---\n{TEXT}").url == url


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"---\nsite: 海港报\nurl: https://www.36kr.com/p/1\n---\n{TEXT}", "海港报"),
        (f"---\nsource: 海港报\n---\n{TEXT}", "海港报"),
        (f"---\ntitle: 海風\nauthor: 甲某\n---\n来源：[海港报](https://port.example/1)\n\n{TEXT}", "海港报"),
        (f"---\nurl: https://www.36kr.com/p/1\n---\n{TEXT}", "36氪"),
        (f"---\nurl: https://m.unknown.example/p/1\n---\n{TEXT}", "unknown.example"),
        (f"# 海風\n\n{TEXT}\n\n原文链接：https://news.example.hk/1", "news.example.hk"),
        (f"# 海風\n\n{TEXT}", ""),
    ],
)
def test_who_published_is_claimed_or_the_address(text: str, publisher: str) -> None:
    assert read(text).publisher == publisher


def test_by_lines_of_the_page_name_the_authors() -> None:
    article = read(f"# 海風\n\n**作者 | 陈小明****编辑**| 李大文****\n\n{TEXT}")
    assert article.authors == ("陈小明",)
    assert "作者 | 陈小明 编辑| 李大文" in article.text


def test_a_source_line_gives_name_and_address() -> None:
    article = read(f"# 海風\n\n来源：[海港报](https://port.example/1)\n\n{TEXT}\n")
    assert (article.publisher, article.url) == ("海港报", "https://port.example/1")


def test_the_name_above_the_account_of_a_wechat_page_is_the_authors() -> None:
    page = f"# 海風\n\n原创\n\n陈小明\n\n海港观察\n\n{TEXT * 3}\n"
    assert read(f"---\ntitle: 海風\nsource: 海港观察\n---\n\n{page}").authors == ("陈小明",)


def test_a_time_stamp_may_name_source_and_author() -> None:
    article = read(f"# 海風\n\n2024-06-14 来源: 海港报 作者: 陈小明\n\n{TEXT}")
    assert (article.published, article.publisher, article.authors) == ("2024-06-14", "海港报", ("陈小明",))


def test_a_claimed_language_counts_where_the_characters_do_not_tell() -> None:
    assert read("---\nlang: zh-HK\n---\n# 中文\n\n中文大字。").language == "zh-Hant"
    assert read(f"---\nlang: zh-CN\n---\n# 海風\n\n{TEXT}").language == "zh-Hant"


def test_the_id_is_made_of_date_and_title() -> None:
    assert read(f"---\ntitle: 海風「基金」 A\ndate: 2024-06-14\n---\n{TEXT}").id == "article/2024-06-14-海風基金A"
    assert read(f"# {'風' * 60}\n\n{TEXT}").id == f"article/undated-{'風' * 24}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("海風基金昨日公布結果，投資額為三億港元，將會繼續發展。", "zh-Hant"),
        ("海风基金昨日公布结果，投资额为三亿港元，将会继续发展。", "zh-Hans"),
        ("The fund said on Friday that it was going to invest in the port and in the city.", "en"),
        ("Der Fonds hat am Freitag mitgeteilt, dass er weiter investieren wolle.", ""),
        ("ファンドは金曜日に結果を発表した。", ""),
        ("12345", ""),
    ],
)
def test_the_language_is_told_by_the_characters(text: str, language: str) -> None:
    assert read(f"{text}\n\n{text}\n").language == language


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (f"---\nsource: https://www.36kr.com/p/1\n---\n# 海風公布結果 - 36氪\n\n{TEXT}", "a.md", "海風公布結果"),
        (f"---\ntitle: 海風公布結果 | 港口早報\n---\n{TEXT}", "a.md", "海風公布結果 | 港口早報"),
        (f"---\ntitle: '<b>海風</b>公布結果'\n---\n{TEXT}", "a.md", "<b>海風</b>公布結果"),
        (f"---\ntitle: 海風&amp;港口&#12290;\n---\n{TEXT}", "a.md", "海風&港口。"),
        (f"---\ntitle: '<海風公布結果>'\n---\n{TEXT}", "a.md", "海風公布結果"),
        (f"{TEXT}\n\n{TEXT}", "2024-06-14-港口.md", "港口"),
        (f"{TEXT}\n\n{TEXT}", "港口.txt", "港口"),
        ("海風公布結果\n\n" + TEXT, "a.txt", "海風公布結果"),
        ("海風公布結果\n====\n\n" + TEXT, "a.md", "海風公布結果"),
        ("### 海風公布結果\n-----\n\n" + TEXT, "a.md", "海風公布結果"),
    ],
)
def test_a_title_without_claim_is_the_heading_or_the_files_name(text: str, name: str, title: str) -> None:
    assert read(text, name).title == title


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("tags: [跟进, 'AI policy']", ("跟进", "AI policy")),
        ('tags:\n  - "#跟进"\n  - "[[算力]]"\n  - 跟进', ("跟进", "算力")),
        ("tags: 跟进，待核实、算力", ("跟进", "待核实", "算力")),
        ("tags: '#跟进 #待核实'", ("跟进", "待核实")),
        ("标签: 跟进", ("跟进",)),
        ("categories: 财经\ntags: 跟进", ("跟进",)),
        ("tags:", ()),
        ("tags: 无\nkeywords: " + "长" * 90, ("无",)),
    ],
)
def test_tags_are_the_users_own_however_they_are_listed(header: str, tags: tuple[str, ...]) -> None:
    assert read(f"---\ntitle: 海風\n{header}\n---\n\n{TEXT}\n").tags == tags


@pytest.mark.parametrize(
    ("header", "clipped"),
    [
        ("created: 2025-03-02", "2025-03-02"),
        ("created: 2025-03-02T10:00:00 (UTC +08:00)", "2025-03-02"),
        ("clipped: 昨日\nretrieved: 2025-03-02", "2025-03-02"),
        ("created: false", None),
        ("updated: 2025-03-02", None),
    ],
)
def test_the_day_of_clipping_is_kept_apart_from_that_of_publication(header: str, clipped: str | None) -> None:
    article = read(f"---\ntitle: 海風\ndate: 2025-03-01\n{header}\n---\n\n{TEXT}\n")
    assert (article.published, article.clipped) == ("2025-03-01", clipped)


def test_the_keywords_of_a_page_are_its_publishers_and_no_tags() -> None:
    page = (
        f'<html><head><title>海風</title><meta name="keywords" content="財經"></head><body><p>{TEXT}</p></body></html>'
    )
    assert read(page, "page.html").tags == ()
