"""What `--explain` says: the rules with file and line, and what was nearly found."""

import re
from pathlib import Path

import pytest

from store.articles import parse_article
from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.explain import explain
from store.extraction.figures import nearly_figures
from store.extraction.pipeline import extract
from store.extraction.rules import table
from store.model import Article

_HOUSE = Path(__file__).parents[3]


def explained(text: str) -> list[str]:
    """Return the lines that explain a text."""
    article = Article(id="article/2026-11-23-test", title="", text=text)
    return list(explain(article, extract(article)))


def test_each_rule_that_is_named_stands_below_with_file_line_and_lists() -> None:
    lines = explained("云岫集团今日开业，首席执行官周文静表示，新店明年开张。")
    for name in ("organisation.brand-head", "person.title-before", "quote.cue"):
        entry = table()[name]
        assert f"  {name}  {entry.place}  {', '.join(entry.rule.lists)}" in lines[lines.index("rules") :]


def test_each_file_that_the_end_leads_to_is_there() -> None:
    told = "\n".join(explained("云岫集团今日开业。")).partition("\nmissing above")[2]
    named = set(re.findall(r"[\w/]+\.(?:tsv|py)\b", told))
    assert {"titles.tsv", "quotes/voices.py", "organisations/aliases.py"} <= named
    extraction = _HOUSE / "store" / "extraction"
    assert [name for name in named if not any((extraction / room / name).is_file() for room in ("", "lexicon"))] == []


def test_rules_that_say_nothing_are_not_told() -> None:
    lines = explained("今天天气很好。")
    assert "rules" not in lines
    assert any(line.startswith("missing above") for line in lines)


@pytest.mark.parametrize(
    ("text", "miss"),
    [
        ("工程在2024年完成。", "figure 2024年"),
        ("这两家公司裁员。", "figure 两家"),
        ("会场半是空座。", "figure 半"),
        ("型号为GPT-4个。", "figure 4个"),
        ("总裁周文静到会。股东认为，12345不多。", "figure 12345"),
        ("林小川没有透露详情。", "quote 透露"),
        ("当局发出“红色”警告，各校停课。", "quote 警告"),
        ("据悉，强调安全第一。", "quote 强调"),
        ("总裁周文静透露了搬店的原因。", "quote 透露"),
        ("三年过去了。“这个市场会大一倍，谁错过谁后悔。”", "quote 这个市场会大一倍，谁错过谁后悔。"),
    ],
)
def test_what_was_nearly_found_names_what_refused_it(text: str, miss: str) -> None:
    told = [line for line in explained(text) if line.startswith(f"  ? {miss}  ")]
    assert told
    file, _, line = told[0].rpartition(": ")[2].partition(":")
    assert (_HOUSE / file).read_text(encoding="utf-8").split("\n")[int(line) - 1].lstrip().startswith("def ")


def test_a_unit_that_was_taken_for_the_beginning_of_a_word_is_named() -> None:
    reason = "the unit 家 was read as the beginning of 家电; add 家电 to classifier_words.tsv to count it"
    for text in ("全市有54家电公司获得补贴。", "他讲了三家族的历史。"):
        told = [line for line in explained(text) if line.startswith("  ? figure")]
        assert len(told) == 1
        assert "no unit" not in told[0]
    assert any(f"  ? figure 54家  {reason}: " in line for line in explained("全市有54家电公司获得补贴。"))


def test_all_that_keeps_a_verb_from_a_quote_is_told_in_order() -> None:
    lines = explained("据悉，强调安全第一。")
    assert [line.partition("强调  ")[2].rpartition(": ")[0] for line in lines if "? quote 强调" in line] == [
        "what follows the verb is a thing, no statement",
        "and nobody who spoke before can be meant",
    ]
    lines = explained("总裁周文静透露了搬店的原因。")
    assert sum("? quote 透露" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("text", "miss"),
    [
        ("董事长何文田表示，新店明年开张。", "person 何文田  何文田 is in not_people.tsv: store/extraction/people/"),
        ("到场的有许可权、周启明。", "person 许可权  许可 is in not_people.tsv: store/extraction/people/"),
        ("董事长何文田表示，新店明年开张。", "person 何文  weighs 3.10 by person.title-before, a name weighs 3.60: "),
        ("周启明投资集团宣布裁员。", "person 周启明  gave way to a longer name by evidence.settle: "),
        ("董事长陈示到会。", "person 陈示  示 is never in a given name: store/extraction/people/framing.py:"),
        (
            "林小川昨日发现，新店明年开张。",
            "quote 发现  林小川 and this verb do not go together: 发现 is document, it needs a document as speaker: ",
        ),
        ("波音747失事。", "organisation 波音  what stands behind it makes a thing of both by known_names.is_make: "),
        ("立法会议员许小峰、谭得文等均有出席一同静坐。", "person 谭得文  得 is never in a given name: "),
        ("上个月，司机说，何总裁表示满意。", "person 何总裁  person.surname-title, but nobody named 何 in full: "),
        ("总裁何文川和总裁何小山到会。后来老何走了。", "person 老何  person.nickname, but which of them is not told: "),
        ("山姆·哈特利和汤姆·哈特利到会，哈特利走了。", "person 哈特利  may be 山姆·哈特利 or 汤姆·哈特利: "),
        ("顾问Daniel Warner到会。", "person Daniel Warner  Warner is in latin_not_names.tsv: "),
        ("June Okafor到会。", "person June Okafor  weighs 1.60 by person.latin, a name weighs 2.50: "),
        ("代表团团长山姆·哈特利发表讲话。", "organisation 山姆  below the threshold 0.50: 0.30 of "),
        ("有人收购极岚。", "organisation 极岚  lowered from 0.55 by doubts.doubt: 0.39 of "),
        ("周启明投资集团宣布裁员。", "organisation 周启明投资  another name and words beside it by doubts.overlong: "),
        ("极岚科技研究院宣布裁员。", "organisation 极岚科技  gave way to a longer name by evidence.settle: "),
        (
            "新店在2024年底开张。",
            "figure 2024  年底 is a word of its own (not before, in units.tsv or classifiers.tsv): ",
        ),
    ],
)
def test_a_name_or_figure_that_was_nearly_found_says_what_kept_it_out(text: str, miss: str) -> None:
    assert any(line.startswith(f"  ? {miss}") for line in explained(text)), explained(text)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("林小川到场。林小川表示。", ["nothing that is said follows the verb"]),
        (
            "在票站调查预测失利后称，新店开张。",
            ["nobody known is meant by 在票站调查, taken for its subject at store/extraction/quotes/subjects.py:"],
        ),
        ("周启明说，他很好。", ["too little is said between the verb and the next voice"]),
    ],
)
def test_a_verb_that_introduces_nothing_says_so(text: str, reasons: list[str]) -> None:
    told = [line.partition("  ")[2].partition("  ")[2] for line in explained(text) if line.startswith("  ? quote")]
    assert len(told) == len(reasons)
    assert all(said.startswith(reason) for said, reason in zip(told, reasons, strict=True))


def test_an_english_article_is_explained_by_its_own_rules() -> None:
    text = "Anna Berg, the chairman of Northwind Bank, said the shops will open next year."
    article = Article(id="article/2026-11-23-test", title="", text=text, language="en")
    lines = list(explain(article, extract(article)))
    assert any(line.startswith("  + role Anna Berg: chairman at Northwind Bank") for line in lines)
    assert any(line.startswith("      english_titles.tsv:") for line in lines)


def under(lines: list[str], miss: str) -> list[str]:
    """Return the line that begins with a miss, and those that stand under it."""
    place = next(number for number, line in enumerate(lines) if line.startswith(miss))
    more = next(number for number in range(place + 1, len(lines)) if not lines[number].startswith("      "))
    return lines[place:more]


def test_a_head_that_nothing_before_it_makes_a_name_says_what_it_needs() -> None:
    told = under(explained("新店明年在消防局对面开张。"), "  ? organisation 消防局  ")
    assert "place: only a place, a country or a named organisation before it makes a name" in told[0]
    assert any(line.startswith("      suffixes.tsv:") and "消防局 (government place)" in line for line in told)


def test_what_was_nearly_a_name_is_told_inside_a_quote_too() -> None:
    lines = explained("董事长林小川表示，消防局会再看，许可权不变。")
    assert any(line.startswith("  ? organisation 消防局  ") for line in lines)


def test_a_head_is_told_once_and_not_inside_a_name() -> None:
    lines = explained("法院宣判。云岫集团不服，法院说，法院会再审。")
    assert sum("? organisation 法院  " in line for line in lines) == 1
    assert not any("? organisation 集团" in line for line in lines)


def test_a_head_that_is_a_verb_there_says_so() -> None:
    told = under(explained("这些人想投资七亿元。"), "  ? organisation 投资  ")
    assert "or a verb" in told[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("记者※林小川", "no mark of by-lines behind it: ※ is U+203B REFERENCE MARK"),
        ("河谷时报记者：林小川", "记者 is a label, but 报 stands before it"),
        ("记者：新华社", "新华社 is no name of a person there"),
        ("记者：林小川3", "林小川 goes on, a name does not"),
        ("记者：（本报）", "nothing that looks like a name stands behind it"),
        ("图文 林小川", "图文 needs a mark behind it: only labels of class n take a space"),
        ("林小川 图文", "图文 stands behind the name: only labels of class t do"),
    ],
)
def test_a_label_that_made_no_byline_says_why(line: str, reason: str) -> None:
    label = "图文" if "图文" in line else "记者"
    told = under(explained(f"今天天气很好，大家都到了。\n{line}"), f"  ? by-line {label}  ")
    assert told[0].startswith(f"  ? by-line {label}  {reason}: store/extraction/people/bylines.py:")
    assert any(row.startswith("      byline_labels.tsv:") for row in told)


def test_a_label_with_its_name_or_in_a_sentence_is_not_told() -> None:
    lines = explained("今天天气很好，大家都到了。\n记者：林小川\n图文：林小川\n图文 今日上线\n编辑获悉，新店明年开张。")
    assert not any("? by-line" in line for line in lines)


_SAYING = "总裁林小川表示，新店明年开张，他喊出口号，希望明年更好，透露要多招人。"


@pytest.mark.parametrize(
    ("verb", "reason", "row"),
    [
        ("喊", "this verb needs a colon or a quotation behind it: ", "喊 (colon)"),
        ("希望", "a clause without a speaker and this verb do not go together: ", "希望 (stance)"),
        ("透露", "it goes on with what is said, ", "透露 (pure yes)"),
    ],
)
def test_a_verb_of_saying_in_what_is_said_tells_why_it_is_part_of_it(verb: str, reason: str, row: str) -> None:
    told = under(explained(_SAYING), f"  ? quote {verb}  part of what 林小川 says: {reason}")
    assert any(line.startswith("      cues.tsv:") and row in line for line in told)


def test_what_was_found_is_not_told_as_nearly_found() -> None:
    lines = explained("董事长周文静表示，新店明年开张。")
    assert [line for line in lines if line.startswith("  ? person")] == []


def test_all_that_makes_a_verb_part_of_a_quote_is_told() -> None:
    lines = explained("总裁林小川表示，新店明年开张，公司没有作出承诺，觉得很好。")
    told = [line.partition(": store/")[0] for line in lines if line.startswith("  ? quote")]
    assert told == [
        "  ? quote 作出承诺  part of what 林小川 says: denied, still to come, or part of another word",
        "  ? quote 觉得  part of what 林小川 says: a clause without a speaker and this verb do not go together: "
        "觉得 is stance, it needs a speaker of its own",
        "  ? quote 觉得  and what follows the verb is a thing, no statement",
    ]


def test_where_what_was_nearly_found_cannot_be_told_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document) -> list[NearMiss]:
        if "300" in document.folded:
            raise IndexError("nothing there")
        return nearly_figures(document)

    monkeypatch.setattr("store.extraction.explain.nearly_figures", failing)
    lines = explained("公司裁减300名员工。这两家公司裁员。")
    assert any(
        line.startswith("Of what was nearly found: Not all was found at “公司裁减300名员工。”") for line in lines
    )
    assert any(line.startswith("  ? figure 两家  ") for line in lines)


def test_it_says_how_many_articles_of_a_store_have_a_name() -> None:
    article = parse_article("记者多次追问管云鹤一案，没有得到答复。".encode(), "a.md")
    elsewhere = {"管云鹤": 12}
    lines = list(explain(article, extract(article, elsewhere=elsewhere), elsewhere=elsewhere))
    assert "  + person 管云鹤  person.elsewhere 0.95 (0.90 of person.elsewhere 0.90)" in lines
    assert "      12 articles of the store have the name" in lines
    assert any(line.startswith("  person.elsewhere  store/extraction/people/elsewhere.py:") for line in lines)
