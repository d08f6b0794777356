"""What is not the article: and, as important, what is."""

import pytest

from tests.store.articles.reading import kind_of_text, of_kind, read

PROSE = "海風基金昨日在港口公布了本年度的結果，並且說會在明年繼續投資。基金主席陳小明對此表示歡迎，認為前景很好。"


@pytest.mark.parametrize(
    "line",
    [
        "轻触阅读原文",
        "預覽時標籤不可點",
        "继续滑动看下一个",
        "微信扫一扫",
        "扫码关注我们，获取更多精彩",
        "点击下方卡片关注我们",
        "本文为海港报原创文章，转载请联系编辑部",
        "請加入成為海港報的月費訂戶，長期支持我們的工作。",
        "免责声明：本文所引述的观点仅供参考，不代表本报立场，投资者据此操作，风险自担。",
        "京ICP备12345678号-1 版权所有",
        "We use cookies to improve your visit.",
        "https://news.example/a/very/long/address?with=parameters",
        "原文链接：https://news.example/a",
        "（图片来源：海港报）",
        "\\*头图来源：海港报",
        "\\*\\*\\*\\*\\*\\*\\*",
        "：，，，。",
        "undefined",
    ],
)
def test_words_of_the_page_are_furniture(line: str) -> None:
    article = read(f"# 海風\n\n{PROSE}\n\n{line}\n")
    assert of_kind(article, "furniture") == [line.replace("\\", "")]
    assert of_kind(article, "paragraph") == [PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "他提醒市民扫码关注政府公告，以免受骗，并说政府会在本周之内公布更多的详情，届时市民可以在网上查询全部的结果。",
        "「請支持我們的工作。」陳小明在會上對三百名代表這樣說，然後宣布基金將於下月在港口設立新的辦事處，聘請五十人。",
        "公司股价上涨 3%。",
        "原文中没有提到这一点。",
        "评论认为，这是一个转折。",
        "允许外资进入的名单扩大到十个行业。",
        "視頻平台海風昨日上市。",
        "微信 9 月活跃用户达 13 亿。",
        "广告收入增长两成。",
    ],
)
def test_text_that_only_sounds_like_it_is_kept(line: str) -> None:
    assert kind_of_text(read(f"# 海風\n\n{PROSE}\n\n{line}\n\n{PROSE}\n"), line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "作者｜陈小明",
        "作者 | 陈小明 编辑 | 李大文",
        "文/陈小明",
        "記者：陳小明",
        "编辑：杜小伟、陈小陈",
        "发稿 陈小明; 审校 李大文",
        "（記者陳小明／台北報導）",
        "来源：海港报",
        "海港报报道",
        "By Jane Doe",
        "2024-06-14 10:00 来源：海港报",
    ],
)
def test_by_lines(line: str) -> None:
    line_of_page = line if line != "By Jane Doe" else "By: Jane Doe"
    assert kind_of_text(read(f"# 海風\n\n{line_of_page}\n\n{PROSE}\n"), line_of_page) == "byline"


@pytest.mark.parametrize(
    "line", ["作者认为，这是一个转折。", "文件指出三点。", "记者从海风基金获悉，公司将上市。", "来源不明的资金流入。"]
)
def test_sentences_about_authors_are_no_by_lines(line: str) -> None:
    assert kind_of_text(read(f"# 海風\n\n{PROSE}\n\n{line}\n"), line) == "paragraph"


def test_the_end_of_a_wechat_page() -> None:
    tail = (
        "预览时标签不可点\n\n微信扫一扫\n关注该公众号\n\n继续滑动看下一个\n\n海港观察\n\n向上滑动看下一个\n\n知道了\n\n"
        "取消\n允许\n\n×\n分析\n\n：\n，\n。\n\n视频\n小程序\n赞\n，轻点两下取消赞\n"
    )
    article = read(
        f"---\ntitle: 海風\nsource: 海港观察\n---\n\n# 海風\n\n原创\n\n陈小明\n\n海港观察\n\n{PROSE}\n\n{tail}"
    )
    assert of_kind(article, "paragraph") == [PROSE]
    assert of_kind(article, "byline") == ["海港观察", "陈小明", "海港观察"]


def test_lists_of_links_are_menus() -> None:
    menu = "".join(f"* [栏目{number}](/{number})\n" for number in range(9))
    article = read(f"# 海風\n\n{menu}\n导航\n\n{PROSE}\n\n{menu}")
    assert of_kind(article, "paragraph", "item") == [PROSE]


def test_a_digest_of_links_is_kept() -> None:
    digest = "".join(f"* [海風基金第{number}次公布了結果](https://x.example/{number})\n" for number in range(9))
    assert len(of_kind(read(f"# 海風\n\n{digest}"), "item")) == 9


def test_linked_headings_with_text_below_are_kept() -> None:
    article = read(
        f"# 海風\n\n## [港口擴建](https://x.example/1)\n\n{PROSE}\n\n## [機場擴建](https://x.example/2)\n\n{PROSE}\n"
    )
    assert of_kind(article, "heading") == ["港口擴建", "機場擴建"]


def test_other_articles_below_their_heading() -> None:
    article = read(f"# 海風\n\n{PROSE}\n\n**推荐阅读**\n\n港口的另一篇文章\n\n机场的另一篇文章\n")
    assert of_kind(article, "paragraph") == [PROSE]


def test_text_goes_on_after_links_to_other_articles() -> None:
    links = "[港口的另一篇文章](https://x.example/1)\n\n[機場的另一篇文章](https://x.example/2)"
    figure = "<figure>\n<figcaption>主席在港口。李大文攝</figcaption>\n</figure>"
    article = read(f"# 海風\n\n{PROSE}\n\n延伸閱讀\n\n{links}\n\n{figure}\n\n**陳小明**\n\n{PROSE}\n")
    assert of_kind(article, "paragraph") == [PROSE, "陳小明", PROSE]
    assert of_kind(article, "caption") == ["主席在港口。李大文攝"]


def test_numbered_headlines_of_a_digest_are_kept() -> None:
    items = "".join(f"[{n}.港口的第{n}條消息](https://x.example/{n})\n\n{PROSE}\n\n" for n in range(1, 4))
    assert len(of_kind(read(f"# 海風\n\n{items}"), "paragraph")) == 6


def test_a_section_of_that_name_with_text_is_kept() -> None:
    article = read(f"# 海風\n\n{PROSE}\n\n## 评论\n\n{PROSE}\n\n## 结论\n\n港口会扩建\n")
    assert of_kind(article, "paragraph") == [PROSE, PROSE, "港口会扩建"]


def test_summaries_by_machines_are_not_read() -> None:
    article = read(f"# 海風\n\n## 原始摘要\n\n{PROSE}\n\n## AI 摘要\n\n{PROSE}\n\n## 元数据\n\n- **来源**: 某库\n")
    assert of_kind(article, "paragraph", "item", "byline") == [PROSE]


@pytest.mark.parametrize(
    "opening",
    [
        "（关注公众号并设为星标，获取最新消息）",
        "全文约2,000 字，阅读约需 4分钟",
        "（关注公众号，获取消息） 本文共3500字，预计阅读时间7分钟。",
        "（全文共1200字，阅读需要3分钟）",
    ],
)
def test_an_opening_is_cut_off_the_first_paragraph(opening: str) -> None:
    article = read(f"# 海風\n\n{opening}{PROSE}\n")
    assert of_kind(article, "furniture") == [opening]
    assert of_kind(article, "paragraph") == [PROSE]


def test_words_about_a_texts_length_are_kept() -> None:
    text = "全文公布後，市場反應熱烈。" + PROSE
    assert of_kind(read(f"# 海風\n\n{text}\n"), "paragraph") == [text]


def test_a_picture_story_is_told_by_its_captions() -> None:
    figures = "".join(f"<figure><figcaption>{PROSE}</figcaption></figure>\n\n" for _ in range(3))
    assert of_kind(read(f"# 海風\n\n{figures}"), "paragraph") == [PROSE] * 3
