"""Sentences of captions are counted with those of the prose, each with an ordinal of its own."""

from store.extraction.pipeline import extract
from store.model import Article, Block

LINES = ("远山银行董事长林晓月表示，公司会增聘三百人。", "大堂出席记者会。何若健摄", "副总裁许望川说，新车售价20万元。")
KINDS = ("paragraph", "caption", "paragraph")


def page() -> Article:
    blocks, start = [], 0
    for line, kind in zip(LINES, KINDS, strict=True):
        blocks.append(Block(start=start, end=start + len(line), kind="caption" if kind == "caption" else "paragraph"))
        start += len(line) + 1
    return Article(id="article/test", title="", text="\n".join(LINES), blocks=tuple(blocks), language="zh-Hans")


def test_nobody_shares_the_sentence_before_a_caption_with_who_took_the_picture() -> None:
    people = {one.name: {mention.sentence for mention in one.mentions} for one in extract(page()).people}
    assert people == {"林晓月": {0}, "何若健": {2}, "许望川": {3}}


def test_figures_and_quotes_have_the_ordinals_of_the_same_count() -> None:
    found = extract(page())
    assert [(one.text, one.mentions[0].sentence) for one in found.figures] == [("三百人", 0), ("20万元", 3)]
    assert [(one.speaker, one.mentions[0].sentence) for one in found.quotes] == [("林晓月", 0), ("许望川", 3)]


def test_titles_of_a_caption_end_where_those_of_the_prose_do_and_belong_to_whom_the_prose_names() -> None:
    lines = ("云岫集团今天公布业绩。", "左方为云岫集团总裁许望川，右方为控方今日传召前区议员林晓月。")
    blocks = (
        Block(start=0, end=len(lines[0]), kind="paragraph"),
        Block(start=len(lines[0]) + 1, end=len(lines[0]) + 1 + len(lines[1]), kind="caption"),
    )
    article = Article(id="article/test", title="", text="\n".join(lines), blocks=blocks, language="zh-Hans")
    roles = {one.name: [(role.title, role.organisation) for role in one.roles] for one in extract(article).people}
    assert roles == {"许望川": [("总裁", "云岫集团")], "林晓月": [("前区议员", None)]}


def test_no_figure_is_about_who_took_the_picture() -> None:
    lines = ("远山银行董事长林晓月表示，公司会增聘三百人。", "副总裁许望川介绍20名新同事。何若健摄")
    blocks = (
        Block(start=0, end=len(lines[0])),
        Block(start=len(lines[0]) + 1, end=sum(map(len, lines)) + 1, kind="caption"),
    )
    found = extract(Article(id="article/test", title="", text="\n".join(lines), blocks=blocks, language="zh-Hans"))
    assert "何若健" in {one.name for one in found.people}
    assert [(one.text, one.about) for one in found.figures if one.text == "20名"] == [("20名", ("person/许望川",))]
