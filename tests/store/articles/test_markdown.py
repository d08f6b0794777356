"""The body of a Markdown file as its reader sees it: no markup, no line cut in two, the title once."""

import pytest

from tests.store.articles.reading import kind_of_text, of_kind, read

LONG = "海風基金昨日在港口公布了本年度的結果，並且說會在明年繼續投資於"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"{LONG}香港\n的三個項目。", f"{LONG}香港的三個項目。"),
        (f"{LONG} Alec\nRadford 的公司。", f"{LONG} Alec Radford 的公司。"),
        (f"{LONG}半監督（semi-\nsupervised）學習。", f"{LONG}半監督（semi-supervised）學習。"),
        (f"{LONG} 5\n億元的項目。", f"{LONG} 5 億元的項目。"),
        (f"{LONG}港口\n（SoftPort）項目。", f"{LONG}港口（SoftPort）項目。"),
        (f"他說：「{LONG}\n」，然後離開。", f"他說：「{LONG}」，然後離開。"),
    ],
)
def test_hard_wraps_are_joined(source: str, text: str) -> None:
    assert of_kind(read(source + "\n"), "paragraph") == [text]


def test_short_lines_one_below_the_other_are_not_joined() -> None:
    assert of_kind(read(f"{LONG}三個項目。\n\n港口\n基金\n"), "paragraph")[1:] == ["港口", "基金"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**海風基金**與*港口*簽署協議。", "海風基金與港口簽署協議。"),
        ("****海風基金****與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("**海風「基金」**與港口簽署協議。", "海風「基金」與港口簽署協議。"),
        ("情況很好_（去年亦然）_，仍然值得期待。", "情況很好（去年亦然），仍然值得期待。"),
        ("海風基金****與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("[海風基金](https://fund.example)與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("[海風基金][1]與港口簽署協議。\n\n[1]: https://fund.example", "海風基金與港口簽署協議。"),
        ("海風![圖](https://pic.example/a.jpg)基金與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("海風基金[^1]與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("[[海風基金]]與[[harbour|港口]]簽署協議。![[photo.png]]", "海風基金與港口簽署協議。"),
        ("海風基金&amp;港口簽署協議&#12290;", "海風基金&港口簽署協議。"),
        ("\\*海風基金\\_與港口簽署協議。", "*海風基金_與港口簽署協議。"),
        ("海風基金<!-- 註 -->與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("海風基金%% 私人筆記 %%與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("==海風基金==與~~港口~~簽署協議。", "海風基金與港口簽署協議。"),
        ("海風基金{{< ref >}}與港口{% include x %}簽署協議。", "海風基金與港口簽署協議。"),
        ("海風<span>基金</span>與<b>港口</b>簽署<wbr>協議。", "海風基金與港口簽署協議。"),
        ("海風基金與`port`簽署協議。", "海風基金與port簽署協議。"),
        ("- [x] 海風基金與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("　　海風基金與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("    海風基金與港口簽署協議。", "海風基金與港口簽署協議。"),
        ("投資回報是 3 * 5 * 2 億元，海風基金說。", "投資回報是 3 * 5 * 2 億元，海風基金說。"),
        ("變量 file_name_x 與港口無關，海風基金說。", "變量 file_name_x 與港口無關，海風基金說。"),
    ],
)
def test_markup_is_taken_off(source: str, text: str) -> None:
    assert of_kind(read(source + "\n"), "paragraph", "item")[0] == text


def test_the_title_stands_once() -> None:
    article = read(
        f"---\ntitle: 海風 公布結果\n---\n\n# 海風 公布結果\n\n![c](x.jpg)\n\n# 海風公布結果\n\n{LONG}港口。\n"
    )
    assert article.text == f"海風 公布結果\n{LONG}港口。"


def test_blocks_have_their_kinds() -> None:
    article = read(
        "# 海風公布結果\n\n## 港口\n\n- 第一項是港口\n- 第二項是機場\n\n> 我們會繼續。\n\n"
        "| 項目 | 金額 |\n| --- | --- |\n| 港口 | 3億元 |\n| 機場 |  |\n\n```\nprint(1)\n```\n\n[^1]: 註釋說明金額。\n"
    )
    assert kind_of_text(article, "海風公布結果") == "title"
    assert kind_of_text(article, "港口") == "heading"
    assert of_kind(article, "item") == ["第一項是港口", "第二項是機場"]
    assert of_kind(article, "quotation") == ["我們會繼續。"]
    assert of_kind(article, "table") == ["項目 | 金額", "港口 | 3億元", "機場"]
    assert of_kind(article, "code") == ["print(1)"]
    assert kind_of_text(article, "註釋說明金額。") == "paragraph"


def test_a_paragraph_above_a_rule_stays_a_paragraph() -> None:
    text = LONG * 3 + "港口。"
    assert kind_of_text(read(f"{LONG}機場。\n\n{text}\n---\n後來基金離開。\n"), text) == "paragraph"


def test_markdownloads_excerpt_is_not_read_twice() -> None:
    article = read(f"# 海風\n\n> ## Excerpt\n> {LONG}港口。\n\n---\n{LONG}港口。\n")
    assert of_kind(article, "paragraph", "quotation") == [f"{LONG}港口。"]


def test_html_among_markdown() -> None:
    article = read(f"# 海風\n\n<div>\n<p>{LONG}港口。</p>\n\n<p>後來**基金**離開。</p>\n</div>\n\n它說&nbsp;會回來。\n")
    assert of_kind(article, "paragraph") == [f"{LONG}港口。", "後來基金離開。", "它說 會回來。"]


def test_captions_say_what_is_on_the_picture() -> None:
    article = read(
        f"{LONG}港口。\n\n<figure>\n<img src='a.jpg'>\n<figcaption>海風主席在港口。資料圖片</figcaption>\n</figure>\n\n"
        f"![](b.jpg)海風主席陳小明 | 图片来源：海港报\n\n![](c.jpg)图片来源：海港报\n\n{LONG}機場。{LONG}機場。\n"
    )
    assert of_kind(article, "caption") == ["海風主席在港口。資料圖片", "海風主席陳小明 | 图片来源：海港报"]
    assert of_kind(article, "furniture") == ["图片来源：海港报"]


def test_captions_in_a_paragraph_of_their_own() -> None:
    article = read(
        f"{LONG}港口。\n\n![](a.jpg)\n\n陳小明在港口與記者見面。李大文攝\n\n▲ 港口的夜景\n\n"
        '{{< figure src=x caption="機場" >}}\n\n'
        f"![](b.jpg)\n\n港口會擴建。\n\n記者拍攝\n\n{LONG}機場。{LONG}機場。\n"
    )
    assert of_kind(article, "caption") == ["陳小明在港口與記者見面。李大文攝", "▲ 港口的夜景", "機場"]
    assert of_kind(article, "paragraph")[1:3] == ["港口會擴建。", "記者拍攝"]


def test_a_link_around_a_picture_and_words_is_a_link() -> None:
    article = read(f"{LONG}港口。{LONG}機場。\n\n- [\n\n  ![](a.jpg)\n\n  另一篇關於機場的文章](https://x.example/2)\n")
    assert kind_of_text(article, "另一篇關於機場的文章") == "furniture"


def test_pictures_inside_a_file_leave_no_trace() -> None:
    article = read(f"{LONG}港口。\n\n![img](data:image/png;base64,{'iVBORw0KGgo' * 2000})\n")
    assert article.text == f"{LONG}港口。"


def test_line_breaks_in_html_part_paragraphs() -> None:
    assert of_kind(read("第一句在這裡。<br><br>第二句在那裡。<br/>第三句。\n"), "paragraph") == [
        "第一句在這裡。",
        "第二句在那裡。",
        "第三句。",
    ]
