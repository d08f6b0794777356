"""What `--explain` says under a finding: the rows of lists that decided, and the functions that did."""

import re
from pathlib import Path

import pytest

from store.extraction.explain import explain
from store.extraction.pipeline import extract
from store.model import Article

_HOUSE = Path(__file__).parents[3]
_LISTS = _HOUSE / "store" / "extraction" / "lexicon"
_ROW = re.compile(r"(\w+\.tsv):(\d+) ([^,(\s]+)")
_TOLD = re.compile(r"(\.tsv):\d+ ([^,(\s]+)(?: \([^)]*\))?")
_FUNCTION = re.compile(r"  (\w+\.\w+)  (store/[\w/]+\.py):(\d+)  .+")


def explained(text: str, language: str = "zh-Hans") -> list[str]:
    """Return the lines that explain a text."""
    article = Article(id="article/2026-11-26-test", title="", text=text, language=language)
    return list(explain(article, extract(article)))


def under(lines: list[str], head: str) -> list[str]:
    """Return the lines under the first finding that begins so."""
    place = next(number for number, line in enumerate(lines) if line.startswith(head))
    found: list[str] = []
    for line in lines[place + 1 :]:
        if not line.startswith("      "):
            break
        found.append(_TOLD.sub(r"\1 \2", line.strip()))
    return found


@pytest.mark.parametrize(
    ("text", "head", "rows"),
    [
        ("云岫集团宣布裁员。", "  + organisation 云岫集团", ["suffixes.tsv 集团"]),
        ("据陳茂波說明，明年再議。", "  + person 陳茂波", ["people.tsv 陈茂波"]),
        ("云岫集团董事长林小川到会。", "  + person 林小川", ["titles.tsv 董事长", "surnames.tsv 林"]),
        ("云岫集团董事长林小川到会。", "  + role 林小川: 董事长 at 云岫集团", ["titles.tsv 董事长"]),
        ("林小川曾任云岫集团总监。", "  + role 林小川: 总监", ["titles.tsv 总监", "role_verbs.tsv 曾任"]),
        ("工厂招了三百名工人。", "  + figure 三百名", ["classifiers.tsv 名"]),
        ("公司赚了约五亿美元。", "  + figure 约五亿美元", ["currencies.tsv 美元", "qualifiers.tsv 约"]),
        ("公司满足几个条件。", "  + figure 足几个", ["classifiers.tsv 个", "qualifiers.tsv 足"]),
        ("公司市值飙升 108 亿。", "  + figure 108 亿", ["figure_cues.tsv 市值"]),
        (
            "会上，董事长林小川表示，新店明年开张。",
            "  + quote by 林小川",
            ["cue 表示 by cues.find_cues", "cues.tsv 表示"],
        ),
    ],
)
def test_the_rows_that_decided_stand_under_a_finding(text: str, head: str, rows: list[str]) -> None:
    assert set(rows) <= set(under(explained(text), head))


def test_a_row_is_told_with_what_its_list_says_of_the_word() -> None:
    lines = explained("云岫集团宣布裁员，持续了十年。")
    assert any(line.startswith("      suffixes.tsv:") and line.endswith(" 集团 (company strong)") for line in lines)
    assert any(line.startswith("      units.tsv:") and line.endswith(" 年 (duration)") for line in lines)


@pytest.mark.parametrize(
    ("text", "head", "row"),
    [
        ("到场的有一位。", "  ? figure 一位", "classifiers.tsv 位"),
        ("据悉，强调安全最重要。", "  ? quote 强调", "cues.tsv 强调"),
        ("林小川没有透露详情。", "  ? quote 透露", "speaking.tsv 没有"),
        ("董事长陈示到会。", "  ? person 陈示", "given_characters.tsv 示"),
        ("到场的有许可权、周启明。", "  ? person 许可权", "not_people.tsv 许可"),
        ("顾问Daniel Warner到会。", "  ? person Daniel Warner", "latin_not_names.tsv Warner"),
    ],
)
def test_the_row_behind_what_was_nearly_found_is_told(text: str, head: str, row: str) -> None:
    assert row in under(explained(text), head)


def test_a_row_of_a_name_found_in_another_place_only_is_not_told() -> None:
    assert "contexts.tsv 宣布" not in under(
        explained("云岫集团很大。昨日云岫集团宣布裁员。"), "  + organisation 云岫集团"
    )


def test_a_name_that_is_only_repeated_tells_the_place_that_decided() -> None:
    lines = explained("他去了极岚，那里很美。极岚股价上涨。")
    told = under(lines, "  + organisation 极岚  organisation.again")
    assert told[0].startswith("told by organisation.market in: ")
    assert told[1] == "contexts.tsv 股价"


def test_a_name_that_another_place_proves_tells_both() -> None:
    told = under(explained("极岚将裁员。极岚股价上涨。"), "  + organisation 极岚  organisation.acts")
    assert told[0] == "contexts.tsv 将"
    assert told[1].startswith("told by organisation.market in: ")


def test_a_name_on_a_line_of_its_own_says_that_nothing_else_stood_there() -> None:
    told = under(explained("关键词\n原林\n今天，原林在场。"), "  + person 原林")
    assert "begins and ends by bylines.bare" in told


@pytest.mark.parametrize(
    ("text", "head", "remedy"),
    [
        ("坪效股价上涨，坪效市值新高。", "  + organisation 坪效", "none? add it to not_organisations.tsv (whole)"),
        ("云岫集团宣布裁员。", "  + organisation 云岫集团", "none? add it to not_organisations.tsv (whole)"),
        ("云岫集团董事长林小川到会。", "  + person 林小川", "none? add it to not_people.tsv"),
        (
            "Oltema 股价上涨，Oltema 市值新高。",
            "  + organisation Oltema",
            "none? add it to not_organisations.tsv (term)",
        ),
        ("会议由Daniel Okafor主持。", "  + person Daniel", "none? add it to latin_not_names.tsv, one of its words"),
    ],
)
def test_a_finding_tells_which_list_keeps_it_out(text: str, head: str, remedy: str) -> None:
    assert remedy in under(explained(text), head)


@pytest.mark.parametrize(
    ("text", "head", "borders"),
    [
        (
            "代表团团长山姆·哈特利发表讲话。",
            "  + person 山姆·哈特利",
            ["begins by transliteration.part_start, ends by transliteration.step"],
        ),
        ("云岫集团董事长林小川到会。", "  + person 林小川", ["begins and ends by chinese_names.choose"]),
        ("云岫集团宣布裁员。", "  + organisation 云岫集团", ["begins by starts.start_of, ends by ends.head_end"]),
        ("图为新店明年开张的地方，大家都很期待。何君健摄", "  + person 何君健", ["begins and ends by bylines.tailed"]),
        ("图为新店。\nREUTERS/Aly Song", "  + person Aly Song", ["begins and ends by bylines.credited"]),
        ("坪效股价上涨，坪效市值新高。", "  + organisation 坪效", ["begins and ends by brands.units"]),
        (
            "今天天气很好，大家都到了。\n责任编辑：林小川",
            "  + person 林小川",
            [
                "begins and ends by bylines.word_behind",
                "责任 before the label read as a newsroom's short name by bylines.label_pattern",
            ],
        ),
    ],
)
def test_a_name_tells_what_decided_its_borders(text: str, head: str, borders: list[str]) -> None:
    assert [line for line in under(explained(text), head) if " by " in line] == borders


def test_a_verb_inside_a_name_tells_what_let_it_stand_there() -> None:
    told = under(explained("海州提出研究院宣布裁员。"), "  + organisation 海州提出研究院")
    place = told.index("提出 inside by walking.is_learned:")
    file, _, line = told[place + 1].removeprefix("研究院 is learned in ").partition(":")
    learned = (_LISTS / file).read_text(encoding="utf-8").split("\n")[int(line) - 1].split("\t")
    assert learned[0] == "learned"
    assert "研究院" in learned[1].split()
    assert not any(line.startswith("none?") for line in told)


def test_a_word_of_name_words_inside_a_name_leads_to_its_row() -> None:
    told = under(explained("海州创新促进会宣布裁员。"), "  + organisation 海州创新促进会")
    assert "创新 inside by inside.belongs: name_words.tsv 创新" in told


def test_a_row_that_counts_something_says_how_much() -> None:
    assert any(line.endswith(" 收购 (left acts-on 0.55)") for line in explained("有人收购极岚。"))


def test_a_role_of_a_label_tells_what_was_cut_before_it() -> None:
    told = under(explained("今天天气很好，大家都到了。\n责任编辑：林小川"), "  + role 林小川: 编辑")
    assert "责任 before the label read as a newsroom's short name by bylines.label_pattern" in told


def test_a_label_with_nothing_before_it_was_not_cut() -> None:
    told = under(explained("今天天气很好，大家都到了。\n记者：林小川"), "  + person 林小川")
    assert not any("before the label" in line for line in told)


@pytest.mark.parametrize(
    ("text", "head"),
    [("据陳茂波說明，明年再議。", "  + person 陳茂波"), ("他昨日去了新华社。", "  + organisation 新华社")],
)
def test_a_name_of_the_gazetteer_leads_to_its_row_alone(text: str, head: str) -> None:
    assert not any(line.startswith("none?") for line in under(explained(text), head))


def test_a_row_that_speaks_for_an_organisation_is_not_told_of_a_person() -> None:
    rows = under(explained("他和李家超见面，又和李家超合作。"), "  + person 李家超")
    assert rows
    assert not any(line.startswith("contexts.tsv") for line in rows)


def test_a_list_that_only_keeps_names_out_is_not_told_of_a_name_that_was_found() -> None:
    rows = under(explained("今天天气很好，大家都到了。\n记者：林小川"), "  + person 林小川")
    assert "byline_labels.tsv 记者" in rows
    assert not {"titles.tsv 记者", "byline_words.tsv 记者"} & set(rows)


def test_a_row_that_only_another_rule_reads_is_not_told() -> None:
    lines = explained("极岚宣布裁员。后来记者去了极岚，见了极岚厂商。")
    assert not any(line.startswith("      context_phrases.tsv") for line in lines)


def test_of_many_names_that_a_figure_is_about_the_nearest_are_told() -> None:
    text = "云岫集团、望川集团、百川集团和思远集团共赚五亿美元。"
    assert "about 云岫集团, 望川集团 and 2 more by about.about" in under(explained(text), "  + figure 五亿美元")


def test_a_row_that_keeps_a_name_out_is_told_of_what_was_nearly_one() -> None:
    rows = [row for line in explained("他买了微信。") for row in _ROW.findall(line)]
    assert ("not_organisations.tsv", "微信") in {(name, word) for name, _, word in rows}


_ARTICLE = (
    "云岫集团（下称“云岫”）董事长林小川表示，新店明年开张。她说，公司会招三百名工人。"
    "云岫去年赚了五亿元（约合七千万美元）。发言人指出，林小川曾任总监。海关总署的林小姐没有来，郑文海也在。"
)


def test_each_row_that_is_told_stands_at_its_line() -> None:
    rows = [row for line in explained(_ARTICLE) for row in _ROW.findall(line)]
    assert len(rows) > 15
    for name, line, word in rows:
        assert word in (_LISTS / name).read_text(encoding="utf-8").split("\n")[int(line) - 1]


def test_each_function_that_is_named_stands_below_with_its_place() -> None:
    lines = explained(_ARTICLE)
    ended = lines.index("functions")
    places = {match[1]: (match[2], match[3]) for line in lines[ended:] if (match := _FUNCTION.fullmatch(line))}
    named = {name for line in lines[:ended] for name in re.findall(r"(?<!told )by (\w+\.\w+)", line)}
    assert named == places.keys()
    for file, line in places.values():
        source = (_HOUSE / file).read_text(encoding="utf-8").split("\n")[int(line) - 1].lstrip()
        assert source.startswith(("def ", "@"))


def test_each_list_of_a_rule_that_is_named_says_what_it_holds() -> None:
    lines = explained(_ARTICLE)
    assert "  titles.tsv  Titles and other words that stand with a person's name" in lines[lines.index("lists") :]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("  + organisation 云岫 = ", "one with 云岫集团 by aliases.both_written"),
        ("  + role 林小川: 总监", "at no organisation by role_organisations.context"),
        (
            "  + quote by 林小川 (person), 说",
            "pronouns.tsv 她",
        ),
        ("  + quote by 林小川 (person), 说", "speaker 林小川 by pronouns.latest"),
        ("  + quote by 发言人", "speaker 发言人 by speakers.described"),
        ("  + figure 五亿元", "CNY by place.local_currency"),
        ("  + figure 五亿元", "value by chinese.read_chinese"),
        ("  + figure 五亿元", "about 云岫集团 by about.about"),
        ("  + figure 五亿元", "same as 七千万美元 by about.same_amounts"),
        ("  + figure 三百名", "counts 工人 by counted.counted_noun"),
        ("  + role 林小川: 董事长", "at 云岫集团 by role_phrases.before_bracket"),
        ("  + role 林小川: 总监", "asked because 总监 is of class company in titles.tsv"),
    ],
)
def test_what_belongs_to_a_finding_names_the_function_that_told_it(head: str, told: str) -> None:
    assert told in under(explained(_ARTICLE), head)


def test_how_many_guards_let_a_figure_pass_is_told() -> None:
    told = under(explained(_ARTICLE), "  + figure 三百名")
    assert any(re.fullmatch(r"not refused by any of the \d+ guards of count and of all numbers", line) for line in told)


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        (
            "云岫集团去年和望川集团合作。该公司称，新店明年开张。",
            "  + quote by 云岫集团",
            [
                "speaker 云岫集团 by pronouns.topic",
                "that is who leads the nearest sentence since the last statement",
                "passed over 望川集团, nearer",
            ],
        ),
        (
            "林小川昨日到场，见了董事长周文静，并表示，新店明年开张。",
            "  + quote by 林小川",
            ["speaker 林小川 by leading.last_subject", "passed over 周文静, nearer"],
        ),
        (
            "林小川昨日到场。他说，新店明年开张。又指，会招三百人。",
            "  + quote by 林小川 (person), 指",
            ["speaker 林小川 by speakers.inherited"],
        ),
    ],
)
def test_a_speaker_who_is_not_named_tells_why_it_is_meant_and_who_was_passed_over(
    text: str, head: str, told: list[str]
) -> None:
    assert set(told) <= set(under(explained(text), head))


@pytest.mark.parametrize(
    ("text", "head", "place"),
    [
        (
            "林小川说，新店去年开张。他也说，新店明年开张。",
            "  + quote by 林小川 (person), 说: 新店明年",
            "林小川说，新店去年开张。",
        ),
        ("云岫集团去年开业。该公司称，新店明年开张。", "  + quote by 云岫集团", "云岫集团去年开业。"),
    ],
)
def test_a_speaker_who_is_only_meant_tells_where_it_was_last(text: str, head: str, place: str) -> None:
    assert f"last in: {place}" in under(explained(text), head)


def test_a_speaker_who_is_named_passes_nobody_over() -> None:
    lines = under(explained("周文静到场。林小川说，新店明年开张。"), "  + quote by 林小川")
    assert not any(line.startswith(("that is", "passed over")) for line in lines)


def test_a_role_tells_its_rule_and_a_person_without_one_what_is_missing() -> None:
    lines = explained(_ARTICLE)
    assert "  + role 林小川: 董事长 at 云岫集团  role.before" in lines
    assert any(line.startswith("  ? role of 郑文海  no title of titles.tsv beside the name") for line in lines)


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        (
            "国民党系前县长林小川到会。",
            "  + role 林小川: 系前县长 at 国民党",
            [
                "系前 before it is part of the title by role_borders.before",
                "not part of it? add what to drop to role_verbs.tsv (dropped)",
            ],
        ),
        (
            "云岫集团时任总监林小川到会。",
            "  + role 林小川: 总监 at 云岫集团",
            ["时任 dropped before it by role_titles.cut_title: role_verbs.tsv 时任"],
        ),
    ],
)
def test_a_role_tells_how_its_title_was_cut(text: str, head: str, told: list[str]) -> None:
    assert set(told) <= set(under(explained(text), head))


def test_a_verb_of_another_role_is_not_told() -> None:
    lines = explained("林小川曾任云岫集团总监，现由望川集团董事长周文静接手。")
    assert "role_verbs.tsv 曾任" in under(lines, "  + role 林小川: 总监")
    assert not any(line.startswith("role_verbs.tsv") for line in under(lines, "  + role 周文静: 董事长"))


@pytest.mark.parametrize(
    ("text", "reason", "row"),
    [
        ("太太陈小雨也到了。", "太太 before a name is no role, by what titles.tsv says of it", "titles.tsv 太太"),
        (
            "董事长林小川到会。林小川先生走了。",
            "先生 behind a name is no role, by what titles.tsv says of it",
            "titles.tsv 先生",
        ),
    ],
)
def test_a_title_that_is_no_role_tells_why_at_each_mention(text: str, reason: str, row: str) -> None:
    lines = explained(text)
    head = next(line for line in lines if line.startswith("  ? role of ") and reason in line)
    assert row in under(lines, head)


def test_a_role_that_gives_way_says_to_what() -> None:
    lines = explained("总监林小川到会。云岫集团总监林小川表示满意。")
    assert any(line.startswith("  ? role 林小川: 总监  gave way to a fuller one") for line in lines)


def test_the_lines_under_findings_are_short() -> None:
    assert all(len(line) <= 80 for line in explained(_ARTICLE) if line.startswith("      "))


def test_where_nothing_was_told_the_lists_of_each_kind_are_named() -> None:
    lines = explained("云岫集团宣布裁员。")
    assert lines[0].startswith("Which list to open for what is missing or wrong stands at the end")
    ended = lines.index("missing above (lists are in store/extraction/lexicon)")
    headings = [line for line in lines[ended:] if not line.startswith(" ")]
    assert all(heading.partition(" (")[0] in lines[0] for heading in headings)
    names = {name for line in lines[ended:] for name in re.findall(r"\w+\.tsv", line)}
    assert {"organisations.tsv", "people.tsv", "titles.tsv", "units.tsv", "cues.tsv", "figure_contexts.tsv"} <= names
    assert all((_LISTS / name).is_file() for name in names)


def test_the_guards_that_let_the_figures_pass_are_named_with_their_places() -> None:
    lines = explained(_ARTICLE)
    begins = next(number for number, line in enumerate(lines) if line.startswith("guards that refused none"))
    ends = next(number for number, line in enumerate(lines) if line.startswith("missing above"))
    guards = lines[begins + 1 : ends]
    assert [line.strip() for line in guards if line[2] != " "] == ["of all numbers", "of count", "of money"]
    named = [_FUNCTION.fullmatch(line[2:]) for line in guards if line[2] == " "]
    assert {"counts.refers_back", "others.glued", "others.ternary"} <= {match[1] for match in named if match}
    for match in named:
        assert match
        source = (_HOUSE / match[2]).read_text(encoding="utf-8").split("\n")[int(match[3]) - 1]
        assert source.lstrip().startswith("def ")


def test_an_article_without_figures_tells_no_guards() -> None:
    assert not any(line.startswith("guards") for line in explained("云岫集团宣布裁员。"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("他爱吃苹果。", "苹果 (needs evidence beside it: contexts.tsv)"),
        ("洪雯在场。", "洪雯 (needs evidence beside it: titles.tsv, after_person.tsv)"),
    ],
)
def test_a_known_name_that_is_also_a_word_says_what_it_needs(text: str, row: str) -> None:
    assert any(line.endswith(row) for line in explained(text))


def test_a_form_that_is_one_with_no_longer_name_says_so() -> None:
    lines = explained("云岫集团和云岫航空都在场。记者后来到访云岫。")
    told = under(lines, "  + organisation 云岫  ")
    assert told[-2:] == ["not one with 云岫集团 by groups.keeps_apart", "not one with 云岫航空 by aliases.alike"]
    assert not any(line.startswith("not one") for line in under(lines, "  + organisation 云岫集团"))


def test_two_names_with_rows_of_their_own_are_two_by_their_rows() -> None:
    told = under(explained("比亚迪宣布裁员。比亚迪电子没有裁员。"), "  + organisation 比亚迪  ")
    assert "not one with 比亚迪电子 by aliases.may_unite: organisations.tsv 比亚迪电子" in told
