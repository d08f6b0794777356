"""What belongs together: who a figure is about, which quote it stands in, which amount it repeats."""

import re

import pytest

from store.extraction.engine.document import Document, prepare
from store.extraction.figures import find_figures
from store.extraction.relations import relate
from store.model import Article, Block, BlockKind, Extraction, Mention, Organisation, Person, Quote, Role


def mention(document: Document, start: int, end: int) -> Mention:
    return Mention(
        start=start, end=end, exact=document.text[start:end], sentence=document.sentence_at(start), why="t", score=1
    )


def read(text: str, *names: str, quotes: tuple[Quote, ...] = (), kind: BlockKind = "paragraph") -> Extraction:
    blocks = tuple(Block(start=m.start(), end=m.end(), kind=kind) for m in re.finditer(".+", text))
    document = prepare(Article(id="article/t", title="", text=text, language="zh-Hans", blocks=blocks))
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


@pytest.mark.parametrize(
    ("text", "figure", "whom"),
    [
        ("去年海风集团营收下滑，云岭科技向白石银行借款30亿元。", "30亿元", "云岭科技"),
        ("据白石银行报告，海风集团包括云岭科技裁减300名员工。", "300名", "海风集团"),
        ("海风集团与云岭科技共投资30亿元。", "30亿元", "海风集团 云岭科技"),
        ("海风集团昨日公布业绩，净利润为12亿元，高于云岭科技的9亿元。", "12亿元", "海风集团"),
        ("海风集团昨日公布业绩，净利润为12亿元，高于云岭科技的9亿元。", "9亿元", "云岭科技"),
        ("海风集团昨日公布业绩。净利润为12亿元。", "12亿元", "海风集团"),
        ("海风集团昨日公布业绩，公司将裁减300名员工。", "300名", "海风集团"),
        ("市内有300名海风集团员工。", "300名", "海风集团"),
        ("海风集团表示，将投资30亿元。", "30亿元", "海风集团"),
        ("海风集团表示，在去年三月期间，曾3次巡查工地。", "3次", "海风集团"),
        ("海风集团（12%）领先。", "12%", "海风集团"),
        ("海风集团、云岭科技等20家公司参展。", "20家", "海风集团 云岭科技"),
        ("海风集团25日早上宣布裁减300名员工。", "300名", "海风集团"),
        ("海风集团现在与两家银行合作，亏损30亿元。", "30亿元", "海风集团"),
        ("海风集团被罚30亿元。", "30亿元", "海风集团"),
        ("报告批评海风集团去年亏损30亿元。", "30亿元", "海风集团"),
        ("海风集团昨日公布年度报告。净利润12亿元，同比增长8%。总收入90亿元，同比增长6%。", "6%", "海风集团"),
        ("海风集团昨日开会。市场反应平淡。\n该公司将裁减300名员工。", "300名", "海风集团"),
        ("海风集团发布公告表示，公司将裁减300名员工。", "300名", "海风集团"),
        ("海风集团今年前9月共亏损30亿元。", "30亿元", "海风集团"),
        ("海风集团卖出800辆汽车，较前一年的高点下降9%。", "9%", "海风集团"),
        ("海风集团（零售） | 12% | 白色 | 43%", "43%", "海风集团"),
    ],
)
def test_a_figure_is_about_its_owner_or_the_subject_of_its_clause(text: str, figure: str, whom: str) -> None:
    assert about(read(text, "海风集团", "云岭科技", "白石银行"), figure) == tuple(whom.split())


@pytest.mark.parametrize(("kind", "whom"), [("title", ()), ("heading", ()), ("paragraph", ("海风集团",))])
def test_news_behind_a_semicolon_of_a_headline_are_of_others(kind: BlockKind, whom: tuple[str, ...]) -> None:
    text = "云岭科技裁减300名员工；海风集团营收下跌2成；亏损30亿元"
    extraction = read(text, "海风集团", "云岭科技", kind=kind)
    assert [about(extraction, figure) for figure in ("300名", "2成", "30亿元")] == [("云岭科技",), ("海风集团",), whom]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("留言中120则涉及海风集团，58则云岭科技，35则白石银行。", "58则"),
        ("留言中120则涉及海风集团，58则云岭科技，35则白石银行。", "35则"),
        ("海风集团表示，全国出货量达300台。", "300台"),
        ("海风集团拿下310席，比过半所需的326席少。", "326席"),
        ("海风集团开业。我花了30亿元。", "30亿元"),
        ("海风集团发言人承认欠款30亿元。", "30亿元"),
        ("海风集团举办的展览收入30亿元。", "30亿元"),
        ("海风集团昨日公布业绩，三百名工人被捕。", "三百名"),
        ("项目由海风集团承建，市民要等候30个月。", "30个月"),
        ("海风集团昨日公布业绩。\n另有三家公司停业。", "三家"),
        ("海风集团昨日公布业绩，期间300名工人被捕。", "300名"),
        ("海风集团昨日公布业绩。对北美的出口增加了2%。", "2%"),
        ("海风集团昨日开会，该30名学生缺席。", "30名"),
        ("海风集团昨日开会，他们获30亿元贷款。", "30亿元"),
        ("海风集团与云岭科技开会。市民表示，其家庭每月收入30亿元。", "30亿元"),
        ("双方与海风集团相差30亿元。", "30亿元"),
    ],
)
def test_who_only_stands_near_a_figure_is_not_whom_it_is_about(text: str, figure: str) -> None:
    assert about(read(text, "海风集团", "云岭科技", "白石银行"), figure) == ()


@pytest.mark.parametrize(
    ("text", "figure", "whom"),
    [
        ("被告为林晓月（26岁）、陈望川（31岁）。", "31岁", "陈望川"),
        ("73岁的被告林晓月到庭。", "73岁", "林晓月"),
        ("林晓月到庭，30岁的司机作供。", "30岁", ""),
        ("林晓月昨日到庭。法官拒绝求情，指案情严重。\n她被判囚20个月。", "20个月", "林晓月"),
        ("林晓月昨日到庭。公司被罚30亿元。", "30亿元", ""),
        ("林晓月与陈望川昨日到庭。两人被判囚20个月。", "20个月", "林晓月 陈望川"),
    ],
)
def test_an_age_stands_beside_a_name_and_a_pronoun_for_one(text: str, figure: str, whom: str) -> None:
    people = ("林晓月", "陈望川")
    document = prepare(Article(id="article/t", title="", text=text, language="zh-Hans"))
    named = tuple(
        Person(
            id=f"person/{name}",
            name=name,
            mentions=tuple(mention(document, m.start(), m.end()) for m in re.finditer(name, text)),
        )
        for name in people
    )
    found = relate(document, (), named, find_figures(document), ())
    [one] = [one for one in found.figures if one.text == figure]
    assert [identity.removeprefix("person/") for identity in one.about] == whom.split()


@pytest.mark.parametrize(
    ("text", "figure", "noun"),
    [
        ("海风集团去年净利润为12亿元。", "12亿元", "净利润"),
        ("海風集團整體收入達12億元。", "12億元", "整體收入"),
        ("海风集团营收12亿元，同比增长8%。", "8%", "营收同比增长"),
        ("海风集团支持率跌至35%。", "35%", "支持率"),
        ("海风集团承诺12亿元的投资。", "12亿元", "投资"),
        ("海风集团去年融资12亿元。", "12亿元", "融资"),
        ("海风集团称营收达12亿元。", "12亿元", "营收"),
        ("會員達1萬名。", "1萬名", "會員"),
        ("市內有26個體育及文化設施。", "26個", "體育及文化設施"),
        ("海风集团共赚12亿元。", "12亿元", None),
        ("他说兒子的30個月過去了。", "30個月", None),
    ],
)
def test_of_what_a_figure_is_stands_before_it_or_behind_it(text: str, figure: str, noun: str | None) -> None:
    extraction = read(text, "海风集团", "海風集團")
    assert [one.counted for one in extraction.figures if one.text == figure] == [noun]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("我们去年投资30亿元", "organisation/海风集团"),
        ("本公司去年投资30亿元", "organisation/海风集团"),
        ("我花了30亿元", "person/林晓月"),
        ("他们花了30亿元", ""),
    ],
)
def test_what_speakers_say_of_themselves_is_about_them_or_theirs(words: str, whom: str) -> None:
    text = f"海风集团总裁林晓月在云岭会场接受访问时这样答：「{words}。」"
    document = prepare(Article(id="article/t", title="", text=text))
    named, said = ((mention(document, text.index(part), text.index(part) + len(part)),) for part in ("林晓月", words))
    role = Role(title="总裁", organisation="海风集团", organisation_id="organisation/海风集团")
    person = Person(id="person/林晓月", name="林晓月", roles=(role,), mentions=named)
    quote = Quote(id="", text=words, kind="direct", cue="答", speaker="林晓月", speaker_id=person.id, mentions=said)
    [figure] = relate(document, (), (person,), find_figures(document), (quote,)).figures
    assert figure.about == tuple(filter(None, [whom]))


def test_a_figure_knows_the_quote_it_stands_in() -> None:
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
    assert about(extraction, "5亿元") == ("云岭科技",)


def test_a_conversion_in_brackets_is_linked_both_ways() -> None:
    extraction = read("基金规模为620亿港元（80亿美元），另有3亿元（占5%）未投。")
    dollars, yuan = (figure for figure in extraction.figures if figure.text in ("620亿港元", "80亿美元"))
    assert (dollars.equals, yuan.equals) == (yuan.id, dollars.id)
    assert all(figure.equals == "" for figure in extraction.figures if figure not in (dollars, yuan))
