"""Whole saved pages: the article is read, and what the site has around it is furniture."""

from tests.store.articles.reading import kind_of_text, of_kind, read

STORY = (
    "海風基金昨日公布上半年結果，投資額增至三億港元，較去年同期多出一倍，主要投向港口和機場的擴建工程。",
    "主席林曉月表示，基金未來三年會再投資二十億港元，並且會在北岸設立第二個辦事處，增聘三百人。",
    "她又說，市場氣氛已經好轉，利率回落令項目的回報更為穩定，預計下半年的收入會繼續增長。",
)
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("港聞", "財經", "國際", "體育", "副刊", "地產"))
OTHERS = "".join(
    f'<div class="item"><a href="/n/{number}">{name}表示會增撥{number}億元</a></div><div class="time">10:{number}</div>'
    for number, name in enumerate(("飛鷺航空", "杏灣銀行", "遠山電訊", "北岸鐵路", "極嵐科技", "島上電台"), start=11)
)


def page(*story: str) -> str:
    paragraphs = "\n".join(f"<p>{text}</p>" for text in story)
    return (
        f"<html><head><title>海風基金公布結果 - 海港報</title></head><body><ul>{MENU}</ul>\n<h1>海風基金公布結果</h1>\n"
        f"<p>2024-06-14 10:00</p><div class='story'>{paragraphs}</div>\n<div class='list'>{OTHERS}</div>\n"
        "<div id='disqus_thread'><p>這樣的投資意見我在別處也聽過，結果還是虧了，大家要小心。</p></div></body></html>"
    )


def test_the_article_is_read_and_other_headlines_are_not() -> None:
    article = read(page(*STORY), "page.html")
    assert of_kind(article, "paragraph") == list(STORY)
    assert not any("飛鷺航空" in text for text in of_kind(article, "paragraph", "item", "heading"))
    assert kind_of_text(article, "飛鷺航空表示會增撥11億元") == "furniture"
    assert article.published == "2024-06-14"


def test_a_short_item_is_read_where_lists_are_longer_than_it() -> None:
    article = read(page("海風基金昨日公布結果，主席林曉月表示會增聘三百人。"), "page.html")
    assert "海風基金昨日公布結果，主席林曉月表示會增聘三百人。" in of_kind(article, "paragraph")
    assert not any("航空" in text for text in of_kind(article, "paragraph", "item"))


def test_what_is_not_the_article_stays_on_the_page() -> None:
    article = read(page(*STORY), "page.html")
    assert any("投資意見" in text for text in of_kind(article, "furniture"))


def test_a_page_with_nothing_around_its_article_is_read_whole() -> None:
    short = ("一、港口", "二、機場", "三、北岸")
    article = read(f"<html><h1>海風</h1>{''.join(f'<p>{text}</p>' for text in (*STORY, *short))}</html>", "page.html")
    assert of_kind(article, "paragraph") == [*STORY, *short]


def test_what_follows_the_line_that_ends_an_article_is_none_of_it() -> None:
    comments = (
        "<p>網友評論：這樣的投資意見我在別處也聽過。</p><h2>北岸鐵路停駛三日，為何無人道歉？</h2><p>沒有更多了。</p>"
    )
    for end in ("責任編輯：林某", "责编|林某", "- THE END -"):
        article = read(
            page(*STORY).replace("<div class='list'>", f"<p>{end}</p>{comments}<div class='list'>"), "page.html"
        )
        assert of_kind(article, "paragraph", "heading", "item") == list(STORY)


def test_an_editor_named_above_an_article_ends_nothing() -> None:
    article = read(page("責任編輯：林某", *STORY), "page.html")
    assert of_kind(article, "paragraph") == list(STORY)


def test_notices_contacts_and_the_headline_told_again_are_furniture() -> None:
    lines = (
        "原标题：海風公布結果",
        "声明：海讯力求信息真实，文章提及内容仅供参考。",
        "电 话：2345-6789",
        "海風基金公布結果",
    )
    article = read(page(*STORY, *lines), "page.html")
    assert of_kind(article, "paragraph") == list(STORY)
    kept = read(page(*STORY, "声明：海風基金將於六月增聘三百人。"), "page.html")
    assert "声明：海風基金將於六月增聘三百人。" in of_kind(kept, "paragraph")
