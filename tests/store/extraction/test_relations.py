"""What belongs together: who a figure is about, which quote it stands in, which amount it repeats."""

import re

from store.extraction.engine.document import Document, prepare
from store.extraction.figures import find_figures
from store.extraction.relations import relate
from store.model import Article, Extraction, Mention, Organisation, Quote


def mention(document: Document, start: int, end: int) -> Mention:
    return Mention(
        start=start, end=end, exact=document.text[start:end], sentence=document.sentence_at(start), why="t", score=1
    )


def read(text: str, *names: str, quotes: tuple[Quote, ...] = ()) -> Extraction:
    document = prepare(Article(id="article/t", title="", text=text, language="zh-Hans"))
    organisations = tuple(
        Organisation(
            id=f"organisation/{name}",
            name=name,
            mentions=tuple(mention(document, m.start(), m.end()) for m in re.finditer(name, text)),
        )
        for name in names
    )
    return relate(document, organisations, (), find_figures(document), quotes)


def about(extraction: Extraction, text: str) -> tuple[str, ...]:
    (figure,) = (figure for figure in extraction.figures if figure.text == text)
    return tuple(entity.removeprefix("organisation/") for entity in figure.about)


def test_the_subject_of_the_clause_comes_first() -> None:
    extraction = read("去年海风集团营收下滑，云岭科技向白石银行借款30亿元。", "海风集团", "云岭科技", "白石银行")
    assert about(extraction, "30亿元") == ("云岭科技", "白石银行", "海风集团")


def test_the_name_that_begins_the_clause_comes_before_one_inside_it() -> None:
    extraction = read("据白石银行报告，海风集团包括云岭科技裁减300名员工。", "海风集团", "云岭科技", "白石银行")
    assert about(extraction, "300名") == ("海风集团", "云岭科技", "白石银行")


def test_a_clause_without_a_name_goes_on_about_the_clause_before() -> None:
    extraction = read("海风集团昨日公布业绩，净利润为12亿元，高于云岭科技的9亿元。", "海风集团", "云岭科技")
    assert about(extraction, "12亿元")[0] == "海风集团"
    assert about(extraction, "9亿元")[0] == "云岭科技"


def test_a_sentence_without_a_name_goes_on_about_the_sentence_before() -> None:
    extraction = read("海风集团昨日公布业绩。净利润为12亿元。\n另有三家公司停业。", "海风集团")
    assert about(extraction, "12亿元") == ("海风集团",)
    assert about(extraction, "三家") == ()


def test_a_figure_knows_the_quote_it_stands_in_and_names_its_speaker_last() -> None:
    text = "海风集团表示，云岭科技亏损5亿元。"
    document = prepare(Article(id="article/t", title="", text=text))
    span = mention(document, text.index("云岭"), len(text) - 1)
    quote = Quote(
        id="",
        text=span.exact,
        kind="indirect",
        cue="表示",
        speaker="海风集团",
        speaker_id="organisation/海风集团",
        mentions=(span,),
    )
    extraction = read(text, "海风集团", "云岭科技", quotes=(quote,))
    assert extraction.figures[0].quote == extraction.quotes[0].id
    assert extraction.quotes[0].figures == (extraction.figures[0].id,)
    assert about(extraction, "5亿元") == ("云岭科技", "海风集团")


def test_a_conversion_in_brackets_is_linked_both_ways() -> None:
    extraction = read("基金规模为620亿港元（80亿美元），另有3亿元（占5%）未投。")
    dollars, yuan = (figure for figure in extraction.figures if figure.text in ("620亿港元", "80亿美元"))
    assert (dollars.equals, yuan.equals) == (yuan.id, dollars.id)
    assert all(figure.equals == "" for figure in extraction.figures if figure not in (dollars, yuan))
