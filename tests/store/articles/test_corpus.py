"""Real clippings, read from where they lie beside the project; skipped where they are not there."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from store.articles import read_article
from store.errors import ReadError

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not lie beside the project")

ARTICLES = {
    "a01": ("国资加码", "2024-10-01", "极客公园"),
    "a02": ("大涨 12%", "2024-08-31", "极客公园"),
    "a03": ("刚发布完", "2024-09-13", "极客公园"),
    "a04": ("百度、吉利高管", "2024-12-17", "极客公园"),
    "a05": ("在软银世界2024大会", "2024-10-04", "AI深度研究员"),
    "a06": ("刚刚，OpenAI", "2024-12-20", "机器之心"),
    "a07": ("打造SAAS+", None, "36氪Pro"),
    "a08": ("网安巨头", "2024-08-22", "安全内参"),
    "a09": ("【安全圈】FTX", "2022-11-22", "安全圈"),
    "a10": ("中国第七次修正", None, "路透社"),
    "a11": ("《新闻联播》", "2026-02-05", "央视网"),
    "a12": ("焦点：MSCI", None, "路透社"),
    "a13": ("國泰重組", "2020-10-21", "眾新聞"),
    "a14": ("百億吸外國", "2018-03-02", "眾新聞"),
    "a15": ("原定後天上市", "2020-11-03", "眾新聞"),
    "a16": ("#黄仁勋", None, "微博"),
    "seed": ("香港全力押注AI", "2024-06-14", "钛媒体AGI"),
}
FORMATS = {
    "x01": ("《新闻联播》", "2022-11-21", "央视网"),
    "x02": ("陆家嘴财经早餐", "2024-08-18", "Wind"),
    "x03": ("因监管问题", "2023-08-18", "奇客Solidot"),
    "x04": ("【畢業等於失業】", "2020-09-16", "眾新聞"),
    "x05": ("選舉主任", "2018-03-06", "眾新聞"),
    "x06": ("失業回落", None, "眾新聞"),
    "x07": ("眾新聞告別", None, "眾新聞"),
    "x08": ("國泰重組", "2020-10-21", "眾新聞"),
    "x09": ("2024中国互联网大会", "2024-07-11", "Doonsec"),
    "x10": ("ChatGPT 开放", "2023-03-27", "极客公园"),
    "x11": ("荣耀开启", "2025-01-21", "极客公园"),
    "x12": ("Microsoft launches", "2018-01-12", "Microsoft"),
    "x13": ("《黑神话: 悟空》", "2024-08-21", "极客公园"),
    "x14": ("[调研]2021年", "2022-10-15", "数世咨询"),
    "x15": ('"TikTok难民"', "2025-01-17", "数世咨询"),
    "x16": ("美國司法部", "2021-08-26", "眾新聞"),
    "x17": ("美國務卿", "2019-06-04", "眾新聞"),
}


@pytest.mark.parametrize("name", [*ARTICLES, *FORMATS])
def test_title_date_and_publisher(name: str) -> None:
    title, date, publisher = (ARTICLES | FORMATS)[name]
    article = read_article(CORPUS / ("articles" if name in ARTICLES else "formats") / f"{name}.md")
    assert article.title.startswith(title)
    assert article.published == date
    assert article.publisher.startswith(publisher)
    assert article.text.startswith(article.title)


def bare(text: str) -> str:
    """Return a text without white space, compatibility forms made plain."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("name", ARTICLES)
def test_what_readers_marked_is_in_the_text(name: str) -> None:
    text = bare(read_article(CORPUS / "articles" / f"{name}.md").text)
    gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf-8"))
    names = [form for kind in ("organisations", "people") for e in gold[kind] for form in (e["name"], *e["aliases"])]
    marked = [*names, *(figure["text"] for figure in gold["figures"]), *(quote["text"] for quote in gold["quotes"])]
    assert [form for form in marked if bare(form) not in text] == []


def test_mojibake_is_mended_and_told() -> None:
    article = read_article(CORPUS / "formats" / "x06.md")
    assert any("PTCP154" in warning for warning in article.warnings)
    assert article.language == "zh-Hant"


@pytest.mark.parametrize("name", ["x13", "x14", "x15"])
def test_headers_that_are_no_yaml_are_told(name: str) -> None:
    assert any("YAML" in warning for warning in read_article(CORPUS / "formats" / f"{name}.md").warnings)


def test_two_hundred_characters_of_news_in_a_page_of_menus() -> None:
    article = read_article(CORPUS / "formats" / "x03.md")
    prose = [block for block in article.blocks if block.kind == "paragraph"]
    assert sum(block.end - block.start for block in prose) < 600
    assert any("英特尔终止了" in article.text[block.start : block.end] for block in prose)


def test_no_file_of_the_corpus_fails() -> None:
    for path in sorted(CORPUS.glob("*/*.md")):
        try:
            read_article(path)
        except ReadError as error:
            pytest.fail(str(error))
