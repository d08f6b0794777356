"""The scorer: what counts as found and as right, and what the gate says."""

import pytest

from store.model import Article, Block
from tests.corpus.__main__ import main
from tests.corpus.annotation import Annotation, Case, Figure, Organisation, Person, Place, Quote, Role
from tests.corpus.baseline import Baseline, changes, moved
from tests.corpus.matching import overlap, pair_figures, pair_names, pair_quotes
from tests.corpus.reliability import Outcome, bins, by_chance, error, outcomes
from tests.corpus.report import explained, places
from tests.corpus.scoring import Scores, by_language, score

TEXT = "青岚集团董事长林知遥说，明年要开20家店。远山银行认为太多。"


def marked(
    organisations: tuple[Organisation, ...] = (),
    people: tuple[Person, ...] = (),
    figures: tuple[Figure, ...] = (),
    quotes: tuple[Quote, ...] = (),
) -> Annotation:
    return Annotation(id="x", organisations=organisations, people=people, figures=figures, quotes=quotes)


def case(gold: Annotation, found: Annotation) -> Case:
    blocks = (Block(start=0, end=len(TEXT)),)
    article = Article(id="article/undated-x", title="", text=TEXT, language="zh-Hans", blocks=blocks)
    return Case(name="x", article=article, gold=gold, found=found)


def company(name: str, *aliases: str) -> Organisation:
    return Organisation(name=name, aliases=aliases, kind="company")


def count(text: str, value: float | None = 20.0, unit: str | None = "家") -> Figure:
    return Figure(text=text, kind="count", value=value, unit=unit)


def said(text: str, speaker: str = "林知遥", cue: str | None = "说") -> Quote:
    return Quote(speaker=speaker, speaker_kind="person", cue=cue, kind="indirect", text=text)


def faults(scores: Scores) -> list[str]:
    return [str(fault) for fault in scores.faults]


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ([company("青岚集团", "青岚")], [company("青岚")], 1),
        ([company("青岚集团")], [company("青岚", "青岚集团")], 1),
        ([company("A B, Inc.")], [company("a b inc")], 1),
        ([company("青岚集团")], [company("青岚")], 0),
        ([company("青岚集团", "青岚")], [company("青岚"), company("青岚集团")], 1),
        ([company("青岚"), company("青岚银行")], [company("青岚银行", "青岚")], 1),
    ],
)
def test_names_are_one_by_any_form_they_share(gold: list[Organisation], found: list[Organisation], pairs: int) -> None:
    assert len(pair_names(gold, found)) == pairs


def test_equal_names_are_paired_before_shared_forms() -> None:
    bank, group = company("青岚银行", "青岚"), company("青岚集团", "青岚")
    assert pair_names([bank, group], [group, bank]) == [(bank, bank), (group, group)]


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        (["1,260万股"], ["1260 万股"], 1),
        (["近300家"], ["300家"], 1),
        (["300"], ["300家"], 1),
        (["20%至30%"], ["20%", "30%"], 0),
        (["五所", "五所"], ["五所"], 1),
        (["15家"], ["5家"], 0),
    ],
)
def test_figures_are_one_by_their_number(gold: list[str], found: list[str], pairs: int) -> None:
    assert len(pair_figures([count(text) for text in gold], [count(text) for text in found])) == pairs


def test_overlap_is_the_longest_run_in_common_over_both() -> None:
    assert overlap("一二三四五", "三四五六七") == pytest.approx(3 / 7)
    assert overlap("一二三四", "二三") == pytest.approx(0.5)
    assert overlap("一二", "三四") == overlap("", "三") == 0


def test_a_quote_is_found_once_by_the_one_that_overlaps_most() -> None:
    whole, half = said("明年要开20家店，后年再说"), said("明年要开20家店")
    assert pair_quotes([half], [whole, half], 0.3) == [(half, half)]
    assert pair_quotes([half], [whole], 0.8) == []


def test_what_is_found_is_counted_and_what_is_not_is_told() -> None:
    found = marked(organisations=(company("青岚集团"), company("林知遥")), figures=(count("20家", 2.0),))
    gold = marked(organisations=(company("青岚集团"), company("远山银行")), figures=(count("20家"),))
    scores = score(case(gold, found))
    tally = scores.kinds["organisations"]
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)
    assert scores.measures()["figure value"] == 0
    assert scores.measures()["figure unit"] == 1
    assert faults(scores) == [
        "organisations, missed: 远山银行",
        "organisations, false: 林知遥",
        "figure value, wrong: 20家: 20.0, not 2.0",
    ]


def test_a_vague_number_has_no_value() -> None:
    gold, found = marked(figures=(count("数百家", None),)), marked(figures=(count("数百家", 100.0),))
    assert faults(score(case(gold, found))) == ["figure value, wrong: 数百家: None, not 100.0"]


def test_both_ends_of_a_range_are_judged() -> None:
    gold = Figure(text="3至5家", kind="count", value=3.0, upper=5.0, unit="家")
    found = Figure(text="3至5家", kind="count", value=3.0, unit="家")
    assert faults(score(case(marked(figures=(gold,)), marked(figures=(found,))))) == [
        "end of a range, wrong: 3至5家: 5.0, not None"
    ]


def test_a_role_is_right_by_any_form_of_its_organisation() -> None:
    def person(title: str, organisation: str | None) -> Person:
        return Person(name="林知遥", roles=(Role(title=title, organisation=organisation),))

    bodies = (company("青岚集团", "青岚"),)
    gold = marked(organisations=bodies, people=(person("董事长", "青岚集团"),))
    right = score(case(gold, marked(organisations=bodies, people=(person("集团董事长", "青岚"),))))
    wrong = score(case(gold, marked(organisations=bodies, people=(person("经理", None),))))
    assert faults(right) == []
    assert faults(wrong) == [
        "role title, wrong: 林知遥: 董事长, not 经理",
        "role organisation, wrong: 林知遥: 青岚集团, not None",
    ]


def test_a_speaker_is_right_by_any_form_and_its_cue_as_written() -> None:
    gold = marked(people=(Person(name="林知遥", aliases=("林",)),), quotes=(said("明年要开20家店"),))
    scores = score(case(gold, marked(quotes=(said("明年要开20家店", "林", "表示"),))))
    assert scores.measures()["speaker"] == 1
    assert "cue, wrong: 明年要开20家店: 说, not 表示" in faults(scores)


def test_groups_are_summed_by_language_and_all_come_last() -> None:
    one = case(marked((company("青岚集团"),)), marked((company("青岚集团"),)))
    other = case(marked((company("远山银行"),)), marked())
    groups = by_language([(one, score(one)), (other, score(other))])
    assert list(groups) == ["zh-Hans", "all"]
    assert groups["all"].kinds["organisations"].recall == 0.5


def test_a_fault_is_shown_with_its_sentence_and_its_rule() -> None:
    seen = Organisation(name="林知遥", kind="company", mentions=(Place(start=7, end=10, why="organisation.guess"),))
    one = case(marked((company("远山银行"),)), marked((seen,)))
    assert list(explained(one, score(one).faults)) == [
        "x  organisations, missed: 远山银行",
        "    远山银行认为太多。",
        "x  organisations, false: 林知遥",
        "    青岚集团董事长林知遥说，明年要开20家店。  [organisation.guess]",
    ]


def test_places_are_in_order_and_never_inside_a_longer_number() -> None:
    assert places(["5家", "5家"], "15家、5家和5家") == [4, 7]
    assert places(["5", "2"], "1.5、5,000、5、2") == [10, 12]
    assert places(["5家", "3家"], "3家、5家") == [3, None]


def test_the_gate_tells_what_fell_and_what_rose_unkept() -> None:
    old = Baseline({"all": {"people": 0.9, "figures": 0.9, "quotes": 0.9, "cue": 0.9}}, {"x": ["a", "b"]})
    new = Baseline({"all": {"people": 0.898, "figures": 0.897, "quotes": 0.921, "cue": 0.92}}, {"x": ["b", "b"]})
    assert list(moved(old, new)) == ["all, figures: 0.900 → 0.897", "all, quotes: 0.900 → 0.921"]
    assert list(changes(old, new)) == ["+ x  b", "- x  a"]


def test_the_command_scores_the_articles_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hans-earnings", "--json"]) == 0
    assert '"zh-Hans"' in capsys.readouterr().out
    assert main(["hans-earnings"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("organisations")


@pytest.mark.parametrize("arguments", [["no-such-article"], ["hans-earnings", "--update-baseline"]])
def test_the_command_refuses_what_it_cannot_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_reliability_is_how_far_scores_are_from_the_share_that_is_right() -> None:
    rows = [(0.9, True), (0.9, True), (0.9, True), (0.9, False), (0.5, True)]
    told = [Outcome("people", score, right) for score, right in rows]
    low, high = bins(told)
    assert (low.many, low.score, low.right) == (1, 0.5, 1)
    assert (high.low, high.many, high.right) == (0.9, 4, 0.75)
    assert error([low, high]) == pytest.approx((0.5 + 4 * 0.15) / 5)
    assert error([]) == 0


def test_what_is_found_is_right_with_its_value_and_its_speaker() -> None:
    gold = marked(figures=(count("20家"), count("3家", 3.0)), quotes=(said("明年要开20家店"),))
    found = marked(figures=(count("20家"), count("3家", 4.0)), quotes=(said("明年要开20家店", "远山银行"),))
    assert [(one.kind, one.right) for one in outcomes(case(gold, found))] == [
        ("figures", True),
        ("figures", False),
        ("quotes", False),
    ]


def test_few_things_are_off_by_chance_and_many_are_not() -> None:
    few, many = ([Outcome("people", 0.9, True)] * number for number in (20, 2000))
    assert 0.05 < by_chance(few) < 0.3
    assert by_chance(many) < 0.02
